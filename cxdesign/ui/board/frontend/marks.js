// Exports: drawnMark(drawn, words), levelChip(level), evidenceDots(evidence), starMark(size), flagMark(size), failMark(size), waitMark(size), face(value, radius), facePath(value), environmentIcon(name, size), signed(value), divergingColour(value), STAR_PATH

import { icon, svgElement } from "./icons.js";

const MINUS = "−";
export const STAR_PATH = "M6.5.8l1.7 3.7 4 .5-3 2.7.8 4-3.5-2-3.5 2 .8-4-3-2.7 4-.5z";
const FLAG_PATH = "M2.5 12V1.5h8l-2 2.8 2 2.8H3";
const EVIDENCE_DOTS = { assumption: 0, observation: 1, test: 2, measurement: 3 };
const ENVIRONMENT_ICONS = { physical: "building", digital: "phone", interpersonal: "person" };

/** A number as people write it: a true minus, and a plus before what is above zero. */
export function signed(value) {
  if (value === null || value === undefined) return "";
  if (value === 0) return "0";
  return value > 0 ? `+${value}` : `${MINUS}${-value}`;
}

/** The variable of the diverging scale for an emotion of −5 to +5. */
export function divergingColour(value) {
  if (value === 0) return "var(--div-0)";
  const step = Math.abs(value) >= 4 ? 5 : Math.abs(value) >= 2 ? 3 : 1;
  return `var(--div-${value < 0 ? "n" : "p"}${step})`;
}

/** Pyramid level as a chip; the text L1 to L4 is always there. */
export function levelChip(level) {
  const chip = document.createElement("span");
  chip.className = `lv ${String(level).toLowerCase()}`;
  chip.textContent = level;
  return chip;
}

/** Three dots: none for an assumption, one observation, two test, three measurement. */
export function evidenceDots(evidence) {
  const dots = document.createElement("span");
  dots.className = `ev f${EVIDENCE_DOTS[evidence] ?? 0}`;
  return dots;
}

/** A mark as a card shows it, with the words that say the same. */
export function drawnMark(drawn, words) {
  // A drawing has no title of its own; everything else spares the box around it.
  let shown = drawn;
  if (drawn instanceof SVGElement) {
    shown = document.createElement("span");
    shown.className = "mark";
    shown.append(drawn);
  }
  shown.title = words;
  return { element: shown, words };
}

/** Star of a planned peak. */
export function starMark(size = 14) {
  return mark(13, size, "star", svgElement("path", { d: STAR_PATH, fill: "var(--accent)" }));
}

/** Flag of the planned end. */
export function flagMark(size = 14) {
  const flag = svgElement("path", {
    d: FLAG_PATH, fill: "none", stroke: "var(--ink-2)", "stroke-width": 1.3, "stroke-linejoin": "round",
  });
  return mark(13, size, "flag", flag);
}

/** Filled diamond with an F: a point where it fails. */
export function failMark(size = 14) {
  return mark(15, size, "fail",
    svgElement("path", { d: "M7.5.3 14.7 7.5 7.5 14.7.3 7.5z", fill: "var(--kind-pain)" }),
    letter("F", 7.6, "var(--card)"));
}

/** Ring with a W: a point where people wait. */
export function waitMark(size = 14) {
  return mark(15, size, "wait",
    svgElement("circle", { cx: 7.5, cy: 7.5, r: 6.7, fill: "var(--card)", stroke: "var(--kind-onstage)", "stroke-width": 1.3 }),
    letter("W", 7.5, "var(--kind-onstage)"));
}

/** Square with an N and how many needs arise here. */
export function needMark(count) {
  const square = mark(15, 14, "need",
    svgElement("rect", { x: 1.2, y: 1.2, width: 12.6, height: 12.6, rx: 2, fill: "none", stroke: "var(--ink-3)", "stroke-width": 1.3 }),
    letter("N", 7.5, "var(--ink-2)"));
  const shown = document.createElement("span");
  shown.className = "need-mark";
  shown.append(square, count > 1 ? String(count) : "");
  return shown;
}

/** The icon of what a touchpoint is met through; null for an unknown name. */
export function environmentIcon(name, size = 12) {
  const shape = ENVIRONMENT_ICONS[name];
  return shape ? icon(shape, size) : null;
}

/** Mouth of a face centred on 0,0: flat at zero, deeper the stronger the emotion. */
export function facePath(value) {
  const depth = Math.round(value * 0.9 * 10) / 10;
  const capped = Math.max(-3.4, Math.min(3.4, depth + Math.sign(value)));
  const height = value === 0 ? 2.6 : value > 0 ? 2.1 : 3.1 + Math.min(0, capped + 2) * -0.25;
  return `M-3.2 ${height}q3.2 ${capped} 6.4 0`;
}

/** A face as an SVG group centred on 0,0; place it with a transform. */
export function face(value, radius = 7.5) {
  return svgElement("g", { class: "fc" },
    svgElement("circle", { r: radius }),
    svgElement("path", { class: "eye", d: "M-2.7-1.8v.01M2.7-1.8v.01" }),
    svgElement("path", { class: "mouth", d: facePath(value) }));
}

function mark(field, size, name, ...children) {
  return svgElement("svg", {
    class: `mk mk-${name}`, viewBox: `0 0 ${field} ${field}`, width: size, height: size, "aria-hidden": "true", focusable: "false",
  }, ...children);
}

function letter(text, x, fill) {
  const element = svgElement("text", { x, y: 10.5, fill, "text-anchor": "middle", "font-size": 8.5, "font-weight": 680 });
  element.textContent = text;
  return element;
}
