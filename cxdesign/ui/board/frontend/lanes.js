// One lane: its label, its cells, and what the cells of each role hold.

import { element, reconcile, setAttribute, setText } from "./dom.js";
import { icon } from "./icons.js";
import { levelChip } from "./marks.js";
import { LEVELS, holdsCards, suffixOf } from "./records.js";

const STACK_LIMIT = 5;
const LONG_TEXT = 120;

export class Lane {
  #cells = new Map();

  constructor(board, grid, lane) {
    this.board = board;
    this.grid = grid;
    this.id = lane.id;
    this.name = element("span", "nm");
    const grip = element("span", "grip", { "data-grip": "lane", "aria-hidden": "true" }, icon("grip", 12));
    this.label = element("div", "lane", { role: "rowheader", tabindex: "-1", "data-lane-id": lane.id }, grip, this.name);
    this.end = element("div", "end", { role: "presentation" });
    this.root = element("div", "row", { role: "row", "data-role": lane.role });
    if (lane.role === "emotion") {
      this.mount = element("div", "curve-mount");
      this.root.append(this.label, this.mount);
    }
  }

  update(lane, columns, drawn) {
    setText(this.name, this.board.laneName(lane));
    this.label.classList.toggle("sel", this.board.state.selection === lane.id);
    if (lane.role === "emotion") return;
    const cells = columns.map((column) => this.#cell(lane, column, drawn));
    this.root.classList.toggle("stacked", holdsCards(lane) && columns.some((column) => this.#isUneven(lane, column)));
    reconcile(this.root, [this.label, ...cells, ...(this.board.canEdit ? [this.end] : [])]);
    const wanted = new Set(columns.map((column) => column.key));
    for (const key of this.#cells.keys()) if (!wanted.has(key)) this.#cells.delete(key);
  }

  cellOf(touchpointId) {
    return this.#cells.get(touchpointId)?.root ?? null;
  }

  /** Cards fill their row while each cell has one of common length; beside a stack or a long one they keep their own height. */
  #isUneven(lane, column) {
    if (column.type !== "open") return false;
    const cards = this.board.state.cards(column.touchpoint.id, lane.id);
    return cards.length > 1 || (cards[0]?.text.length ?? 0) > LONG_TEXT;
  }

  #cell(lane, column, drawn) {
    let cell = this.#cells.get(column.key);
    if (!cell) {
      cell = { root: createCell(lane, column), shown: null };
      this.#cells.set(column.key, cell);
    }
    if (column.type === "folded") this.#foldedCell(cell, lane, column);
    else if (column.type === "open") this.#openCell(cell, lane, column.touchpoint, drawn);
    return cell.root;
  }

  #openCell(cell, lane, touchpoint, drawn) {
    const { state } = this.board;
    const { cursor } = state;
    cell.root.classList.toggle("on", state.touchpointInFocus === touchpoint.id);
    cell.root.classList.toggle("cursor", cursor?.touchpointId === touchpoint.id && cursor?.laneId === lane.id);
    const label = `${touchpoint.name}: ${this.board.laneName(lane)}`;
    if (cell.label !== label) {
      cell.label = label;
      cell.root.setAttribute("aria-label", label);
    }
    if (holdsCards(lane)) this.#cardCell(cell, lane, touchpoint, drawn);
    else if (lane.role === "channel") this.#channelCell(cell, touchpoint);
    else this.#pyramidCell(cell, touchpoint);
  }

  #cardCell(cell, lane, touchpoint, drawn) {
    const cards = this.board.state.cards(touchpoint.id, lane.id);
    for (const card of cards) drawn.add(suffixOf(card.id));
    const elements = cards.map((card) => this.grid.cards.render(card, lane, touchpoint));
    // A card that left this cell is fetched by the one it went to, so that it never leaves the document and keeps the focus.
    const here = new Set(elements);
    reconcile(cell.root, elements, (node) => isAffordance(node) || (node.classList.contains("card") && !here.has(node)));
    cell.root.classList.toggle("empty", cards.length === 0);
    cell.root.classList.toggle("editing", cards.some((card) => this.board.editor.isOn(card.id)));
  }

  #channelCell(cell, touchpoint) {
    cell.text ??= cell.root.appendChild(element("p", "ch"));
    setText(cell.text, touchpoint.channel ?? "");
    cell.root.classList.toggle("empty", !touchpoint.channel);
    cell.root.classList.toggle("editing", this.board.editor.isOn(touchpoint.id, "channel"));
  }

  #pyramidCell(cell, touchpoint) {
    const { board } = this;
    const { own, derived } = board.state.levels(touchpoint);
    const shown = LEVELS.map((level) => (own.has(level) ? "o" : derived.has(level) ? "d" : "-")).join("") + board.locale;
    if (cell.shown === shown) return;
    cell.shown = shown;
    const chips = LEVELS.map((level) => {
      const state = own.has(level) ? "own" : derived.has(level) ? "derived" : "unset";
      const words = `${level} ${board.t(`enum.level.${level}`)}${state === "derived" ? ` (${board.t("board.level_from_card")})` : ""}`;
      const pressed = { "aria-pressed": String(own.has(level)), "data-level": level };
      return element("button", `level ${state}`, { type: "button", tabindex: "-1", title: words, ...pressed }, levelChip(level));
    });
    cell.root.replaceChildren(element("span", "lvs", {}, ...chips));
  }

  #foldedCell(cell, lane, column) {
    const { state } = this.board;
    if (lane.role === "pyramid") return this.#foldedPyramid(cell, column);
    const count = holdsCards(lane)
      ? column.touchpoints.reduce((sum, touchpoint) => sum + state.cards(touchpoint.id, lane.id).length, 0) : 0;
    const shown = `${count}|${this.board.locale}`;
    if (cell.shown === shown) return;
    cell.shown = shown;
    const bars = Array.from({ length: Math.min(count, STACK_LIMIT) }, () => element("i"));
    cell.root.replaceChildren(element("span", "stack", {}, ...bars));
    setAttribute(cell.root, "title", count ? this.board.t("board.folded_cards", { count }) : null);
  }

  #foldedPyramid(cell, column) {
    const { state } = this.board;
    const highest = column.touchpoints.map((touchpoint) => {
      const { own, derived } = state.levels(touchpoint);
      return LEVELS.findLast((level) => own.has(level) || derived.has(level)) ?? null;
    });
    const shown = highest.join();
    if (cell.shown === shown) return;
    cell.shown = shown;
    cell.root.replaceChildren(element("span", "lvs folded", {},
      ...highest.map((level) => element("span", "", {}, level ? levelChip(level) : null))));
  }
}

/** Children of a cell that come and go with the pointer and are no cards. */
export const isAffordance = (node) => node.hasAttribute("data-affordance");

function createCell(lane, column) {
  if (column.type === "open") {
    return element("div", "cell", { role: "gridcell", tabindex: "-1", "data-touchpoint": column.touchpoint.id, "data-lane": lane.id });
  }
  const name = column.type === "folded" ? "cell fold" : "cell vacant";
  return element("div", name, { role: "gridcell", "data-folded-stage": column.type === "folded" ? column.stage.id : null });
}
