// A matrix that is filled in where it stands: a level out of a few, or words in two fields. It only asks for changes and
// shows them at once; what holds comes back from the server. Called again whenever data, language or theme change.

const MATRICES = new WeakMap();
const HEAD = -1; // the row of column names, and the column of row names
const MOVES = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };
const KEYS = { // texts about rows and columns
  situation: { add: "add_situation", name: "name_situation", remove: "remove_situation" },
  role: { add: "add_role", name: "name_role", remove: "remove_role" },
};

export default function (component) {
  const { parentElement } = component;
  if (!MATRICES.has(parentElement)) MATRICES.set(parentElement, new Matrix(parentElement));
  MATRICES.get(parentElement).take(component);
}

function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== false) made.setAttribute(name, value === true ? "" : value);
  made.append(...children);
  return made;
}

class Matrix {
  #root = element("div", { class: "matrix" });
  #table = element("div", { role: "grid", class: "grid" });
  #below = element("div", { class: "below" });
  #press = new Press(this.#root);
  #live = element("p", { class: "spoken", "aria-live": "polite" });
  #dialog = element("dialog", { class: "entry" });
  #client = `c${Math.random().toString(36).slice(2, 12)}`;
  #number = 0;
  #unconfirmed = [];
  #data = null;
  #waiting = null;
  #send = () => {};
  #at = [0, 0];
  #finish = null; // what becomes of the dialog when it is left by a click beside it

  constructor(mount) {
    this.#root.append(this.#table, this.#below, this.#live, this.#dialog);
    mount.append(this.#root);
    this.#table.addEventListener("keydown", (event) => this.#key(event));
    this.#table.addEventListener("click", (event) => this.#click(event));
    this.#dialog.addEventListener("click", (event) => { if (event.target === this.#dialog && this.#isBeside(event)) this.#finish?.(); });
    this.#dialog.addEventListener("close", () => this.#closed());
  }

  take({ data, setTriggerValue }) {
    this.#send = setTriggerValue;
    this.#press.after(() => {
      if (this.#dialog.open) this.#waiting = data;
      else this.#paint(data);
    });
  }

  #t(key, values = {}) {
    return (this.#data.texts[`matrix.${key}`] ?? key).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  }

  get #hasHeads() { return this.#data.mode === "words" && this.#data.can_edit; }

  #act(act) {
    this.#number += 1;
    this.#unconfirmed.push({ ...act, number: this.#number });
    this.#send("acts", { client: this.#client, acts: this.#unconfirmed });
  }

