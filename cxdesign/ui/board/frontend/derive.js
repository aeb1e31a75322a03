// Lists read from the records: stages, lanes, touchpoints and the cards of each cell, in order. After an edit only the
// lists it touches are made anew; all others stay the same objects, so that what draws them sees at once that nothing changed.

import { compareOrder } from "./order.js";
import { ENTRY_KINDS, isLaneCardKind, placeOf, suffixOf } from "./records.js";

export const NOTHING = Object.freeze([]);

/** Key of a cell among the cells of all lanes. */
export const cellKey = (columnId, laneId) => `${columnId}|${laneId}`;

/** All lists of a map of records. */
export function derive(records) {
  const derived = {
    stages: NOTHING, lanes: NOTHING, touchpoints: NOTHING, flows: NOTHING, numbers: new Map(), byStage: new Map(), cells: new Map(),
    features: new Map(), spans: new Map(), entries: new Map(), relations: new Map(), comments: new Map(), cardIds: new Map(), emotions: {}, contents: new Map(),
  };
  return rederive(derived, new Map(), records, records.keys());
}

/** The lists after the records of the given ids changed; `derived` is used up. */
export function rederive(derived, before, after, ids) {
  const next = { ...derived };
  const moved = new Moved();
  for (const id of ids) {
    const old = before.get(id);
    const now = after.get(id);
    if (old === now) continue;
    for (const record of [old, now]) if (record) touch(next, record);
    if (old) moved.take(old);
    if (now) moved.give(now);
    if (old && isLaneCardKind(old.kind) && next.cardIds.get(suffixOf(id)) === id) next.cardIds.delete(suffixOf(id));
    if (now && isLaneCardKind(now.kind)) next.cardIds.set(suffixOf(id), id);
  }
  if (moved.has("stages")) next.stages = moved.list("stages", next.stages);
  if (moved.has("lanes")) next.lanes = moved.list("lanes", next.lanes);
  if (moved.has("flows")) next.flows = moved.list("flows", next.flows);
  moved.update("byStage", next.byStage);
  moved.update("entries", next.entries);
  moved.update("relations", next.relations);
  moved.update("comments", next.comments);
  moved.update("features", next.features);
  if (moved.has("features")) next.contents.set("features", {});
  moved.update("cells", next.cells);
  moved.update("spans", next.spans);
  if (moved.has("stages") || moved.has("byStage")) {
    next.touchpoints = next.stages.flatMap((stage) => next.byStage.get(stage.id) ?? NOTHING);
    next.numbers = new Map(next.touchpoints.map((touchpoint, index) => [touchpoint.id, index + 1]));
  }
  return next;
}

/** Give what stands for the record's neighbourhood a new identity: its lane, or all emotions. */
function touch(next, record) {
  const laneId = placeOf(record)?.laneId;
  if (laneId) next.contents.set(laneId, {});
  if (record.kind === "emotion") next.emotions = {};
}

/** What leaves and what enters each list. */
class Moved {
  #groups = new Map();

  take(record) {
    for (const [group, key] of placesOf(record)) this.#entry(group, key).gone.add(record.id);
  }

  give(record) {
    for (const [group, key] of placesOf(record)) {
      const entry = this.#entry(group, key);
      entry.gone.add(record.id);
      entry.come.push(record);
    }
  }

  has(group) {
    return this.#groups.has(group);
  }

  update(group, lists) {
    for (const [key, entry] of this.#groups.get(group) ?? NOTHING) {
      const list = changed(lists.get(key) ?? NOTHING, entry);
      if (list.length) lists.set(key, list);
      else lists.delete(key);
    }
  }

  list(group, list) {
    return changed(list, this.#entry(group, ""));
  }

  #entry(group, key) {
    if (!this.#groups.has(group)) this.#groups.set(group, new Map());
    const entries = this.#groups.get(group);
    if (!entries.has(key)) entries.set(key, { gone: new Set(), come: [] });
    return entries.get(key);
  }
}

function changed(list, { gone, come }) {
  return [...list.filter((record) => !gone.has(record.id)), ...come].sort(compareOrder);
}

/** Lists a record stands in, each as a group of lists and the key of the list. */
function placesOf(record) {
  if (record.kind === "stage") return [["stages", ""]];
  if (record.kind === "lane") return [["lanes", ""]];
  if (record.kind === "touchpoint") return [["byStage", record.stage_id]];
  if (record.kind === "flow") return [["flows", ""]];
  if (ENTRY_KINDS.has(record.kind)) return [["entries", record.kind]];
  if (record.kind === "relation") return [["relations", record.source_id], ["relations", record.target_id]];
  if (record.kind === "comment") return [["comments", record.about_id]];
  const place = placeOf(record);
  if (!place) return NOTHING;
  const cell = ["cells", cellKey(place.columnId, place.laneId)];
  const span = record.last_touchpoint_id ? [["spans", record.lane_id]] : NOTHING;
  return record.kind === "feature" ? [cell, ["features", record.touchpoint_id], ...span] : [cell, ...span];
}
