// The legend below a printed map, and marks drawn so that they come out on paper without its backgrounds.

import { element } from "./dom.js";
import { svgElement } from "./icons.js";

const MARKS = ".mark[title], .ev[title], .lv[title], .level.own[title]";
const MOST_MARKS = 24;
/** The order in which marks are explained; what is not named here stands before the comments. */
const ORDER = [".l1", ".l2", ".l3", ".l4", ".ev.f0", ".ev.f1", ".ev.f2", ".ev.f3", ".mk-fail", ".mk-wait", ".mk-star", ".mk-flag", ".mk-need"];
const DOTS = 3;

/** Draw the dots of the evidence as shapes: browsers leave out backgrounds unless they are asked to print them. */
export function drawDots(sheet) {
  for (const mark of sheet.querySelectorAll(".ev")) {
    const filled = Number(/\bf(\d)/.exec(mark.className)?.[1] ?? 0);
    const circles = Array.from({ length: DOTS }, (_, index) => svgElement("circle", { cx: 3 + 7 * index, cy: 3, r: 2, class: index < filled ? "full" : "hollow" }));
    mark.replaceChildren(svgElement("svg", { viewBox: "0 0 20 6", width: 20, height: 6, "aria-hidden": "true" }, ...circles));
  }
}

/** The marks that stand on the sheets, each once and in a fixed order, with the words that say the same. */
export function legendOf(board, sheets) {
  const found = new Map();
  for (const mark of sheets.flatMap((sheet) => [...sheet.querySelectorAll(MARKS)])) {
    const words = mark.getAttribute("title");
    if (!found.has(words)) found.set(words, (mark.querySelector(".lv") ?? mark).cloneNode(true));
  }
  const marks = [...found].map(([words, mark]) => ({ words, mark, rank: rankOf(mark) }))
    .sort((one, other) => one.rank - other.rank || one.words.localeCompare(other.words, board.locale, { numeric: true })).slice(0, MOST_MARKS);
  const curves = sheets.some((sheet) => sheet.querySelector(".curve-plot")) ? ["now", "target"].filter((name) => board.views.showsCurve(name)) : [];
  const lines = curves.map((name) => element("li", "", {}, element("i", `legend-line ${name}`), board.t(`print.curve_${name}`)));
  const items = [...lines, ...marks.map(({ words, mark }) => element("li", "", {}, mark, words))];
  return element("section", "legend", { hidden: items.length ? null : "" }, element("h2", "", {}, board.t("print.legend")), element("ul", "", {}, ...items));
}

function rankOf(mark) {
  const place = ORDER.findIndex((one) => mark.matches(one) || mark.querySelector(one));
  return place < 0 ? ORDER.length : place;
}
