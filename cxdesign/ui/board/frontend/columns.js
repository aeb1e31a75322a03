// Where the columns of the board stand: widths from the room there is, the density and what is folded.

const FOLDED_TOUCHPOINT = 23;
const FOLDED_LEAST = 46;
// However long a word is, the narrowest density asks for no more than this.
const WORD_MOST = 96;

/**
 * Columns of the board from left to right, as its configuration gives them, with their places. A column is open, a
 * folded stage or the empty place of a stage without touchpoints; `x` counts from the left edge of the lane labels. `labelWidth` is what the longest word of
 * the lane names needs, so that a wide font makes the labels wider and breaks no word; `wordWidth` is the same for the
 * columns, below which the narrowest density does not go but scrolls. `overflows` says that the columns
 * at their least width do not fit.
 */
export function columnsOf(state, { room, isNarrow, labelWidth = 0, wordWidth = 0 }) {
  const { widths } = state.configuration;
  const { least, most } = isNarrow ? widths.lane.narrow : widths.lane.wide;
  const laneWidth = Math.max(least, Math.min(most, Math.ceil(labelWidth)));
  const limits = limitsOf(widths.column, state.density, wordWidth, state.leastColumn);
  const columns = state.configuration.columns(state);
  const { overflows } = measure(columns, room - laneWidth, limits);
  spread(columns, room - laneWidth, limits);
  let x = laneWidth;
  for (const column of columns) {
    column.x = x;
    x += column.width;
  }
  const tracks = columns.map((column) => `${column.width}px`);
  return { laneWidth, columns, template: tracks.join(" "), width: x, overflows };
}

/** The same places, one entry for each touchpoint, as the parts beside the grid read them. */
export function layoutOf({ laneWidth, columns }) {
  const places = columns.flatMap((column) => {
    if (column.type === "open") return [{ touchpointId: column.record.id, x: column.x, width: column.width, folded: false }];
    const share = column.width / Math.max(1, column.records.length);
    return column.records.map((touchpoint, index) =>
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
    } else spans.push({ stage: column.stage, count: 1, width: column.width, type: column.type, records: column.records });
  }
  return spans;
}

function limitsOf(widths, density, wordWidth, wanted) {
  const limits = widths[density] ?? widths.compact;
  if (wanted) return { ...limits, least: wanted, most: wanted };
  const least = Math.max(limits.least, Math.min(WORD_MOST, wordWidth));
  return density === "fit" ? { ...limits, least, roomy: least + limits.roomy - limits.least } : limits;
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
  return Math.max(FOLDED_LEAST, column.records.length * FOLDED_TOUCHPOINT);
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
