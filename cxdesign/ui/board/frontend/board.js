// The board: wires the record store, the line to the server and the parts that draw, and draws once per animation frame.

import { Actions } from "./actions.js";
import { Affordances } from "./affordances.js";
import { Banner, isLocked } from "./banner.js";
import { partsOf } from "./board_parts.js";
import { listenToGrid } from "./clicks.js";
import { configurationOf } from "./configurations/index.js";
import { setAttribute, toggleClass } from "./dom.js";
import { Drag } from "./drag.js";
import { Editor } from "./edit.js";
import { Figures } from "./figures.js";
import { Findings } from "./findings.js";
import { Flashes } from "./flashes.js";
import { chosenFolds, keepFolds, stagesAfterEnd } from "./folding.js";
import { Frame } from "./frame.js";
import { Grid } from "./grid.js";
import { HeldEmotion } from "./held_emotion.js";
import { Inspector } from "./inspector.js";
import { Keys } from "./keys.js";
import { KeySheet } from "./keysheet.js";
import { LeftField, handOver } from "./left_field.js";
import { Line } from "./line.js";
import { Menu } from "./menu.js";
import { Menus } from "./menus.js";
import { Moves } from "./moves.js";
import { Net } from "./net.js";
import { Notices } from "./notices.js";
import { Outline } from "./outline/outline.js";
import { Overlaps } from "./overlaps.js";
import { placeOf } from "./records.js";
import { Start } from "./start.js";
import { revealFirst } from "./reveal.js";
import { BoardState } from "./state.js";
import { Steps } from "./steps.js";
import { StillNet } from "./still.js";
import { recall, store } from "./storage.js";
import { Terms } from "./terms.js";
import { PERSON_LIMIT, filled } from "./texts.js";
import { Topbar } from "./topbar.js";
import { Touch } from "./touch.js";
import { Zoom } from "./zoom.js";

const BOARDS = new WeakMap();
const PRESENCE_AFTER = 80;
const NAME_KEY = "name";

class Board {
  #listeners = new AbortController();
  #frame = 0;
  #presenceTimer = 0;
  #isReady = false;
  #isResized = true;
  #mayFold = false;
  #place = null;

