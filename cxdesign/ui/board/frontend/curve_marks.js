// Exports: drawMarks(layer, board, view), marksKey(board, view), Strip(board, layer)

import { markPlace } from "./curve_geometry.js";
import { svgElement } from "./icons.js";
import { signed } from "./marks.js";

const ORDER = ["peak", "trough", "end"];
const SYMBOL_PATH = {
  peak: "M-4.5 3.5 0-4 4.5 3.5z",
  trough: "M-4.5-3.5 0 4 4.5-3.5z",
  end: "M-3.6-3.6h7.2v7.2h-7.2z",
};
const NEGATIVE_PEAK = "negative_peak";
// A negative peak is the lowest value of all and so the trough as well: one mark says both.
const TROUGH_KINDS = new Set(["trough", NEGATIVE_PEAK]);
const LETTER_WIDTH = { latin: 6.8, wide: 11.2 };
const WIDE_LETTER = /[\u2e80-\u9fff\uff00-\uffef]/u;

/** Words of the computed marks on the now curve, and the names of the planned peaks. */
export function drawMarks(layer, board, view) {
  const parts = [];
  for (const [touchpointId, kinds] of markedKinds(board, "now")) {
    const column = view.columns.find((one) => one.id === touchpointId);
    if (column && column.now.shown !== null) parts.push(...computedMark(board, view, column, kinds));
  }
  for (const column of view.columns) {
    if (column.isPeak && !column.folded) {
      const label = peakLabel(board, view, column);
      if (label) parts.push(label);
    }
  }
  layer.replaceChildren(...parts);
}

/** What the words of the marks hang on; equal keys mean an equal drawing. */
export function marksKey(board, view) {
  const marked = new Map(markedKinds(board, "now"));
  const parts = [view.width, view.scale.step];
  for (const column of view.columns) {
    if (!marked.has(column.id) && !column.isPeak) continue;
    const next = view.columns[column.index + 1]?.target.exact;
    parts.push(column.id, marked.get(column.id), column.cx, column.folded, column.now.exact, column.target.exact, next, column.id === view.selected);
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

function computedMark(board, view, column, kinds) {
  const pointY = view.scale.y(column.now.exact);
  const place = markPlace(pointY, view.scale, column.id === view.selected ? 28 : 20);
  const words = kinds.map((kind) => (column.folded ? "" : board.t(`board.mark_${kind}`)));
  const widths = words.map((word) => (word ? 14 + textWidth(word) : 10));
  const total = widths.reduce((sum, width) => sum + width, 0) + 8 * (kinds.length - 1);
  const title = svgElement("title");
  title.textContent = kinds.map((kind) => tip(board, kind)).join("\n");
  const group = svgElement("g", { class: "cm", role: "img", "aria-label": title.textContent }, title);
  let x = Math.max(2, Math.min(view.width - total - 2, column.cx - total / 2));
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

function peakLabel(board, view, column) {
  const { exact } = column.target;
  if (exact === null) return null;
  const next = view.columns[column.index + 1]?.target.exact ?? exact;
  const word = board.t("board.curve_planned_peak");
  const width = textWidth(word);
  const isLeft = (next > exact && column.cx - 13 - width > 0) || column.cx + 13 + width > view.width;
  const label = svgElement("text", {
    class: "pl", x: column.cx + (isLeft ? -13 : 13), y: Math.max(11, view.scale.y(exact) - 5), "text-anchor": isLeft ? "end" : "start",
  });
  label.textContent = word;
  return label;
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

function textWidth(text) {
  let width = 0;
  for (const letter of text) width += WIDE_LETTER.test(letter) ? LETTER_WIDTH.wide : LETTER_WIDTH.latin;
  return width;
}
