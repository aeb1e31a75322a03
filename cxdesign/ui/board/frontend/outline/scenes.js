// The matrix of scenes as an outline: scenes with the touchpoints that take part, and how much each matters.

import { element, setAttribute, setText } from "../dom.js";
import { Subject } from "../inspector.js";
import { selectField } from "../inspector_fields.js";
import { MOST, VIEWS, fieldOf } from "../scenes/quadrant.js";
import { addButton, edges } from "./buttons.js";
import { Form } from "./forms.js";
import { Head } from "./head.js";
import { Item } from "./item.js";

const SCENE_ACTS = ["rename", "earlier", "later", "link", "details", "delete", "more"];

export class ScenesTree {
  constructor(outline) {
    this.outline = outline;
    this.board = outline.board;
    const { board } = this;
    this.head = new Head(outline);
    this.scenes = element("div", "o-stages");
    this.addScene = addButton(board, "add_scene", () => board.actions.addScene());
    this.list = element("ul", "o-cards", { "aria-label": board.t("board.outline_touchpoints") });
    this.touchpoints = element("section", "o-item o-lane-list", {}, element("h3", "o-text", {}, board.t("board.outline_touchpoints")), this.list);
  }

  update() {
    const { board, outline } = this;
    const { tree } = outline;
    const { state } = board;
    const scenes = state.entries("scene");
    const touchpoints = state.touchpoints();
    this.addScene.hidden = !board.canEdit || touchpoints.length === 0;
    this.touchpoints.hidden = touchpoints.length === 0;
    tree.arrange(outline.body, [this.head.root, this.scenes, this.addScene, this.touchpoints]);
    this.head.update(scenes.map((scene) => [scene.id, scene.name]), this.touchpoints);
    const views = scenes.map((scene) => tree.view(scene.id, () => new SceneItem(outline, scene.id)));
    tree.arrange(this.scenes, views.map((view) => view.root));
    views.forEach((view, index) => view.show(scenes[index], index, scenes.length));
    const rows = touchpoints.map((one) => tree.view(one.id, () => new Item(outline, { key: one.id, id: one.id, kind: "touchpoint", acts: ["rename", "details", "more"] })));
    tree.arrange(this.list, rows.map((view) => view.root));
    rows.forEach((view, index) => {
      const one = touchpoints[index];
      const marks = [one.is_peak && board.t("board.mark_planned_peak"), one.may_be_skipped && board.t("board.mark_may_be_skipped")];
      view.update({ text: `${index + 1} ${one.name}`, name: one.name, marks });
    });
  }
}

class SceneItem extends Item {
  constructor(outline, id) {
    const own = {
      earlier: ({ board }) => board.scenes.shift(id, -1), later: ({ board }) => board.scenes.shift(id, 1),
      delete: ({ board }) => board.scenes.remove(id), link: (item, act) => item.openForm(linkForm(item), act),
    };
    super(outline, { key: id, id, kind: "scene", tag: "section", heading: "h3", acts: SCENE_ACTS, own });
    this.list = element("ul", "o-cells");
    this.root.append(this.list);
  }

  show(scene, index, count) {
    const { board, outline } = this;
    const { tree } = outline;
    const cells = board.scenes.cellsOf({ sceneId: scene.id });
    const passage = board.state.scenes?.passages?.[scene.id];
    this.update({
      text: scene.name, off: edges(index, count), hides: cells.length === board.state.touchpoints().length ? ["link"] : [],
      marks: [scene.is_mandatory && board.t("scenes.mandatory"), passage?.state === "optional" ? null : passage?.label],
    });
    setAttribute(this.list, "aria-label", board.t("board.outline_cells_of", { name: scene.name }));
    this.list.hidden = cells.length === 0;
    const views = cells.map((cell) => tree.view(cell.id, () => new CellItem(outline, cell.id)));
    tree.arrange(this.list, views.map((view) => view.root));
    views.forEach((view, place) => view.show(cells[place]));
  }
}

/** A touchpoint in a scene: both relevances, and in which quadrant they put it. */
class CellItem extends Item {
  constructor(outline, id) {
    super(outline, { key: id, id, kind: "cell", acts: ["unlink", "details", "select", "more"], own: { unlink: ({ board }) => board.scenes.unlink(board.state.records.get(id)) } });
    this.shown = id;
    this.subject = new Subject(this, id);
    this.fields = VIEWS.map((view) => relevanceField(this.subject, view));
    this.values = element("div", "o-relevances", { role: "group" }, ...this.fields.map((field) => field.element));
    this.bar.before(this.values);
  }

  show(cell) {
    const { board } = this;
    const quadrant = board.scenes.quadrantOf(cell);
    const touchpoint = board.state.records.get(cell.source_id)?.name ?? "";
    const name = board.scenes.nameOf(cell);
    super.update({ text: touchpoint, name, marks: [board.t(`scenes.tag_${quadrant}`)] });
    setAttribute(this.root, "data-quadrant", quadrant);
    setAttribute(this.values, "aria-label", name);
    for (const field of this.fields) field.update(cell);
  }

  /** A field that is left asks for it. */
  update() {
    const cell = this.subject.record();
    if (cell) this.show(cell);
  }
}

function relevanceField(subject, view) {
  const { t, board } = subject;
  return selectField(subject, {
    label: t(`scenes.${view}`), options: [["", t("scenes.no_value")], ...Array.from({ length: MOST + 1 }, (_, value) => [String(value), String(value)])],
    read: (cell) => (cell[fieldOf(view)] ?? null) === null ? "" : String(cell[fieldOf(view)]),
    write: (value) => board.scenes.setRelevance(subject.record(), view, value === null ? null : Number(value)),
  });
}

/** A touchpoint that takes part from now on. */
function linkForm(item) {
  const { board, id } = item;
  const { state } = board;
  const free = state.touchpoints().filter((one) => !board.scenes.cell(one.id, id));
  return new Form(board, {
    label: board.t("scenes.link"), verb: board.t("scenes.link"),
    fields: [{ name: "touchpointId", label: board.t("board.outline_field_touchpoint"), value: free[0]?.id, options: free.map((one) => [one.id, `${state.numberOf(one.id)} ${one.name}`]) }],
    commit: ({ touchpointId }) => { if (touchpointId) board.scenes.link(touchpointId, id); },
  });
}
