// Parts that every map has beside what it draws: comments, and how much rests on data.

import { Comments } from "./comments/comments.js";
import { EvidenceMeter } from "./evidence/meter.js";

/** The parts of this board; their keys come before those of the map. */
export function partsBeside(board) {
  board.comments = new Comments(board);
  board.evidence = new EvidenceMeter(board);
  return [board.comments, board.evidence];
}
