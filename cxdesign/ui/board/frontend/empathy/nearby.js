// Which of several boxes lies next in a direction, as the eye would go.

const SIDE = 2;

/**
 * The item whose box lies nearest beyond `from` in the direction of an arrow key, null when none does. What overlaps in the
 * other direction comes before what lies aslant.
 */
export function nearest(items, from, key) {
  let best = null;
  for (const { item, box } of items) {
    const distance = away(from, box, key);
    if (distance !== null && (best === null || distance < best.distance)) best = { item, distance };
  }
  return best?.item ?? null;
}

function away(from, box, key) {
  const isSideways = key === "ArrowLeft" || key === "ArrowRight";
  const [low, high, across, back] = isSideways ? ["left", "right", "top", "bottom"] : ["top", "bottom", "left", "right"];
  const ahead = key === "ArrowRight" || key === "ArrowDown" ? box[low] - from[high] : from[low] - box[high];
  if (ahead < -1) return null;
  const aside = Math.max(0, box[across] - from[back], from[across] - box[back]);
  const offset = Math.abs(box[across] - from[across]) / 1000;
  return ahead + aside * SIDE + offset;
}
