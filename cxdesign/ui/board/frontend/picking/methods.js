// The three methods side by side: rank and score at the stated weights, and how often each rank comes up at random ones.

import { element } from "../dom.js";
import { figure } from "./parts.js";

export class Methods {
  constructor(acts) {
    this.acts = acts;
  }

  draw({ methods }, words) {
    const count = methods.methods.length;
    const groups = element("tr", "groups", {},
      element("td"),
      element("th", "", { colspan: count, scope: "colgroup" }, words("picker.at_weights")),
      element("th", "split", { colspan: count, scope: "colgroup" }, words("picker.at_random", { ranks: methods.rows.map((row, place) => place + 1).join(" · ") })));
    const names = element("tr", "", {}, element("td"),
      ...methods.methods.map((method) => this.#head(method.name, method.side)),
      ...methods.methods.map((method, place) => this.#head(method.name, place ? "" : words("picker.share_side"), place ? "" : "split")));
    const rows = methods.rows.map((row) => this.#row(row));
    const table = element("table", "", {}, element("caption", "unseen", {}, words("picker.methods")), element("thead", "", {}, groups, names), element("tbody", "", {}, ...rows));
    return [element("div", "scroll", {}, table)];
  }

  #head(name, side, className = "") {
    return element("th", className, { scope: "col" }, name, element("small", "", {}, side));
  }

  #row(row) {
    const cells = row.cells.map((cell) => element("td", cell.is_winner ? "rank won" : "rank", {},
      element("b", "", {}, cell.rank),
      figure(this.acts, cell.id, cell.score),
      element("span", "track", {}, element("span", "", { style: `width:${cell.part * 100}%` }))));
    const shares = row.shares.map((share, place) => element("td", place ? "share" : "share split", {},
      figure(this.acts, share.id, share.first, { label: share.label, className: share.is_lead ? "lead" : "" }),
      element("span", "stack", { "aria-hidden": "true" }, ...share.parts.map((part, rank) => element("span", `r${Math.min(rank, 3)}`, { style: `width:${part * 100}%` })))));
    return element("tr", "", {}, element("th", "", { scope: "row" }, row.name, element("small", "", {}, row.scene)), ...cells, ...shares);
  }
}
