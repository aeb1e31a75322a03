// What a record is on the client: ids, kinds, roles of lanes, and applying edits to a map of records.

import { DEFAULTS } from "./record_defaults.js";

export const PROJECT_ID = "project:main";
export const LEVELS = ["L1", "L2", "L3", "L4"];
export const EVIDENCE = ["assumption", "observation", "test", "measurement"];

const ATTRIBUTE_ROLES = new Set(["channel", "emotion", "pyramid"]);
/** Lanes of the blueprint, top to bottom; but for customer actions they stand on no other map. */
export const BLUEPRINT_ROLES = ["evidence", "customer_actions", "onstage", "backstage", "support"];
const KIND_OF_ROLE = {
  ...Object.fromEntries(BLUEPRINT_ROLES.map((role) => [role, "step"])),
  thinking: "note", pains: "note", notes: "note", opportunities: "feature",
};
/** Cards in lanes, whose kind follows from the lane. */
const LANE_CARD_KINDS = new Set(["step", "note", "feature"]);
const CARD_KINDS = new Set([...LANE_CARD_KINDS, "empathy_note"]);

/** Records that people keep in lists beside the maps. */
export const ENTRY_KINDS = new Set(["persona", "need", "performer", "standard", "promise", "datapoint", "objective", "risk", "scene"]);
/** Lanes whose steps arrows join, top to bottom; evidence stands over its column and needs no arrow. */
const ACTION_ROLES = ["customer_actions", "onstage", "backstage", "support"];
const FLOW_KINDS = {
  "customer_actions onstage": "interacts", "onstage backstage": "sees", "backstage support": "supports", "onstage support": "supports",
};

/** Fields every card kind keeps when it moves into a lane of another kind. */
export const COMMON_CARD_FIELDS = [
  "touchpoint_id", "last_touchpoint_id", "lane_id", "order", "text", "evidence", "is_fail", "is_wait", "provenance", "source",
  "image", "image_width", "image_height", "image_alt", "said",
];

export const kindOf = (id) => id.slice(0, id.indexOf(":"));
export const suffixOf = (id) => id.slice(id.indexOf(":") + 1);
export const isCardKind = (kind) => CARD_KINDS.has(kind);
export const isLaneCardKind = (kind) => LANE_CARD_KINDS.has(kind);
/** The id a card goes by in a map of records: it keeps its suffix when a move changes its kind. */
export function cardIdIn(records, id) {
  if (records.has(id) || !LANE_CARD_KINDS.has(kindOf(id))) return id;
  const ids = [...LANE_CARD_KINDS].map((kind) => `${kind}:${suffixOf(id)}`);
  return ids.find((candidate) => records.has(candidate)) ?? id;
}

export const isCardId = (id) => typeof id === "string" && CARD_KINDS.has(kindOf(id));
export const holdsCards = (lane) => !ATTRIBUTE_ROLES.has(lane.role);
export const cardKindOf = (lane) => KIND_OF_ROLE[lane.role] ?? "note";
export const emotionId = (touchpointId, state) => `emotion:${suffixOf(touchpointId)}.team.${state}`;

/** Place of a card, or of what stands in a cell of the matrix of scenes: its column and its lane; null for everything else. */
export function placeOf(record) {
  if (record.kind === "scene_cell") return { columnId: record.target_id, laneId: record.source_id };
  if (isLaneCardKind(record.kind)) return { columnId: record.touchpoint_id, laneId: record.lane_id };
  return record.kind === "empathy_note" ? { columnId: record.persona_id, laneId: areaId(record.area) } : null;
}

/** Id of an area of the empathy map, which is a lane without a record. */
export const areaId = (area) => `area:${area}`;

/** What an arrow between two lanes means, null when it jumps a lane; as the server decides it. */
export function flowKind(sourceRole, targetRole, isNonVisual = false) {
  const [upper, lower] = [sourceRole, targetRole].sort((a, b) => ACTION_ROLES.indexOf(a) - ACTION_ROLES.indexOf(b));
  if (!ACTION_ROLES.includes(upper) || !ACTION_ROLES.includes(lower)) return null;
  if (upper === lower) return "next";
  if (upper === "customer_actions" && lower === "backstage") return isNonVisual ? "interacts" : null;
  return FLOW_KINDS[`${upper} ${lower}`] ?? null;
}

/** 128 random bits as 32 hex digits; getRandomValues also works without a secure context. */
export function randomHex() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** A new id of the given kind. */
export const newId = (kind) => `${kind}:${randomHex()}`;

/** The record with the defaults that its stored form leaves out. */
export function complete(record) {
  const defaults = DEFAULTS[record.kind];
  return defaults ? { ...defaults, ...record } : record;
}

/** The id of the record an edit is about. */
export const idOf = (edit) => edit.record?.id ?? edit.id;

/** Apply edits to a map of records in place; records themselves are replaced, never changed. */
export function applyEdits(records, edits) {
  for (const edit of edits) {
    if (edit.op === "put") records.set(edit.record.id, complete(edit.record));
    else if (edit.op === "remove") records.delete(edit.record.id);
    else {
      const record = records.get(edit.id);
      if (record) records.set(edit.id, { ...record, ...edit.after });
    }
  }
}
