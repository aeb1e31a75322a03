// Cards that span neighbouring touchpoints: how far they reach, drawn without covering another, and set by their right edge,
// by keys and by menu.

import { element, setAttribute } from "../dom.js";
import { offerWhere } from "../pointer.js";
import { isLaneCardKind, placeOf } from "../records.js";
import { spanned } from "../spans.js";
import { packed } from "./packing.js";

const EDGE_ROOM = 12;

export class Spanning {
  #held = null;
  #order = { of: null, ids: [] };

  constructor(board) {
    this.board = board;
    this.handle = element("span", "span-handle", { "data-affordance": "", "aria-hidden": "true", title: board.t("board.span_drag") });
    this.handle.addEventListener("pointerdown", (event) => this.#grab(event));
    offerWhere(board, (target) => this.#attach(target));
    board.listen(window, "pointermove", (event) => this.#pull(event));
    board.listen(window, "pointerup", (event) => this.#drop(event));
    board.listen(window, "pointercancel", () => this.#let());
  }

  update() {}

  /** Shift, Alt and an arrow to the right or left: one touchpoint more or less. */
  press(key, event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
    if (key === "Escape" && this.#held) { this.#let(); return true; }
    const { selection, cursor } = this.board.state;
    if (!step || !event.altKey || !event.shiftKey || cursor || !this.#card(selection)) return false;
    this.stretch(selection, step);
    return true;
  }

  canWiden(id) {
    const card = this.#card(id);
    return Boolean(card && this.#ids().indexOf(this.#stands(card).at(-1)) < this.#ids().length - 1);
  }

  canNarrow(id) {
    const card = this.#card(id);
    return Boolean(card && this.#stands(card).length > 1);
  }

  /** One touchpoint more or less. */
  stretch(id, step) {
    const card = this.#card(id);
    if (!card || !this.board.canEdit) return;
    const ids = this.#ids();
    const first = ids.indexOf(card.touchpoint_id);
    const last = ids.indexOf(this.#stands(card).at(-1)) + step;
    if (last >= first && last < ids.length) this.#reach(card, ids[last]);
  }

  /** What is said of a card that spans, an empty text for any other. */
  wordsOf(card) {
    if (!card.last_touchpoint_id) return "";
    const last = this.#stands(card).at(-1);
    return last === card.touchpoint_id ? "" : this.board.t("board.span_words", { name: this.board.state.records.get(last).name });
  }

  /** A card of the lane that reaches over an empty cell from further left, null when none does. */
  covering(columnId, laneId) {
    return this.board.state.spans(laneId).find((card) => card.touchpoint_id !== columnId && this.#stands(card).includes(columnId)) ?? null;
  }

  /** The column from which a walk sideways goes on: the last that a card covers before others that hold cards of their own. */
  edgeOf(card, dx) {
    const { columnId, laneId } = placeOf(card);
    if (dx < 0 || !card.last_touchpoint_id) return columnId;
    const covered = this.#stands(card);
    const next = covered.findIndex((id, index) => index > 0 && this.board.state.cards(id, laneId).length > 0);
    const open = new Set(this.board.grid.columns.filter(({ type }) => type === "open").map(({ record }) => record.id));
    return covered.slice(0, next < 0 ? covered.length : next).findLast((id) => open.has(id)) ?? columnId;
  }

  /** Lay a lane's cards in rows, or let them stand as they are where none spans; true where they were laid. */
  lay(row, lane, columns, cellOf) {
    const spans = this.board.state.spans(lane.id);
    if (!spans.length && !("packed" in row.dataset)) return false;
    const cells = columns.map((column) => (column.type === "open" ? this.board.state.cards(column.record.id, lane.id) : []));
    const widths = new Map(spans.map((card) => [card.id, this.#width(card, columns)]));
    const { rows, count, taken } = packed(cells.map((cards) => cards.map(({ id }) => ({ id, width: widths.get(id)?.count ?? 1 }))));
    setAttribute(row, "data-packed", spans.length ? "" : null);
    row.style.gridTemplateRows = spans.length ? `repeat(${Math.max(1, count)}, auto) minmax(0, 1fr)` : "";
    cells.forEach((cards, index) => {
      for (const card of cards) this.#place(card, rows.get(card.id), widths.get(card.id));
      setAttribute(cellOf(columns[index]), "data-covered", spans.length && !cards.length && taken[index].size ? "" : null);
    });
    return spans.length > 0;
  }

  #place(card, row, width) {
    const node = this.board.grid.cards.elementOf(card.id);
    if (!node) return;
    node.style.gridRow = row + 1;
    setAttribute(node, "data-span", width?.count > 1 ? width.count : null);
    node.style.setProperty("--span", width?.count > 1 ? `${width.room}px` : "");
  }

  /** Columns a card reaches over as they are drawn: folded ones count as the one they are. */
  #width(card, columns) {
    const stands = new Set(this.#stands(card));
    const first = columns.findIndex((column) => column.record?.id === card.touchpoint_id);
    const last = columns.findLastIndex((column) => column.records.some(({ id }) => stands.has(id)));
    if (first < 0 || last <= first) return { count: 1, room: 0 };
    return { count: last - first + 1, room: columns[last].x + columns[last].width - columns[first].x };
  }

  #card(id) {
    const record = id ? this.board.state.records.get(id) : null;
    return record && isLaneCardKind(record.kind) ? record : null;
  }

  #stands(card) {
    return spanned(this.#ids(), card);
  }

  #ids() {
    const touchpoints = this.board.state.touchpoints();
    if (this.#order.of !== touchpoints) this.#order = { of: touchpoints, ids: touchpoints.map(({ id }) => id) };
    return this.#order.ids;
  }

  #reach(card, lastId) {
    const { board } = this;
    if (this.#stands(card).at(-1) === lastId) return;
    board.dispatch({ name: "span_card", card_id: card.id, last_touchpoint_id: lastId === card.touchpoint_id ? null : lastId });
    board.say(board.t("board.said_spans", { name: board.state.records.get(lastId).name }));
    board.grid.focusSelection();
  }

  // ---- the right edge -------------------------------------------------------------------------------------------

  #attach(target) {
    if (this.#held || target.closest?.("[data-affordance]")) return;
    const card = this.board.canEdit && !this.board.drag.isHolding ? target.closest?.(".card") : null;
    if (card === this.handle.parentElement) return;
    const before = this.handle.parentElement;
    if (card) card.append(this.handle);
    else this.handle.remove();
    if (before && !before.querySelector(":scope > [data-affordance]")) before.classList.remove("host");
    card?.classList.add("host");
  }

  #grab(event) {
    const card = this.#card(this.handle.closest(".card")?.dataset.cardId);
    if (event.button !== 0 || !card) return;
    event.preventDefault();
    event.stopPropagation();
    this.board.select(card.id);
    this.#held = { id: card.id, pointerId: event.pointerId, lastId: this.#stands(card).at(-1), node: this.handle.closest(".card") };
    this.#held.node.classList.add("stretching");
  }

  #pull(event) {
    const held = this.#held;
    if (!held || event.pointerId !== held.pointerId) return;
    const card = this.#card(this.board.state.currentId(held.id));
    if (!card) { this.#let(); return; }
    const { grid } = this.board;
    const x = (event.clientX - grid.root.getBoundingClientRect().left) / this.board.zoom.value;
    const first = grid.columns.findIndex((column) => column.record?.id === card.touchpoint_id);
    const under = grid.columns.findLastIndex((column, index) => index >= first && column.type !== "vacant" && x > column.x + Math.min(EDGE_ROOM, column.width / 2));
    const column = grid.columns[Math.max(first, under)];
    if (!column) return;
    held.lastId = column.records.at(-1).id;
    held.node.style.width = `${column.x + column.width - grid.columns[first].x - 9}px`;
    held.node.style.position = "relative";
    held.node.style.zIndex = 2;
  }

  #drop(event) {
    const held = this.#held;
    if (!held || event.pointerId !== held.pointerId) return;
    this.#let();
    const card = this.#card(this.board.state.currentId(held.id));
    if (card) this.#reach(card, held.lastId);
  }

  #let() {
    const held = this.#held;
    this.#held = null;
    if (!held) return;
    held.node.classList.remove("stretching");
    for (const name of ["width", "position", "zIndex"]) held.node.style[name] = "";
    this.board.schedule();
  }
}
