// The four quadrants as a plot: relevance for the enterprise to the right, for the customer upwards, one dot a place.

import { svgElement } from "../icons.js";
import { MOST, valuesOf } from "./quadrant.js";

const SIDE = 168;
const LEFT = 20;
const TOP = 15;
const UNIT = SIDE / (MOST + 0.6);
const LEAST_RADIUS = 3.2;

const x = (value) => LEFT + (value + 0.3) * UNIT;
const y = (value) => TOP + SIDE - (value + 0.3) * UNIT;

/** Draw the dots of some cells; those at one place are one dot with their number. */
export function quadrantPlot(board, cells, high) {
  const t = (key) => board.t(key);
  const edge = high - 0.5;
  const [bx, by] = [x(edge), y(edge)];
  const area = (name, left, top, right, bottom) =>
    svgElement("rect", { class: `area ${name}`, x: left, y: top, width: right - left, height: bottom - top });
  const named = (name, at, height, anchor) => words(t(`scenes.tag_${name}`), { class: name, x: at, y: height, "text-anchor": anchor });
  const [right, bottom] = [LEFT + SIDE, TOP + SIDE];
  const ticks = Array.from({ length: MOST + 1 }, (_, value) => [
    words(value, { x: x(value), y: bottom + 12, "text-anchor": "middle" }), words(value, { x: LEFT - 6, y: y(value) + 3.5, "text-anchor": "end" }),
  ]).flat();
  const drawing = svgElement("svg", { class: "quadrant-plot", viewBox: `0 0 ${right + 6} ${bottom + 28}`, role: "img", "aria-label": t("scenes.plot_label") },
    area("neglected", LEFT, TOP, bx, by), area("candidate", bx, TOP, right, by), area("firm_centred", bx, by, right, bottom),
    svgElement("path", { class: "axis", d: `M${LEFT} ${TOP}V${bottom}H${right}` }), ...ticks,
    words(t("scenes.plot_enterprise"), { x: right, y: bottom + 25, "text-anchor": "end" }),
    named("neglected", LEFT, TOP - 5, "start"), named("candidate", right, TOP - 5, "end"),
    named("firm_centred", right - 4, bottom - 5, "end"), named("standardise", LEFT + 5, bottom - 5, "start"),
    ...dots(board, cells));
  return drawing;
}

function dots(board, cells) {
  const places = new Map();
  for (const cell of cells) {
    const { customer, enterprise } = valuesOf(cell);
    const key = `${customer} ${enterprise}`;
    places.set(key, [...(places.get(key) ?? []), cell]);
  }
  return [...places.values()].map((here) => {
    const { customer, enterprise } = valuesOf(here[0]);
    const quadrant = board.scenes.quadrantOf(here[0]);
    const dot = svgElement("circle", { class: `dot ${quadrant}`, cx: x(enterprise), cy: y(customer), r: LEAST_RADIUS + Math.min(6, (here.length - 1) * 1.4) });
    const title = svgElement("title");
    title.textContent = here.map((cell) => board.scenes.nameOf(cell)).join("\n");
    dot.append(title);
    if (here.length === 1) return dot;
    return svgElement("g", {}, dot, words(here.length, { class: "count", x: x(enterprise), y: y(customer) + 3.2, "text-anchor": "middle" }));
  });
}

function words(text, attributes) {
  const node = svgElement("text", attributes);
  node.textContent = String(text);
  return node;
}
