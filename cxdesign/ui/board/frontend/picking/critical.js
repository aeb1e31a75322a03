// What would change the winner: a dot at each weight now, an arrow to the nearest weight at which another one comes first.

import { element } from "../dom.js";
import { figure } from "./parts.js";

export class Critical {
  constructor(acts) {
    this.acts = acts;
  }

  draw({ critical }, words) {
    const most = critical.scale.at(-1) ?? 0;
    const place = (value) => `${most ? (value / most) * 100 : 0}%`;
    const marks = critical.scale.map((mark) => element("span", "mark", { style: `left:${place(mark)}` }, String(mark)));
    const scale = element("div", "line head", { "aria-hidden": "true" }, element("span"), element("span", "axis", {}, ...marks), element("span"));
    const lines = critical.rows.map((row) => element("li", row.is_nearest ? "line nearest" : "line", {},
      element("span", "name", {}, row.name), this.#axis(row, critical.scale, place),
      figure(this.acts, row.id, row.told, { label: row.label })));
    return [scale, element("ul", "", {}, ...lines), element("p", "foot", {}, words("picker.critical_foot"))];
  }

  #axis(row, scale, place) {
    const rules = scale.map((mark) => element("span", "rule", { style: `left:${place(mark)}` }));
    const arrow = row.nearest === null ? null : element("span", row.nearest < row.now ? "arrow down" : "arrow up", {
      style: `left:${place(Math.min(row.now, row.nearest))};width:${place(Math.abs(row.nearest - row.now))}`,
    });
    return element("span", "axis", { "aria-hidden": "true" }, ...rules, arrow, element("span", "dot", { style: `left:${place(row.now)}` }));
  }
}
