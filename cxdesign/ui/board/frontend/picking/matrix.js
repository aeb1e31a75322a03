// The scene matrix to look at: touchpoints down, scenes across; in each linked cell both relevances and its quadrant.

import { element } from "../dom.js";
import { star } from "./parts.js";

const FULL = 5;

export class Matrix {
  constructor(acts) {
    this.acts = acts;
  }

  draw({ matrix }, words) {
    const head = element("tr", "", {}, element("td"), ...matrix.scenes.map((name) => element("th", "", { scope: "col" }, name)));
    const rows = matrix.rows.map((row) =>
      element("tr", "", {}, element("th", "", { scope: "row" }, row.name), ...row.cells.map((cell) => this.#cell(cell))));
    const table = element("table", "", {}, element("caption", "unseen", {}, words("picker.matrix")), element("thead", "", {}, head), element("tbody", "", {}, ...rows));
    const legend = ["candidate", "neglected", "firm_centred", "standardise"].map((name) =>
      element("span", `key q-${name}`, {}, words(`picker.quadrant_${name}`)));
    return [element("div", "scroll", {}, table), element("p", "keys", {}, ...legend)];
  }

  #cell(cell) {
    if (cell === null) return element("td");
    const numbers = element("span", "pair", {}, element("b", "", {}, show(cell.customer)), " / ", element("i", "", {}, show(cell.enterprise)));
    const bars = element("span", "bars", {}, bar(cell.customer), bar(cell.enterprise));
    const button = element("button", `cell q-${cell.quadrant}`, { type: "button", "aria-label": cell.label, title: cell.label, "data-focus": cell.id }, numbers, bars, cell.is_chosen ? star(true) : null);
    button.addEventListener("click", () => this.acts.open(cell.id));
    return element("td", "", {}, button);
  }
}

const show = (value) => (value === null ? "–" : String(value));

function bar(value) {
  return element("span", "bar", { style: `width:${((value ?? 0) / FULL) * 100}%` });
}
