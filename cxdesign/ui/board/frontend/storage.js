// Choices that this browser keeps; one without storage forgets them.

const PREFIX = "cx-board.";

export function store(key, value) {
  try {
    localStorage.setItem(PREFIX + key, value);
  } catch {
    // Nothing depends on it.
  }
}

/** Kept for this tab alone, over a reload; null lets it go. */
export function storeForTab(key, value) {
  try {
    if (value === null) sessionStorage.removeItem(PREFIX + key);
    else sessionStorage.setItem(PREFIX + key, value);
  } catch {
    // Nothing depends on it.
  }
}

export function recallForTab(key) {
  try {
    return sessionStorage.getItem(PREFIX + key);
  } catch {
    return null;
  }
}

/** Forget everything kept about a project, in this tab and in this browser; what is copied from it as well. */
export function forgetProject(projectId) {
  for (const area of ["localStorage", "sessionStorage"]) {
    try {
      const storage = window[area];
      const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index));
      for (const key of keys) {
        if (key?.startsWith(PREFIX) && `${key} ${storage.getItem(key)}`.includes(projectId)) storage.removeItem(key);
      }
    } catch {
      // Without storage nothing is kept.
    }
  }
}

export function recall(key) {
  try {
    return localStorage.getItem(PREFIX + key);
  } catch {
    return null;
  }
}

/** The name of a choice that is made for one map of one project. */
export const keyOfMap = ({ projectId, configuration }, name) => `${projectId}.${configuration.name}.${name}`;
