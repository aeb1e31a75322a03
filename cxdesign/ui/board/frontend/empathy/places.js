// The journey as a strip of places, shown while a need is held: where it is dropped, there it arises.

import { element, setText } from "../dom.js";
import { placeOfNeed } from "../links.js";
import { kindOf } from "../records.js";

export class Places {
  #shownFor = null;

  constructor(empathy) {
    this.board = empathy.board;
    this.element = element("div", "places", { "aria-hidden": "true" });
    this.element.hidden = true;
  }

  update() {
    const { heldId } = this.board.drag;
    const needId = heldId && kindOf(heldId) === "need" ? heldId : null;
    if (needId === this.#shownFor) return;
    this.#shownFor = needId;
    this.element.hidden = needId === null;
    if (needId) this.#fill(needId);
  }

  #fill(needId) {
    const { board } = this;
    const { state } = board;
    const current = placeOfNeed(state, needId);
    const target = (className, record, ...children) =>
      element("div", `${className}${record === current ? " on" : ""}`, { "data-place-id": record.id }, ...children);
    const stages = state.stages().map((stage) => element("div", "place-stage", {}, target("place stage-name", stage, named(stage.name)),
      element("div", "place-row", {}, ...state.touchpoints(stage.id).map((touchpoint) =>
        target("place", touchpoint, element("span", "n", {}, String(state.numberOf(touchpoint.id))), named(touchpoint.name))))));
    const title = element("p", "places-title", {}, board.t(stages.length ? "empathy.places" : "empathy.no_stages_yet"));
    this.element.replaceChildren(element("div", "places-box", {}, title, element("div", "place-stages", {}, ...stages)));
  }
}

function named(text) {
  const name = element("span", "nm");
  setText(name, text);
  return name;
}
