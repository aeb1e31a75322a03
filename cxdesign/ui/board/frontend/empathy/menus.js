// What the menus of notes, needs and the persona offer.

import { evidenceDots } from "../marks.js";
import { go } from "../going.js";
import { EVIDENCE, placeOf } from "../records.js";
import { AREAS, areaName } from "./areas.js";

const LINE = { separator: true };
const isApple = /Mac|iPhone|iPad/.test(navigator.platform ?? "");
const ALT = isApple ? "⌥" : "Alt ";

export function noteItems(board, id) {
  const { actions, state, empathy } = board;
  const note = state.records.get(id);
  const { columnId, laneId } = placeOf(note);
  const notes = state.cards(columnId, laneId);
  const next = notes[notes.indexOf(note) + 1]?.id ?? null;
  const move = (area) => board.dispatch(board.configuration.cards.move(id, { columnId, laneId: area.id }, null));
  return [
    item(board, "board.menu_edit_text", "edit_text", "Enter", () => actions.editCard(id)),
    item(board, "board.menu_add_card_below", "add_card_below", "N", () => actions.addCard(columnId, laneId, next)),
    item(board, "empathy.turn", "turn_into_need", "T", () => empathy.draft.take(id)),
    LINE,
    evidence(board, note.evidence, (level) => actions.setEvidence(id, level)),
    LINE,
    { title: board.t("empathy.move_to") },
    ...AREAS.map((area) => ({ label: areaName(board, area), isChecked: area.id === laneId, run: () => move(area), action: area.role })),
    LINE,
    { ...item(board, "board.menu_delete", "delete", "Del", () => actions.remove(id)), isDanger: true },
  ];
}

export function needItems(board, id) {
  const { empathy, state } = board;
  const need = state.records.get(id);
  const { register } = empathy;
  const concerns = [...state.entries("persona"), { id: null, name: board.t("empathy.everybody") }];
  return [
    item(board, "board.menu_edit_text", "edit_text", "F2", () => empathy.editNeed(id, "name")),
    item(board, "empathy.choose_notes", "choose_notes", "T", () => register.openCell(id, "from")),
    item(board, "empathy.choose_place", "choose_place", "P", () => register.openCell(id, "place")),
    item(board, "empathy.choose_answer", "choose_answer", "", () => register.openCell(id, "answer")),
    LINE,
    evidence(board, need.evidence, (level) => empathy.setNeed(id, { evidence: level })),
    LINE,
    { title: board.t("board.field_persona_id") },
    ...concerns.map((persona) => ({
      label: persona.name, isChecked: need.persona_id === persona.id, action: persona.id ?? "everybody",
      run: () => empathy.setNeed(id, { persona_id: persona.id }),
    })),
    LINE,
    item(board, "board.menu_move_up", "move_up", `${ALT}↑`, () => empathy.shiftNeed(id, -1)),
    item(board, "board.menu_move_down", "move_down", `${ALT}↓`, () => empathy.shiftNeed(id, 1)),
    LINE,
    { ...item(board, "board.menu_delete", "delete", "Del", () => empathy.removeNeed(id)), isDanger: true },
  ];
}

export function personaItems(board, id) {
  const { empathy, state } = board;
  const field = (name) => ({ label: board.t(`board.field_${name}`), run: () => empathy.editPersona(name), action: name });
  return [
    { title: board.t("empathy.edit_persona") },
    ...["name", "description", "goal", "situation", "rests_on"].map(field),
    LINE,
    { label: board.t("empathy.target"), isChecked: state.records.get(id).is_target, run: () => empathy.toggleTarget(), action: "target" },
    LINE,
    { label: board.t("empathy.open_personas"), run: () => go(board, "personas", id), action: "open_personas" },
  ];
}

function evidence(board, chosen, run) {
  const chips = EVIDENCE.map((level) => ({
    label: board.t(`enum.evidence.${level}`), drawn: evidenceDots(level), isOn: level === chosen, run: () => run(level),
  }));
  return { label: board.t("board.menu_evidence"), chips };
}

const item = (board, key, action, hint, run) => ({ action, label: board.t(key), hint, run });
