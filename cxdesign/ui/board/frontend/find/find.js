// Finding by words on the map: a field over the board that goes from hit to hit and marks them all. The browser's own find
// stays as it is.

import { button, element, focusedIn, setAttribute, toggleClass } from "../dom.js";
import { icon } from "../icons.js";
import { isComposing } from "../inspector_fields.js";
import { findable, plain } from "./findable.js";

const SHOWN = 60;
const MARGIN = 300;

export class Find {
  #items = { of: [], list: [] };
  #hits = [];
  #current = null;
  #marked = new Set();
  #locale = null;

  constructor(board) {
    this.board = board;
    this.element = element("div", "find", { role: "search" });
    this.element.hidden = true;
    this.rail = element("div", "find-rail", {}, this.element);
    board.frame.main.prepend(this.rail);
    this.element.addEventListener("keydown", (event) => this.#onKey(event));
    board.grid.scroller.addEventListener("scroll", () => { if (this.isOpen) board.schedule(); }, { passive: true });
  }

  get isOpen() {
    return !this.element.hidden;
  }

  open() {
    if (!this.board.editor.finish()) return;
    if (this.#locale !== this.board.locale) this.#build();
    this.element.hidden = false;
    // A focus that is still to be set on the map must not come after this one.
    this.board.render();
    this.input.focus({ preventScroll: true });
    this.input.select();
    this.#search();
  }

  /** Go on from here to what was found: it is selected and, if its stage was folded, unfolded. */
  close() {
    if (!this.isOpen) return;
    const { board } = this;
    const hit = this.#hit;
    this.element.hidden = true;
    this.#show([]);
    if (hit && !hit.laneId) {
      board.configuration.prepare?.(board, hit.id);
      board.reveal(hit.id);
      board.select(hit.id);
    }
    board.grid.focusSelection();
    board.schedule();
  }

  /** Key: the slash opens the field. */
  press(key, event) {
    if (key !== "/" || event.altKey) return false;
    this.open();
    return true;
  }

  update() {
    if (!this.isOpen) return;
    if (this.#locale !== this.board.locale) this.#build();
    if (this.#isStale()) this.#search({ isAgain: true });
  }

  place() {
    if (this.isOpen) this.#mark();
  }

  get #hit() {
    return this.#hits.find((hit) => hit.id === this.#current) ?? null;
  }

  #isStale() {
    const of = this.#basis();
    return of.some((value, index) => value !== this.#items.of[index]);
  }

  #basis() {
    const { state, locale } = this.board;
    return [state.version, state.folded, state.personaId, locale, state.visibleLanes().length];
  }

  #search({ isAgain = false } = {}) {
    const { state } = this.board;
    if (this.#isStale()) this.#items = { of: this.#basis(), list: findable(this.board) };
    const { list } = this.#items;
    const wanted = plain(this.input.value.trim());
    const hits = wanted ? list.filter((one) => one.plain.includes(wanted)) : [];
    if (!hits.some((hit) => hit.id === this.#current)) {
      // From where the selection stands onwards, as a reader would go on.
      const start = list.findIndex((one) => one.id === (state.columnInFocus && state.cursor ? state.columnInFocus : state.selection));
      const after = new Set(list.slice(Math.max(0, start)));
      this.#current = (hits.find((hit) => after.has(hit)) ?? hits[0])?.id ?? null;
    }
    this.#show(hits);
    if (!isAgain) this.#scroll();
  }

  #step(by) {
    if (!this.#hits.length) return;
    const index = this.#hits.findIndex((hit) => hit.id === this.#current);
    this.#current = this.#hits[(index + by + this.#hits.length) % this.#hits.length].id;
    this.#show(this.#hits);
    this.#scroll();
  }

  #show(hits) {
    this.#hits = hits;
    const { board } = this;
    const index = hits.findIndex((hit) => hit.id === this.#current);
    const isAsked = this.input.value.trim() !== "";
    this.count.textContent = !isAsked ? "" : hits.length ? board.t("board.find_count", { number: index + 1, count: hits.length }) : board.t("board.find_none");
    for (const control of [this.previous, this.next]) control.disabled = hits.length === 0;
    this.#sayWhere(hits[index] ?? null);
    if (this.isOpen) this.board.schedule();
    else this.#mark();
  }

  /** What cannot be seen is told: its words, and what hides it. */
  #sayWhere(hit) {
    const { board } = this;
    const { records } = board.state;
    const hidden = hit?.laneId ? board.t("board.find_hidden", { lane: board.laneName(board.state.lane(hit.laneId)) })
      : hit?.stageId ? board.t("board.find_folded", { stage: records.get(hit.stageId)?.name ?? "" }) : hit?.elsewhere ?? "";
    this.where.hidden = !hidden;
    this.where.firstChild.textContent = hidden ? `${shortened(hit.words[0])} – ${hidden}` : "";
    this.showLane.hidden = !hit?.laneId || !board.canEdit;
  }

  /** Mark what is in view; the rest is marked when it comes into view, so that a common letter marks no thousand cards. */
  #mark() {
    const { grid } = this.board;
    const view = (this.board.outline.isOn ? this.board.outline.root : grid.scroller).getBoundingClientRect();
    const isNear = ({ left, right, top, bottom }) =>
      right > view.left - MARGIN && left < view.right + MARGIN && bottom > view.top - MARGIN && top < view.bottom + MARGIN;
    const nodes = this.isOpen ? this.#hits.map((hit) => this.#elementOf(hit, grid)).filter(Boolean) : [];
    const wanted = new Set(nodes.filter((node) => isNear(node.getBoundingClientRect())));
    const now = this.isOpen && this.#hit ? this.#elementOf(this.#hit, grid) : null;
    for (const node of this.#marked) if (!wanted.has(node)) node.classList.remove("found", "found-now");
    for (const node of wanted) {
      toggleClass(node, "found", true);
      toggleClass(node, "found-now", node === now);
    }
    this.#marked = wanted;
  }

  #elementOf(hit, grid) {
    if (hit.laneId) return null;
    return grid.elementOf(hit.stageId ?? hit.id);
  }

  #scroll() {
    const hit = this.#hit;
    const node = hit && this.#elementOf(hit, this.board.grid);
    if (node) this.board.grid.show(node);
  }

