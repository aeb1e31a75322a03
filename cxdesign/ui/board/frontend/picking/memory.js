// The curve as it is felt now and as it would be with the peaks, and the two figures that tell what is remembered.

import { element } from "../dom.js";
import { drawing, drawn, figure } from "./parts.js";

const WIDTH = 360;
const TOP = 26;
const STEP = 15; // pixels a degree of emotion takes
const BEST = 5;
const DELIGHT = 3;
const LEFT = 8;

export class Memory {
  constructor(acts) {
    this.acts = acts;
  }

  draw({ memory }, words) {
    const { points } = memory;
    const values = points.flatMap((point) => [point.now, point.after]).filter((value) => value !== null);
    const lowest = Math.min(-2, ...values);
    const x = (place) => LEFT + (points.length > 1 ? (place * (WIDTH - 2 * LEFT)) / (points.length - 1) : WIDTH / 2);
    const y = (value) => TOP + (BEST - value) * STEP;
    const height = y(lowest) + 26;
    const made = drawing(WIDTH, height, words("picker.memory_label", { now: memory.now.peak_end, after: memory.after.peak_end }),
      drawn("line", { x1: 0, x2: WIDTH, y1: y(DELIGHT), y2: y(DELIGHT), class: "delight" }),
      drawn("text", { x: 0, y: y(DELIGHT) - 4, class: "scale" }, words("picker.delight")),
      drawn("line", { x1: 0, x2: WIDTH, y1: y(0), y2: y(0), class: "zero" }),
      drawn("text", { x: 0, y: y(0) + 13, class: "scale" }, "0"),
      ...curve(points, "after", x, y), ...curve(points, "now", x, y), ...names(points, x, y));
    return [made, element("p", "now", {}, this.#line("now", memory, words)), element("p", "after", {}, this.#line("after", memory, words))];
  }

  #line(name, memory, words) {
    const made = element("span", "", {}, `${words(`picker.memory_${name}`)} `);
    made.append(figure(this.acts, "memory:peak_end", words("picker.peak_end", { value: memory[name].peak_end })), "  ",
      figure(this.acts, "memory:mean", words("picker.mean", { value: memory[name].mean })));
    return made;
  }
}

function curve(points, name, x, y) {
  const known = points.map((point, place) => ({ place, value: point[name] })).filter(({ value }) => value !== null);
  const path = known.map(({ place, value }, index) => `${index ? "L" : "M"}${x(place)} ${y(value)}`).join("");
  return [drawn("path", { d: path, class: name }), ...known.map(({ place, value }) => drawn("circle", { cx: x(place), cy: y(value), r: 2.6, class: name }))];
}

function names(points, x, y) {
  return points.flatMap((point, place) => {
    if (!(point.is_peak || point.is_trough) || point.after === null) return [];
    const anchor = place < 2 ? "start" : place > points.length - 3 ? "end" : "middle";
    const above = point.is_peak;
    return [drawn("text", { x: x(place), y: y(point.after) + (above ? -9 : 17), "text-anchor": anchor, class: above ? "peak" : "trough" }, point.name)];
  });
}
