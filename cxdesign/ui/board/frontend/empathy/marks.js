// Marks of notes and needs.

import { element } from "../dom.js";
import { evidenceDots } from "../marks.js";

/** Evidence of a note as a mark on its card, with the words that say the same. */
export function evidenceMark(board, { evidence }) {
  const words = board.t("board.mark_evidence", { level: board.t(`enum.evidence.${evidence}`) });
  const dots = evidenceDots(evidence);
  dots.title = words;
  return { element: dots, words };
}

/** Importance of 1 to 5 as bars with its number; nothing is a dash. */
export function importanceBars(importance) {
  const bars = [1, 2, 3, 4, 5].map((step) => element("i", step <= (importance ?? 0) ? "f" : ""));
  return element("span", "imp", { "aria-hidden": "true" }, ...bars, element("b", "", {}, importance === null ? "–" : String(importance)));
}
