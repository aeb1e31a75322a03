// What a room felt, on the facilitator's screen: the curve, its figures, and each moment with mean, spread, n and agreement.

import { degreeOf } from "./grades.js";
import { opener } from "./facilitator_open.js";
import { make, roomCurve, signed } from "./parts.js";

const PLACES = ["peak", "trough", "end"];

export function feelingsTable(lead, result) {
  const { t } = lead;
  const rows = result.items.map((item, index) =>
    make("tr", { class: item.id === result.peak ? "strong" : null },
      make("td", {}, String(index + 1)), make("th", { scope: "row" }, item.label),
      cell(lead, `mean:${item.id}`, item.mean === null ? "–" : signed(item.mean, 1)), cell(lead, `spread:${item.id}`, item.deviation === null ? "–" : item.deviation.toFixed(1)),
      cell(lead, `n:${item.id}`, String(item.n)), cell(lead, `agreement:${item.id}`, item.agreement === null ? "–" : item.agreement.toFixed(2), degreeOf(t, item)),
      make("td", {}, item.unjudged ? String(item.unjudged) : "")));
  const heads = ["", t("workshop.moment"), t("workshop.mean"), t("workshop.spread"), "n", t("workshop.agreement"), t("workshop.unjudged")];
  return make("section", {},
    result.finding ? make("p", { class: "finding" }, findingOf(t, result)) : null,
    roomCurve(result, { width: 640, height: 220, label: t("phone.curve_label") }),
    stated(lead, result),
    make("table", { class: result.items.some((item) => item.unjudged) ? null : "judged" }, make("thead", {}, make("tr", {}, heads.map((head) => make("th", { scope: "col" }, head)))), make("tbody", {}, rows)),
    make("p", { class: "quiet" }, t("phone.curve_note"), " ", t("workshop.agreement_note")));
}

/** What the curve says, in one sentence. */
export function findingOf(t, result) {
  const strongest = result.items.find((item) => item.id === result.peak);
  return t(`workshop.finding_${result.finding}`, { label: strongest.label, value: signed(strongest.mean, 1) });
}

/** Peak, trough and end with their moments, and peak-end beside the mean; each opens. */
function stated(lead, result) {
  const { t } = lead;
  const places = PLACES.map((name) => [name, name, result.items.find((item) => item.id === result[name])])
    .map(([name, label, item]) => [name, label, item?.mean ?? null, item ? item.label : ""]);
  const whole = [["peak_end", "peak_end", result.peak_end, ""], ["plain_mean", "mean", result.mean, t("workshop.people_count", { count: result.people })]];
  return make("ul", { class: "stated" }, [...places, ...whole].map(([figure, label, value, small]) => make("li", {}, opener(lead, figure,
    make("span", {}, t(`figure.${label}.label`)), make("b", {}, value === null ? "–" : signed(value, 1)), make("small", {}, small)))));
}

function cell(lead, figure, ...shown) {
  return make("td", {}, opener(lead, figure, ...shown));
}
