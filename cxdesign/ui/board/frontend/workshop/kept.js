// What a browser keeps for the next visit. It may be forbidden to the page; then nothing is kept, and the page works without.

export function recall(key) {
  try { return localStorage.getItem(key); } catch { return null; }
}

/** Keep a text under a key; null forgets it. */
export function keep(key, text) {
  try {
    if (text === null) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
  } catch { /* as above */ }
}
