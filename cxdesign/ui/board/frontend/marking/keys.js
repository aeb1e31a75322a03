// Keys that select several things, and what keys do when several are selected.

import { EVIDENCE, LEVELS } from "../records.js";

const ARROWS = new Set(["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"]);
const EVIDENCE_OF_DIGIT = { 0: "assumption", 1: "observation", 2: "test", 3: "measurement" };
/** The key by its place: with the shift key a digit gives another sign on every keyboard. */
const DIGIT = /^(?:Digit|Numpad)([0-5])$/;

export class MarkingKeys {
  constructor(board, { marked, acts, lasso }) {
    Object.assign(this, { board, marked, acts, lasso });
  }

  update() {}

  press(key, event) {
    if (this.board.drag.isHolding) return false;
    if (key === "Escape") return this.#leave();
    if (ARROWS.has(key) && event.shiftKey && !event.altKey) return this.marked.extend(key);
    if (!this.marked.isMany) return false;
    if (ARROWS.has(key)) return this.#arrow(key, event);
    if (key === "Delete" || key === "Backspace") { this.acts.remove(); return true; }
    return !event.altKey && (this.#digit(event) || this.#letter(key.toLowerCase()));
  }

  #leave() {
    if (this.lasso.isOn) this.lasso.cancel();
    else if (this.marked.isPicking || this.marked.isMany) {
      this.marked.clear();
      this.board.say(this.board.t("board.marking_said_left"));
      this.board.grid.focusSelection();
    } else return false;
    return true;
  }

  /** Without the Alt key an arrow leaves for a single card. */
  #arrow(key, event) {
    if (event.altKey) this.acts.shift(key);
    else this.marked.clear();
    return event.altKey;
  }

  #digit({ code, shiftKey }) {
    const found = DIGIT.exec(code ?? "");
    if (!found) return false;
    const value = Number(found[1]);
    const { name } = this.board.configuration;
    if (name === "scenes") {
      // Digits follow each other as fast as a column of numbers is typed: they are no words.
      this.board.keys.typing.begin();
      this.acts.setRelevance(shiftKey ? "enterprise" : "customer", value);
    } else if (shiftKey) return false;
    else if (name === "empathy") this.#later(() => this.acts.setEvidence(EVIDENCE_OF_DIGIT[value]));
    else if (value <= LEVELS.length) this.#later(() => this.acts.setLevel(LEVELS[value - 1] ?? null));
    return true;
  }

  #letter(letter) {
    if (letter === "d" && this.board.configuration.name !== "empathy") return this.#evidence();
    const field = { f: "is_fail", w: "is_wait" }[letter];
    if (!field || !this.acts.applicable("flag").length) return false;
    this.#later(() => this.acts.toggle(field));
    return true;
  }

  /** All get the level after that of the first. */
  #evidence() {
    const [first] = this.acts.applicable("evidence");
    if (first) this.#later(() => this.acts.setEvidence(EVIDENCE[(EVIDENCE.indexOf(first.evidence) + 1) % EVIDENCE.length]));
    return Boolean(first);
  }

  /** A letter may be the first of a word that was meant for a field. */
  #later(act) {
    this.board.keys.typing.later(() => { if (this.marked.isMany) act(); });
  }
}
