// Marks of a card on the journey map, in their fixed order.

import { drawnMark, evidenceDots, failMark, flagMark, levelChip, starMark, waitMark } from "./marks.js";
import { saidMarks } from "./said.js";

/** Marks of a card with the words that say the same: level, peak or end, fail or wait, evidence. */
export function marksOf(board, card, touchpoint, isQuoted) {
  const marks = [];
  const add = (drawn, words) => marks.push(drawnMark(drawn, words));
  if (card.kind === "feature") {
    if (card.level) add(levelChip(card.level), `${card.level} ${board.t(`enum.level.${card.level}`)}`);
    if (touchpoint.is_peak) add(starMark(), board.t("board.mark_planned_peak"));
    if (touchpoint.is_end) add(flagMark(), board.t("board.mark_planned_end"));
  }
  if (card.is_fail) add(failMark(), board.t("board.mark_fail"));
  if (card.is_wait) add(waitMark(), board.t("board.mark_wait"));
  marks.push(...saidMarks(board, card));
  const evidence = card.evidence ?? "assumption";
  // A quotation stays bare until somebody backs it: its lane is read as speech.
  if (!isQuoted || evidence !== "assumption" || marks.length) {
    add(evidenceDots(evidence), board.t("board.mark_evidence", { level: board.t(`enum.evidence.${evidence}`) }));
  }
  return marks;
}
