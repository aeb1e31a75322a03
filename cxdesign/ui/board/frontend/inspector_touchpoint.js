// Exports: touchpointPanel(subject)

import { emotionScale } from "./emotion_scale.js";
import { element, setText } from "./dom.js";
import { chipsField, group, heading, numberField, selectField, stepsField, switchField, textField } from "./inspector_fields.js";
import { needsOfPeak, needsOfPlace } from "./inspector_needs.js";
import { pathsField } from "./inspector_paths.js";
import { roomField } from "./inspector_room.js";
import { icon } from "./icons.js";
import { environmentIcon, evidenceDots, failMark, flagMark, starMark } from "./marks.js";
import { EVIDENCE, LEVELS } from "./records.js";

const ENVIRONMENTS = ["interpersonal", "digital", "physical"];
const SENSES = ["sight", "hearing", "touch", "smell", "taste", "feeling"];
const PHASES = ["pre_experience", "interaction", "recall", "share"];
const LINKS = ["reception", "need_confirmation", "solution", "execution", "exception_handling", "closing", "follow_up"];
const PROVENANCES = ["source", "public", "literature", "ours", "illustrative"];

/** All that can be said of one touchpoint. */
export function touchpointPanel(subject) {
  const { t } = subject;
  const scale = emotionScale(subject);
  const fields = [
    heading("h2", "insp-kind", t("board.selected_touchpoint")),
    titleField(subject, (text) => subject.send("rename_touchpoint", { new_name: text })),
    placeLine(subject),
    scale,
    roomField(subject),
    group(t("board.group_experience"), experienceFields(subject)),
    group(t("board.group_marks"), markFields(subject)),
    needsOfPeak(subject),
    needsOfPlace(subject),
    group(t("board.group_time"), timeFields(subject)),
    group(t("board.group_delivery"), deliveryFields(subject)),
    group(t("board.group_evidence"), evidenceFields(subject, (attributes) => subject.edit(attributes))),
    group(t("board.group_paths"), [pathsField(subject)]),
    subject.board.impact.section(subject.id),
  ];
  return { fields, scale };
}

/** The name as the title of the panel. */
export function titleField(subject, write, read = (record) => record.name) {
  return textField(subject, { label: subject.t("board.field_name"), read, write, isMultiline: true, isRequired: true, className: "insp-title", bare: true });
}

/** How well the record is founded: evidence, provenance and source. */
export function evidenceFields(subject, write) {
  const { t } = subject;
  return [
    selectField(subject, {
      label: t("board.field_evidence"), options: EVIDENCE.map((value) => [value, t(`enum.evidence.${value}`)]),
      read: (record) => record.evidence, write: (value) => write({ evidence: value }), lead: (value) => evidenceDots(value),
    }),
    choice(subject, "provenance", "provenance", PROVENANCES, (value) => write({ provenance: value })),
    textField(subject, { label: t("board.field_source"), read: (record) => record.source, write: (text) => write({ source: text }), isMultiline: true, placeholder: t("board.placeholder_source") }),
  ];
}

/** A choice of one value of an enumeration, or none. */
export function choice(subject, field, enumeration, values, write) {
  const { t } = subject;
  return selectField(subject, {
    label: t(`board.field_${field}`), options: [["", t("board.not_set")], ...values.map((value) => [value, t(`enum.${enumeration}.${value}`)])],
    read: (record) => record[field], write,
  });
}

function placeLine(subject) {
  const line = element("p", "insp-place");
  return {
    element: line,
    update(record) {
      const touchpoints = subject.board.state.touchpoints();
      const index = touchpoints.findIndex((one) => one.id === record.id) + 1;
      const stage = subject.board.state.records.get(record.stage_id)?.name ?? "";
      setText(line, subject.t("board.place_line", { stage, index, count: touchpoints.length }));
    },
  };
}

function experienceFields(subject) {
  const { t } = subject;
  const set = (field) => (value) => subject.edit({ [field]: value });
  return [
    choice(subject, "phase", "phase", PHASES, set("phase")),
    choice(subject, "service_link", "service_link", LINKS, set("service_link")),
    chipsField(subject, {
      label: t("board.field_environments"), options: ENVIRONMENTS.map((value) => [value, t(`enum.environment.${value}`), environmentIcon(value)]),
      read: (record) => record.environments, write: (values) => subject.edit({ environments: values }),
    }),
    textField(subject, { label: t("board.field_channel"), read: (record) => record.channel, write: set("channel"), placeholder: t("board.placeholder_channel") }),
    choice(subject, "setting", "setting", ["online", "offline", "both"], set("setting")),
    chipsField(subject, {
      label: t("board.field_senses"), options: SENSES.map((value) => [value, t(`enum.sense.${value}`)]),
      read: (record) => record.senses, write: (values) => subject.edit({ senses: values }),
    }),
    chipsField(subject, {
      label: t("board.field_levels"), className: "insp-steps insp-levels", options: LEVELS.map((level) => [level, level, null, `${level} · ${t(`enum.level.${level}`)}`]),
      read: (record) => record.levels, write: (_, level) => subject.send("toggle_level", { level }),
    }),
    stepsField(subject, {
      label: t("board.field_importance"), options: ["1", "2", "3", "4", "5"].map((value) => [value, value, null, t("board.importance_of", { value })]),
      read: (record) => record.importance, write: (value) => subject.edit({ importance: value === null ? null : Number(value) }),
    }),
  ];
}

function markFields(subject) {
  const { t } = subject;
  return [
    switchField(subject, { label: t("board.field_is_peak"), picture: starMark(), read: (record) => record.is_peak, write: (value) => subject.send("mark_peak", { is_peak: value }) }),
    switchField(subject, { label: t("board.field_is_end"), picture: flagMark(), hint: t("board.hint_is_end"), read: (record) => record.is_end, write: (value) => subject.send("mark_end", { is_end: value }) }),
    switchField(subject, { label: t("board.field_is_fail"), picture: failMark(), read: (record) => record.is_fail, write: (value) => subject.edit({ is_fail: value }) }),
    switchField(subject, { label: t("board.field_may_be_skipped"), picture: icon("skip", 14), read: (record) => record.may_be_skipped, write: (value) => subject.edit({ may_be_skipped: value }) }),
  ];
}

function timeFields(subject) {
  const { t } = subject;
  return ["duration_minutes", "wait_minutes", "tolerance_minutes"].map((field) => numberField(subject, {
    label: t(`board.field_${field}`), unit: t("board.unit_minutes"), read: (record) => record[field], write: (value) => subject.edit({ [field]: value }),
  }));
}

function deliveryFields(subject) {
  const { t } = subject;
  return [
    textField(subject, { label: t("board.field_owner"), read: (record) => record.owner, write: (text) => subject.edit({ owner: text }), placeholder: t("board.placeholder_owner") }),
    choice(subject, "service_subject", "service_subject", ["own", "outsourced"], (value) => subject.edit({ service_subject: value })),
    choice(subject, "initiative", "initiative", ["reactive", "proactive"], (value) => subject.edit({ initiative: value })),
    choice(subject, "variability", "variability", ["standard", "flexible"], (value) => subject.edit({ variability: value })),
  ];
}
