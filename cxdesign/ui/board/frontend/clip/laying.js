// Laying a grid of cards onto the map: columns to the right and lanes downward from a cell, in one command.

import { areaId, cardKindOf, flowKind, holdsCards, placeOf, randomHex } from "../records.js";
import { attributesFor, attributesOf } from "./parcel.js";

/** A grid of texts, row by row; empty cells bring nothing. */
export function gridOfTexts(rows) {
  const cards = rows.flatMap((row, down) => row.map((text, across) => ({ column: across, row: down, text, width: 1, attributes: {} })));
  return { width: Math.max(0, ...rows.map((row) => row.length)), height: rows.length, cards: cards.filter(({ text }) => text.trim()) };
}

/** Cards for one cell, one below the other. */
export const gridOfLines = (lines) =>
  ({ width: 1, height: 1, cards: lines.map((text) => ({ column: 0, row: 0, text, width: 1, attributes: {} })) });

/** The cell that pasting begins in: that of the selection, `beforeId` the card it goes before; null when there is none. */
export function startOf(board) {
  const { state, grid } = board;
  if (state.cursor) return fitting(board, { ...state.cursor, beforeId: null });
  const record = state.selection ? state.records.get(state.selection) : null;
  const place = record && placeOf(record);
  if (place) {
    const cards = state.cards(place.columnId, place.laneId);
    return fitting(board, { ...place, beforeId: cards[cards.findIndex(({ id }) => id === record.id) + 1]?.id ?? null });
  }
  const columns = columnsIn(grid);
  const lanes = cardLanes(board);
  if (record?.kind === "touchpoint" && lanes.length) return { columnId: record.id, laneId: lanes[0].id, beforeId: null };
  return record?.kind === "lane" && columns.length ? fitting(board, { columnId: columns[0].id, laneId: record.id, beforeId: null }) : null;
}

const fitting = (board, place) => (cardLanes(board).some(({ id }) => id === place.laneId) ? place : null);
/** All columns, those of folded stages too: what is pasted over them unfolds them. */
const columnsIn = (grid) => grid.columns.flatMap(({ type, record, records }) => (type === "open" ? [record] : records ?? []));
const cardLanes = (board) => board.state.visibleLanes().filter(holdsCards);

/** How a grid fits from a cell on: the columns and lanes there are, and how many are missing. */
export function fitOf(board, start, grid) {
  const columns = columnsIn(board.grid);
  const lanes = cardLanes(board);
  const [left, top] = [columns.findIndex(({ id }) => id === start.columnId), lanes.findIndex(({ id }) => id === start.laneId)];
  const [room, depth] = [columns.slice(left, left + grid.width), lanes.slice(top, top + grid.height)];
  const { can } = board.configuration;
  return {
    columns: room, lanes: depth, missing: { columns: grid.width - room.length, rows: grid.height - depth.length },
    addable: { columns: can.addColumns && room.length > 0, rows: can.addLanes },
  };
}

/** The command that lays a grid from a cell on; `adds` are how many columns and rows it makes for what does not fit. */
export function layingOf(board, start, grid, fit, adds = { columns: 0, rows: 0 }) {
  const stem = randomHex();
  const [width, height] = [fit.columns.length + adds.columns, fit.lanes.length + adds.rows];
  const inside = grid.cards.filter(({ column, row }) => column < width && row < height);
  const touchpoints = Array.from({ length: adds.columns }, () =>
    ({ name: board.t("board.new_touchpoint"), stage_id: fit.columns.at(-1).stage_id }));
  const lanes = Array.from({ length: adds.rows }, () => ({ name: board.t("board.new_lane"), role: "notes" }));
  const columns = [...fit.columns.map(({ id }) => id), ...touchpoints.map((_, index) => `touchpoint:${stem}.t${index}`)];
  const rows = [...fit.lanes.map((lane) => lane.id), ...lanes.map((_, index) => `lane:${stem}.l${index}`)];
  const roles = [...fit.lanes, ...lanes];
  let poorer = 0;
  const cards = inside.map((card) => {
    const { kept, isWhole } = attributesFor(kindAt(roles[card.row]), card.attributes);
    if (!isWhole) poorer += 1;
    return cardPart(card, kept, { last: Math.min(card.column + card.width, width) - 1, beforeId: isStart(card) ? start.beforeId : null });
  });
  const arrows = arrowsFor(grid.cards, grid.flows ?? [], inside, roles.map(({ role }) => role));
  const command = { name: "paste", stem, ...filled({ touchpoints, lanes }), columns, rows, cards, ...filled({ flows: arrows.flows }) };
  return {
    command, folded: foldedUnder(board, command),
    ids: cards.map((card, index) => `${kindAt(roles[card.row])}:${stem}.${index}`), poorer, left: grid.cards.length - inside.length, links: arrows.links,
  };
}

