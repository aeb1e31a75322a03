// The critical path to scale, below the blueprint: a bar for each timed step, promise and waiting; on demand the customer
// lane on the same axis. Places and words come from the server.

import { element, toggleClass } from "../dom.js";
import { icon, svgElement } from "../icons.js";
import { recall, store } from "../storage.js";
import { ScaledLane } from "./scaled_lane.js";
import { shortened, widthOf } from "./text_width.js";

const RIGHT = 24;
const ROWS = { label: 26, high: 12, top: 17, bar: 31, middle: 38, wait: 53, bottom: 57, tick: 70, failure: 83 };
const LINE = { top: 3, bar: 6, middle: 13, bottom: 21, word: 17, height: 23 };
const BAR = 14;
const GAP = 10;
const NARROW_NAME = 96;
/** Room for the title of the strip on paper. */
const PRINTED_LEFT = 146;

export class TimeStrip {
  #drawn = [];

  constructor(board) {
    this.board = board;
    this.key = `to-scale ${board.projectId}`;
    this.isScaled = recall(this.key) === "on";
    this.title = element("h3");
    this.unit = element("p", "unit");
    this.toggle = element("button", "strip-toggle", { type: "button", "aria-pressed": "false" }, icon("columns_wide", 12), element("span"));
    this.toggle.addEventListener("click", () => this.#switch());
    this.svg = svgElement("svg", { role: "group" });
    this.message = element("p", "strip-message");
    this.note = element("p", "strip-note");
    this.lane = new ScaledLane(board);
    this.root = element("section", "time-strip", {}, element("div", "strip-head", {}, this.title, this.unit, this.toggle),
      element("div", "strip-body", {}, this.svg, this.lane.root, this.message), this.note);
    board.frame.figures.before(this.root);
  }

  update() {
    const { board } = this;
    const path = board.state.parts.blueprint?.path ?? null;
    const parent = board.frame.figures.parentElement;
    if (this.root.parentElement !== parent) parent.insertBefore(this.root, board.frame.figures);
    const laneWidth = board.grid.laneEdge;
    const inputs = [path, this.isScaled, board.root.dataset.tight, board.isNarrow, laneWidth, board.frame.main.clientWidth, board.locale, board.selection, board.state.version];
    if (inputs.every((value, index) => value === this.#drawn[index])) return;
    this.#drawn = inputs;
    this.root.hidden = !path;
    if (path) this.#draw(path, board.frame.main.clientWidth, board.isNarrow ? 12 : laneWidth);
  }

  /** The strip in a width of paper, to be read only, with all its names; null without bars. */
  printed(width) {
    const path = this.board.state.parts.blueprint?.path;
    if (!path?.bars.length) return null;
    const scale = (minutes) => PRINTED_LEFT + (minutes / path.end) * (width - PRINTED_LEFT - RIGHT);
    const height = (path.failure ? ROWS.failure : ROWS.tick) + 5;
    const svg = svgElement("svg", { role: "group", width, height, viewBox: `0 0 ${width} ${height}` });
    svg.append(...this.#picture(path, scale, width).filter(Boolean));
    const steps = path.bars.map(({ name, time }) => `${name} ${time}`).join(this.board.t("figure.separator"));
    return element("section", "time-strip", {},
      element("div", "strip-head", {}, element("h3", "", {}, path.title), element("p", "unit", {}, path.unit)),
      element("div", "strip-body", {}, svg), element("p", "strip-note", {}, steps), element("p", "strip-note", {}, path.note));
  }

  #switch() {
    this.isScaled = !this.isScaled;
    store(this.key, this.isScaled ? "on" : "off");
    this.board.schedule();
  }

  #draw(path, width, left) {
    const { board } = this;
    this.title.textContent = path.title;
    this.unit.textContent = path.unit;
    this.note.textContent = path.note;
    this.note.title = path.note;
    this.message.textContent = path.message;
    const words = board.t("board.customer_to_scale");
    this.toggle.lastChild.textContent = words;
    this.toggle.setAttribute("aria-pressed", String(this.isScaled));
    const isEmpty = path.bars.length === 0;
    this.toggle.hidden = isEmpty;
    this.message.hidden = !path.message;
    this.svg.toggleAttribute("hidden", isEmpty);
    toggleClass(this.root, "empty", isEmpty);
    const scale = (minutes) => left + (minutes / path.end) * (width - left - RIGHT);
    this.lane.draw(this.isScaled && !isEmpty ? path : null, scale);
    if (isEmpty) return;
    const isLine = board.root.dataset.tight === "line" && !this.isScaled;
    const height = isLine ? LINE.height : (path.failure ? ROWS.failure : ROWS.tick) + 5;
    for (const [name, value] of [["width", width], ["height", height], ["viewBox", `0 0 ${width} ${height}`], ["aria-label", path.title]]) this.svg.setAttribute(name, value);
    this.svg.replaceChildren(...(isLine ? this.#line(path, scale, width) : this.#picture(path, scale, width)).filter(Boolean));
  }

  /** All of it in one line: the bars, and promise and limit with their words beside them. */
  #line(path, scale, width) {
    const limits = [path.promise, path.overdue].filter(Boolean);
    let free = width - 4;
    const words = [...limits].reverse().map((mark) => {
      const room = widthOf(mark.label);
      const x = Math.min(scale(mark.at) + 5, free - room);
      free = x - GAP;
      return x > scale(path.bars[path.bars.length - 1].end) ? text(x, LINE.word, mark.label, "") : null;
    }).reverse();
    return [
      ...path.bars.map((bar) => this.#bar(bar, scale, false, LINE)),
      ...limits.map((mark, index) => group(mark === path.promise ? "promise" : "overdue", line(scale(mark.at), LINE.top, LINE.bottom, "pr"), words[index])),
    ];
  }

  #picture(path, scale, width) {
    const limits = [path.promise, path.overdue].filter(Boolean);
    const places = placesOf(limits, scale, width);
    return [
      ...path.ticks.map(({ at, label }) => group("", line(scale(at), ROWS.top, ROWS.bottom, "vh"), text(scale(at), ROWS.tick, label, "m"))),
      ...this.#bars(path.bars, scale, width, limits.map((mark) => ({ middle: places.get(mark), width: widthOf(mark.label) + GAP }))),
      ...limits.map((mark) => group(mark === path.promise ? "promise" : "overdue", line(scale(mark.at), ROWS.top, ROWS.bottom, "pr"), text(places.get(mark), ROWS.high, mark.label, "c"))),
      path.failure && group("failure", line(scale(path.failure.at), ROWS.bar, ROWS.tick + 2, "pr"), text(within(scale(path.failure.at), path.failure.label, width), ROWS.failure, path.failure.label, "c")),
      path.spare && this.#span(path.spare, scale, ROWS.middle, "spare", width),
      path.wait && this.#span(path.wait, scale, ROWS.wait, "wait", width),
    ];
  }

  /** A bar with its name over it where it fits; narrow ones that follow each other share one line above. */
  #bars(bars, scale, width, taken) {
    let narrow = [];
    let free = scale(0);
    const drawn = [];
    const flush = () => {
      const label = narrow.length ? this.#shared(narrow, scale, { free, taken, most: width - 4 }) : null;
      if (label) {
        drawn.push(label.root);
        free = label.end;
      }
      narrow = [];
    };
    for (const bar of bars) {
      const isNamed = widthOf(`${bar.name} ${bar.time}`) + 12 <= scale(bar.end) - scale(bar.start);
      drawn.push(this.#bar(bar, scale, isNamed));
      if (isNamed) flush();
      else narrow.push(bar);
    }
    flush();
    return drawn;
  }

  #bar(bar, scale, isNamed, rows = ROWS) {
    const [from, to] = [scale(bar.start), scale(bar.end)];
    const title = titled(`${bar.name} ${bar.time}`);
    const root = group(`bar${bar.step_id === this.board.selection ? " sel" : ""}`, title,
      svgElement("rect", { x: from + 0.75, y: rows.bar, width: Math.max(1.5, to - from - 1.5), height: BAR }),
      svgElement("rect", { class: "hit", x: from, y: rows.top, width: Math.max(8, to - from), height: rows.bottom - rows.top }),
      isNamed && names(from + 6, ROWS.label, [bar]));
    for (const [name, value] of [["role", "button"], ["tabindex", "0"], ["aria-label", title.textContent]]) root.setAttribute(name, value);
    const open = () => { this.board.select(bar.step_id); this.board.reveal(bar.step_id); };
    root.addEventListener("click", open);
    root.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      open();
      event.preventDefault();
      event.stopPropagation();
    });
    return root;
  }

