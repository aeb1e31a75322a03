// One entry of the outline: its words, what can be done with it, and below it what somebody opened.

import { element, setAttribute, setText } from "../dom.js";
import { ACTS } from "./acts.js";
import { Details } from "./details.js";

const LONGEST_NAME = 60;

export class Item {
  details = null;
  #labelled = null;
  #isOff = new Set();

  /**
   * `kind` names it in labels; `tag` and `heading` are its elements; `acts` the names of what can be done with it, in
   * order, `own` what they do where that differs from `acts.js`.
   */
  constructor(outline, { key, id, kind, acts, tag = "li", heading = "p", own = {} }) {
    Object.assign(this, { outline, board: outline.board, id, kind, own });
    const template = outline.template(`${kind} ${tag} ${heading} ${acts.join()}`, () => create(outline.board, { kind, tag, heading, acts }));
    this.root = template.root.cloneNode(true);
    this.labels = template.labels;
    this.root.dataset.key = key;
    const [line, bar] = this.root.children;
    [this.text, this.marks] = line.children;
    this.bar = bar;
  }

  /** Show what it is called and says now; `off` are acts that there is no room for. */
  update({ id = this.id, text, name = text, marks = [], off = [], hides = [] }) {
    this.id = id;
    setAttribute(this.root, "data-record", id);
    setText(this.text, text);
    const said = marks.filter(Boolean).join(" · ");
    if (this.marks.textContent !== said) this.marks.textContent = said;
    this.#label(name);
    const { canEdit } = this.board;
    for (const control of this.bar.children) {
      const { act } = control.dataset;
      control.hidden = (!canEdit && act !== "details") || hides.includes(act);
      setAttribute(control, "aria-disabled", off.includes(act) ? "true" : null);
    }
    this.#isOff = new Set(off);
  }

  button(act) {
    return this.bar.querySelector(`[data-act="${act}"]`);
  }

  run(act) {
    if (this.#isOff.has(act)) this.board.say(this.board.t("board.outline_at_edge"));
    else (this.own[act] ?? ACTS[act])?.(this, act);
  }

  /** Say that a toggle of the entry is on. */
  press(act, isOn) {
    setAttribute(this.button(act), "aria-pressed", String(Boolean(isOn)));
  }

  toggleDetails() {
    const { details } = this;
    setAttribute(this.button("details"), "aria-expanded", String(!details));
    if (details) {
      this.details = null;
      details.finish();
      details.root.remove();
      return;
    }
    this.details = new Details(this.board, this.id);
    this.bar.after(this.details.root);
    this.details.update();
    this.outline.show(this.root);
  }

  /** Ask something below the entry; `act` is the button that opened it and gets the focus back. */
  openForm(form, act) {
    this.form?.close(false);
    this.form = form;
    const control = this.button(act);
    setAttribute(control, "aria-expanded", "true");
    form.onClose = (returnsFocus) => {
      this.form = null;
      setAttribute(control, "aria-expanded", "false");
      if (returnsFocus) control?.focus({ preventScroll: true });
    };
    this.bar.after(form.root);
    form.focus();
  }

  /** It went away: what was typed in its fields is kept or given back. */
  leave() {
    this.details?.finish();
    this.form?.leave();
  }

  #label(name) {
    if (this.#labelled === name) return;
    this.#labelled = name;
    const shown = shortened(name);
    [this.bar, ...this.bar.children].forEach((node, index) => node.setAttribute("aria-label", this.labels[index].replace("{name}", () => shown)));
  }
}

/** A text as part of a label. */
export function shortened(text) {
  const words = text.replace(/\s+/g, " ");
  const letters = words.length > LONGEST_NAME ? Array.from(words) : [];
  return letters.length > LONGEST_NAME ? `${letters.slice(0, LONGEST_NAME - 1).join("")}…` : words;
}

/** The elements of an entry, and the labels of its buttons with the name left open. */
function create(board, { kind, tag, heading, acts }) {
  const opens = new Set(["details", "move", "turn", "link"]);
  const words = acts.map((act) => board.t(`board.outline_act_${act}`));
  const named = board.t(`board.outline_kind_${kind}`);
  return {
    labels: [board.t("board.outline_acts_of", { kind: named }), ...words.map((act) => board.t("board.outline_label_of", { act, kind: named }))],
    root: element(tag, `o-item o-${kind}`, {},
      element("div", "o-line", {}, element(heading, "o-text"), element("span", "o-marks")),
      element("div", "o-acts", { role: "group" }, ...acts.map((act, index) =>
        element("button", act === "delete" ? "o-act danger" : "o-act", {
          type: "button", "data-act": act, "aria-expanded": opens.has(act) ? "false" : null,
          "aria-pressed": act === "select" ? "false" : null, "aria-haspopup": act === "more" ? "menu" : null,
        }, words[index])))),
  };
}
