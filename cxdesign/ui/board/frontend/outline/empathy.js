// The empathy map as an outline: the persona, the seven areas with their notes, the register of needs.

import { cellKey } from "../derive.js";
import { element, setAttribute, setText } from "../dom.js";
import { areaHint } from "../empathy/areas.js";
import { needNumber, notesOf, placeName, placeOfNeed } from "../links.js";
import { newId } from "../records.js";
import { addButton, edges } from "./buttons.js";
import { CardItem } from "./cards.js";
import { Form } from "./forms.js";
import { Head } from "./head.js";
import { Item } from "./item.js";

const NOTE_ACTS = ["edit", "up", "down", "move", "turn", "details", "delete", "select", "more"];
const NEED_ACTS = ["rename", "up", "down", "details", "delete"];

export class EmpathyTree {
  constructor(outline) {
    this.outline = outline;
    this.board = outline.board;
    const { board } = this;
    this.head = new Head(outline);
    this.choice = element("select", "insp-select");
    this.choice.addEventListener("change", () => board.empathy.choosePersona(this.choice.value));
    this.chooser = element("label", "o-field o-chooser", {}, element("span", "", {}, board.t("empathy.choose_persona")), this.choice);
    this.addPersona = addButton(board, "add_persona", () => board.empathy.addPersona());
    this.persona = element("div", "o-persona");
    this.areas = element("div", "o-areas");
    this.needs = new NeedList(outline);
  }

  update() {
    const { board, outline } = this;
    const { tree } = outline;
    const { state } = board;
    const { persona } = state;
    const areas = persona ? state.visibleLanes() : [];
    this.addPersona.hidden = !board.canEdit;
    this.needs.root.hidden = !persona;
    this.#showChoice(state.entries("persona"), persona);
    tree.arrange(outline.body, [this.head.root, this.chooser, this.addPersona, this.persona, this.areas, this.needs.root]);
    const shown = persona ? [tree.view(persona.id, () => new PersonaItem(outline, persona.id))] : [];
    tree.arrange(this.persona, shown.map((view) => view.root));
    for (const view of shown) view.show(persona);
    const views = areas.map((area) => tree.view(`${persona.id}|${area.id}`, () => new AreaEntry(outline, persona.id, area)));
    this.head.update(areas.map((area) => [`${persona.id}|${area.id}`, board.laneName(area)]), this.needs.root);
    tree.arrange(this.areas, views.map((view) => view.root));
    for (const view of views) view.show(persona);
    this.needs.update();
  }

  #showChoice(personas, persona) {
    this.chooser.hidden = personas.length < 2;
    const key = JSON.stringify(personas.map(({ id, name }) => [id, name]));
    if (this.choice.dataset.of !== key) {
      this.choice.dataset.of = key;
      this.choice.replaceChildren(...personas.map(({ id, name }) => element("option", "", { value: id }, name)));
    }
    if (persona && this.choice.value !== persona.id) this.choice.value = persona.id;
  }
}

class PersonaItem extends Item {
  constructor(outline, id) {
    super(outline, { key: id, id, kind: "persona", tag: "section", heading: "h3", acts: ["rename", "details"] });
    this.words = element("dl", "o-words");
    this.bar.before(this.words);
  }

  show(persona) {
    const { board } = this;
    this.update({ text: persona.name, marks: [persona.is_target && board.t("empathy.target"), board.images.wordsOf(persona)] });
    const rows = ["description", "goal", "situation", "rests_on"].filter((field) => persona[field]);
    this.words.replaceChildren(...rows.map((field) => {
      const text = element("dd");
      setText(text, persona[field]);
      return element("div", "", {}, element("dt", "", {}, board.t(`board.field_${field}`)), text);
    }));
  }
}

/** An area of the map: its notes, and a button for one more. */
class AreaEntry {
  #seen = [];

  constructor(outline, personaId, area) {
    this.outline = outline;
    this.board = outline.board;
    this.personaId = personaId;
    this.area = area;
    const { board } = this;
    const name = board.laneName(area);
    this.list = element("ul", "o-cards", { "aria-label": name });
    this.add = element("button", "o-add", { type: "button", "data-act": "add", title: board.prompt(area), "aria-label": board.t("board.outline_add_note_to", { area: name }) }, board.t("board.outline_act_add_note"));
    this.root = element("section", "o-item o-area", { "data-key": `${personaId}|${area.id}`, "data-column": personaId, "data-lane": area.id },
      element("h4", "o-text", {}, name), element("p", "o-aside", {}, areaHint(board, area)), this.list, this.add);
  }

