// Copying, cutting, pasting and duplicating; and cards that span several touchpoints.

import { Spanning } from "../spanning/spanning.js";
import { Clipboard } from "./clipboard.js";
import { PlaceBanner } from "./place_banner.js";

/** The parts of the board that copy and paste; they come before the keys of a map. */
export function clipParts(board) {
  board.placeBanner = new PlaceBanner(board);
  board.clip = new Clipboard(board);
  board.spanning = board.configuration.spans ? new Spanning(board) : null;
  return [board.placeBanner, board.clip, ...(board.spanning ? [board.spanning] : [])];
}
