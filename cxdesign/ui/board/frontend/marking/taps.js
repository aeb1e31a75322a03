// Clicks and taps that extend the selection, and those that bring it back to one.

import { placeOf } from "../records.js";
import { isMarkable } from "./places.js";

export class Taps {
  constructor(board, marked) {
    this.board = board;
    this.marked = marked;
    const { root } = board.grid;
    root.addEventListener("pointerdown", (event) => this.#press(event), true);
    root.addEventListener("mousedown", (event) => { if (this.#isMeant(event)) event.preventDefault(); }, true);
    root.addEventListener("click", (event) => this.#click(event), true);
    // Two of them at one place take away and add again: they open nothing.
    root.addEventListener("dblclick", (event) => { if (this.#isMeant(event)) event.stopPropagation(); }, true);
  }

  /** A press that extends moves no bar and begins no arrow. */
  #press(event) {
    if (this.#isMeant(event) && event.target.closest(".bar, .ring")) event.stopPropagation();
  }

  /** Whether a press extends the selection; the focus stays where it is then. */
  #isMeant(event) {
    if (event.button !== 0 || event.target.closest("button:not(.whisper, .picture), input, textarea, .curve-mount")) return false;
    const subject = this.board.grid.subjectOf(event.target);
    if (event.shiftKey) return Boolean(subject && (isMarkable(subject.id) || subject.type === "cell"));
    return Boolean((event.ctrlKey || event.metaKey || this.marked.isPicking) && isMarkable(subject?.id));
  }

  #click(event) {
    const subject = this.board.grid.subjectOf(event.target);
    if (!this.#isMeant(event)) {
      if (isMarkable(subject?.id) && this.marked.isMany && !event.target.closest("button")) this.marked.clear();
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    if (!this.board.editor.finish()) return;
    if (event.shiftKey) this.marked.extendTo(this.#placeOf(subject));
    else this.marked.toggle(subject.id);
    this.board.grid.focusSelection();
  }

  #placeOf({ id, columnId, laneId }) {
    return id ? { ...placeOf(this.board.state.records.get(id)), id } : { columnId, laneId, id: null };
  }
}
