// A touchpoint as a row of the matrix: its label with stage, marks and the rail of the way past a scene, and its cells.

import { element, reconcile, setAttribute, setText, toggleClass } from "../dom.js";
import { icon } from "../icons.js";
import { failMark, flagMark, starMark } from "../marks.js";
import { Cell } from "./cell.js";

export class SceneRow {
  #cells = new Map();

  constructor(board, touchpoint) {
    this.board = board;
    this.id = touchpoint.id;
    this.stage = element("span", "over");
    this.number = element("span", "n");
    this.name = element("span", "nm");
    this.icons = element("span", "ic");
    this.way = element("span", "spoken");
    this.label = element("div", "lane place", { role: "rowheader", tabindex: "-1", "data-touchpoint-id": touchpoint.id },
      element("span", "rail", { "aria-hidden": "true" }), this.stage, this.number, this.name, this.icons, this.way);
    this.root = element("div", "row", { role: "row", "data-role": "scene" });
  }

  update(touchpoint, scene) {
    toggleClass(this.label, "sel", scene.selection === touchpoint.id && !scene.cursor);
    if (!this.#isDue(touchpoint, scene)) return;
    const way = this.board.scenes.way;
    this.#drawLabel(touchpoint, way);
    const cells = scene.columns.map((column) => this.#cell(touchpoint, column.record, scene, way));
    if (this.columns === scene.columns) return;
    this.columns = scene.columns;
    reconcile(this.root, [this.label, ...cells.map((cell) => cell.root)]);
    const wanted = new Set(scene.columns.map((column) => column.key));
    for (const id of this.#cells.keys()) if (!wanted.has(id)) this.#cells.delete(id);
  }

  cellOf(sceneId) {
    return this.#cells.get(sceneId)?.root ?? null;
  }

  #isDue(touchpoint, scene) {
    const { state, scenes } = this.board;
    const mine = (place) => (place?.laneId === touchpoint.id ? place.key : null);
    const inputs = [
      touchpoint, scene.columns, scene.locale, state.contentOf(touchpoint.id), state.scenes, scenes.way?.sceneId,
      state.records.get(touchpoint.stage_id), state.touchpoints(touchpoint.stage_id)[0], state.numberOf(touchpoint.id),
      mine(scene.cursorCell), mine(scene.selectedCell),
    ];
    const isDue = !this.inputs || inputs.some((value, index) => value !== this.inputs[index]);
    this.inputs = inputs;
    return isDue;
  }

  #drawLabel(touchpoint, way) {
    const { board } = this;
    const { state } = board;
    const isFirst = state.touchpoints(touchpoint.stage_id)[0]?.id === touchpoint.id;
    setText(this.stage, isFirst ? state.records.get(touchpoint.stage_id)?.name ?? "" : "");
    this.stage.hidden = !isFirst;
    toggleClass(this.root, "first", isFirst);
    this.number.textContent = String(state.numberOf(touchpoint.id));
    setText(this.name, touchpoint.name);
    const marks = marksOf(board, touchpoint);
    const key = marks.map(([, words]) => words).join();
    if (this.icons.dataset.key !== key) {
      this.icons.dataset.key = key;
      this.icons.replaceChildren(...marks.map(([drawn, words, name]) => element("span", "mark", { title: words, role: "img", "aria-label": words, "data-mark": name }, drawn)));
    }
    const state_ = way ? (way.touchpointIds.has(touchpoint.id) ? "on" : "past") : null;
    setAttribute(this.label, "data-way", state_);
    this.way.textContent = way ? (state_ === "on" ? board.t("scenes.on_way", { scene: way.name }) : board.t("scenes.passed_over")) : "";
    toggleClass(this.label, "skippable", touchpoint.may_be_skipped);
  }

  #cell(touchpoint, sceneRecord, scene, way) {
    let cell = this.#cells.get(sceneRecord.id);
    if (!cell) this.#cells.set(sceneRecord.id, (cell = new Cell(this.board, touchpoint.id, sceneRecord.id)));
    const { state } = this.board;
    const [record] = state.cards(sceneRecord.id, touchpoint.id);
    cell.update(record ?? null, {
      names: { touchpoint: touchpoint.name, scene: sceneRecord.name },
      isSelected: Boolean(record) && scene.selection === record.id,
      hasCursor: scene.cursor?.columnId === sceneRecord.id && scene.cursor?.laneId === touchpoint.id,
      isPassed: way?.sceneId === sceneRecord.id,
      isUnmet: Boolean(state.scenes?.unmet[touchpoint.id]),
    });
    return cell;
  }
}

function marksOf(board, touchpoint) {
  const marks = [];
  if (touchpoint.is_peak) marks.push([starMark(12), board.t("board.mark_planned_peak")]);
  if (touchpoint.is_end) marks.push([flagMark(12), board.t("board.mark_planned_end")]);
  if (touchpoint.is_fail) marks.push([failMark(12), board.t("board.mark_fail")]);
  if (touchpoint.may_be_skipped) marks.push([icon("skip", 12), board.t("board.mark_may_be_skipped")]);
  if (board.state.scenes?.unmet[touchpoint.id]) marks.push([icon("warning", 12), board.t("scenes.unmet"), "unmet"]);
  return marks;
}
