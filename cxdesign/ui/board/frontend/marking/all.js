// Ctrl or ⌘ and A: first the cell or lane the selection stands in, then the whole map.

import { kindOf } from "../records.js";
import { openColumns, seenLanes, within } from "./places.js";
import { placeOfSelection } from "./extension.js";

/** Select more than is selected: the next larger of cell, lane or column, and map. */
export function selectMore(board) {
  const { marked } = board;
  const now = new Set(marked.ids);
  const isMore = (ids) => ids.length > 0 && ids.some((id) => !now.has(id));
  const ids = scopes(board).find(isMore);
  if (ids) marked.set(ids);
  board.grid.focusSelection();
}

function scopes(board) {
  const { state } = board;
  const [columns, lanes] = [openColumns(board), seenLanes(board)];
  const all = within(board, columns, lanes);
  const place = placeOfSelection(state);
  if (place) return [within(board, [place.columnId], [place.laneId]), within(board, columns, [place.laneId]), all];
  const { selection } = state;
  if (!selection) return [all];
  if (lanes.includes(selection)) return [within(board, columns, [selection]), all];
  const ofStage = kindOf(selection) === "stage" ? state.touchpoints(selection).map((touchpoint) => touchpoint.id) : [selection];
  return [within(board, columns.filter((id) => ofStage.includes(id)), lanes), all];
}
