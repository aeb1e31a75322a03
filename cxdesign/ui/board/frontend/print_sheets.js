// The map as sheets of paper: as many columns and lanes on each as fit, each with the labels and the head again.

import { element } from "./dom.js";
import { drawDots, legendOf } from "./print_legend.js";

/** What fits on A4 and on Letter, lying, with the margins of print_page.css, in CSS pixels. */
const PAPER = { width: 980, height: 705 };
const HEADING = 34;
/** Room for a legend of two lines; where it needs more, the sheets are made anew for it. */
const LEGEND = 64;
const LEGEND_GAP = 12;
/** The lines around the rows come on top of their heights. */
const BORDERS = 8;
const LEAST_COLUMN = 122;
const EMPATHY = "empathy";
/** A map that is a little too high for one sheet is drawn so much smaller that it fits. */
const LEAST_SIZE = 0.75;
const GAP = 4;
const LEFT_OUT = "[data-affordance], .whisper, .grip, .level.unset, .tag, .fold-stage, .unfold, .more, button.ghost, .pt.missing, .focus-ring, .hit, .ring, textarea, .needs-filters, .tint, .thread, .pop";
const STATES = ["sel", "on", "cursor", "host", "peer", "editing", "aimed", "held", "held-away", "near", "dimmed", "lit", "live", "grabbing", "stretching", "marked", "found"];

/** Width of a column on paper: as many as fit share the width of a sheet. */
export function widthOf(board) {
  const room = PAPER.width - board.state.layout.laneWidth;
  return Math.floor(room / Math.max(1, Math.floor(room / LEAST_COLUMN)));
}

/** Lay the map as it is drawn now on paper, with the legend below the last sheet, or on one of its own where it finds no room. */
export function lay(board, paper) {
  const needed = fill(board, paper, LEGEND);
  if (needed > LEGEND) fill(board, paper, needed + BORDERS);
  const legend = paper.querySelector(".legend");
  const sheets = [...paper.querySelectorAll(".sheet")];
  const isFlowing = board.configuration.name === EMPATHY;
  if (!isFlowing && !legend.hidden && HEADING + sheets.at(-1).offsetHeight + heightOf(legend) > PAPER.height) {
    const own = element("section", "sheet", {}, legend);
    paper.append(own);
    sheets.push(own);
  }
  addStrip(board, paper, sheets);
  sheets.forEach((sheet, index) => sheet.prepend(heading(board, index + 1, sheets.length)));
}

/** The strip of time stands below the map where it finds room, above the legend, or else on a sheet of its own. */
function addStrip(board, paper, sheets) {
  const strip = board.strip?.printed(PAPER.width);
  if (!strip) return;
  const last = sheets.at(-1);
  last.after(strip);
  const legend = strip.nextElementSibling;
  if (HEADING + last.offsetHeight + strip.offsetHeight + LEGEND_GAP + (legend ? heightOf(legend) : 0) <= PAPER.height) return;
  const own = element("section", "sheet", {}, strip);
  paper.append(own);
  sheets.push(own);
}

/** Make the sheets with so much room for the legend, and return how much it needs. */
function fill(board, paper, spare) {
  const isFlowing = board.configuration.name === EMPATHY;
  const bodies = isFlowing ? [copyOf(board.grid.root)] : bodiesOf(board, spare);
  const sheets = bodies.map((body) => element("section", `sheet${isFlowing ? " flows" : ""}`, {}, body));
  for (const sheet of sheets) drawDots(sheet);
  paper.replaceChildren(...sheets, legendOf(board, sheets));
  return heightOf(paper.lastChild);
}

const heightOf = (legend) => (legend.hidden ? 0 : legend.offsetHeight + LEGEND_GAP);