/** A card of a paste command; what is at its default is left out, so that a thousand of them stay small. */
export function cardPart({ column, row, text, width }, attributes, { last, beforeId = null }) {
  return {
    column, row, text, ...(beforeId ? { before_id: beforeId } : {}), ...(width > 1 && last > column ? { last } : {}),
    ...(Object.keys(attributes).length ? { attributes } : {}),
  };
}

/** The kind of record a card becomes in a lane, or a note in an area of the empathy map. */
export const kindAt = (lane) => (lane.id === areaId(lane.role) ? "empathy_note" : cardKindOf(lane));

/**
 * The arrows that come along with the cards of a parcel that are pasted, as the command names them, and how many arrows and
 * links stay behind. `roles` are those of the lanes the cards go to.
 */
export function arrowsFor(cards, flows, placed, roles) {
  const numbers = new Map(placed.map((card, number) => [card, number]));
  const roleOf = (card) => roles[card.row];
  const along = flows.map((flow) => ({ ...flow, ends: [cards[flow.source], cards[flow.target]] })).filter(({ ends, is_non_visual: isNonVisual }) =>
    ends.every((card) => numbers.has(card)) && flowKind(...ends.map(roleOf), isNonVisual) !== null);
  const links = placed.reduce((sum, card) => sum + (card.links ?? 0), 0) - 2 * along.length;
  return {
    flows: along.map(({ ends, is_repeat, is_non_visual }) => ({
      source: numbers.get(ends[0]), target: numbers.get(ends[1]), ...(is_repeat ? { is_repeat } : {}), ...(is_non_visual ? { is_non_visual } : {}),
    })),
    links: Math.max(0, links),
  };
}

/** Without the lists that are empty. */
export const filled = (lists) => Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length));

const isStart = ({ column, row }) => column === 0 && row === 0;

/** The folded stages that a laying puts cards or touchpoints into. */
function foldedUnder(board, { columns, cards, touchpoints = [] }) {
  const { state, outline } = board;
  if (outline.isOn) return [];
  const under = cards.map((card) => state.records.get(columns[card.column])?.stage_id);
  const ids = new Set([...under, ...touchpoints.map((touchpoint) => touchpoint.stage_id)]);
  return state.stages().filter(({ id }) => ids.has(id) && state.isFolded(id));
}

/** The command that puts a copy of each card below itself; copies from one cell stand together below the last of them. */
export function doublingOf(board, cards, parcel) {
  const stem = randomHex();
  const { state } = board;
  const places = cards.map(placeOf);
  const columns = [...new Set(places.map(({ columnId }) => columnId))];
  const rows = [...new Set(places.map(({ laneId }) => laneId))];
  const ends = new Map(places.map((place, index) => [`${place.columnId}|${place.laneId}`, cards[index].id]));
  const parts = cards.map((card, index) => {
    const { columnId, laneId } = places[index];
    const cell = state.cards(columnId, laneId);
    const beforeId = cell[cell.findIndex(({ id }) => id === ends.get(`${columnId}|${laneId}`)) + 1]?.id ?? null;
    if (card.last_touchpoint_id && !columns.includes(card.last_touchpoint_id)) columns.push(card.last_touchpoint_id);
    const at = { column: columns.indexOf(columnId), row: rows.indexOf(laneId), text: card.text, width: 1 };
    const last = card.last_touchpoint_id ? { last: columns.indexOf(card.last_touchpoint_id) } : {};
    return { ...cardPart(at, attributesOf(card), { last: -1, beforeId }), ...last };
  });
  const arrows = arrowsFor(parcel.cards, parcel.flows, parcel.cards, parcel.lanes.map(({ role }) => role));
  const command = { name: "paste", stem, columns, rows, cards: parts, ...filled({ flows: arrows.flows }) };
  return { command, links: arrows.links, ids: cards.map((card, index) => `${card.kind}:${stem}.${index}`) };
}