  /** Names of narrow bars in one line, from the first bar on or up to the last one; null where there is no room. */
  #shared(bars, scale, { free, taken, most }) {
    const short = bars.map((bar) => ({ ...bar, name: shortened(bar.name, NARROW_NAME) }));
    const room = widthOf(short.map(({ name, time }) => `${name} ${time}`).join(", ")) + 4;
    const isFree = (at) => at >= free && at + room <= most && taken.every((one) => at + room < one.middle - one.width / 2 || at > one.middle + one.width / 2);
    const at = [scale(bars[0].start), scale(bars[bars.length - 1].end) - room].find(isFree);
    if (at === undefined) return null;
    const leaders = bars.map(({ start, end }) => (scale(start) + scale(end)) / 2).filter((x) => x >= at && x <= at + room);
    return { root: group("shared", ...leaders.map((x) => line(x, ROWS.top, ROWS.bar - 2, "ld")), names(at, ROWS.high, short)), end: at + room + GAP };
  }

  /** A stretch with its words in its middle, beside it where they do not fit, and only under the mouse where nothing does. */
  #span({ start, end, label }, scale, y, name, most) {
    const [from, to] = [scale(start), scale(end)];
    const width = widthOf(label) + 14;
    const middle = (from + to) / 2;
    const isOver = name === "spare";
    const parts = [svgElement("path", { d: `M${from + 0.5} ${y}H${to - 0.5}M${from + 0.5} ${y - 4}v8M${to - 0.5} ${y - 4}v8` }), titled(label)];
    if (isOver) parts.push(text(within(middle, label, most), y - 5, label, "c"));
    else if (width < to - from) parts.push(svgElement("rect", { x: middle - width / 2, y: y - 7, width, height: 14 }), text(middle, y + 4, label, "c"));
    else if (to + width < most) parts.push(text(to + 6, y + 4, label, ""));
    else if (from - width > 0) parts.push(text(from + 6 - width, y + 4, label, ""));
    return group(name, ...parts);
  }
}

