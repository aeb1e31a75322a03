// What this person sees of the map: a saved view, or lanes and curves picked by hand. The views are records that everybody
// shares; which of them is looked at is kept in this browser and in the address, and changes nothing for others.

import { compareOrder } from "./order.js";
import { newId, placeOf } from "./records.js";
import { keyOfMap, recall, store } from "./storage.js";

const PARAMETER = "map_view"; // "view" is what opens a project to somebody who may only look
const CURVES = ["now", "target"];

export class Views {
  #listed = { version: null, list: [] };
  /** The view as it was when it was last shown, to follow what others make of it. */
  #shown = null;
  #before = null;
  #known = null;

  constructor(board) {
    this.board = board;
    this.map = board.configuration.name;
    this.key = keyOfMap(board, "view");
    this.chosenId = null;
    this.#recall();
  }

  /** Views of this map, in order. */
  get list() {
    const { state } = this.board;
    if (this.#listed.version !== state.version) {
      const list = [...state.records.values()].filter((record) => record.kind === "view" && record.map_name === this.map);
      this.#listed = { version: state.version, list: list.sort(compareOrder) };
    }
    return this.#listed.list;
  }

  /** The view that is looked at, null for all there is. */
  get chosen() { return this.board.state.records.get(this.chosenId) ?? null; }

  /** Whether lanes and curves can be picked here. */
  get hasLanes() { return this.map === "journey" || this.map === "blueprint"; }
  get hasCurves() { return this.map === "journey"; }

  /** Whether something else is seen than the chosen view says, or than the map shows by itself. */
  get isChanged() {
    const { state } = this.board;
    if (!this.chosen) return Boolean(state.shownLanes || state.shownCurves);
    return !this.#isSeen(this.chosen);
  }

  update() {
    const { chosen } = this;
    this.#takeNewLanes();
    if (this.chosenId && !chosen) this.choose(null);
    else if (chosen && this.#shown !== chosen) {
      // What somebody has picked on top of a view stays when the view changes.
      if (this.#shown && !this.#isSeen(this.#shown)) this.#shown = chosen;
      else {
        this.#show(chosen);
        this.#letGo();
      }
    }
  }

  /** Look at a view, null for everything; for this person alone. */
  choose(id) {
    const { state, zoom } = this.board;
    this.#keepBefore();
    this.chosenId = id;
    if (this.chosen) this.#show(this.chosen);
    else {
      this.#shown = null;
      Object.assign(state, { shownLanes: null, shownCurves: null, folded: this.#before?.folded ?? state.folded, personaId: this.#before?.personaId ?? state.personaId });
      if (this.#before) zoom.take(this.#before);
    }
    this.#changed();
  }

  /** Show or hide a lane for this person alone. */
  toggleLane(id) {
    const shown = new Set(this.board.state.visibleLanes().map((lane) => lane.id));
    if (!shown.delete(id)) shown.add(id);
    this.#setLanes(shown);
    this.#changed();
  }

  toggleCurve(name) {
    const shown = new Set(this.board.state.shownCurves ?? CURVES);
    if (!shown.delete(name)) shown.add(name);
    this.board.state.shownCurves = shown.size === CURVES.length ? null : shown;
    this.#changed();
  }

  showsCurve(name) { return this.board.state.shownCurves?.has(name) ?? true; }

  /** A lane that something is to be shown in is seen from now on. */
  include(laneId) {
    const { state } = this.board;
    if (!state.shownLanes || state.shownLanes.has(laneId) || !state.lanes().some((lane) => lane.id === laneId)) return;
    this.toggleLane(laneId);
  }

  /** Save what is seen under a name, and look at it as a view. */
  save(name) {
    const id = newId("view");
    this.board.dispatch({ name: "add_view", view_id: id, view_name: name, map_name: this.map, ...this.content() });
    this.#shown = this.board.state.records.get(id) ?? null;
    this.#keepBefore();
    this.chosenId = id;
    this.#changed();
  }

  /** What is seen now, as a command names it. */
  content() {
    const { state, zoom } = this.board;
    const isOfStages = this.board.configuration.hasStages;
    const { density, zoom: size } = zoom.isPhone && this.chosen ? this.chosen : { density: state.density, zoom: zoom.chosen };
    return {
      lane_ids: this.hasLanes && state.shownLanes ? state.visibleLanes().map((lane) => lane.id) : null,
      folded_ids: isOfStages ? state.stages().filter((stage) => state.isFolded(stage.id)).map((stage) => stage.id) : [],
      curves: CURVES.filter((name) => this.showsCurve(name)),
      persona_id: this.map === "empathy" ? state.persona?.id ?? null : null,
      density, zoom: density === "fit" ? 100 : size,
    };
  }

  /** Whether what is seen is what a view says; what is gone of it does not count. */
  #isSeen(view) {
    const { state } = this.board;
    const now = this.content();
    const lanes = state.lanes().filter((lane) => (view.lane_ids ? view.lane_ids.includes(lane.id) : !lane.is_hidden));
    const folded = view.folded_ids.filter((id) => state.records.has(id));
    return now.density === view.density && now.zoom === view.zoom && equal(now.curves, view.curves)
      && (!this.hasLanes || equal(lanes.map((lane) => lane.id), state.visibleLanes().map((lane) => lane.id)))
      && equal(now.folded_ids, folded) && (!state.records.has(view.persona_id) || now.persona_id === view.persona_id);
  }

  #show(view) {
    const { state, zoom } = this.board;
    this.#shown = view;
    this.#setLanes(view.lane_ids && new Set(view.lane_ids));
    state.shownCurves = view.curves.length === CURVES.length ? null : new Set(view.curves);
    state.folded = new Set(view.folded_ids);
    if (view.persona_id && state.records.has(view.persona_id)) state.personaId = view.persona_id;
    zoom.take(view);
  }

  /** What was seen before the first view was chosen is seen again after the last. */
  #keepBefore() {
    const { state, zoom } = this.board;
    if (!this.chosenId) this.#before = { folded: state.folded, density: state.density, zoom: zoom.chosen, personaId: state.personaId };
  }

  /** None of the lanes is there any more: show those of the map rather than nothing. */
  #setLanes(ids) {
    const { state } = this.board;
    const lanes = ids ? state.lanes() : [];
    this.#known = new Set(state.lanes().map((lane) => lane.id));
    const isAsTheMap = lanes.every((lane) => ids?.has(lane.id) === !lane.is_hidden);
    state.shownLanes = ids && !isAsTheMap && lanes.some((lane) => ids.has(lane.id)) ? ids : null;
  }

