// What is said of steps: each that is taken back or brought back, marks and arrows, and on the outline each act of one's own
// and of colleagues.

import { placeOf } from "../records.js";
import { deedOf } from "./deeds.js";
import { shortened } from "./item.js";
import { emotionWords } from "./words.js";

/** Colleagues' changes within this many milliseconds are told together (ours). */
const PAUSE = 1200;
const TOLD = 3;
/** So many steps of one's own are known by their words (ours). */
const REMEMBERED = 200;
/** Fields of a command that name what it is about, and those that carry its words. */
const SUBJECTS = ["card_id", "note_id", "touchpoint_id", "stage_id", "lane_id", "entry_id", "persona_id", "flow_id", "path_id", "scene_cell_id", "source_id"];
const WORDS = ["text", "stage_name", "touchpoint_name", "lane_name", "entry_name", "need_name", "new_name"];

export class Speech {
  #heard = [];
  #removed = new Map();
  #done = new Map();
  #timer = 0;

  constructor(outline) {
    this.outline = outline;
    this.board = outline.board;
  }

  /** A step goes out; acts that have a sentence of their own say it afterwards, and that one is heard. The map says what is taken back. */
  sent(frame) {
    const { board } = this;
    const isCommand = frame.type === "command";
    if (isCommand) this.#keepRemoved(frame);
    else if (frame.type === "undo") this.outline.expectBack(this.#removed.get(frame.of));
    const deed = isCommand ? deedOf(board, frame.command) : null;
    const what = deed ?? (isCommand ? this.#whatOf(frame.command) : this.#taken(frame));
    this.#done.set(frame.id, what);
    if (this.#done.size > REMEMBERED) this.#done.delete(this.#done.keys().next().value);
    if (isCommand && !this.outline.isOn) {
      if (deed) board.say(deed);
    } else if (isCommand) board.say(this.#emotionOf(frame.command) ?? board.t("board.outline_said_done", { what }));
    else board.say(board.t(`board.outline_said_${frame.type}`, { what }).trim());
  }

  /** Which record a step took away, so that taking the step back leads to it again. */
  #keepRemoved({ id, command }) {
    const gone = command.name.startsWith("remove_") ? SUBJECTS.map((field) => command[field]).find(Boolean) : null;
    if (gone) this.#removed.set(id, gone);
    if (this.#removed.size > REMEMBERED) this.#removed.delete(this.#removed.keys().next().value);
  }

  /** A colleague did something; what several did within a moment is one sentence. */
  heard(operation) {
    if (!this.outline.isOn || !operation.edits) return;
    this.#heard.push(this.#told(operation));
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#tell(), PAUSE);
  }

  stop() {
    clearTimeout(this.#timer);
  }

  #tell() {
    const told = this.#heard.splice(0);
    const more = told.length - TOLD;
    const rest = more > 0 ? [this.board.t(more === 1 ? "board.outline_more_changes_one" : "board.outline_more_changes", { count: more })] : [];
    this.board.say([...told.slice(0, TOLD), ...rest].join(" "));
  }

  #told(operation) {
    const { board } = this;
    const name = board.personName(operation.actor);
    const [edit] = operation.edits;
    const record = edit && board.state.records.get(board.state.currentId(edit.record?.id ?? edit.id));
    const place = record && placeOf(record);
    const isUndone = Boolean(operation.undoes);
    if (/^move_(card|empathy_note)$/.test(operation.name) && place && !isUndone) {
      return board.t("board.outline_other_moved", { name, text: this.outline.nameOf(record), ...board.placeWords(place) });
    }
    const { subject } = board.named(operation);
    const what = this.#what(operation.name, subject);
    return board.t("board.outline_other_did", { name, what: isUndone ? board.t("history.undid", { what }) : what });
  }

  /** What is taken back or brought back: one's own step by what was said of it, any other as the server tells it. */
  #taken({ type, of }) {
    const step = this.board.state.undo?.[type];
    return this.#done.get(of) ?? (step && step.id === of ? this.#what(step.name, step.subject) : "");
  }

  #whatOf(command) {
    const subject = WORDS.map((field) => command[field]).find(Boolean) ?? this.#nameOf(SUBJECTS.map((field) => command[field]).find(Boolean));
    return this.#what(command.name, subject && shortened(subject));
  }

  #emotionOf(command) {
    if (command.name !== "set_emotion") return null;
    const words = { name: this.#nameOf(command.touchpoint_id), value: emotionWords(this.board, command.value) };
    return this.board.t(`board.outline_said_emotion_${command.state}`, words);
  }

  #nameOf(id) {
    const record = this.board.state.records.get(id);
    return record ? this.outline.nameOf(record) : "";
  }

  #what(name, subject) {
    return this.board.t(`history.${name}`, { subject: subject ?? "" }).replace(/[:：]\s*$/u, "").trim();
  }
}
