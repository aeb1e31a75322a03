// The keyboard of the board. Single keys act only while no text field has the focus; nothing leaves the board's root,
// because the page around it listens for single keys of its own.

import { focusedIn, isCovered, isTextField } from "./dom.js";
import { sentenceOf } from "./key_notes.js";
import { selectMore } from "./marking/all.js";
import { isCardId, kindOf, placeOf } from "./records.js";
import { Typing } from "./typing.js";

const OWN_KEYS = "[role=dialog], [role=menu], [role=listbox], [role=combobox]";
const ARROWS = new Set(["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"]);

export class Keys {
  constructor(board) {
    this.board = board;
    this.typing = new Typing(board);
    board.root.addEventListener("keydown", (event) => {
      if (!event.defaultPrevented) this.#press(event);
      event.stopPropagation();
    });
    board.root.addEventListener("keyup", (event) => {
      for (const part of board.parts) part.release?.(event.key);
      event.stopPropagation();
    });
    board.root.addEventListener("keypress", (event) => event.stopPropagation());
    if (!board.data.still) board.listen(document, "keydown", (event) => this.#pressOutside(event));
  }

  #press(event) {
    if (event.isComposing || isTextField(event.composedPath()[0])) return;
    const { board } = this;
    const { key } = event;
    const isCommand = event.ctrlKey || event.metaKey;
    if (isCommand) {
      if (this.#undoKey(event) || this.#allKey(event) || board.clip.pressCommand(event)) event.preventDefault();
      return;
    }
    if (board.menu.isOpen || board.keySheet.isOpen || board.terms.isOpen) return;
    const isTaken = (!event.altKey && this.typing.takes(event)) || this.#pressPart(key, event);
    if (isTaken || this.#act(key, event)) event.preventDefault();
  }

  /** Keys that a part of this board has for itself. */
  #pressPart(key, event) {
    return this.#isOnGrid(event) && this.board.parts.some((part) => part.press?.(key, event));
  }

  /** Undo and the sheet of keys are there wherever on the page the focus is, but in a field, a menu or a dialog. */
  #pressOutside(event) {
    const [target] = event.composedPath();
    if (event.defaultPrevented || isTextField(target) || target.closest?.(OWN_KEYS) || isCovered()) return;
    if (event.key === "?") this.board.keySheet.open();
    else if (event.key === "/") this.board.find.open();
    else if (!(event.ctrlKey || event.metaKey) || !this.#undoKey(event)) return;
    event.preventDefault();
  }

  #undoKey(event) {
    const key = event.key.toLowerCase();
    if (event.altKey || (key !== "z" && key !== "y")) return false;
    this.typing.flush();
    if (key === "y" || event.shiftKey) this.board.redo();
    else this.board.undo();
    return true;
  }

  #allKey(event) {
    if (event.key.toLowerCase() !== "a" || event.shiftKey || event.altKey || !this.#isOnGrid(event)) return false;
    selectMore(this.board);
    return true;
  }

  #act(key, event) {
    const { board } = this;
    if (board.drag.isHolding && key === "Escape") { board.drag.cancel(); return true; }
    if (key === "?") { board.keySheet.open(); return true; }
    if (!this.#isOnGrid(event)) return false;
    if (key === "Escape") return this.#letGo();
    if (ARROWS.has(key)) {
      if (event.altKey) { board.moves.shift(key); return true; }
      return board.moves.navigate(key);
    }
    if (event.altKey) return false;
    if (key === "ContextMenu" || (key === "F10" && event.shiftKey)) return board.menus.openForSelection();
    if (key === "+" || key === "=" || key === "-") return this.#size(key);
    if (key.toLowerCase() === "v") { this.typing.later(() => board.topbar.views.open()); return true; }
    if (key.toLowerCase() === "s") { this.typing.later(() => board.present.start()); return true; }
    if (key.toLowerCase() === "h") { this.typing.later(() => board.terms.open()); return true; }
    return board.canEdit && this.#edit(key);
  }

