// What a single letter did, in a sentence that names what it was done to. It may have been meant as text.

import { isCardId } from "./records.js";

const LONGEST = 40;

/** The sentence for a key on a subject, made before the key acts; null when the key does nothing there. */
export function sentenceOf(board, key, subject) {
  const { state } = board;
  const column = state.records.get(subject.columnId);
  const say = (name, record, more = {}) => board.t(`board.said_${name}`, { name: nameOf(record), ...more });
  if (!column) return null;
  if (key === "p") return say(column.is_peak ? "peak_off" : "peak_on", column);
  if (key === "e") return endSentence(state, column, say);
  const record = state.records.get(subject.id) ?? column;
  if (key === "f") return say(record.is_fail ? "fail_off" : "fail_on", record);
  if (key === "w") return isCardId(subject.id) ? say(record.is_wait ? "wait_off" : "wait_on", record) : null;
  const levelled = record.kind === "feature" ? record : column;
  const levels = levelled.levels ?? [levelled.level].filter(Boolean);
  if (key === "0") return levels.length ? say("level_cleared", levelled) : null;
  const level = `L${key}`;
  return say(levels.includes(level) ? "level_off" : "level_on", levelled, { level });
}

function endSentence(state, column, say) {
  if (column.is_end) return say("end_off", column);
  const former = state.touchpoints().find((touchpoint) => touchpoint.is_end);
  return former ? say("end_moved", column, { former: nameOf(former) }) : say("end_on", column);
}

function nameOf(record) {
  const letters = Array.from(record.name ?? record.text ?? "");
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST).join("")}…` : letters.join("");
}
