// The lines between neighbouring lanes, drawn because of the lanes' roles and not because somebody drew them.

import { element, setText } from "./dom.js";

export class Boundaries {
  #rows = new Map();

  constructor(board) {
    this.board = board;
  }

  /** The rows of the lines crossed on the way from one lane down into the next. */
  between(above, below) {
    return this.board.configuration.lines(above, below).map((name) => this.#row(name, below));
  }

  #row(name, below) {
    let row = this.#rows.get(name);
    if (!row) {
      const label = element("span", "line-name");
      row = { label, root: element("div", "row boundary", { role: "presentation", "data-line": name },
        element("div", "lane line-label", { role: "presentation" }, label), element("div", "line-stroke")) };
      this.#rows.set(name, row);
    }
    row.root.dataset.into = below.role;
    setText(row.label, this.board.t(`board.line_${name}`));
    return row.root;
  }
}
