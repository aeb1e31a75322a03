// What the map shows of a touchpoint besides its cards: emotions, channel, pyramid levels, marks, evidence.

import { element, setAttribute } from "../dom.js";
import { Subject } from "../inspector.js";
import { chipsField, row, selectField, textField } from "../inspector_fields.js";
import { EMOTION_MAX, EMOTION_MIN } from "../curve_geometry.js";
import { evidenceDots, failMark, flagMark, starMark } from "../marks.js";
import { icon } from "../icons.js";
import { EVIDENCE, LEVELS } from "../records.js";
import { emotionWords, linesOf } from "./words.js";

const MARKS = { peak: starMark, end: flagMark, fail: failMark, skip: (size) => icon("skip", size) };
const IS_ON = { peak: "is_peak", end: "is_end", fail: "is_fail", skip: "may_be_skipped" };
const TOGGLE = { peak: "togglePeak", end: "toggleEnd", fail: "toggleFail", skip: "toggleSkippable" };
const VALUES = Array.from({ length: EMOTION_MAX - EMOTION_MIN + 1 }, (_, index) => EMOTION_MAX - index);
/** The lane whose being shown brings a fact. */
const LANE_OF = { emotion: ["now", "target"], channel: ["channel"], pyramid: ["levels"] };

export class Facts {
  constructor(board, id) {
    this.board = board;
    this.shown = id;
    this.root = element("div", "o-facts", { role: "group" });
    this.subject = new Subject(this, id);
    const { subject } = this;
    const { t } = subject;
    this.fields = {
      now: emotionField(subject, "now"),
      target: emotionField(subject, "target"),
      channel: textField(subject, { label: t("board.field_channel"), read: (record) => record.channel, write: (text) => subject.edit({ channel: text }), placeholder: t("board.placeholder_channel") }),
      levels: chipsField(subject, {
        label: t("board.field_levels"), className: "insp-chips insp-levels", options: LEVELS.map((level) => [level, level, null, `${level} · ${t(`enum.level.${level}`)}`]),
        read: (record) => record.levels ?? [], write: (_, level) => subject.send("toggle_level", { level }),
      }),
      marks: chipsField(subject, {
        label: t("board.group_marks"), className: "insp-chips o-mark-chips", options: Object.entries(MARKS).map(([mark, drawn]) => [mark, t(`board.outline_mark_${mark}`), drawn(14)]),
        read: (record) => Object.keys(MARKS).filter((mark) => record[IS_ON[mark]]), write: (_, mark) => board.actions[TOGGLE[mark]](id),
      }),
      evidence: selectField(subject, {
        label: t("board.field_evidence"), options: EVIDENCE.map((value) => [value, t(`enum.evidence.${value}`)]),
        read: (record) => record.evidence, write: (value) => board.actions.setEvidence(id, value), lead: (value) => evidenceDots(value),
      }),
    };
    this.root.append(...Object.values(this.fields).map((field) => field.element));
  }

  /** A field that is left asks for it. */
  update(touchpoint, lanes) {
    if (touchpoint === true) {
      this.#refresh();
      return;
    }
    setAttribute(this.root, "aria-label", this.board.t("board.outline_facts_of", { name: touchpoint.name }));
    const roles = new Set(lanes.map((lane) => lane.role));
    for (const [role, names] of Object.entries(LANE_OF)) for (const name of names) this.fields[name].element.hidden = !roles.has(role);
    this.#refresh();
  }

  /** The same in words, as a phone shows it until somebody touches the entry. */
  words(touchpoint) {
    const { board, fields } = this;
    const { t } = this.subject;
    const emotions = ["now", "target"].filter((state) => !fields[state].element.hidden && this.subject.emotion(state) !== null)
      .map((state) => `${t(`board.outline_emotion_${state}`)}: ${emotionWords(board, this.subject.emotion(state))}`);
    const channel = !fields.channel.element.hidden && touchpoint.channel;
    const levels = fields.levels.element.hidden ? [] : touchpoint.levels ?? [];
    const marks = Object.keys(MARKS).filter((mark) => touchpoint[IS_ON[mark]]).map((mark) => t(`board.outline_mark_${mark}`));
    return [...emotions, channel, ...levels, ...marks].filter(Boolean);
  }

  #refresh() {
    const record = this.subject.record();
    if (record) for (const field of Object.values(this.fields)) field.update(record);
  }
}

/** A choice of −5 to +5, each with where it lies to the lines; what the arrow keys pass on the way is one step. */
function emotionField(subject, state) {
  const { board, t } = subject;
  const label = t(`board.outline_emotion_${state}`);
  const select = element("select", "insp-select", { "aria-label": label });
  select.addEventListener("change", () => {
    const value = select.value === "" ? null : Number(select.value);
    if (value === null) subject.setEmotion(state, null);
    else subject.holdEmotion(state, value);
  });
  // A thousand cards have a hundred such choices: all values are there once somebody comes near.
  let isWhole = false;
  let shown = "";
  const fill = () => {
    const emotion = subject.emotion(state);
    const values = isWhole ? [null, ...VALUES] : [emotion];
    const key = JSON.stringify([values, linesOf(board)]);
    if (key === shown) return;
    shown = key;
    select.replaceChildren(...values.map((value) => element("option", "", { value: value ?? "" }, emotionWords(board, value))));
    select.value = String(emotion ?? "");
  };
  for (const type of ["focus", "pointerenter", "pointerdown"]) select.addEventListener(type, () => { isWhole = true; fill(); });
  return {
    element: row(label, select),
    update() {
      fill();
      const value = String(subject.emotion(state) ?? "");
      if (select.value !== value) select.value = value;
      setAttribute(select, "data-empty", value === "" ? "" : null);
      select.disabled = !subject.canEdit();
    },
  };
}
