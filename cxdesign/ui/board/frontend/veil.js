// What covers the whole page until it is closed. As long as it stands all keys are its own, wherever the focus went: a redraw
// of the map or of the page around it may take the focus at any moment, and Escape must always leave.

import { element } from "./dom.js";

export class Veil {
  #root = null;
  #before = null;
  #keys;

  /**
   * @param {object} board
   * @param {{ extra?: string[], name?: string, back?: (before: Element | null) => Element | null }} options keys that close it
   *   beside Escape; its class; what gets the focus again
   */
  constructor(board, { extra = [], name = "", back = (before) => before } = {}) {
    this.board = board;
    this.name = name;
    this.back = back;
    this.#keys = new Set(["Escape", ...extra]);
    this.onKey = (event) => this.#press(event);
  }

  get isOpen() {
    return this.#root !== null;
  }

  /** Lay a panel over the page; the first of its controls has the focus. */
  open(panel) {
    this.close();
    const { board } = this;
    // A focus that is still to be set on the map must not come after this one.
    board.render();
    this.#before = board.root.getRootNode().activeElement;
    // Above everything, so that the veil lies over the frame around the board too.
    this.#root = element("div", `key-veil ${this.name}`.trim(), { popover: "manual" }, panel);
    this.#root.addEventListener("pointerdown", (event) => { if (event.target === this.#root) this.close(); });
    window.addEventListener("keydown", this.onKey, true);
    board.layer.append(this.#root);
    this.#root.showPopover?.();
    this.#controls[0]?.focus();
  }

  close() {
    if (!this.#root) return;
    const [root, before] = [this.#root, this.#before];
    this.#root = this.#before = null;
    window.removeEventListener("keydown", this.onKey, true);
    root.remove();
    this.back(before)?.focus?.({ preventScroll: true });
  }

  get #controls() {
    return [...this.#root.querySelectorAll("button, a[href]")];
  }

  #press(event) {
    if (!this.#root.isConnected) { this.close(); return; }
    if (event.isComposing || !event.key) return;
    const isInside = event.composedPath().includes(this.#root);
    const isClosing = this.#keys.has(event.key.length === 1 ? event.key.toLowerCase() : event.key);
    if (!isClosing && event.key !== "Tab" && isInside) return;
    event.stopImmediatePropagation();
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (isClosing || event.key === "Tab") event.preventDefault();
    if (isClosing) this.close();
    else this.#focusNext(event.composedPath()[0], isInside ? (event.shiftKey ? -1 : 1) : 0);
  }

  /** Tab goes round within the panel; a focus that was taken away comes back to it. */
  #focusNext(from, step) {
    const controls = this.#controls;
    const at = step ? controls.indexOf(from) + step : 0;
    controls.at(at % controls.length)?.focus();
  }
}
