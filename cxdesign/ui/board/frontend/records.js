// What a record is on the client: ids, kinds, roles of lanes, and applying edits to a map of records.

export const PROJECT_ID = "project:main";
export const LEVELS = ["L1", "L2", "L3", "L4"];
export const EVIDENCE = ["assumption", "observation", "test", "measurement"];

const ATTRIBUTE_ROLES = new Set(["channel", "emotion", "pyramid"]);
const KIND_OF_ROLE = { customer_actions: "step", thinking: "note", pains: "note", notes: "note", opportunities: "feature" };
const CARD_KINDS = new Set(["step", "note", "feature"]);

/** Fields every card kind keeps when it moves into a lane of another kind. */
export const COMMON_CARD_FIELDS = ["touchpoint_id", "lane_id", "order", "text", "evidence", "is_fail", "is_wait", "provenance", "source"];

const CARD_DEFAULTS = { evidence: "assumption", is_fail: false, is_wait: false, provenance: null, source: "" };
const DEFAULTS = {
  project: { description: "", based_on: "", satisfaction_line: 0, delight_line: 3 },
  touchpoint: {
    environments: [], channel: "", setting: null, owner: "", service_subject: null, levels: [], may_be_skipped: false, phase: null,
    service_link: null, initiative: null, variability: null, duration_minutes: null, wait_minutes: null, tolerance_minutes: null,
    importance: null, evidence: "assumption", senses: [], is_peak: false, is_end: false, is_fail: false, provenance: null, source: "",
  },
  lane: { name: null, is_hidden: false },
  step: CARD_DEFAULTS,
  note: CARD_DEFAULTS,
  feature: { ...CARD_DEFAULTS, level: null },
  emotion: { provenance: null, source: "" },
  path: { is_repeat: false },
};

export const kindOf = (id) => id.slice(0, id.indexOf(":"));
export const suffixOf = (id) => id.slice(id.indexOf(":") + 1);
export const isCardKind = (kind) => CARD_KINDS.has(kind);
export const isCardId = (id) => typeof id === "string" && CARD_KINDS.has(kindOf(id));
export const holdsCards = (lane) => !ATTRIBUTE_ROLES.has(lane.role);
export const cardKindOf = (lane) => KIND_OF_ROLE[lane.role] ?? "note";
export const emotionId = (touchpointId, state) => `emotion:${suffixOf(touchpointId)}.team.${state}`;

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
