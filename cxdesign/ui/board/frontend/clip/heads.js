// Putting a copied lane, touchpoint or stage into the map, with its cards, in one command.

import { cardKindOf, holdsCards, randomHex } from "../records.js";
import { attributesFor } from "./parcel.js";
import { arrowsFor, cardPart, filled } from "./laying.js";

/** Roles a pasted lane keeps; the others are there once each, and what stood in them becomes notes. */
const KEPT_ROLES = new Set(["thinking", "pains", "opportunities", "notes"]);

const lanesOf = (board) => [...board.state.records.values()].filter((record) => record.kind === "lane" && holdsCards(record));

/** What a parcel names that is not on this map: touchpoints of a lane's cards, lanes of a column's cards. */
export function missingIn(board, parcel) {
  const used = (field) => new Set(parcel.cards.map((card) => card[field]));
  if (parcel.what === "lanes") {
    const found = columnsFor(board, parcel);
    return { columns: [...used("column")].filter((index) => !found[index]), lanes: [] };
  }
  const found = lanesFor(board, parcel);
  return { columns: [], lanes: [...used("row")].filter((index) => !found[index]) };
}

/** For each column of the parcel the touchpoint here: the same one, one of the same name, else the one at its place. */
function columnsFor(board, { columns, project }) {
  const here = board.state.touchpoints();
  const isSame = columns.some(({ id }) => board.state.records.has(id));
  const byName = new Map(here.map((touchpoint) => [touchpoint.name, touchpoint]));
  return columns.map(({ id, name }, index) => {
    const known = board.state.records.get(id);
    if (known?.kind === "touchpoint") return known;
    return isSame || project === board.projectId ? byName.get(name) ?? null : byName.get(name) ?? here[index] ?? null;
  });
}

/** For each lane of the parcel the lane here: the same one, else one of the same role and name, else of the role alone. */
function lanesFor(board, { lanes }) {
  const here = lanesOf(board);
  return lanes.map(({ id, role, name, label }) => {
    const alike = here.filter((lane) => lane.role === role);
    return here.find((lane) => lane.id === id) ?? alike.find((lane) => board.laneName(lane) === (name ?? label))
      ?? (role === "notes" ? null : alike[0]) ?? null;
  });
}

/** The command that puts a lane below another one; `adds` says whether missing touchpoints are made. */
export function lanePaste(board, parcel, afterId, adds) {
  const stem = randomHex();
  const [lane] = parcel.lanes;
  const role = KEPT_ROLES.has(lane.role) ? lane.role : "notes";
  const name = lane.name ?? (role === lane.role && role !== "notes" ? null : lane.label);
  const found = columnsFor(board, parcel);
  const last = board.state.touchpoints().at(-1);
  const missing = missingIn(board, parcel).columns;
  const made = adds && last ? missing : [];
  const touchpoints = made.map((index) => touchpointPart(parcel.columns[index], last.stage_id, null));
  const madeIds = new Map(made.map((index, number) => [index, `touchpoint:${stem}.t${number}`]));
  const columnIds = parcel.columns.map((_, index) => madeIds.get(index) ?? found[index]?.id ?? null);
  const laneId = `lane:${stem}.l0`;
  const content = cardsFor(parcel, { columnIds, rowIds: [laneId], roles: [role] });
  const lanes = [{ ...(name ? { name } : {}), role, before_id: nextId(board.state.lanes(), afterId) }];
  return { command: { name: "paste", stem, ...filled({ touchpoints, lanes }), ...content.lists }, ids: [laneId], ...content.told };
}

/** The command that puts touchpoints after another one, or a stage with them after another one. */
export function columnPaste(board, parcel, afterId, adds) {
  const stem = randomHex();
  const { state } = board;
  const isStage = parcel.what === "stages";
  const stages = isStage ? [{ name: parcel.stages[0].name, before_id: nextId(state.stages(), afterId) }] : [];
  const stageId = isStage ? `stage:${stem}.s0` : state.records.get(afterId).stage_id;
  const beforeId = isStage ? null : nextId(state.touchpoints(stageId), afterId);
  const touchpoints = parcel.columns.map((column) => touchpointPart(column, stageId, beforeId));
  const found = lanesFor(board, parcel);
  const made = adds ? missingIn(board, parcel).lanes : [];
  const madeIds = new Map(made.map((index, number) => [index, `lane:${stem}.l${number}`]));
  const roleOf = (index) => (found[index] ? found[index].role : madeRole(parcel.lanes[index]));
  const lanes = made.map((index) => ({ name: parcel.lanes[index].name ?? parcel.lanes[index].label, role: madeRole(parcel.lanes[index]) }));
  const content = cardsFor(parcel, {
    columnIds: parcel.columns.map((_, index) => `touchpoint:${stem}.t${index}`),
    rowIds: parcel.lanes.map((_, index) => madeIds.get(index) ?? found[index]?.id ?? null), roles: parcel.lanes.map((_, index) => roleOf(index)),
  });
  const ids = [isStage ? stageId : `touchpoint:${stem}.t0`];
  return { command: { name: "paste", stem, ...filled({ stages, touchpoints, lanes }), ...content.lists }, ids, ...content.told };
}

const madeRole = ({ role }) => (KEPT_ROLES.has(role) ? role : "notes");

function touchpointPart({ name, attributes = {}, is_peak = false, now, target }, stageId, beforeId) {
  return {
    name, stage_id: stageId, ...(beforeId ? { before_id: beforeId } : {}), ...(Object.keys(attributes).length ? { attributes } : {}),
    ...(is_peak === true ? { is_peak } : {}), ...(typeof now === "number" ? { now } : {}), ...(typeof target === "number" ? { target } : {}),
  };
}

/** The cards of a parcel at the columns and lanes they have here; the rest is counted. */
function cardsFor(parcel, { columnIds, rowIds, roles }) {
  const columns = [...new Set(columnIds.filter(Boolean))];
  const rows = [...new Set(rowIds.filter(Boolean))];
  const placed = parcel.cards.filter(({ column, row }) => columnIds[column] && rowIds[row]);
  let poorer = 0;
  const cards = placed.map((card) => {
    const { kept, isWhole } = attributesFor(cardKindOf({ role: roles[card.row] }), card.attributes);
    if (!isWhole) poorer += 1;
    const at = { ...card, column: columns.indexOf(columnIds[card.column]), row: rows.indexOf(rowIds[card.row]) };
    const end = columnIds[Math.min(card.column + card.width, columnIds.length) - 1];
    return cardPart(at, kept, { last: end ? columns.indexOf(end) : -1 });
  });
  const { flows, links } = arrowsFor(parcel.cards, parcel.flows, placed, roles);
  return { lists: filled({ columns, rows, cards, flows }), told: { poorer, left: parcel.cards.length - placed.length, links } };
}

function nextId(list, id) {
  return list[list.findIndex((item) => item.id === id) + 1]?.id ?? null;
}
