// Copying judged cells of the matrix of scenes onto other cells of it: both relevances of each, in the shape they stand in.

import { sceneCellId } from "../digest.js";
import { editSeveral } from "../marking/commands.js";
import { placeOf } from "../records.js";
import { MOST, valuesOf } from "../scenes/quadrant.js";
import { recall, store } from "../storage.js";
import { tabbed } from "./tables.js";

const TYPE = "application/x-cxdesign-judgements+json";
const KEY = "clip.judgements";
const CELLS_LIMIT = 1000;

export class Judgements {
  constructor(board) {
    this.board = board;
  }

  /** What the browser's storage holds of an earlier copy, null when there is nothing. */
  get stored() {
    return read(recall(KEY));
  }

  /** Fill the clipboard with the judged cells among some records; false when there are none. */
  fill(event, ids) {
    const cells = this.#cells(ids);
    if (!cells.length) return false;
    // With the project, so that what is kept of it goes when the project does.
    const text = JSON.stringify({ project: this.board.projectId, cells });
    store(KEY, text);
    event.clipboardData.setData("text/plain", tabbed(rowsOf(cells)));
    event.clipboardData.setData(TYPE, text);
    event.preventDefault();
    this.board.say(this.board.t("board.judged_said_copied", { count: cells.length }));
    return true;
  }

  /** Set the cells from the selection on as a clipboard says; one copied cell goes onto all that are selected. */
  paste(data) {
    return this.put(read(data.getData(TYPE)));
  }

  /** The same with cells that were read; false when there are none. */
  put(cells) {
    const { board } = this;
    if (!cells) return false;
    const places = this.#places(cells);
    if (!places) { board.notice(board.t("board.judged_select_cell")); return true; }
    const inside = places.filter(({ touchpoint, scene }) => touchpoint && scene);
    const command = editSeveral(board, inside.map(({ touchpoint, scene, cell }) => ({
      name: "set_scene_cell", touchpoint_id: touchpoint.id, scene_id: scene.id, customer_relevance: cell.customer, enterprise_relevance: cell.enterprise,
    })));
    if (!command) return true;
    board.dispatch(command);
    const left = places.length - inside.length;
    board.steps.tell([board.t("board.judged_said_pasted", { count: inside.length }), left ? board.t("board.judged_said_left", { count: left }) : ""].filter(Boolean).join(" "));
    const ids = inside.map(({ touchpoint, scene }) => sceneCellId(touchpoint.id, scene.id));
    if (ids.length > 1) board.marked.set(ids, ids[0]);
    else board.select(ids[0]);
    board.grid.focusSelection();
    return true;
  }

  /** Judged and linked cells among some records, counted from the outermost of them. */
  #cells(ids) {
    const { records } = this.board.state;
    const at = ids.map((id) => records.get(id)).filter((record) => record?.kind === "scene_cell")
      .map((record) => ({ ...this.#at(placeOf(record)), ...valuesOf(record) }));
    const [left, top] = [Math.min(...at.map(({ column }) => column)), Math.min(...at.map(({ row }) => row))];
    return at.map((cell) => ({ ...cell, column: cell.column - left, row: cell.row - top }));
  }

  #at({ columnId, laneId }) {
    const { state } = this.board;
    const index = (list, id) => list.findIndex((record) => record.id === id);
    return { column: index(state.entries("scene"), columnId), row: index(state.touchpoints(), laneId) };
  }

  /** Where each cell goes; null where no cell is selected. */
  #places(cells) {
    const { board } = this;
    const { state, marked } = board;
    const chosen = (marked.isMany ? marked.ids : [state.selection]).map((id) => state.records.get(id)).filter((record) => record?.kind === "scene_cell");
    const at = state.cursor ? [this.#at(state.cursor)] : chosen.map((record) => this.#at(placeOf(record)));
    if (!at.length) return null;
    const start = { column: Math.min(...at.map(({ column }) => column)), row: Math.min(...at.map(({ row }) => row)) };
    const aims = cells.length === 1 ? at.map((place) => ({ ...place, cell: cells[0] }))
      : cells.map((cell) => ({ column: start.column + cell.column, row: start.row + cell.row, cell }));
    return aims.map(({ column, row, cell }) => ({ scene: state.entries("scene")[column], touchpoint: state.touchpoints()[row], cell }));
  }
}

/** Cells as rows of a table that says both relevances of each. */
function rowsOf(cells) {
  const rows = Array.from({ length: Math.max(...cells.map(({ row }) => row)) + 1 }, () => Array(Math.max(...cells.map(({ column }) => column)) + 1).fill(""));
  for (const { row, column, customer, enterprise } of cells) rows[row][column] = `${customer ?? "–"} / ${enterprise ?? "–"}`;
  return rows;
}

/** The strict reading of what comes from a clipboard or storage, which anybody may have written. */
function read(text) {
  try {
    const cells = JSON.parse(text)?.cells;
    return Array.isArray(cells) && cells.length && cells.length <= CELLS_LIMIT && cells.every(isCell) ? cells : null;
  } catch {
    return null;
  }
}

const isWithin = (value, most) => Number.isInteger(value) && value >= 0 && value <= most;
const isRelevance = (value) => value === null || isWithin(value, MOST);
const isCell = (cell) => typeof cell === "object" && cell !== null && isWithin(cell.row, CELLS_LIMIT) && isWithin(cell.column, CELLS_LIMIT)
  && isRelevance(cell.customer) && isRelevance(cell.enterprise);
