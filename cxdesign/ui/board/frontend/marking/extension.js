// Where an extension by keyboard goes next: from card to card in a cell, and over its edge into the next cell.

import { holdsCards, placeOf } from "../records.js";
import { isCanvas, isMarkable, openColumns, within } from "./places.js";

const STEP = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** Where the selection stands: `{columnId, laneId, id}`, with no id in an empty cell; null where nothing can be extended. */
export function placeOfSelection({ selection, cursor, records }) {
  if (cursor) return { ...cursor, id: null };
  const record = isMarkable(selection) ? records.get(selection) : null;
  return record ? { ...placeOf(record), id: record.id } : null;
}

/** The place beside one in the direction of an arrow key; the same place at the border. */
export function placeBeside(board, from, key) {
  const [dx, dy] = STEP[key];
  if (isCanvas(board)) return alongReading(board, from, dx + dy);
  const here = board.state.cards(from.columnId, from.laneId).map((card) => card.id);
  const index = Math.max(0, here.indexOf(from.id));
  if (dy && here[index + dy]) return { ...from, id: here[index + dy] };
  const lanes = board.state.visibleLanes().filter((lane) => board.configuration.row || holdsCards(lane)).map((lane) => lane.id);
  const columnId = dx ? beside(openColumns(board), from.columnId, dx) : from.columnId;
  const laneId = dy ? beside(lanes, from.laneId, dy) : from.laneId;
  if (!columnId || !laneId) return from;
  const there = board.state.cards(columnId, laneId).map((card) => card.id);
  const at = dy < 0 ? there.length - 1 : dy > 0 ? 0 : Math.min(index, there.length - 1);
  return { columnId, laneId, id: there[at] ?? null };
}

function alongReading(board, from, step) {
  const all = within(board, openColumns(board), board.state.visibleLanes().map((lane) => lane.id));
  const id = from.id ? beside(all, from.id, step) : board.state.cards(from.columnId, from.laneId)[0]?.id ?? null;
  const record = board.state.records.get(id);
  return record ? { ...placeOf(record), id } : from;
}

const beside = (list, item, step) => {
  const index = list.indexOf(item);
  return index < 0 ? null : list[index + step] ?? null;
};
