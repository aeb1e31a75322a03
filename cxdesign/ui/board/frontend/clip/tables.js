// Lines and tables as a clipboard holds them: text with tabs, and the tables that spreadsheets write as HTML.

import { element } from "../dom.js";
import { manyLines } from "../texts.js";

/** Most rows and columns that are read from a table (ours). */
const SIDE_LIMIT = 1000;
const BULLET = /^[ \t]*[•·●▪‣◦][ \t]*/;
const FORMULA = /^[=+\-@＝＋－＠'\t\r]/;
const BLOCKS = new Set(["P", "DIV", "LI", "TR"]);
/** Elements whose text nobody sees; a remark on a cell of LibreOffice is a `comment`. */
const UNREAD = new Set(["STYLE", "SCRIPT", "COMMENT"]);

/** Rows of cells in a text of tabs and lines; a cell in quotation marks may hold line breaks, as spreadsheets write them. */
export function rowsOfText(text) {
  const rows = [[]];
  let cell = "";
  let isQuoted = false;
  const source = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  const endCell = () => { rows.at(-1).push(cell); cell = ""; };
  for (let at = 0; at < source.length; at += 1) {
    const sign = source[at];
    if (isQuoted) {
      if (sign !== '"') cell += sign;
      else if (source[at + 1] === '"') { cell += '"'; at += 1; }
      else isQuoted = false;
    } else if (sign === '"' && cell === "" && closes(source, at)) isQuoted = true;
    else if (sign === "\t") endCell();
    else if (sign === "\n") { endCell(); rows.push([]); }
    else cell += sign;
  }
  endCell();
  return tidied(rows);
}

/** Whether a quotation mark that opens a cell has its partner at the end of one. */
function closes(source, from) {
  for (let at = from + 1; at < source.length; at += 1) {
    if (source[at] !== '"') continue;
    if (source[at + 1] === '"') at += 1;
    else return at + 1 === source.length || source[at + 1] === "\t" || source[at + 1] === "\n";
  }
  return false;
}

/** Lines that say something, without the bullets of lists. */
export const linesOf = (text) => manyLines(text).split("\n").map((line) => manyLines(line.replace(BULLET, "")).trim()).filter(Boolean);

/** Text without the bullets whose tabs would be taken for cells. */
export const withoutBullets = (text) => text.replace(/\r\n?/g, "\n").split("\n").map((line) => line.replace(BULLET, "")).join("\n");

const HANDLERS = /\son\w+\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)/gi;

/** A document of untrusted HTML: parsed apart, so that nothing in it runs or loads; its handlers would only be reported. */
export function parsed(html) {
  const quiet = html.replace(/<[^>]*>/g, (tag) => (tag.includes("data-cxdesign") ? tag : tag.replace(HANDLERS, "")));
  return new DOMParser().parseFromString(quiet, "text/html");
}

/** Rows of cells of the first table in a document, null when there is none. */
export function rowsOfTable(page) {
  const table = page.querySelector("table");
  if (!table) return null;
  const rows = [...table.rows].slice(0, SIDE_LIMIT + 1).map(() => []);
  [...table.rows].slice(0, rows.length).forEach((row, down) => {
    let across = 0;
    for (const cell of [...row.cells].slice(0, SIDE_LIMIT + 1)) {
      while (rows[down][across] !== undefined) across += 1;
      // Cells may say that they are huge: what lies beyond the edge is not filled, or the browser would stand still.
      if (across > SIDE_LIMIT) break;
      const [width, height] = [Math.min(cell.colSpan, SIDE_LIMIT + 1 - across), Math.min(cell.rowSpan || 1, rows.length - down)];
      for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) rows[down + y][across + x] = y || x ? "" : textIn(cell);
      across += width;
    }
  });
  const unseen = hiddenColumns(table);
  const seen = rows.filter((_, down) => !isHidden(table.rows[down]));
  return tidied(seen.map((row) => Array.from(row, (cell) => cell ?? "").filter((_, across) => !unseen.has(across))));
}

/** Whether somebody who copied something did not see it: rows and columns that are hidden, remarks, misaligned ends. */
const isHidden = (node) => /display\s*:\s*none|mso-hide\s*:\s*all/i.test(node.getAttribute("style") ?? "");

function hiddenColumns(table) {
  const found = new Set();
  let across = 0;
  for (const column of table.querySelectorAll("col")) {
    const width = Math.min(Number(column.getAttribute("span")) || 1, SIDE_LIMIT + 1 - across);
    for (let x = 0; x < width; x += 1) if (isHidden(column)) found.add(across + x);
    across += width;
  }
  return found;
}

/** What a cell says: white space as a browser would show it, breaks and blocks as lines. */
function textIn(node) {
  let text = "";
  for (const child of node.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) text += child.data.replace(/\s+/g, " ");
    else if (child.nodeName === "BR") text += "\n";
    else if (child.nodeType === Node.ELEMENT_NODE && !UNREAD.has(child.nodeName) && !isHidden(child)) {
      text += BLOCKS.has(child.nodeName) && text.trim() ? `\n${textIn(child)}` : textIn(child);
    }
  }
  return text.replace(/ *\n */g, "\n");
}

/** Cells as cards take them; empty rows and columns at the edges after the last text go. */
function tidied(rows) {
  const cells = rows.map((row) => row.map((cell) => unescaped(manyLines(cell).trim())));
  while (cells.length && cells.at(-1).every((cell) => cell === "")) cells.pop();
  const width = Math.max(0, ...cells.map((row) => row.findLastIndex((cell) => cell !== "") + 1));
  return cells.map((row) => Array.from({ length: width }, (_, index) => row[index] ?? ""));
}

const unescaped = (cell) => (cell[0] === "'" && cell.length > 1 && FORMULA.test(cell[1]) ? cell.slice(1) : cell);
/** What no spreadsheet takes for a formula. */
const escaped = (cell) => (FORMULA.test(cell) ? `'${cell}` : cell);

/** Rows as text with tabs, cells with breaks in quotation marks. */
export function tabbed(rows) {
  const quoted = (cell) => (/[\t\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return rows.map((row) => row.map((cell) => quoted(escaped(cell))).join("\t")).join("\n");
}

/** Rows as HTML with a parcel in an attribute; one column of cards becomes a list. */
export function markup(rows, parcelText, isList) {
  const lines = (cell) => cell.split("\n").flatMap((line, index) => (index ? [element("br"), line] : [line]));
  const root = isList ? element("ul", "", {}, ...rows.map(([cell]) => element("li", "", {}, ...lines(cell))))
    : element("table", "", {}, ...rows.map((row) => element("tr", "", {}, ...row.map((cell) => element("td", "", {}, ...lines(escaped(cell)))))));
  if (parcelText) root.dataset.cxdesign = parcelText;
  return `<meta charset="utf-8">${root.outerHTML}`;
}
