// What stands in place of the grid while the map has no stage yet.

import { button, element } from "./dom.js";
import { icon } from "./icons.js";

/** The invitation to add the first stage; the style shows it on an empty board alone. */
export function startPanel(board) {
  const label = board.t("board.add_first_stage");
  const add = button("btn primary", label, () => board.actions.addStage(), icon("plus", 16), label);
  add.dataset.add = "first-stage";
  return element("div", "start", {},
    element("h2", "", {}, board.t("board.start_title")),
    element("p", "", {}, board.t(board.canEdit ? "board.start_text" : "board.start_text_viewer")),
    board.canEdit ? add : null);
}
