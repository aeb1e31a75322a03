// Fingers: a long press opens the menu of what cannot be grabbed, two taps edit, and one tap waits whether a second follows.

import { pointAt, swallowClick, swallowDoubleTap } from "./pointer.js";

const LONG_PRESS = 500;
const SLOP = 10;
const DOUBLE_WITHIN = 450;
const SINGLE_AFTER = 300;
const DOUBLE_SLOP = 28;

export class Touch {
  #press = null;
  #tap = null;

  constructor(board) {
    this.board = board;
    const { root } = board.grid;
    // Also what came up under the finger since the first tap.
    board.root.addEventListener("pointerdown", (event) => this.#down(event));
    root.addEventListener("contextmenu", () => this.#letGo(), true);
    board.listen(window, "pointermove", (event) => this.#move(event));
    board.listen(window, "pointerup", (event) => this.#up(event));
    board.listen(window, "pointercancel", () => this.#letGo());
  }

  /** Do what a single tap means, unless a second one follows; a mouse does not wait. */
  afterTap(event, run) {
    if (event.pointerType !== "touch" || !this.board.canEdit) { run(); return; }
    clearTimeout(this.#tap?.timer);
    if (this.#tap) this.#tap.timer = setTimeout(run, SINGLE_AFTER);
    else run();
  }

  #down(event) {
    if (event.pointerType !== "touch") return;
    this.#letGo();
    const { clientX: x, clientY: y } = event;
    const subject = event.target.closest("button:not(.whisper, .picture), input, textarea, .curve-mount") ? null : this.board.grid.subjectOf(event.target);
    this.#press = { id: event.pointerId, x, y, subject, timer: 0 };
    // What can be grabbed opens its menu when it is let go without having been moved.
    if (subject && !this.board.drag.isPressed) this.#press.timer = setTimeout(() => this.#open(), LONG_PRESS);
  }

  #move({ pointerId, clientX, clientY }) {
    const press = this.#press;
    if (press?.id === pointerId && Math.hypot(clientX - press.x, clientY - press.y) > SLOP) this.#letGo();
  }

  #up({ pointerId, timeStamp }) {
    const press = this.#press;
    this.#letGo();
    if (press?.id !== pointerId || this.board.drag.isHolding) return;
    const last = this.#tap;
    const isSecond = last && timeStamp - last.at < DOUBLE_WITHIN && Math.hypot(press.x - last.x, press.y - last.y) < DOUBLE_SLOP;
    clearTimeout(last?.timer);
    this.#tap = isSecond ? null : { at: timeStamp, x: press.x, y: press.y, id: press.subject?.id ?? null, timer: 0 };
    if (isSecond && last.id) this.#edit(last.id, press);
  }

  #edit(id, { x, y }) {
    const { board } = this;
    if (!board.canEdit || board.marked.isPicking || board.editor.isOn(id)) return;
    swallowClick(x, y);
    swallowDoubleTap();
    board.actions.edit(id);
  }

  #open() {
    const { subject, x, y } = this.#press;
    this.#letGo();
    const { board } = this;
    swallowClick(x, y);
    board.menus.openAt(subject, pointAt(x, y));
  }

  #letGo() {
    clearTimeout(this.#press?.timer);
    this.#press = null;
  }
}
