// The parts of a board in the order in which they are drawn and asked about a key: what knows several comes before what
// knows one, and what belongs to one map before what all of them have.

import { partsBeside } from "./beside.js";
import { Calling } from "./calling.js";
import { clipParts } from "./clip/index.js";
import { Find } from "./find/find.js";
import { imageParts } from "./images/index.js";
import { markingParts } from "./marking/index.js";
import { Present } from "./present.js";
import { Print } from "./print.js";
import { Seen } from "./seen.js";
import { Still } from "./still.js";
import { Views } from "./views.js";

/** All parts of a board; one that stands still has no bar, no side panel and no figures. */
export function partsOf(board) {
  board.find = new Find(board);
  const shared = [board.find, ...markingParts(board), ...clipParts(board), ...imageParts(board)];
  const beside = partsBeside(board);
  const own = board.configuration.parts(board);
  board.mapParts = own;
  if (board.data.still) return [...shared, ...own, new Still(board)];
  board.views = new Views(board);
  board.present = new Present(board);
  board.print = new Print(board);
  board.calling = new Calling(board);
  return [board.views, board.present, board.print, board.calling, board.banner, board.outline, ...shared, ...beside, ...own, board.topbar, board.inspector, board.figures, board.findings, new Seen(board)];
}
