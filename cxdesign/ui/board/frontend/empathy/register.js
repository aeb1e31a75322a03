// The needs register under the map: filtered, sorted, written in place, each need one row.

import { button, element, focusedIn, reconcile, setAttribute } from "../dom.js";
import { icon } from "../icons.js";
import { isCardId } from "../records.js";
import { COLUMNS } from "./columns.js";
import { Filters } from "./filters.js";
import { Meter } from "./meter.js";
import { Row } from "./row.js";

export class Register {
  #rows = new Map();
  #sorting = { column: "number", isDescending: false };
  #locale = null;
  #headers = new Map();
  #seen = null;

  constructor(empathy) {
    this.empathy = empathy;
    this.board = empathy.board;
    this.filters = new Filters(this.board, () => this.board.schedule());
    this.meter = new Meter(this.board, () => this.scope, (ids) => empathy.showFinding(ids));
    this.root = element("section", "needs");
    this.board.grid.root.append(this.root);
    this.root.addEventListener("click", (event) => this.#onClick(event));
    this.root.addEventListener("dblclick", (event) => this.#onDoubleClick(event));
  }

  get state() {
    return this.board.state;
  }

  /** Whose figures stand at the head of the register: all needs, or those of the persona shown. */
  get scope() {
    return this.filters.isAll ? "all" : this.state.persona?.id ?? "all";
  }

  /** Whether the rows stand in the order people gave them. */
  get isInOrder() {
    return this.#sorting.column === "number" && !this.#sorting.isDescending;
  }

  update() {
    const { board } = this;
    if (!this.state.persona) return;
    if (this.#locale !== board.locale) this.#build();
    this.filters.update();
    this.meter.update();
    this.empathy.draft.update();
    if (!this.#isDue()) return;
    const needs = this.shown();
    reconcile(this.body, needs.map((need) => this.#row(need)));
    for (const id of this.#rows.keys()) if (!this.state.records.has(id)) this.#rows.delete(id);
    this.#headers.forEach((header, id) => setAttribute(header, "aria-sort", this.#sortOf(id)));
    const isBare = this.state.entries("need").length === 0;
    this.table.hidden = isBare;
    this.filters.element.hidden = isBare;
    this.bare.hidden = !isBare || this.empathy.draft.isOpen;
    this.none.hidden = isBare || needs.length > 0;
    setAttribute(this.add, "hidden", board.canEdit ? null : "");
    const isOnNote = board.canEdit && !this.state.cursor && isCardId(this.state.selection);
    this.turn.hidden = !isOnNote || this.empathy.draft.isOpen;
  }

  /** Whether anything the rows are drawn from has changed. */
  #isDue() {
    const { state, locale, canEdit } = this.board;
    const { column, isDescending } = this.#sorting;
    const seen = [state.version, state.selection, state.cursor, state.persona, locale, canEdit, this.filters.stamp, column, isDescending, this.empathy.draft.isOpen];
    const isDue = !this.#seen || seen.some((value, index) => value !== this.#seen[index]);
    this.#seen = seen;
    return isDue;
  }

  /** The needs that pass the filters, in the order they are sorted by. */
  shown() {
    const { board } = this;
    const needs = this.state.entries("need").filter((need) => this.filters.passes(need));
    const { column, isDescending } = this.#sorting;
    const { rank } = COLUMNS.find(({ id }) => id === column);
    const ranks = new Map(needs.map((need) => [need, rank(need, board)]));
    const sign = isDescending ? -1 : 1;
    return [...needs].sort((a, b) => sign * compare(ranks.get(a), ranks.get(b), board.locale));
  }

  /** Let nothing hide a need that is to be shown. */
  reveal(need) {
    if (!this.filters.passes(need)) this.filters.clear();
    if (!this.filters.passes(need)) this.filters.showAll();
  }

  elementOf(id) {
    const row = this.#rows.get(id)?.root ?? null;
    return row?.isConnected ? row : null;
  }

  /** Element that shows a field of a need, where an editor is laid over it. */
  fieldOf(id, field) {
    return this.#rows.get(id)?.root.querySelector(`[data-field="${field}"]`) ?? null;
  }

  focusCell(id, columnId) {
    const cell = this.#rows.get(id)?.cellOf(columnId);
    this.board.select(id);
    this.board.render();
    cell?.focus({ preventScroll: true });
    this.board.grid.show(this.elementOf(id));
  }

  /** The same column in another row. */
  focusSameCell(id) {
    this.focusCell(id, this.#focusedColumn() ?? "need");
    return true;
  }

  /** One cell to the side; true when there is one. */
  step(id, by) {
    const index = COLUMNS.findIndex((column) => column.id === this.#focusedColumn());
    const next = COLUMNS[index < 0 ? (by > 0 ? 1 : 0) : index + by];
    if (next) this.focusCell(id, next.id);
    return Boolean(next);
  }

  openFocused(id) {
    this.openCell(id, this.#focusedColumn() ?? "need");
  }

  /** Write in the cell, or choose from what it offers. */
  openCell(id, columnId) {
    const { board } = this;
    const column = COLUMNS.find((one) => one.id === columnId);
    const need = this.state.records.get(id);
    if (!board.canEdit || !need || (!column.isText && !column.choices)) return;
    this.focusCell(id, columnId);
    if (column.isText) this.empathy.editNeed(id, "name");
    else {
      const cell = this.#rows.get(id).cellOf(columnId);
      board.menu.open(column.choices(need, board), cell.getBoundingClientRect(), board.t(`empathy.column_${columnId}`), { startsOnChosen: true });
    }
  }

  #focusedColumn() {
    return focusedIn(this.root)?.closest?.(".needs [data-column]")?.dataset.column ?? null;
  }

  #row(need) {
    let row = this.#rows.get(need.id);
    if (!row) this.#rows.set(need.id, (row = new Row(this.board, need)));
    row.update(need);
    return row.root;
  }

  #build() {
    const { board } = this;
    this.#locale = board.locale;
    const t = (key) => board.t(key);
    setAttribute(this.root, "aria-label", t("empathy.needs_title"));
    this.add = button("ghost needs-add", t("empathy.add_need"), () => this.empathy.draft.open([]), icon("plus", 12), t("empathy.add_need"));
    this.turn = button("needs-turn", t("empathy.turn"), () => this.empathy.draft.take(this.state.selection), t("empathy.turn"), element("kbd", "", {}, "T"));
    this.aim = element("span", "needs-aim", {}, t("empathy.aim"));
    this.filters.build();
    this.meter.build();
    const head = element("div", "needs-head", {}, element("h2", "term-word", {}, t("empathy.needs_title")), this.meter.summary, this.add, this.turn, this.aim,
      element("span", "grow"), this.meter.finding, this.meter.assumptions);
    this.#headers = new Map(COLUMNS.map(({ id }) => [id, this.#header(id)]));
    this.body = element("div", "needs-body", { role: "rowgroup" });
    this.table = element("div", "needs-table", { role: "table", "aria-label": t("empathy.needs_title") },
      element("div", "need-row heads", { role: "row" }, ...this.#headers.values()), this.body);
    this.bare = element("p", "needs-bare", {}, t("empathy.no_needs"));
    this.none = element("p", "needs-bare", {}, t("empathy.none_pass"));
    this.foot = element("div", "needs-foot", {}, this.meter.ways, this.meter.whisper, element("p", "needs-note", {}, t("empathy.note")));
    this.#rows.clear();
    this.root.replaceChildren(this.empathy.places.element, head, this.empathy.draft.element, this.filters.element, this.bare, this.table, this.none, this.foot);
  }

  #header(id) {
    const words = this.board.t(`empathy.column_${id}`);
    const sort = button("sort", this.board.t("empathy.sort_by", { column: words }), () => this.#sortBy(id), element("span", "term-word", {}, words), icon("chevron_down", 12));
    return element("div", "need-cell", { role: "columnheader", "data-column": id }, sort);
  }

  #sortBy(id) {
    const { column, isDescending } = this.#sorting;
    const { isHighestFirst = false } = COLUMNS.find((one) => one.id === id);
    this.#sorting = { column: id, isDescending: column === id ? !isDescending : isHighestFirst };
    this.board.schedule();
  }

  #sortOf(id) {
    if (this.#sorting.column !== id) return "none";
    return this.#sorting.isDescending ? "descending" : "ascending";
  }

  /** A click on a cell opens what it offers; elsewhere on a row the details come up on a narrow board. */
  #onClick(event) {
    const row = event.target.closest("[data-need-id]");
    const cell = event.target.closest("[data-column]");
    if (!row || !cell || event.target.closest("button") || !this.board.canEdit) return;
    if (!COLUMNS.find(({ id }) => id === cell.dataset.column)?.choices) return;
    event.stopPropagation();
    this.openCell(row.dataset.needId, cell.dataset.column);
  }

  #onDoubleClick(event) {
    event.stopPropagation();
    const row = event.target.closest("[data-need-id]");
    const field = event.target.closest("[data-field]")?.dataset.field ?? "name";
    if (row && event.target.closest('[data-column="need"]')) this.empathy.editNeed(row.dataset.needId, field);
  }
}

function compare(a, b, locale) {
  if (typeof a === "string" && typeof b === "string") return a.localeCompare(b, locale);
  return a === b ? 0 : a < b ? -1 : 1;
}
