// A hundred points over several criteria: what one gains the others lose, in their proportions.

export const WHOLE = 100;

/** Whole numbers that sum to `total` in the proportions of `parts`; equal parts when all are 0. */
export function inProportion(parts, total) {
  if (!parts.length) return [];
  const sum = parts.reduce((before, part) => before + part, 0);
  const exact = parts.map((part) => (sum > 0 ? (part / sum) * total : total / parts.length));
  const found = exact.map(Math.floor);
  const missing = total - found.reduce((before, part) => before + part, 0);
  const byRest = exact.map((part, place) => ({ rest: part - found[place], place }));
  byRest.sort((one, other) => other.rest - one.rest || one.place - other.place);
  for (const { place } of byRest.slice(0, missing)) found[place] += 1;
  return found;
}

/** The points when one of them becomes `value`: all of them sum to a hundred. */
export function rebalanced(points, place, value) {
  if (points.length === 1) return [WHOLE];
  const own = Math.max(0, Math.min(WHOLE, Math.round(value)));
  const others = inProportion(points.filter((part, other) => other !== place), WHOLE - own);
  return [...others.slice(0, place), own, ...others.slice(place)];
}
