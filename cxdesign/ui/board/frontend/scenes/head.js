// The head of the matrix: the scenes, each with what is said of the way past it.

import { button, element, reconcile, setAttribute, setText, toggleClass } from "../dom.js";
import { icon } from "../icons.js";

/** What a scene's state is drawn as. */
const PICTURES = { held: "check", bypassed: "branch", empty: "warning", optional: "skip" };

export class SceneHead {
  #views = new Map();

  constructor(board, mount) {
    this.board = board;
    this.root = element("div", "head", { role: "rowgroup" });
    this.touchpointRow = element("div", "row tps", { role: "row" });
    this.add = button("ghost add-scene", board.t("scenes.add_scene"), () => board.actions.addScene(),
      icon("plus", 12), element("span", "", {}, board.t("scenes.scene_short")));
    this.add.dataset.add = "scene";
    this.corner = element("div", "lane corner below", { role: "gridcell" }, element("span", "corner-words", {}, board.t("scenes.corner")), this.add);
    this.root.append(this.touchpointRow);
    mount.append(this.root);
  }

  update(scene) {
    this.add.hidden = !scene.canEdit;
    const heads = scene.columns.map((column) => this.#scene(column.record, scene));
    if (this.columns === scene.columns) return;
    this.columns = scene.columns;
    reconcile(this.touchpointRow, [this.corner, ...heads]);
    const wanted = new Set(scene.columns.map((column) => column.key));
    for (const id of this.#views.keys()) if (!wanted.has(id)) this.#views.delete(id);
  }

  elementOf(id) {
    return this.#views.get(id)?.root ?? null;
  }

  nameOf(id) {
    return this.#views.get(id)?.name ?? null;
  }

  #scene(record, scene) {
    const { board } = this;
    const passage = board.state.scenes?.passages[record.id] ?? null;
    const view = this.#view(record);
    setText(view.name, record.name);
    const shown = [passage?.state, passage?.label, passage?.text].join("|");
    if (view.shown !== shown) {
      view.shown = shown;
      setAttribute(view.root, "data-passage", passage?.state ?? null);
      setAttribute(view.root, "title", passage?.text ?? null);
      view.passage.replaceChildren(...(passage ? [icon(PICTURES[passage.state], 12), element("span", "", {}, passage.label)] : []));
    }
    toggleClass(view.root, "on", scene.columnInFocus === record.id);
    const isSelected = scene.selection === record.id && !scene.cursor;
    toggleClass(view.root, "sel", isSelected);
    setAttribute(view.root, "aria-current", isSelected ? "true" : null);
    return view.root;
  }

  #view(record) {
    if (!this.#views.has(record.id)) {
      const name = element("span", "nm");
      const passage = element("span", "passage");
      const grip = element("span", "grip", { "data-grip": "scene", "aria-hidden": "true" }, icon("grip", 12));
      const root = element("div", "tp scene-head", { role: "columnheader", tabindex: "-1", "data-scene-id": record.id }, grip, name, passage);
      this.#views.set(record.id, { root, name, passage, shown: "" });
    }
    return this.#views.get(record.id);
  }
}
