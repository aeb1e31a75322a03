// What stands in place of the grid while something is missing that it is drawn from.

import { button, element, toggleClass } from "./dom.js";
import { go } from "./going.js";
import { icon } from "./icons.js";

/** By what is missing: the words, and what the button does. */
const PANELS = {
  journey: {
    title: "board.start_title", text: "board.start_text", textForViewers: "board.start_text_viewer", label: "board.add_first_stage",
    add: "first-stage", run: ({ actions }) => actions.addStage(),
  },
  persona: {
    title: "empathy.start_title", text: "empathy.start_text", textForViewers: "board.start_text_viewer",
    label: "empathy.add_persona", add: "persona", run: (board) => board.empathy.addPersona(),
  },
  scene_touchpoints: {
    title: "scenes.start_touchpoints_title", text: "scenes.start_touchpoints_text", textForViewers: "board.start_text_viewer",
    label: "scenes.to_journey_map", add: "journey", picture: "chevron_right", run: (board) => go(board, "journey", ""),
  },
  scenes: {
    title: "scenes.start_title", text: "scenes.start_text", textForViewers: "board.start_text_viewer",
    label: "scenes.add_scene", add: "scene", run: ({ actions }) => actions.addScene(),
  },
  touchpoints: {
    title: "board.start_blueprint_title", text: "board.start_touchpoints_text", textForViewers: "board.start_text_viewer",
    label: "board.add_first_touchpoint", add: "first-touchpoint", run: ({ actions }) => actions.addFirstTouchpoint(),
  },
  blueprint: {
    title: "board.start_blueprint_title", text: "board.start_blueprint_text", textForViewers: "board.start_text_viewer",
    label: "board.set_up_blueprint", add: "blueprint", run: ({ actions }) => actions.setUpBlueprint(),
  },
};

/** An invitation to add what is missing; the style shows it on an empty board alone. */
export class Start {
  #shown = "";

  constructor(board, mount) {
    this.board = board;
    this.root = element("div", "start");
    mount.append(this.root);
  }

  update() {
    const { board, missing } = this;
    toggleClass(board.root, "is-empty", missing !== null);
    const shown = `${missing}|${board.locale}|${board.canEdit}`;
    if (missing === null || this.#shown === shown) return;
    this.#shown = shown;
    const panel = PANELS[missing];
    const label = board.t(panel.label);
    const add = button("btn primary", label, () => panel.run(board), icon(panel.picture ?? "plus", 16), label);
    add.dataset.add = panel.add;
    this.root.replaceChildren(element("h2", "", {}, board.t(panel.title)),
      element("p", "", {}, board.t(board.canEdit ? panel.text : panel.textForViewers)), ...(board.canEdit ? [add] : []));
  }

  /** What is missing before there is anything to draw, null else. Who may only look sees whatever there is, and no empty lanes. */
  get missing() {
    const { configuration, data, state } = this.board;
    if (data.can_edit !== false || data.still || !configuration.isBare) return configuration.emptiness(state);
    return configuration.isBare(state) ? configuration.name : null;
  }
}
