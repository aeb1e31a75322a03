// What a room said to criteria, and the order it came to, on the facilitator's screen and on the wall.

import { byDimension, concordance, degreeOf, degreeSaid, grade, gradeStrip } from "./grades.js";
import { opener } from "./facilitator_open.js";
import { make } from "./parts.js";

export function criteriaTable(lead, result) {
  const { t } = lead;
  const { dimensions } = lead.data.words;
  const criteria = lead.criteriaOf(lead.selected);
  const heads = [t("workshop.criterion"), t("workshop.median"), t("workshop.range"), "", "n", t("workshop.agreement"), t("workshop.unjudged")];
  const rows = byDimension(result).flatMap((dimension) => [
    make("tr", { class: "strong" }, make("th", { scope: "row" }, dimensions[dimension.id]), make("td", {}, opener(lead, `dimension:${dimension.id}`, t("phone.dimension_mean", { mean: grade(dimension.mean, 2) }))), make("td", { colspan: "2" }), make("td"), make("td"), make("td")),
    ...dimension.items.map((item) => make("tr", {},
      make("th", { scope: "row" }, `${item.id} ${criteria[item.id].name}`),
      make("td", {}, opener(lead, `criterion:${item.id}`, grade(item.median))), make("td", {}, rangeOf(item)), make("td", {}, gradeStrip(item, rangeOf(item))),
      make("td", {}, String(item.n)), make("td", {}, opener(lead, `agreement:${item.id}`, grade(item.agreement, 2), degreeOf(t, item))),
      make("td", {}, item.unjudged ? String(item.unjudged) : ""))),
  ]);
  return make("section", {},
    make("ul", { class: "stated" }, make("li", {}, opener(lead, "alpha", make("span", {}, t("score.alpha")), make("b", {}, grade(result.alpha, 2)),
      make("small", {}, t(`score.reading_${result.reading ?? "none"}`))))),
    make("table", { class: result.items.some((item) => item.unjudged) ? "grades" : "grades judged" }, make("thead", {}, make("tr", {}, heads.map((head) => make("th", { scope: "col" }, head)))), make("tbody", {}, rows)),
    make("p", { class: "quiet" }, t("phone.criteria_note"), " ", t("workshop.agreement_note")));
}

export function rankingTable(lead, result) {
  const { t } = lead;
  const heads = ["", t("workshop.item"), t("workshop.mean_place"), t("workshop.range")];
  return make("section", {},
    make("ul", { class: "stated" }, make("li", {}, opener(lead, "concordance", make("span", {}, "W"), make("b", {}, grade(result.concordance, 2)), make("small", {}, [result.degree ? degreeSaid(t, result.degree) : "", `n ${result.n}`].filter(Boolean).join(" · "))))),
    make("p", { class: "finding" }, concordance(t, result)),
    make("table", {}, make("thead", {}, make("tr", {}, heads.map((head) => make("th", { scope: "col" }, head)))),
      make("tbody", {}, result.items.map((item, index) => make("tr", {},
        make("td", {}, String(index + 1)), make("th", { scope: "row" }, item.label, item.note ? make("small", {}, item.note) : null),
        make("td", {}, opener(lead, `place:${item.id}`, grade(item.mean, 2))), make("td", {}, placesOf(item)))))),
    make("p", { class: "quiet" }, t("workshop.ranking_note")));
}

export function criteriaWall(lead, result) {
  const { dimensions } = lead.data.words;
  const criteria = lead.criteriaOf(lead.current);
  return make("div", { class: "wall-grades" }, byDimension(result).map((dimension) => make("section", {},
    make("h3", {}, make("span", {}, dimensions[dimension.id]), make("b", {}, lead.t("phone.dimension_mean", { mean: grade(dimension.mean, 2) }))),
    make("ul", {}, dimension.items.map((item) => make("li", {},
      make("span", {}, criteria[item.id].name), gradeStrip(item, rangeOf(item)), make("b", {}, grade(item.median)), make("small", {}, `n ${item.n}`)))))),
    make("p", { class: "wall-note" }, lead.t("phone.criteria_note")));
}

export function rankingWall(lead, result) {
  return make("div", {},
    make("ol", { class: "wall-order" }, result.items.map((item, index) =>
      make("li", {}, make("b", {}, String(index + 1)), make("span", {}, item.label), make("b", {}, grade(item.mean, 2))))),
    make("p", { class: "wall-note" }, `${lead.t("workshop.ranking_note")} ${concordance(lead.t, result)}`));
}

function rangeOf(item) {
  if (item.median === null) return "–";
  return item.low === item.high ? String(item.low) : `${item.low}–${item.high}`;
}

function placesOf(item) {
  if (item.best === null) return "–";
  return item.best === item.worst ? String(item.best) : `${item.best}–${item.worst}`;
}
