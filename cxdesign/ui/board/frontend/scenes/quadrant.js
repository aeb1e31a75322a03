// Quadrants of the matrix of scenes: which one a cell is in, and the mark that says so without colour.

import { svgElement } from "../icons.js";

export const VIEWS = ["customer", "enterprise"];
export const MOST = 5;
/** Quadrants by the corner they have in the plot: customers upwards, the enterprise to the right. */
const CORNERS = { candidate: [1, 0], neglected: [0, 0], firm_centred: [1, 1], standardise: [0, 1] };

/** Field of a cell that holds the relevance for a view. */
export const fieldOf = (view) => `${view}_relevance`;

/** The quadrant of two relevances; `high` is where high begins. As the server reads it, for the frame before it answers. */
export function quadrantOf({ customer, enterprise }, high) {
  if (customer === null || enterprise === null) return "unjudged";
  if (customer >= high) return enterprise >= high ? "candidate" : "neglected";
  return enterprise >= high ? "firm_centred" : "standardise";
}

/** Relevances of a cell. */
export const valuesOf = (cell) => ({ customer: cell.customer_relevance ?? null, enterprise: cell.enterprise_relevance ?? null });

/** Four squares, the one of the quadrant filled; a cell without a quadrant has none filled. */
export function quadrantMark(name, size = 10) {
  const corner = CORNERS[name];
  const squares = [0, 1].flatMap((x) => [0, 1].map((y) => svgElement("rect", {
    x: 0.75 + x * 5.5, y: 0.75 + y * 5.5, width: 4, height: 4,
    fill: corner && corner[0] === x && corner[1] === y ? "currentColor" : "none", stroke: "currentColor", "stroke-width": 1,
  })));
  return svgElement("svg", { class: "mk mk-quadrant", viewBox: "0 0 11 11", width: size, height: size, "aria-hidden": "true", focusable: "false" }, ...squares);
}