  #paint(data) {
    const ack = data.ack?.client === this.#client ? data.ack.number : 0;
    this.#unconfirmed = this.#unconfirmed.filter((act) => act.number > ack);
    const hadFocus = this.#table.contains(this.#root.getRootNode().activeElement);
    const before = this.#data && this.#place();
    this.#data = data;
    this.#root.lang = data.locale;
    this.#root.className = `matrix ${data.mode}`;
    this.#root.style.setProperty("--columns", data.columns.length);
    this.#table.setAttribute("aria-label", data.label);
    this.#table.setAttribute("aria-readonly", String(!data.can_edit));
    if (before) this.#return(before);
    this.#draw();
    if (hadFocus) this.#focus();
    if (data.said) this.#live.textContent = data.said;
  }

  #place() {
    const [row, column] = this.#at;
    return { row: this.#data.rows[row]?.id, column: this.#data.columns[column]?.id };
  }

  #return({ row, column }) { // the same cell, wherever it stands now
    const found = [this.#data.rows.findIndex((one) => one.id === row), this.#data.columns.findIndex((one) => one.id === column)];
    this.#at = this.#at.map((at, axis) => (at === HEAD ? HEAD : found[axis] < 0 ? at : found[axis]));
    this.#at = this.#inside(this.#at);
  }

  #inside([row, column]) {
    const least = this.#hasHeads ? HEAD : 0;
    const at = [Math.min(Math.max(row, least), this.#data.rows.length - 1), Math.min(Math.max(column, least), this.#data.columns.length - 1)];
    return at[0] === HEAD && at[1] === HEAD ? this.#at : at;
  }

  #draw() {
    const { corner, columns, rows } = this.#data;
    const head = element("div", { role: "row", class: "row head" }, element("div", { role: "columnheader", class: "name" }, corner));
    head.append(...columns.map((column, at) => this.#head(column, HEAD, at, "columnheader")));
    this.#table.replaceChildren(head, ...rows.map((row, at) => this.#row(row, at)));
    this.#below.replaceChildren(...(this.#hasHeads ? [this.#adding("situation"), this.#adding("role")] : []));
  }

  #head(named, row, column, role) {
    const canRename = this.#hasHeads && named.can_rename;
    const made = element("div", { role, class: row === HEAD ? "title" : "name", "data-row": row, "data-column": column });
    if (this.#hasHeads) made.tabIndex = this.#isAt(row, column) ? 0 : -1;
    if (canRename) made.setAttribute("aria-haspopup", "dialog");
    made.append(element("span", {}, named.name));
    if (named.note) made.append(element("small", {}, named.note));
    return made;
  }

  #row(row, at) {
    const made = element("div", { role: "row", class: "row" }, this.#head(row, at, HEAD, "rowheader"));
    made.append(...row.cells.map((cell, column) => this.#cell(row, at, cell, column)));
    return made;
  }

  #cell(row, at, stored, column) {
    const cell = this.#expected(row, column, stored);
    const name = this.#data.columns[column].name;
    const said = this.#t("cell", { column: name, row: row.name, value: [cell.text, ...(cell.more ?? [])].join(" · ") });
    const made = element("div", {
      role: "gridcell", class: `cell ${cell.tone}${cell.is_open ? " opened" : ""}`, "aria-label": said, "data-row": at, "data-column": column,
      "aria-haspopup": this.#data.can_edit && (this.#data.mode === "words" ? "dialog" : "listbox"),
    });
    made.tabIndex = this.#isAt(at, column) ? 0 : -1;
    made.append(element("span", { class: "of" }, name), element("span", { class: "text" }, cell.text));
    made.append(...(cell.more ?? []).map((text) => element("small", {}, text)));
    if (cell.gap) made.append(element("small", { class: "gap" }, cell.gap));
    return made;
  }

  #expected(row, column, stored) { // with what was just chosen here and is on its way
    const mine = this.#unconfirmed.findLast((act) => act.name === "level" && act.row === row.id && act.column === this.#data.columns[column].id);
    return mine ? this.#data.options.find((option) => option.value === mine.value) : stored;
  }

  #isAt(row, column) { return this.#at[0] === row && this.#at[1] === column; }

  #node([row, column]) { return this.#table.querySelector(`[data-row="${row}"][data-column="${column}"]`); }

  #focus(at = this.#at) {
    const node = this.#node(at);
    if (!node) return;
    this.#node(this.#at)?.setAttribute("tabindex", "-1");
    this.#at = at;
    node.tabIndex = 0;
    node.focus();
  }

  #key(event) {
    const { key } = event;
    if (event.altKey || event.metaKey || (event.ctrlKey && !["Home", "End"].includes(key))) return;
    const digit = this.#data.mode === "choice" && /^[0-9]$/.test(key) ? this.#data.options[Number(key)] : undefined;
    if (key in MOVES) this.#focus(this.#inside(this.#at.map((at, axis) => at + MOVES[key][axis])));
    else if (key === "Home") this.#focus([event.ctrlKey ? 0 : this.#at[0], 0]);
    else if (key === "End") this.#focus([event.ctrlKey ? this.#data.rows.length - 1 : this.#at[0], this.#data.columns.length - 1]);
    else if (!this.#data.can_edit) return;
    else if (key === "Enter" || key === " " || key === "F2") this.#edit();
    else if (digit) this.#choose(digit.value);
    else if (key === "Delete" || key === "Backspace") this.#clear();
    else return;
    event.preventDefault();
  }

  #click(event) {
    const node = event.target.closest("[data-row]");
    if (!node) return;
    const at = [Number(node.dataset.row), Number(node.dataset.column)];
    if (at.includes(HEAD) && !this.#hasHeads) return;
    this.#focus(at);
    if (this.#data.can_edit) this.#edit();
  }

  #edit() {
    const [row, column] = this.#at;
    if (row === HEAD || column === HEAD) this.#rename(row === HEAD ? this.#data.columns[column] : this.#data.rows[row], row === HEAD ? "role" : "situation");
    else if (this.#data.mode === "choice") this.#options(row, column);
    else this.#words(row, column);
  }

  #clear() {
    const [row, column] = this.#at;
    if (this.#data.mode === "choice") this.#choose("");
    else if (row !== HEAD && column !== HEAD && this.#data.rows[row].cells[column].entry) this.#act({ name: "remove", entries: [this.#data.rows[row].cells[column].entry] });
  }

  #choose(value) {
    const [row, column] = this.#at;
    this.#act({ name: "level", row: this.#data.rows[row].id, column: this.#data.columns[column].id, value });
    this.#draw();
    this.#focus();
    const option = this.#data.options.find((one) => one.value === value);
    this.#live.textContent = this.#t("cell", { column: this.#data.columns[column].name, row: this.#data.rows[row].name, value: option.text });
  }

  #options(row, column) {
    const stored = this.#expected(this.#data.rows[row], column, this.#data.rows[row].cells[column]);
    const list = element("div", { role: "listbox", "aria-label": this.#title(row, column) });
    for (const [at, option] of this.#data.options.entries()) {
      const one = element("button", { type: "button", role: "option", "aria-selected": String(option.value === stored.value) }, element("kbd", { "aria-hidden": "true" }, String(at)), option.label);
      one.addEventListener("click", () => { this.#dialog.close(); this.#choose(option.value); });
      list.append(one);
    }
    list.addEventListener("keydown", (event) => this.#listKey(event, list));
    this.#open(this.#title(row, column), [list], () => this.#dialog.close());
    list.querySelector("[aria-selected=true]")?.focus();
  }

  #listKey(event, list) {
    const all = [...list.children];
    const at = all.indexOf(event.target);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (to !== undefined) all[Math.min(Math.max(to, 0), all.length - 1)].focus();
    else if (/^[0-9]$/.test(event.key) && all[Number(event.key)]) all[Number(event.key)].click();
    else return;
    event.preventDefault();
  }

  #title(row, column) {
    return this.#t("title", { column: this.#data.columns[column].name, row: this.#data.rows[row].name });
  }

  #words(row, column) {
    const { id, name, cells } = this.#data.rows[row];
    const cell = cells[column];
    const limit = element("textarea", { rows: 3, maxlength: this.#data.limits.text });
    const escalation = element("input", { maxlength: this.#data.limits.line, autocomplete: "off" });
    limit.value = cell.limit;
    escalation.value = cell.escalation;
    const save = () => {
      this.#dialog.close();
      if (limit.value === cell.limit && escalation.value === cell.escalation) return;
      const was = { limit: cell.limit, escalation: cell.escalation };
      this.#act({ name: "fill", row: id, situation: name, column: this.#data.columns[column].id, entry: cell.entry, limit: limit.value, escalation: escalation.value, was });
    };
    const more = cell.entry ? [
      this.#button("details", () => { this.#dialog.close(); this.#act({ name: "open", entry: cell.entry }); }),
      this.#button("remove", () => { this.#dialog.close(); this.#act({ name: "remove", entries: [cell.entry] }); }),
    ] : [];
    this.#form(this.#title(row, column), [["limit", limit], ["escalation", escalation]], save, more);
  }

  #rename(named, what) {
    if (!named.can_rename) return;
    const field = element("input", { maxlength: this.#data.limits.line, autocomplete: "off" });
    field.value = named.name;
    const save = () => {
      this.#dialog.close();
      const text = field.value.trim();
      if (text && text !== named.name) this.#act({ name: "rename", what, entries: named.entries, text });
    };
    const remove = this.#button(KEYS[what].remove, () => { this.#dialog.close(); this.#act({ name: "remove", entries: named.entries }); });
    this.#form(this.#t(what), [["name", field]], save, [remove]);
  }

  #adding(what) {
    return this.#button(KEYS[what].add, () => {
      const field = element("input", { maxlength: this.#data.limits.line, autocomplete: "off" });
      const save = () => {
        this.#dialog.close();
        if (field.value.trim()) this.#act({ name: "add", what, text: field.value.trim() });
      };
      this.#form(this.#t(KEYS[what].add), [[KEYS[what].name, field]], save, []);
    });
  }

  #button(key, act) {
    const made = element("button", { type: "button", class: key.startsWith("add") ? "add" : key.startsWith("remove") ? "quiet" : "" }, this.#t(key));
    made.addEventListener("click", act);
    return made;
  }

  #form(title, fields, save, more) {
    const form = element("form", { method: "dialog" });
    for (const [key, field] of fields) form.append(element("label", {}, element("span", {}, this.#t(key)), field));
    form.append(element("div", { class: "buttons" }, element("button", { type: "submit", class: "main" }, this.#t("save")), ...more));
    form.addEventListener("submit", (event) => { event.preventDefault(); save(); });
    form.addEventListener("keydown", (event) => {
      const isDone = event.key === "Enter" && !event.shiftKey && !event.isComposing && event.target.matches("textarea");
      if (!isDone) return;
      event.preventDefault();
      save();
    });
    this.#open(title, [form], save);
    fields[0][1].focus();
    fields[0][1].select();
  }

  #open(title, content, finish) {
    this.#finish = finish;
    this.#dialog.setAttribute("aria-label", title);
    this.#dialog.replaceChildren(element("h4", {}, title), ...content);
    this.#dialog.showModal();
    const cell = this.#node(this.#at)?.getBoundingClientRect();
    if (!cell || window.innerWidth < 600) return; // on a phone it stands at the lower edge
    const { offsetWidth: width, offsetHeight: height } = this.#dialog;
    this.#dialog.style.left = `${Math.max(8, Math.min(cell.left, window.innerWidth - width - 8))}px`;
    this.#dialog.style.top = `${Math.max(8, Math.min(cell.top, window.innerHeight - height - 8))}px`;
  }

  #isBeside({ clientX: x, clientY: y }) {
    const { left, right, top, bottom } = this.#dialog.getBoundingClientRect();
    return x < left || x > right || y < top || y > bottom;
  }

  #closed() {
    if (this.#dialog.open) return; // told late: by now the next one stands open
    this.#finish = null;
    this.#dialog.removeAttribute("style");
    if (this.#waiting) { const data = this.#waiting; this.#waiting = null; this.#paint(data); }
    this.#focus();
  }
}
