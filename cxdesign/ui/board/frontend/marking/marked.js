// What is selected together. The primary selection stays that of the board; the others stand beside it for as long as it
// is one of them, so that whatever selects something else ends the marking without having to know of it.

import { setAttribute, toggleClass } from "../dom.js";
import { placeOf } from "../records.js";
import { placeBeside, placeOfSelection } from "./extension.js";
import { between, inReadingOrder, isMarkable, openColumns, seenLanes } from "./places.js";

export class Marked {
  #ids = new Set();
  #primary = null;
  #version = null;
  #drawn = new Set();
  #cells = new Set();
  #gone = null;
  #extension = null;
  #ordered = { of: null, list: [] };

  constructor(board) {
    this.board = board;
    /** Whether taps add and take away, as they do after "select several". */
    this.isPicking = false;
  }

  /** Ids of all that is selected, in reading order; none while the cursor stands in an empty cell. */
  get ids() {
    const { selection, cursor } = this.board.state;
    if (this.isMany) return this.#inOrder();
    return selection && !cursor ? [selection] : [];
  }

  get isMany() {
    this.#follow();
    return this.#ids.size > 1;
  }

  has(id) {
    return this.isMany ? this.#ids.has(id) : this.ids.includes(id);
  }

  /** Select these together; the primary selection stays where it is if it is one of them, or becomes `primary`. */
  set(ids, primary = null, { isQuiet = false } = {}) {
    const { state } = this.board;
    const known = inReadingOrder(this.board, [...new Set(ids)].filter(isMarkable));
    const chosen = [primary, state.selection, ...known].find((id) => known.includes(id)) ?? null;
    this.board.select(chosen);
    this.#extension = null;
    this.#take(known.length > 1 ? known : []);
    if (!isQuiet) this.board.say(this.board.t("board.marking_said_selected", { count: known.length }));
  }

  /** Let go of all but the primary selection. */
  clear() {
    this.#take([]);
    this.#gone = null;
    this.#extension = null;
    this.isPicking = false;
  }

  /** Add one to what is selected, or take it away. */
  toggle(id) {
    const ids = this.ids.filter(isMarkable);
    if (!ids.includes(id)) this.set([...ids, id], id);
    else this.set(ids.filter((other) => other !== id));
  }

  /** Select everything from where the extension began to a place, `{columnId, laneId, id}`. */
  extendTo(head) {
    const { state } = this.board;
    const anchor = this.#running?.anchor ?? placeOfSelection(state);
    if (!anchor) return;
    const ids = between(this.board, anchor, head);
    if (ids.length) this.set(ids, anchor.id);
    this.#extension = { anchor, head, selection: state.selection, cursor: state.cursor };
  }

  /** Grow or shrink the extension by an arrow key; false where it has nothing to begin with. */
  extend(key) {
    const head = this.#running?.head ?? placeOfSelection(this.board.state);
    if (!head) return false;
    const next = placeBeside(this.board, head, key);
    this.extendTo(next);
    const { grid } = this.board;
    grid.focusSelection();
    this.board.render();
    grid.show(grid.elementOf(next.id) ?? grid.cellOf(next.columnId, next.laneId));
    return true;
  }

