// What needs are linked to, read from the relations: the notes they stem from, where they arise, what answers them.

import { relationId } from "./digest.js";

const ANSWERING = ["meets", "serves"];

/** Number of a need in the register: N1, N2 and so on; empty for one that is gone. */
export function needNumber(state, needId) {
  const place = state.entries("need").findIndex((need) => need.id === needId);
  return place < 0 ? "" : `N${place + 1}`;
}

/** Records a record leads to by a relation. */
export const targets = (state, id, relation) =>
  others(state, id, (link) => link.relation === relation && link.source_id === id, "target_id");

/** Records that lead to a record by one of some relations. */
export const sources = (state, id, relations) =>
  others(state, id, (link) => relations.includes(link.relation) && link.target_id === id, "source_id");

/** Notes a need stems from. */
export const notesOf = (state, needId) => targets(state, needId, "stems_from");

/** Needs that stem from a note. */
export const needsFrom = (state, noteId) => inRegister(state, sources(state, noteId, ["stems_from"]));

/** The stage or touchpoint a need arises at, null when nobody said so. */
export const placeOfNeed = (state, needId) => targets(state, needId, "arises_at")[0] ?? null;

/** Needs that arise at a stage or touchpoint, in the order of the register. */
export const needsAt = (state, placeId) => inRegister(state, sources(state, placeId, ["arises_at"]));

/** Needs that arise at a stage or touchpoint for one persona, or for everybody. */
export const needsFor = (state, placeId, persona) =>
  needsAt(state, placeId).filter((need) => !persona || !need.persona_id || need.persona_id === persona.id);

/** Standards that meet a need and features that serve it. */
export const answersTo = (state, needId) => sources(state, needId, ANSWERING);

/** Touchpoints planned as a peak for a need; they answer it only together with a standard or a feature. */
export const peaksFor = (state, needId) => sources(state, needId, ["answers"]);

/** Whether one record is to another what the relation says. */
export const isRelated = (state, relation, sourceId, targetId) => state.records.has(relationId(relation, sourceId, targetId));

/** The command that makes or takes back a relation, whichever is due. */
export function toggleRelation(state, relation, sourceId, targetId) {
  const id = relationId(relation, sourceId, targetId);
  if (state.records.has(id)) return { name: "unrelate", relation_id: id };
  return { name: "relate", relation, source_id: sourceId, target_id: targetId };
}

/** A stage by its name, a touchpoint with its number. */
export function placeName(state, record) {
  return record.kind === "touchpoint" ? `${state.numberOf(record.id)} ${record.name}` : record.name;
}

function others(state, id, isWanted, end) {
  return state.relations(id).filter(isWanted).map((link) => state.records.get(link[end])).filter(Boolean);
}

function inRegister(state, needs) {
  const order = state.entries("need");
  return [...needs].sort((a, b) => order.indexOf(a) - order.indexOf(b));
}
