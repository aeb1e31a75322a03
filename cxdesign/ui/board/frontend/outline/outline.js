// The board as an outline: headings, lists and buttons in place of the grid, on the same state and with the same acts.

import { element, focusedIn, isTextField, listenToFocus, toggleClass } from "../dom.js";
import { pointAt } from "../pointer.js";
import { isCardId, kindOf, suffixOf } from "../records.js";
import { keyOfMap, recall, store } from "../storage.js";
import { EmpathyTree } from "./empathy.js";
import { shortened } from "./item.js";
import { JourneyTree } from "./journey.js";
import { OutlineKeys } from "./keys.js";
import { Peers } from "./peers.js";
import { ScenesTree } from "./scenes.js";
import { Several } from "./several.js";
import { Speech } from "./speech.js";
import { Tree, focusFirst } from "./tree.js";

const PARAMETER = "outline";
const TREES = { journey: JourneyTree, blueprint: JourneyTree, empathy: EmpathyTree, scenes: ScenesTree };

export class Outline {
  #drawn = [];
  #marked = null;
  #wantsFocus = false;
  #templates = new Map();
  #undrawn = null;
  #columns = null;
  #isChosen = false;
  #isShown = null;
  #awaited = null;
  #impactOf = null;

  constructor(board, mount) {
    this.board = board;
    this.#isChosen = !board.data.still && (asked() ?? recall(keyOfMap(board, "outline")) === "on");
    this.nameOf = this.nameOf.bind(this);
    this.body = element("div", "outline-body");
    this.layer = element("div", "outline-layer");
    this.root = element("section", "outline", { "aria-label": board.t("board.outline_label"), tabindex: "-1" }, this.body, this.layer);
    mount.append(this.root);
    this.tree = new Tree(this.body);
    this.speech = new Speech(this);
    this.several = new Several(this);
    this.keys = new OutlineKeys(this);
    this.peers = new Peers(this);
    this.content = new TREES[board.configuration.name](this);
    this.#listen();
    this.#follow();
  }

  // ---- what the board uses --------------------------------------------------------------------------------------

  /** Whether the outline is drawn now: on paper and before an audience it is always the map. */
  get isOn() {
    const { present, print } = this.board;
    return this.#isChosen && !present?.isOn && !print?.isReading;
  }

