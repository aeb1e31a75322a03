// Exports: drawMarks(layer, board, view), marksKey(board, view), Strip(board, layer)

import { markHeights } from "./curve_geometry.js";
import { Places, textWidth } from "./curve_places.js";
import { roomKey, whiskers } from "./curve_room.js";
import { svgElement } from "./icons.js";
import { signed } from "./marks.js";

const ORDER = ["peak", "trough", "end"];
const SYMBOL_PATH = {
  peak: "M-4.5 3.5 0-4 4.5 3.5z",
  trough: "M-4.5-3.5 0 4 4.5-3.5z",
  end: "M-3.6-3.6h7.2v7.2h-7.2z",
};
// Columns on either side whose lines may come near the words of one.
const REACH = 3;
const NEGATIVE_PEAK = "negative_peak";
// A negative peak is the lowest value of all and so the trough as well: one mark says both.
const TROUGH_KINDS = new Set(["trough", NEGATIVE_PEAK]);
// Words of one line: so far above their baseline and below it.
const ASCENT = 9;
const DESCENT = 3;

/** Words of the computed marks on the now curve, and the names of the planned peaks. */
export function drawMarks(layer, board, view) {
  const parts = [];
  const places = new Places(view, whiskers(board, view));
  for (const [touchpointId, kinds] of markedKinds(board, "now")) {
    const column = view.columns.find((one) => one.id === touchpointId);
    if (column && column.now.shown !== null) parts.push(...computedMark(board, view, places, column, kinds));
  }
  for (const column of view.columns) {
    if (column.isPeak && !column.folded && column.target.exact !== null) parts.push(...peakLabel(board, view, places, column));
  }
  layer.replaceChildren(...parts);
}

/** What the words of the marks hang on; equal keys mean an equal drawing. */
export function marksKey(board, view) {
  const marked = new Map(markedKinds(board, "now"));
  const parts = [view.width, view.scale.step, roomKey(board, view)];
  for (const column of view.columns) {
    if (!marked.has(column.id) && !column.isPeak) continue;
    parts.push(column.id, marked.get(column.id), column.folded, column.id === view.selected);
    for (const near of view.columns.slice(Math.max(0, column.index - REACH), column.index + REACH + 1)) {
      parts.push(near.cx, near.now.exact, near.target.exact);
    }
  }
  return parts.join();
}

/** Two rows of numbers under the curve, aligned with the columns. */
export class Strip {
  #numbers = new Map();

  constructor(board, layer) {
    this.board = board;
    this.layer = layer;
  }

  update(view) {
    const wanted = new Set();
    for (const [state, baseline, kind] of [["now", view.scale.nowBaseline, "vn"], ["target", view.scale.targetBaseline, "vt"]]) {
      const kindsOf = new Map(markedKinds(this.board, state));
      for (const column of view.columns) {
        const key = `${column.id} ${state}`;
        wanted.add(key);
        this.#show(key, column, state, { baseline, kind, kinds: kindsOf.get(column.id) });
      }
    }
    for (const [key, number] of this.#numbers) {
      if (wanted.has(key)) continue;
      number.element.remove();
      this.#numbers.delete(key);
    }
  }

  #show(key, column, state, look) {
    const kinds = look.kinds?.join();
    const number = this.#numbers.get(key);
    if (number && number.column === column && number.kinds === kinds && number.baseline === look.baseline) return;
    const element = stripNumber(this.board, column, state, look);
    if (number) number.element.replaceWith(element);
    else this.layer.append(element);
    this.#numbers.set(key, { element, column, kinds, baseline: look.baseline });
  }
}

function stripNumber(board, column, state, { baseline, kind, kinds }) {
  const { shown } = column[state];
  const text = svgElement("text", {
    x: column.cx, y: baseline, class: `${kind}${column.folded ? " f" : ""}${kinds ? " b" : ""}${shown === null ? " none" : ""}`,
  });
  text.textContent = shown === null ? "·" : signed(shown);
  if (kinds && shown !== null) {
    const title = svgElement("title");
    title.textContent = kinds.map((one) => tip(board, one)).join("\n");
    text.append(title);
  }
  if (!kinds || shown === null || state === "now" || column.folded) return text;
  const group = svgElement("g", {}, text);
  kinds.forEach((one, index) => group.append(svgElement("path", {
    class: `strip-mark ${colourClass(one)}`, d: symbolOf(one), transform: `translate(${column.cx + 17 + index * 9} ${baseline - 4}) scale(.62)`,
  })));
  return group;
}

