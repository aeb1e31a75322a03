// Scrolling while something is held near an edge of the board.

import { clamp, rectWithin } from "./dom.js";

const EDGE = 44;
const FASTEST = 18;

/** Scroll a little where the point is near an edge of the cells; true if it scrolled. Called once a frame. */
export function scrollAtEdges(board, x, y) {
  const { scroller, head } = board.grid;
  const box = rectWithin(scroller, document.documentElement);
  const view = scroller.getBoundingClientRect();
  const left = view.left + board.grid.laneEdge;
  const top = view.top + head.root.getBoundingClientRect().height;
  const dx = pull(x, left, view.left + scroller.clientWidth, box.width);
  const dy = pull(y, top, view.top + scroller.clientHeight, box.height);
  if (dx || dy) scroller.scrollBy({ left: dx, top: dy, behavior: "instant" });
  return Boolean(dx || dy);
}

function pull(at, low, high, room) {
  const edge = Math.min(EDGE, room / 5);
  if (at < low + edge) return -Math.round(clamp((low + edge - at) / edge, 0, 1) * FASTEST);
  if (at > high - edge) return Math.round(clamp((at - high + edge) / edge, 0, 1) * FASTEST);
  return 0;
}
