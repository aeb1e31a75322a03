// Points of a way as path data, and how far a place is from a way.

const HEAD = 6.25;
const HALF = 3;

const round = (value) => Math.round(value * 2) / 2;
const at = ([x, y]) => `${round(x)} ${round(y)}`;

/** The line, which ends inside the head. */
export function lineOf(points) {
  const last = points[points.length - 1];
  const [dx, dy] = directionOf(points);
  return `M${[...points.slice(0, -1), [last[0] - dx * (HEAD - 1), last[1] - dy * (HEAD - 1)]].map(at).join("L")}`;
}

/** The head as a triangle whose tip touches the card. */
export function headOf(points) {
  const [x, y] = points[points.length - 1];
  const [dx, dy] = directionOf(points);
  const [backX, backY] = [x - dx * HEAD, y - dy * HEAD];
  return `M${[[x, y], [backX + dy * HALF, backY + dx * HALF], [backX - dy * HALF, backY - dx * HALF]].map(at).join("L")}z`;
}

function directionOf(points) {
  const [[x1, y1], [x2, y2]] = points.slice(-2);
  return [Math.sign(x2 - x1), Math.sign(y2 - y1)];
}

/** Id of the way nearest to a place, null when all are farther than `reach`. */
export function nearestOf(ways, place, reach) {
  let [nearest, least] = [null, reach];
  for (const [id, { points }] of ways) {
    const distance = distanceTo(points, place);
    if (distance < least) [nearest, least] = [id, distance];
  }
  return nearest;
}

function distanceTo(points, [x, y]) {
  let least = Infinity;
  for (let index = 1; index < points.length; index += 1) {
    const [[x1, y1], [x2, y2]] = [points[index - 1], points[index]];
    const dx = Math.max(Math.min(x1, x2) - x, 0, x - Math.max(x1, x2));
    const dy = Math.max(Math.min(y1, y2) - y, 0, y - Math.max(y1, y2));
    least = Math.min(least, Math.hypot(dx, dy));
  }
  return least;
}
