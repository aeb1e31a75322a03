// What is copied: a parcel of plain data that says everything about cards, lanes or columns that can go elsewhere, and the
// strict reading of one that comes from a clipboard, which anybody may have written.

import { DEFAULTS } from "../record_defaults.js";
import { holdsCards, isCardId, placeOf } from "../records.js";
import { spanned } from "../spans.js";
import { NAME_LIMIT, TEXT_LIMIT, excess } from "../texts.js";

export const FORMAT = "cxdesign.parcel";
const VERSION = 1;
const PARCEL_LIMIT = 1_000_000;
const CARDS_LIMIT = 2000;
const HEADS_LIMIT = 200;
const LINKS_LIMIT = 10_000;
const FLOWS_LIMIT = 300;
const KINDS = new Set(["step", "note", "feature", "empathy_note"]);
const WHAT = new Set(["cards", "lanes", "columns", "stages"]);
/** Fields that say where something is, or that only one record can have. */
const PLACE = new Set(["last_touchpoint_id", "is_end", "is_peak", "said"]);

// ---- making one -----------------------------------------------------------------------------------------------

/** The parcel of what is selected, null when it is nothing that can be pasted elsewhere. */
export function parcelOf(board, ids) {
  const records = ids.map((id) => board.state.records.get(id)).filter(Boolean);
  if (!records.length || board.configuration.name === "scenes") return null;
  const [{ kind }] = records;
  if (records.every(({ id }) => isCardId(id))) return cardParcel(board, records);
  if (kind === "lane" && holdsCards(records[0])) return laneParcel(board, records[0]);
  if (kind === "touchpoint") return columnParcel(board, "columns", [], records.slice(0, 1));
  return kind === "stage" ? columnParcel(board, "stages", [records[0]], board.state.touchpoints(records[0].id)) : null;
}

/** Cards keep how they stand to each other: columns and lanes between the outermost ones count, as they are seen. */
function cardParcel(board, cards) {
  const columns = board.grid.columns.flatMap((column) => column.records);
  const lanes = board.state.visibleLanes().filter(holdsCards);
  const at = cards.map((card) => {
    const { columnId, laneId } = placeOf(card);
    return { card, column: columns.findIndex(({ id }) => id === columnId), row: lanes.findIndex(({ id }) => id === laneId) };
  });
  const [left, top] = [Math.min(...at.map(({ column }) => column)), Math.min(...at.map(({ row }) => row))];
  const [right, bottom] = [Math.max(...at.map(({ column }) => column)), Math.max(...at.map(({ row }) => row))];
  return parcel(board, "cards", {
    flows: flowsAmong(board, cards),
    columns: columns.slice(left, right + 1).map(({ id, name }) => ({ id, name })),
    lanes: lanes.slice(top, bottom + 1).map((lane) => laneEntry(board, lane)),
    cards: at.map(({ card, column, row }) => cardEntry(board, card, column - left, row - top)),
  });
}

function laneParcel(board, lane) {
  const touchpoints = board.state.touchpoints();
  const cards = touchpoints.flatMap(({ id }, column) => board.state.cards(id, lane.id).map((card) => ({ card, column })));
  return parcel(board, "lanes", {
    columns: touchpoints.map((one) => columnEntry(board, one, 0)), lanes: [laneEntry(board, lane)],
    cards: cards.map(({ card, column }) => cardEntry(board, card, column, 0)), flows: flowsAmong(board, cards.map(({ card }) => card)),
  });
}

/** Touchpoints with all their cards, those of lanes that this map does not show included. */
function columnParcel(board, what, stages, touchpoints) {
  const lanes = [...board.state.records.values()].filter((record) => record.kind === "lane" && holdsCards(record));
  const cards = touchpoints.flatMap(({ id }, column) => lanes.flatMap((lane, row) => board.state.cards(id, lane.id).map((card) => ({ card, column, row }))));
  return parcel(board, what, {
    stages: stages.map(({ name }) => ({ name })), columns: touchpoints.map((one) => columnEntry(board, one, 0)),
    lanes: lanes.map((lane) => laneEntry(board, lane)), flows: flowsAmong(board, cards.map(({ card }) => card)),
    cards: cards.map(({ card, column, row }) => cardEntry(board, card, column, row)),
  });
}

const parcel = (board, what, content) =>
  ({ format: FORMAT, version: VERSION, what, map: board.configuration.name, project: board.projectId, stages: [], ...content });

const laneEntry = (board, lane) => ({ id: lane.id, role: lane.role, name: lane.name ?? null, label: board.laneName(lane) });

function columnEntry(board, touchpoint, stage) {
  const { state } = board;
  return {
    id: touchpoint.id, name: touchpoint.name, stage, attributes: attributesOf(touchpoint), is_peak: Boolean(touchpoint.is_peak),
    now: state.emotion(touchpoint.id, "now"), target: state.emotion(touchpoint.id, "target"),
  };
}

function cardEntry(board, card, column, row) {
  const width = card.last_touchpoint_id ? spanned(board.state.touchpoints().map(({ id }) => id), card).length : 1;
  return { column, row, kind: card.kind, text: card.text, width, links: linksOf(board, card.id), attributes: attributesOf(card) };
}

