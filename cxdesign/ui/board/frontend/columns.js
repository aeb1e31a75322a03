// Where the columns of the board stand: widths from the room there is, the density and what is folded.

const LANE_WIDTH = { wide: { least: 92, most: 124 }, narrow: { least: 74, most: 90 } };
const FOLDED_TOUCHPOINT = 23;
const FOLDED_LEAST = 46;
const END_WIDTH = 26;
const LIMITS = {
  compact: { least: 96, roomy: 100, most: 220 },
  comfortable: { least: 132, roomy: 136, most: 260 },
  fit: { least: 60, roomy: 64, most: 220 },
};
// However long a word is, the narrowest density asks for no more than this.
const WORD_MOST = LIMITS.compact.least;

/**
 * Columns of the board from left to right. A column is an open touchpoint, a folded stage or the empty place of a
 * stage without touchpoints; `x` counts from the left edge of the lane labels. `labelWidth` is what the longest word of
 * the lane names needs, so that a wide font makes the labels wider and breaks no word; `wordWidth` is the same for the
 * columns, below which the narrowest density does not go but scrolls. `overflows` says that the columns
 * at their least width do not fit; `endWidth` is the place of the plus after the last stage, 0 where the columns need it.
 */
export function columnsOf(state, { room, isNarrow, canEdit, labelWidth = 0, wordWidth = 0 }) {
  const { least, most } = isNarrow ? LANE_WIDTH.narrow : LANE_WIDTH.wide;
  const laneWidth = Math.max(least, Math.min(most, Math.ceil(labelWidth)));
  const limits = limitsOf(state.density, wordWidth);
  const columns = state.stages().flatMap((stage) => columnsOfStage(state, stage));
  const { overflows } = measure(columns, room - laneWidth, limits);
  const withEnd = measure(columns, room - laneWidth - END_WIDTH, limits);
  const endWidth = canEdit && (overflows || withEnd.each >= limits.roomy) ? END_WIDTH : 0;
  spread(columns, room - laneWidth - endWidth, limits);
  let x = laneWidth;
  for (const column of columns) {
    column.x = x;
    x += column.width;
  }
  const tracks = columns.map((column) => `${column.width}px`);
  if (endWidth) tracks.push(`${endWidth}px`);
  return { laneWidth, columns, template: tracks.join(" "), width: x + endWidth, endWidth, overflows };
}

/** The same places, one entry for each touchpoint, as the parts beside the grid read them. */
export function layoutOf({ laneWidth, columns }) {
  const places = columns.flatMap((column) => {
    if (column.type === "open") return [{ touchpointId: column.touchpoint.id, x: column.x, width: column.width, folded: false }];
    const share = column.width / Math.max(1, column.touchpoints.length);
    return column.touchpoints.map((touchpoint, index) =>
      ({ touchpointId: touchpoint.id, x: column.x + index * share, width: share, folded: true }));
  });
  return { laneWidth, columns: places };
}

/** Runs of columns that stand under one stage. */
export function spansOf(columns) {
  const spans = [];
  for (const column of columns) {
    const last = spans[spans.length - 1];
    if (last && last.stage === column.stage) {
      last.count += 1;
      last.width += column.width;
    } else spans.push({ stage: column.stage, count: 1, width: column.width, type: column.type, touchpoints: column.touchpoints });
  }
  return spans;
}

function limitsOf(density, wordWidth) {
  const limits = LIMITS[density] ?? LIMITS.compact;
  const least = Math.max(limits.least, Math.min(WORD_MOST, wordWidth));
  return density === "fit" ? { ...limits, least, roomy: least + limits.roomy - limits.least } : limits;
}

function columnsOfStage(state, stage) {
  const touchpoints = state.touchpoints(stage.id);
  if (touchpoints.length === 0) return [{ type: "vacant", key: `vacant ${stage.id}`, stage, touchpoints }];
  if (state.isFolded(stage.id)) return [{ type: "folded", key: `folded ${stage.id}`, stage, touchpoints }];
  return touchpoints.map((touchpoint) => ({ type: "open", key: touchpoint.id, stage, touchpoint, touchpoints: [touchpoint] }));
}

/** Width an open column gets when they share what the folded ones leave. */
function measure(columns, room, { least, most }) {
  const open = columns.filter((column) => column.type !== "folded").length;
  const folded = columns.reduce((sum, column) => sum + (column.type === "folded" ? foldedWidth(column) : 0), 0);
  const left = room - folded;
  const each = Math.max(least, Math.min(most, Math.floor(left / Math.max(1, open))));
  return { each, left, open, overflows: each * open > left };
}

function foldedWidth(column) {
  return Math.max(FOLDED_LEAST, column.touchpoints.length * FOLDED_TOUCHPOINT);
}

function spread(columns, room, limits) {
  const { each, left, open } = measure(columns, room, limits);
  // Whole pixels keep hairlines sharp; the first columns take what is left over.
  let spare = each > limits.least && each < limits.most ? left - each * open : 0;
  for (const column of columns) {
    if (column.type === "folded") column.width = foldedWidth(column);
    else {
      column.width = each + (spare > 0 ? 1 : 0);
      spare -= 1;
    }
  }
}
