// The curve of a room for the back of the room: every number stands above its column, peak, best and end are named.

import { draw, make, signed } from "./parts.js";
import { spare } from "./wall_fit.js";

const WIDTH = 1320;
const LEFT = 66;
// Room at the right: the end is named there when it is the last of all.
const [NARROW, WIDE] = [24, 120];
// Words nearer to an end of the curve than this do not stand across their moment; so deep or high there is no room beyond it.
const [EDGE, DEEP, HIGH] = [90, 64, 44];
// From this mean on, either way, a moment may stand on the word of its zone.
const NEAR = 3;
// Letters that are read from the back row, in hundredths of the window's width; what a letter and a Chinese character take of it, and all columns together.
const [SIZE, LETTER, CHARACTER, COLUMNS] = [1.3, 0.58, 1, 75];
// How many letters wide a figure is, and the number before a name; names stand in three to five columns.
const [FIGURE, BEFORE, FEWEST, MOST] = [2.75, 3.5, 3, 5];
// The drawing takes what room there is, in its own units.
const [HEIGHT, LOWEST, HIGHEST] = [390, 190, 640];
// Where less than so much is left for it, something else gives way.
const GIVING_WAY = { close: 300, closer: LOWEST };

/** The curve with its columns below; `t` gives the words. */
export function wallCurve(t, result) {
  const { items } = result;
  const isDense = !isRoomFor(items);
  return make("div", { class: isDense ? "wall-curve dense" : "wall-curve" }, drawing(t, result, HEIGHT), columns(t, result), isDense ? names(result) : null);
}

/** Draw the curve as high as the window has room for it. */
export function fillCurve(t, result, main) {
  const svg = main.querySelector(".wall-curve > svg");
  if (!svg?.clientWidth) return;
  const room = () => HEIGHT + Math.floor((spare(main) * WIDTH) / svg.clientWidth);
  for (const [name, enough] of Object.entries(GIVING_WAY)) if (room() < enough) main.classList.add(name);
  const height = room();
  svg.replaceWith(drawing(t, result, Math.max(LOWEST, Math.min(HIGHEST, height))));
}

/** The names by their numbers, where they have no room in the columns. */
function names({ items, peak }) {
  const longest = Math.max(...items.map((item) => widthOf(item.label)));
  const across = Math.floor(COLUMNS / ((longest + BEFORE) * SIZE));
  const list = make("ol", { class: "wall-names" }, items.map((item, index) => make("li", { class: item.id === peak ? "strong" : null }, make("b", {}, String(index + 1)), make("span", {}, item.label))));
  list.style.setProperty("--across", String(Math.max(FEWEST, Math.min(MOST, across))));
  return list;
}

/** How wide words are, in the size of their letters. */
function widthOf(text) {
  return [...text].reduce((sum, letter) => sum + (letter >= "\u2e80" ? CHARACTER : LETTER), 0);
}

function roomAt({ items, end }) {
  return items.length && items[items.length - 1].id === end ? WIDE : NARROW;
}

function drawing(t, result, height) {
  const { items } = result;
  const right = WIDTH - roomAt(result);
  const step = (right - LEFT) / Math.max(1, items.length);
  const x = (index) => LEFT + (index + 0.5) * step;
  const y = (value) => 14 + ((5 - value) * (height - 28)) / 10;
  const shown = items.map((item, index) => ({ ...item, index })).filter((item) => item.mean !== null);
  const edge = (sign) => shown.map((item) => `${x(item.index)},${y(Math.max(-5, Math.min(5, item.mean + sign * (item.deviation ?? 0))))}`);
  const axis = (value) => [draw("line", { class: "axis", x1: LEFT, x2: right, y1: y(value), y2: y(value) }), draw("text", { class: "scale", x: LEFT - 12, y: y(value) + 7, "text-anchor": "end" }, signed(value))];
  return draw("svg", { class: "curve", viewBox: `0 0 ${WIDTH} ${height}`, role: "img", "aria-label": t("phone.curve_label") },
    draw("rect", { class: "delight", x: LEFT, y: y(5), width: right - LEFT, height: y(result.delight_line) - y(5) }),
    draw("rect", { class: "below", x: LEFT, y: y(0), width: right - LEFT, height: y(-5) - y(0) }),
    [...new Set([5, result.delight_line, 0, -5])].flatMap(axis),
    draw("text", { class: "zone high", ...corner(shown, right, (item) => item.mean > NEAR), y: y(5) + 26 }, t("workshop.wall_delight")),
    draw("text", { class: "zone low", ...corner(shown, right, (item) => item.mean < -NEAR), y: y(-5) - 12 }, t("workshop.wall_below")),
    shown.length > 1 ? draw("polygon", { class: "band", points: [...edge(1), ...edge(-1).reverse()].join(" ") }) : null,
    items.flatMap((item, index) => Object.entries(item.values).map(([value, count]) => draw("circle", { class: "answer", cx: x(index), cy: y(Number(value)), r: 2.5 + 2 * Math.sqrt(count) }))),
    shown.length > 1 ? draw("polyline", { class: "means", points: shown.map((item) => `${x(item.index)},${y(item.mean)}`).join(" ") }) : null,
    shown.map((item) => point(item, x(item.index), y(item.mean), result)),
    labels(t, result, shown, { x, y, right }));
}

/** The right corner for the word of a zone, the left one where the curve ends in the right one. */
function corner(shown, right, isIn) {
  return shown.slice(-2).some(isIn) ? { x: LEFT + 10, "text-anchor": "start" } : { x: right - 10, "text-anchor": "end" };
}

