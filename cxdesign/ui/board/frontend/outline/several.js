// Choosing several entries: buttons that add and take away, while the focus may go anywhere in between.

import { isMarkable } from "../marking/places.js";
import { turnForm } from "./empathy.js";
import { severalMoveForm } from "./move_forms.js";

/** Acts of an entry that leave together what is selected together. */
const KEEPS = new Set(["select", "more", "details"]);

export class Several {
  #pressed = new Set();

  constructor(outline) {
    this.outline = outline;
    this.board = outline.board;
  }

  /** Whether several are selected, or being selected. */
  get isOn() {
    const { marked } = this.board;
    return Boolean(marked?.isMany || marked?.isPicking);
  }

  /** Whether what is done to all that is selected is done to this one too. */
  has(id) {
    const { marked } = this.board;
    return Boolean(marked?.isMany && marked.has(id));
  }

  toggle({ id }) {
    const { board, outline } = this;
    const { marked } = board;
    if (!this.isOn) marked.pick(id);
    else marked.toggle(id);
    const name = outline.nameOf(board.state.records.get(id));
    const said = marked.has(id) ? "picked" : "unpicked";
    board.say(board.t(`board.outline_said_${said}`, { name, count: marked.ids.length }));
    if (!marked.ids.length) marked.clear();
  }

  /** For a finger the buttons of an entry unfold when it is selected: while several are, a tap adds it or takes it away. */
  tap(view) {
    if (this.isOn && view?.button?.("select") && matchMedia("(pointer: coarse)").matches) this.toggle(view);
  }

  /** An act on one entry ends the selection of several, unless it is about them. */
  before(view, act) {
    if (this.isOn && !KEEPS.has(act)) this.leaveFor(view);
  }

  /** Have one entry selected alone, or the cell that it is. */
  leaveFor({ id, columnId, laneId }) {
    this.board.marked.clear();
    if (id) this.board.select(id);
    else if (columnId) this.board.selectCell(columnId, laneId);
  }

  /** What the menu of all that is selected offers besides that of the map. */
  items() {
    const { board } = this;
    const item = (act, form) => ({ action: `${act}_several`, label: board.t(`board.outline_act_${act}`), run: () => this.#open(form) });
    if (!board.markedActs.applicable("move").length) return [];
    return [item("move", severalMoveForm), ...(board.empathy ? [item("turn", (view) => turnForm(view, board.marked.ids))] : [])];
  }

  /** Say on the buttons what is selected. */
  update() {
    const { marked, state } = this.board;
    if (marked.isPicking && !marked.isMany && state.selection && !isMarkable(state.selection)) marked.clear();
    const ids = this.isOn ? marked.ids : [];
    const pressed = new Set(ids.map((id) => this.outline.viewOf(id)).filter((view) => view?.button?.("select")));
    for (const view of this.#pressed) if (!pressed.has(view)) view.press("select", false);
    for (const view of pressed) view.press("select", true);
    this.#pressed = pressed;
  }

  /** Ask something below the entry that has the focus, or the first of those that are selected. */
  #open(form) {
    const { outline, board } = this;
    const focused = outline.focusedView();
    const view = focused && this.has(focused.id) ? focused : outline.viewOf(board.selection);
    view.openForm(form(view), "more");
  }
}
