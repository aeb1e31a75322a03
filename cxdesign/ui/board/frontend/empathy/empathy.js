// The parts of the empathy map, and what a person does to persona, notes and needs, as commands.

import { needNumber, placeName, toggleRelation } from "../links.js";
import { newId } from "../records.js";
import { recall, store } from "../storage.js";
import { NAME_LIMIT, TEXT_LIMIT, manyLines, oneLine } from "../texts.js";
import { Chooser } from "./chooser.js";
import { Draft } from "./draft.js";
import { EmpathyKeys } from "./keys.js";
import { Hints } from "./hints.js";
import { Lights } from "./lights.js";
import { Places } from "./places.js";
import { Register } from "./register.js";
import { Thread } from "./thread.js";

/** Fields of a persona that may take several lines. */
const LONG_FIELDS = new Set(["goal", "situation"]);

export class Empathy {
  constructor(board) {
    this.board = board;
    this.storageKey = `persona.${board.projectId}`;
    board.state.personaId = recall(this.storageKey);
    this.draft = new Draft(this);
    this.register = new Register(this);
    this.places = new Places(this);
    const hints = new Hints(board);
    this.chooser = new Chooser(this);
    this.keys = new EmpathyKeys(this);
    this.parts = [this.chooser, hints, this.register, this.places, new Lights(this), new Thread(this), this.keys];
  }

  get state() {
    return this.board.state;
  }

  // ---- persona ------------------------------------------------------------------------------------------------

  choosePersona(id) {
    this.state.personaId = id;
    store(this.storageKey, id);
    // What was written of a need stays open: it remains a need of the persona it was begun for.
    if (this.draft.isOpen && !this.draft.hasWords) this.draft.discard();
    this.board.select(null);
    this.board.schedule();
  }

  /** Show the persona that a record belongs to, before the record is shown. */
  prepare(id) {
    const record = this.state.records.get(id);
    const personaId = record?.kind === "persona" ? id : record?.persona_id;
    if (personaId && personaId !== this.state.persona?.id) this.choosePersona(personaId);
    if (record?.kind === "need") this.register.reveal(record);
    this.board.render();
  }

  addPersona() {
    const id = newId("persona");
    const name = this.board.t("empathy.new_persona");
    this.board.dispatch({ name: "add_entry", entry_id: id, entry_name: name, attributes: {} });
    this.choosePersona(id);
    this.board.render();
    this.editPersona("name");
  }

  toggleTarget() {
    const { id, is_target: was } = this.state.persona;
    this.board.dispatch({ name: "choose_target", persona_id: id, is_target: !was });
  }

  /** Edit a field of the persona in place. */
  editPersona(field) {
    const { persona } = this.state;
    if (!persona || !this.board.canEdit) return;
    const isLong = LONG_FIELDS.has(field);
    this.#edit(persona, field, {
      isMultiline: isLong, limit: isLong ? TEXT_LIMIT : NAME_LIMIT, clean: isLong ? manyLines : oneLine,
      target: () => this.board.grid.head.fieldOf(field),
      then: () => this.board.grid.head.focusField(field),
    });
  }

  // ---- needs --------------------------------------------------------------------------------------------------

  /** Open a need's field for writing in its row; the tab key goes on to the next of the sentence. */
  editNeed(needId, field) {
    const need = this.state.records.get(needId);
    if (!need || !this.board.canEdit) return;
    const next = { name: "occasion", occasion: "outcome" }[field];
    this.#edit(need, field, {
      isMultiline: false, limit: NAME_LIMIT, clean: oneLine,
      target: () => this.register.fieldOf(needId, field),
      then: (by) => { if (by === "tab" && next) this.editNeed(needId, next); else this.register.focusCell(needId, "need"); },
    });
  }

  setNeed(needId, attributes) {
    this.board.dispatch({ name: "edit_entry", entry_id: needId, attributes });
  }

  removeNeed(needId) {
    const { state, board } = this;
    const needs = this.register.shown();
    const index = needs.findIndex((need) => need.id === needId);
    const next = needs[index + 1] ?? needs[index - 1] ?? null;
    const told = board.t("empathy.said_removed_need", { number: needNumber(state, needId), name: state.records.get(needId).name });
    board.dispatch({ name: "remove_entry", entry_id: needId });
    board.notice(told, [{ label: board.t("board.undo"), run: () => board.undo() }]);
    board.select(next?.id ?? null);
    board.grid.focusSelection();
  }

  /** One place up or down in the register, whatever it is sorted by. */
  shiftNeed(needId, step) {
    const needs = this.state.entries("need");
    const index = needs.findIndex((need) => need.id === needId);
    if (!needs[index + step]) return;
    const before = step < 0 ? needs[index - 1] : needs[index + 2] ?? null;
    this.board.dispatch({ name: "move_entry", entry_id: needId, before_id: before?.id ?? null });
    this.board.say(this.board.t("board.said_moved", { name: needs[index].name }));
    this.board.grid.focusSelection();
  }

  /** Say where a need arises; the same place again takes it back. */
  placeNeed(needId, placeId) {
    this.board.dispatch(toggleRelation(this.state, "arises_at", needId, placeId));
  }

  saidPlaced(needId, placeId) {
    const { state } = this;
    const place = state.records.get(placeId);
    return this.board.t("empathy.said_placed", { number: needNumber(state, needId), place: placeName(state, place) });
  }

  /** Select the first of the needs a finding names, with the findings beside the map. */
  showFinding(needIds) {
    const need = this.state.records.get(needIds[0]);
    if (!need) return;
    this.register.reveal(need);
    this.chooser.showDetails();
    this.register.focusCell(need.id, "answer");
  }

  toggleNote(needId, noteId) {
    this.board.dispatch(toggleRelation(this.state, "stems_from", needId, noteId));
  }

  // ---- private ------------------------------------------------------------------------------------------------

  #edit(record, field, { isMultiline, limit, clean, target, then }) {
    const { board } = this;
    if (board.outline.isOn) { board.actions.rename(record.id); return; }
    if (!board.editor.finish("switch")) return;
    const base = record[field] ?? "";
    board.select(record.id);
    board.editor.open({
      recordId: record.id, field, isOnGrid: true, isMultiline, limit, clean, target, value: base,
      selectAll: field === "name", label: board.t(`board.field_${field}`),
      commit: (text, by) => {
        this.#keep(record.id, field, base, text);
        if (by !== "elsewhere") then(by);
      },
      cancel: () => then("key"),
      lost: (text) => { if (text.trim()) board.notice(board.t("board.your_text", { text }), [], true); },
    });
  }

  /** Ours stands when a colleague changed the same field meanwhile, and one click takes theirs instead. */
  #keep(id, field, base, text) {
    const { board } = this;
    const now = this.state.records.get(id);
    if (text === base || (field === "name" && !text)) return;
    if (!now) {
      board.notice(board.t("board.your_text", { text }), [], true);
      return;
    }
    const theirs = now[field] ?? "";
    const write = (words) => this.setNeed(id, { [field]: words });
    if (theirs === text) return;
    write(text);
    if (theirs !== base) {
      board.notice(board.t("board.both_changed", { text: theirs }), [{ label: board.t("board.take_theirs"), run: () => write(theirs) }], true);
    }
  }
}
