// Keys of the empathy map. All single keys of the board are answered here, because marks of the journey have no place on it.

import { EVIDENCE, isCardId, kindOf, placeOf } from "../records.js";
import { Walk } from "./walk.js";

const ARROWS = new Set(["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"]);
const PASSED = new Set(["Escape", "?", "Tab", "ContextMenu", "F10", "+", "-", "="]);

export class EmpathyKeys {
  constructor(empathy) {
    this.empathy = empathy;
    this.board = empathy.board;
    this.walk = new Walk(empathy);
  }

  update() {}

  press(key, event) {
    if (this.board.drag.isHolding || PASSED.has(key)) return false;
    if (ARROWS.has(key)) {
      if (event.altKey) this.walk.shift(key);
      // A key that leads nowhere must not scroll either: the map says where it stands.
      return event.altKey || this.walk.go(key);
    }
    if (event.altKey || !this.board.canEdit) return key.length === 1;
    const name = key.length === 1 ? key.toLowerCase() : key;
    return this.#act(name) || key.length === 1 || key === "Enter" || key === "Delete" || key === "Backspace" || key === "F2";
  }

  #act(name) {
    const { state } = this.board;
    if (state.cursor) return this.#onCell(state.cursor, name);
    const { selection: id } = state;
    if (!id) return false;
    if (isCardId(id)) return this.#onNote(id, name);
    return { need: () => this.#onNeed(id, name), persona: () => this.#onPersona(name) }[kindOf(id)]?.() ?? false;
  }

  #onCell({ columnId, laneId }, name) {
    if (name !== "n" && name !== "Enter" && name !== "F2") return false;
    this.board.actions.addCard(columnId, laneId);
    return true;
  }

  #onNote(id, name) {
    const { actions, state } = this.board;
    const note = state.records.get(id);
    const { columnId, laneId } = placeOf(note);
    const notes = state.cards(columnId, laneId);
    const edit = () => actions.editCard(id);
    const remove = () => actions.remove(id);
    return run({
      Enter: edit, F2: edit, Delete: remove, Backspace: remove,
      n: () => actions.addCard(columnId, laneId, notes[notes.indexOf(note) + 1]?.id ?? null),
      t: () => this.empathy.draft.take(id),
      ...digits((level) => actions.setEvidence(id, EVIDENCE[level]), [0, 1, 2, 3]),
    }, name);
  }

  #onNeed(id, name) {
    const { register, draft } = this.empathy;
    const remove = () => this.empathy.removeNeed(id);
    return run({
      Enter: () => register.openFocused(id), F2: () => this.empathy.editNeed(id, "name"),
      Delete: remove, Backspace: remove,
      n: () => draft.open([]), t: () => register.openCell(id, "from"), p: () => register.openCell(id, "place"),
      ...digits((value) => this.empathy.setNeed(id, { importance: value || null }), [0, 1, 2, 3, 4, 5]),
    }, name);
  }

  #onPersona(name) {
    const edit = () => this.empathy.editPersona(this.board.grid.head.focused ?? "name");
    return run({ Enter: edit, F2: edit, n: () => this.empathy.addPersona() }, name);
  }
}

const digits = (act, values) => Object.fromEntries(values.map((value) => [String(value), () => act(value)]));

function run(actions, name) {
  if (!Object.hasOwn(actions, name)) return false;
  actions[name]();
  return true;
}
