// Exports: Curve(board, mount)

import { scaleOf, runsOf, smoothPath } from "./curve_geometry.js";
import { Strip, drawMarks, marksKey } from "./curve_marks.js";
import { textWidth } from "./curve_places.js";
import { CurvePoints } from "./curve_points.js";
import { drawRoom, roomKey } from "./curve_room.js";
import { setAttribute } from "./dom.js";
import { svgElement } from "./icons.js";
import { signed } from "./marks.js";

const STEP = { compact: 13.6, comfortable: 16 };
const STATES = ["now", "target"];
const FIELDS = ["index", "left", "width", "folded", "name", "isPeak", "isEnd", "isCounted"];
// Below this width of the lane labels the words of the axis are abbreviated.
const ROOMY_AXIS = 88;
// The name of the lane stands beside the uppermost number of the axis, from here on.
const NAME_LEFT = 12;

/** The emotion lane: both curves over the columns, their points, marks and numbers. */
export class Curve {
  constructor(board, mount) {
    this.board = board;
    this.mount = mount;
    this.preview = null;
    this.drawn = {};
    this.axis = svgElement("svg", { class: "curve curve-axis", "aria-hidden": "true" });
    this.plot = svgElement("svg", { class: "curve curve-plot", role: "group" });
    this.layers = {};
    for (const name of ["ground", "tint", "room", "lines", "veil", "marks", "strip", "rings", "faces", "live"]) {
      this.layers[name] = svgElement("g", { class: `curve-${name}` });
      this.plot.append(this.layers[name]);
    }
    mount.classList.add("emotion");
    mount.append(this.axis, this.plot);
    this.points = new CurvePoints(board, this);
    this.strip = new Strip(board, this.layers.strip);
    this.columns = new Map();
    board.root.addEventListener("emotion-drag", (event) => this.setPreview(event.detail));
  }

  update() {
    if (!this.mount.isConnected || !this.isDue()) return;
    const view = this.view();
    if (this.mount.hidden !== (view === null)) this.mount.hidden = view === null;
    if (view === null) return;
    this.resize(view);
    this.redraw("axis", `${this.board.locale} ${axisKey(view)}`, () => drawAxis(this.axis, this.board, view));
    this.redraw("ground", groundKey(view), () => drawGround(this.layers.ground, view));
    drawTint(this.layers.tint, view);
    this.redraw("veil", `${this.board.locale} ${veilKey(view)}`, () => drawVeil(this.layers.veil, this.board, view));
    this.redraw("room", roomKey(this.board, view), () => drawRoom(this.layers.room, this.board, view));
    drawLines(this.layers.lines, view);
    this.redraw("marks", `${this.board.locale} ${marksKey(this.board, view)}`, () => drawMarks(this.layers.marks, this.board, view));
    this.strip.update(view);
    this.points.update(view);
  }

  /** Whether anything the drawing is made from has changed. */
  isDue() {
    const { state, density, locale, canEdit } = this.board;
    const inputs = [state.shownCurves, state.touchpoints(), state.emotions, state.project, state.layout, state.figures, state.columnInFocus, this.preview, density, locale, canEdit];
    const isDue = !this.inputs || inputs.some((value, index) => value !== this.inputs[index]);
    this.inputs = inputs;
    return isDue;
  }

  /** Shows a value that is not committed yet; null ends it. */
  setPreview(preview) {
    this.preview = preview;
    const detail = preview && { touchpointId: preview.touchpointId, state: preview.state, value: Math.round(preview.value) };
    this.board.root.dispatchEvent(new CustomEvent("emotion-preview", { detail }));
    this.update();
  }

  /** What is to be drawn, from the state and the value under the finger. */
  view() {
    const { state } = this.board;
    const placed = state.layout?.columns ?? [];
    if (placed.length === 0) return null;
    const project = state.records.get("project:main") ?? {};
    const origin = state.layout.laneWidth;
    const end = placed.findIndex((place) => state.records.get(place.touchpointId)?.is_end);
    const columns = placed.map((place, index) => this.kept(this.column(place, index, origin, end < 0 || index <= end)));
    if (this.columns.size > columns.length) this.columns = new Map(columns.map((column) => [column.id, column]));
    const last = columns[columns.length - 1];
    return {
      columns,
      laneWidth: state.layout.laneWidth,
      width: last.left + last.width,
      scale: scaleOf(STEP[this.board.density] ?? STEP.compact),
      satisfaction: project.satisfaction_line ?? 0,
      delight: project.delight_line ?? 3,
      selected: selectedTouchpoint(this.board),
    };
  }

