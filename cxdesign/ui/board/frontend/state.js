// The record store of one board: what the server confirmed, with the unacknowledged commands laid over it.

import { NOTHING, cellKey, derive, rederive } from "./derive.js";
import { inTime } from "./comments/predict.js";
import { Pending } from "./pending.js";
import { predict } from "./predict.js";
import { PROJECT_ID, applyEdits, complete, emotionId, idOf, isCardId, placeOf, suffixOf } from "./records.js";
import { spanned } from "./spans.js";

export class BoardState {
  #server = new Map();
  #pending = new Pending();
  #overlaid = new Set();
  #derived = derive(new Map());
  #lanes = { of: null, over: null, shown: NOTHING };

  constructor(configuration) {
    this.configuration = configuration;
    this.records = new Map();
    this.revision = 0;
    this.provisional = null;
    this.held = null;
    this.parts = {};
    this.undo = { undo: null, redo: null };
    this.peers = [];
    this.people = {};
    this.live = "connecting";
    this.place = "active";
    this.authors = new Map();
    this.selection = null;
    this.cursor = null;
    this.name = null;
    this.actor = null;
    this.density = "compact";
    this.folded = new Set();
    this.personaId = null;
    /** What a view shows for this person alone: ids of lanes and names of curves; null shows those of the map. */
    this.shownLanes = null;
    this.shownCurves = null;
    /** Least width of the columns as long as the map is presented, 0 else. */
    this.leastColumn = 0;
    this.layout = { laneWidth: 92, columns: [] };
  }

  /** Take a whole document; pending commands it already contains fall away. */
  reset(snapshot) {
    this.#server = new Map(snapshot.records.map((record) => [record.id, complete(record)]));
    this.revision = snapshot.revision;
    this.#pending.settle(this.revision);
    this.#rebuild(null);
  }

