// Predictions of lists beside the maps, of the notes of the empathy map, and of what one record is to another.

import { relationId, sceneCellId } from "./digest.js";
import { ofKind, patch, placeAmong, put, removal, select } from "./edits.js";
import { ENTRY_KINDS, EVIDENCE, kindOf } from "./records.js";

/** Relations of which a record has at most one: a new one takes the place of the old. */
const SINGLE = new Set(["performed_by", "arises_at"]);

function addEntry(records, { entry_id, entry_name, attributes = {}, before_id = null }) {
  const kind = kindOf(entry_id);
  if (records.has(entry_id) || !ENTRY_KINDS.has(kind)) return [];
  const order = placeAmong(ofKind(records, kind), before_id, entry_id);
  return [put({ ...attributes, kind, id: entry_id, name: entry_name, order })];
}

function moveEntry(records, { entry_id, before_id = null }) {
  return patch(records, entry_id, { order: placeAmong(ofKind(records, kindOf(entry_id)), before_id, entry_id) });
}

function chooseTarget(records, { persona_id, is_target }) {
  const former = is_target ? select(records, (record) => record.kind === "persona" && record.is_target && record.id !== persona_id) : [];
  return [...former.flatMap((record) => patch(records, record.id, { is_target: false })), ...patch(records, persona_id, { is_target })];
}

const notesIn = (records, personaId, area) =>
  select(records, (record) => record.kind === "empathy_note" && record.persona_id === personaId && record.area === area);

function addEmpathyNote(records, { note_id, persona_id, area, text, before_id = null }) {
  if (records.has(note_id) || !records.has(persona_id)) return [];
  const order = placeAmong(notesIn(records, persona_id, area), before_id, note_id);
  return [put({ kind: "empathy_note", id: note_id, persona_id, area, order, text })];
}

function moveEmpathyNote(records, { note_id, persona_id, area, before_id = null }) {
  if (!records.has(persona_id)) return [];
  return patch(records, note_id, { persona_id, area, order: placeAmong(notesIn(records, persona_id, area), before_id, note_id) });
}

function turnIntoNeed(records, { need_id, note_ids, need_name, attributes = {} }) {
  const notes = note_ids.map((id) => records.get(id)).filter(Boolean);
  if (records.has(need_id) || notes.length === 0) return [];
  const evidence = EVIDENCE.findLast((level) => notes.some((note) => note.evidence === level));
  const order = placeAmong(ofKind(records, "need"), null, need_id);
  const need = put({ evidence, ...attributes, kind: "need", id: need_id, name: need_name, order, persona_id: notes[0].persona_id });
  return [need, ...notes.map((note) => put(relationOf("stems_from", need_id, note.id)))];
}

function relate(records, { relation, source_id, target_id }) {
  const made = relationOf(relation, source_id, target_id);
  if (records.has(made.id) || !records.has(source_id) || !records.has(target_id)) return [];
  const former = SINGLE.has(relation)
    ? select(records, (record) => record.kind === "relation" && record.relation === relation && record.source_id === source_id) : [];
  return [...removal(records, former.map((record) => record.id)), put(made)];
}

/** A relevance that is not named stays as it is. */
function setSceneCell(records, { name, touchpoint_id, scene_id, ...values }) {
  if (!records.has(touchpoint_id) || !records.has(scene_id)) return [];
  const id = sceneCellId(touchpoint_id, scene_id);
  if (records.has(id)) return Object.keys(values).length ? patch(records, id, values) : [];
  return [put({ kind: "scene_cell", id, source_id: touchpoint_id, target_id: scene_id, ...values })];
}

const relationOf = (relation, sourceId, targetId) =>
  ({ kind: "relation", id: relationId(relation, sourceId, targetId), relation, source_id: sourceId, target_id: targetId });

export const ENTRY_RULES = {
  add_entry: addEntry,
  edit_entry: (records, { entry_id, attributes }) => patch(records, entry_id, attributes),
  move_entry: moveEntry,
  remove_entry: (records, { entry_id }) => removal(records, [entry_id]),
  choose_target: chooseTarget,
  add_empathy_note: addEmpathyNote,
  edit_empathy_note: (records, { note_id, text }) => patch(records, note_id, { text }),
  edit_empathy_note_attributes: (records, { note_id, attributes }) => patch(records, note_id, attributes),
  move_empathy_note: moveEmpathyNote,
  remove_empathy_note: (records, { note_id }) => removal(records, [note_id]),
  turn_into_need: turnIntoNeed,
  relate,
  set_scene_cell: setSceneCell,
  remove_scene_cell: (records, { scene_cell_id }) => removal(records, [scene_cell_id]),
  unrelate: (records, { relation_id }) => removal(records, [relation_id]),
};
