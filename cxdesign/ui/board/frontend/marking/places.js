// Which cards lie where on the map that is seen: all of them in reading order, and those between two places.

import { compareOrder } from "../order.js";
import { isCardId, kindOf, placeOf } from "../records.js";

/** Whether a record can be selected together with others. */
export const isMarkable = (id) => typeof id === "string" && (isCardId(id) || kindOf(id) === "scene_cell");

/** Columns that stand open, from left to right. */
export const openColumns = (board) => board.grid.columns.filter((column) => column.type === "open").map((column) => column.record.id);

/** Lanes that can be seen, from top to bottom. */
export const seenLanes = (board) => board.state.visibleLanes().map((lane) => lane.id);

/** All that can be selected together in the given columns and lanes, lane by lane as it is read. */
export function within(board, columnIds, laneIds) {
  return laneIds.flatMap((laneId) => columnIds.flatMap((columnId) => board.state.cards(columnId, laneId).map((card) => card.id)));
}

/** Ids lane by lane, from left to right, and within a cell from top to bottom; what is out of sight comes last. */
export function inReadingOrder(board, ids) {
  const { state } = board;
  const lanes = new Map(state.lanes().map((lane, index) => [lane.id, index]));
  const columns = new Map(board.grid.columns.flatMap((column) => column.records).map((record, index) => [record.id, index]));
  const at = (index) => index ?? Infinity;
  const found = ids.map((id) => state.records.get(id)).filter(Boolean).map((record) => {
    const place = placeOf(record);
    return { record, lane: at(lanes.get(place?.laneId)), column: at(columns.get(place?.columnId)) };
  });
  const compare = (a, b) => difference(a.lane, b.lane) || difference(a.column, b.column) || compareOrder(a.record, b.record);
  return found.sort(compare).map(({ record }) => record.id);
}

/** Everything between two places, `{columnId, laneId, id}` each: in one cell from card to card, else the whole rectangle. */
export function between(board, from, to) {
  if (isCanvas(board)) return alongReading(board, from, to);
  if (from.columnId === to.columnId && from.laneId === to.laneId) {
    const cards = board.state.cards(from.columnId, from.laneId).map((card) => card.id);
    return cut(cards, from.id ?? cards[0], to.id ?? cards[0]);
  }
  return within(board, cut(openColumns(board), from.columnId, to.columnId), cut(seenLanes(board), from.laneId, to.laneId));
}

/** Whether the lanes are laid out as boxes on a canvas and not as rows. */
export const isCanvas = (board) => board.configuration.name === "empathy";

/** Boxes of a canvas know no rectangle of cells: what is read between the two is between them. */
function alongReading(board, from, to) {
  const all = within(board, openColumns(board), seenLanes(board));
  return from.id && to.id ? cut(all, from.id, to.id) : [];
}

/** The run of a list from one item to another, whichever comes first. */
function cut(list, one, other) {
  const [a, b] = [list.indexOf(one), list.indexOf(other)];
  return a < 0 || b < 0 ? [] : list.slice(Math.min(a, b), Math.max(a, b) + 1);
}

const difference = (a, b) => (a === b ? 0 : a - b);
