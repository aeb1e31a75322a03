// The arrows of the blueprint: measured from the cards on the screen, led by the router, drawn beneath the cards.

import { setAttribute, toggleClass } from "../dom.js";
import { svgElement } from "../icons.js";
import { routes } from "../routing/routing.js";
import { headOf, lineOf, nearestOf } from "./shapes.js";

/** Free room around the cards of a cell; where cards stand their own edges count. */
const PAD = 9;
const FOOT_LEAST = 10;
const FOOT_EACH = 15;
const REACH = 7;

export class Arrows {
  #views = new Map();
  #key = [];
  #isStale = true;

  constructor(board) {
    this.board = board;
    this.ways = new Map();
    this.ground = svgElement("rect", { class: "ground", x: 0 });
    this.svg = svgElement("svg", { class: "net", role: "row", "aria-label": board.t("board.arrows") }, this.ground);
    this.foot = document.createElement("div");
    this.foot.className = "net-foot";
    const { grid } = board;
    grid.root.insertBefore(this.svg, grid.body);
    grid.root.append(this.foot);
    this.observer = new ResizeObserver(() => { this.#isStale = true; board.schedule(); });
    this.observer.observe(grid.body);
    grid.scroller.addEventListener("scroll", () => { for (const view of this.#views.values()) if (view.run) this.#label(view); }, { passive: true });
    grid.root.addEventListener("click", (event) => this.#onClick(event));
    grid.root.addEventListener("pointermove", (event) => this.#onMove(event));
  }

  destroy() {
    this.observer.disconnect();
  }

  /** Room for the repeats below the last lane; it is set before anything is measured. */
  update() {
    const repeats = this.board.state.flows().filter((flow) => flow.is_repeat && !this.#isBetweenNeighbours(flow)).length;
    const height = `${FOOT_LEAST + Math.min(8, repeats) * FOOT_EACH}px`;
    if (this.foot.style.height !== height) this.foot.style.height = repeats ? height : "0";
  }

  /** Lead and draw the arrows anew if anything they hang on has changed. */
  place() {
    const { board } = this;
    const { state, grid, locale } = board;
    const draft = board.drawing?.flow ?? null;
    const key = [state.version, grid.columns, state.density, board.zoom.value, locale, draft?.source_id, draft?.target_id];
    if (this.#isStale || key.some((value, index) => value !== this.#key[index])) {
      this.#isStale = false;
      this.#key = key;
      this.#lead(draft);
    }
    this.#mark();
  }

  /** Measure, lead and draw all arrows at once, whatever has changed. */
  redraw() {
    this.#lead(null);
  }

  /** Element of an arrow. */
  elementOf(flowId) {
    return this.#views.get(flowId)?.root ?? null;
  }

  /** The arrow at a place of the window, null when none is near. */
  flowAt(x, y) {
    const origin = this.svg.getBoundingClientRect();
    const size = this.board.zoom.value;
    return nearestOf(this.ways, [(x - origin.left) / size, (y - origin.top) / size], REACH);
  }

  /** Arrows of a card in the order of a walk around it: those that come in, then those that go out. */
  flowsOf(cardId) {
    const flows = this.board.state.flows();
    return [...flows.filter((flow) => flow.target_id === cardId), ...flows.filter((flow) => flow.source_id === cardId)];
  }

  /** What an arrow says: from where to where, and what it means. */
  wordsOf(flow) {
    const { records } = this.board.state;
    const textOf = (id) => records.get(id)?.text ?? "";
    const words = this.board.t("board.arrow_words", { source: textOf(flow.source_id), target: textOf(flow.target_id) });
    const marks = [flow.is_repeat && this.board.t("board.arrow_repeat"), flow.is_non_visual && this.board.t("board.arrow_non_visual")];
    return [words, ...marks.filter(Boolean)].join(", ");
  }

  #lead(draft) {
    const flows = this.#shownFlows();
    const drafted = draft?.source_id && draft.target_id ? [...flows.filter((flow) => flow.id !== draft.id), draft] : flows;
    const places = this.#measure();
    this.ways = routes({ ...places, flows: drafted.map((flow) =>
      ({ id: flow.id, source: flow.source_id, target: flow.target_id, isRepeat: Boolean(flow.is_repeat) })) });
    this.svg.setAttribute("width", places.width);
    this.svg.setAttribute("height", places.height);
    this.#shade(places);
    for (const [id, view] of this.#views) {
      if (this.ways.has(id)) continue;
      view.root.remove();
      this.#views.delete(id);
    }
    for (const flow of drafted) if (this.ways.has(flow.id)) this.#draw(flow);
    this.#describe(places.cards);
  }

  /** Who hears a card hears where its arrows lead. */
  #describe(cards) {
    const { state, grid } = this.board;
    const ends = new Map(cards.map(({ id }) => [id, []]));
    for (const flow of state.flows()) for (const id of [flow.source_id, flow.target_id]) ends.get(id)?.push(this.wordsOf(flow));
    for (const [id, words] of ends) setAttribute(grid.cards.elementOf(id), "aria-description", words.length ? words.join(". ") : null);
  }

  /** What customers do not see lies on a darker ground, from the line of visibility down. */
  #shade({ width, height }) {
    const line = this.board.grid.body.querySelector("[data-line=visibility]");
    const top = line ? line.offsetTop + line.offsetHeight / 2 : height;
    for (const [name, value] of [["y", top], ["width", width], ["height", Math.max(0, height - top)]]) this.ground.setAttribute(name, value);
  }

  /** Arrows whose both ends stand on the board. */
  #shownFlows() {
    const { grid, state } = this.board;
    return state.flows().filter((flow) => [flow.source_id, flow.target_id].every((id) => grid.cards.elementOf(id)?.isConnected));
  }

  /** Such a repeat runs below its own lane and needs no room below all of them. */
  #isBetweenNeighbours({ source_id: sourceId, target_id: targetId }) {
    const { grid, state } = this.board;
    const [source, target] = [sourceId, targetId].map((id) => state.records.get(id));
    const placeOf = (step) => grid.columns.findIndex(({ record }) => record?.id === step?.touchpoint_id);
    return source?.lane_id === target?.lane_id && Math.abs(placeOf(source) - placeOf(target)) === 1;
  }

  #measure() {
    const { grid, state } = this.board;
    const origin = grid.root.getBoundingClientRect();
    // Arrows are drawn in the grid's own lengths, whatever its size on the screen.
    const size = this.board.zoom.value;
    const box = (node) => {
      const { left, top, right, bottom } = node.getBoundingClientRect();
      return { left: (left - origin.left) / size, top: (top - origin.top) / size, right: (right - origin.left) / size, bottom: (bottom - origin.top) / size };
    };
    const lanes = state.visibleLanes();
    const cards = [];
    const spans = lanes.map((lane, laneIndex) => {
      grid.columns.forEach(({ record }, column) => {
        for (const card of state.cards(record.id, lane.id)) {
          const node = grid.cards.elementOf(card.id);
          if (node?.isConnected) cards.push({ id: card.id, column, lane: laneIndex, ...box(node) });
        }
      });
      const row = box(grid.laneRow(lane.id));
      return spanOf(cards.filter((card) => card.lane === laneIndex), "top", "bottom", row.top + PAD, row.bottom - PAD);
    });
    const foot = box(this.foot);
    return {
      cards, lanes: spans, lined: lanes.map((lane, index) => index > 0 && this.board.configuration.lines(lanes[index - 1], lane).length > 0),
      columns: grid.columns.map(({ x, width }, column) =>
        spanOf(cards.filter((card) => card.column === column), "left", "right", x + PAD, x + width - PAD)),
      foot: { low: foot.top, high: foot.bottom }, width: origin.width / size, height: origin.height / size,
    };
  }

  #draw(flow) {
    const view = this.#views.get(flow.id) ?? this.#create(flow.id);
    const { points, run } = this.ways.get(flow.id);
    view.line.setAttribute("d", lineOf(points));
    view.head.setAttribute("d", headOf(points));
    const [start, end] = [points[0], points[points.length - 1]];
    for (const [handle, [x, y]] of [[view.start, start], [view.end, end]]) {
      handle.setAttribute("cx", x);
      handle.setAttribute("cy", y);
    }
    view.root.setAttribute("aria-label", this.wordsOf(flow));
    toggleClass(view.root, "repeat", flow.is_repeat);
    toggleClass(view.root, "non-visual", flow.is_non_visual);
    view.run = run;
    this.#label(view);
  }

  /** A repeat says so on its level stretch, in the middle of what is in sight of it. */
  #label(view) {
    const { run } = view;
    view.label.toggleAttribute("hidden", !run);
    if (!run) return;
    const text = this.board.t("board.arrow_repeat");
    const width = text.length * (/[\u3400-\u9fff]/.test(text) ? 12 : 6) + 14;
    const { scroller } = this.board.grid;
    const size = this.board.zoom.value;
    const from = Math.max(run.x1, scroller.scrollLeft / size + this.board.state.layout.laneWidth);
    const to = Math.min(run.x2, (scroller.scrollLeft + scroller.clientWidth) / size);
    const middle = to - from > width ? (from + to) / 2 : (run.x1 + run.x2) / 2;
    view.label.firstChild.setAttribute("x", middle - width / 2);
    view.label.firstChild.setAttribute("y", run.y - 7);
    view.label.firstChild.setAttribute("width", width);
    view.label.lastChild.setAttribute("x", middle);
    view.label.lastChild.setAttribute("y", run.y + 4);
    view.label.lastChild.textContent = text;
  }