const group = (className, ...children) => svgElement("g", { class: className }, ...children.filter(Boolean));
const line = (x, from, to, className) => svgElement("path", { class: className, d: `M${Math.round(x * 2) / 2} ${from}V${to}` });

function titled(words) {
  const title = svgElement("title");
  title.textContent = words;
  return title;
}

/** Names with their times, in one line. */
function names(x, y, bars) {
  const words = text(x, y, "", "k");
  bars.forEach(({ name, time }, index) => {
    const number = svgElement("tspan", { class: "d" });
    number.textContent = time;
    words.append(`${index ? ", " : ""}${name} `, number);
  });
  return words;
}

function text(x, y, words, className) {
  const created = svgElement("text", { x, y, class: className });
  created.textContent = words;
  return created;
}

/** Where the words of promise and limit stand: over their lines, and apart where the lines are near. */
function placesOf(marks, scale, width) {
  const places = new Map(marks.map((mark) => [mark, within(scale(mark.at), mark.label, width)]));
  const [first, second] = marks;
  if (!second) return places;
  const room = (widthOf(first.label) + widthOf(second.label)) / 2 + GAP;
  if (places.get(second) - places.get(first) < room) places.set(first, places.get(second) - room);
  return places;
}

/** Keep words that stand about a place inside the picture. */
function within(x, words, width) {
  const half = widthOf(words) / 2;
  return Math.min(width - half - 4, Math.max(half + 4, x));
}
