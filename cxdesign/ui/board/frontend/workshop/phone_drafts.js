// What somebody has begun to write and has not sent: there again after a reload, a lock, a change of language.

const KEY = "cx-room.drafts";

/** What a browser keeps may be forbidden to the page, or be of no use; then nothing is taken up. */
function recall() {
  try { return JSON.parse(sessionStorage.getItem(KEY)) ?? {}; } catch { return {}; }
}

/** The drafts of one person in one workshop, each under its question and that question's run. */
export class Drafts {
  #personId = null;
  #drafts = {};

  /** Take up what this person had begun; what somebody else left on this phone is dropped. */
  open(personId) {
    if (personId === this.#personId) return;
    const { of, drafts } = recall();
    this.#personId = personId;
    this.#drafts = of === personId ? drafts ?? {} : {};
    this.#write();
  }

  of(place) {
    return this.#drafts[place] ?? null;
  }

  /** Keep a draft; null when it was sent or nothing is left of it. */
  keep(place, draft) {
    if (draft === null) delete this.#drafts[place];
    else this.#drafts[place] = draft;
    this.#write();
  }

  /** A question that was reset begins empty: what was begun in an earlier run of it is dropped. */
  only(prompt) {
    const outdated = Object.keys(this.#drafts).filter((place) => place.startsWith(`${prompt.id} `) && place !== placeOf(prompt));
    for (const place of outdated) this.keep(place, null);
  }

  forget() {
    this.#personId = null;
    this.#drafts = {};
    this.#write();
  }

  #write() {
    try {
      if (Object.keys(this.#drafts).length) sessionStorage.setItem(KEY, JSON.stringify({ of: this.#personId, drafts: this.#drafts }));
      else sessionStorage.removeItem(KEY);
    } catch { /* the page works without */ }
  }
}

/** Under what the draft of a question is kept. */
export function placeOf({ id, run }) {
  return `${id} ${run}`;
}
