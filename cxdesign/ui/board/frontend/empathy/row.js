// One need as a row of the register; only the cells that changed are drawn again.

import { element, setAttribute, toggleClass } from "../dom.js";
import { needNumber } from "../links.js";
import { COLUMNS } from "./columns.js";

export class Row {
  #cells;

  constructor(board, need) {
    this.board = board;
    this.#cells = new Map(COLUMNS.map((column) => {
      const isOpened = Boolean(column.choices);
      const node = element("div", `need-cell${isOpened ? " pick" : ""}`, { role: "cell", tabindex: "-1", "data-column": column.id,
        "aria-haspopup": isOpened ? "menu" : null });
      return [column.id, { node, shown: null }];
    }));
    this.root = element("div", "need-row", { role: "row", tabindex: "-1", "data-need-id": need.id }, ...[...this.#cells.values()].map(({ node }) => node));
  }

  update(need) {
    const { board } = this;
    for (const column of COLUMNS) {
      const cell = this.#cells.get(column.id);
      const shown = JSON.stringify(column.shown(need, board));
      if (cell.shown === shown) continue;
      cell.shown = shown;
      cell.node.replaceChildren(...column.draw(need, board));
      setAttribute(cell.node, "data-label", board.t(`empathy.column_${column.id}`));
    }
    const isSelected = board.state.selection === need.id;
    toggleClass(this.root, "sel", isSelected);
    setAttribute(this.root, "aria-selected", isSelected ? "true" : null);
    setAttribute(this.root, "aria-label", `${needNumber(board.state, need.id)} ${need.name}`);
  }

  cellOf(columnId) {
    return this.#cells.get(columnId)?.node ?? null;
  }
}
