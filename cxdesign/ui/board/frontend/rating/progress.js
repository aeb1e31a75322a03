// How far a rater is, by dimension: one bar a criterion, each of which leads to it.

import { element, setAttribute, toggleClass } from "../dom.js";
import { byDimension } from "./criteria.js";

export class Progress {
  constructor(screen) {
    this.screen = screen;
    this.parts = byDimension(screen.criteria, screen.data).map((dimension) => this.#part(dimension));
    this.root = element("nav", "prog", { "aria-label": screen.t("rate.progress") }, ...this.parts.map(({ root }) => root));
  }

  update() {
    const { screen } = this;
    const { answers, at } = screen;
    for (const { criteria, bars, count, root } of this.parts) {
      const here = criteria.findIndex((one) => one.code === at);
      toggleClass(root, "on", here >= 0);
      count.textContent = here >= 0 ? screen.t("rate.count", { at: here + 1, total: criteria.length }) : "";
      criteria.forEach((one, index) => {
        const answer = answers.get(one.code);
        const bar = bars[index];
        bar.className = one.code === at ? "c" : answer ? "d" : "";
        setAttribute(bar, "aria-current", one.code === at ? "step" : null);
        setAttribute(bar, "aria-label", `${one.code} ${one.name}: ${screen.answerInWords(answer)}`);
        setAttribute(bar, "title", `${one.code} · ${one.name}`);
      });
    }
  }

  #part({ name, criteria }) {
    const count = element("span", "n");
    const bars = criteria.map((one) => {
      const bar = element("button", "", { type: "button", tabindex: "-1" });
      bar.addEventListener("click", () => this.screen.goTo(one.code));
      return bar;
    });
    const root = element("div", "part", { style: `flex-grow:${criteria.length}` },
      element("small", "", {}, element("span", "dim", {}, name), count), element("div", "bars", {}, ...bars));
    return { root, criteria, bars, count };
  }
}
