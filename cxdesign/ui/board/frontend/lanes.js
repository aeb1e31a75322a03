// One lane: its label, its cells, and what the cells of each role hold.

import { cellKey } from "./derive.js";
import { element, reconcile, setAttribute, setText, toggleClass } from "./dom.js";
import { icon } from "./icons.js";
import { levelChip } from "./marks.js";
import { LEVELS, holdsCards } from "./records.js";

const STACK_LIMIT = 5;
const LONG_TEXT = 120;
const WIDE = /[\u2e80-\u9fff\uac00-\ud7af\uff00-\uffef]/gu;
const SEEN = ["lane", "touchpoint", "locale", "content", "hasCursor", "selected", "edited"];

export class Lane {
  #cells = new Map();

  constructor(board, grid, lane) {
    this.board = board;
    this.grid = grid;
    this.id = lane.id;
    this.name = element("span", "nm");
    const grip = element("span", "grip", { "data-grip": "lane", "aria-hidden": "true" }, icon("grip", 12));
    this.label = element("div", "lane", { role: "rowheader", tabindex: "-1", "data-lane-id": lane.kind === "lane" ? lane.id : null }, grip, this.name);
    this.root = element("div", "row", { role: "row", "data-role": lane.role });
    if (lane.role === "emotion") {
      this.mount = element("div", "curve-mount", { role: "gridcell" });
      this.root.append(this.label, this.mount);
    }
  }

  update(lane, scene) {
    toggleClass(this.label, "sel", scene.selection === lane.id);
    if (!this.#isDue(lane, scene)) return;
    setText(this.name, this.board.laneName(lane));
    if (lane.role === "emotion") return;
    let isUneven = false;
    const cells = scene.columns.map((column) => {
      const cell = this.#cell(lane, column, scene);
      isUneven ||= cell.isUneven;
      return cell.root;
    });
    const isPacked = this.board.spanning?.lay(this.root, lane, scene.columns, (column) => this.#cells.get(column.key).root);
    setAttribute(this.root, "data-stacked", isUneven || isPacked ? "" : null);
    if (this.columns === scene.columns) return;
    this.columns = scene.columns;
    reconcile(this.root, [this.label, ...cells]);
    const wanted = new Set(scene.columns.map((column) => column.key));
    for (const key of this.#cells.keys()) if (!wanted.has(key)) this.#cells.delete(key);
  }

  /** Whether anything this row is drawn from has changed. */
  #isDue(lane, scene) {
    const { state } = this.board;
    const mine = (place) => (place?.laneId === lane.id ? place.key : null);
    const inputs = [
      lane, scene.columns, scene.locale, holdsCards(lane) ? state.contentOf(lane.id) : state.allFeatures,
      mine(scene.cursorCell), mine(scene.selectedCell), mine(scene.selectedCell) && scene.selection,
      mine(scene.editedCell), lane.role === "channel" || mine(scene.editedCell) ? `${scene.editing} ${scene.editedField}` : null,
    ];
    const isDue = !this.inputs || inputs.some((value, index) => value !== this.inputs[index]);
    this.inputs = inputs;
    return isDue;
  }

  cellOf(columnId) {
    return this.#cells.get(columnId)?.root ?? null;
  }

  #cell(lane, column, scene) {
    let cell = this.#cells.get(column.key);
    if (!cell) {
      cell = { root: createCell(lane, column), key: cellKey(column.key, lane.id), shown: null, seen: {}, isUneven: false };
      this.#cells.set(column.key, cell);
    }
    if (column.type === "folded") this.#foldedCell(cell, lane, column);
    else if (column.type === "open") this.#openCell(cell, lane, column.record, scene);
    return cell;
  }

  /** A thousand cells are looked at in each redraw and only those whose content or state changed are touched. */
  #openCell(cell, lane, touchpoint, scene) {
    const { key } = cell;
    const hasCards = holdsCards(lane);
    const isEdited = hasCards ? scene.editedCell?.key === key : scene.editing === touchpoint.id;
    const seen = {
      lane, touchpoint,
      locale: scene.locale,
      content: hasCards ? this.board.state.cardsIn(key) : this.board.state.features(touchpoint.id),
      hasCursor: scene.cursorCell?.key === key,
      selected: scene.selectedCell?.key === key ? scene.selection : null,
      edited: isEdited ? `${scene.editing} ${scene.editedField}` : null,
    };
    if (SEEN.every((name) => cell.seen[name] === seen[name])) return;
    cell.seen = seen;
    toggleClass(cell.root, "cursor", seen.hasCursor);
    setAttribute(cell.root, "aria-label", `${touchpoint.name}: ${this.board.laneName(lane)}`);
    if (hasCards) this.#cardCell(cell, lane, touchpoint, seen.content);
    else if (lane.role === "channel") this.#channelCell(cell, touchpoint);
    else this.#pyramidCell(cell, touchpoint);
  }

  #cardCell(cell, lane, touchpoint, cards) {
    const elements = cards.map((card) => this.grid.cards.render(card, lane, touchpoint));
    // A card that left this cell is fetched by the one it went to, so that it never leaves the document and keeps the focus.
    const here = new Set(elements);
    reconcile(cell.root, elements, (node) => isAffordance(node) || (node.classList.contains("card") && !here.has(node)));
    // Cards fill their row while each cell has one of common length; beside a stack or a long one they keep their own height.
    cell.isUneven = cards.length > 1 || isLong(cards[0]?.text ?? "");
    toggleClass(cell.root, "empty", cards.length === 0);
    toggleClass(cell.root, "editing", cards.some((card) => this.board.editor.isOn(card.id)));
  }

  #channelCell(cell, touchpoint) {
    cell.text ??= cell.root.appendChild(element("p", "ch"));
    setText(cell.text, touchpoint.channel ?? "");
    toggleClass(cell.root, "empty", !touchpoint.channel);
    toggleClass(cell.root, "editing", this.board.editor.isOn(touchpoint.id, "channel"));
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
      ? column.records.reduce((sum, touchpoint) => sum + state.cards(touchpoint.id, lane.id).length, 0) : 0;
    const shown = `${count}|${this.board.locale}`;
    if (cell.shown === shown) return;
    cell.shown = shown;
    const bars = Array.from({ length: Math.min(count, STACK_LIMIT) }, () => element("i"));
    cell.root.replaceChildren(element("span", "stack", {}, ...bars));
    setAttribute(cell.root, "title", count ? this.board.t("board.folded_cards", { count }) : null);
  }

  #foldedPyramid(cell, column) {
    const { state } = this.board;
    const highest = column.records.map((touchpoint) => {
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

/** Whether a text takes many lines; Chinese characters are twice as wide as letters. */
function isLong(text) {
  return text.length > LONG_TEXT / 2 && text.length + (text.match(WIDE)?.length ?? 0) > LONG_TEXT;
}

/** Children of a cell that come and go with the pointer and are no cards. */
const isAffordance = (node) => node.hasAttribute("data-affordance");

function createCell(lane, column) {
  if (column.type === "open") {
    return element("div", "cell", { role: "gridcell", tabindex: "-1", "data-column": column.record.id, "data-lane": lane.id });
  }
  const name = column.type === "folded" ? "cell fold" : "cell vacant";
  return element("div", name, { role: "gridcell", "data-folded-stage": column.type === "folded" ? column.stage.id : null });
}
