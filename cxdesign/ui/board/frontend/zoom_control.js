// The one control for size and closeness in the bar: smaller, how large, larger, fit.

import { button, element, setAttribute } from "./dom.js";
import { icon } from "./icons.js";

const OFFERED = [50, 75, 100, 125, 150, 200];

export class ZoomControl {
  constructor(board) {
    this.board = board;
    const part = (name, run, ...children) => button("", board.t(`zoom.${name}`), run, ...children);
    this.smaller = part("out", () => board.zoom.step(-1), icon("minus", 16));
    this.larger = part("in", () => board.zoom.step(1), icon("plus", 16));
    this.value = button("zoom-value", "", () => this.open());
    this.value.setAttribute("aria-haspopup", "menu");
    const words = board.t("enum.density.fit");
    this.fit = button("", words, () => board.zoom.fit(), icon("fit", 16), element("span", "bar-words", {}, words));
    this.fit.dataset.density = "fit";
    this.fit.title = board.t("board.density_fit_tip");
    this.element = element("div", "seg zoom", { role: "group", "aria-label": board.t("zoom.group") }, this.smaller, this.value, this.larger, this.fit);
  }

  update() {
    const { zoom, state } = this.board;
    const { percent } = zoom;
    const density = this.board.t(`enum.density.${state.density}`);
    setAttribute(this.fit, "aria-pressed", String(state.density === "fit"));
    const shown = `${percent} ${density}`;
    if (this.shown === shown) return;
    this.shown = shown;
    // Where all columns are to fit, a percentage would tell only half of how they are drawn.
    this.value.textContent = state.density === "fit" ? density : this.board.t("zoom.value", { percent });
    this.value.title = this.words;
    this.value.setAttribute("aria-label", this.words);
  }

  /** How large and how close the map is drawn. */
  get words() {
    const { zoom, state } = this.board;
    return this.board.t("zoom.choose", { percent: zoom.percent, density: this.board.t(`enum.density.${state.density}`) });
  }

  open(beside = this.value) {
    const { board } = this;
    const { zoom, state } = board;
    const sizes = OFFERED.map((percent) => ({
      label: board.t("zoom.value", { percent }), action: `zoom-${percent}`, isChecked: state.density !== "fit" && percent === zoom.percent, run: () => zoom.set(percent),
    }));
    const columns = ["compact", "comfortable"].map((density) => ({
      label: board.t(`enum.density.${density}`), action: `density-${density}`, isChecked: state.density === density, run: () => zoom.setDensity(density),
    }));
    const whole = { label: board.t("enum.density.fit"), action: "zoom-fit", isChecked: state.density === "fit", run: () => zoom.fit() };
    board.menu.open([{ title: board.t("zoom.size") }, ...sizes, whole, { separator: true }, { title: board.t("zoom.columns") }, ...columns],
      beside.getBoundingClientRect(), board.t("zoom.group"), { startsOnChosen: true });
  }
}
