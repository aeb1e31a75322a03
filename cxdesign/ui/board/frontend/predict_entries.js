// Predictions of lists beside the maps and of the notes of the empathy map. Relations carry a hash as their id, and notes
// turned into needs bring some: these wait for the server.

import { ofKind, patch, placeAmong, put, removal, select } from "./edits.js";
import { ENTRY_KINDS, kindOf } from "./records.js";

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
  unrelate: (records, { relation_id }) => removal(records, [relation_id]),
};
