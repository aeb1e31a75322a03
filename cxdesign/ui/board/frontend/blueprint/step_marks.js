// Marks of a step: fail or wait, what it rests on, its standard time and the longest that customers accept.

import { element } from "../dom.js";
import { icon } from "../icons.js";
import { drawnMark, evidenceDots, failMark, waitMark } from "../marks.js";

/** Marks of a step with the words that say the same. */
export function stepMarks(board, card) {
  const marks = [];
  if (card.is_fail) marks.push(drawnMark(failMark(), board.t("board.mark_fail")));
  if (card.is_wait) marks.push(drawnMark(waitMark(), board.t("board.mark_wait")));
  // Steps are narrow: only what rests on more than an assumption says so on the card.
  if (card.evidence !== "assumption") marks.push(drawnMark(evidenceDots(card.evidence), board.t("board.mark_evidence", { level: board.t(`enum.evidence.${card.evidence}`) })));
  const { standard_minutes: standard, tolerance_minutes: tolerance } = card;
  if (standard !== null || tolerance !== null) {
    const shown = tolerance === null ? minutes(standard) : `${standard === null ? "–" : minutes(standard)} / ${minutes(tolerance)}`;
    const words = [
      standard !== null && board.t("board.mark_standard", { minutes: minutes(standard) }),
      tolerance !== null && board.t("board.mark_tolerance", { minutes: minutes(tolerance) }),
    ].filter(Boolean).join(", ");
    marks.push(drawnMark(element("span", "time", {}, icon("clock", 12), shown), words));
  }
  return marks;
}

/** Minutes as people read them: at most two decimals. */
export const minutes = (value) => String(Math.round(value * 100) / 100);
