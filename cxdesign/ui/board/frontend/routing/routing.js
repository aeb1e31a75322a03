// Right-angled ways of arrows between cards, from boxes to points; no document, so that it runs and is tested anywhere.
//
// Cards stand in cells of columns and lanes. Between columns run gutters, between lanes streets, and no card ever reaches
// into either. A way leaves a card by a side, follows gutters and streets, bends only there, and enters another card by a
// side; where the cells between are empty it goes straight through them. So no way crosses a card.
// Three steps: choose the channels of each way, spread the ports of each side of a card, give each channel its tracks.

import { chooseWays, homeOf } from "./ways.js";
import { spreadPorts } from "./ports.js";
import { assignTracks } from "./tracks.js";

/**
 * Ways of arrows.
 *
 * `columns` and `lanes` are the spans `{low, high}` that cards take up, from left to right and from top to bottom; `foot`
 * is the span below the last lane, where repeats run. A card is `{id, column, lane, left, top, right, bottom}` with the
 * indices of its column and lane; a flow `{id, source, target, isRepeat}` with the ids of cards. `lined` tells by lane
 * whether a line is drawn above it. Returns a map from the id of a flow to `{points: [[x, y], …], run}`; `run` is the
 * stretch below the last lane of a repeat, `{x1, x2, y}`. A flow whose ends are not both there has no way.
 */
export function routes({ columns, lanes, foot, cards, flows, lined = [] }) {
  const plan = new Plan(columns, lanes, foot, cards, lined);
  const ways = chooseWays(plan, flows.filter((flow) => plan.cards.has(flow.source) && plan.cards.has(flow.target)));
  spreadPorts(plan, ways);
  assignTracks(plan, ways);
  return new Map(ways.map((way) => [way.flow.id, { points: pointsOf(way), run: runOf(plan, way) }]));
}

/** The board as the steps see it: channels, and which cards stand in which cell. */
class Plan {
  #cells = new Map();

  constructor(columns, lanes, foot, cards, lined) {
    this.cards = new Map(cards.map((card) => [card.id, card]));
    this.gutters = channels(columns, null);
    this.streets = channels(lanes, foot);
    this.lined = lined;
    this.foot = lanes.length;
    for (const card of cards) this.at(card.column, card.lane).push(card);
    for (const cell of this.#cells.values()) cell.sort((a, b) => a.top - b.top);
  }

  /** Cards of a cell, from top to bottom. */
  at(column, lane) {
    const key = lane * 4096 + column;
    if (!this.#cells.has(key)) this.#cells.set(key, []);
    return this.#cells.get(key);
  }

  isEmpty(column, lane) {
    return this.at(column, lane).length === 0;
  }
}

/** The free spans before, between and behind spans; `last` stands for the one behind where it is given. */
function channels(spans, last) {
  const gap = spans.length > 1 ? spans[1].low - spans[0].high : 18;
  const free = spans.map((span, index) => ({ low: index ? spans[index - 1].high : span.low - gap, high: span.low }));
  const end = spans[spans.length - 1];
  if (end) free.push(last ?? { low: end.high, high: end.high + gap });
  return free;
}

function pointsOf({ from, to, legs }) {
  const points = [[from.x, from.y]];
  let isVertical = from.isVertical;
  for (const leg of legs) {
    const [x, y] = points[points.length - 1];
    points.push(leg.isVertical ? [leg.at, y] : [x, leg.at]);
    isVertical = leg.isVertical;
  }
  const [x, y] = points[points.length - 1];
  if (legs.length) points.push(isVertical ? [x, to.y] : [to.x, y]);
  points.push([to.x, to.y]);
  return points.filter((point, index) => index === 0 || point[0] !== points[index - 1][0] || point[1] !== points[index - 1][1]);
}

function runOf(plan, way) {
  const leg = way.legs.find((one) => !one.isVertical && one.channel === homeOf(plan, way.from.card, way.to.card));
  return leg && way.flow.isRepeat ? { x1: leg.low, x2: leg.high, y: leg.at } : null;
}
