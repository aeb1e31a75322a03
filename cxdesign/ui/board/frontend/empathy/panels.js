// The side panel of what is selected on the empathy map: a note, a need, the persona.

import { button, element } from "../dom.js";
import { imageGroup } from "../images/field.js";
import { icon } from "../icons.js";
import { actions, cardTextField, keyList } from "../inspector_others.js";
import { choice, evidenceFields, titleField } from "../inspector_touchpoint.js";
import { group, heading, selectField, stepsField, switchField, textField } from "../inspector_fields.js";
import { linkedNeeds } from "../inspector_needs.js";
import { notesOf, placeName, placeOfNeed, toggleRelation } from "../links.js";
import { flagMark } from "../marks.js";
import { placeOf } from "../records.js";
import { TEXT_LIMIT } from "../texts.js";
import { AREAS, areaName } from "./areas.js";
import { KANO_CLASSES, LEARNING_WAYS, NEED_TYPES, VOICE_CHANNELS } from "./choices.js";

const KEYS = [["N", "key_new"], ["Enter", "key_edit"], ["Alt + ←→↑↓", "key_move"], ["?", "key_all"]];

/** A note: its text, its area, how it is founded, and the needs that stem from it. */
export function notePanel(subject) {
  const { t, board, id } = subject;
  const { cards } = board.configuration;
  const move = (laneId) => board.dispatch(cards.move(id, { columnId: placeOf(subject.record()).columnId, laneId }, null));
  return { fields: [
    heading("h2", "insp-kind", t("empathy.selected_note")),
    cardTextField(subject),
    group(null, [selectField(subject, {
      label: t("empathy.area"), options: AREAS.map((area) => [area.id, areaName(board, area)]), read: (note) => placeOf(note).laneId, write: move,
    })]),
    group(t("board.group_evidence"), evidenceFields(subject, (attributes) => board.dispatch(cards.setAttributes(id, attributes)))),
    imageGroup(subject),
    board.impact.section(id),
    linkedNeeds(subject, { title: t("empathy.needs_from_note"), relation: "stems_from", needIsSource: true, canAdd: false }),
    actions(subject, [
      ["plus", "empathy.turn", () => board.empathy.draft.take(id)],
      ["trash", "board.card_remove", () => board.actions.remove(id)],
    ]),
  ] };
}

/** A need: its sentence, what kind it is, how it was learned, where it arises and what it stems from. */
export function needPanel(subject) {
  const { t, board, id } = subject;
  const { state } = board;
  const set = (field) => (value) => board.empathy.setNeed(id, { [field]: value });
  const line = (field) => textField(subject, { label: t(`board.field_${field}`), read: (need) => need[field], write: set(field), isMultiline: true });
  return { fields: [
    heading("h2", "insp-kind", t("empathy.selected_need")),
    titleField(subject, set("name")),
    group(null, [line("occasion"), line("outcome")]),
    group(t("empathy.group_kind"), [
      choice(subject, "need_type", "need_type", NEED_TYPES, (value) => set("need_type")(value ?? "need")),
      switchField(subject, { label: t("empathy.implicit"), read: (need) => need.is_implicit, write: set("is_implicit") }),
      choice(subject, "kano", "kano_class", KANO_CLASSES, set("kano")),
      stepsField(subject, {
        label: t("board.field_importance"), options: ["1", "2", "3", "4", "5"].map((value) => [value, value, null, t("board.importance_of", { value })]),
        read: (need) => need.importance, write: (value) => set("importance")(value === null ? null : Number(value)),
      }),
    ]),
    group(t("empathy.group_links"), [personaField(subject, set("persona_id")), placeField(subject)]),
    group(t("empathy.group_learned"), [
      choice(subject, "learned_by", "learning_way", LEARNING_WAYS, set("learned_by")),
      choice(subject, "voice_channel", "voice_channel", VOICE_CHANNELS, set("voice_channel")),
    ]),
    group(t("board.group_evidence"), evidenceFields(subject, (attributes) => board.empathy.setNeed(id, attributes))),
    notesList(subject, () => notesOf(state, id)),
    board.impact.section(id),
    actions(subject, [["trash", "empathy.remove_need", () => board.empathy.removeNeed(id)]]),
  ] };
}

/** Nothing is selected: what the map is for, and its keys. */
export function mapPanel(subject) {
  const { t } = subject;
  return { fields: [
    heading("h2", "insp-kind", t("board.nothing_selected")),
    heading("p", "insp-calm", t("empathy.nothing_selected_text")),
    keyList(subject, KEYS),
  ] };
}

/** The persona: what the head of the map says, in a list. */
export function personaPanel(subject) {
  const { t, board, id } = subject;
  const set = (field) => (value) => board.dispatch({ name: "edit_entry", entry_id: id, attributes: { [field]: value } });
  const line = (field, options = {}) => textField(subject, { label: t(`board.field_${field}`), read: (persona) => persona[field], write: set(field), isMultiline: true, ...options });
  const long = { breaksLines: true, limit: TEXT_LIMIT };
  return { fields: [
    heading("h2", "insp-kind", t("empathy.persona")),
    titleField(subject, set("name")),
    group(null, [line("description"), line("segment"), line("goal", long), line("situation", long), line("rests_on")]),
    imageGroup(subject),
    group(null, [switchField(subject, { label: t("empathy.target"), picture: flagMark(), read: (persona) => persona.is_target, write: () => board.empathy.toggleTarget() })]),
  ] };
}

function personaField(subject, write) {
  const { t, board } = subject;
  const personas = board.state.entries("persona").map((persona) => [persona.id, persona.name]);
  return selectField(subject, { label: t("board.field_persona_id"), options: [["", t("empathy.everybody")], ...personas], read: (need) => need.persona_id, write });
}

function placeField(subject) {
  const { t, board, id } = subject;
  const { state } = board;
  const places = state.stages().flatMap((stage) => [stage, ...state.touchpoints(stage.id)]);
  const write = (placeId) => {
    const current = placeOfNeed(state, id);
    if (placeId) board.dispatch({ name: "relate", relation: "arises_at", source_id: id, target_id: placeId });
    else if (current) board.dispatch(toggleRelation(state, "arises_at", id, current.id));
  };
  return selectField(subject, {
    label: t("empathy.column_place"), options: [["", t("board.not_set")], ...places.map((place) => [place.id, placeName(state, place)])],
    read: () => placeOfNeed(state, id)?.id ?? null, write,
  });
}

/** The notes a need stems from, each a way to it. */
function notesList(subject, read) {
  const list = element("ul", "insp-paths");
  let shown = null;
  const update = () => {
    const notes = read();
    const key = JSON.stringify(notes.map((note) => [note.id, note.text]));
    if (key === shown) return;
    shown = key;
    list.replaceChildren(...notes.map((note) => element("li", "", {}, icon("comment", 14),
      button("insp-link", note.text, () => { subject.board.select(note.id); subject.board.reveal(note.id); }, note.text))));
  };
  return group(subject.t("empathy.notes_behind"), [{ element: list, update }]);
}
