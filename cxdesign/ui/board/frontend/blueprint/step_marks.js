// Marks of a step: fail or wait, what it rests on, its standard time and the longest that customers accept.

import { element } from "../dom.js";
import { icon } from "../icons.js";
import { drawnMark, evidenceDots, failMark, waitMark } from "../marks.js";
import { saidMarks } from "../said.js";
import { spanned } from "../spans.js";

/** Marks of a step with the words that say the same. */
export function stepMarks(board, card) {
  const marks = [];
  if (card.is_fail) marks.push(drawnMark(failMark(), board.t("board.mark_fail")));
  if (card.is_wait) marks.push(drawnMark(waitMark(), board.t("board.mark_wait")));
  marks.push(...saidMarks(board, card));
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
  const order = board.state.touchpoints().map(({ id }) => id);
  const last = card.last_touchpoint_id ? spanned(order, card).at(-1) : card.touchpoint_id;
  // Arrows run between the columns: here a card that spans several stays in its first one and says how far it reaches.
  if (last !== card.touchpoint_id) {
    const { name } = board.state.records.get(last);
    marks.push(drawnMark(element("span", "reach", {}, `→ ${name}`), board.t("board.span_words", { name })));
  }
  return marks;
}

/** Minutes as people read them: at most two decimals. */
export const minutes = (value) => String(Math.round(value * 100) / 100);
