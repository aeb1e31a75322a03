// The small list under a comment's field: findings of the record after an R; people, findings and records after an @.

import { element, setAttribute } from "../dom.js";
import { candidates, rulesOf } from "./candidates.js";

const BEGUN_RULE = /(?:^|[^A-Za-z0-9])(R\d{0,2})$/;
const BEGUN_NAME = /(?:^|[^\p{L}\p{N}])@([^@“”\n]{0,40})$/u;
const MOST = 10;
let made = 0;

export class MentionList {
  #items = [];
  #at = 0;
  #begun = "";

  constructor(board, field, aboutId) {
    Object.assign(this, { board, field, aboutId });
    // Map and outline may each show a thread: the field points to the list that is its own.
    this.id = `talk-list-${(made += 1)}`;
    this.root = element("ul", "talk-list", { role: "listbox", id: this.id, "aria-label": board.t("comments.mention") });
    this.root.hidden = true;
    setAttribute(field, "aria-controls", this.id);
    field.addEventListener("input", () => this.#look());
    field.addEventListener("blur", () => this.close());
    // The field keeps the focus while something is chosen by pointer.
    this.root.addEventListener("pointerdown", (event) => event.preventDefault());
    this.root.addEventListener("click", (event) => {
      const item = event.target.closest("[data-index]");
      if (item) this.#choose(Number(item.dataset.index));
    });
  }

  get isOpen() { return !this.root.hidden; }

  /** Findings of the record that can be mentioned. */
  get rules() {
    return rulesOf(this.board, this.aboutId());
  }

  /** Begin a mention by button: write what begins it, and show what can be chosen. */
  begin(sign) {
    const { field } = this;
    const before = field.value.slice(0, field.selectionStart);
    field.focus();
    field.setRangeText(/(^|\s)$/.test(before) ? sign : ` ${sign}`, field.selectionStart, field.selectionEnd, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  /** Whether a key belongs to the list. */
  press(event) {
    if (!this.isOpen) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) this.#go(this.#at + step);
    else if (event.key === "Enter" || event.key === "Tab") return this.#finish();
    else if (event.key === "Escape") this.close();
    else return false;
    return true;
  }

  close() {
    this.root.hidden = true;
    this.field.removeAttribute("aria-activedescendant");
  }

  #look() {
    const before = this.field.value.slice(0, this.field.selectionStart);
    const rule = BEGUN_RULE.exec(before)?.[1];
    const name = rule === undefined ? BEGUN_NAME.exec(before)?.[1] : undefined;
    const items = rule !== undefined ? this.rules.filter((item) => item.text.startsWith(rule))
      : name !== undefined ? candidates(this.board, this.aboutId(), name) : [];
    this.#begun = rule ?? (name === undefined ? "" : `@${name}`);
    const isDone = items.length === 1 && items[0].text === this.#begun;
    this.#items = isDone ? [] : items.slice(0, MOST);
    if (!this.#items.length) { this.close(); return; }
    this.root.replaceChildren(...this.#items.map(({ text, words }, index) =>
      element("li", "", { role: "option", id: `${this.id}-${index}`, "data-index": index }, element("b", "", {}, text), words ? element("span", "", {}, words) : null)));
    this.root.hidden = false;
    this.root.scrollIntoView({ block: "nearest" });
    this.#go(0);
  }

  /** Take what is pointed at; where it stands written already, the key means what it means in the field. */
  #finish() {
    const isWritten = this.#items[this.#at].text === this.#begun;
    if (isWritten) this.close();
    else this.#choose(this.#at);
    return !isWritten;
  }

  #go(index) {
    this.#at = (index + this.#items.length) % this.#items.length;
    [...this.root.children].forEach((item, place) => setAttribute(item, "aria-selected", String(place === this.#at)));
    this.root.children[this.#at].scrollIntoView({ block: "nearest" });
    setAttribute(this.field, "aria-activedescendant", `${this.id}-${this.#at}`);
  }

  #choose(index) {
    const { field } = this;
    const end = field.selectionStart;
    field.setRangeText(`${this.#items[index].text} `, end - this.#begun.length, end, "end");
    this.close();
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.focus();
  }
}
