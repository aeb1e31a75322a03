// Exports: svgElement(tag, attributes, ...children), icon(name, size), ICON_NAMES

const SVG = "http://www.w3.org/2000/svg";

/** An SVG element; attributes are set as text, children appended. */
export function svgElement(tag, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) element.setAttribute(name, String(value));
  }
  for (const child of children) {
    if (child !== null && child !== undefined) element.append(child);
  }
  return element;
}

// Strokes on a 16 by 16 field; each entry is a list of [tag, attributes] or a path string.
const SHAPES = {
  person: [["circle", { cx: 8, cy: 5, r: 2.6 }], "M3.2 13.8c.2-3 2.1-4.7 4.8-4.7s4.6 1.7 4.8 4.7"],
  phone: [["rect", { x: 4.6, y: 1.8, width: 6.8, height: 12.4, rx: 1 }], "M7.2 12h1.6"],
  building: ["M3.4 14V2.4h9.2V14M2 14h12M6.2 5.2h.8M9 5.2h.8M6.2 8h.8M9 8h.8M6.8 14v-2.8h2.4V14"],
  undo: ["M5.4 3.4 2.8 6l2.6 2.6M2.8 6h6.4a3.6 3.6 0 0 1 0 7.2H6"],
  redo: ["M10.6 3.4 13.2 6l-2.6 2.6M13.2 6H6.8a3.6 3.6 0 0 0 0 7.2H10"],
  search: [["circle", { cx: 7, cy: 7, r: 4.3 }], "m10.3 10.3 3.3 3.3"],
  plus: ["M8 3.2v9.6M3.2 8h9.6"],
  minus: ["M3.2 8h9.6"],
  close: ["m4 4 8 8M12 4l-8 8"],
  check: ["m3.2 8.4 3.2 3.2 6.4-7"],
  list: ["M6 4h7.6M6 8h7.6M6 12h7.6M2.8 4h.01M2.8 8h.01M2.8 12h.01"],
  menu: ["M3.5 8h.01M8 8h.01M12.5 8h.01"],
  grip: ["M6 4h.01M10 4h.01M6 8h.01M10 8h.01M6 12h.01M10 12h.01"],
  fold: ["M1.6 3.6 5.8 8l-4.2 4.4M14.4 3.6 10.2 8l4.2 4.4"],
  unfold: ["M5.8 3.6 1.6 8l4.2 4.4M10.2 3.6 14.4 8l-4.2 4.4"],
  chevron_right: ["m6 3.8 4.2 4.2L6 12.2"],
  chevron_left: ["M10 3.8 5.8 8l4.2 4.2"],
  chevron_down: ["m3.8 6 4.2 4.2L12.2 6"],
  chevron_up: ["m3.8 10 4.2-4.2 4.2 4.2"],
  eye: ["M1.6 8s2.4-4.4 6.4-4.4S14.4 8 14.4 8s-2.4 4.4-6.4 4.4S1.6 8 1.6 8z", ["circle", { cx: 8, cy: 8, r: 1.9 }]],
  eye_off: ["M3.2 5.4C2.1 6.6 1.6 8 1.6 8s2.4 4.4 6.4 4.4c1 0 1.9-.3 2.7-.7M6.3 3.8c.5-.1 1.1-.2 1.7-.2 4 0 6.4 4.4 6.4 4.4s-.5 1-1.5 2.1M2.6 2.6l10.8 10.8"],
  trash: ["M2.8 4.4h10.4M6.2 4.2V2.6h3.6v1.6M4.2 4.4l.6 9h6.4l.6-9M6.8 7v4M9.2 7v4"],
  edit: ["M3 13l.6-2.7L10.7 3.2l2.1 2.1-7.1 7.1L3 13zM9.2 4.7l2.1 2.1"],
  comment: ["M2.4 3h11.2v7.6H7.8L5 13.2v-2.6H2.4z"],
  data: [["ellipse", { cx: 8, cy: 4, rx: 4.8, ry: 1.9 }], "M3.2 4v8c0 1 2.1 1.9 4.8 1.9s4.8-.9 4.8-1.9V4M3.2 8c0 1 2.1 1.9 4.8 1.9S12.8 9 12.8 8"],
  branch: ["M2.4 8h4.2c2.6 0 2.6-4 5.2-4h1.4M6.6 8c2.6 0 2.6 4 5.2 4h1.4M11.4 2.2 13.2 4l-1.8 1.8M11.4 10.2l1.8 1.8-1.8 1.8"],
  repeat: ["M3 6.6A5.2 5.2 0 0 1 12.6 5.4M13 9.4A5.2 5.2 0 0 1 3.4 10.6M12.8 2.6v3h-3M3.2 13.4v-3h3"],
  skip: ["M2.4 11.4C3.6 6.8 6 4.8 8.6 4.8c2 0 3.6 1.2 4.6 3.6M13.4 5v3.6H9.8"],
  link: ["M6.6 9.4 9.4 6.6M7.4 4.6 9 3a2.8 2.8 0 0 1 4 4l-1.6 1.6M8.6 11.4 7 13a2.8 2.8 0 0 1-4-4l1.6-1.6"],
  clock: [["circle", { cx: 8, cy: 8, r: 5.8 }], "M8 4.8V8l2.2 1.6"],
  help: ["M5.8 6c0-1.4 1-2.2 2.2-2.2s2.2.8 2.2 2c0 1.7-2.2 1.9-2.2 3.6M8 12.2v.01"],
  info: [["circle", { cx: 8, cy: 8, r: 5.8 }], "M8 7.4v3.6M8 5v.01"],
  warning: ["M8 2.4 14.2 13.4H1.8zM8 6.6v3.2M8 11.6v.01"],
  merge: ["M3.4 2.4v2.4c0 3 4.6 3.2 4.6 6.2v2.6M12.6 2.4v2.4c0 3-4.6 3.2-4.6 6.2M5.8 11.6 8 13.8l2.2-2.2"],
  copy: [["rect", { x: 5.4, y: 5.4, width: 8, height: 8, rx: 1 }], "M10.6 5.2V2.6H2.6v8h2.6"],
  panel: [["rect", { x: 2, y: 2.8, width: 12, height: 10.4, rx: 1 }], "M10 2.8v10.4"],
  zoom_in: [["circle", { cx: 7, cy: 7, r: 4.3 }], "m10.3 10.3 3.3 3.3M7 5.2v3.6M5.2 7h3.6"],
  zoom_out: [["circle", { cx: 7, cy: 7, r: 4.3 }], "m10.3 10.3 3.3 3.3M5.2 7h3.6"],
  columns_narrow: ["M2.6 2.8h10.8v10.4H2.6zM6.2 2.8v10.4M9.8 2.8v10.4"],
  columns_wide: ["M2.6 2.8h10.8v10.4H2.6zM8 2.8v10.4"],
  present: [["rect", { x: 2, y: 2.8, width: 12, height: 7.8, rx: 1 }], "M8 10.6v3M5.4 13.6h5.2M6.8 5.2v3l2.6-1.5z"],
  fit: ["M5.8 2.6H2.6v3.2M10.2 2.6h3.2v3.2M5.8 13.4H2.6v-3.2M10.2 13.4h3.2v-3.2"],
};

// Dots drawn as very short strokes need a wider pen to be seen.
const WIDE = new Set(["grip", "menu"]);

/** A line icon of the given pixel size; it takes the colour of the text around it. */
export function icon(name, size = 16) {
  const small = size <= 12;
  const stroke = WIDE.has(name) ? 2 : small ? 1.5 : 1.35;
  const drawing = svgElement("svg", {
    class: small ? "i s" : "i", viewBox: "0 0 16 16", width: size, height: size, fill: "none",
    stroke: "currentColor", "stroke-width": stroke, "stroke-linecap": "round", "stroke-linejoin": "round",
    "aria-hidden": "true", focusable: "false",
  });
  for (const shape of SHAPES[name] ?? SHAPES.info) {
    drawing.append(typeof shape === "string" ? svgElement("path", { d: shape }) : svgElement(shape[0], shape[1]));
  }
  return drawing;
}
