// Buttons beside the entries, and which of an entry's own have no room.

import { element } from "../dom.js";

/** The acts there is no room for at the first and the last of a list. */
export function edges(index, count, [back, on] = ["earlier", "later"]) {
  return [...(index === 0 ? [back] : []), ...(index === count - 1 ? [on] : [])];
}

/** A button that adds something to the map. */
export function addButton(board, name, run) {
  const words = board.t(`board.outline_act_${name}`);
  const control = element("button", "o-add o-add-wide", { type: "button", "data-add": name }, words);
  control.addEventListener("click", run);
  return control;
}
