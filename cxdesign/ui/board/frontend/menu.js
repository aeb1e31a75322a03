// A menu that floats over the board, and the small button that opens it.

import { clamp, element, focusedIn } from "./dom.js";

const GAP = 4;

/** Items: `{label, hint, key, run, isChecked, isDanger}`, where `key` is one that chooses it, `{title}`, `{separator: true}`, `{chips: [{label, drawn, isOn, run}], label}`. */
export class Menu {
  #root = null;
  #before = null;

  constructor(board) {
    this.board = board;
    const onPress = (event) => { if (this.#root && !event.composedPath().includes(this.#root)) this.close(false); };
    board.listen(document, "pointerdown", onPress, true);
  }

  get isOpen() {
    return this.#root !== null;
  }

  /** Open beside a rectangle of the window; with a point, a rectangle without size. */
  open(items, anchor, label, { startsOnChosen = false } = {}) {
    this.close(false);
    this.#before = this.board.root.getRootNode().activeElement;
    this.#root = element("div", "menu", { role: "menu", "aria-label": label, tabindex: "-1" }, ...items.map((item) => this.#item(item)));
    this.#root.addEventListener("keydown", (event) => this.#onKey(event));
    this.#root.addEventListener("contextmenu", (event) => event.preventDefault());
    this.board.layer.append(this.#root);
    this.#place(anchor);
    const entries = this.#entries();
    const chosen = entries.find((entry) => entry.getAttribute("aria-checked") === "true" && entry.classList.contains("menu-item"));
    (startsOnChosen && chosen ? chosen : entries[0])?.focus({ preventScroll: true });
  }

  close(restoresFocus = true) {
    if (!this.#root) return;
    const root = this.#root;
    this.#root = null;
    root.remove();
    if (restoresFocus && this.#before?.isConnected) this.#before.focus({ preventScroll: true });
    this.#before = null;
  }

  #item(item) {
    if (item.separator) return element("div", "menu-line", { role: "separator" });
    if (item.title) return element("div", "menu-title", { role: "presentation" }, item.title);
    if (item.chips) return this.#chips(item);
    const isCheck = item.isChecked !== undefined;
    const attributes = {
      type: "button", role: isCheck ? "menuitemcheckbox" : "menuitem", tabindex: "-1",
      "aria-checked": isCheck ? String(item.isChecked) : null, "data-action": item.action, "aria-keyshortcuts": item.key,
    };
    const entry = element("button", `menu-item${item.isDanger ? " danger" : ""}`, attributes,
      element("span", "tick", { "aria-hidden": "true" }, item.isChecked ? "✓" : ""),
      element("span", "words", {}, item.label), item.hint ? element("kbd", "", {}, item.hint) : null);
    entry.addEventListener("click", () => this.#run(item.run));
    return entry;
  }

  #chips(item) {
    const chips = item.chips.map((chip) => {
      const entry = element("button", "menu-chip", {
        type: "button", role: "menuitemradio", tabindex: "-1", "aria-checked": String(chip.isOn),
        "aria-label": chip.label, title: chip.label,
      }, chip.drawn);
      entry.addEventListener("click", () => this.#run(chip.run));
      return entry;
    });
    return element("div", "menu-chips", { role: "group", "aria-label": item.label }, element("span", "words", {}, item.label), ...chips);
  }

  /** Who has chosen in a menu of the bar goes on with keys on the map. */
  #run(action) {
    this.close();
    action();
    const { frame, grid, root } = this.board;
    if (!this.isOpen && frame.top.contains(focusedIn(root))) grid.focusSelection();
  }

  #entries() {
    return [...this.#root.querySelectorAll("button")];
  }

  #onKey(event) {
    const entries = this.#entries();
    const index = entries.indexOf(this.board.root.getRootNode().activeElement);
    const go = (to) => entries[(to + entries.length) % entries.length]?.focus({ preventScroll: true });
    const run = {
      ArrowDown: () => go(index + 1), ArrowRight: () => go(index + 1), ArrowUp: () => go(index - 1), ArrowLeft: () => go(index - 1),
      Home: () => go(0), End: () => go(-1), Escape: () => this.close(), Tab: () => this.close(),
    }[event.key];
    const named = run ? null : entries.find((entry) => entry.getAttribute("aria-keyshortcuts") === event.key);
    if (!run && !named) return;
    if (run) run();
    else named.click();
    event.preventDefault();
    event.stopPropagation();
  }

  #place(anchor) {
    const frame = this.board.layer.getBoundingClientRect();
    const { width, height: whole } = this.#root.getBoundingClientRect();
    // Above the board lies the head of the page, which would cover it.
    const high = Math.max(0, frame.top) + GAP;
    const low = Math.min(innerHeight, frame.bottom) - GAP;
    this.#root.style.maxHeight = `${low - high}px`;
    const height = Math.min(whole, low - high);
    const fitsBelow = anchor.bottom + GAP + height <= low;
    const above = Math.min(anchor.top - height - GAP, low - height);
    const top = fitsBelow ? anchor.bottom + GAP : above >= high ? above : low - height;
    const left = clamp(anchor.left, GAP, Math.max(GAP, innerWidth - width - GAP));
    this.#root.style.left = `${left - frame.left}px`;
    this.#root.style.top = `${top - frame.top}px`;
  }
}
