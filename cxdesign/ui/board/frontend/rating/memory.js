// What a tab remembers of a rater's way: where they are, for whom they rate, words without a score yet, answers too late.

import { recallForTab, storeForTab } from "../storage.js";

/** One thing kept for the tab under a name, read once and written through. */
export class Kept {
  constructor(key, empty) {
    this.key = `rate.${key}`;
    this.value = read(this.key) ?? empty;
  }

  set(value) {
    this.value = value;
    storeForTab(this.key, JSON.stringify(value));
  }
}

/** What was entered for a criterion before it has a score, by round, rater and criterion. */
export class Drafts {
  constructor(projectId) {
    this.kept = new Kept(`drafts.${projectId}`, {});
  }

  get(key) { return this.kept.value[key] ?? null; }

  set(key, draft) {
    const { [key]: _, ...others } = this.kept.value;
    this.kept.set(draft ? { ...others, [key]: draft } : others);
  }
}

/** Answers that reached the server after the reveal: they do not count, and their words are kept for the rater. */
export class Late {
  constructor(projectId) {
    this.kept = new Kept(`late.${projectId}`, []);
  }

  add(command) {
    const others = this.kept.value.filter((one) => one.round_id !== command.round_id || one.rater_id !== command.rater_id || one.criterion !== command.criterion);
    this.kept.set([...others, command]);
  }

  of(roundId) { return this.kept.value.filter((one) => one.round_id === roundId); }
}

function read(key) {
  try {
    return JSON.parse(recallForTab(key) ?? "null");
  } catch {
    return null;
  }
}