function computedMark(board, view, places, column, kinds) {
  const pointY = view.scale.y(column.now.exact);
  const words = kinds.map((kind) => (column.folded ? "" : board.t(`board.mark_${kind}`)));
  const widths = words.map((word) => (word ? 14 + textWidth(word) : 10));
  const total = widths.reduce((sum, width) => sum + width, 0) + 8 * (kinds.length - 1);
  const centred = Math.max(2, Math.min(view.width - total - 2, column.cx - total / 2));
  const heights = markHeights(pointY, view.scale, column.id === view.selected ? 28 : 20);
  const boxes = [centred, column.cx + 15, column.cx - 15 - total].flatMap((left) => heights.map((height) =>
    ({ ...height, leader: height.leader && left === centred, left, right: left + total, top: height.y - 7, bottom: height.y + 7 })));
  const { box: place } = places.take(boxes);
  const title = svgElement("title");
  title.textContent = kinds.map((kind) => tip(board, kind)).join("\n");
  const group = svgElement("g", { class: "cm", role: "img", "aria-label": title.textContent }, title);
  let x = place.left;
  kinds.forEach((kind, index) => {
    group.append(svgElement("path", { class: colourClass(kind), d: symbolOf(kind), transform: `translate(${x + 4.5} ${place.y})` }));
    if (words[index]) {
      const word = svgElement("text", { x: x + 13.5, y: place.y + 4 });
      word.textContent = words[index];
      group.append(word);
    }
    x += widths[index] + 8;
  });
  if (!place.leader) return [group];
  const leader = svgElement("path", { class: "ld", d: `M${column.cx} ${pointY + 11}V${place.y - 9}` });
  return [leader, group];
}

function peakLabel(board, view, places, column) {
  const y = view.scale.y(column.target.exact);
  const word = board.t("board.curve_planned_peak");
  const width = textWidth(word);
  const at = (left, baseline) => ({ left, baseline, right: left + width, top: baseline - ASCENT, bottom: baseline + DESCENT });
  const lowest = Math.max(ASCENT + 2, y - 5);
  const centred = column.cx - width / 2;
  const { box, crossed } = places.take([
    at(column.cx + 13, lowest), at(column.cx - 13 - width, lowest), at(centred, y - 13), at(centred, y + 23),
    at(column.cx + 13, y - 12), at(column.cx - 13 - width, y - 12), at(column.cx + 11, y + 19), at(column.cx - 11 - width, y + 19),
  ]);
  const label = svgElement("text", { class: "pl", x: box.left, y: box.baseline });
  label.textContent = word;
  if (crossed === 0) return [label];
  const ground = svgElement("rect", { class: groundAt(view, (box.top + box.bottom) / 2), x: box.left - 2, y: box.top, width: width + 4, height: box.bottom - box.top });
  return [ground, label];
}

/** The class that fills a patch as the ground at a height is filled, where words stand on a line after all. */
function groundAt(view, y) {
  if (y < view.scale.y(view.delight)) return "patch zone-delight";
  return y > view.scale.y(view.satisfaction) ? "patch zone-below" : "patch";
}

/** The marks of a curve by touchpoint, in the order they stand in. */
function markedKinds(board, state) {
  const marks = board.state.figures?.marks?.[state];
  const found = new Map();
  for (const kind of ORDER) {
    const touchpointId = marks?.[kind];
    if (!touchpointId) continue;
    if (!found.has(touchpointId)) found.set(touchpointId, []);
    found.get(touchpointId).push(kind);
  }
  for (const [touchpointId, kinds] of found) {
    if (kinds[0] !== "peak" || !(board.state.emotion(touchpointId, state) < 0)) continue;
    found.set(touchpointId, [NEGATIVE_PEAK, ...kinds.filter((kind) => kind !== "peak" && kind !== "trough")]);
  }
  return [...found];
}

function symbolOf(kind) {
  return SYMBOL_PATH[kind === NEGATIVE_PEAK ? "trough" : kind];
}

function colourClass(kind) {
  return TROUGH_KINDS.has(kind) ? "low" : "";
}

function tip(board, kind) {
  return board.t(`board.mark_${kind}_tip`);
}
