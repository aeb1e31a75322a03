// How long ago something was, in the coarsest words that still help.

const STEPS = [["minute", 60], ["hour", 3600], ["day", 86400], ["month", 2629800], ["year", 31557600]];

/** Words for a point in time, "now" for less than a minute. */
export function agoWords(board, moment, now = Date.now()) {
  const seconds = Math.max(0, (now - Date.parse(moment)) / 1000);
  const [unit, length] = STEPS.findLast(([, one]) => seconds >= one) ?? ["second", 1];
  const format = new Intl.RelativeTimeFormat(board.locale, { numeric: "auto", style: "short" });
  return unit === "second" ? format.format(0, unit) : format.format(-Math.floor(seconds / length), unit);
}
