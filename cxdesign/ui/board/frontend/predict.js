// Each command as the edits the server will most likely make of it, for an echo within one frame.
// A command that cannot apply (its subject is gone, its record is already there) predicts nothing.

import { COMMENT_RULES, commentsMoved } from "./comments/predict.js";
import { ofKind, patch, placeAmong, put, removal, remove, select } from "./edits.js";
import { BLUEPRINT_RULES } from "./predict_blueprint.js";
import { ENTRY_RULES } from "./predict_entries.js";
import { MERGE_RULES } from "./predict_merging.js";
import { PASTE_RULES } from "./predict_paste.js";
import { severalRules } from "./predict_several.js";
import { VIEW_RULES } from "./predict_views.js";
import { COMMON_CARD_FIELDS, PROJECT_ID, cardIdIn, cardKindOf, emotionId, isLaneCardKind, suffixOf } from "./records.js";
import { carriedSpan, spanOf } from "./spans.js";

// Commands about a card that is there already.
const CARD_COMMANDS = new Set(["edit_card", "move_card", "remove_card", "edit_card_attributes", "span_card"]);

/** Edits for a command on a map of records. */
export function predict(records, command) {
  const rule = RULES[command.name];
  if (!rule) return [];
  return rule(records, CARD_COMMANDS.has(command.name) ? { ...command, card_id: cardIdIn(records, command.card_id) } : command);
}

const stagesOf = (records) => ofKind(records, "stage");
const lanesOf = (records) => ofKind(records, "lane");
const touchpointsOf = (records, stageId) =>
  select(records, (record) => record.kind === "touchpoint" && record.stage_id === stageId);
const cardsOf = (records, touchpointId, laneId) =>
  select(records, (record) => isLaneCardKind(record.kind) && record.touchpoint_id === touchpointId && record.lane_id === laneId);

function addStage(records, { stage_id, stage_name, before_id }) {
  if (records.has(stage_id)) return [];
  const order = placeAmong(stagesOf(records), before_id, stage_id);
  return [put({ kind: "stage", id: stage_id, name: stage_name, order })];
}

function addTouchpoint(records, { touchpoint_id, stage_id, touchpoint_name, before_id }) {
  if (records.has(touchpoint_id) || !records.has(stage_id)) return [];
  const order = placeAmong(touchpointsOf(records, stage_id), before_id, touchpoint_id);
  return [put({ kind: "touchpoint", id: touchpoint_id, name: touchpoint_name, stage_id, order })];
}

function addLane(records, { lane_id, lane_name, before_id }) {
  if (records.has(lane_id)) return [];
  const order = placeAmong(lanesOf(records), before_id, lane_id);
  return [put({ kind: "lane", id: lane_id, role: "notes", name: lane_name, order })];
}

function addCard(records, command) {
  const { card_id, touchpoint_id, lane_id, text, before_id } = command;
  const lane = records.get(lane_id);
  if (records.has(card_id) || !lane || !records.has(touchpoint_id)) return [];
  const order = placeAmong(cardsOf(records, touchpoint_id, lane_id), before_id, card_id);
  return [put({ kind: cardKindOf(lane), id: card_id, touchpoint_id, lane_id, order, text, evidence: "assumption" })];
}

function moveCard(records, { card_id, touchpoint_id, lane_id, before_id }) {
  const card = records.get(card_id);
  const lane = records.get(lane_id);
  if (!card || !lane || !records.has(touchpoint_id)) return [];
  const order = placeAmong(cardsOf(records, touchpoint_id, lane_id), before_id, card_id);
  const kind = cardKindOf(lane);
  const span = carriedSpan(records, card, touchpoint_id);
  if (kind === card.kind) return patch(records, card_id, { ...span, lane_id, order });
  const kept = Object.fromEntries(COMMON_CARD_FIELDS.filter((field) => field in card).map((field) => [field, card[field]]));
  const id = `${kind}:${suffixOf(card_id)}`;
  const moved = commentsMoved(records, card_id, id);
  const gone = removal(records, [card_id]).filter((edit) => !moved.some((one) => one.id === edit.record.id));
  return [...gone, put({ ...kept, kind, id, ...span, lane_id, order }), ...moved];
}

