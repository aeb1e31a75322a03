// Editing in place: a text area laid over the text it edits. It lives outside the grid, so that no redraw, whoever caused
// it, can move the caret or cut off a composition.

import { element } from "./dom.js";
import { excess, tooLong } from "./texts.js";

const COMPOSING_KEY_CODE = 229;
const LEAST_WIDTH = 56;
const COPIED = ["fontFamily", "fontSize", "fontWeight", "fontStyle", "lineHeight", "letterSpacing", "textAlign", "color"];

const LENGTHS = ["fontSize", "lineHeight", "letterSpacing"];

/** A length in pixels at a size of the map; words such as "normal" stay. */
const enlarged = (length, size) => (length.endsWith("px") ? `${parseFloat(length) * size}px` : length);

export class Editor {
  #area = null;
  #session = null;
  #held = null;

  constructor(board) {
    this.board = board;
  }

  /** Record being edited, null when none is. */
  get recordId() {
    return this.#session?.recordId ?? null;
  }

  /** Field being edited, null when none is. */
  get field() {
    return this.#session?.field ?? null;
  }

  /** What stands in the editor. */
  get text() {
    return this.#area?.value ?? "";
  }

  get isOpen() {
    return this.#session !== null;
  }

  /** Whether it stands on a new card in which nothing was written yet. */
  get isBlankDraft() {
    return Boolean(this.#session?.isDraft) && !this.#session.isTouched && this.#area.value === "";
  }

  /** Whether an element is the field of the editor. */
  holds(node) {
    return this.#area !== null && node === this.#area;
  }

  isOn(recordId, field = null) {
    return this.#session?.recordId === recordId && (field === null || this.#session.field === field);
  }

  /**
   * Open over `target()`. The session says `recordId`, `field`, `value`, `label`, `limit`, `clean(text)`, `isMultiline`,
   * `isOnGrid` (scrolls with the cells) and what to do: `commit(text, by)`, `cancel()`, `lost(text)` when the target is gone.
   */
  open(session) {
    if (!this.finish("switch")) return;
    this.board.frame.setSheet(false);
    this.#session = session;
    this.#area = this.#createArea(session);
    const { outline, grid, layer } = this.board;
    (outline.isOn ? outline.layer : session.isOnGrid ? grid.layer : layer).append(this.#area);
    this.board.render();
    this.place();
    this.#area.focus({ preventScroll: true });
    this.#area.setSelectionRange(session.selectAll === false ? session.value.length : 0, session.value.length);
    this.board.grid.show(this.#held);
    this.place();
    this.board.sendPresence();
  }

  /** Follow the target after a redraw, a scroll or a change of size. */
  place() {
    const session = this.#session;
    if (!session) return;
    const target = session.target();
    if (!target?.isConnected) { this.#lose(); return; }
    if (target !== this.#held) this.#hold(target);
    const area = this.#area;
    const frame = area.offsetParent ?? area.parentElement;
    const outer = frame.getBoundingClientRect();
    const inner = target.getBoundingClientRect();
    area.style.width = `${Math.max(LEAST_WIDTH, inner.width)}px`;
    area.style.height = "0";
    const height = area.scrollHeight;
    area.style.height = `${height}px`;
    target.style.minHeight = `${height / this.#size}px`;
    const box = target.getBoundingClientRect();
    area.style.left = `${box.left - outer.left + frame.scrollLeft}px`;
    area.style.top = `${box.top - outer.top + frame.scrollTop}px`;
  }

  /** Commit what was typed, as when somebody clicks elsewhere; false when it is too long and stays open with all of it. */
  finish(by = "elsewhere") {
    const session = this.#session;
    if (!session) return true;
    const text = session.clean(this.#area.value);
    if (excess(text, session.limit) > 0) {
      this.#refuse(text, by);
      return false;
    }
    this.#close();
    session.commit(text, by);
    this.board.schedule();
    return true;
  }

  /** What is open, how far it is written and where the caret is; null when nothing is open. */
  get left() {
    if (!this.#session) return null;
    const { recordId, field } = this.#session;
    const { value: text, selectionStart: start, selectionEnd: end } = this.#area;
    return { recordId, field, text, start, end };
  }

  /** Go on where the board was taken away: words that were too long come back, a colleague's newer ones stay. */
  resume({ text, start, end }) {
    const { clean, value, limit } = this.#session;
    if (clean(text) === clean(value) || excess(clean(text), limit) > 0) {
      this.#area.value = text;
      this.#session.isTouched = true;
    }
    this.#area.setSelectionRange(start, end);
    this.place();
  }

  /** Whether what stands in the editor was refused as it is. */
  get isRefused() {
    return this.#area?.hasAttribute("aria-invalid") ?? false;
  }

  cancel() {
    const session = this.#session;
    if (!session) return;
    this.#close();
    session.cancel?.();
    this.board.schedule();
  }

  /** How much what is covered is enlarged: the grid is, names beside it and the outline are not. */
  get #size() {
    const { outline, zoom } = this.board;
    return this.#session.isOnGrid && !outline.isOn ? zoom.value : 1;
  }

  #createArea(session) {
    const area = element("textarea", "editor", {
      rows: "1", "aria-label": session.label, placeholder: session.placeholder, spellcheck: "false", autocomplete: "off",
      enterkeyhint: "done", "data-editor": session.field,
    });
    area.value = session.value;
    area.addEventListener("input", () => {
      session.isTouched = true;
      if (this.isRefused && excess(session.clean(area.value), session.limit) === 0) area.removeAttribute("aria-invalid");
      this.place();
    });
    area.addEventListener("keydown", (event) => this.#onKey(event));
    area.addEventListener("blur", () => this.#onBlur(area));
    return area;
  }

  #onKey(event) {
    // The Enter that confirms a composition belongs to the input method; Safari marks it by its key code alone.
    if (event.isComposing || event.keyCode === COMPOSING_KEY_CODE) return;
    const { key } = event;
    if (key === "Escape") this.#take(event, () => this.cancel());
    else if (key === "Enter" && !(event.shiftKey && this.#session.isMultiline)) this.#take(event, () => this.finish("key"));
    else if (key === "Tab" && !event.shiftKey) this.#take(event, () => this.finish("tab"));
  }

  /** Say why the text is not taken; clicking elsewhere once more leaves it at the mark on the field. */
  #refuse(text, by) {
    if (this.isRefused && by === "elsewhere") return;
    this.#area.setAttribute("aria-invalid", "true");
    this.board.notice(tooLong(this.board, text, this.#session.limit));
  }

  #take(event, action) {
    event.preventDefault();
    event.stopPropagation();
    action();
  }

  #onBlur(area) {
    // Another window in front, such as that of an input method, is no click elsewhere.
    if (area !== this.#area || !document.hasFocus()) return;
    this.finish("elsewhere");
  }

  #hold(target) {
    this.#release();
    this.#held = target;
    const style = getComputedStyle(target);
    for (const name of COPIED) this.#area.style[name] = style[name];
    // The field is no part of the grid and is not enlarged with it: its letters are as large as those it covers.
    if (this.#size !== 1) for (const name of LENGTHS) this.#area.style[name] = enlarged(style[name], this.#size);
    target.classList.add("held");
  }

  #release() {
    if (!this.#held) return;
    this.#held.classList.remove("held");
    this.#held.style.minHeight = "";
    this.#held = null;
  }

  #close() {
    const area = this.#area;
    this.#session = null;
    this.#area = null;
    this.#release();
    // Removing a focused field fires blur; the session is gone by then, so it commits nothing.
    area.remove();
    this.board.sendPresence();
  }

  #lose() {
    const session = this.#session;
    const text = this.#area.value;
    this.#close();
    session.lost?.(text);
  }
}
