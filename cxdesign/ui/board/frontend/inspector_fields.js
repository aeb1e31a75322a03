// Exports: textField, numberField, selectField, chipsField, stepsField, switchField, row, group, heading, isComposing
// Every field is {element, update(record), commit()}; a field in use is left alone until it is committed.

import { button, element, setAttribute, setScript } from "./dom.js";
import { NAME_LIMIT, excess, storable, tooLong } from "./texts.js";

const SIZES_ITSELF = CSS.supports("field-sizing", "content");

/** One line of the panel: a label and what stands beside it. */
export function row(label, control, hint = null) {
  const name = element("span", "insp-label", {}, label);
  if (hint) name.title = hint;
  return element("div", "insp-row", {}, name, element("div", "insp-value", {}, control));
}

/** A titled group of fields, one field for `update` and `commit` of all. */
export function group(title, fields) {
  const box = element("section", "insp-group", {}, title ? element("h3", "insp-head", {}, title) : null, ...fields.map((field) => field.element));
  return {
    element: box,
    update: (record) => fields.forEach((field) => field.update(record)),
    commit: (isLeaving) => fields.forEach((field) => field.commit?.(isLeaving)),
  };
}

/** Words that do not change while the panel is open. */
export function heading(tag, className, text) {
  const shown = element(tag, className, {}, text);
  return { element: shown, update() {} };
}

/** Whether a key belongs to an input method that is still composing. */
export function isComposing(event) {
  return event.isComposing || event.keyCode === 229;
}

/**
 * Text that is committed on Enter, on leaving it, or with Ctrl/Cmd+Enter where Enter breaks the line.
 * `read(record)` gives the text, `write(text)` sends it; a required text that was emptied comes back.
 */
export function textField(subject, { label, read, write, isMultiline = false, breaksLines = false, isRequired = false, className = "", placeholder = "", bare = false, limit = NAME_LIMIT }) {
  const input = element(isMultiline ? "textarea" : "input", `insp-text ${className}`, {
    "aria-label": label, placeholder, rows: isMultiline ? 1 : null, type: isMultiline ? null : "text", autocomplete: "off", spellcheck: "false",
  });
  const editing = new Editing(subject, { input, label, read, write, isRequired, limit, keepsSpace: breaksLines });
  input.addEventListener("keydown", (event) => {
    if (isComposing(event)) return;
    const isDone = event.key === "Enter" && (!breaksLines || event.ctrlKey || event.metaKey);
    if (isDone) {
      event.preventDefault();
      editing.commit();
    } else if (event.key === "Escape" && editing.isDirty) {
      event.stopPropagation();
      editing.revert();
    }
  });
  const fit = () => isMultiline && !SIZES_ITSELF && fitHeight(input);
  input.addEventListener("input", fit);
  return {
    element: bare ? input : row(label, input),
    input,
    update(record) {
      setAttribute(input, "readonly", subject.canEdit() ? null : "");
      editing.update(record);
      fit();
    },
    commit: (isLeaving) => editing.commit(isLeaving),
  };
}

/** A number with its unit; comma and full-width digits are understood, anything else is given back. */
export function numberField(subject, { label, unit, read, write, low = 0, high = Infinity, isWhole = false }) {
  const input = element("input", "insp-text insp-number", { type: "text", inputmode: isWhole ? "numeric" : "decimal", "aria-label": `${label} (${unit})`, autocomplete: "off" });
  const parse = (text) => parseNumber(text, { low, high, isWhole });
  const editing = new Editing(subject, {
    input, label,
    read: (record) => formatNumber(read(record)),
    write: (text) => write(parse(text)),
    isValid: (text) => parse(text) !== undefined,
  });
  input.addEventListener("input", () => setAttribute(input, "aria-invalid", parse(input.value) === undefined ? "true" : null));
  input.addEventListener("keydown", (event) => {
    if (isComposing(event)) return;
    if (event.key === "Enter") editing.commit();
    else if (event.key === "Escape" && editing.isDirty) {
      event.stopPropagation();
      editing.revert();
    }
  });
  const box = element("label", "insp-measure", {}, input, element("span", "insp-unit", {}, unit));
  return {
    element: row(label, box),
    update(record) {
      setAttribute(input, "readonly", subject.canEdit() ? null : "");
      editing.update(record);
    },
    commit: () => editing.commit(),
  };
}

/** A native choice of one value; `options` are [value, text], the first one stands for nothing. */
export function selectField(subject, { label, options, read, write, lead = null }) {
  const select = element("select", "insp-select", { "aria-label": label });
  for (const [value, text] of options) select.append(element("option", "", { value }, text));
  select.addEventListener("change", () => write(select.value || null));
  select.addEventListener("blur", () => subject.refresh());
  const leading = element("span", "insp-lead");
  return {
    element: row(label, lead ? element("span", "insp-led", {}, leading, select) : select),
    update(record) {
      select.disabled = !subject.canEdit();
      const value = read(record) ?? "";
      if (lead && leading.dataset.of !== String(value)) {
        leading.dataset.of = String(value);
        leading.replaceChildren(...[lead(value)].filter(Boolean));
      }
      setAttribute(select, "data-empty", value === "" ? "" : null);
      if (!isFocused(select) && select.value !== value) select.value = value;
    },
  };
}