  /** Apply one operation of the server; false when operations before it are missing. */
  applyOperation(operation) {
    if (operation.revision <= this.revision) return true;
    if (operation.revision !== this.revision + 1) return false;
    this.#pending.confirm(operation, this.#server);
    applyEdits(this.#server, operation.edits ?? NOTHING);
    this.revision = operation.revision;
    this.#pending.settle(this.revision);
    this.#rebuild((operation.edits ?? NOTHING).map(idOf));
    return true;
  }

  /** Lay a command, undo or redo frame over the confirmed records. */
  addPending(frame) {
    this.#pending.add(frame);
    this.#rebuild();
  }

  /** The server took the frame as the given revision; its echo stays until that revision is here. */
  acknowledge(id, revision) {
    const entry = this.#pending.find(id);
    if (!entry) return;
    if (revision <= this.revision) this.dropPending(id);
    else entry.revision = revision;
  }

  /** Id of the step that undo or redo would take next, undefined when only the server knows it. */
  stepAhead(type) {
    const own = this.#pending.steps()[type].at(-1);
    return own ?? (!this.#pending.isEmpty ? undefined : this.undo?.[type]?.id);
  }

  /** Whether there is anything for undo or redo to take, what waits to be sent included. */
  canStep(type) {
    const waiting = this.#pending.steps();
    if (waiting[type].length) return true;
    return Boolean(this.undo?.[type]) && !(type === "redo" && waiting.isCut);
  }

  /** Whether a step went out from this window and is not in the confirmed records yet. */
  isPending(id) {
    return this.#pending.find(id) !== undefined;
  }

  dropPending(id) {
    this.#pending.drop(id);
    this.#rebuild();
  }

  /** A command shown but not sent yet, such as the card whose first text is being typed. */
  setProvisional(command) {
    this.provisional = command;
    this.#rebuild();
  }

  /** A value that follows the keys and is sent when they rest. */
  setHeld(command) {
    this.held = command;
    this.#rebuild();
  }

  /** What the server has computed of the document, by the name of the part: figures, findings … */
  takeParts(parts) {
    this.parts = { ...this.parts, ...parts };
  }

  /** The figures of the curve. */
  get figures() {
    return this.parts.figures ?? null;
  }

  get blueprint() {
    return this.parts.blueprint ?? null;
  }

  /** Quadrants and passages of the scenes. */
  get scenes() {
    return this.parts.scenes ?? null;
  }

  /** The needs register as a whole. */
  get needs() {
    return this.parts.needs ?? null;
  }

  get pendingCount() {
    return this.#pending.unanswered + (this.held ? 1 : 0);
  }

  get project() {
    return this.records.get(PROJECT_ID) ?? null;
  }

  /** Stages in order. */
  stages() {
    return this.#derived.stages;
  }

  /** Touchpoints in the order of the journey, or those of one stage. */
  touchpoints(stageId = null) {
    return stageId === null ? this.#derived.touchpoints : this.#derived.byStage.get(stageId) ?? NOTHING;
  }

  /** Lanes of this board in order, hidden ones included. */
  lanes() {
    const { lanes, touchpoints } = this.#derived;
    if (this.#lanes.of !== lanes || this.#lanes.over !== touchpoints) {
      this.#lanes = { of: lanes, over: touchpoints, shown: this.configuration.lanes(lanes, touchpoints) };
    }
    return this.#lanes.shown;
  }

  /** A lane of this board, null when there is none of this id. */
  lane(id) {
    return this.configuration.lane(this, id);
  }

  visibleLanes() {
    return this.lanes().filter((lane) => (this.shownLanes ? this.shownLanes.has(lane.id) : !lane.is_hidden));
  }

  /** Changes whenever a record does. */
  get version() {
    return this.#derived;
  }

  /** Cards of a cell in order. */
  cards(columnId, laneId) {
    return this.cardsIn(cellKey(columnId, laneId));
  }

  /** Cards of the cell of a key, the same list until one of them changes. */
  cardsIn(key) {
    return this.#derived.cells.get(key) ?? NOTHING;
  }

  /** Changes whenever a card of the lane does. */
  contentOf(laneId) {
    return this.#derived.contents.get(laneId);
  }

  /** Changes whenever an opportunity does, in whichever lane. */
  get allFeatures() {
    return this.#derived.contents.get("features");
  }

  /** Changes whenever an emotion does. */
  get emotions() {
    return this.#derived.emotions;
  }

  /** Emotion of a touchpoint in a state, null when nobody set one. */
  emotion(touchpointId, state) {
    return this.records.get(emotionId(touchpointId, state))?.value ?? null;
  }

  /** Number of a touchpoint in the journey, from 1. */
  numberOf(touchpointId) {
    return this.#derived.numbers.get(touchpointId) ?? 0;
  }

  /** Arrows between steps. */
  flows() {
    return this.#derived.flows;
  }

  /** Entries of a kind that people keep in a list, in order. */
  entries(kind) {
    return this.#derived.entries.get(kind) ?? NOTHING;
  }

  /** Relations from or to a record. */
  relations(id) {
    return this.#derived.relations.get(id) ?? NOTHING;
  }

  /** Comments on a record in the order they were written, answers among them. */
  comments(id) {
    return [...this.#derived.comments.get(id) ?? NOTHING].sort(inTime);
  }

  /** Ids of the records that are commented on. */
  commented() {
    return new Set(this.#derived.comments.keys());
  }

  allComments() {
    return [...this.#derived.comments.values()].flat();
  }

  /** The persona that was chosen to be shown; else the target audience, else the first. Null when there is none. */
  get persona() {
    const personas = this.entries("persona");
    return personas.find((persona) => persona.id === this.personaId)
      ?? personas.find((persona) => persona.is_target) ?? personas[0] ?? null;
  }

  /** Opportunities of a touchpoint, in all lanes. */
  features(touchpointId) {
    const own = this.#derived.features.get(touchpointId) ?? NOTHING;
    const reaching = this.#derived.spans.size ? this.#reaching(touchpointId) : NOTHING;
    return reaching.length ? [...own, ...reaching] : own;
  }

  /** Cards of a lane that span touchpoints. */
  spans(laneId) {
    return this.#derived.spans.get(laneId) ?? NOTHING;
  }

  /** Opportunities of touchpoints further left that reach to one. */
  #reaching(touchpointId) {
    const order = this.touchpoints().map(({ id }) => id);
    return [...this.#derived.spans.values()].flat()
      .filter((card) => card.kind === "feature" && card.touchpoint_id !== touchpointId && spanned(order, card).includes(touchpointId));
  }

  /** Own levels of a touchpoint, and those that only its features bring. */
  levels(touchpoint) {
    const own = new Set(touchpoint.levels ?? NOTHING);
    const derived = new Set();
    for (const feature of this.features(touchpoint.id)) {
      if (feature.level && !own.has(feature.level)) derived.add(feature.level);
    }
    return { own, derived };
  }

  /** The column the selection or the cursor lies in, null when neither does. */
  get columnInFocus() {
    if (this.cursor) return this.cursor.columnId;
    const record = this.selection ? this.records.get(this.selection) : null;
    return record ? placeOf(record)?.columnId ?? record.id : null;
  }

  isFolded(stageId) {
    return this.folded.has(stageId);
  }

  /** The id a record goes by now: a card keeps its suffix when a move changes its kind. */
  currentId(id) {
    if (!id || this.records.has(id)) return id;
    if (!isCardId(id)) return null;
    return this.#derived.cardIds.get(suffixOf(id)) ?? null;
  }

  /** Lay the pending commands over the confirmed records anew; `changed` are the ids that changed beneath them, null for all. */
  #rebuild(changed = NOTHING) {
    const records = new Map(this.#server);
    const overlaid = new Set();
    const local = [this.held, this.provisional].filter(Boolean).map((command) => ({ command }));
    for (const { command, edits = predict(records, command) } of [...this.#pending.shown(), ...local]) {
      applyEdits(records, edits);
      for (const edit of edits) overlaid.add(idOf(edit));
    }
    this.#derived = changed === null ? derive(records)
      : rederive(this.#derived, this.records, records, new Set([...changed, ...this.#overlaid, ...overlaid]));
    this.#overlaid = overlaid;
    this.records = records;
    this.selection = this.currentId(this.selection);
    const { cursor } = this;
    if (cursor && !(records.has(cursor.columnId) && this.lane(cursor.laneId))) this.cursor = null;
  }
}
