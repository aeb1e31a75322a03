// What each area asks for, in small letters beside its name, and whose canvas the map follows.

import { element, toggleClass } from "../dom.js";
import { AREAS, areaHint, areaPrompt } from "./areas.js";

export class Hints {
  #locale = null;

  constructor(board) {
    this.board = board;
    this.credit = element("p", "credit");
    board.grid.root.addEventListener("click", (event) => this.#onTap(event));
  }

  update() {
    const { board } = this;
    toggleClass(board.root, "invites", board.canEdit);
    if (!board.state.persona || this.#locale === board.locale) return;
    this.#locale = board.locale;
    for (const area of AREAS) {
      const row = board.grid.laneRow(area.id);
      // What an area without a note shows; the button of the same words comes with pointer and focus.
      row.style.setProperty("--prompt", `"+  ${areaPrompt(board, area)}"`);
      const label = row.querySelector(".lane");
      label.querySelector(".nm").classList.add("area-name");
      const hint = label.querySelector(".hint") ?? label.appendChild(element("span", "hint"));
      hint.textContent = areaHint(board, area);
    }
    this.credit.textContent = board.t("empathy.credit");
    board.grid.body.after(this.credit);
  }

  /** A finger has no way to point at the button first: a tap on an area that invites opens it. */
  #onTap(event) {
    const { board } = this;
    const cell = event.target.closest(".cell.empty[data-lane]");
    const isByFinger = event.pointerType === "touch" || matchMedia("(pointer: coarse)").matches;
    if (!cell || !isByFinger || event.target.closest("button") || !board.canEdit || board.editor.isOpen) return;
    board.actions.addCard(cell.dataset.column, cell.dataset.lane);
  }
}
