// The side panel of the blueprint while nothing is selected: what it is for, and the keys.

import { heading } from "../inspector_fields.js";
import { purpose } from "../inspector_others.js";

const KEYS = [["N", "key_new"], ["Enter", "key_edit"], ["Alt + ←→↑↓", "key_move"], ["L", "key_arrow"], ["[ ]", "key_arrows"], ["F", "key_fail"], ["W", "key_wait"], ["I", "key_impact"], ["?", "key_all"]];

/** What can be done here. */
export function emptyPanel(subject) {
  const { t } = subject;
  return { fields: [
    heading("h2", "insp-kind", t("board.nothing_selected")),
    ...purpose(subject, "board.nothing_selected_blueprint", KEYS),
  ] };
}
