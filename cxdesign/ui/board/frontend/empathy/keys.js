// Keys of the empathy map. All single keys of the board are answered here, because marks of the journey have no place on it.

import { needNumber } from "../links.js";
import { EVIDENCE, isCardId, kindOf, placeOf } from "../records.js";
import { Walk } from "./walk.js";

const ARROWS = new Set(["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"]);
const OPENING = new Set(["n", "t", "p"]);
const SHOWN = 40;
const PASSED = new Set(["Escape", "?", "Tab", "ContextMenu", "F10", "+", "-", "=", "h", "H", "s", "S", "v", "V"]);

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
    // A letter that opens a field is followed by words.
    if (OPENING.has(name)) this.board.keys.typing.begin();
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
      t: () => this.empathy.draft.takeAll(this.board.marked.has(id) ? this.board.marked.ids : [id]),
      ...digits([0, 1, 2, 3], (level) => this.#later(id, String(level), () => {
        actions.setEvidence(id, EVIDENCE[level]);
        return this.board.t("empathy.said_evidence", { name: shortened(note.text), level: this.board.t(`enum.evidence.${EVIDENCE[level]}`) });
      })),
    }, name);
  }

  #onNeed(id, name) {
    const { register, draft } = this.empathy;
    const remove = () => this.empathy.removeNeed(id);
    return run({
      Enter: () => register.openFocused(id), F2: () => this.empathy.editNeed(id, "name"),
      Delete: remove, Backspace: remove,
      n: () => draft.open([]), t: () => register.openCell(id, "from"), p: () => register.openCell(id, "place"),
      ...digits([0, 1, 2, 3, 4, 5], (value) => this.#later(id, String(value), () => {
        this.empathy.setNeed(id, { importance: value || null });
        const number = needNumber(this.board.state, id);
        return this.board.t(value ? "empathy.said_importance" : "empathy.said_no_importance", { number, value });
      })),
    }, name);
  }

  /** A digit acts unless another letter follows at once; then it is said what it did, and how to take it back. */
  #later(id, key, act) {
    const { board } = this;
    board.keys.typing.later(() => {
      if (!board.canEdit || !board.state.records.has(id)) return;
      board.steps.tell(board.t("board.noted_key", { key, what: act() }));
    });
  }

  #onPersona(name) {
    const edit = () => this.empathy.editPersona(this.board.grid.head.focused ?? "name");
    return run({ Enter: edit, F2: edit, n: () => this.empathy.addPersona() }, name);
  }
}

const digits = (values, act) => Object.fromEntries(values.map((value) => [String(value), () => act(value)]));

function shortened(text) {
  const letters = Array.from(text);
  return letters.length > SHOWN ? `${letters.slice(0, SHOWN).join("")}…` : text;
}

function run(actions, name) {
  if (!Object.hasOwn(actions, name)) return false;
  actions[name]();
  return true;
}