  /** Draw the board the other way from now on, and remember it for this map in this browser. */
  choose(isOn) {
    const { board } = this;
    if (isOn === this.#isChosen || !board.editor.finish("switch")) return;
    for (const view of this.tree.views()) view.details?.finish();
    board.held.flush();
    this.#isChosen = isOn;
    store(keyOfMap(board, "outline"), isOn ? "on" : "off");
    address(isOn);
    board.render();
    board.inspector.update(true);
    board.say(board.t(isOn ? "board.outline_said_on" : "board.outline_said_off"));
    if (board.selection) board.grid.focusSelection();
  }

  /** Parts of the board that are drawn now: those that hang on the grid are not, while it is not shown. */
  drawn(parts) {
    this.#follow();
    if (!this.isOn) return parts;
    const { mapParts, impact, scenes, empathy, inspector } = this.board;
    this.#undrawn ??= new Set([...mapParts.filter((part) => part !== impact && part !== scenes && part !== empathy?.chooser), inspector]);
    return parts.filter((part) => !this.#undrawn.has(part));
  }

  /** The letter that changes between map and outline. */
  press(key, event) {
    if (key.toLowerCase() !== "o" || event.altKey || this.isOn) return false;
    this.choose(true);
    return true;
  }

  update() {
    if (!this.isOn) return;
    const { state, locale, canEdit } = this.board;
    const seen = [state.version, state.parts.findings, state.parts.blueprint, state.parts.scenes, state.personaId, state.shownLanes, locale, canEdit];
    if (seen.some((value, index) => value !== this.#drawn[index])) {
      this.#drawn = seen;
      this.#lend();
      this.tree.draw(() => this.content.update());
    }
    this.#welcome();
    for (const view of this.tree.views()) view.details?.update();
    this.several.update();
    this.#leaveImpact();
    this.#mark();
    this.peers.update();
  }

  /** Once everything is drawn: focus what was to be focused. */
  place() {
    if (!this.isOn || !this.#wantsFocus) return;
    this.#wantsFocus = false;
    const node = this.#selected();
    if (!node) return;
    if (!node.contains(focusedIn(node))) focusFirst(node);
    this.show(node.querySelector(".o-line") ?? node);
  }

  destroy() {
    this.finish();
    this.speech.stop();
  }

  /** Keep what stands in the fields, as when the window goes away. */
  finish() {
    for (const view of this.tree.views()) view.details?.finish();
  }

  /** Focus a record as soon as it is back. */
  expectBack(id) {
    this.#awaited = id ?? null;
  }

  /** The entry of a record; an arrow stands with the step it leads from. */
  elementOf(id) {
    return this.viewOf(id)?.root ?? null;
  }

  /** Where a text or name stands, for the editor that is laid over it. */
  textOf(id) {
    return this.viewOf(id)?.text ?? null;
  }

  focusSelection() {
    this.#wantsFocus = true;
    this.board.schedule();
  }

  show(node) {
    node.scrollIntoView({ block: "nearest" });
  }

  // ---- what the entries use -------------------------------------------------------------------------------------

  /** What a record is called when it is spoken of. */
  nameOf(record) {
    const { board } = this;
    if (record.kind === "lane") return board.laneName(record);
    if (record.kind === "flow") return board.arrows?.wordsOf(record) ?? "";
    return shortened(record.name ?? record.text ?? board.configuration.nameOf?.(board, record) ?? "");
  }

  /** An element that is copied for each entry of its kind. */
  template(key, create) {
    if (!this.#templates.has(key)) this.#templates.set(key, create());
    return this.#templates.get(key);
  }

  /** The view of a record's entry; an arrow stands with the step it leads from. */
  viewOf(id) {
    if (!id) return null;
    const found = isCardId(id) ? suffixOf(id) : id;
    if (kindOf(id) === "flow") return this.viewOf(this.board.state.records.get(id)?.source_id);
    return this.tree.find(found);
  }

  /** The view of the entry that has the focus. */
  focusedView() {
    const focused = focusedIn(this.root);
    return this.body.contains(focused) ? this.tree.find(focused.closest("[data-key]")?.dataset.key) : null;
  }

  /** Do what a button of an entry says. */
  run(view, act) {
    this.several.before(view, act);
    view.run(act);
  }

  /** Open the details of an entry, and return them. */
  unfold(view) {
    if (view.details === null) view.toggleDetails();
    return view.details ?? null;
  }

  /** The comments on a record, below its entry. */
  openComments(id) {
    const view = this.viewOf(id);
    if (view) this.unfold(view)?.talk?.open?.();
  }

  /** What suffers if a record fails, told below its entry. */
  showImpact(id) {
    const view = this.viewOf(id);
    if (!view) return;
    this.unfold(view);
    this.board.select(id);
    this.board.impact.toggle();
  }

  /** Open the menu of an entry beside a rectangle; true when it has one. */
  openMenu(view, anchor) {
    const { several, board } = this;
    if (several.isOn && !several.has(view.id)) several.leaveFor(view);
    if (view.columnId) board.selectCell(view.columnId, view.laneId);
    return view.columnId ? board.menus.openForCell(view.columnId, view.laneId, anchor) : board.menus.openFor(view.id, anchor);
  }

  // ---- private --------------------------------------------------------------------------------------------------

  /** Show what is drawn from now on, and give the grid what it needs for it. */
  #follow() {
    const { isOn } = this;
    if (isOn === this.#isShown) return;
    const isFirst = this.#isShown === null;
    this.#isShown = isOn;
    this.#drawn = [];
    toggleClass(this.board.root, "outlined", isOn);
    if (!isOn && !isFirst) this.#giveBack();
  }

  /** What asks the grid for its columns while it is not drawn finds all of them, unfolded. */
  #lend() {
    const { grid, state, configuration } = this.board;
    const { folded } = state;
    this.#columns ??= grid.columns;
    state.folded = new Set();
    grid.columns = configuration.columns(state);
    state.folded = folded;
  }

  #giveBack() {
    const { grid } = this.board;
    grid.columns = this.#columns ?? [];
    this.#columns = null;
    grid.measure();
  }

  #selected() {
    const { cursor, selection } = this.board.state;
    if (cursor) return this.tree.find(`${cursor.columnId}|${cursor.laneId}`)?.root ?? this.elementOf(cursor.columnId);
    return this.elementOf(selection);
  }

  #welcome() {
    const { board } = this;
    const id = this.#awaited && board.state.currentId(this.#awaited);
    if (!id || !board.state.records.has(id)) return;
    this.#awaited = null;
    const focused = focusedIn(board.root);
    if (focused && !this.root.contains(focused)) return;
    board.select(id);
    this.focusSelection();
  }

  /** What suffers is told of the entry it was asked for, and not of each that has the focus afterwards. */
  #leaveImpact() {
    const { impact, selection } = this.board;
    if (!impact?.isShown) this.#impactOf = null;
    else if (this.#impactOf === null) this.#impactOf = selection;
    else if (this.#impactOf !== selection) impact.hide();
  }

  #mark() {
    const selected = this.#selected();
    if (this.#marked === selected) return;
    this.#marked?.classList.remove("on");
    selected?.classList.add("on");
    this.#marked = selected;
  }

  #listen() {
    const { root, board } = this;
    root.addEventListener("click", (event) => this.#onClick(event));
    root.addEventListener("focusin", (event) => {
      this.#select(event.target);
    });
    root.addEventListener("pointerup", (event) => this.#select(event.target));
    root.addEventListener("keydown", (event) => this.#onKey(event));
    root.addEventListener("contextmenu", (event) => this.#onContextMenu(event));
    // What is pasted goes where the focus is, whatever else is selected.
    root.addEventListener("paste", () => { if (this.several.isOn && this.focusedView()) this.several.leaveFor(this.focusedView()); });
    root.addEventListener("scroll", () => { if (board.find.isOpen) board.schedule(); }, { passive: true });
    // Whoever has gone on meanwhile is not fetched back.
    listenToFocus(board, (node) => { if (this.body.contains(node) || !root.contains(node)) this.#wantsFocus = false; });
    board.listen(window, "pagehide", () => this.finish());
  }

  #onClick(event) {
    const skip = event.target.closest("[data-skip]");
    if (skip) this.#skip(skip);
    const control = event.target.closest("button[data-act]");
    const view = control && this.tree.find(control.closest("[data-key]")?.dataset.key);
    if (view) this.run(view, control.dataset.act);
    else if (!event.target.closest("button, a, input, select, textarea, label")) this.several.tap(this.tree.find(event.target.closest("[data-key]")?.dataset.key));
  }

  #onContextMenu(event) {
    if (isTextField(event.target) || event.target.closest(".o-details, .o-form, .o-facts") || this.layer.contains(event.target)) return;
    const view = this.tree.find(event.target.closest("[data-key]")?.dataset.key);
    const control = view?.button?.("more") ?? view?.add;
    if (!control || control.hidden) return;
    event.preventDefault();
    control.focus({ preventScroll: true });
    this.openMenu(view, pointAt(event.clientX, event.clientY));
  }

  /** To the cards of a touchpoint, or to the next touchpoint. */
  #skip(control) {
    const entry = control.closest("[data-key]");
    const all = [...this.body.querySelectorAll("section.o-touchpoint")];
    if (control.dataset.skip === "cards") {
      focusFirst(entry.querySelector(".o-lanes"));
      return;
    }
    const next = all[all.indexOf(entry) + 1] ?? all[0];
    next.querySelector("[data-skip=next]").focus();
    this.show(next);
  }

  /** Who is in an entry has it selected, as colleagues see. */
  #select(target) {
    // While several are being chosen the focus goes from one to the next and changes nothing.
    if (this.layer.contains(target) || this.several.isOn) return;
    const entry = target.closest("[data-key]");
    const { record, column, lane } = entry?.dataset ?? {};
    if (record && this.board.state.records.has(record)) this.board.select(record);
    else if (column) this.board.selectCell(column, lane);
  }

  /** Keys of an entry act while one of its buttons has the focus; others are left to the page, undo and help to the board. */
  #onKey(event) {
    const { key } = event;
    const isCommand = event.ctrlKey || event.metaKey;
    const isWriting = isTextField(event.target);
    const { find } = this.board;
    if (key === "Escape" && this.#fold(event.target)) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    if (isCommand ? !isWriting : key === "Escape" || (!isWriting && (key === "?" || this.keys.passes(event)))) return;
    event.stopPropagation();
    if (isCommand || isWriting || this.layer.contains(event.target)) return;
    if (key.toLowerCase() === "o" && !event.altKey) this.choose(false);
    else if (key === "/" && !event.altKey) find.open();
    else if (!this.keys.act(event)) return;
    event.preventDefault();
  }

  /** Escape leaves the details for the button that opened them. */
  #fold(target) {
    const view = target.closest(".o-details") && this.tree.find(target.closest("[data-key]").dataset.key);
    if (!view?.toggleDetails) return false;
    view.toggleDetails();
    view.button("details").focus({ preventScroll: true });
    return true;
  }
}

/** Whether the address asks for one of the two, null when it does not. */
function asked() {
  const value = new URLSearchParams(location.search).get(PARAMETER);
  return value === null ? null : value === "1";
}

/** An address that names one of the two keeps on saying what is shown. */
function address(isOn) {
  const url = new URL(location.href);
  if (isOn) url.searchParams.set(PARAMETER, "1");
  else url.searchParams.delete(PARAMETER);
  history.replaceState(history.state, "", url);
}
