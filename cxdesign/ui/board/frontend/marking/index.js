// Selecting several things at once, and what is done to all of them.

import { Marked } from "./marked.js";

/** The parts of the board that select several; they come before the keys of a map, which know only one selection. */
export function markingParts(board) {
  board.marked = new Marked(board);
  return [board.marked];
}
