// Small elements that several parts share.

import { element } from "../dom.js";

const STAR = "M8 1.6 9.8 5.9l4.6.4-3.5 3 1.1 4.5L8 11.4l-4 2.4 1.1-4.5-3.5-3 4.6-.4z";
const SVG = "http://www.w3.org/2000/svg";

/** An element of a drawing. */
export function drawn(tag, attributes = {}, text = null) {
  const created = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) created.setAttribute(name, String(value));
  if (text !== null) created.textContent = text;
  return created;
}

/** A drawing of a size that scales with its place. */
export function drawing(width, height, label, ...children) {
  const made = drawn("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": label });
  made.append(...children);
  return made;
}

/** A star, filled or hollow; the words stand beside it or in the label of its button. */
export function star(isFull) {
  const made = drawn("svg", { viewBox: "0 0 16 16", class: isFull ? "star full" : "star", "aria-hidden": "true" });
  made.append(drawn("path", { d: STAR }));
  return made;
}

/** A figure with a dotted underline, which opens. */
export function figure(acts, id, text, { label = text, className = "" } = {}) {
  const made = element("button", `figure ${className}`, { type: "button", "aria-label": label, "data-focus": id }, text);
  made.addEventListener("click", () => acts.open(id));
  return made;
}

/** Text that only screen readers get. */
export const unseen = (text) => element("span", "unseen", {}, text);
