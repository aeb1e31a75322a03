// The table of candidates: scores by criterion set by a digit, weights above the columns, the base at the end of the row.

import { element } from "../dom.js";
import { Pairwise } from "./pairwise.js";
import { star, unseen } from "./parts.js";
import { Weights } from "./weights.js";

const BEST = 5;
const METHODS = ["points", "rank_order", "pairwise"];
const ARROWS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };
const CLEARING = new Set(["0", "Backspace", "Delete"]);

export class Candidates {
  #wanted = null;

  constructor(acts) {
    this.acts = acts;
    this.weights = new Weights(acts);
    this.pairwise = new Pairwise(acts);
    this.place = [0, 0];
  }

  get isHeld() {
    return this.weights.isDragging || this.weights.moved !== null;
  }

  takeFocus() {
    const wanted = this.#wanted;
    this.#wanted = null;
    return wanted;
  }

  draw({ table, own_name: ownName }, words, redraw) {
    this.table = { ...table, method: this.acts.underWay("method").at(-1)?.method ?? table.method };
    this.words = words;
    this.sound = table.rows.filter((row) => row.is_sound);
    this.place = [Math.min(this.place[0], Math.max(0, this.sound.length - 1)), Math.min(this.place[1], Math.max(0, table.columns.length - 1))];
    const head = element("tr", "", {}, element("th", "names", { scope: "col" }, words("picker.candidate")), element("th", "relevance", { scope: "col" }, words("picker.relevance")),
      ...this.weights.heads(this.table, words), element("th", "base", { scope: "col" }, words("picker.base")));
    const rows = table.rows.map((row) => this.#row(row));
    const made = element("table", "", { role: "grid" }, element("caption", "unseen", {}, words("picker.table")), element("thead", "", {}, head), element("tbody", "", {}, ...rows));
    this.hint = element("p", "hint", { "aria-live": "polite" });
    this.#tell();
    const pairwise = this.table.method === "pairwise" && table.columns.length > 1 ? this.pairwise.draw(this.table, ownName, words, redraw) : null;
    const methods = table.columns.length ? this.#methods() : null;
    return [methods, element("div", "scroll", {}, made), this.hint, pairwise].filter(Boolean);
  }

  #methods() {
    const buttons = METHODS.map((method) => {
      const made = element("button", "", { type: "button", role: "radio", "aria-checked": this.table.method === method, "data-focus": `method:${method}` }, this.words(`picker.method_${method}`));
      made.addEventListener("click", () => { if (this.table.method !== method) this.acts.send("method", { method }); });
      return made;
    });
    return element("div", "methods", { role: "radiogroup", "aria-label": this.words("picker.weights_from") }, ...buttons);
  }

  #row(row) {
    const line = this.sound.indexOf(row);
    const front = row.is_front ? element("button", "front figure", { type: "button", title: this.words("picker.front_tip"), "data-focus": `front:${row.id}` }, this.words("picker.front")) : null;
    front?.addEventListener("click", () => this.acts.open("front:"));
    const told = element("span", "told", {}, row.name, element("small", "", {}, row.scene, front ? " · " : null, front));
    const name = element("th", "names", { scope: "row" }, element("span", "who", {}, this.#choice(row), told));
    const scores = this.table.columns.map((column, place) => (row.is_sound ? this.#score(row, line, place) : element("td", "score none", {}, "–")));
    return element("tr", row.is_sound ? "" : "out", {}, name, element("td", "relevance", {}, row.relevance), ...scores,
      element("td", `base ${row.base_tone}`, {}, row.base));
  }

  /** The star: a click chooses, or takes the choice back. */
  #choice(row) {
    const label = this.words(row.is_chosen ? "picker.leave" : "picker.choose", { name: row.name });
    const made = element("button", row.is_chosen ? "choice on" : "choice", { type: "button", "aria-pressed": row.is_chosen, "aria-label": label, title: label, "data-focus": `choice:${row.id}` }, star(row.is_chosen));
    made.disabled = !row.is_sound && !row.is_chosen;
    made.addEventListener("click", () => this.acts.send(row.is_chosen ? "leave" : "choose", { cell: row.id }));
    return made;
  }

  #scoreOf(row, place) {
    const { id } = this.table.columns[place];
    const waiting = this.acts.underWay("score").filter((act) => act.cell === row.id && act.criterion === id).at(-1);
    return waiting ? waiting.value : row.scores[place];
  }

  #score(row, line, place) {
    const value = this.#scoreOf(row, place);
    const column = this.table.columns[place];
    const pips = Array.from({ length: BEST }, (_, index) => element("i", value !== null && index < value ? "pip on" : "pip", { "data-value": index + 1 }));
    const isHere = this.place[0] === line && this.place[1] === place;
    const made = element("td", value === null ? "score open" : "score", {
      role: "gridcell", tabindex: isHere ? 0 : -1, "data-focus": `score:${row.id}:${column.id}`,
      "aria-label": this.words("picker.score_of", { name: row.name, scene: row.scene, criterion: column.name, value: value ?? this.words("picker.open") }),
    }, element("b", "", { "aria-hidden": "true" }, value ?? "·"), element("span", "pips", { "aria-hidden": "true" }, ...pips));
    made.addEventListener("focus", () => { this.place = [line, place]; this.#tell(); });
    made.addEventListener("keydown", (event) => this.#key(event, line, place));
    made.addEventListener("click", (event) => this.#click(event, line, place, made));
    return made;
  }

  #click(event, line, place, made) {
    made.focus();
    const value = Number(event.target.dataset?.value ?? 0);
    if (value) this.#set(line, place, value, [line, place]);
  }

  #key(event, line, place) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (/^[1-5]$/.test(event.key)) this.#set(line, place, Number(event.key), [line, place + 1]); // at the row's end it stays
    else if (CLEARING.has(event.key)) this.#set(line, place, null, [line, place]);
    else if (ARROWS[event.key]) this.#go([line + ARROWS[event.key][0], place + ARROWS[event.key][1]]);
    else return;
    event.preventDefault();
  }

  #set(line, place, value, then) {
    const row = this.sound[line];
    const isChanged = this.#scoreOf(row, place) !== value;
    const target = this.#isThere(then) ? then : [line, place];
    this.#wanted = this.#focusOf(target);
    this.place = target;
    if (isChanged) this.acts.send("score", { cell: row.id, criterion: this.table.columns[place].id, value });
    else this.#go(target);
  }

  #isThere = ([line, place]) => line >= 0 && place >= 0 && line < this.sound.length && place < this.table.columns.length;

  #focusOf = ([line, place]) => `score:${this.sound[line].id}:${this.table.columns[place].id}`;

  #go(target) {
    if (!this.#isThere(target)) return;
    const wanted = this.#focusOf(target);
    const root = this.hint.getRootNode();
    [...root.querySelectorAll("[data-focus]")].find((one) => one.dataset.focus === wanted)?.focus();
  }

  /** Say what 1 and 5 mean where somebody is scoring. */
  #tell() {
    const column = this.table.columns[this.place[1]];
    if (!column) return;
    const values = { name: column.name, low: column.low, high: column.high };
    this.hint.replaceChildren(element("b", "", {}, column.name), ` ${this.words("picker.anchors", values)} `, unseen(" "), element("span", "keys", {}, this.words("picker.keys")), element("span", "taps", {}, this.words("picker.taps")));
  }
}
