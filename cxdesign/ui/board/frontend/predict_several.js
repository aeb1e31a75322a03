// Predictions of what is done to several records at once: all of it, or nothing where one of them cannot be.

import { removal } from "./edits.js";
import { applyEdits, cardIdIn } from "./records.js";

/** The predictions, made of that of a command about one record. */
export const severalRules = (predict) => ({
  move_several: (records, { moves }) => inTurn(predict, records, moves, (part) => (part.card_id ? "move_card" : "move_empathy_note")),
  edit_several: (records, { edits }) => inTurn(predict, records, edits, editing),
  remove_several: (records, { removals }) => {
    const ids = removals.map((part) => cardIdIn(records, idIn(part)));
    return ids.every((id) => records.has(id)) ? removal(records, ids) : [];
  },
});

function inTurn(predict, records, parts, nameOf) {
  const after = new Map(records);
  const edits = [];
  for (const part of parts) {
    const made = predict(after, { ...part, name: nameOf(part) });
    if (made.length === 0) return [];
    applyEdits(after, made);
    edits.push(...made);
  }
  return edits;
}

function editing(part) {
  if (part.scene_id) return "set_scene_cell";
  return part.card_id ? "edit_card_attributes" : "edit_empathy_note_attributes";
}

const idIn = (part) => part.card_id ?? part.note_id ?? part.scene_cell_id;
