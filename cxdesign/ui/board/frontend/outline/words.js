// What the map shows by place, colour and sign, in words.

import { signed } from "../marks.js";
import { PROJECT_ID } from "../records.js";

/** Satisfaction and delight lines of the project. */
export function linesOf(board) {
  const project = board.state.records.get(PROJECT_ID) ?? {};
  return { satisfaction: project.satisfaction_line ?? 0, delight: project.delight_line ?? 3 };
}

/** An emotion with where it lies to the two lines. */
export function emotionWords(board, value) {
  if (value === null || value === undefined) return board.t("board.not_set");
  const { satisfaction, delight } = linesOf(board);
  const zone = value >= delight ? "delight" : value > satisfaction ? "above" : value === satisfaction ? "on" : "below";
  return board.t(`board.outline_emotion_${zone}`, { value: signed(value) });
}

/** By record: the worst finding it is the subject of, in words. */
export function findingsOf(board) {
  const found = new Map();
  for (const finding of board.state.parts.findings?.list ?? []) {
    if (finding.is_dismissed || finding.severity === "hint" || !finding.maps.includes(board.configuration.name)) continue;
    const [id] = finding.records;
    if (id && !found.has(id)) found.set(id, `${finding.rule}: ${finding.message}`);
  }
  return found;
}
