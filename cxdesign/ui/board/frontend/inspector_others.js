// Exports: cardPanel(subject), stagePanel(subject), lanePanel(subject), emptyPanel(subject), purpose(subject, key, keys, viewerKey), keyList(subject, keys)

import { button, element, setAttribute, setText } from "./dom.js";
import { group, heading, numberField, stepsField, switchField, textField } from "./inspector_fields.js";
import { needsOfFeature, needsOfPlace } from "./inspector_needs.js";
import { evidenceFields, titleField } from "./inspector_touchpoint.js";
import { imageGroup } from "./images/field.js";
import { icon } from "./icons.js";
import { failMark, waitMark } from "./marks.js";
import { holdsCards, LEVELS, newId, placeOf } from "./records.js";
import { saidGroup } from "./said.js";
import { TEXT_LIMIT } from "./texts.js";

const KEYS = [["N", "key_new"], ["Enter", "key_edit"], ["Alt + ←→↑↓", "key_move"], ["P", "key_peak"], ["E", "key_end"], ["1 – 4", "key_level"], ["?", "key_all"]];

/** A card: its text, how it is founded, its marks. */
export function cardPanel(subject) {
  const { t } = subject;
  const { cards } = subject.board.configuration;
  const edit = (attributes) => subject.board.dispatch(cards.setAttributes(subject.id, attributes));
  const isFeature = subject.record().kind === "feature";
  const fields = [
    heading("h2", "insp-kind", t("board.selected_card")),
    cardTextField(subject),
    cardPlace(subject),
    saidGroup(subject),
    group(t("board.group_marks"), [
      isFeature ? levelField(subject, edit) : null,
      switchField(subject, { label: t("board.field_is_fail"), picture: failMark(), read: (record) => record.is_fail, write: (value) => edit({ is_fail: value }) }),
      switchField(subject, { label: t("board.field_is_wait"), picture: waitMark(), read: (record) => record.is_wait, write: (value) => edit({ is_wait: value }) }),
    ].filter(Boolean)),
    ...(isFeature ? [needsOfFeature(subject)] : []),
    group(t("board.group_evidence"), evidenceFields(subject, edit)),
    imageGroup(subject),
    ...(subject.board.impact ? [subject.board.impact.section(subject.id)] : []),
    actions(subject, [["trash", "board.card_remove", () => subject.board.dispatch(cards.remove(subject.id))]]),
  ];
  return { fields };
}

/** A stage: its name and what can be done with it. */
export function stagePanel(subject) {
  const { t, board } = subject;
  const move = (step) => {
    const ids = board.state.stages().map((stage) => stage.id);
    const before = anchor(ids, subject.id, step);
    if (before !== undefined) subject.send("move_stage", { before_id: before });
  };
  return { fields: [
    heading("h2", "insp-kind", t("board.selected_stage")),
    titleField(subject, (text) => subject.send("rename_stage", { new_name: text })),
    countLine(subject, (record) => {
      const count = board.state.touchpoints(record.id).length;
      return t(count === 1 ? "board.stage_count_one" : "board.stage_count", { count });
    }),
    needsOfPlace(subject),
    actions(subject, [
      ["plus", "board.stage_add_touchpoint", () => addTouchpoint(subject)],
      ["chevron_left", "board.move_left", () => move(-1)],
      ["chevron_right", "board.move_right", () => move(1)],
      ["trash", "board.stage_remove", () => subject.send("remove_stage", {})],
    ]),
  ] };
}

/** A lane: its name, whether it shows, its place. */
export function lanePanel(subject) {
  const { t, board } = subject;
  const roleName = t(`lane.${subject.record().role}`);
  const move = (step) => {
    const before = anchor(board.state.lanes().map((lane) => lane.id), subject.id, step);
    if (before !== undefined) subject.send("move_lane", { before_id: before });
  };
  const { can } = board.configuration;
  const items = can.moveLanes ? [
    ["chevron_up", "board.move_up", () => move(-1)],
    ["chevron_down", "board.move_down", () => move(1)],
  ] : [];
  if (can.addLanes && holdsCards(subject.record())) items.push(["trash", "board.lane_remove", () => subject.send("remove_lane", {})]);
  return { fields: [
    heading("h2", "insp-kind", t("board.selected_lane")),
    textField(subject, {
      label: t("board.field_name"), read: (record) => record.name ?? roleName, isMultiline: true, className: "insp-title", bare: true,
      write: (text) => subject.send("rename_lane", { new_name: text === "" || text === roleName ? null : text }),
    }),
    countLine(subject, () => t("board.lane_role", { role: roleName })),
    group(null, [switchField(subject, { label: t("board.lane_is_hidden"), picture: icon("eye_off", 14), read: (record) => record.is_hidden, write: (value) => subject.send("hide_lane", { is_hidden: value }) })]),
    actions(subject, items),
  ] };
}

