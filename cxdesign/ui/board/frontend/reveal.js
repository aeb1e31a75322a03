// What the page's address asks to be shown: the first of the wanted records that stands on this map is selected.

import { isCardId, placeOf } from "./records.js";

/** Records that stand for others on a map: an arrow for the step it comes from, a link for its source. */
const standIn = (record) => record?.source_id ?? null;

/** Select and show the first of some records that this map can show. True if there was one. */
export function revealFirst(board, ids) {
  for (const id of ids) {
    const record = board.state.records.get(id);
    for (const shown of [id, standIn(record)]) {
      if (shown && board.state.records.has(shown)) board.configuration.prepare?.(board, shown);
      if (!shown || !isShown(board, shown)) continue;
      board.select(shown);
      board.reveal(shown);
      return true;
    }
  }
  return false;
}

function isShown(board, id) {
  const record = board.state.records.get(id);
  if (!record) return false;
  if (isCardId(id)) return board.state.visibleLanes().some((lane) => lane.id === placeOf(record).laneId);
  return Boolean(board.grid.elementOf(id)) || record.kind === "touchpoint";
}