  /** `place` is where somebody was on the board that this one takes over from. */
  constructor(component, place = null) {
    const { data, parentElement } = component;
    this.configuration = configurationOf(data.configuration);
    this.state = new BoardState(this.configuration);
    this.projectId = data.project_id;
    this.#takeTexts(data);
    this.frame = new Frame(this, parentElement.querySelector?.(".mount") ?? parentElement);
    this.root = this.frame.root;
    this.layer = this.frame.layer;
    this.takeDocument(data);
    this.#recall(data);
    this.#place = place;
    this.line = new Line(this, component);
    this.#build();
    this.net = data.still ? new StillNet(data) : new Net({ projectId: data.project_id, base: data.base, ticket: data.ticket, receiver: this.line });
    const styles = this.frame.loadStyles().then(() => { this.#isReady = true; this.#resized(); this.render(); if (!place) revealFirst(this, data.reveal ?? []); this.root.classList.add("ready"); });
    Promise.all([styles, this.net.start()]).then(() => this.leftField.ready());
  }

  // ---- what the parts use ---------------------------------------------------------------------------------------

  get selection() { return this.state.selection; }
  get density() { return this.state.density; }
  get canEdit() { return this.data.can_edit !== false && !isLocked(this.state.place) && !this.present?.isOn && !this.print?.isReading; }
  get isNarrow() { return this.frame.isPhone; }

  /** A text of the catalogue with its placeholders filled; an unknown key shows itself. */
  t(key, params = {}) {
    return filled(this.data.texts?.[key] ?? key, params);
  }

  say(text) { this.notices.say(text); }

  notice(text, actions = [], isLasting = false) { this.notices.show(text, actions, { isLasting }); }

  dispatch(command) { return this.steps.dispatch(command); }

  undo(options) { this.steps.undo(options); }

  redo(options) { this.steps.redo(options); }

  select(id) {
    const { state } = this;
    if (state.selection === id && !state.cursor) return;
    state.selection = id;
    state.cursor = null;
    this.#selectionChanged();
  }

  /** Put the cursor into an empty cell; its touchpoint counts as selected. */
  selectCell(columnId, laneId) {
    const { state } = this;
    if (state.cursor?.columnId === columnId && state.cursor?.laneId === laneId) return;
    state.selection = columnId;
    state.cursor = { columnId, laneId };
    this.#selectionChanged();
  }

  /** Unfold, scroll and show a record. */
  reveal(id) {
    const record = this.state.records.get(id);
    if (!record) return;
    this.views?.include(placeOf(record)?.laneId ?? id);
    const column = this.state.records.get(placeOf(record)?.columnId ?? record.touchpoint_id ?? id);
    if (column?.stage_id && this.state.isFolded(column.stage_id)) this.actions.toggleFold(column.stage_id);
    this.render();
    this.grid.show(this.grid.elementOf(id) ?? (column && this.grid.elementOf(column.id)));
  }

  setDensity(density) { this.zoom.setDensity(density); }

  /** Fold or unfold stages, and remember it. */
  setFolded(folded) {
    this.state.folded = folded;
    // What is folded on top of a view goes with the view.
    if (!this.views?.chosenId) keepFolds(this.projectId, folded);
    this.schedule();
  }

  /** At first sight, where nobody chose yet: fold what comes after the planned end if not all columns fit. True if it did. */
  foldFor(layout) {
    if (!this.#mayFold || this.views?.chosen || layout.columns.length === 0) return false;
    this.#mayFold = false;
    if (!layout.overflows) return false;
    this.state.folded = new Set(stagesAfterEnd(this.state));
    return this.state.folded.size > 0;
  }

  help() { this.keySheet.open(); }

  setName(name) {
    const chosen = name.replace(/\s+/g, " ").trim();
    if (!chosen || chosen === this.state.name) return;
    this.state.name = chosen;
    store(NAME_KEY, chosen);
    this.net.tell({ type: "name", name: chosen });
    this.line.trigger("name", chosen);
    this.schedule();
  }

  /** A place in words, for what is said of a card that went there. */
  placeWords({ columnId, laneId }) {
    const lane = this.state.lane(laneId);
    return { touchpoint: this.state.records.get(columnId)?.name ?? "", lane: lane ? this.laneName(lane) : "" };
  }

  /** Name of a lane: its own, or that of its role in the reader's language. */
  laneName(lane) { return lane.name || this.configuration.laneName?.(this, lane) || this.t(`lane.${lane.role}`); }

  /** What an empty cell of the lane asks for. */
  prompt(lane) { return this.configuration.prompt?.(this, lane) ?? this.t(`board.whisper_${lane.role}`); }

  personName(actor) {
    return this.state.people[actor] || this.state.peers.find((peer) => peer.actor === actor)?.name || this.t("board.somebody");
  }

  /** A step with its subject in words: a lane that nobody named goes by its role, a revision by its number. */
  named(step) {
    if (step?.subject?.startsWith("lane.")) return { ...step, subject: this.t(step.subject) };
    const isNumber = step?.name === "restore_revision" && /^\d+$/.test(step.subject);
    return isNumber ? { ...step, subject: this.t("history.revision", { revision: step.subject }) } : step;
  }

  peerName(peer) { return peer.name || this.state.people[peer.actor] || this.t("board.somebody"); }

  listen(target, type, handler, options = false) {
    target.addEventListener(type, handler, { signal: this.#listeners.signal, capture: options === true });
  }

  sendPresence() {
    clearTimeout(this.#presenceTimer);
    this.#presenceTimer = setTimeout(() => {
      const { provisional } = this.state;
      const known = (id) => (id && !(provisional && Object.values(provisional).includes(id)) ? id : null);
      this.net.tell({ type: "presence", selection: known(this.state.selection), editing: known(this.editor.recordId) });
    }, PRESENCE_AFTER);
  }

  /** Draw in the next animation frame, once however often it is asked; a button that is being pressed beside the map stays. */
  schedule() {
    this.#frame ||= requestAnimationFrame(() => { this.#frame = 0; this.frame.press.after(() => this.render()); });
  }

  /** Draw now, because the next step measures what was drawn. */
  render() {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    if (!this.#isReady) return;
    const { state } = this;
    if (this.#isResized) this.#measure();
    this.start.update();
    const parts = this.outline.drawn(this.parts);
    if (!this.outline.isOn) this.grid.update();
    for (const part of parts) this.#updatePart(part);
    this.flashes.show();
    const selected = state.records.get(state.selection);
    this.frame.nameSheet(selected?.name ?? selected?.text ?? (selected && this.configuration.nameOf?.(this, selected)) ?? (selected?.kind === "lane" ? this.laneName(selected) : ""));
    this.mark();
    // From here on places are measured: everything that writes stands above.
    this.editor.place();
    this.grid.clipTags();
    this.drag.update();
    for (const part of parts) part.place?.();
    if (this.#place) this.#return();
    this.grid.applyFocus();
  }

  // ---- what the component is told -------------------------------------------------------------------------------

  receive(component) {
    this.line.page.component = component;
    const { data } = component;
    this.#takeTexts(data);
    if (this.net.live !== "live" && data.snapshot?.revision > this.state.revision) this.takeDocument(data);
    this.net.renew(data.ticket);
    this.net.takeFallback(data.fallback);
    this.frame.applyTheme();
    this.#resized();
  }

  takeDocument({ snapshot, undo, parts }) {
    if (snapshot) this.state.reset(snapshot);
    if (undo) this.state.undo = { undo: this.named(undo.undo), redo: this.named(undo.redo) };
    if (parts) this.state.takeParts(parts);
  }

  /** Say on the root what tests and styles look for. */
  mark() {
    setAttribute(this.root, "data-revision", this.state.revision);
    setAttribute(this.root, "data-pending", this.net?.pending ?? 0);
    setAttribute(this.root, "data-live", this.state.live);
    // The frame around the board says that everything is saved: not while edits cannot go out.
    setAttribute(document.documentElement, "data-edits-wait", this.net?.isHeldUp && this.net.pending ? this.net.pending : null);
  }

  /** Take the board away and return where somebody was on it, and the text that was too long to be kept. */
  destroy() {
    this.keys.typing.flush();
    const text = this.editor.finish() ? "" : this.editor.text;
    this.inspector.finish();
    this.held.flush();
    const { selection, cursor } = this.state;
    const { scrollLeft: left, scrollTop: top } = this.grid.scroller;
    this.net.stop();
    this.#listeners.abort();
    this.observer.disconnect();
    cancelAnimationFrame(this.#frame);
    this.line.stop();
    clearTimeout(this.#presenceTimer);
    this.frame.press.stop();
    for (const part of this.parts) part.destroy?.();
    this.root.remove();
    return { selection, cursor, left, top, text };
  }

  // ---- private --------------------------------------------------------------------------------------------------

  #build() {
    const { frame } = this;
    this.notices = new Notices(this, frame.layer);
    this.editor = new Editor(this);
    this.leftField = new LeftField(this);
    this.held = new HeldEmotion(this);
    this.steps = new Steps(this);
    this.overlaps = new Overlaps(this);
    this.actions = new Actions(this);
    this.moves = new Moves(this);
    this.keySheet = new KeySheet(this);
    this.terms = new Terms(this);
    this.menu = new Menu(this);
    this.banner = new Banner(this, frame.main);
    this.grid = new Grid(this, frame.main);
    this.zoom.listen(this.grid.scroller);
    this.outline = new Outline(this, frame.main);
    this.menus = new Menus(this);
    this.drag = new Drag(this);
    this.touch = new Touch(this);
    this.affordances = new Affordances(this);
    this.keys = new Keys(this);
    this.flashes = new Flashes(this);
    this.curve = null;
    this.topbar = new Topbar(this, frame.top);
    this.inspector = new Inspector(this, frame.inspector);
    this.figures = new Figures(this, frame.figures);
    this.start = new Start(this, frame.main);
    frame.main.append(this.notices.rail);
    this.findings = new Findings(this, frame.findings);
    this.parts = partsOf(this);
    frame.applyTheme();
    listenToGrid(this);
    this.observer = new ResizeObserver(() => this.#resized());
    this.observer.observe(this.root);
    this.observer.observe(this.grid.scroller);
    this.listen(window, "resize", () => this.#resized());
    this.listen(window, "cx-to-map", () => this.grid.focusSelection());
    this.listen(window, "pagehide", () => { this.leftField.note(); this.editor.finish(); this.inspector.finish(); });
    this.listen(window, "beforeunload", (event) => { if (this.editor.isRefused) event.preventDefault(); });
  }

  #takeTexts(data) {
    this.data = data;
    this.locale = data.locale ?? "en";
    if (this.root) this.root.lang = this.locale;
  }

  #recall(data) {
    this.root.lang = this.locale;
    this.state.actor = data.actor ?? null;
    this.state.name = (data.name ?? recall(NAME_KEY))?.slice(0, PERSON_LIMIT) ?? null;
    this.zoom = new Zoom(this);
    this.root.dataset.configuration = this.configuration.name;
    const folded = data.still ? new Set() : chosenFolds(this.projectId);
    this.#mayFold = folded === null && this.configuration.hasStages;
    this.state.folded = folded ?? new Set();
  }

  /** Go back to where somebody was before the board was built anew. */
  #return() {
    const { selection, cursor, left, top, text } = this.#place;
    this.#place = null;
    if (cursor) this.selectCell(cursor.columnId, cursor.laneId);
    else this.select(this.state.currentId(selection));
    this.grid.scroller.scrollTo({ left, top, behavior: "instant" });
    if (text) this.notice(this.t("board.your_text", { text }), [], true);
  }

  #resized() {
    this.#isResized = true;
    this.schedule();
  }

  #measure() {
    this.#isResized = false;
    this.frame.fit();
    this.frame.placeFigures(this.outline.isOn ? this.outline.root : this.grid.scroller);
    this.grid.measure();
  }

  #selectionChanged() {
    this.sendPresence();
    this.schedule();
  }

  /** A part that fails is reported and leaves the rest of the board usable. */
  #updatePart(part) {
    try {
      part?.update();
    } catch (error) {
      reportError(error);
    }
  }
}

/** Called by Streamlit at mount and at every change of data or theme; cleans up only when the element goes. */
export default function mount(component) {
  const { parentElement, key, data } = component;
  if (!data) return () => {};
  let board = BOARDS.get(parentElement);
  let place = null;
  // Another language is another board: the outbox lies in the browser, so nothing is lost by building it anew.
  if (board && (board.projectId !== data.project_id || board.configuration.name !== data.configuration || board.locale !== (data.locale ?? "en"))) {
    const isSameMap = board.projectId === data.project_id;
    place = board.destroy();
    if (!isSameMap) place = null;
    board = null;
  }
  if (board) board.receive(component);
  else {
    board = new Board(component, place);
    BOARDS.set(parentElement, board);
  }
  const here = (window.__cxboards ??= {});
  here[key ?? data.project_id] = board;
  return () => {
    const gone = BOARDS.get(parentElement);
    BOARDS.delete(parentElement);
    handOver(gone, here, key ?? data.project_id);
  };
}
