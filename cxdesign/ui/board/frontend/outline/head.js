// The head of the outline: what is drawn here, ways to jump to a part of it, and what belongs to the map as a whole.

import { element, setAttribute, setText } from "../dom.js";
import { PROJECT_ID } from "../records.js";
import { Details } from "./details.js";
import { focusFirst } from "./tree.js";
import { Whose } from "./whose.js";

export class Head {
  #key = "";

  constructor(outline) {
    this.outline = outline;
    this.board = outline.board;
    const { board } = this;
    this.title = element("h2", "o-title", { tabindex: "-1" });
    this.empty = element("p", "o-empty");
    this.whose = board.persona ? new Whose(board) : null;
    this.jumps = element("nav", "o-jumps", { "aria-label": board.t("board.outline_jump") });
    this.root = element("header", "o-head", { "data-key": PROJECT_ID }, this.title, ...(this.whose ? [this.whose.root] : []), element("p", "o-hint", {}, board.t("board.outline_hint")), this.empty, this.jumps);
    this.root.addEventListener("click", (event) => this.#jump(event.target.closest("[data-jump]")?.dataset.jump));
    outline.tree.view(PROJECT_ID, () => this);
  }

  /** `parts` are [id, name] of what can be jumped to; `last` stands after all of them. */
  update(parts, last = null) {
    const { board } = this;
    const { configuration, start: { missing }, state } = board;
    const name = state.project?.name ?? "";
    setText(this.title, board.t("board.outline_title", { map: board.t(`board.outline_map_${configuration.name}`), name }));
    this.whose?.update();
    this.empty.hidden = missing === null;
    if (missing !== null) setText(this.empty, board.t(board.canEdit ? `board.outline_empty_${missing}` : "board.start_text_viewer"));
    this.last = last;
    const all = [...parts, ...(last && !last.hidden ? [["", last.querySelector("h3").textContent]] : [])];
    const key = JSON.stringify(all);
    this.jumps.hidden = all.length < 2;
    if (key !== this.#key) {
      this.#key = key;
      this.jumps.replaceChildren(...all.map(([id, words]) => {
        const control = element("button", "insp-link", { type: "button", "data-jump": id, "aria-label": board.t("board.outline_jump_to", { name: words }) });
        setText(control, words);
        return control;
      }));
    }
    this.#showSettings();
  }

  /** The lines of the curve on the journey map, quadrants and passages on the matrix. */
  #showSettings() {
    if (this.details || !this.board.state.project) return;
    const details = new Details(this.board, PROJECT_ID);
    this.details = details;
    if (!details.fields.length) return;
    const words = element("summary", "", {}, this.board.t("board.outline_whole_map"));
    this.root.append(element("details", "o-whole", {}, words, details.root));
    setAttribute(details.root, "data-whole", "");
  }

  #jump(id) {
    if (id === undefined) return;
    const node = id ? this.outline.elementOf(id) : this.last;
    if (!node) return;
    node.scrollIntoView({ block: "start" });
    focusFirst(node);
  }
}
