// Selecting several things at once, and what is done to all of them.

import { MarkedActs } from "./acts.js";
import { MarkedBar } from "./bar.js";
import { MarkingKeys } from "./keys.js";
import { Lasso } from "./lasso.js";
import { Marked } from "./marked.js";
import { Taps } from "./taps.js";

/** The parts of the board that select several; they come before the keys of a map, which know only one selection. */
export function markingParts(board) {
  const marked = new Marked(board);
  const acts = new MarkedActs(board);
  Object.assign(board, { marked, markedActs: acts });
  const lasso = new Lasso(board, marked);
  new Taps(board, marked);
  return [marked, new MarkedBar(board, { marked, acts, lasso }), new MarkingKeys(board, { marked, acts, lasso })];
}