  column(place, index, origin, isCounted) {
    const record = this.board.state.records.get(place.touchpointId) ?? {};
    const left = place.x - origin;
    const column = {
      id: place.touchpointId, index, left, width: place.width, cx: left + place.width / 2, folded: Boolean(place.folded),
      name: record.name ?? "", isPeak: Boolean(record.is_peak), isEnd: Boolean(record.is_end), isCounted,
    };
    for (const name of STATES) column[name] = this.valueOf(column.id, name);
    return column;
  }

  /** The column as it was when nothing about it changed, so that what is drawn from it can be left alone. */
  kept(column) {
    const known = this.columns.get(column.id);
    if (known && isEqual(known, column)) return known;
    this.columns.set(column.id, column);
    return column;
  }

  valueOf(touchpointId, name) {
    const preview = this.preview;
    if (preview && preview.touchpointId === touchpointId && preview.state === name) {
      return { exact: preview.value, shown: Math.round(preview.value), isLive: true };
    }
    const { shownCurves } = this.board.state;
    const stored = shownCurves?.has(name) === false ? null : this.board.state.emotion(touchpointId, name) ?? null;
    return { exact: stored, shown: stored, isLive: false };
  }

  resize(view) {
    if (this.drawn.size === `${view.width}/${view.scale.height}/${view.laneWidth}`) return;
    this.drawn.size = `${view.width}/${view.scale.height}/${view.laneWidth}`;
    for (const [drawing, width] of [[this.axis, view.laneWidth], [this.plot, view.width]]) {
      drawing.setAttribute("width", width);
      drawing.setAttribute("height", view.scale.height);
      drawing.setAttribute("viewBox", `0 0 ${width} ${view.scale.height}`);
    }
    this.plot.setAttribute("aria-label", this.board.t("board.curve_label"));
  }

  redraw(name, key, draw) {
    if (this.drawn[name] === key) return;
    this.drawn[name] = key;
    draw();
  }
}

function isEqual(one, other) {
  return FIELDS.every((field) => one[field] === other[field])
    && STATES.every((state) => one[state].exact === other[state].exact && one[state].isLive === other[state].isLive);
}

function laneOf(board) {
  return board.state.visibleLanes().find((lane) => lane.role === "emotion");
}

/** The touchpoint the selection lies in. */
function selectedTouchpoint(board) {
  return board.state.columnInFocus ?? null;
}

function axisKey(view) {
  return [view.laneWidth, view.satisfaction, view.delight, view.scale.step].join();
}

function groundKey(view) {
  return `${axisKey(view)}|${view.columns.map((column) => `${column.left}:${column.width}`).join()}`;
}

function veilKey(view) {
  return `${view.width}/${view.scale.step}/${view.columns.map((column) => (column.isCounted ? 1 : 0)).join("")}/${view.columns[0].width}`;
}

function drawAxis(axis, board, view) {
  const right = view.laneWidth - 8;
  const { scale } = view;
  const parts = [];
  const taken = [];
  const label = (value, text, kind) => {
    const y = scale.y(value) + 4;
    if (taken.some((other) => Math.abs(other - y) < 11)) return;
    taken.push(y);
    parts.push(textAt(right, y, text, `ax ${kind}`));
  };
  const short = view.laneWidth < ROOMY_AXIS ? "_short" : "";
  label(view.satisfaction, board.t(`board.curve_satisfaction${short}`, { value: signed(view.satisfaction) }), "");
  label(view.delight, board.t("board.curve_delight", { value: signed(view.delight) }), "");
  const nameEnd = NAME_LEFT + textWidth(board.laneName({ role: "emotion", ...laneOf(board) })) + 4;
  if (nameEnd < right - 16) label(5, "+5", "d");
  label(-5, "−5", "d");
  for (const [baseline, key, kind] of [[scale.nowBaseline, "enum.state.now", "nw"], [scale.targetBaseline, "enum.state.target", "tg"]]) {
    parts.push(svgElement("path", { d: `M${right - 14} ${baseline - 4}h14`, class: kind, "stroke-dasharray": kind === "tg" ? "4 3" : null }));
    parts.push(textAt(right - 20, baseline, board.t(key).toLocaleLowerCase(board.locale), `ax ${kind === "tg" ? "t" : "n"}`));
  }
  parts.push(svgElement("path", { d: `M0 ${scale.plot + 0.5}H${view.laneWidth}`, class: "vh" }));
  axis.replaceChildren(...parts);
}

