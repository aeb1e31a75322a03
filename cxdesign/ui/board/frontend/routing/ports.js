// Where on the side of a card each arrow leaves or enters: straight lines first, the others spread over what is left.

const MARGIN = 8;
const STEP = 14;

/** Give both ends of every way their `x` and `y`. */
export function spreadPorts(plan, ways) {
  const sides = new Map();
  for (const way of ways) {
    for (const end of [way.from, way.to]) {
      const key = `${end.card.id} ${end.side}`;
      if (!sides.has(key)) sides.set(key, []);
      sides.get(key).push({ way, end, other: end === way.from ? way.to : way.from });
    }
  }
  placeStraights(ways);
  for (const ports of sides.values()) placeFlexible(plan, ports);
}

/** Straight lines between the same two sides stand side by side about the middle of what both sides share. */
function placeStraights(ways) {
  const groups = new Map();
  for (const way of ways) {
    if (way.legs.length) continue;
    const key = [`${way.from.card.id} ${way.from.side}`, `${way.to.card.id} ${way.to.side}`].sort().join(" ");
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(way);
  }
  for (const group of groups.values()) {
    group.sort((a, b) => (a.flow.id < b.flow.id ? -1 : 1));
    const [{ from, to }] = group;
    const [one, other] = [spanOf(from), spanOf(to)];
    const [low, high] = [Math.max(one.low, other.low), Math.min(one.high, other.high)];
    const step = Math.min(STEP, (high - low) / (group.length + 1));
    group.forEach((way, index) => {
      const at = (low + high) / 2 + (index - (group.length - 1) / 2) * step;
      for (const end of [way.from, way.to]) setPort(end, at);
    });
  }
}

function placeFlexible(plan, ports) {
  const { low, high } = spanOf(ports[0].end);
  const fixed = ports.filter(({ way }) => way.legs.length === 0).map(({ end }) => at(end)).sort((a, b) => a - b);
  const flexible = ports.filter(({ way }) => way.legs.length > 0).map((port) => ({ ...port, towards: towards(plan, port) }));
  flexible.sort((a, b) => a.towards - b.towards || (a.way.flow.id < b.way.flow.id ? -1 : 1));
  const bounds = [low, ...fixed, high];
  const gaps = bounds.slice(1).map((bound, index) => ({ low: bounds[index], high: bound, ports: [] }));
  for (const port of flexible) gapFor(gaps, port.towards).ports.push(port);
  for (const gap of gaps) {
    const [from, to] = [gap.low === low ? low + MARGIN / 2 : gap.low, gap.high === high ? high - MARGIN / 2 : gap.high];
    gap.ports.forEach((port, index) => setPort(port.end, from + ((index + 1) * (to - from)) / (gap.ports.length + 1)));
  }
}

/** The gap on the side a way heads for: the outermost ones, because straight lines keep the middle. */
function gapFor(gaps, heading) {
  if (gaps.length === 1) return gaps[0];
  const [first, last] = [gaps[0], gaps[gaps.length - 1]];
  return heading < (first.high + last.low) / 2 ? first : last;
}

/** Where a way goes once it has left this side, in the direction of the side. */
function towards(plan, { way, end, other }) {
  const legs = end === way.from ? way.legs : [...way.legs].reverse();
  const next = legs[1];
  if (!next) return at0(other, end.isVertical);
  const channel = next.isVertical ? plan.gutters[next.channel] : plan.streets[next.channel];
  return (channel.low + channel.high) / 2;
}

const at0 = ({ card }, isVertical) => (isVertical ? (card.left + card.right) / 2 : (card.top + card.bottom) / 2);
const at = (end) => (end.isVertical ? end.x : end.y);

function spanOf({ card, isVertical }) {
  return isVertical ? { low: card.left + MARGIN, high: card.right - MARGIN } : { low: card.top + MARGIN, high: card.bottom - MARGIN };
}

function setPort(end, place) {
  const { card, side } = end;
  end.x = end.isVertical ? place : card[side];
  end.y = end.isVertical ? card[side] : place;
}
