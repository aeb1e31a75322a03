// How wide words are at the size of labels, measured once each.

const known = new Map();
let context = null;

/** Width of words in the font of labels, in pixels. */
export function widthOf(words) {
  if (!known.has(words)) {
    context ??= document.createElement("canvas").getContext("2d");
    context.font = "600 11px Inter, system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif";
    known.set(words, context.measureText(words).width);
  }
  return known.get(words);
}

/** Words cut to a width, with an ellipsis where something is left out. */
export function shortened(words, width) {
  if (widthOf(words) <= width) return words;
  const letters = Array.from(words);
  while (letters.length > 1 && widthOf(`${letters.join("")}…`) > width) letters.pop();
  return `${letters.join("").trimEnd()}…`;
}
