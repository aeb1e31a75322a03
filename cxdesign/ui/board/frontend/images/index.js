// Pictures of cards and personas.

import { Images } from "./images.js";
import { Incoming } from "./incoming.js";

/** The parts of a board that show, bring and take away pictures. */
export function imageParts(board) {
  board.images = new Images(board);
  return [board.images, new Incoming(board)];
}
