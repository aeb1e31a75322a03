// Small parts that the phone's page and the facilitator's screen share. Text from people goes in as text nodes only.

const SVG = "http://www.w3.org/2000/svg";

/** An element with a class, attributes and children; a null child is left out. Handlers come as `onclick` and the like. */
export function make(tag, attributes = {}, ...children) {
  return dress(document.createElement(tag), attributes, children);
}

/** The same for drawings. */
export function draw(tag, attributes = {}, ...children) {
  return dress(document.createElementNS(SVG, tag), attributes, children);
}

function dress(created, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) created.addEventListener(name.slice(2), value);
    else created.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of children.flat()) if (child !== null && child !== undefined && child !== false) created.append(child);
  return created;
}

/** Where a card stands: its moment, or the area of an empathy map. */
export function placeOf(screen, card) {
  return card.area ? screen.t(`enum.empathy_area.${card.area}`) : card.note;
}

/** An address between whose parts a line may end; to a screen reader it stays one word. */
export function parted(address) {
  return address.split(/(?<=\.)(?=[^\d])|(?=:)/).flatMap((part, index) => (index ? [make("wbr"), part] : [part]));
}

/** A heading in parts, so that no line of a Chinese one holds a mark alone: it keeps the two characters before it. */
export function heading(text) {
  return text.split(/(\p{Script=Han}{2}[？！。；：，、…”』」）]+)/u).map((part, index) => (index % 2 ? make("span", { class: "tail" }, part) : part));
}

/** Random hexadecimal digits; works without a secure context. */
export function randomHex(length = 16) {
  const bytes = crypto.getRandomValues(new Uint8Array(length / 2));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** A number with its sign, as the curve writes it. */
export function signed(value, digits = 0) {
  const text = Math.abs(value).toFixed(digits);
  if (Number(text) === 0) return text;
  return (value > 0 ? "+" : "−") + text;
}

/** Seconds as minutes and seconds; what is over counts on with a minus. */
export function clock(seconds) {
  const whole = Math.abs(Math.round(seconds));
  return `${seconds < 0 ? "−" : ""}${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

/** Texts by key, with their placeholders filled. */
export function translator(texts) {
  return (key, params = {}) => (texts[key] ?? key).replace(/\{(\w+)\}/g, (_, name) => String(params[name] ?? ""));
}

/** A countdown that asks the server's seconds once and this machine's own clock after that. */
export class Countdown {
  #left = null;
  #at = 0;
  isPaused = false;

  set(left, isPaused = false) {
    this.#left = left;
    this.isPaused = isPaused;
    this.#at = performance.now();
  }

  get seconds() {
    if (this.#left === null || this.#left === undefined) return null;
    return this.isPaused ? this.#left : this.#left - (performance.now() - this.#at) / 1000;
  }
}

/** The curve of a room: means joined by a line, their spread as a band, over the scale −5 … +5. */
export function roomCurve(result, { width, height, label, size = 1 }) {
  const items = result.items;
  const x = (index) => 12 + (items.length < 2 ? (width - 24) / 2 : (index * (width - 24)) / (items.length - 1));
  const y = (value) => ((5 - value) * (height - 16)) / 10 + 8;
  const shown = items.map((item, index) => ({ ...item, index })).filter((item) => item.mean !== null);
  const spread = (item, sign) => Math.max(-5, Math.min(5, item.mean + sign * (item.deviation ?? 0)));
  const edge = (sign) => shown.map((item) => `${x(item.index)},${y(spread(item, sign))}`);
  return draw(
    "svg",
    { class: "curve", viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": label },
    draw("rect", { class: "delight", x: 0, y: y(5), width, height: y(result.delight_line ?? 3) - y(5) }),
    draw("rect", { class: "below", x: 0, y: y(0), width, height: y(-5) - y(0) }),
    draw("line", { class: "axis", x1: 0, x2: width, y1: y(0), y2: y(0) }),
    shown.length > 1 ? draw("polygon", { class: "band", points: [...edge(1), ...edge(-1).reverse()].join(" ") }) : null,
    shown.length > 1 ? draw("polyline", { class: "means", points: shown.map((i) => `${x(i.index)},${y(i.mean)}`).join(" ") }) : null,
    shown.map((item) => mark(item, x(item.index), y(item.mean), result, size)),
  );
}

/** Peak, end and all others differ in shape before they differ in colour. */
function mark(item, x, y, result, size) {
  if (item.id === result.peak) {
    const half = 7 * size;
    const tip = item.mean < 0 ? half : -half;
    return draw("polygon", { class: item.mean < 0 ? "peak low" : "peak", points: `${x - half},${y - tip / 2} ${x + half},${y - tip / 2} ${x},${y + tip}` });
  }
  if (item.id === result.end) return draw("rect", { class: "end", x: x - 5 * size, y: y - 5 * size, width: 10 * size, height: 10 * size });
  return draw("circle", { class: "mean", cx: x, cy: y, r: 3.5 * size });
}

/** The curve of the map as it is now, with the place everybody is called to. */
export function callCurve(call, { width, height, label, size = 1 }) {
  const points = call.curve;
  const x = (index) => 12 + (points.length < 2 ? (width - 24) / 2 : (index * (width - 24)) / (points.length - 1));
  const y = (value) => ((5 - value) * (height - 16)) / 10 + 8;
  const step = points.length < 2 ? width / 2 : (width - 24) / (points.length - 1);
  const shown = points.map((point, index) => ({ ...point, index })).filter((point) => point.value !== null);
  return draw(
    "svg",
    { class: "curve", viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": label },
    points.map((point, index) => (point.is_here ? draw("rect", { class: "spot", x: x(index) - step / 2, y: 0, width: step, height }) : null)),
    draw("line", { class: "axis", x1: 0, x2: width, y1: y(0), y2: y(0) }),
    shown.length > 1 ? draw("polyline", { class: "means", points: shown.map((i) => `${x(i.index)},${y(i.value)}`).join(" ") }) : null,
    shown.map((point) => draw("circle", { class: point.is_here ? "here" : "mean", cx: x(point.index), cy: y(point.value), r: (point.is_here ? 7 : 3) * size })),
  );
}

/** How the place everybody is called to feels now: its value, or from the lowest to the highest of a stage; null when none is stated. */
export function callFelt(call) {
  const values = call.curve.filter((point) => point.is_here && point.value !== null).map((point) => point.value);
  if (!values.length) return null;
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return low === high ? signed(low) : `${signed(low)} … ${signed(high)}`;
}
