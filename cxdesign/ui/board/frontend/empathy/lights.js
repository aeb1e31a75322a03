// What belongs together lights up: the notes a selected need stems from, the needs that stem from a selected note.

import { needsFrom, notesOf } from "../links.js";
import { kindOf } from "../records.js";

export class Lights {
  #lit = new Set();

  constructor(empathy) {
    this.empathy = empathy;
    this.board = empathy.board;
  }

  update() {
    const wanted = new Set(this.#belonging().map((record) => this.board.grid.elementOf(record.id)).filter(Boolean));
    for (const node of this.#lit) if (!wanted.has(node)) node.classList.remove("lit");
    for (const node of wanted) node.classList.add("lit");
    this.#lit = wanted;
  }

  #belonging() {
    const { state } = this.board;
    if (this.empathy.draft.isOpen) return this.empathy.draft.notes;
    const id = state.selection;
    if (!id || state.cursor) return [];
    return { need: () => notesOf(state, id), empathy_note: () => needsFrom(state, id) }[kindOf(id)]?.() ?? [];
  }
}