  /** Keys belong to the grid unless a control in the bar or the panel has the focus. */
  #isOnGrid(event) {
    const target = event.composedPath()[0];
    if (this.board.grid.curveMount?.contains(target)) return false;
    if (target.tagName === "BUTTON" && (event.key === "Enter" || event.key === " ")) return false;
    if (this.board.outline.isOn && this.board.outline.root.contains(target)) return this.board.outline.keys.takes(event);
    return this.board.grid.scroller.contains(target) || target === this.board.root || !focusedIn(this.board.root);
  }

  #edit(key) {
    const { board } = this;
    const subject = this.#subject();
    if (!subject) return false;
    const { actions } = board;
    const name = key.length === 1 ? key.toLowerCase() : key;
    const run = {
      Enter: () => this.#open(subject), F2: () => this.#open(subject),
      n: () => { this.typing.begin(); this.#create(subject); },
      Delete: () => subject.id && actions.remove(subject.id), Backspace: () => subject.id && actions.remove(subject.id),
    }[name];
    if (!run) return this.mark(name, subject);
    run();
    return true;
  }

  /** Marks and levels by a single letter, if no other letter follows; it is said what was done, and how to take it back. */
  mark(key, subject) {
    const { board } = this;
    const { actions } = board;
    const run = {
      p: () => actions.togglePeak(subject.columnId), e: () => actions.toggleEnd(subject.columnId),
      f: () => actions.toggleFail(subject.markable), w: () => actions.toggleWait(subject.id),
      1: () => this.#level(subject, "L1"), 2: () => this.#level(subject, "L2"),
      3: () => this.#level(subject, "L3"), 4: () => this.#level(subject, "L4"), 0: () => this.#level(subject, null),
    }[key];
    if (!run || !board.canEdit) return false;
    this.typing.later(() => {
      const isGone = subject.id && !board.state.records.has(subject.id);
      const sentence = isGone || !board.canEdit ? null : sentenceOf(board, key, subject);
      if (sentence === null) return;
      run();
      board.steps.tell(board.t("board.noted_key", { key: key.toUpperCase(), what: sentence }), { isSaid: true });
    });
    return true;
  }

  /** What keys act on: the selected record, or the empty cell and its touchpoint. */
  #subject() {
    const { state } = this.board;
    if (state.cursor) return { ...state.cursor, id: null, markable: state.cursor.columnId };
    const record = state.selection ? state.records.get(state.selection) : null;
    if (!record) return null;
    const { columnId, laneId } = placeOf(record) ?? { columnId: record.kind === "touchpoint" ? record.id : null, laneId: null };
    return { id: record.id, record, columnId, laneId, markable: columnId ? record.id : null };
  }

  #open(subject) {
    const { actions, state } = this.board;
    if (subject.id) {
      actions.edit(subject.id);
      return;
    }
    const lane = state.lane(subject.laneId);
    if (lane.role === "channel") actions.editChannel(subject.columnId, lane.id);
    else actions.addCard(subject.columnId, lane.id);
  }

  #create(subject) {
    const { actions, state } = this.board;
    if (subject.record?.kind === "flow") return;
    if (!subject.id) {
      actions.addCard(subject.columnId, subject.laneId);
    } else if (isCardId(subject.id)) {
      const cards = state.cards(subject.columnId, subject.laneId);
      const next = cards[cards.findIndex((card) => card.id === subject.id) + 1];
      actions.addCard(subject.columnId, subject.laneId, next?.id ?? null);
    } else if (kindOf(subject.id) === "lane") actions.addLane(this.#next(state.lanes(), subject.id));
    else if (kindOf(subject.id) === "stage") actions.addStage(this.#next(state.stages(), subject.id));
    else actions.addTouchpoint(subject.record.stage_id, this.#next(state.touchpoints(subject.record.stage_id), subject.id));
  }

  #next(list, id) {
    return list[list.findIndex((item) => item.id === id) + 1]?.id ?? null;
  }

  #level(subject, level) {
    const { actions } = this.board;
    const isFeature = subject.record?.kind === "feature";
    if (subject.columnId) actions.setLevel(isFeature ? subject.id : subject.columnId, level);
  }

  #size(key) {
    if (key === "=") this.board.zoom.fit();
    else this.board.zoom.step(key === "+" ? 1 : -1);
    return true;
  }

  #letGo() {
    const { board } = this;
    if (board.notices.closeOne("refused")) return true;
    if (!board.state.selection && !board.state.cursor) return false;
    board.select(null);
    board.grid.scroller.focus({ preventScroll: true });
    return true;
  }
}
