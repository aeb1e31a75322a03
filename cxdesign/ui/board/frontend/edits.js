// The edits that predictions are made of: putting, changing, placing among siblings, and removing with all that depends.

import { compareOrder, keyBetween } from "./order.js";
import { applyEdits } from "./records.js";
import { shortening } from "./spans.js";

const REFERENCES = ["stage_id", "touchpoint_id", "lane_id", "persona_id", "source_id", "target_id", "cell_id", "last_touchpoint_id", "about_id", "reply_to_id"];

export const put = (record) => ({ op: "put", record });
export const remove = (record) => ({ op: "remove", record });

export function patch(records, id, after) {
  const record = records.get(id);
  if (!record) return [];
  const before = Object.fromEntries(Object.keys(after).map((field) => [field, record[field] ?? null]));
  return [{ op: "patch", id, before, after }];
}

export function select(records, test) {
  return [...records.values()].filter(test);
}

/** Order key of a place among siblings: before `beforeId`, or at the end. */
export function placeAmong(siblings, beforeId, movingId) {
  const others = siblings.filter((record) => record.id !== movingId).sort(compareOrder);
  const found = beforeId ? others.findIndex((record) => record.id === beforeId) : -1;
  const index = found < 0 ? others.length : found;
  return keyBetween(others[index - 1]?.order ?? null, others[index]?.order ?? null);
}

/** The records of a kind, in no particular order. */
export const ofKind = (records, kind) => select(records, (record) => record.kind === kind);

/** Everything that goes when these records go: what points to them, what points to that, and they themselves, dependants first. */
export function removal(records, ids) {
  const leaving = new Set(ids.flatMap((id) => touchpointsOf(records, records.get(id))));
  const shorter = shortening(records, leaving).flatMap(([id, fields]) => patch(records, id, fields));
  if (shorter.length === 0) return leavings(records, ids);
  const after = new Map(records);
  applyEdits(after, shorter);
  const lost = leavings(after, ids).map(({ record }) => remove(records.get(record.id)));
  const gone = new Set(lost.map(({ record }) => record.id));
  return [...shorter.filter(({ id }) => !gone.has(id)), ...lost];
}

function touchpointsOf(records, record) {
  if (record?.kind === "touchpoint") return [record.id];
  return record?.kind === "stage" ? select(records, (one) => one.kind === "touchpoint" && one.stage_id === record.id).map(({ id }) => id) : [];
}

function leavings(records, ids) {
  const doomed = new Set(ids.filter((id) => records.has(id)));
  let newest = doomed;
  while (newest.size) {
    const before = newest;
    newest = new Set();
    for (const record of records.values()) {
      if (!doomed.has(record.id) && REFERENCES.some((field) => before.has(record[field]))) newest.add(record.id);
    }
    for (const id of newest) doomed.add(id);
  }
  return [...doomed].reverse().map((id) => remove(records.get(id)));
}