  /** The extension, as long as the selection is still the one it made. */
  get #running() {
    const { selection, cursor } = this.board.state;
    const running = this.#extension;
    return running?.selection === selection && running.cursor === cursor ? running : null;
  }

  /** Start choosing several by taps, beginning with one. */
  pick(id = null) {
    this.isPicking = true;
    this.board.select(id);
    this.board.frame.setSheet(false);
    this.board.affordances.hide();
    this.board.say(this.board.t("board.marking_said_picking"));
    this.board.schedule();
  }

  /** What is about to go: when it is brought back while nothing else was chosen, it is selected again. */
  remember(ids) {
    this.#gone = { ids, then: null, isWelcomed: false };
  }

  update() {
    this.#follow();
    this.#welcomeBack();
    const { board } = this;
    this.#dropUnseen();
    const nodes = this.isMany ? [...this.#ids].map((id) => board.grid.elementOf(id)).filter(Boolean) : [];
    const cells = nodes.map((node) => node.closest("[role=gridcell]")).filter(Boolean);
    this.#drawn = redraw(this.#drawn, nodes, (node, isOn) => {
      toggleClass(node, "marked", isOn);
      // A card has no selected state of its own; what is said beside its name does not change the name.
      if (node.getAttribute("role") === "article") setAttribute(node, "aria-description", isOn ? board.t("board.marking_selected") : null);
    });
    this.#cells = redraw(this.#cells, cells, (node, isOn) =>
      // A cell of the matrix that stays the only one selected says so itself.
      setAttribute(node, "aria-selected", isOn || node.classList.contains("sel") ? "true" : null));
  }

  #take(ids) {
    this.#ids = new Set(ids);
    this.#primary = this.board.state.selection;
    this.#version = this.board.state.version;
    this.board.schedule();
  }

  /** The same list until something changes: a thousand cards are not put in order for each question. */
  #inOrder() {
    const of = [this.#ids, this.board.state.version, this.board.grid.columns];
    if (!this.#ordered.of || of.some((value, index) => value !== this.#ordered.of[index])) {
      this.#ordered = { of, list: inReadingOrder(this.board, [...this.#ids]) };
    }
    return this.#ordered.list;
  }

  /** Keep to what is there: ids that changed with their kind, records that went, a selection that went elsewhere. */
  #follow() {
    const { state } = this.board;
    if (!this.#ids.size) return;
    if (this.#version !== state.version) {
      const isPrimaryGone = !state.currentId(this.#primary);
      this.#version = state.version;
      this.#ids = new Set([...this.#ids].map((id) => state.currentId(id)).filter((id) => id && isMarkable(id)));
      if (isPrimaryGone && this.#ids.size && !state.selection) state.selection = inReadingOrder(this.board, [...this.#ids])[0];
    }
    if (state.cursor || !this.#ids.has(state.selection)) {
      this.#ids = new Set();
    } else this.#primary = state.selection;
  }

  /** Nothing is done to what cannot be seen: a hidden lane or a folded stage takes its cards out. */
  #dropUnseen() {
    if (!this.#ids.size) return;
    const { board } = this;
    const [lanes, columns] = [new Set(seenLanes(board)), new Set(openColumns(board))];
    const isSeen = (id) => {
      const place = placeOf(board.state.records.get(id));
      return lanes.has(place.laneId) && columns.has(place.columnId);
    };
    const seen = [...this.#ids].filter(isSeen);
    if (seen.length === this.#ids.size) return;
    this.#ids = new Set(seen);
    if (seen.length && !this.#ids.has(board.state.selection)) board.select(inReadingOrder(board, seen)[0]);
  }

  /** What is brought back, taken away and brought back again is welcomed each time. */
  #welcomeBack() {
    const gone = this.#gone;
    if (!gone) return;
    const { state } = this.board;
    const isBack = gone.ids.every((id) => state.currentId(id));
    if (gone.then === null || (gone.isWelcomed && !state.selection)) Object.assign(gone, { then: this.#here, isWelcomed: false });
    if (gone.then !== this.#here) this.#gone = null;
    else if (isBack && !gone.isWelcomed) {
      this.set(gone.ids.map((id) => state.currentId(id)));
      this.board.grid.focusSelection();
      Object.assign(gone, { then: this.#here, isWelcomed: true });
    }
  }

  get #here() {
    const { selection, cursor } = this.board.state;
    return `${selection} ${cursor?.columnId} ${cursor?.laneId}`;
  }
}

function redraw(before, wanted, draw) {
  const now = new Set(wanted);
  for (const node of before) if (!now.has(node)) draw(node, false);
  for (const node of now) draw(node, true);
  return now;
}