function drawGround(layer, view) {
  const { scale, width } = view;
  const delight = scale.y(view.delight);
  const satisfaction = scale.y(view.satisfaction);
  const parts = [
    svgElement("rect", { class: "zone-delight", x: 0, y: 0, width, height: Math.max(0, delight) }),
    svgElement("rect", { class: "zone-below", x: 0, y: satisfaction, width, height: Math.max(0, scale.plot - satisfaction) }),
  ];
  for (const column of view.columns) {
    if (column.index > 0) parts.push(svgElement("path", { class: "vh", d: `M${column.left + 0.5} 0V${scale.height}` }));
  }
  parts.push(
    svgElement("path", { class: "l0", d: `M0 ${satisfaction}H${width}` }),
    svgElement("path", { class: "l3", d: `M0 ${delight}H${width}` }),
    svgElement("path", { class: "vh", d: `M0 ${scale.plot + 0.5}H${width}` }),
  );
  layer.replaceChildren(...parts);
}

/** The column of what is selected, tinted under its numbers. */
function drawTint(layer, view) {
  const column = view.columns.find((one) => one.id === view.selected);
  const tint = layer.firstChild ?? layer.appendChild(svgElement("rect", { class: "tint" }));
  const { scale } = view;
  const place = { x: column?.left ?? 0, y: scale.plot, width: column?.width ?? 0, height: scale.height - scale.plot };
  for (const [name, value] of Object.entries(place)) setAttribute(tint, name, value);
}

function drawLines(layer, view) {
  const wanted = [];
  for (const [name, kind] of [["target", "tg"], ["now", "nw"]]) {
    const points = view.columns
      .filter((column) => column[name].exact !== null)
      .map((column) => ({ x: column.cx, y: view.scale.y(column[name].exact), index: column.index }));
    const { runs, bridges } = runsOf(points);
    wanted.push([`bridge ${kind}`, bridges.map(([from, to]) => `M${from.x} ${from.y}L${to.x} ${to.y}`).join("")]);
    wanted.push([kind, runs.map(smoothPath).join("")]);
  }
  while (layer.children.length < wanted.length) layer.append(svgElement("path"));
  wanted.forEach(([kind, d], index) => {
    const path = layer.children[index];
    if (path.getAttribute("class") !== kind) path.setAttribute("class", kind);
    if (path.getAttribute("d") !== d) path.setAttribute("d", d);
  });
}

function drawVeil(layer, board, view) {
  const outside = view.columns.filter((column) => !column.isCounted);
  if (outside.length === 0) {
    layer.replaceChildren();
    return;
  }
  const { left } = outside[0];
  const width = outside.reduce((sum, column) => sum + column.width, 0);
  const title = svgElement("title");
  title.textContent = board.t("board.curve_outside_tip");
  const group = svgElement("g", { class: "outside" }, title,
    svgElement("rect", { class: "shade", x: left, y: 0, width, height: view.scale.plot }),
    svgElement("path", { class: "boundary", d: `M${left + 0.5} 0V${view.scale.plot}` }));
  if (width >= 64) group.append(textAt(left + 7, view.scale.plot - 8, board.t("board.curve_outside"), "out"));
  layer.replaceChildren(group);
}

function textAt(x, y, text, kind) {
  const element = svgElement("text", { x, y, class: kind });
  element.textContent = text;
  return element;
}
