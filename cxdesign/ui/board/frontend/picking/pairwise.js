// Pairwise comparison of the criteria: a grid for each judge, whose upper half is filled in, and one of the group.

import { element } from "../dom.js";
import { figure } from "./parts.js";

const STEPS = [9, 8, 7, 6, 5, 4, 3, 2, 1];
const GROUP = null;
const NAME_LIMIT = 60;
const NEAR = 1e-6;

export class Pairwise {
  #judge; // undefined: nobody chosen yet
  #new = [];
  #isNaming = false;

  constructor(acts) {
    this.acts = acts;
    this.field = null;
  }

  draw(table, ownName, words, redraw) {
    Object.assign(this, { table, words, redraw, ownName });
    const known = table.judges.map((judge) => judge.judge);
    this.judges = [...known, ...this.#new.filter((name) => !known.includes(name))];
    if (this.#judge === undefined) this.#judge = known[0] ?? ownName;
    if (this.#judge !== GROUP && !this.judges.includes(this.#judge)) this.judges.push(this.#judge);
    const grid = this.#judge === GROUP ? table.group : table.judges.find((judge) => judge.judge === this.#judge) ?? null;
    return element("section", "pairwise", { "aria-label": words("picker.pairwise") }, this.#tabs(), this.#grid(grid), this.#said(grid));
  }

  #tabs() {
    const names = this.judges.map((name) => this.#tab(name, name || this.words("picker.unnamed")));
    const group = this.table.group ? [this.#tab(GROUP, this.words("picker.group"))] : [];
    return element("div", "judges", {}, element("span", "judges-label", {}, this.words("picker.judges")), ...names, ...group, this.#adding());
  }

  #tab(name, text) {
    const made = element("button", "", { type: "button", "aria-pressed": this.#judge === name, "data-focus": `judge:${name}` }, text);
    made.addEventListener("click", () => { this.#judge = name; this.redraw(); });
    return made;
  }

  #adding() {
    if (!this.#isNaming) {
      const made = element("button", "add", { type: "button", "data-focus": "judge-add" }, this.words("picker.add_judge"));
      made.addEventListener("click", () => { this.#isNaming = true; this.redraw(); this.field.focus(); });
      return made;
    }
    // The field with what was typed so far stays the same one when the table is drawn anew.
    if (this.field) return this.field;
    const field = element("input", "", { type: "text", maxlength: NAME_LIMIT, "aria-label": this.words("picker.judge_name"), placeholder: this.words("picker.judge_name"), "data-focus": "judge-name" });
    field.addEventListener("keydown", (event) => {
      if (event.isComposing || !["Enter", "Escape"].includes(event.key)) return;
      this.#isNaming = false;
      this.field = null;
      const name = field.value.replace(/\s+/g, " ").trim();
      if (event.key === "Enter" && name) {
        this.#new.push(name);
        this.#judge = name;
      }
      this.redraw();
    });
    this.field = field;
    return field;
  }

  #grid(grid) {
    const { columns } = this.table;
    const head = element("tr", "", {}, element("td"), ...columns.map((column) => element("th", "", { scope: "col" }, column.name)), element("th", "", { scope: "col" }, this.words("picker.weight")));
    const rows = columns.map((column, row) => element("tr", "", {}, element("th", "", { scope: "row" }, column.name),
      ...columns.map((other, place) => this.#cell(grid, row, place)), element("td", "own-weight", {}, grid?.weights[row] ?? "–")));
    return element("div", "scroll", {}, element("table", "", {}, element("caption", "unseen", {}, this.words("picker.pairwise_help")), element("thead", "", {}, head), element("tbody", "", {}, ...rows)));
  }

  #cell(grid, row, place) {
    const [first, middle, last] = grid?.worst ?? [];
    const isWorst = [[first, middle], [middle, last], [first, last]].some(([one, other]) => one === row && other === place);
    const text = row === place ? "1" : grid?.texts[row][place] ?? "–";
    const isEditable = place > row && this.#judge !== GROUP;
    return element("td", `${isWorst ? "worst " : ""}${place > row ? "upper" : "lower"}`, {}, isEditable ? this.#select(grid, row, place) : text,
      isWorst ? element("span", "mark", { title: this.words("picker.worst") }, "!") : null);
  }

  #select(grid, row, place) {
    const { columns } = this.table;
    const [first, second] = [columns[row], columns[place]];
    const waiting = this.acts.underWay("judge").filter((act) => act.judge === this.#judge && act.first === first.id && act.second === second.id).at(-1);
    const value = waiting ? waiting.importance : grid?.entries[row][place] ?? null;
    const made = element("select", "", { "aria-label": this.words("picker.compare", { first: first.name, second: second.name }), "data-focus": `pair:${row}:${place}` });
    const options = [[null, "–"], ...STEPS.map((step) => [step, String(step)]), ...STEPS.slice(0, -1).reverse().map((step) => [1 / step, `1/${step}`])];
    const known = options.findIndex(([number]) => number === value || (number !== null && value !== null && Math.abs(number - value) < NEAR));
    if (known < 0) options.push([value, grid.texts[row][place]]);
    made.append(...options.map(([, text], index) => element("option", "", { value: index }, text)));
    made.value = String(known < 0 ? options.length - 1 : known);
    made.addEventListener("change", () =>
      this.acts.send("judge", { judge: this.#judge, first: first.id, second: second.id, importance: options[Number(made.value)][0] }));
    return made;
  }

  #said(grid) {
    if (!grid) return element("p", "state", {}, this.words("picker.pairwise_help"));
    const index = this.#judge === GROUP ? "group" : this.table.judges.indexOf(grid);
    const state = grid.weights.length ? figure(this.acts, `ratio:${index}`, grid.state) : grid.state;
    return element("div", "state", {}, element("p", grid.is_accepted || !grid.weights.length ? "ratio" : "ratio rejected", {}, state),
      grid.contradiction ? element("p", "contradiction", {}, grid.contradiction) : null, element("p", "help", {}, this.words("picker.pairwise_help")));
  }
}
