// The channels that each arrow follows: of all ways with at most two bends too many, the one that costs least.

const BEND = 26;
const CROSSING = 34;
const COMPANY = 7;
const BACKWARDS = 60;
const LOOKED_AT = 8;
const LEAST_OVERLAP = 12;

/**
 * A way for each flow: `{flow, from, to, legs}`. An end is `{card, side, isVertical}`, where `isVertical` tells that the
 * way leaves or enters upright; a leg is `{isVertical, channel}` and gets its place later. No legs is a straight line.
 */
export function chooseWays(plan, flows) {
  const drawn = [];
  const ways = new Map();
  for (const flow of inOrder(plan, flows)) {
    const options = optionsOf(plan, flow).map((way) => withCost(plan, way)).sort((a, b) => a.cost - b.cost).slice(0, LOOKED_AT);
    let best = null;
    for (const way of options) {
      if (best && way.cost >= best.total) break;
      way.total = way.cost + troubleWith(way, drawn);
      if (!best || way.total < best.total) best = way;
    }
    if (!best) continue;
    drawn.push(...best.segments);
    ways.set(flow.id, best);
  }
  return flows.map((flow) => ways.get(flow.id)).filter(Boolean);
}

/** Short ones first, repeats last: what has the least choice chooses first. */
function inOrder(plan, flows) {
  const lengthOf = (flow) => {
    const [source, target] = [plan.cards.get(flow.source), plan.cards.get(flow.target)];
    return Math.abs(source.column - target.column) + Math.abs(source.lane - target.lane) + (flow.isRepeat ? 1000 : 0);
  };
  return flows.map((flow) => [lengthOf(flow), flow]).sort(([a, one], [b, other]) => a - b || (one.id < other.id ? -1 : 1)).map(([, flow]) => flow);
}

function optionsOf(plan, flow) {
  const [start, end] = [plan.cards.get(flow.source), plan.cards.get(flow.target)];
  const home = homeOf(plan, start, end);
  const exits = [exitsOf(plan, start, end, flow.isRepeat), exitsOf(plan, end, start, flow.isRepeat)];
  const [source, target] = flow.isRepeat && home !== plan.foot ? fromBelow(exits, home) : exits;
  if (flow.source === flow.target) return [loop(flow, source, target)];
  const ways = flow.isRepeat ? [] : straights(plan, flow);
  const add = (from, to, ...legs) => ways.push({ flow, from, to, legs });
  const isFoot = (street) => street === (flow.isRepeat ? home : plan.foot);
  for (const from of source) for (const to of target) {
    if (!from.isVertical && !to.isVertical) {
      if (from.channel === to.channel && !flow.isRepeat) add(from, to, upright(from.channel));
      else for (const street of streetsFor(plan, flow, from, to)) add(from, to, upright(from.channel), level(street), upright(to.channel));
    } else if (flow.isRepeat && !isFoot(from.isVertical ? from.channel : to.channel)) continue;
    else if (!flow.isRepeat && isFoot(from.isVertical ? from.channel : to.channel)) continue;
    else if (from.isVertical && to.isVertical) { if (from.channel === to.channel) add(from, to, level(from.channel)); }
    else if (from.isVertical) add(from, to, level(from.channel), upright(to.channel));
    else add(from, to, upright(from.channel), level(to.channel));
  }
  return ways;
}

const upright = (channel) => ({ isVertical: true, channel });
const level = (channel) => ({ isVertical: false, channel });

/** An arrow to itself, which only a file can bring in: out at the right, back in from above or below. */
function loop(flow, source, target) {
  const from = source.find((exit) => exit.side === "right");
  const to = target.find((exit) => exit.isVertical);
  if (to) return { flow, from, to, legs: [upright(from.channel), level(to.channel)] };
  const left = target.find((exit) => exit.side === "left");
  return { flow, from, to: left, legs: [upright(from.channel), level(from.card.lane + 1), upright(left.channel)] };
}

/** The exits down into the street, where both cards have one: a way between two sides that face each other would be a hairpin. */
function fromBelow(exits, street) {
  const below = exits.map((all) => all.filter((exit) => exit.isVertical && exit.channel === street));
  return below.every((all) => all.length > 0) ? below : exits;
}

/** Where a repeat runs: below its own lane between neighbours, below all lanes otherwise. */
export function homeOf(plan, start, end) {
  const areNeighbours = start.lane === end.lane && Math.abs(start.column - end.column) === 1;
  return areNeighbours ? start.lane + 1 : plan.foot;
}

/** Streets a way between two gutters may take: those beside its ends, or the foot. */
function streetsFor(plan, flow, from, to) {
  if (flow.isRepeat) return [homeOf(plan, from.card, to.card)];
  const streets = new Set([from.card.lane, from.card.lane + 1, to.card.lane, to.card.lane + 1]);
  streets.delete(plan.foot);
  return streets.size ? streets : [plan.foot];
}