function markEnd(records, { touchpoint_id, is_end }) {
  const edits = patch(records, touchpoint_id, { is_end });
  if (!is_end) return edits;
  const former = select(records, (record) => record.kind === "touchpoint" && record.is_end && record.id !== touchpoint_id);
  return [...former.flatMap((record) => patch(records, record.id, { is_end: false })), ...edits];
}

function toggleLevel(records, { touchpoint_id, level }) {
  const levels = new Set(records.get(touchpoint_id)?.levels ?? []);
  if (!levels.delete(level)) levels.add(level);
  return patch(records, touchpoint_id, { levels: [...levels].sort() });
}

function setEmotion(records, { touchpoint_id, state, value }) {
  const id = emotionId(touchpoint_id, state);
  const emotion = records.get(id);
  if (value === null) return emotion ? [remove(emotion)] : [];
  if (emotion) return patch(records, id, { value });
  return records.has(touchpoint_id) ? [put({ kind: "emotion", id, touchpoint_id, state, value })] : [];
}

function addPath(records, { path_id, source_id, target_id, is_repeat }) {
  if (records.has(path_id)) return [];
  return [put({ kind: "path", id: path_id, source_id, target_id, is_repeat })];
}

const RULES = {
  rename_project: (records, { new_name }) => patch(records, PROJECT_ID, { name: new_name }),
  edit_project: (records, { name, ...fields }) => patch(records, PROJECT_ID, fields),
  edit_economics: (records, { name, ...fields }) => patch(records, PROJECT_ID, fields),
  add_stage: addStage,
  rename_stage: (records, { stage_id, new_name }) => patch(records, stage_id, { name: new_name }),
  move_stage: (records, { stage_id, before_id }) =>
    patch(records, stage_id, { order: placeAmong(stagesOf(records), before_id, stage_id) }),
  remove_stage: (records, { stage_id }) => removal(records, [stage_id]),
  add_touchpoint: addTouchpoint,
  rename_touchpoint: (records, { touchpoint_id, new_name }) => patch(records, touchpoint_id, { name: new_name }),
  move_touchpoint: (records, { touchpoint_id, stage_id, before_id }) => !records.has(stage_id) ? [] :
    patch(records, touchpoint_id, { stage_id, order: placeAmong(touchpointsOf(records, stage_id), before_id, touchpoint_id) }),
  remove_touchpoint: (records, { touchpoint_id }) => removal(records, [touchpoint_id]),
  edit_touchpoint: (records, { touchpoint_id, attributes }) => patch(records, touchpoint_id, attributes),
  mark_peak: (records, { touchpoint_id, is_peak }) => patch(records, touchpoint_id, { is_peak }),
  mark_end: markEnd,
  toggle_level: toggleLevel,
  set_emotion: setEmotion,
  add_lane: addLane,
  rename_lane: (records, { lane_id, new_name }) => patch(records, lane_id, { name: new_name }),
  move_lane: (records, { lane_id, before_id }) =>
    patch(records, lane_id, { order: placeAmong(lanesOf(records), before_id, lane_id) }),
  hide_lane: (records, { lane_id, is_hidden }) => patch(records, lane_id, { is_hidden }),
  remove_lane: (records, { lane_id }) => removal(records, [lane_id]),
  add_card: addCard,
  edit_card: (records, { card_id, text }) => patch(records, card_id, { text }),
  move_card: moveCard,
  remove_card: (records, { card_id }) => removal(records, [card_id]),
  edit_card_attributes: (records, { card_id, attributes }) => patch(records, card_id, attributes),
  span_card: (records, { card_id, last_touchpoint_id }) => {
    const card = records.get(card_id);
    return card ? patch(records, card_id, spanOf(card.touchpoint_id, last_touchpoint_id)) : [];
  },
  ...PASTE_RULES,
  ...MERGE_RULES,
  ...BLUEPRINT_RULES,
  ...ENTRY_RULES,
  ...COMMENT_RULES,
  ...severalRules(predict),
  ...VIEW_RULES,
  add_path: addPath,
  remove_path: (records, { path_id }) => removal(records, [path_id]),
};