  show(persona) {
    const { board, outline } = this;
    const { tree } = outline;
    const notes = board.state.cardsIn(cellKey(this.personaId, this.area.id));
    const seen = [notes, persona, board.canEdit];
    if (seen.every((value, index) => value === this.#seen[index])) return;
    this.#seen = seen;
    this.list.hidden = notes.length === 0;
    this.add.hidden = !board.canEdit;
    const views = notes.map((note) => tree.view(CardItem.keyOf(note.id), () => new NoteItem(outline, note.id)));
    tree.arrange(this.list, views.map((view) => view.root));
    views.forEach((view, index) => view.show(notes[index]));
  }

  run() {
    this.board.actions.addCard(this.personaId, this.area.id);
  }
}

class NoteItem extends Item {
  constructor(outline, id) {
    super(outline, { key: CardItem.keyOf(id), id, kind: "note", acts: NOTE_ACTS, own: { turn: (item, act) => item.openForm(turnForm(item), act) } });
  }

  show(note) {
    const { board } = this;
    this.update({ id: note.id, text: note.text, marks: board.configuration.marks(board, note).map((mark) => mark.words) });
  }
}

/** A need made of one note or several: what is needed, when, and to what end. */
export function turnForm(item, noteIds = [item.id]) {
  const { board } = item;
  const field = (name) => ({ name, label: board.t(`board.field_${name}`), isText: true, isRequired: name === "name" });
  return new Form(board, {
    label: board.t("empathy.turn"), verb: board.t("empathy.keep"), fields: ["name", "occasion", "outcome"].map(field),
    commit: ({ name, occasion, outcome }) => {
      const attributes = { ...(occasion && { occasion }), ...(outcome && { outcome }) };
      board.dispatch({ name: "turn_into_need", need_id: newId("need"), note_ids: noteIds, need_name: name, attributes });
      board.say(board.t("empathy.said_kept", { name }));
    },
  });
}

class NeedList {
  constructor(outline) {
    this.outline = outline;
    this.board = outline.board;
    const { board } = this;
    this.list = element("ul", "o-cards", { "aria-label": board.t("empathy.needs_title") });
    this.add = addButton(board, "add_need", () => this.#open());
    this.root = element("section", "o-item o-needs", {}, element("h3", "o-text", {}, board.t("empathy.needs_title")), this.list, this.add);
  }

  update() {
    const { board, outline } = this;
    const needs = board.state.entries("need");
    this.add.hidden = !board.canEdit;
    this.list.hidden = needs.length === 0;
    const views = needs.map((need) => outline.tree.view(need.id, () => new NeedItem(outline, need.id)));
    outline.tree.arrange(this.list, views.map((view) => view.root));
    views.forEach((view, index) => view.show(needs[index], index, needs.length));
  }

  #open() {
    const { board } = this;
    this.form?.close(false);
    this.form = new Form(board, {
      label: board.t("empathy.add_need"), verb: board.t("empathy.keep"), fields: [{ name: "name", label: board.t("board.field_name"), isText: true, isRequired: true }],
      commit: ({ name }) => {
        board.dispatch({ name: "add_entry", entry_id: newId("need"), entry_name: name, attributes: { persona_id: board.state.persona?.id ?? null } });
        board.say(board.t("empathy.said_kept", { name }));
      },
    });
    this.form.onClose = (returnsFocus) => { if (returnsFocus) this.add.focus({ preventScroll: true }); };
    this.add.after(this.form.root);
    this.form.focus();
  }
}

class NeedItem extends Item {
  constructor(outline, id) {
    const own = {
      up: ({ board }) => board.empathy.shiftNeed(id, -1), down: ({ board }) => board.empathy.shiftNeed(id, 1),
      delete: ({ board }) => board.empathy.removeNeed(id),
    };
    super(outline, { key: id, id, kind: "need", acts: NEED_ACTS, own });
    setAttribute(this.text, "data-field", "name");
  }

  show(need, index, count) {
    const { board } = this;
    const { state } = board;
    const place = placeOfNeed(state, need.id);
    const persona = state.records.get(need.persona_id);
    const notes = notesOf(state, need.id);
    const plain = (key, value) => (value ? `${board.t(key)}: ${value}` : null);
    this.update({
      text: need.name, off: edges(index, count, ["up", "down"]),
      marks: [
        needNumber(state, need.id), persona?.name ?? board.t("empathy.everybody"),
        plain("board.field_occasion", need.occasion), plain("board.field_outcome", need.outcome),
        plain("empathy.column_place", place && placeName(state, place)), plain("empathy.notes_behind", notes.length),
        plain("board.field_importance", need.importance), board.t("board.mark_evidence", { level: board.t(`enum.evidence.${need.evidence}`) }),
      ],
    });
  }
}
