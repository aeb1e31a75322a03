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
export function importanceBars(board, importance) {
  const bars = [1, 2, 3, 4, 5].map((step) => element("i", step <= (importance ?? 0) ? "f" : ""));
  const words = importance === null ? board.t("board.not_set") : board.t("board.importance_of", { value: importance });
  return element("span", "imp", { role: "img", "aria-label": words }, ...bars, element("b", "", {}, importance === null ? "–" : String(importance)));
}
