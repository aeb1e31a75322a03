// Everything on a map that can be found by its words, in reading order, with where it lies if it cannot be seen.

import { holdsCards } from "../records.js";

const MARKS = /\p{M}/gu;
const known = new WeakMap();

/** Text as it is compared: without case, accents and the width of letters. */
export const plain = (text) => text.normalize("NFKD").replace(MARKS, "").toLowerCase();

/** Items `{id, record, words, plain, laneId, stageId}`; `laneId` and `stageId` are those that hide it. */
export function findable(board) {
  const { state, configuration } = board;
  const columns = configuration.columns(state);
  const seen = new Set(state.visibleLanes().map((lane) => lane.id));
  const stages = configuration.hasStages ? state.stages().map((stage) => item(stage, [stage.name])) : [];
  const hasChannels = state.lanes().some((lane) => lane.role === "channel");
  const heads = columns.flatMap((column) => column.records.map((record) =>
    item(record, headWords(record, hasChannels), { stageId: foldedIn(column) })));
  const lanes = state.lanes().flatMap((lane) => {
    const hides = { laneId: seen.has(lane.id) ? null : lane.id };
    const name = board.laneName(lane);
    // A lane may go by the name of its role, which no record knows.
    const label = { id: lane.id, record: lane, words: [name], plain: plain(name), ...NOWHERE, ...hides };
    if (!holdsCards(lane)) return [label];
    const cards = columns.flatMap((column) => column.records.flatMap((record) => state.cards(record.id, lane.id)
      .filter((card) => card.text).map((card) => item(card, [card.text], { ...hides, stageId: foldedIn(column) }))));
    return [label, ...cards];
  });
  return [...stages, ...heads, ...lanes, ...(configuration.findMore?.(board) ?? [])];
}

const NOWHERE = { laneId: null, stageId: null };

/** An item; what a record says is made comparable once. */
export function item(record, words, hides = {}) {
  let kept = known.get(record);
  if (!kept) {
    const shown = words.filter(Boolean);
    kept = { words: shown, plain: plain(shown.join("\n")) };
    known.set(record, kept);
  }
  return { id: record.id, record, ...kept, ...NOWHERE, ...hides };
}

const foldedIn = (column) => (column.type === "folded" ? column.stage.id : null);

function headWords(record, hasChannels) {
  if (record.kind === "persona") return ["name", "description", "goal", "situation", "rests_on"].map((field) => record[field]);
  return [record.name, hasChannels ? record.channel : null];
}
