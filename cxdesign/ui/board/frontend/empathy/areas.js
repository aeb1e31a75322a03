// The seven areas of the map, which are lanes without a record, and the commands of the notes that stand in them.

import { areaId, newId } from "../records.js";

/** In reading order: what meets the senses and is done, then what goes on inside (canvas after Dave Gray). */
export const AREAS = Object.freeze(["see", "say", "do", "hear", "think_and_feel", "pains", "gains"].map((role) =>
  Object.freeze({ id: areaId(role), kind: "area", role, name: null, is_hidden: false })));

const areaOf = (laneId) => laneId.slice(laneId.indexOf(":") + 1);

export const areaName = (board, area) => board.t(`enum.empathy_area.${area.role}`);
export const areaPrompt = (board, area) => board.t(`empathy.whisper_${area.role}`);
export const areaHint = (board, area) => board.t(`empathy.hint_${area.role}`);

export const noteCards = {
  newId: () => newId("empathy_note"),
  add: (id, { columnId, laneId }, text, beforeId) =>
    ({ name: "add_empathy_note", note_id: id, persona_id: columnId, area: areaOf(laneId), text, before_id: beforeId }),
  edit: (id, text) => ({ name: "edit_empathy_note", note_id: id, text }),
  move: (id, { columnId, laneId }, beforeId) =>
    ({ name: "move_empathy_note", note_id: id, persona_id: columnId, area: areaOf(laneId), before_id: beforeId }),
  setAttributes: (id, attributes) => ({ name: "edit_empathy_note_attributes", note_id: id, attributes }),
  remove: (id) => ({ name: "remove_empathy_note", note_id: id }),
};