/** Several values, each a chip that is pressed or not; `options` are [value, text, picture or null, hint]. */
export function chipsField(subject, { label, options, read, write, className = "insp-chips" }) {
  const box = element("div", className, { role: "group", "aria-label": label });
  const chips = options.map(([value, text, picture, hint]) => {
    const chip = button("insp-chip", hint ?? text, () => {
      const chosen = new Set(read(subject.record()));
      if (!chosen.delete(value)) chosen.add(value);
      write(options.map(([one]) => one).filter((one) => chosen.has(one)), value);
    }, picture ?? null, text);
    chip.dataset.value = value;
    box.append(chip);
    return [value, chip];
  });
  return {
    element: row(label, box),
    update(record) {
      const chosen = read(record);
      for (const [value, chip] of chips) {
        setAttribute(chip, "aria-pressed", String(chosen.includes(value)));
        chip.disabled = !subject.canEdit();
      }
    },
  };
}

/** One of a few steps in a row; pressing the chosen one again clears it. */
export function stepsField(subject, { label, options, read, write, className = "insp-steps" }) {
  const field = chipsField(subject, {
    label, options, className,
    read: (record) => [read(record)].filter((value) => value !== null && value !== undefined).map(String),
    write: (_, value) => write(String(read(subject.record())) === value ? null : value),
  });
  return field;
}

/** A statement that holds or not. */
export function switchField(subject, { label, read, write, picture = null, hint = null }) {
  const control = button("insp-switch", label, () => write(!read(subject.record())), picture ?? element("span", "insp-nomark"), element("span", "insp-switch-text", {}, label), element("i", "insp-track"));
  control.setAttribute("role", "switch");
  if (hint) control.title = hint;
  return {
    element: control,
    update(record) {
      setAttribute(control, "aria-checked", String(Boolean(read(record))));
      control.disabled = !subject.canEdit();
    },
  };
}

/** What is being typed, kept apart from what comes in until it is committed. */
class Editing {
  constructor(subject, { input, label, read, write, isRequired = false, keepsSpace = false, limit = Infinity, isValid = () => true }) {
    Object.assign(this, { subject, input, label, read, write, isRequired, keepsSpace, limit, isValid });
    this.isDirty = false;
    this.base = "";
    input.addEventListener("focus", () => { this.base = this.stored(); });
    input.addEventListener("input", () => { this.isDirty = true; });
    input.addEventListener("blur", () => {
      this.commit();
      this.subject.refresh();
    });
  }

  stored() {
    const record = this.subject.record();
    return record ? this.read(record) ?? "" : "";
  }

  update(record) {
    if (this.isDirty || isFocused(this.input)) return;
    const text = this.read(record) ?? "";
    if (this.input.value !== text) this.input.value = text;
    setScript(this.input, text);
  }

  commit(isLeaving = false) {
    if (!this.isDirty) return;
    const text = storable(this.keepsSpace ? this.input.value : this.input.value.trim());
    if (excess(text, this.limit) > 0) {
      this.refuse(text, isLeaving);
      return;
    }
    if (this.limit < Infinity) this.input.removeAttribute("aria-invalid");
    this.isDirty = false;
    if (!this.subject.record()) {
      if (text && text !== this.base && this.limit < Infinity) this.subject.giveBack(text);
      return;
    }
    const stored = this.stored();
    if (!this.isValid(text)) this.subject.say("board.number_refused", { text });
    if (!this.isValid(text) || (this.isRequired && !text.trim())) this.revert();
    else if (text !== stored) {
      if (stored !== this.base) this.offerOther(stored);
      this.write(text);
    }
    this.base = this.stored();
  }

  /** Too long a text stays in its field as it was typed; where the panel goes away, the message carries it. */
  refuse(text, isLeaving) {
    const { board } = this.subject;
    this.input.setAttribute("aria-invalid", "true");
    const sentence = tooLong(board, text, this.limit);
    if (isLeaving) board.notice(`${sentence} ${board.t("board.your_text", { text })}`, [], true);
    else board.notice(sentence);
  }

  revert() {
    this.isDirty = false;
    this.input.value = this.stored();
    this.input.removeAttribute("aria-invalid");
    this.input.dispatchEvent(new Event("revert"));
  }

  /** A colleague changed the same field meanwhile: the later text stands, the other one can be taken back. */
  offerOther(other) {
    this.subject.notice("board.field_both_changed", { name: this.subject.lastAuthor(), field: this.label, text: other }, "board.field_take_other", () => this.write(other));
  }
}

function isFocused(input) {
  return input.getRootNode().activeElement === input;
}

function fitHeight(area) {
  area.style.height = "auto";
  if (area.scrollHeight) area.style.height = `${area.scrollHeight}px`;
}

function parseNumber(text, { low, high, isWhole }) {
  const plain = text.normalize("NFKC").trim().replace(",", ".");
  if (plain === "") return null;
  const number = Number(plain);
  if (!Number.isFinite(number) || number < low || number > high || (isWhole && !Number.isInteger(number))) return undefined;
  return number;
}

function formatNumber(number) {
  return number === null || number === undefined ? "" : String(number);
}
