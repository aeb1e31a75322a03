// Exports: Figures(board, mount)

import { button, element, focusedIn, setAttribute, setText, toggleClass } from "./dom.js";
import { icon } from "./icons.js";

const STAGE_COLUMNS = ["count", "peak_end", "mean", "peak", "trough", "end", "trend", "negative"];
const NONE = "–";
const LONG_VALUES = 9;
// In Chinese a number stays with its measure word.
const MEASURED = /(第) (?=\d)|(\d) (?=[个张])|(n) = (?=\d)/g;

/** The strip of figures under the grid; each opens to its formula, inputs and source. */
export class Figures {
  constructor(board, mount) {
    this.board = board;
    this.mount = mount;
    this.build();
  }

  /** Everything that holds words of the catalogue; built again when the language changes. */
  build() {
    const { board } = this;
    this.close();
    this.locale = board.locale;
    this.ids = null;
    this.seen = null;
    this.tableKey = null;
    this.opened = null;
    this.strip = element("div", "figures", { role: "list" });
    this.note = element("span", "figure-note-text");
    this.table = element("div", "stage-table", { id: "stage-table" });
    this.table.hidden = true;
    this.toggle = button("figure-more", board.t("board.figures_by_stage"), () => this.toggleTable(), icon("chevron_right", 12), board.t("board.figures_by_stage"));
    this.toggle.setAttribute("aria-expanded", "false");
    this.foot = element("div", "figure-note", {}, this.note, this.toggle);
    this.popover = this.makePopover();
    this.element = element("section", "figure-wrap", { "aria-label": board.t(board.configuration.figuresLabel ?? "board.figures_label") }, this.strip, this.foot, this.table, this.popover);
    this.mount.replaceChildren(this.element);
  }

  /** The part of the server's messages that this map shows in its strip. */
  get figures() {
    return this.board.state.parts[this.board.configuration.figures] ?? null;
  }

  update() {
    if (this.locale !== this.board.locale) this.build();
    const { figures } = this;
    const { version } = this.board.state;
    if (this.seen?.figures === figures && (this.table.hidden || this.seen.version === version)) return;
    this.seen = { figures, version };
    this.element.hidden = !figures || figures.strip.length === 0;
    if (this.element.hidden) return;
    this.updateStrip(figures.strip);
    const note = figures.path ? "" : figures.note ?? "";
    if (this.note.textContent !== note) this.note.textContent = note;
    this.foot.hidden = !note && !figures.stages?.length;
    this.toggle.hidden = !figures.stages?.length;
    if (!this.table.hidden) this.fillTable(figures);
    if (this.opened) this.fillPopover(figures.strip.find((one) => one.id === this.opened));
  }

  updateStrip(strip) {
    const ids = strip.map((one) => one.id).join();
    if (this.ids !== ids) {
      this.ids = ids;
      this.cells = new Map(strip.map((one) => [one.id, this.makeCell(one.id)]));
      this.strip.replaceChildren(...[...this.cells.values()].map((cell) => cell.item));
    }
    for (const figure of strip) fillCell(this.cells.get(figure.id), figure, this.board);
  }

  makeCell(id) {
    const label = element("span", "figure-label");
    const value = element("span", "v");
    const caption = element("span", "figure-caption");
    const opener = element("button", "figure", { type: "button", "aria-haspopup": "dialog", "data-figure": id }, label, value, caption);
    opener.addEventListener("click", () => (this.opened === id ? this.close() : this.open(id)));
    return { item: element("div", "figure-item", { role: "listitem" }, opener), opener, label, value, caption, shown: "" };
  }

