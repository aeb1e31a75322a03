// A need that is being written: from the notes it stems from, until Enter keeps it or Escape lets it go.

import { button, element, setText } from "../dom.js";
import { isComposing } from "../inspector_fields.js";
import { evidenceDots } from "../marks.js";
import { EVIDENCE, newId } from "../records.js";
import { recallForTab, storeForTab } from "../storage.js";
import { NAME_LIMIT, excess, oneLine, tooLong } from "../texts.js";

const FIELDS = ["name", "occasion", "outcome"];
const MOST_NOTES = 50;

export class Draft {
  #noteIds = [];
  #locale = null;
  #personaId = null;

  constructor(empathy) {
    this.empathy = empathy;
    this.board = empathy.board;
    this.isOpen = false;
    this.element = element("div", "draft", { role: "group" });
    this.element.hidden = true;
    this.element.addEventListener("keydown", (event) => this.#onKey(event));
    this.element.addEventListener("input", () => this.#store());
    this.storageKey = `draft.${this.board.projectId}`;
    this.#restore();
  }

  get #persona() {
    return this.board.state.records.get(this.#personaId) ?? null;
  }

  /** Whether anything was written yet. */
  get hasWords() {
    return FIELDS.some((field) => this.inputs?.[field].value.trim());
  }

  /** Notes the need is made of, as far as they are still there. */
  get notes() {
    const { records } = this.board.state;
    return this.#noteIds.map((id) => records.get(id)).filter(Boolean);
  }

  /** Start a need from some notes. */
  open(noteIds) {
    if (!this.board.canEdit || !this.board.editor.finish("switch")) return;
    this.#build();
    this.#noteIds = [...noteIds];
    this.#personaId = this.board.state.persona?.id ?? null;
    this.isOpen = true;
    for (const input of Object.values(this.inputs)) input.value = "";
    this.#store();
    this.board.render();
    this.#focus("name");
  }

  /** Turn a note into a need; while one is being written, add the note to it or take it out again. */
  take(noteId) {
    if (!this.isOpen) {
      this.open([noteId]);
      return;
    }
    const isIn = this.#noteIds.includes(noteId);
    if (!isIn && this.#hasTooMany(this.notes.length + 1)) return;
    this.#noteIds = isIn ? this.#noteIds.filter((id) => id !== noteId) : [...this.#noteIds, noteId];
    this.#store();
    this.board.schedule();
  }

  /** Turn notes into a need; while one is being written, add those that are missing. */
  takeAll(noteIds) {
    if (noteIds.length === 1) this.take(noteIds[0]);
    else if (!this.isOpen) this.open(noteIds.slice(0, MOST_NOTES));
    else for (const id of noteIds) if (!this.#noteIds.includes(id)) this.take(id);
  }

  keep() {
    const fields = this.#fields();
    if (!fields || this.#hasTooMany(this.notes.length)) return;
    const { board } = this;
    const { name, occasion, outcome } = fields;
    const id = newId("need");
    const noteIds = this.notes.map((note) => note.id);
    const attributes = { ...(occasion && { occasion }), ...(outcome && { outcome }) };
    const command = noteIds.length
      ? { name: "turn_into_need", need_id: id, note_ids: noteIds, need_name: name, attributes }
      : { name: "add_entry", entry_id: id, entry_name: name, attributes: { ...attributes, persona_id: this.#persona?.id ?? null } };
    this.#close();
    board.dispatch(command);
    board.render();
    const need = board.state.records.get(id);
    if (need) this.empathy.register.reveal(need);
    this.empathy.register.focusCell(id, "need");
    board.say(board.t("empathy.said_kept", { name }));
  }

  discard() {
    const [first] = this.notes;
    this.#close();
    if (first) this.board.select(first.id);
    this.board.grid.focusSelection();
  }

  update() {
    this.element.hidden = !this.isOpen;
    if (!this.isOpen) return;
    this.#build();
    const { board, notes } = this;
    const level = EVIDENCE.findLast((one) => notes.some((note) => note.evidence === one)) ?? EVIDENCE[0];
    this.number.textContent = `N${board.state.entries("need").length + 1}`;
    setText(this.who, board.t("empathy.sentence_needs", { name: shortName(this.#persona?.name ?? "") }));
    const words = `${board.t(`enum.evidence.${level}`)} · ${count(board, notes.length)}`;
    if (this.from.dataset.words === words) return;
    this.from.dataset.words = words;
    this.from.replaceChildren(evidenceDots(level), words);
  }

  #build() {
    const { board } = this;
    if (this.#locale === board.locale) return;
    this.#locale = board.locale;
    const t = (key) => board.t(key);
    const kept = this.inputs ?? {};
    this.inputs = Object.fromEntries(FIELDS.map((field) => [field, element("input", "fld", {
      type: "text", "data-draft": field, "aria-label": t(`board.field_${field}`), placeholder: t(`empathy.placeholder_${field}`),
      autocomplete: "off", spellcheck: "false", enterkeyhint: "done",
    })]));
    for (const field of FIELDS) this.inputs[field].value = kept[field]?.value ?? "";
    this.number = element("span", "no");
    this.who = element("span");
    this.from = element("span", "inherited", { title: t("empathy.inherited") });
    const part = (field) => element("span", "part", {}, element("span", "", {}, t(`empathy.sentence_${field}`)), this.inputs[field]);
    this.element.setAttribute("aria-label", t("empathy.draft"));
    this.element.replaceChildren(this.number,
      element("div", "sentence", {}, element("span", "part", {}, this.who, this.inputs.name), part("occasion"), part("outcome")),
      this.from, element("span", "grow"),
      button("bar-button discard", t("empathy.discard"), () => this.discard(), t("empathy.discard"), element("kbd", "", {}, "Esc")),
      button("btn primary keep", t("empathy.keep"), () => this.keep(), t("empathy.keep")));
  }

  /** What was typed; null when the need has no words yet, or one of the fields too many. */
  #fields() {
    const fields = Object.fromEntries(FIELDS.map((field) => [field, oneLine(this.inputs[field].value)]));
    const long = FIELDS.find((field) => excess(fields[field], NAME_LIMIT) > 0);
    if (long) this.board.notice(tooLong(this.board, fields[long], NAME_LIMIT));
    const wrong = long ?? (fields.name ? null : "name");
    for (const field of FIELDS) this.inputs[field].toggleAttribute("aria-invalid", field === wrong);
    if (wrong) this.#focus(wrong);
    return wrong ? null : fields;
  }

  #focus(field) {
    const input = this.inputs[field];
    input.focus({ preventScroll: true });
    this.board.grid.show(this.element);
  }

  /** Say so when a need would stem from more notes than it may be made of at once. */
  #hasTooMany(count) {
    const isOver = count > MOST_NOTES;
    if (isOver) this.board.notice(this.board.t("empathy.too_many_notes", { limit: MOST_NOTES }));
    return isOver;
  }

  /** Kept in this tab over a reload, another page or language, until it is kept or let go. */
  #store() {
    const values = Object.fromEntries(FIELDS.map((field) => [field, this.inputs[field].value]));
    const draft = { noteIds: this.#noteIds, personaId: this.#personaId, fields: values };
    storeForTab(this.storageKey, this.isOpen ? JSON.stringify(draft) : null);
  }

  #restore() {
    const kept = recallForTab(this.storageKey);
    if (!kept || !this.board.canEdit) return;
    const { noteIds, personaId, fields } = JSON.parse(kept);
    this.#build();
    this.#noteIds = noteIds;
    this.#personaId = personaId;
    for (const field of FIELDS) this.inputs[field].value = fields[field];
    this.isOpen = true;
  }

  #close() {
    this.isOpen = false;
    this.#noteIds = [];
    this.#store();
    this.board.schedule();
  }

  #onKey(event) {
    if (isComposing(event) || event.target.closest("button")) return;
    const act = { Enter: () => this.keep(), Escape: () => this.discard() }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }
}

/** The name without what is added behind a comma. */
const shortName = (name) => name.split(/[,，(（]/u)[0].trim();

function count(board, number) {
  if (number === 0) return board.t("empathy.no_note");
  return board.t(number === 1 ? "empathy.note_count_one" : "empathy.note_count", { count: number });
}