/** How many arrows and links lead to or from a card: they are not copied. */
function linksOf({ state }, id) {
  return state.flows().filter((flow) => flow.source_id === id || flow.target_id === id).length + state.relations(id).length;
}

/** Arrows between cards of the parcel, by the numbers of the cards. */
function flowsAmong({ state }, cards) {
  const numbers = new Map(cards.map(({ id }, number) => [id, number]));
  return state.flows().filter((flow) => numbers.has(flow.source_id) && numbers.has(flow.target_id)).map((flow) => ({
    source: numbers.get(flow.source_id), target: numbers.get(flow.target_id), is_repeat: Boolean(flow.is_repeat), is_non_visual: Boolean(flow.is_non_visual),
  }));
}

/** What a record says beyond its defaults, but for its place. */
export function attributesOf(record) {
  const defaults = DEFAULTS[record.kind] ?? {};
  return Object.fromEntries(Object.keys(defaults).filter((field) => !PLACE.has(field) && isOwn(record[field], defaults[field]))
    .map((field) => [field, record[field]]));
}

function isOwn(value, usual) {
  if (value === undefined) return false;
  return Array.isArray(value) ? value.length > 0 : value !== usual;
}

/** The attributes that a record of another kind can keep, and whether that is all of them. */
export function attributesFor(kind, attributes) {
  const known = DEFAULTS[kind] ?? {};
  const kept = Object.fromEntries(Object.entries(attributes).filter(([field]) => field in known && !PLACE.has(field)));
  return { kept, isWhole: Object.keys(kept).length === Object.keys(attributes).length };
}

// ---- reading one ----------------------------------------------------------------------------------------------

/** The parcel in a text, null when it is none: nothing is repaired, because it may come from anywhere. */
export function readParcel(text) {
  if (typeof text !== "string" || !text || text.length > PARCEL_LIMIT) return null;
  try {
    return checked(JSON.parse(text));
  } catch {
    return null;
  }
}

function checked(data) {
  if (!isObject(data) || data.format !== FORMAT || data.version !== VERSION || !WHAT.has(data.what)) return null;
  const { stages, columns, lanes, cards, flows } = data;
  if (![stages, columns, lanes, cards, flows].every(Array.isArray) || cards.length > CARDS_LIMIT || flows.length > FLOWS_LIMIT) return null;
  if ([stages, columns, lanes].some((list) => list.length > HEADS_LIMIT)) return null;
  const isSound = stages.every((stage) => isObject(stage) && isName(stage.name))
    && columns.every((column) => isColumn(column, stages.length)) && lanes.every(isLane)
    && cards.every((card) => isCard(card, columns.length, lanes.length)) && flows.every((flow) => isFlow(flow, cards.length));
  return isSound && hasContent(data) ? data : null;
}

const hasContent = ({ what, stages, columns, lanes, cards }) =>
  ({ cards: cards.length, lanes: lanes.length, columns: columns.length, stages: stages.length })[what] > 0;

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const isName = (value) => typeof value === "string" && value.trim() !== "" && !excess(value, NAME_LIMIT);
const isIndex = (value, count) => Number.isInteger(value) && value >= 0 && value < count;
const isEmotion = (value) => value === null || value === undefined || (Number.isInteger(value) && Math.abs(value) <= 5);

function isColumn(column, stages) {
  return isObject(column) && typeof column.id === "string" && isName(column.name) && isEmotion(column.now) && isEmotion(column.target)
    && (column.stage === undefined || isIndex(column.stage, Math.max(1, stages)))
    && (column.attributes === undefined || areAttributes(column.attributes, "touchpoint"));
}

const isLane = (lane) => isObject(lane) && typeof lane.id === "string" && typeof lane.role === "string"
  && (lane.name === null || isName(lane.name)) && isName(lane.label);

const isFlow = (flow, cards) => isObject(flow) && isIndex(flow.source, cards) && isIndex(flow.target, cards)
  && typeof flow.is_repeat === "boolean" && typeof flow.is_non_visual === "boolean";

function isCard(card, columns, lanes) {
  return isObject(card) && KINDS.has(card.kind) && isIndex(card.column, columns) && isIndex(card.row, lanes)
    && typeof card.text === "string" && card.text.trim() !== "" && !excess(card.text, TEXT_LIMIT)
    && (card.links === undefined || isIndex(card.links, LINKS_LIMIT))
    && Number.isInteger(card.width) && card.width >= 1 && card.width <= HEADS_LIMIT && areAttributes(card.attributes, card.kind);
}

function areAttributes(attributes, kind) {
  return isObject(attributes) && Object.entries(attributes).every(([field, value]) =>
    Object.hasOwn(DEFAULTS[kind], field) && !PLACE.has(field) && isValue(value));
}

function isValue(value) {
  if (Array.isArray(value)) return value.length <= 20 && value.every((item) => typeof item === "string" && item.length <= NAME_LIMIT);
  if (typeof value === "string") return !excess(value, TEXT_LIMIT);
  return value === null || typeof value === "boolean" || Number.isFinite(value);
}