  /** A lane that somebody adds while lanes are picked is seen at once. */
  #takeNewLanes() {
    const { state } = this.board;
    if (!state.shownLanes || !this.#known) return;
    for (const lane of state.lanes()) {
      if (this.#known.has(lane.id)) continue;
      this.#known.add(lane.id);
      state.shownLanes = new Set(state.shownLanes).add(lane.id);
      this.#redraw();
    }
  }

  #changed() {
    const { state } = this.board;
    const picked = { lanes: state.shownLanes && [...state.shownLanes], curves: state.shownCurves && [...state.shownCurves] };
    store(this.key, JSON.stringify({ id: this.chosenId, ...(this.isChanged ? picked : {}) }));
    address(this.chosenId);
    this.#redraw();
  }

  /** What is not seen any more is not left selected: its touchpoint or stage is instead, as far as that is seen. */
  #letGo() {
    const { board } = this;
    const { state } = board;
    const { selection, cursor } = state;
    const record = state.records.get(selection);
    const laneId = cursor?.laneId ?? (record && placeOf(record)?.laneId) ?? selection;
    const column = state.records.get(state.columnInFocus);
    if (board.configuration.hasStages && column?.stage_id && state.isFolded(column.stage_id)) board.select(column.stage_id);
    else if (state.lanes().some((lane) => lane.id === laneId) && !state.visibleLanes().some((lane) => lane.id === laneId)) {
      board.select(column && column.id !== laneId ? column.id : null);
    }
  }

  #redraw() {
    this.#letGo();
    this.board.grid.forget();
    this.board.schedule();
  }

  /** As the address says, else as this browser was left. */
  #recall() {
    const wanted = new URL(location.href).searchParams.get(PARAMETER);
    const left = parsed(recall(this.key));
    const { board } = this;
    if (wanted && !this.list.some((view) => view.id === wanted)) {
      address(null);
      board.notice(board.t("view.gone"));
    }
    const id = this.list.find((view) => view.id === (wanted ?? left?.id))?.id ?? null;
    if (id) this.choose(id);
    if (wanted || !this.hasLanes || !left || !("lanes" in left)) return;
    this.#setLanes(Array.isArray(left.lanes) ? new Set(left.lanes) : null);
    board.state.shownCurves = Array.isArray(left.curves) ? new Set(left.curves) : null;
  }
}

/** The name of the view in the address, so that it can be sent; the rest of the address stays. */
function address(id) {
  const url = new URL(location.href);
  if (url.searchParams.get(PARAMETER) === id) return;
  if (id) url.searchParams.set(PARAMETER, id);
  else url.searchParams.delete(PARAMETER);
  history.replaceState(history.state, "", url);
}

const equal = (some, others) => some.length === others.length && some.every((one) => others.includes(one));

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