  #build() {
    const { board } = this;
    this.#locale = board.locale;
    const value = this.input?.value ?? "";
    const hadFocus = this.input && focusedIn(this.input) === this.input;
    const words = board.t("board.find");
    this.input = element("input", "find-input", { type: "text", role: "searchbox", "aria-label": words, placeholder: words, autocomplete: "off", spellcheck: "false", enterkeyhint: "search" });
    this.input.value = value;
    // What an input method composes is no word yet.
    this.input.addEventListener("input", (event) => { if (!event.isComposing) this.#search(); });
    this.input.addEventListener("compositionend", () => this.#search());
    this.count = element("span", "find-count", { role: "status" });
    this.previous = button("bar-button", board.t("board.find_previous"), () => this.#step(-1), icon("chevron_up", 16));
    this.next = button("bar-button", board.t("board.find_next"), () => this.#step(1), icon("chevron_down", 16));
    const close = button("bar-button", board.t("board.find_close"), () => this.close(), icon("close", 16));
    this.showLane = button("btn", board.t("board.show_lane"), () => this.#showLane(), board.t("board.show_lane"));
    this.where = element("div", "find-where", { role: "status" }, element("span", "words"), this.showLane);
    this.where.hidden = true;
    this.element.replaceChildren(element("div", "find-line", {}, icon("search", 14), this.input, this.count, this.previous, this.next, close), this.where);
    setAttribute(this.element, "aria-label", words);
    if (hadFocus) this.input.focus({ preventScroll: true });
  }

  #showLane() {
    const laneId = this.#hit?.laneId;
    if (laneId) this.board.actions.hideLane(laneId, false);
    this.input.focus({ preventScroll: true });
    this.board.render();
    this.#search();
  }

  #onKey(event) {
    if (isComposing(event)) return;
    const run = {
      Escape: () => this.close(),
      Enter: () => { if (event.target === this.input) this.#step(event.shiftKey ? -1 : 1); },
    }[event.key];
    if (run && (event.key === "Escape" || event.target === this.input)) {
      event.preventDefault();
      run();
    }
    // Letters belong to the field; undo of what was typed is the field's own.
    event.stopPropagation();
  }
}

function shortened(text) {
  const letters = Array.from(text);
  return letters.length > SHOWN ? `${letters.slice(0, SHOWN).join("")}…` : text;
}
