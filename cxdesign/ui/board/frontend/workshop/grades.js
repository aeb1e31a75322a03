// The figures of criteria: grouped by dimension, and drawn on the scale of the grades.

import { draw, make } from "./parts.js";

const LOWEST = 1;
const HIGHEST = 5;

/** The criteria of a result by dimension, each with its mean. */
export function byDimension(result) {
  return result.dimensions.map((dimension) => ({ ...dimension, items: result.items.filter((item) => item.dimension === dimension.id) }));
}

/** A grade as it is written: whole ones without decimals, None as a dash. */
export function grade(value, digits = 1) {
  if (value === null) return "–";
  return (Number.isInteger(value) && digits < 2 ? String(value) : value.toFixed(digits)).replace("-", "−");
}

/** How far the orders of a room agree, in one sentence. */
export function concordance(t, result) {
  return result.concordance === null ? t("phone.no_concordance", { n: result.n }) : t("phone.concordance", { w: result.concordance.toFixed(2), said: degreeSaid(t, result.degree), n: result.n });
}

/** How far people agree as part of a sentence, or that they are too few to say. */
export function degreeSaid(t, degree) {
  const word = t(`agreement.${degree}`);
  return degree === "few" ? word : t("agreement.said", { degree: word });
}

/** A word for how much agreement a figure tells of, beside it; nothing where there is none. */
export function degreeOf(t, { degree }) {
  return degree ? make("small", { class: `degree ${degree}` }, t(`agreement.${degree}`)) : null;
}

/** The range of a criterion as a bar from 1 to 5, its median as a diamond on it. */
export function gradeStrip(item, label) {
  const x = (value) => 8 + ((value - LOWEST) * 104) / (HIGHEST - LOWEST);
  const ticks = [1, 2, 3, 4, 5].map((value) => draw("line", { class: "tick", x1: x(value), x2: x(value), y1: 5, y2: 11 }));
  const found = item.median === null ? [] : [
    draw("line", { class: "range", x1: x(item.low), x2: x(item.high), y1: 8, y2: 8 }),
    draw("polygon", { class: "median", points: `${x(item.median) - 6},8 ${x(item.median)},2 ${x(item.median) + 6},8 ${x(item.median)},14` }),
  ];
  return draw("svg", { class: "strip", viewBox: "0 0 120 16", role: "img", "aria-label": label },
    draw("line", { class: "axis", x1: x(LOWEST), x2: x(HIGHEST), y1: 8, y2: 8 }), ticks, found);
}