function bodiesOf(board, spare) {
  const { grid } = board;
  const head = grid.head.root.offsetHeight;
  const room = PAPER.height - HEADING - spare;
  const size = Math.min(1, room / (head + grid.body.offsetHeight));
  const isOne = size >= LEAST_SIZE;
  const rows = rowsOf(board, isOne ? Infinity : room - head);
  const bodies = runsOfColumns(grid.columns, PAPER.width / (isOne ? size : 1) - board.state.layout.laneWidth)
    .flatMap((columns) => rows.map((some) => bodyOf(board, columns, some, head)));
  if (isOne) for (const body of bodies) body.style.zoom = size;
  return bodies;
}

/** Runs of columns that fit a sheet; where a stage fits a sheet of its own, it is not torn apart. */
function runsOfColumns(columns, room) {
  const stages = [];
  for (const column of columns) {
    const key = column.record?.stage_id ?? column.stage?.id ?? column.key;
    if (stages.at(-1)?.key === key) stages.at(-1).columns.push(column);
    else stages.push({ key, columns: [column] });
  }
  const widthOfAll = (some) => some.reduce((sum, column) => sum + column.width, 0);
  const runs = [[]];
  const take = (some) => {
    if (runs.at(-1).length && widthOfAll(runs.at(-1)) + widthOfAll(some) > room) runs.push([]);
    runs.at(-1).push(...some);
  };
  for (const { columns: some } of stages) {
    if (widthOfAll(some) <= room) take(some);
    else for (const column of some) take([column]);
  }
  return runs;
}

/** Rows that fit a sheet, by what they are and how high; a row that is higher than a sheet goes on below, card by card. */
function rowsOf(board, room) {
  const sheets = [[]];
  let left = room;
  const add = (row) => {
    if (row.height > left && sheets.at(-1).length) {
      sheets.push([]);
      left = room;
    }
    sheets.at(-1).push(row);
    left -= row.height;
  };
  for (const node of board.grid.body.children) {
    const row = { node, top: node.offsetTop, height: node.offsetHeight, from: 0, to: room };
    if (row.height <= room) add(row);
    else for (const part of partsOf(node, room)) add({ ...row, ...part });
  }
  return sheets;
}

/** Parts of a high row: of each cell the cards whose foot still lies within the part. */
function partsOf(node, room) {
  const ends = [...node.querySelectorAll(".cell")].map((cell) => [...cell.querySelectorAll(".card")].reduce((sum, card) => sum + card.offsetHeight + GAP, 2 * GAP));
  const count = Math.max(1, Math.ceil(Math.max(...ends, 1) / (room * 0.8)));
  return Array.from({ length: count }, (_, part) => ({ isPart: true, part, room: room * 0.8, height: Math.min(room, room * 0.8) }));
}

function bodyOf(board, columns, rows, head) {
  const { grid, state } = board;
  const places = columns.map((column) => grid.columns.indexOf(column));
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  const part = { columns, places, width, x: columns[0].x, laneWidth: state.layout.laneWidth };
  const body = element("div", "body", {}, ...rows.map((row) => rowOf(row, part)));
  const net = netOf(grid.root, rows, part, head);
  const root = element("div", "grid", {}, headOf(board, part), ...(net ? [net] : []), body);
  root.style.setProperty("--lane-w", `${part.laneWidth}px`);
  root.style.setProperty("--cols", columns.map((column) => `${column.width}px`).join(" "));
  root.style.setProperty("--board-w", `${part.laneWidth + width}px`);
  return root;
}

function headOf(board, { columns, places }) {
  const { head } = board.grid;
  const rows = [];
  if (head.stageRow?.isConnected) {
    const spans = [];
    for (const { stage } of columns) {
      if (spans.at(-1)?.stage === stage) spans.at(-1).count += 1;
      else spans.push({ stage, count: 1 });
    }
    rows.push(element("div", "row stages", {}, corner(), ...spans.map(({ stage, count }) => {
      const copy = copyOf(head.elementOf(stage.id));
      copy.style.gridColumn = `span ${count}`;
      return copy;
    })));
  }
  rows.push(element("div", "row tps", {}, corner(), ...places.map((place) => copyOf(head.touchpointRow.children[place + 1]))));
  return element("div", "head", {}, ...rows);
}

