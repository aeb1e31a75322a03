// Exports: Places(view, whiskers), textWidth(text)

import { curveOf, runsOf } from "./curve_geometry.js";

const LETTER_WIDTH = { latin: 6.8, wide: 11.2 };
const WIDE_LETTER = /[\u2e80-\u9fff\uff00-\uffef]/u;
const SAMPLE = 3;
const MARGIN = 2;
const POINT = 9;
const WEIGHT = { rule: 1, line: 1, point: 8, words: 40, outside: 60 };

/** Room a text takes, estimated: measuring it would make the browser lay out. */
export function textWidth(text) {
  let width = 0;
  for (const letter of text) width += WIDE_LETTER.test(letter) ? LETTER_WIDTH.wide : LETTER_WIDTH.latin;
  return width;
}

/** Where words stand on the curve so that neither line nor point nor other words cross them. */
export class Places {
  #lines;
  #taken = [];

  constructor(view, whiskers) {
    this.view = view;
    this.whiskers = whiskers;
    this.#lines = ["target", "now"].flatMap((state) => {
      const points = view.columns.filter((column) => column[state].exact !== null)
        .map((column) => ({ x: column.cx, y: view.scale.y(column[state].exact), index: column.index }));
      const { runs, bridges } = runsOf(points);
      return [...runs, ...bridges].map((run) => ({ from: run[0].x, to: run.at(-1).x, points: run, at: curveOf(run) }));
    });
  }

  /** The first of the boxes that nothing crosses, else the one least crossed; `crossed` says how much. */
  take(boxes) {
    let best = null;
    for (const box of boxes) {
      const crossed = this.#crossed(box);
      if (!best || crossed < best.crossed) best = { box, crossed };
      if (crossed === 0) break;
    }
    this.#taken.push(best.box);
    return best;
  }

  #crossed(box) {
    const { width, scale } = this.view;
    const isOutside = box.left < 0 || box.right > width || box.top < 0 || box.bottom > scale.plot;
    let sum = isOutside ? WEIGHT.outside : 0;
    for (const value of [this.view.satisfaction, this.view.delight]) {
      const y = this.view.scale.y(value);
      if (y > box.top && y < box.bottom) sum += WEIGHT.rule;
    }
    for (const other of this.#taken) if (overlap(box, other, MARGIN)) sum += WEIGHT.words;
    for (const whisker of this.whiskers) if (overlap(box, whisker, MARGIN)) sum += WEIGHT.point;
    for (const line of this.#lines) {
      if (line.to < box.left || line.from > box.right) continue;
      for (let x = Math.max(line.from, box.left); x <= Math.min(line.to, box.right); x += SAMPLE) {
        const y = line.at(x);
        if (y > box.top - MARGIN && y < box.bottom + MARGIN) sum += WEIGHT.line;
      }
      for (const { x, y } of line.points) {
        if (overlap(box, { left: x - POINT, right: x + POINT, top: y - POINT, bottom: y + POINT }, 0)) sum += WEIGHT.point;
      }
    }
    return sum;
  }
}

function overlap(one, other, margin) {
  return one.left < other.right + margin && other.left < one.right + margin && one.top < other.bottom + margin && other.top < one.bottom + margin;
}
