// The sheet of all keys.

import { button, element } from "./dom.js";
import { icon } from "./icons.js";
import { Veil } from "./veil.js";

const isApple = /Mac|iPhone|iPad/.test(navigator.platform ?? "");
const CTRL = isApple ? "⌘" : "Ctrl";
const ALT = isApple ? "⌥" : "Alt";

const ROWS = [
  ["board.key_move_selection", ["←", "→", "↑", "↓"]],
  ["board.key_extend", ["Shift + ← → ↑ ↓"]],
  ["board.key_click", ["Shift", CTRL]],
  ["board.key_select_all", [`${CTRL} A`]],
  ["board.key_edit", ["Enter", "F2"]],
  ["board.key_commit", ["Enter", `${CTRL} Enter`]],
  ["board.key_line_break", ["Shift Enter"]],
  ["board.key_cancel", ["Esc"]],
  ["board.key_new", ["N"]],
  ["board.key_new_next", ["Tab"]],
  ["board.key_shift", [`${ALT} + ← → ↑ ↓`]],
  ["board.key_delete", ["Delete"]],
  ["board.key_copy", [`${CTRL} C`, `${CTRL} X`]],
  ["board.key_paste", [`${CTRL} V`]],
  ["board.key_duplicate", [`${CTRL} D`]],
  ["board.key_undo", [`${CTRL} Z`]],
  ["board.key_redo", [`${isApple ? "⇧⌘" : "Shift Ctrl"} Z`]],
  ["board.key_peak", ["P"]],
  ["board.key_end", ["E"]],
  ["board.key_fail", ["F"]],
  ["board.key_wait", ["W"]],
  ["board.key_level", ["1", "2", "3", "4"]],
  ["board.key_level_clear", ["0"]],
  ["board.key_evidence", ["D"]],
  ["board.key_comment", ["C"]],
  ["board.key_find", ["/"]],
  ["view.menu", ["V"]],
  ["present.key", ["S"]],
  ["zoom.key", ["+", "−", "="]],
  ["board.key_menu", ["Shift F10"]],
  ["board.key_outline", ["O"]],
  ["board.key_terms", ["H"]],
  ["board.key_sheet", ["?"]],
];

/** The rows whose keys change nothing: those of who may only look. */
const READING = new Set([
  ...["move_selection", "extend", "click", "select_all", "cancel", "find", "menu", "outline", "terms", "sheet", "arrows", "impact"].map((name) => `board.key_${name}`),
  "view.menu", "present.key", "zoom.key",
]);
const COPY = ["board.key_copy_only", [`${CTRL} C`]];

export class KeySheet {
  constructor(board) {
    this.board = board;
    this.veil = new Veil(board, { extra: ["?"] });
  }

  get isOpen() {
    return this.veil.isOpen;
  }

  open() {
    if (this.isOpen) return;
    const { board } = this;
    const close = button("sheet-close", board.t("board.close"), () => this.veil.close(), icon("close", 16));
    const rows = rowsOf(board).map(([key, keys]) => element("div", "key-row", {},
      element("dt", "", {}, board.t(key)), element("dd", "", {}, ...keys.map((name) => element("kbd", "", {}, name)))));
    const title = board.t("board.keys_title");
    this.veil.open(element("div", "key-sheet", { role: "dialog", "aria-modal": "true", "aria-label": title },
      element("div", "key-head", {}, element("h2", "", {}, title), close), element("dl", "", {}, ...rows),
      board.canEdit ? element("p", "key-note", {}, board.t(board.configuration.keysNote ?? "board.keys_note")) : null));
  }
}

function rowsOf({ canEdit, configuration: { keys = [], keysLeftOut } }) {
  const rows = [...ROWS.filter(([key]) => !keysLeftOut?.has(key)), ...keys];
  if (canEdit) return rows;
  return rows.map((row) => (row[0] === "board.key_copy" ? COPY : row)).filter((row) => row === COPY || READING.has(row[0]));
}