const corner = () => element("div", "lane corner");

function rowOf(row, { columns, places, x, width, laneWidth }) {
  const { node } = row;
  const copy = node.cloneNode(false);
  for (const name of ["role", "aria-label"]) copy.removeAttribute(name);
  if (!row.isPart) copy.style.minHeight = `${row.height}px`;
  const [label, ...cells] = node.children;
  copy.append(copyOf(label));
  if (node.querySelector(".curve-plot")) copy.append(curveOf(node, { from: x - laneWidth, width }));
  else if (node.matches(".boundary")) copy.append(...cells.map(copyOf));
  else copy.append(...places.map((place, index) => within(cellOf(cells[place], row), x + width - columns[index].x)));
  return copy;
}

/** A card that spans columns of the next sheet ends at the edge of this one. */
function within(cell, room) {
  for (const card of cell.querySelectorAll(".card[data-span]")) {
    card.style.setProperty("--span", `${Math.min(room, parseFloat(card.style.getPropertyValue("--span")) || room)}px`);
  }
  return cell;
}

function cellOf(cell, row) {
  const copy = copyOf(cell);
  if (!row.isPart) return copy;
  let end = 2 * GAP;
  const cards = [...cell.querySelectorAll(".card")];
  const copies = [...copy.querySelectorAll(".card")];
  cards.forEach((card, index) => {
    end += card.offsetHeight + GAP;
    if (Math.floor((end - 1) / row.room) !== row.part) copies[index]?.remove();
  });
  return copy;
}

/** The stretch of the curve over some columns. */
function curveOf(row, { from, width }) {
  const axis = copyOf(row.querySelector(".curve-axis"));
  const plot = copyOf(row.querySelector(".curve-plot"));
  const height = plot.getAttribute("height");
  plot.setAttribute("viewBox", `${from} 0 ${width} ${height}`);
  plot.setAttribute("width", width);
  plot.style.overflow = "hidden";
  return element("div", "curve-mount emotion", {}, axis, plot);
}

/** The stretch of the arrows over some columns and lanes. */
function netOf(root, rows, { x, width, laneWidth }, head) {
  const net = root.querySelector(":scope > .net");
  if (!net || rows.some((row) => row.isPart)) return null;
  const body = root.querySelector(":scope > .body");
  const top = body.offsetTop + rows[0].node.offsetTop - (rows[0].node.offsetParent === body ? 0 : body.offsetTop);
  const last = rows.at(-1);
  const bottom = top + rows.reduce((sum, row) => sum + row.height, 0) + (last.node.nextElementSibling ? 0 : root.querySelector(".net-foot")?.offsetHeight ?? 0);
  const copy = copyOf(net);
  copy.setAttribute("viewBox", `${x} ${top} ${width} ${bottom - top}`);
  copy.setAttribute("width", width);
  copy.setAttribute("height", bottom - top);
  Object.assign(copy.style, { left: `${laneWidth}px`, top: `${head}px`, overflow: "hidden" });
  return copy;
}

/** A copy that can only be read: without handles, prompts, and what is selected or held. */
function copyOf(node) {
  const copy = node.cloneNode(true);
  for (const loose of copy.querySelectorAll(LEFT_OUT)) loose.remove();
  for (const one of [copy, ...copy.querySelectorAll("*")]) {
    one.classList.remove(...STATES);
    for (const name of ["id", "tabindex", "role", "aria-label", "aria-description"]) one.removeAttribute(name);
  }
  return copy;
}

function heading(board, page, count) {
  const view = board.views.chosen?.name;
  const map = board.t(`enum.map_name.${board.configuration.name}`);
  return element("header", "sheet-heading", {},
    element("b", "", {}, board.state.project?.name ?? ""), element("span", "", {}, view ? `${map} · ${view}` : map), element("span", "bar-grow"),
    element("span", "", {}, board.t("print.date", { date: new Date().toLocaleDateString(board.locale) })),
    element("span", "", {}, board.t("print.page", { page, count })));
}
