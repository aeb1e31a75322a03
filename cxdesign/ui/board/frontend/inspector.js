// Exports: Inspector(board, mount), Subject(inspector, id), panelOf(board, kind)

import { element, isTextField } from "./dom.js";
import { cardPanel, emptyPanel, lanePanel, stagePanel } from "./inspector_others.js";
import { touchpointPanel } from "./inspector_touchpoint.js";
import { SEVERAL, SeveralPanel } from "./marking/panel.js";
import { isCardId, isCardKind, PROJECT_ID } from "./records.js";

const ID_FIELDS = { touchpoint: "touchpoint_id", stage: "stage_id", lane: "lane_id", step: "card_id", note: "card_id", feature: "card_id", flow: "flow_id" };

/** The side panel: everything about what is selected, each field editable in place. */
export class Inspector {
  constructor(board, mount) {
    this.board = board;
    this.mount = mount;
    this.shown = null;
    this.panel = { fields: [] };
    this.body = element("div", "inspector");
    mount.append(this.body);
    this.body.addEventListener("keydown", (event) => keepKeys(event));
    board.root.addEventListener("emotion-preview", (event) => {
      const record = this.subject?.record();
      if (record) this.panel.scale?.follow(event.detail, record);
    });
  }

  /** Show the selection; a field that is left asks for it again although nothing else changed. */
  update(isAsked = false) {
    const id = this.selected();
    const { version, figures } = this.board.state;
    const beside = this.board.configuration.shows?.(this.board.state) ?? null;
    if (id !== this.shown || this.locale !== this.board.locale || this.canEdit !== this.board.canEdit) this.open(id);
    else if (!isAsked && version === this.version && figures?.room === this.room && beside === this.beside && id !== SEVERAL) return;
    this.version = version;
    this.room = figures?.room;
    this.beside = beside;
    const record = this.subject.record();
    if (record || id === SEVERAL) for (const field of this.panel.fields) field.update(record);
  }

  selected() {
    if (this.board.marked?.isMany) return SEVERAL;
    const record = this.board.selection ? this.board.state.records.get(this.board.selection) : null;
    const isShown = record && (ID_FIELDS[record.kind] || this.board.configuration.panels?.[record.kind]);
    return isShown ? record.id : PROJECT_ID;
  }

  /** Keep what stands in the fields, as when the window goes away. */
  finish() {
    for (const field of this.panel.fields) field.commit?.(true);
  }

  open(id) {
    this.finish();
    this.shown = id;
    this.locale = this.board.locale;
    this.canEdit = this.board.canEdit;
    this.subject = new Subject(this, id);
    const record = this.subject.record();
    this.panel = record ? panelOf(this.board, record.kind)(this.subject) : { fields: id === SEVERAL ? [new SeveralPanel(this.board)] : [] };
    if (record) this.panel = { ...this.panel, fields: [...this.board.evidence.among(this.subject, this.panel.fields), this.board.comments.section(this.subject)] };
    this.body.replaceChildren(...this.panel.fields.map((field) => field.element));
    this.mount.scrollTop = 0;
  }
}

/** What draws the panel of a kind of record on a board. */
export function panelOf(board, kind) {
  const own = board.configuration.panels?.[kind];
  if (own) return own;
  if (kind === "touchpoint") return touchpointPanel;
  if (kind === "stage") return stagePanel;
  if (kind === "lane") return lanePanel;
  return isCardKind(kind) ? cardPanel : emptyPanel;
}

/** Keys of the board must not act on the selection while a control of the panel has the focus. */
function keepKeys(event) {
  const isCommand = event.ctrlKey || event.metaKey;
  if (isCommand && !isTextField(event.target)) return;
  if (event.key === "Escape" || (event.key === "?" && !isTextField(event.target))) return;
  event.stopPropagation();
}

/** What a panel is about, and the ways it reads and changes it. */
export class Subject {
  constructor(inspector, id) {
    this.inspector = inspector;
    this.board = inspector.board;
    this.id = id;
    this.kind = id.slice(0, id.indexOf(":"));
    this.t = (key, params) => this.board.t(key, params);
  }

  /** The record, under the id it goes by now; null when it is gone. */
  record() {
    const { state } = this.board;
    this.id = state.currentId(this.id) ?? this.id;
    const record = state.records.get(this.id) ?? null;
    this.last = record ?? this.last;
    return record;
  }

  /** What was typed for something that is gone by now comes back to whoever typed it. */
  giveBack(text) {
    if (isCardId(this.id)) this.board.actions.offerText(text, this.last);
    else this.board.notice(this.t("board.named_gone", { text }), [], true);
  }

  canEdit() {
    return this.board.canEdit !== false;
  }

  /** Name of the colleague who changed it last. */
  lastAuthor() {
    return this.board.personName(this.board.state.authors.get(this.id));
  }

  refresh() {
    if (this.inspector.shown === this.id) this.inspector.update(true);
  }

  send(name, fields) {
    this.board.dispatch({ name, [ID_FIELDS[this.kind]]: this.id, ...fields });
  }

  edit(attributes) {
    this.send("edit_touchpoint", { attributes });
  }

  say(key, params) {
    this.board.say(this.t(key, params));
  }

  /** Tell of somebody's words that are not there any more, until it is closed, and offer them. */
  notice(key, params, actionKey, run) {
    this.board.notice(this.t(key, params), [{ label: this.t(actionKey), run }], true);
  }

  emotion(state) {
    return this.board.state.emotion(this.id, state) ?? null;
  }

  setEmotion(state, value) {
    this.send("set_emotion", { state, value });
  }

  /** A value that follows the arrow keys, one step until they rest. */
  holdEmotion(state, value) {
    this.board.held.set(this.id, state, value);
  }

  /** Lets the curve follow a value under the finger. */
  previewEmotion(detail) {
    this.board.root.dispatchEvent(new CustomEvent("emotion-drag", { detail }));
  }

  lines() {
    const project = this.board.state.records.get(PROJECT_ID) ?? {};
    return { satisfaction: project.satisfaction_line ?? 0, delight: project.delight_line ?? 3 };
  }
}