  #create(id) {
    const line = svgElement("path", { class: "line" });
    const head = svgElement("path", { class: "tip" });
    const label = svgElement("g", { class: "label" }, svgElement("rect", { height: 14 }), svgElement("text"));
    const [start, end] = ["source", "target"].map((name) => svgElement("circle", { class: "end", r: 4.5, "data-end": name }));
    const root = svgElement("g", { class: "arrow", role: "gridcell", tabindex: "-1", "data-flow-id": id }, line, head, label, start, end);
    this.svg.append(root);
    const view = { root, line, head, label, start, end };
    this.#views.set(id, view);
    return view;
  }

  /** What is selected, lit or in the way of being drawn. */
  #mark() {
    const { state, drawing, lit } = this.board;
    const { selection } = state;
    for (const [id, { root }] of this.#views) {
      const flow = state.records.get(id);
      toggleClass(root, "sel", id === selection);
      toggleClass(root, "near", Boolean(flow) && (flow.source_id === selection || flow.target_id === selection));
      toggleClass(root, "lit", Boolean(lit?.has(id)));
      toggleClass(root, "draft", id === drawing?.flow?.id);
      toggleClass(root, "unsound", id === drawing?.flow?.id && Boolean(drawing.trouble));
    }
    // What is selected or lit lies over the others.
    const last = this.svg.lastElementChild;
    const front = this.#views.get(selection)?.root;
    if (front && front !== last) this.svg.append(front);
  }

  #onClick(event) {
    if (event.target.closest(".card, button, .lane, .head, .curve-mount") || this.board.drag.isHolding) return;
    const id = this.flowAt(event.clientX, event.clientY);
    if (!id) return;
    this.board.select(id);
    this.board.grid.focusSelection();
  }

  #onMove(event) {
    const id = event.buttons || event.target.closest(".card, button, .lane, .head") ? null : this.flowAt(event.clientX, event.clientY);
    if (this.pointed === id) return;
    this.#views.get(this.pointed)?.root.classList.remove("pointed");
    this.#views.get(id)?.root.classList.add("pointed");
    this.pointed = id;
    toggleClass(this.board.grid.root, "on-arrow", id !== null);
  }
}

/** What cards take up in one direction; without cards, what they would take up. */
function spanOf(cards, from, to, low, high) {
  if (cards.length === 0) return { low, high };
  return { low: Math.min(...cards.map((card) => card[from])), high: Math.max(...cards.map((card) => card[to])) };
}
