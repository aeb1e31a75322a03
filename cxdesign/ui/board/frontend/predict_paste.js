// Prediction of a paste: stages, touchpoints, lanes and cards with ids made of its stem, as the server makes them.

import { put, select } from "./edits.js";
import { unsoundness } from "./predict_blueprint.js";
import { compareOrder, keyBetween } from "./order.js";
import { applyEdits, cardKindOf, emotionId, holdsCards, isLaneCardKind, kindOf, suffixOf } from "./records.js";
import { spanOf } from "./spans.js";

/** Keys for `count` records that stand in a row before a sibling, or at the end. */
function keysAmong(siblings, beforeId, count) {
  const sorted = [...siblings].sort(compareOrder);
  const found = beforeId ? sorted.findIndex((record) => record.id === beforeId) : -1;
  const index = found < 0 ? sorted.length : found;
  const [lower, upper] = [sorted[index - 1]?.order ?? null, sorted[index]?.order ?? null];
  const keys = [];
  while (keys.length < count) keys.push(keyBetween(keys.at(-1) ?? lower, upper));
  return keys;
}

/** Put the parts of each place in a row: `make` gives the record of a part, `place` names where it stands. */
function inRows(parts, { siblings, make, place = () => "" }) {
  const rows = Map.groupBy ? Map.groupBy(parts, place) : grouped(parts, place);
  return [...rows.values()].flatMap((row) => {
    const keys = keysAmong(siblings(row[0]), row[0].before_id, row.length);
    return row.map((part, index) => put(make(part, keys[index])));
  });
}

function grouped(parts, place) {
  const rows = new Map();
  for (const part of parts) rows.set(place(part), [...(rows.get(place(part)) ?? []), part]);
  return rows;
}

const numbered = (parts, kind, letter, stem) => (parts ?? []).map((part, index) => ({ ...part, id: `${kind}:${stem}.${letter}${index}` }));

function paste(records, command) {
  const { stem, stages, touchpoints, lanes } = command;
  const after = new Map(records);
  const edits = [];
  const add = (made) => { applyEdits(after, made); edits.push(...made); };
  const all = (kind) => () => select(after, (record) => record.kind === kind);
  add(inRows(numbered(stages, "stage", "s", stem), {
    siblings: all("stage"), make: ({ id, name }, order) => ({ kind: "stage", id, name, order }),
  }));
  add(inRows(numbered(touchpoints, "touchpoint", "t", stem), {
    siblings: ({ stage_id }) => select(after, (record) => record.kind === "touchpoint" && record.stage_id === stage_id),
    make: ({ id, name, stage_id, attributes, is_peak = false }, order) => ({ kind: "touchpoint", ...attributes, id, name, stage_id, order, is_peak }),
    place: ({ stage_id }) => stage_id,
  }));
  add(numbered(touchpoints, "touchpoint", "t", stem).flatMap(emotionsOf));
  add(inRows(numbered(lanes, "lane", "l", stem), {
    siblings: all("lane"), make: ({ id, name = null, role = "notes" }, order) => ({ kind: "lane", id, role, name, order }),
  }));
  const cards = cardsOf(after, command);
  // A paste that the server will refuse changes nothing.
  if (!cards || !touchpointsFit(after, touchpoints)) return [];
  add(cards);
  const flows = flowsOf(after, command, cards);
  return flows ? [...edits, ...flows] : [];
}

/** Arrows between the new cards, null where one of them is not sound. */
function flowsOf(records, { stem, flows = [] }, cards) {
  const ids = new Map(cards.map(({ record }) => [Number(record.id.slice(record.id.lastIndexOf(".") + 1)), record.id]));
  const made = [];
  for (const [index, { source, target, is_repeat = false, is_non_visual = false }] of flows.entries()) {
    const flow = { kind: "flow", id: `flow:${stem}.f${index}`, source_id: ids.get(source), target_id: ids.get(target), is_repeat, is_non_visual };
    if (unsoundness(records, flow)) return null;
    records.set(flow.id, flow);
    made.push(put(flow));
  }
  return made;
}

const touchpointsFit = (records, touchpoints) => (touchpoints ?? []).every(({ stage_id }) => records.has(stage_id));

function emotionsOf({ id, now, target }) {
  return [["now", now], ["target", target]].filter(([, value]) => typeof value === "number")
    .map(([state, value]) => put({ kind: "emotion", id: emotionId(id, state), touchpoint_id: id, state, value }));
}

/** The cards of a paste, null where one of them has no place. */
function cardsOf(records, { stem, columns = [], rows = [], cards = [] }) {
  const placed = cards.map((card, index) => ({ ...card, index, columnId: columns[card.column], rowId: rows[card.row] }));
  const isSound = placed.every(({ columnId, rowId }) => records.has(columnId) && (isArea(rowId) || (records.has(rowId) && holdsCards(records.get(rowId)))));
  if (!isSound) return null;
  const cells = siblingsByPlace(records, placed);
  return inRows(placed, {
    siblings: (card) => cells.get(placeOf(card)),
    make: (card, order) => recordOf(records, stem, columns, card, order),
    place: placeOf,
  });
}

const placeOf = ({ columnId, rowId }) => `${columnId}|${rowId}`;
const isArea = (rowId) => kindOf(rowId) === "area";

/** What stands in the cells already, found in one walk over the records. */
function siblingsByPlace(records, placed) {
  const cells = new Map(placed.map((card) => [placeOf(card), []]));
  for (const record of records.values()) {
    if (isLaneCardKind(record.kind)) cells.get(`${record.touchpoint_id}|${record.lane_id}`)?.push(record);
    else if (record.kind === "empathy_note") cells.get(`${record.persona_id}|area:${record.area}`)?.push(record);
  }
  return cells;
}

function recordOf(records, stem, columns, { columnId, rowId, index, text, last, attributes }, order) {
  if (isArea(rowId)) {
    return { kind: "empathy_note", ...attributes, id: `empathy_note:${stem}.${index}`, persona_id: columnId, area: suffixOf(rowId), order, text };
  }
  const kind = cardKindOf(records.get(rowId));
  return { kind, ...attributes, id: `${kind}:${stem}.${index}`, ...spanOf(columnId, last === undefined || last === null ? null : columns[last]), lane_id: rowId, order, text };
}

export const PASTE_RULES = { paste };
