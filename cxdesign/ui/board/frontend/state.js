// The record store of one board: what the server confirmed, with the unacknowledged commands laid over it.

import { compareOrder } from "./order.js";
import { predict } from "./predict.js";
import { PROJECT_ID, applyEdits, complete, emotionId, isCardId, isCardKind, kindOf, suffixOf } from "./records.js";

const NOTHING = Object.freeze([]);

export class BoardState {
  #server = new Map();
  #pending = [];
  #derived = null;

  constructor() {
    this.records = new Map();
    this.revision = 0;
    this.provisional = null;
    this.figures = null;
    this.undo = { undo: null, redo: null };
    this.peers = [];
    this.people = {};
    this.live = "connecting";
    this.selection = null;
    this.cursor = null;
    this.name = null;
    this.actor = null;
    this.density = "compact";
    this.folded = new Set();
    this.layout = { laneWidth: 92, columns: [] };
  }

  /** Take a whole document; pending commands it already contains fall away. */
  reset(snapshot) {
    this.#server = new Map(snapshot.records.map((record) => [record.id, complete(record)]));
    this.revision = snapshot.revision;
    this.#pending = this.#pending.filter((entry) => entry.revision === null || entry.revision > this.revision);
    this.#rebuild();
  }

  /** Apply one operation of the server; false when operations before it are missing. */
  applyOperation(operation) {
    if (operation.revision <= this.revision) return true;
    if (operation.revision !== this.revision + 1) return false;
    applyEdits(this.#server, operation.edits ?? NOTHING);
    this.revision = operation.revision;
    this.#pending = this.#pending.filter((entry) =>
      entry.id !== operation.id && (entry.revision === null || entry.revision > this.revision));
    this.#rebuild();
    return true;
  }

  /** Lay a command, undo or redo frame over the confirmed records. */
  addPending(frame) {
    this.#pending.push({ id: frame.id, frame, revision: null });
    this.#rebuild();
  }

  /** The server took the frame as the given revision; its echo stays until that revision is here. */
  acknowledge(id, revision) {
    const entry = this.#pending.find((candidate) => candidate.id === id);
    if (!entry) return;
    if (revision <= this.revision) this.dropPending(id);
    else entry.revision = revision;
  }

  dropPending(id) {
    this.#pending = this.#pending.filter((entry) => entry.id !== id);
    this.#rebuild();
  }

  /** A command shown but not sent yet, such as the card whose first text is being typed. */
  setProvisional(command) {
    this.provisional = command;
    this.#rebuild();
  }

  get pendingCount() {
    return this.#pending.filter((entry) => entry.revision === null).length;
  }

  get project() {
    return this.records.get(PROJECT_ID) ?? null;
  }

  /** Stages in order. */
  stages() {
    return this.#derive().stages;
  }

  /** Touchpoints in the order of the journey, or those of one stage. */
  touchpoints(stageId = null) {
    const derived = this.#derive();
    return stageId === null ? derived.touchpoints : derived.byStage.get(stageId) ?? NOTHING;
  }

  /** Lanes in order, hidden ones included. */
  lanes() {
    return this.#derive().lanes;
  }

  visibleLanes() {
    return this.lanes().filter((lane) => !lane.is_hidden);
  }

  /** Cards of a cell in order. */
  cards(touchpointId, laneId) {
    return this.#derive().cells.get(`${touchpointId}|${laneId}`) ?? NOTHING;
  }

  /** Emotion of a touchpoint in a state, null when nobody set one. */
  emotion(touchpointId, state) {
    return this.records.get(emotionId(touchpointId, state))?.value ?? null;
  }

  /** Number of a touchpoint in the journey, from 1. */
  numberOf(touchpointId) {
    return this.touchpoints().findIndex((touchpoint) => touchpoint.id === touchpointId) + 1;
  }

  /** Own levels of a touchpoint, and those that only its features bring. */
  levels(touchpoint) {
    const own = new Set(touchpoint.levels ?? NOTHING);
    const derived = new Set();
    for (const feature of this.#derive().features.get(touchpoint.id) ?? NOTHING) {
      if (feature.level && !own.has(feature.level)) derived.add(feature.level);
    }
    return { own, derived };
  }

  /** The touchpoint the selection or the cursor lies in, null when neither does. */
  get touchpointInFocus() {
    if (this.cursor) return this.cursor.touchpointId;
    const record = this.selection ? this.records.get(this.selection) : null;
    if (!record) return null;
    return record.kind === "touchpoint" ? record.id : record.touchpoint_id ?? null;
  }

  isFolded(stageId) {
    return this.folded.has(stageId);
  }

  /** The id a record goes by now: a card keeps its suffix when a move changes its kind. */
  currentId(id) {
    if (!id || this.records.has(id)) return id;
    if (!isCardId(id)) return null;
    return this.#derive().cardIds.get(suffixOf(id)) ?? null;
  }

  #rebuild() {
    const records = new Map(this.#server);
    for (const command of this.#activeCommands()) applyEdits(records, predict(records, command));
    this.records = records;
    this.#derived = null;
    this.selection = this.currentId(this.selection);
    const { cursor } = this;
    if (cursor && !(records.has(cursor.touchpointId) && records.has(cursor.laneId))) this.cursor = null;
  }

  /** Pending commands that count: an unsent undo cancels the pending command before it. */
  #activeCommands() {
    const done = [];
    const undone = [];
    for (const { frame } of this.#pending) {
      if (frame.type === "undo") { if (done.length) undone.push(done.pop()); }
      else if (frame.type === "redo") { if (undone.length) done.push(undone.pop()); }
      else { done.push(frame.command); undone.length = 0; }
    }
    return this.provisional ? [...done, this.provisional] : done;
  }

  #derive() {
    this.#derived ??= derive(this.records);
    return this.#derived;
  }
}

function derive(records) {
  const derived = { stages: [], lanes: [], byStage: new Map(), cells: new Map(), features: new Map(), cardIds: new Map(), touchpoints: [] };
  for (const record of records.values()) {
    if (record.kind === "stage") derived.stages.push(record);
    else if (record.kind === "lane") derived.lanes.push(record);
    else if (record.kind === "touchpoint") push(derived.byStage, record.stage_id, record);
    else if (isCardKind(record.kind)) {
      push(derived.cells, `${record.touchpoint_id}|${record.lane_id}`, record);
      derived.cardIds.set(suffixOf(record.id), record.id);
      if (kindOf(record.id) === "feature") push(derived.features, record.touchpoint_id, record);
    }
  }
  derived.stages.sort(compareOrder);
  derived.lanes.sort(compareOrder);
  for (const list of [...derived.byStage.values(), ...derived.cells.values()]) list.sort(compareOrder);
  derived.touchpoints = derived.stages.flatMap((stage) => derived.byStage.get(stage.id) ?? NOTHING);
  return derived;
}

function push(lists, key, value) {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

