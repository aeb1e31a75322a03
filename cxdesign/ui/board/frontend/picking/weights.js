// The heads of the table: a criterion with its weight as a bar. Points are dragged or moved by key and always sum to 100.

import { element } from "../dom.js";
import { figure } from "./parts.js";
import { WHOLE, inProportion, rebalanced } from "./shares.js";

const LEAST_FULL = 40; // points at which a bar is full, unless one has more
const BIG_STEP = 5;
const SEND_AFTER = 500; // milliseconds: several key presses are one step
const KEYS = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: BIG_STEP, PageDown: -BIG_STEP, Home: -WHOLE, End: WHOLE };

export class Weights {
  #timer = 0;
  #bars = [];

  constructor(acts) {
    this.acts = acts;
    this.moved = null; // points while they are dragged, and until they are sent
    this.isDragging = false;
    this.origin = null; // the points before the first of several key presses
  }

  /** The points shown: those being moved, those on their way, those the server knows, drawn up to a hundred. */
  points(columns) {
    const given = columns.map((column) => column.points);
    return this.moved ?? this.acts.underWay("points").at(-1)?.list ?? (given.some(Boolean) ? inProportion(given, WHOLE) : given);
  }

  heads({ method, columns }, words) {
    this.columns = columns;
    this.words = words;
    const isDirect = method === "points";
    const points = this.points(columns);
    const shares = isDirect ? points : columns.map((column) => column.share * WHOLE);
    this.full = Math.max(LEAST_FULL, ...shares);
    this.#bars = [];
    return columns.map((column, place) => {
      const name = element("span", "criterion", { title: words("picker.anchors", { low: column.low, high: column.high }) }, column.name,
        column.is_cost ? element("small", "", {}, ` ${words("picker.less_is_better")}`) : null);
      const bar = isDirect ? this.#slider(place, points) : element("span", "weight still", {}, element("span", "fill", { style: `width:${this.#width(shares[place])}` }));
      return element("th", "criterion-head", { scope: "col" }, name, bar, this.#under(column, place, method, points));
    });
  }

  #under(column, place, method, points) {
    const label = this.words("picker.weight_of", { name: column.name });
    const text = method === "points" && (this.moved || this.acts.underWay("points").length) ? this.words("picker.points", { points: points[place] }) : column.weight;
    const made = figure(this.acts, `weight:${place}`, text, { label: `${label} ${text}`, className: "weight-text" });
    const moves = method === "rank_order" ? element("span", "moves", {}, this.#mover(place, -1), this.#mover(place, 1)) : null;
    return element("span", "under", {}, made, moves);
  }

  #mover(place, step) {
    const { name } = this.columns[place];
    const label = this.words(step < 0 ? "picker.more_important" : "picker.less_important", { name });
    const made = element("button", "mover", { type: "button", "aria-label": label, title: label, "data-focus": `move:${this.columns[place].id}:${step}` }, step < 0 ? "◂" : "▸");
    made.disabled = place + step < 0 || place + step >= this.columns.length;
    made.addEventListener("click", () => this.acts.send("move", { criterion: this.columns[place].id, before: this.columns[place + (step < 0 ? -1 : 2)]?.id ?? null }));
    return made;
  }

  #slider(place, points) {
    const fill = element("span", "fill", { style: `width:${this.#width(points[place])}` });
    const bar = element("span", "weight", {
      role: "slider", tabindex: 0, "aria-label": this.words("picker.weight_of", { name: this.columns[place].name }),
      "aria-valuemin": 0, "aria-valuemax": WHOLE, "aria-valuenow": points[place], "data-focus": `weight-bar:${place}`,
    }, fill);
    this.#bars.push({ bar, fill });
    bar.addEventListener("keydown", (event) => this.#key(event, place));
    bar.addEventListener("pointerdown", (event) => this.#drag(event, place, bar));
    return bar;
  }

  #width = (points) => `${(Math.min(points, this.full) / this.full) * 100}%`;

  #key(event, place) {
    const step = KEYS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const before = this.points(this.columns);
    if (!this.origin || this.origin.place !== place) this.origin = { place, points: before };
    this.#show(rebalanced(this.origin.points, place, before[place] + step));
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#send(), SEND_AFTER);
  }

  /** The bar follows the finger; proportions are those from before the drag, so that coming back restores them. */
  #drag(event, place, bar) {
    if (event.button) return;
    event.preventDefault();
    bar.focus();
    bar.setPointerCapture(event.pointerId);
    this.isDragging = true;
    const origin = this.points(this.columns);
    const { width } = bar.getBoundingClientRect();
    const isRight = getComputedStyle(bar).direction !== "rtl";
    const move = (moved) => {
      const by = ((moved.clientX - event.clientX) / width) * this.full * (isRight ? 1 : -1);
      this.#show(rebalanced(origin, place, origin[place] + by));
    };
    const end = () => {
      for (const name of ["pointermove", "pointerup", "pointercancel"]) bar.removeEventListener(name, name === "pointermove" ? move : end);
      this.isDragging = false;
      this.#send();
    };
    bar.addEventListener("pointermove", move);
    bar.addEventListener("pointerup", end);
    bar.addEventListener("pointercancel", end);
  }

  #show(points) {
    this.moved = points;
    this.#bars.forEach(({ bar, fill }, place) => {
      fill.style.width = this.#width(points[place]);
      bar.setAttribute("aria-valuenow", points[place]);
      const text = bar.parentElement.querySelector(".weight-text");
      if (text) text.textContent = this.words("picker.points", { points: points[place] });
    });
  }

  #send() {
    const { moved, columns } = this;
    this.moved = null;
    this.origin = null;
    if (!moved) return;
    const isChanged = moved.some((points, place) => points !== columns[place].points);
    if (isChanged) this.acts.send("points", { list: moved, points: Object.fromEntries(columns.map((column, place) => [column.id, moved[place]])) });
    else this.acts.redraw();
  }
}
