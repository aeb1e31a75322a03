// Which of the parallel tracks of a gutter or street each leg takes, in an order that makes few of them cross.

const APART = 4;
const CLEAR = 10;
const FROM_LINE = 5;

/** Give every leg its place `at` across its channel, and its extent `low` to `high` along it. */
export function assignTracks(plan, ways) {
  const channels = new Map();
  for (const way of ways) {
    way.legs.forEach((leg, index) => {
      const span = leg.isVertical ? plan.gutters[leg.channel] : plan.streets[leg.channel];
      leg.span = span;
      leg.at = (span.low + span.high) / 2;
      leg.ends = () => [neighbour(way, index, -1), neighbour(way, index, 1)];
      const key = `${leg.isVertical} ${leg.channel}`;
      if (!channels.has(key)) channels.set(key, []);
      channels.get(key).push({ leg, id: way.flow.id });
    });
  }
  // Gutters first, then streets, whose ends then stand where they will stand.
  const ordered = [...channels.values()].sort((a, b) => Number(b[0].leg.isVertical) - Number(a[0].leg.isVertical));
  for (const channel of ordered) {
    for (const { leg } of channel) measure(leg);
    const hasLine = !channel[0].leg.isVertical && Boolean(plan.lined[channel[0].leg.channel]);
    for (const bundle of bundlesOf(channel)) spread(bundle, hasLine);
  }
  for (const channel of ordered) for (const { leg } of channel) measure(leg);
}

/** What a leg meets at an end: where along it, and on which side of its channel that lies (−1 before, 1 behind). */
function neighbour({ from, to, legs }, index, step) {
  const leg = legs[index];
  const next = legs[index + step];
  if (next) {
    // The leg behind a bend continues to its own far end.
    const beyond = legs[index + 2 * step];
    const end = step < 0 ? from : to;
    const far = beyond ? beyond.at : leg.isVertical ? end.x : end.y;
    return { along: next.at, side: Math.sign(far - leg.at) };
  }
  const end = step < 0 ? from : to;
  return leg.isVertical ? { along: end.y, side: Math.sign(end.x - leg.at) } : { along: end.x, side: Math.sign(end.y - leg.at) };
}

function measure(leg) {
  leg.met = leg.ends();
  const [one, other] = leg.met.map((end) => end.along);
  leg.low = Math.min(one, other);
  leg.high = Math.max(one, other);
}

/** Legs that overlap, directly or through others, in runs. */
function bundlesOf(channel) {
  const sorted = [...channel].sort((a, b) => a.leg.low - b.leg.low || (a.id < b.id ? -1 : 1));
  const bundles = [];
  let reach = -Infinity;
  for (const entry of sorted) {
    if (entry.leg.low > reach + APART) bundles.push([]);
    bundles[bundles.length - 1].push(entry);
    reach = Math.max(reach, entry.leg.high);
  }
  return bundles;
}

function spread(bundle, hasLine) {
  const legs = inFewCrossings(bundle).map((entry) => entry.leg);
  const tracks = [];
  for (const leg of legs) {
    const before = legs.slice(0, legs.indexOf(leg)).filter((other) => overlaps(leg, other));
    leg.track = before.length ? Math.max(...before.map((other) => other.track)) + 1 : 0;
    tracks[leg.track] = true;
  }
  for (const leg of legs) leg.at = placeOf(leg.track, tracks.length, leg.span, hasLine);
}

const overlaps = (a, b) => a.low < b.high + APART && b.low < a.high + APART;

/** Tracks share a channel evenly; one with a line in its middle leaves the line alone. */
function placeOf(track, count, { low, high }, hasLine) {
  if (!hasLine) return low + ((track + 1) * (high - low)) / (count + 1);
  const middle = (low + high) / 2;
  const upper = Math.ceil(count / 2);
  const isUpper = track < upper;
  const [from, to] = isUpper ? [low + Math.min(CLEAR, (middle - low) / 2), middle - FROM_LINE] : [middle + FROM_LINE, high - Math.min(CLEAR, (high - middle) / 2)];
  const [index, all] = isUpper ? [track, upper] : [track - upper, count - upper];
  return all === 1 ? (from + to) / 2 : from + (index * (to - from)) / (all - 1);
}

/** Neighbours change places as long as that takes a crossing away. */
function inFewCrossings(bundle) {
  const order = [...bundle];
  for (let round = 0; round < order.length; round += 1) {
    let isSettled = true;
    for (let index = 1; index < order.length; index += 1) {
      const [one, other] = [order[index - 1], order[index]];
      if (crossings(other.leg, one.leg) < crossings(one.leg, other.leg)) {
        order[index - 1] = other;
        order[index] = one;
        isSettled = false;
      }
    }
    if (isSettled) break;
  }
  return order;
}

/** How often two legs cross when the first lies before the second. */
function crossings(first, second) {
  let count = 0;
  for (const { along, side } of first.met) if (side > 0 && along >= second.low && along <= second.high) count += 1;
  for (const { along, side } of second.met) if (side < 0 && along >= first.low && along <= first.high) count += 1;
  return count;
}