/** The marks differ in shape before they differ in colour. */
function point(item, x, y, result) {
  const kind = kindOf(item, result);
  if (kind === "peak") {
    const tip = item.mean < 0 ? 14 : -14;
    return draw("polygon", { class: item.mean < 0 ? "peak low" : "peak", points: `${x - 14},${y - tip / 2} ${x + 14},${y - tip / 2} ${x},${y + tip}` });
  }
  if (kind === "end") return draw("rect", { class: "end", x: x - 9, y: y - 9, width: 18, height: 18 });
  if (kind === "best") return draw("polygon", { class: "peak", points: `${x - 11},${y} ${x},${y - 11} ${x + 11},${y} ${x},${y + 11}` });
  return draw("circle", { class: "mean", cx: x, cy: y, r: 6 });
}

/** What a moment is named for: one thing, the strongest first. */
function kindOf(item, result) {
  if (item.id === result.peak) return "peak";
  if (item.id === result.end) return "end";
  const other = otherOf(result);
  return item.id === result[other] ? other : null;
}

/** Beside a bad peak the best moment is named, beside a good one the lowest. */
function otherOf(result) {
  return (result.items.find((item) => item.id === result.peak)?.mean ?? 0) < 0 ? "best" : "trough";
}

const WORDS = { peak: "wall_peak", end: "wall_end", best: "wall_best", trough: "wall_lowest" };

function labels(t, result, shown, { x, y, right }) {
  return shown.flatMap((item, place) => {
    const kind = kindOf(item, result);
    if (!kind) return [];
    const isLow = item.mean < 0;
    const isNoted = kind === "peak" && isLow;
    const beside = [shown[place - 1], shown[place + 1]].filter(Boolean).map((one) => one.mean);
    const at = placeOf(item, beside, { x: x(item.index), y: y(item.mean), bottom: y(-5), right, isLast: kind === "end" && place === shown.length - 1, under: isNoted ? 30 : 6 });
    const tone = kind === "end" ? "end-word" : isLow ? "low-word" : kind === "trough" ? "plain-word" : "high-word";
    const words = [draw("text", { class: `named ${tone}`, ...at }, t(`workshop.${WORDS[kind]}`, { value: signed(item.mean, 1) }))];
    if (isNoted) words.push(draw("text", { class: `named-note ${tone}`, ...at, y: at.y + 26 }, t("workshop.wall_peak_low")));
    return words;
  });
}

/** Where the words of a moment stand free of the line: below a valley, above a summit, else on the side the line leaves. */
function placeOf(item, beside, { x, y, bottom, right, isLast, under }) {
  const anchor = x < LEFT + EDGE ? "start" : x > right - EDGE ? "end" : "middle";
  const isValley = beside.every((mean) => mean >= item.mean);
  if (isValley && y < bottom - DEEP) return { x, y: y + 38, "text-anchor": anchor };
  if (beside.every((mean) => mean <= item.mean) && y > HIGH) return { x, y: y - 24, "text-anchor": anchor };
  if (isLast) return { x: x + 20, y: y + 7, "text-anchor": "start" };
  const isRight = x < right - 200;
  const isBelow = isValley || beside[isRight ? beside.length - 1 : 0] > item.mean;
  return { x: x + (isRight ? 20 : -20), y: isBelow ? Math.min(y + 26, bottom - under) : Math.max(y - 12, 26), "text-anchor": isRight ? "start" : "end" };
}

/** How wide a column is, in hundredths of the window's width. */
function columnOf(items) {
  return (COLUMNS * (WIDTH - LEFT - NARROW)) / WIDTH / Math.max(1, items.length) - 0.2;
}

/** Whether every name can be read in its column: the longest word stays whole, and none takes more than three lines. */
function isRoomFor(items) {
  const column = columnOf(items) / SIZE;
  const words = items.flatMap((item) => item.label.split(/[\s-]+|(?=[\u3000-\u9fff])/u));
  return words.every((word) => widthOf(word) < column) && items.every((item) => widthOf(item.label) < 2.4 * column);
}

/** Number, name, mean, n and agreement of each moment, under its place on the curve. */
function columns(t, result) {
  const list = make("ol", { class: "wall-moments" },
    make("li", { class: "heads", "aria-hidden": "true" }, make("b"), make("span"), make("small", {}, t("workshop.mean")), make("i"), make("small", {}, "n"), make("small", {}, t("workshop.agreement"))),
    result.items.map((item) => {
      const bar = make("u");
      bar.style.width = `${(100 * item.n) / Math.max(1, result.people)}%`;
      return make("li", { class: item.id === result.peak ? (item.mean < 0 ? "strong low" : "strong") : null },
        make("b", {}, String(result.items.indexOf(item) + 1)), make("span", {}, item.label),
        make("b", {}, item.mean === null ? "–" : signed(item.mean, 1)), make("i", { "aria-hidden": "true" }, bar), make("b", {}, String(item.n)),
        make("small", {}, item.agreement === null ? "–" : item.agreement.toFixed(2)));
    }));
  list.style.setProperty("--count", String(result.items.length));
  list.style.setProperty("--size", `${Math.min(SIZE, columnOf(result.items) / FIGURE)}vw`);
  list.style.setProperty("--left", `${(100 * LEFT) / WIDTH}%`);
  list.style.setProperty("--right", `${(100 * roomAt(result)) / WIDTH}%`);
  return list;
}
