// Exports: NameForm(board)

import { button, element, setAttribute } from "./dom.js";
import { icon } from "./icons.js";
import { isComposing } from "./inspector_fields.js";
import { initials } from "./people.js";
import { PERSON_LIMIT } from "./texts.js";

const ASKED_KEY = "cx-board.name-asked";

/** One's own name: asked once beside the people who are here, changeable at any time; the board keeps it. */
export class NameForm {
  constructor(board) {
    this.board = board;
    this.isOpen = false;
    this.opener = button("bar-button own-name", board.t("board.name_change"), () => this.open(true), element("span", "who own"), element("span", "bar-words"));
    this.input = element("input", "insp-text", { type: "text", maxlength: PERSON_LIMIT, placeholder: board.t("board.name_placeholder"), "aria-label": board.t("board.name_placeholder"), autocomplete: "off", spellcheck: "false" });
    this.form = element("span", "name-form", { role: "group", "aria-label": board.t("board.name_ask") }, this.input,
      button("bar-button bar-main", board.t("board.name_keep"), () => this.commit(), board.t("board.name_keep")),
      button("bar-button bar-icon", board.t("board.name_later"), () => this.close(), icon("close", 12)));
    this.form.hidden = true;
    this.element = element("span", "name-box", {}, this.opener, this.form);
    this.input.addEventListener("keydown", (event) => this.onKey(event));
  }

  update() {
    this.begin();
    const { name } = this.board.state;
    const words = name || this.board.t("board.name_add");
    const key = `${name}|${this.isOpen}`;
    if (key === this.shown) return;
    this.shown = key;
    this.opener.hidden = this.isOpen;
    this.form.hidden = !this.isOpen;
    this.opener.firstChild.replaceChildren(name ? initials(name) : icon("person", 12));
    this.opener.lastChild.textContent = words;
    setAttribute(this.opener, "data-unnamed", name ? null : "");
  }

  /** Asks for a name the first time, without taking the focus. */
  begin() {
    if (this.hasBegun) return;
    this.hasBegun = true;
    const { board } = this;
    if (board.state.name || board.canEdit === false || wasAsked()) return;
    this.isOpen = true;
    noteAsked();
  }

  open(takesFocus) {
    this.isOpen = true;
    this.input.value = this.board.state.name ?? "";
    this.update();
    if (!takesFocus) return;
    this.input.focus({ preventScroll: true });
    this.input.select();
  }

  close() {
    const hadFocus = this.form.contains(this.form.getRootNode().activeElement);
    this.isOpen = false;
    noteAsked();
    this.update();
    if (hadFocus) this.opener.focus({ preventScroll: true });
  }

  commit() {
    const name = this.input.value.trim().slice(0, PERSON_LIMIT);
    if (name) this.board.setName(name);
    this.close();
  }

  onKey(event) {
    if (isComposing(event)) return;
    if (event.key === "Enter") {
      event.preventDefault();
      this.commit();
    } else if (event.key === "Escape") {
      event.stopPropagation();
      this.close();
    }
  }
}

// Storage may be switched off in the browser; then the question comes again with the next page.
function wasAsked() {
  try {
    return window.localStorage.getItem(ASKED_KEY) !== null;
  } catch {
    return false;
  }
}

function noteAsked() {
  try {
    window.localStorage.setItem(ASKED_KEY, "1");
  } catch {
    // Nothing depends on it.
  }
}
