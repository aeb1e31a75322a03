// What the cells of the register offer: menus of one choice each, or of several that are ticked.

import { answersTo, isRelated, notesOf, placeName, placeOfNeed, toggleRelation } from "../links.js";
import { evidenceDots } from "../marks.js";
import { go } from "../going.js";
import { EVIDENCE } from "../records.js";
import { AREAS, areaName } from "./areas.js";

const LINE = { separator: true };
const SHOWN = 56;
export const KANO_CLASSES = ["must_be", "one_dimensional", "attractive", "indifferent", "reverse"];
export const LEARNING_WAYS = ["voice_of_customer", "co_creation", "employees", "usage_data", "market", "trends"];
export const VOICE_CHANNELS = ["complaint", "survey", "interview", "review", "service_contact", "social_media"];
export const NEED_TYPES = ["need", "expectation", "desire"];

export const kindChoices = (need, board) => [
  ...choose(need, board, "need_type", "need_type", NEED_TYPES),
  LINE,
  tick(board.t("empathy.implicit"), need.is_implicit, () => set(board, need, { is_implicit: !need.is_implicit }), "implicit"),
];

export const kanoChoices = (need, board) => [
  ...choose(need, board, "kano", "kano_class", KANO_CLASSES), LINE, nothing(need, board, "kano"),
];

export const learnedChoices = (need, board) => [
  ...choose(need, board, "learned_by", "learning_way", LEARNING_WAYS), nothing(need, board, "learned_by"),
  { title: board.t("board.field_voice_channel") },
  ...choose(need, board, "voice_channel", "voice_channel", VOICE_CHANNELS), nothing(need, board, "voice_channel"),
];

export const importanceChoices = (need, board) => [
  ...[5, 4, 3, 2, 1].map((value) => ({
    ...tick(board.t("board.importance_of", { value }), need.importance === value, () => set(board, need, { importance: value }), `importance_${value}`),
    hint: String(value), key: String(value),
  })), LINE, { ...nothing(need, board, "importance"), hint: "0", key: "0" },
];

export const evidenceChoices = (need, board) => EVIDENCE.map((level) =>
  ({ ...tick(board.t(`enum.evidence.${level}`), need.evidence === level, () => set(board, need, { evidence: level }), level), hint: evidenceDots(level) }));

/** Notes of the need's persona, by area; ticked are those it stems from. */
export function noteChoices(need, board) {
  const { state } = board;
  const chosen = new Set(notesOf(state, need.id));
  const personaId = need.persona_id ?? state.persona?.id;
  const groups = AREAS.flatMap((area) => {
    const notes = state.cards(personaId, area.id);
    const items = notes.map((note) => tick(shortened(note.text), chosen.has(note), () => board.empathy.toggleNote(need.id, note.id), note.id));
    return items.length ? [{ title: areaName(board, area) }, ...items] : [];
  });
  return groups.length ? groups : [{ title: board.t("empathy.no_notes_yet") }];
}

/** Stages with their touchpoints; at most one is ticked. */
export function placeChoices(need, board) {
  const { state } = board;
  const place = placeOfNeed(state, need.id);
  const put = (record) => tick(placeName(state, record), record === place, () => board.empathy.placeNeed(need.id, record.id), record.id);
  const stages = state.stages().flatMap((stage) => [
    put(stage), ...state.touchpoints(stage.id).map((touchpoint) => indented(put(touchpoint))), LINE,
  ]);
  const show = place ? [{ label: board.t("empathy.show_place"), run: () => go(board, "journey", place.id), action: "show_place" }] : [];
  if (stages.length === 0) return [{ title: board.t("empathy.no_stages_yet") }];
  return [...(show.length ? [...show, LINE] : []), ...stages.slice(0, -1)];
}

/** Standards and opportunities that answer the need, and planned peaks that are meant for it. */
export function answerChoices(need, board) {
  const { state } = board;
  const answers = new Set(answersTo(state, need.id));
  const group = (title, records, relation) => (records.length ? [{ title: board.t(title) }, ...records.map((record) => tick(
    shortened(record.name ?? record.text), answers.has(record) || isRelated(state, relation, record.id, need.id),
    () => board.dispatch(toggleRelation(state, relation, record.id, need.id)), record.id))] : []);
  const features = state.touchpoints().flatMap((touchpoint) => state.features(touchpoint.id));
  const peaks = state.touchpoints().filter((touchpoint) => touchpoint.is_peak);
  return [
    ...group("empathy.group_standards", state.entries("standard"), "meets"),
    ...group("empathy.group_features", features, "serves"),
    ...group("empathy.group_peaks", peaks, "answers"),
    LINE,
    { label: board.t("empathy.open_standards"), run: () => go(board, "standards", ""), action: "open_standards" },
  ];
}

function choose(need, board, field, enumeration, values) {
  return values.map((value) =>
    tick(board.t(`enum.${enumeration}.${value}`), need[field] === value, () => set(board, need, { [field]: value }), value));
}

const nothing = (need, board, field) => tick(board.t("board.not_set"), need[field] === null, () => set(board, need, { [field]: null }), `no_${field}`);

const indented = (item) => ({ ...item, label: `\u2003${item.label}` });

const tick = (label, isChecked, run, action) => ({ label, isChecked, run, action });

const set = (board, need, attributes) => board.empathy.setNeed(need.id, attributes);

function shortened(text) {
  const letters = Array.from(text.replace(/\s+/g, " "));
  return letters.length > SHOWN ? `${letters.slice(0, SHOWN - 1).join("")}…` : letters.join("");
}

