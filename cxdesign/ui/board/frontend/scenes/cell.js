// One cell of the matrix: nothing, or both relevances with their bars and the quadrant they make.

import { element, setAttribute, toggleClass } from "../dom.js";
import { starMark } from "../marks.js";
import { MOST, VIEWS, quadrantMark, quadrantOf, valuesOf } from "./quadrant.js";

export class Cell {
  #shown = null;
  #isWithin = false;

  constructor(board, touchpointId, sceneId) {
    this.board = board;
    this.root = element("div", "cell empty", { role: "gridcell", tabindex: "-1", "data-column": sceneId, "data-lane": touchpointId });
    this.root.cell = this;
  }

  /** Draw what is stored; `names` are those of touchpoint and scene. */
  update(record, { names, isSelected, hasCursor, isPassed, isUnmet }) {
    const { board, root } = this;
    this.names = names;
    setAttribute(root, "data-cell-id", record?.id ?? null);
    toggleClass(root, "empty", !record);
    toggleClass(root, "sel", isSelected);
    toggleClass(root, "cursor", hasCursor);
    toggleClass(root, "passed", Boolean(record) && isPassed);
    setAttribute(root, "aria-selected", isSelected || hasCursor ? "true" : null);
    if (!record) {
      this.#isWithin = false;
      this.box?.remove();
      setAttribute(root, "aria-label", board.t("scenes.cell_unlinked", names));
      setAttribute(root, "data-quadrant", null);
      this.#shown = null;
      return;
    }
    this.#build();
    this.star.hidden = !record.is_chosen;
    this.isChosen = record.is_chosen;
    this.show(valuesOf(record), { isUnmet, isPassed });
  }

  /** Show relevances, as stored or as they are under the hand. */
  show(values, { isUnmet = this.isUnmet, isPassed = this.isPassed } = {}) {
    const { board } = this;
    Object.assign(this, { isUnmet, isPassed });
    const shown = [values.customer, values.enterprise, isUnmet, isPassed, this.isChosen, this.names.touchpoint, this.names.scene, board.locale].join("|");
    if (this.#shown === shown) return;
    this.#shown = shown;
    const quadrant = quadrantOf(values, board.state.scenes?.high ?? MOST);
    const word = board.t(`scenes.tag_${quadrant}`);
    const told = (view) => values[view] ?? board.t("scenes.no_value");
    const label = board.t("scenes.cell_linked", { ...this.names, customer: told("customer"), enterprise: told("enterprise"), quadrant: word });
    const further = [this.isChosen && board.t("board.field_is_chosen"), isUnmet && board.t("scenes.unmet"), isPassed && board.t("scenes.passed_over")].filter(Boolean);
    setAttribute(this.root, "data-quadrant", quadrant);
    setAttribute(this.root, "aria-label", [label, ...further].join(". "));
    for (const view of VIEWS) this.#fill(view, values[view]);
    this.quadrant.replaceChildren(quadrantMark(quadrant), element("span", "", {}, word));
    toggleClass(this.box, "unmet", isUnmet && quadrant === "candidate");
  }

  #fill(view, value) {
    const { figure, fill, bar } = this.views[view];
    figure.textContent = value ?? "–";
    fill.style.width = `${((value ?? 0) / MOST) * 100}%`;
    toggleClass(bar, "unknown", value === null);
  }

  #build() {
    if (!this.box) {
      this.views = Object.fromEntries(VIEWS.map((view) => {
        const fill = element("i");
        return [view, { figure: element("span", `figure-${view}`), fill, bar: element("span", "bar", { "data-view": view }, element("span", "track", {}, fill)) }];
      }));
      const { customer, enterprise } = this.views;
      this.quadrant = element("span", "quadrant");
      this.star = element("span", "chosen", { title: this.board.t("board.field_is_chosen") }, starMark(13));
      this.box = element("div", "judged", { "aria-hidden": "true" },
        element("span", "pair", {}, customer.figure, element("span", "slash", {}, "/"), enterprise.figure),
        element("span", "bars", { title: this.board.t("scenes.bar_hint") }, customer.bar, enterprise.bar), this.quadrant, this.star);
    }
    if (!this.#isWithin) this.root.prepend(this.box);
    this.#isWithin = true;
  }
}
