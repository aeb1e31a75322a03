// Exports: drawRoom(layer, board, view), whiskers(board, view), roomKey(board, view), saidByRoom(board, touchpointId)
// What a workshop's room felt, behind the curve: the mean of each touchpoint with one standard deviation either way.

import { runsOf } from "./curve_geometry.js";
import { svgElement } from "./icons.js";

const CAP = 5;
const MEAN = 11;
const REACH = 9;

/** A band through neighbouring touchpoints, and at each its mean with a whisker that says its figures. */
export function drawRoom(layer, board, view) {
  const { y } = view.scale;
  const points = pointsOf(board, view);
  const bands = runsOf(points.filter((point) => point.low !== null)).runs.filter((run) => run.length > 1).map((run) => {
    const edge = (side) => run.map((point) => `${point.x},${y(point[side])}`);
    return svgElement("polygon", { class: "room-band", points: [...edge("high"), ...edge("low").reverse()].join(" ") });
  });
  layer.replaceChildren(...bands, ...points.map((point) => moment(point, y)));
}

/** Where whiskers stand, so that words keep off them. */
export function whiskers(board, view) {
  const { y } = view.scale;
  return pointsOf(board, view).filter((point) => point.low !== null)
    .map(({ x, low, high }) => ({ left: x - CAP, right: x + CAP, top: y(high), bottom: y(low) }));
}

/** What the drawing hangs on. */
export function roomKey(board, view) {
  return JSON.stringify([view.scale.step, pointsOf(board, view)]);
}

/** What a room felt at a touchpoint, in words; nothing when none was asked. */
export function saidByRoom(board, touchpointId) {
  return board.state.figures?.room?.moments.find((one) => one.touchpoint_id === touchpointId)?.said ?? "";
}

function pointsOf(board, view) {
  if (board.state.shownCurves?.has("now") === false) return [];
  const moments = new Map((board.state.figures?.room?.moments ?? []).map((one) => [one.touchpoint_id, one]));
  return view.columns.filter((column) => moments.has(column.id))
    .map(({ id, cx, index, folded }) => ({ x: cx, index, folded, ...moments.get(id) }));
}

function moment({ x, mean, low, high, said, folded }, y) {
  const title = svgElement("title");
  title.textContent = said;
  const cap = folded ? 3 : CAP;
  const whisker = low === null ? "" : `M${x} ${y(high)}V${y(low)}M${x - cap} ${y(high)}h${2 * cap}M${x - cap} ${y(low)}h${2 * cap}`;
  const [top, bottom] = [y(high ?? mean) - REACH, y(low ?? mean) + REACH];
  return svgElement("g", { class: "room-moment" }, title,
    svgElement("rect", { class: "room-reach", x: x - REACH, y: top, width: 2 * REACH, height: bottom - top }),
    svgElement("path", { class: "room-whisker", d: whisker }),
    svgElement("path", { class: "room-mean", d: folded ? `M${x - 5} ${y(mean)}h10` : `M${x - MEAN - 2} ${y(mean)}h${2 * MEAN + 4}` }));
}
