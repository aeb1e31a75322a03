// The parts of the matrix of scenes, and what a person does to scenes and cells, as commands.

import { sceneCellId } from "../digest.js";
import { kindOf, placeOf } from "../records.js";
import { Bars } from "./bars.js";
import { SceneKeys } from "./keys.js";
import { MOST, fieldOf, quadrantOf, valuesOf } from "./quadrant.js";

export class Scenes {
  #last = null;

  constructor(board) {
    this.board = board;
    this.parts = [this, new Bars(this), new SceneKeys(this)];
  }

  get state() {
    return this.board.state;
  }

  /** The selection stays on its place when a cell is linked or unlinked under it, by oneself or by a colleague. */
  update() {
    const { board, state } = this;
    const { cursor, selection } = state;
    const cell = cursor && this.cell(cursor.laneId, cursor.columnId);
    if (cell) board.select(cell.id);
    const record = state.records.get(state.selection);
    if (record?.kind === "scene_cell") this.#last = { id: record.id, ...placeOf(record) };
    else if (!selection && this.#last && !state.records.has(this.#last.id)) this.#stay();
    else if (selection) this.#last = null;
  }

  /** Element of a linked cell; everything else stands in the grid. */
  elementOf(id) {
    const record = kindOf(id) === "scene_cell" ? this.state.records.get(id) : null;
    return record ? this.board.grid.cellOf(record.target_id, record.source_id) : null;
  }

  /** The way past a scene that is lit: of the selected scene, or of the first that can be bypassed. Null when there is none. */
  get way() {
    const { state } = this;
    const passages = state.scenes?.passages ?? {};
    const chosen = state.columnInFocus;
    const sceneId = chosen && kindOf(chosen) === "scene" ? chosen
      : state.entries("scene").find((scene) => passages[scene.id]?.state === "bypassed")?.id;
    const passage = passages[sceneId];
    const record = state.records.get(sceneId);
    if (passage?.state !== "bypassed" || !record) return null;
    return { sceneId, name: record.name, touchpointIds: new Set(passage.way) };
  }

  /** The cell of a touchpoint and a scene, null while they are not linked. */
  cell(touchpointId, sceneId) {
    return this.state.records.get(sceneCellId(touchpointId, sceneId)) ?? null;
  }

  /** The quadrant of a cell, as it stands here. */
  quadrantOf(cell) {
    return quadrantOf(valuesOf(cell), this.state.scenes?.high ?? MOST);
  }

  /** The cells of a scene in the order of the journey, or those of a touchpoint in the order of the scenes. */
  cellsOf({ sceneId = null, touchpointId = null }) {
    const { state } = this;
    const cells = touchpointId ? state.entries("scene").map((scene) => this.cell(touchpointId, scene.id))
      : state.touchpoints().map((touchpoint) => this.cell(touchpoint.id, sceneId));
    return cells.filter(Boolean);
  }

  /** Put the selection on a cell, linked or not. */
  enter(touchpointId, sceneId) {
    const cell = this.cell(touchpointId, sceneId);
    if (cell) this.board.select(cell.id);
    else this.board.selectCell(sceneId, touchpointId);
    this.board.grid.focusSelection();
  }

  link(touchpointId, sceneId, values = {}) {
    if (!this.board.canEdit) return;
    this.board.dispatch({ name: "set_scene_cell", touchpoint_id: touchpointId, scene_id: sceneId, ...values });
    this.enter(touchpointId, sceneId);
    if (Object.keys(values).length === 0) this.#say("linked", touchpointId, sceneId);
  }

  unlink(cell) {
    const { source_id: touchpointId, target_id: sceneId } = cell;
    this.board.dispatch({ name: "remove_scene_cell", scene_cell_id: cell.id });
    this.enter(touchpointId, sceneId);
    this.board.steps.tell(this.#told("unlinked", touchpointId, sceneId));
  }

  /** Set one relevance of a cell; null is not judged. */
  setRelevance(cell, view, value) {
    const { source_id: touchpointId, target_id: sceneId } = cell;
    this.board.dispatch({ name: "set_scene_cell", touchpoint_id: touchpointId, scene_id: sceneId, [fieldOf(view)]: value });
    this.#say(view, touchpointId, sceneId, value);
  }

  /** Set one relevance of a place; a place that is not linked is linked by it. */
  judge(touchpointId, sceneId, view, value) {
    const cell = this.cell(touchpointId, sceneId);
    if (cell) this.setRelevance(cell, view, value);
    else {
      this.link(touchpointId, sceneId, { [fieldOf(view)]: value });
      this.#say(view, touchpointId, sceneId, value);
    }
  }

  edit(sceneId, attributes) {
    this.board.dispatch({ name: "edit_entry", entry_id: sceneId, attributes });
  }

  remove(sceneId) {
    const { board } = this;
    const scenes = this.state.entries("scene");
    const index = scenes.findIndex((scene) => scene.id === sceneId);
    const next = scenes[index + 1] ?? scenes[index - 1] ?? null;
    const told = board.t("scenes.said_removed", { name: scenes[index].name });
    board.dispatch({ name: "remove_entry", entry_id: sceneId });
    board.steps.tell(told);
    board.select(next?.id ?? null);
    board.grid.focusSelection();
  }

  /** One place to the left or right. */
  shift(sceneId, step) {
    const scenes = this.state.entries("scene");
    const index = scenes.findIndex((scene) => scene.id === sceneId);
    if (!scenes[index + step]) return;
    const before = step < 0 ? scenes[index - 1] : scenes[index + 2] ?? null;
    this.board.dispatch({ name: "move_entry", entry_id: sceneId, before_id: before?.id ?? null });
    this.board.say(this.board.t("board.said_moved", { name: scenes[index].name }));
    this.board.grid.focusSelection();
  }

  /** Id of the scene after one, null after the last. */
  after(sceneId) {
    const scenes = this.state.entries("scene");
    return scenes[scenes.findIndex((scene) => scene.id === sceneId) + 1]?.id ?? null;
  }

  /** What a cell is called. */
  nameOf(record) {
    if (record?.kind !== "scene_cell") return null;
    const { columnId, laneId } = placeOf(record);
    return `${this.state.records.get(laneId)?.name ?? ""} × ${this.state.records.get(columnId)?.name ?? ""}`;
  }

  #stay() {
    const { columnId, laneId } = this.#last;
    this.#last = null;
    if (this.state.records.has(columnId) && this.state.records.has(laneId)) this.board.selectCell(columnId, laneId);
  }

  #say(what, touchpointId, sceneId, value) {
    this.board.say(this.#told(what, touchpointId, sceneId, value));
  }

  #told(what, touchpointId, sceneId, value = null) {
    const name = (id) => this.state.records.get(id)?.name ?? "";
    return this.board.t(`scenes.said_${what}`, { touchpoint: name(touchpointId), scene: name(sceneId), value: value ?? this.board.t("scenes.no_value") });
  }
}