/** Ways out of a card: by each free side to the channel beside it, and past empty cells to those nearer to another card. */
function exitsOf(plan, card, other, isRepeat) {
  const cell = plan.at(card.column, card.lane);
  const exits = [];
  const add = (side, isVertical, channel) => exits.push({ card, side, isVertical, channel });
  for (let gutter = card.column + 1; ; gutter += 1) {
    add("right", false, gutter);
    if (gutter >= other.column || !plan.isEmpty(gutter, card.lane)) break;
  }
  for (let gutter = card.column; ; gutter -= 1) {
    add("left", false, gutter);
    if (gutter <= other.column + 1 || !plan.isEmpty(gutter - 1, card.lane)) break;
  }
  if (cell[cell.length - 1] === card) {
    for (let street = card.lane + 1; ; street += 1) {
      add("bottom", true, street);
      if (street >= (isRepeat ? plan.foot : other.lane) || !plan.isEmpty(card.column, street)) break;
    }
  }
  if (cell[0] === card) {
    for (let street = card.lane; street > 0; street -= 1) {
      add("top", true, street);
      if (street <= other.lane + 1 || !plan.isEmpty(card.column, street - 1)) break;
    }
  }
  return exits;
}

/** Straight lines: along a lane or a column, past nothing but empty cells, where the two sides face each other. */
function straights(plan, flow) {
  const [source, target] = [plan.cards.get(flow.source), plan.cards.get(flow.target)];
  const way = (fromSide, toSide, isVertical) => ({
    flow, legs: [], from: { card: source, side: fromSide, isVertical }, to: { card: target, side: toSide, isVertical },
  });
  if (source.lane === target.lane && source.column !== target.column) {
    const [low, high] = [Math.min(source.column, target.column), Math.max(source.column, target.column)];
    for (let column = low + 1; column < high; column += 1) if (!plan.isEmpty(column, source.lane)) return [];
    if (Math.min(source.bottom, target.bottom) - Math.max(source.top, target.top) < LEAST_OVERLAP) return [];
    return [source.column < target.column ? way("right", "left", false) : way("left", "right", false)];
  }
  if (source.column !== target.column || source.lane === target.lane) return [];
  const [upper, lower] = source.lane < target.lane ? [source, target] : [target, source];
  for (let lane = upper.lane + 1; lane < lower.lane; lane += 1) if (!plan.isEmpty(source.column, lane)) return [];
  if (plan.at(upper.column, upper.lane).at(-1) !== upper || plan.at(lower.column, lower.lane)[0] !== lower) return [];
  return [upper === source ? way("bottom", "top", true) : way("top", "bottom", true)];
}

/** Length and bends of a way along the middles of its channels. */
function withCost(plan, way) {
  const points = nominal(plan, way);
  way.segments = segmentsOf(points, way);
  let cost = (way.legs.length ? way.legs.length + 1 : 0) * BEND;
  for (const { low, high } of way.segments) cost += high - low;
  const dx = way.to.card.column - way.from.card.column;
  if ((dx > 0 && way.from.side === "left") || (dx < 0 && way.from.side === "right")) cost += BACKWARDS;
  if ((dx > 0 && way.to.side === "right") || (dx < 0 && way.to.side === "left")) cost += BACKWARDS;
  // Time runs to the right: into the next column a way leaves and enters by the sides.
  if (dx === 1 && (way.from.isVertical || way.to.isVertical)) cost += BEND / 2;
  way.cost = cost;
  return way;
}

const middle = ({ low, high }) => (low + high) / 2;

function nominal(plan, { from, to, legs }) {
  const [a, b] = [edgeOf(from), edgeOf(to)];
  if (legs.length === 0) return from.isVertical ? [[b[0], a[1]], b] : [[a[0], b[1]], b];
  const points = [a];
  for (const leg of legs) {
    const [x, y] = points[points.length - 1];
    points.push(leg.isVertical ? [middle(plan.gutters[leg.channel]), y] : [x, middle(plan.streets[leg.channel])]);
  }
  const [x, y] = points[points.length - 1];
  points.push(legs[legs.length - 1].isVertical ? [x, b[1]] : [b[0], y], b);
  return points;
}

/** Middle of the side of a card. */
function edgeOf({ card, side }) {
  const x = side === "left" ? card.left : side === "right" ? card.right : (card.left + card.right) / 2;
  const y = side === "top" ? card.top : side === "bottom" ? card.bottom : (card.top + card.bottom) / 2;
  return [x, y];
}

function segmentsOf(points, { flow }) {
  const segments = [];
  for (let index = 1; index < points.length; index += 1) {
    const [[x1, y1], [x2, y2]] = [points[index - 1], points[index]];
    const isVertical = x1 === x2;
    const [one, other] = isVertical ? [y1, y2] : [x1, x2];
    if (one !== other) segments.push({ isVertical, at: isVertical ? x1 : y1, low: Math.min(one, other), high: Math.max(one, other), flow });
  }
  return segments;
}

/** What it costs to cross what is drawn already, and to run beside it. */
function troubleWith(way, drawn) {
  let trouble = 0;
  for (const mine of way.segments) {
    for (const other of drawn) {
      if (mine.isVertical === other.isVertical) {
        if (mine.at === other.at && mine.low < other.high && other.low < mine.high) trouble += COMPANY;
      } else if (mine.at > other.low && mine.at < other.high && other.at > mine.low && other.at < mine.high) trouble += CROSSING;
    }
  }
  return trouble;
}
