// Relevance by hand: a drag on a bar sets it, and so does a click in the cell that is selected; the first click on another
// cell only selects it. A finger sets only the cell that is selected, so that it can scroll.

import { clamp } from "../dom.js";
import { MOST, fieldOf, valuesOf } from "./quadrant.js";

/** Room to the left of a bar that stands for 0, in pixels. */
const ZERO = 4;
/** Way in pixels from which on a press is a drag. */
const THRESHOLD = 4;

export class Bars {
  #held = null;

  constructor(scenes) {
    this.scenes = scenes;
    this.board = scenes.board;
    const { board } = this;
    board.grid.root.addEventListener("pointerdown", (event) => this.#down(event));
    board.listen(window, "pointermove", (event) => this.#move(event));
    board.listen(window, "pointerup", (event) => this.#up(event));
    board.listen(window, "pointercancel", () => this.#letGo());
  }

  update() {}

  press(key) {
    if (key !== "Escape" || !this.#held) return false;
    this.#letGo();
    return true;
  }

  #down(event) {
    const bar = event.target.closest(".bar");
    const cell = bar?.closest(".cell")?.cell;
    if (!cell || event.button !== 0 || !this.board.canEdit) return;
    const isSelected = cell.root.classList.contains("sel");
    if (event.pointerType === "touch" && !isSelected) return;
    this.#held = { cell, bar, id: cell.root.dataset.cellId, view: bar.dataset.view, pointerId: event.pointerId, x: event.clientX, value: null, isMeant: isSelected };
    this.#follow(event.clientX);
  }

  #move(event) {
    if (this.#held?.pointerId === event.pointerId) this.#follow(event.clientX);
  }

  #follow(x) {
    const held = this.#held;
    held.isMeant ||= Math.abs(x - held.x) > THRESHOLD;
    if (!held.isMeant) return;
    const record = this.board.state.records.get(held.id);
    if (!record) {
      this.#held = null;
      return;
    }
    const track = held.bar.querySelector(".track").getBoundingClientRect();
    held.value = x < track.left + ZERO / 2 ? 0 : clamp(Math.ceil(((x - track.left) / track.width) * MOST), 0, MOST);
    held.cell.show({ ...valuesOf(record), [held.view]: held.value });
  }

  #up(event) {
    const held = this.#held;
    if (!held || event.pointerId !== held.pointerId) return;
    this.#letGo();
    const record = this.board.state.records.get(held.id);
    if (record && held.isMeant && record[fieldOf(held.view)] !== held.value) this.scenes.setRelevance(record, held.view, held.value);
  }

  /** Show again what is stored. */
  #letGo() {
    const held = this.#held;
    this.#held = null;
    const record = held && this.board.state.records.get(held.id);
    if (record) held.cell.show(valuesOf(record));
  }
}
