// Small forms below an entry: what to choose or to write, a button that does it, and Escape to leave.

import { element, setAttribute } from "../dom.js";
import { isComposing } from "../inspector_fields.js";
import { NAME_LIMIT, excess, oneLine, tooLong } from "../texts.js";

export class Form {
  /**
   * `fields` are `{name, label, options: [[value, text]], value}`, or `{name, label, isText: true, isRequired}`;
   * `commit(values)` does it.
   */
  constructor(board, { label, fields, verb, commit }) {
    this.board = board;
    this.commit = commit;
    this.onClose = () => {};
    this.controls = Object.fromEntries(fields.map((field) => [field.name, { field, control: controlOf(field) }]));
    const cancel = element("button", "insp-button", { type: "button" }, board.t("board.outline_cancel"));
    cancel.addEventListener("click", () => this.close(true));
    this.root = element("form", "o-form", { "aria-label": label },
      ...Object.values(this.controls).map(({ field, control }) => element("label", "o-field", {}, element("span", "", {}, field.label), control)),
      element("div", "o-form-acts", {}, element("button", "btn primary", { type: "submit" }, verb), cancel));
    this.root.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
    this.root.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || isComposing(event)) return;
      event.stopPropagation();
      this.close(true);
    });
  }

  focus() {
    Object.values(this.controls)[0].control.focus();
  }

  close(returnsFocus) {
    this.root.remove();
    this.onClose(returnsFocus);
  }

  /** What it was about is gone: what was written comes back to whoever wrote it. */
  leave() {
    const text = Object.values(this.controls).filter(({ field }) => field.isText).map(({ control }) => control.value.trim()).filter(Boolean).join(" · ");
    if (text) this.board.notice(this.board.t("board.your_text", { text }), [], true);
  }

  #submit() {
    const values = {};
    for (const [name, { field, control }] of Object.entries(this.controls)) {
      values[name] = field.isText ? oneLine(control.value) : control.value;
      const isLong = field.isText && excess(values[name], NAME_LIMIT) > 0;
      if (isLong) this.board.notice(tooLong(this.board, values[name], NAME_LIMIT));
      const isWrong = isLong || (field.isRequired && !values[name]);
      setAttribute(control, "aria-invalid", isWrong ? "true" : null);
      if (isWrong) {
        control.focus();
        return;
      }
    }
    this.close(true);
    this.commit(values);
  }
}

function controlOf({ options, value = "", isText, isRequired }) {
  if (isText) {
    const input = element("input", "insp-text", { type: "text", autocomplete: "off", "aria-required": isRequired ? "true" : null });
    input.value = value;
    return input;
  }
  const select = element("select", "insp-select", {}, ...options.map(([one, text]) => element("option", "", { value: one }, text)));
  select.value = value;
  return select;
}
