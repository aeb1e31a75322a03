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

  /** Take out what was begun in earlier runs of a question: their runs, and the words that were to be something new. */
  outdated(prompt) {
    const places = Object.keys(this.#drafts).filter((place) => place.startsWith(`${prompt.id} `) && place !== draftPlaceOf(prompt));
    const found = places.map((place) => ({ run: Number(place.slice(prompt.id.length + 1)), ...this.#drafts[place] }));
    for (const place of places) this.keep(place, null);
    return found.filter((draft) => draft.text && !draft.editing);
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
export function draftPlaceOf({ id, run }) {
  return `${id} ${run}`;
}
