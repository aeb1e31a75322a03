// The critical path lit on the board: its steps and arrows as the server found them, as long as the toggle is on.

import { toggleClass } from "../dom.js";
import { recall, store } from "../storage.js";

const KEY = "critical-path";

export class CriticalPath {
  #marked = [];

  constructor(board) {
    this.board = board;
    this.isOn = recall(KEY) !== "off";
  }

  toggle() {
    this.isOn = !this.isOn;
    store(KEY, this.isOn ? "on" : "off");
    this.board.schedule();
  }

  update() {
    const { board } = this;
    const found = this.isOn ? board.state.parts.blueprint : null;
    if (this.found !== found) {
      this.found = found;
      board.lit = found && new Set([...found.critical_steps, ...found.critical_flows]);
    }
    const cards = (found?.critical_steps ?? []).map((id) => board.grid.cards.elementOf(id)).filter(Boolean);
    for (const card of this.#marked) if (!cards.includes(card)) card.classList.remove("lit");
    for (const card of cards) toggleClass(card, "lit", true);
    this.#marked = cards;
  }
}