  makePopover() {
    const popover = element("div", "figure-popover", { role: "dialog", popover: "manual", tabindex: "-1" });
    popover.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      this.close(true);
    });
    this.onOutside = (event) => {
      const path = event.composedPath();
      if (!path.includes(popover) && !path.includes(this.cells.get(this.opened)?.opener)) this.close();
    };
    this.onMoved = (event) => event.composedPath().includes(popover) || this.close();
    return popover;
  }

  open(id) {
    this.close();
    this.opened = id;
    this.fillPopover(this.figures.strip.find((one) => one.id === id));
    const { opener } = this.cells.get(id);
    opener.setAttribute("aria-expanded", "true");
    if (this.popover.showPopover) this.popover.showPopover();
    else this.popover.classList.add("open");
    placeAbove(this.popover, opener);
    this.popover.focus({ preventScroll: true });
    document.addEventListener("pointerdown", this.onOutside, true);
    window.addEventListener("resize", this.onMoved);
    window.addEventListener("scroll", this.onMoved, true);
  }

  close(returnsFocus = false) {
    if (!this.opened) return;
    const cell = this.cells.get(this.opened);
    this.opened = null;
    this.shownInside = null;
    if (this.popover.hidePopover) this.popover.hidePopover();
    else this.popover.classList.remove("open");
    document.removeEventListener("pointerdown", this.onOutside, true);
    window.removeEventListener("resize", this.onMoved);
    window.removeEventListener("scroll", this.onMoved, true);
    if (!cell) return;
    cell.opener.removeAttribute("aria-expanded");
    if (returnsFocus) cell.opener.focus({ preventScroll: true });
  }

  fillPopover(figure) {
    if (!figure) {
      this.close();
      return;
    }
    const key = JSON.stringify(figure);
    if (this.shownInside === key) return;
    this.shownInside = key;
    const { board } = this;
    const list = element("dl", "figure-facts");
    for (const [name, text] of [["formula", figure.formula], ["inputs", figure.inputs], ["tie", figure.tie], ["source", figure.source]]) {
      if (text) list.append(element("dt", "", {}, board.t(`board.figure_${name}`)), element("dd", name, {}, String(text)));
    }
    const hadFocus = this.popover.contains(focusedIn(this.popover));
    this.popover.setAttribute("aria-label", figure.label);
    this.popover.replaceChildren(
      element("div", "figure-popover-head", {}, element("h3", "", {}, figure.label), button("insp-icon", board.t("board.close"), () => this.close(true), icon("close", 12))),
      element("p", "figure-popover-value", {}, ...valueParts(figure, board)),
      element("p", "figure-caption", {}, figure.caption ?? ""),
      list);
    // Its Escape goes on to work when the button that had the focus was drawn anew.
    if (hadFocus) this.popover.focus({ preventScroll: true });
  }

  toggleTable() {
    const isOpen = this.table.hidden;
    this.table.hidden = !isOpen;
    this.toggle.setAttribute("aria-expanded", String(isOpen));
    this.toggle.classList.toggle("open", isOpen);
    if (isOpen) {
      this.fillTable(this.figures);
      this.table.scrollIntoView?.({ block: "nearest" });
    }
  }

  fillTable(figures) {
    const rows = figures.stages ?? [];
    const columns = columnsOf(rows);
    const names = rows.map((row) => this.board.state.records.get(row.stage_id)?.name ?? "");
    const key = JSON.stringify([rows, names]);
    if (this.tableKey === key) return;
    this.tableKey = key;
    const labels = new Map(figures.strip.map((one) => [one.id, one.label]));
    const head = element("tr", "", {}, element("th", "", { scope: "col" }, this.board.t("board.stage")),
      ...columns.map((column) => element("th", "", { scope: "col" }, labels.get(column) ?? this.board.t(`board.figure_name_${column}`))));
    const body = rows.map((row, index) => element("tr", "", {}, element("th", "", { scope: "row" }, names[index]),
      ...columns.map((column) => element("td", "", {}, ...valueParts({ now: row.now?.[column], target: row.target?.[column] }, this.board)))));
    this.table.replaceChildren(element("table", "", {}, element("thead", "", {}, head), element("tbody", "", {}, ...body)));
  }
}

function fillCell(cell, figure, board) {
  const key = JSON.stringify([figure.label, figure.now, figure.target, figure.caption]);
  if (cell.shown === key) return;
  cell.shown = key;
  cell.label.textContent = figure.label;
  cell.value.replaceChildren(...valueParts(figure, board));
  toggleClass(cell.value, "long", textOf(figure.now).length + textOf(figure.target).length > LONG_VALUES);
  setText(cell.caption, kept(figure.caption ?? ""));
  setAttribute(cell.opener, "title", `${figure.label}. ${figure.caption ?? ""}\n${board.t("board.figure_open")}`);
}

/** Now, an arrow and the target; words after the first number ("13 of 29") stand smaller. */
function valueParts({ now, target }, board) {
  const parts = [];
  const [, lead, rest] = /^(\S+)(?:\s+(.+))?$/u.exec(textOf(now)) ?? [null, NONE, ""];
  parts.push(element("span", "now", { "aria-label": `${board.t("enum.state.now")} ${lead}` }, lead));
  // A second number is another count: a dot keeps the two apart.
  if (rest) parts.push(element("small", "", {}, /^\d/.test(rest) ? `· ${rest}` : rest));
  if (textOf(target) !== NONE) {
    parts.push(element("small", "arrow", { "aria-hidden": "true" }, "→"),
      element("span", "to", { "aria-label": `${board.t("enum.state.target")} ${textOf(target)}` }, textOf(target)));
  }
  return parts;
}

function kept(text) {
  return text.replace(MEASURED, (found) => found.replaceAll(" ", "\u00a0"));
}

function textOf(value) {
  return value === null || value === undefined || value === "" ? NONE : String(value);
}

function columnsOf(rows) {
  const present = new Set(rows.flatMap((row) => [row.now, row.target]).flatMap((values) =>
    Object.entries(values ?? {}).filter(([, value]) => value !== null && typeof value !== "object").map(([key]) => key)));
  return STAGE_COLUMNS.filter((column) => present.has(column));
}

/** Above what opened it, inside the window; below it where there is no room. */
function placeAbove(popover, opener) {
  const anchor = opener.getBoundingClientRect();
  const { width, height } = popover.getBoundingClientRect();
  const left = Math.max(8, Math.min(window.innerWidth - width - 8, anchor.left));
  const above = anchor.top - height - 6;
  popover.style.left = `${left}px`;
  popover.style.top = `${above >= 8 ? above : Math.max(8, Math.min(window.innerHeight - height - 8, anchor.bottom + 6))}px`;
}
