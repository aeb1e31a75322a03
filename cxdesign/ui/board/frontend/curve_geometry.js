// Exports: EMOTION_MIN, EMOTION_MAX, clampEmotion(value), scaleOf(step), smoothPath(points), curveOf(points), runsOf(points), markHeights(y, scale, reach)

export const EMOTION_MIN = -5;
export const EMOTION_MAX = 5;
const MARGIN = 7;
const STRIP = 38;

export function clampEmotion(value) {
  return Math.max(EMOTION_MIN, Math.min(EMOTION_MAX, Math.round(value)));
}

/** Vertical measures of the lane for a step of so many pixels per unit of emotion. */
export function scaleOf(step) {
  const zero = MARGIN + EMOTION_MAX * step;
  const plot = 2 * zero;
  return {
    step, plot, zero,
    height: plot + STRIP,
    nowBaseline: plot + 16,
    targetBaseline: plot + 32,
    y: (value) => zero - value * step,
    value: (y) => (zero - y) / step,
  };
}

/**
 * Cubic path through the points that rises and falls only where they do.
 * Slopes are limited as by Fritsch and Carlson (1980), so no bend passes beyond a point.
 */
export function smoothPath(points) {
  if (points.length < 2) return "";
  const slopes = limitedSlopes(points);
  const parts = [`M${fixed(points[0].x)} ${fixed(points[0].y)}`];
  for (let index = 0; index < points.length - 1; index += 1) {
    const from = points[index];
    const to = points[index + 1];
    const third = (to.x - from.x) / 3;
    parts.push(
      `C${fixed(from.x + third)} ${fixed(from.y + third * slopes[index])} ` +
      `${fixed(to.x - third)} ${fixed(to.y - third * slopes[index + 1])} ${fixed(to.x)} ${fixed(to.y)}`,
    );
  }
  return parts.join("");
}

/** Height of the same path at any x between its ends. */
export function curveOf(points) {
  const slopes = points.length > 1 ? limitedSlopes(points) : [0];
  return (x) => {
    const index = Math.max(0, Math.min(points.length - 2, points.findIndex((point) => point.x > x) - 1));
    const [from, to] = [points[index], points[index + 1] ?? points[index]];
    const width = to.x - from.x;
    if (width <= 0) return from.y;
    const t = Math.min(1, (x - from.x) / width);
    const [inner, outer] = [from.y + (width / 3) * slopes[index], to.y - (width / 3) * slopes[index + 1]];
    return (1 - t) ** 3 * from.y + 3 * (1 - t) ** 2 * t * inner + 3 * (1 - t) * t ** 2 * outer + t ** 3 * to.y;
  };
}

function limitedSlopes(points) {
  const secants = points.slice(1).map((point, index) =>
    (point.y - points[index].y) / Math.max(1e-6, point.x - points[index].x));
  const slopes = points.map((_, index) => {
    const before = secants[index - 1];
    const after = secants[index];
    if (before === undefined || after === undefined) return (before ?? after) / 2;
    return before * after <= 0 ? 0 : (before + after) / 2;
  });
  secants.forEach((secant, index) => {
    if (secant === 0) {
      slopes[index] = 0;
      slopes[index + 1] = 0;
      return;
    }
    const length = Math.hypot(slopes[index] / secant, slopes[index + 1] / secant);
    if (length > 3) {
      slopes[index] *= 3 / length;
      slopes[index + 1] *= 3 / length;
    }
  });
  return slopes;
}

/** Runs of neighbouring points without a gap, and the bridges over the gaps between them. */
export function runsOf(points) {
  const runs = [];
  const bridges = [];
  let last = null;
  for (const point of points) {
    if (last && point.index === last.index + 1) runs[runs.length - 1].push(point);
    else {
      if (last) bridges.push([last, point]);
      runs.push([point]);
    }
    last = point;
  }
  return { runs, bridges };
}

/** Heights at which the word of a computed mark may stand, the usual one first: below its point, above it near the floor. */
export function markHeights(y, scale, reach = 20) {
  const usual = scale.zero + 3.1 * scale.step;
  const beside = [y + reach, y - reach, y + reach + 9, y - reach - 9].map((at) => ({ y: at, leader: false }));
  return y <= usual - reach + 4 ? [{ y: usual, leader: y <= usual - 34 }, ...beside] : beside;
}

function fixed(number) {
  return Math.round(number * 10) / 10;
}
