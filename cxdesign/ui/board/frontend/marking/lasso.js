// A frame drawn by mouse from empty ground: what it touches is selected.

import { element } from "../dom.js";
import { scrollAtEdges } from "../edges.js";
import { swallowClick } from "../pointer.js";
import { openColumns, seenLanes, within } from "./places.js";

const THRESHOLD = 5;
const NO_GROUND = ".card, .lane, .stage, .tp, .head, .curve-mount, .bar, .ring, .arrow, .editor, button:not(.whisper), input, select, textarea, a, [contenteditable]";

export class Lasso {
  #press = null;
  #drawn = null;
  #frame = 0;

  constructor(board, marked) {
    this.board = board;
    this.marked = marked;
    this.frame = element("div", "lasso", { "aria-hidden": "true" });
    this.frame.hidden = true;
    board.grid.layer.append(this.frame);
    board.grid.scroller.addEventListener("pointerdown", (event) => this.#down(event));
    board.listen(window, "pointermove", (event) => this.#move(event));
    board.listen(window, "pointerup", (event) => this.#up(event));
    board.listen(window, "pointercancel", () => this.#stop());
  }

  get isOn() {
    return this.#drawn !== null;
  }

  /** Let go and select again what was selected before. */
  cancel() {
    const before = this.#drawn?.before;
    this.#stop();
    if (before) this.marked.set(before);
  }

  #down(event) {
    const { board } = this;
    if (event.button !== 0 || event.pointerType === "touch" || board.drag.isHolding || board.drawing?.isPressed) return;
    if (event.target.closest(NO_GROUND) || !this.#isGround(event)) return;
    const isAdded = event.shiftKey || event.ctrlKey || event.metaKey;
    this.#press = { id: event.pointerId, x: event.clientX, y: event.clientY, kept: isAdded ? this.marked.ids : [], before: this.marked.ids };
  }

  #isGround({ target, clientX, clientY }) {
    const { scroller, root } = this.board.grid;
    if (target.closest(".cell")) return true;
    const view = scroller.getBoundingClientRect();
    // The bars of the scroller are no ground.
    return (target === scroller || target === root) && clientX < view.left + scroller.clientWidth && clientY < view.top + scroller.clientHeight;
  }

  #move(event) {
    const press = this.#press;
    if (!press || event.pointerId !== press.id) return;
    if (event.buttons === 0) { this.#finish(); return; }
    if (!this.#drawn && Math.hypot(event.clientX - press.x, event.clientY - press.y) <= THRESHOLD) return;
    if (!this.#drawn) this.#begin();
    Object.assign(this.#drawn, { x: event.clientX, y: event.clientY });
    this.#draw();
  }

  #begin() {
    const { board } = this;
    board.editor.finish();
    board.menu.close();
    const origin = board.grid.root.getBoundingClientRect();
    const { x, y, before, kept } = this.#press;
    this.#drawn = { from: [x - origin.left, y - origin.top], x, y, before, kept, hits: "", boxes: null, version: null };
    // The plus of an empty cell may have taken the focus; keys shall still reach the board when it is gone.
    board.grid.scroller.focus({ preventScroll: true });
    board.affordances.hide();
    this.frame.hidden = false;
    board.schedule();
    this.#frame = requestAnimationFrame(() => this.#tick());
  }

  #up(event) {
    if (this.#press?.id === event.pointerId) this.#finish();
  }

  #finish() {
    const drawn = this.#drawn;
    this.#stop();
    if (!drawn) return;
    swallowClick(drawn.x, drawn.y);
    const { marked, board } = this;
    if (drawn.hits === "") board.select(null);
    else board.say(board.t("board.marking_said_selected", { count: marked.ids.length }));
    board.grid.focusSelection();
  }

  #stop() {
    const wasOn = this.isOn;
    this.#press = null;
    this.#drawn = null;
    cancelAnimationFrame(this.#frame);
    this.frame.hidden = true;
    if (!wasOn) return;
    this.board.affordances.show();
    this.board.schedule();
  }

  #tick() {
    if (!this.#drawn) return;
    if (scrollAtEdges(this.board, this.#drawn.x, this.#drawn.y)) this.#draw();
    this.#frame = requestAnimationFrame(() => this.#tick());
  }

  #draw() {
    const drawn = this.#drawn;
    const origin = this.board.grid.root.getBoundingClientRect();
    const [x, y] = [drawn.x - origin.left, drawn.y - origin.top];
    const frame = {
      left: Math.min(x, drawn.from[0]), right: Math.max(x, drawn.from[0]), top: Math.min(y, drawn.from[1]), bottom: Math.max(y, drawn.from[1]),
    };
    Object.assign(this.frame.style, { left: `${frame.left}px`, top: `${frame.top}px`, width: `${frame.right - frame.left}px`, height: `${frame.bottom - frame.top}px` });
    const hits = this.#boxes(origin).filter(({ box }) => touches(frame, box)).map(({ id }) => id);
    const ids = [...new Set([...drawn.kept, ...hits])];
    if (drawn.hits === ids.join()) return;
    drawn.hits = ids.join();
    this.marked.set(ids, hits[0] ?? null, { isQuiet: true });
  }

  /** Where everything stands on the map; measured once, and again when the map has changed. */
  #boxes(origin) {
    const drawn = this.#drawn;
    const { board } = this;
    if (drawn.boxes && drawn.version === board.state.version) return drawn.boxes;
    drawn.version = board.state.version;
    drawn.boxes = within(board, openColumns(board), seenLanes(board)).flatMap((id) => {
      const box = board.grid.elementOf(id)?.getBoundingClientRect();
      if (!box) return [];
      return [{ id, box: { left: box.left - origin.left, right: box.right - origin.left, top: box.top - origin.top, bottom: box.bottom - origin.top } }];
    });
    return drawn.boxes;
  }
}

const touches = (a, b) => a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;