/** Nothing is selected: what this panel is for, the keys, and the lines of the curve. */
export function emptyPanel(subject) {
  const { t } = subject;
  const line = (field) => numberField(subject, {
    label: t(`board.field_${field}`), unit: t("board.unit_emotion"), low: -5, high: 5, isWhole: true,
    read: (record) => record[field], write: (value) => value !== null && subject.board.dispatch({ name: "edit_project", [field]: value }),
  });
  return { fields: [
    heading("h2", "insp-kind", t("board.nothing_selected")),
    ...purpose(subject, "board.nothing_selected_text", KEYS),
    group(t("board.group_lines"), [line("delight_line"), line("satisfaction_line")]),
  ] };
}

/** What a panel is for, and its keys; who may only look is told no more than how to look. */
export function purpose(subject, key, keys, viewerKey = "board.nothing_selected_viewer") {
  const { t } = subject;
  if (!subject.canEdit()) return [heading("p", "insp-calm", t(viewerKey))];
  return [heading("p", "insp-calm", t(key)), keyList(subject, keys)];
}

/** Keys with what they do; a text outside the board's own is named in full. */
export function keyList({ t }, keys) {
  const list = element("dl", "insp-keys");
  for (const [names, key] of keys) list.append(element("dt", "", {}, element("kbd", "", {}, names)), element("dd", "", {}, t(key.includes(".") ? key : `board.${key}`)));
  return { element: list, update() {} };
}

/** The text of a card as the title of the panel. */
export function cardTextField(subject) {
  const { cards } = subject.board.configuration;
  return textField(subject, {
    label: subject.t("board.field_text"), read: (record) => record.text, write: (text) => subject.board.dispatch(cards.edit(subject.id, text)),
    isMultiline: true, breaksLines: true, isRequired: true, className: "insp-cardtext", bare: true, limit: TEXT_LIMIT,
  });
}

/** Where a card stands, with a way to its column. */
export function cardPlace(subject) {
  const { board, t } = subject;
  const line = element("p", "insp-place");
  const go = button("insp-link", t("board.card_show_touchpoint"), () => board.select(placeOf(subject.record()).columnId));
  line.append(go);
  return {
    element: line,
    update(record) {
      const { touchpoint, lane } = board.placeWords(placeOf(record));
      setText(go, `${lane} · ${touchpoint}`);
    },
  };
}

function levelField(subject, edit) {
  const { t } = subject;
  return stepsField(subject, {
    label: t("board.field_level"), className: "insp-steps insp-levels", options: LEVELS.map((level) => [level, level, null, `${level} · ${t(`enum.level.${level}`)}`]),
    read: (record) => record.level, write: (level) => edit({ level }),
  });
}

function countLine(subject, text) {
  const line = element("p", "insp-place");
  return { element: line, update: (record) => setText(line, text(record)) };
}

/** Buttons for what can be done with the subject: icon, text and what to run. */
export function actions(subject, items) {
  const buttons = items.map(([picture, key, run]) => button("insp-button", subject.t(key), run, icon(picture, 14), subject.t(key)));
  const box = element("div", "insp-actions", {}, ...buttons);
  return { element: box, update: () => setAttribute(box, "hidden", subject.canEdit() ? null : "") };
}

function addTouchpoint(subject) {
  const { board } = subject;
  const touchpointId = newId("touchpoint");
  board.dispatch({ name: "add_touchpoint", touchpoint_id: touchpointId, stage_id: subject.id, touchpoint_name: subject.t("board.new_touchpoint"), before_id: null });
  board.select(touchpointId);
  board.reveal(touchpointId);
}

/** The id before which a thing stands after one step; undefined at the rim. */
function anchor(ids, id, step) {
  const index = ids.indexOf(id);
  if (index < 0 || index + step < 0 || index + step >= ids.length) return undefined;
  return step < 0 ? ids[index - 1] : ids[index + 2] ?? null;
}
