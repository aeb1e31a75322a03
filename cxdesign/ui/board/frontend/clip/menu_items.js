// What the menus of cards, headers and cells offer of the clipboard, for mouse and touch.

import { holdsCards, isCardId, kindOf } from "../records.js";

const LINE = { separator: true };
const isApple = /Mac|iPhone|iPad/.test(navigator.platform ?? "");
const CTRL = isApple ? "⌘" : "Ctrl ";
const COPIED = new Set(["lane", "touchpoint", "stage"]);

/** The items of a menu with those of the clipboard before its last part; `id` is null for an empty cell. */
export function menuItems(board, items, id) {
  const [about, own] = [board.images.menuItems(id), [...spanItems(board, id), ...clipItems(board, id)]];
  if (about.length) own.unshift(...about, ...(own.length ? [LINE] : []));
  if (!own.length) return items;
  const last = items.findLastIndex((item) => item.separator);
  return last < 0 ? [...items, ...(items.length ? [LINE] : []), ...own] : [...items.slice(0, last), LINE, ...own, ...items.slice(last)];
}

function clipItems(board, id) {
  const { clip, configuration } = board;
  if (configuration.name === "scenes") return judgementItems(board, id);
  const item = (action, hint, run, label = board.t(`board.menu_${action}`)) => ({ action, label, hint, run });
  const isWhole = isCardId(id) || COPIED.has(id && kindOf(id));
  const record = id && board.state.records.get(id);
  const isCopied = isWhole && (record.kind !== "lane" || holdsCards(record));
  const parcel = board.canEdit ? clip.stored : null;
  return [
    ...(isCopied ? [item("copy", `${CTRL}C`, () => clip.copy())] : []),
    ...(isCopied && board.canEdit ? [item("cut", `${CTRL}X`, () => clip.cut()), item("duplicate", `${CTRL}D`, () => clip.duplicate())] : []),
    ...(parcel ? [pasteItem(board, parcel)] : []),
  ];
}

/** On the matrix both relevances of a cell are copied, and set on another one. */
function judgementItems(board, id) {
  const { judgements } = board.clip;
  const isCell = !id || kindOf(id) === "scene_cell";
  const stored = isCell && board.canEdit ? judgements.stored : null;
  return [
    ...(id && isCell ? [{ action: "copy", label: board.t("board.menu_copy"), hint: `${CTRL}C`, run: () => document.execCommand("copy") }] : []),
    ...(stored ? [{ action: "paste", label: board.t("board.menu_paste_judgements"), hint: `${CTRL}V`, run: () => judgements.put(stored) }] : []),
  ];
}

/** It says where it goes by what the menu stands on; where that says nothing, it asks. */
function pasteItem(board, parcel) {
  const { clip } = board;
  const afterId = clip.placeFor(parcel);
  const label = afterId ? board.t(`board.menu_paste_${parcel.what}_here`) : board.t(`board.menu_paste_${parcel.what}`, { count: parcel.cards.length });
  return { action: "paste", label, hint: afterId ? "" : `${CTRL}V`, run: () => clip.pasteStored(afterId) };
}

function spanItems(board, id) {
  const { spanning } = board;
  if (!spanning || !id || !isCardId(id) || !board.canEdit || board.marked.isMany) return [];
  const keys = (sign) => `${isApple ? "⇧⌥" : "Shift Alt "}${sign}`;
  return [
    ...(spanning.canWiden(id) ? [{ action: "wider", label: board.t("board.menu_wider"), hint: keys("→"), run: () => spanning.stretch(id, 1) }] : []),
    ...(spanning.canNarrow(id) ? [{ action: "narrower", label: board.t("board.menu_narrower"), hint: keys("←"), run: () => spanning.stretch(id, -1) }] : []),
  ];
}
