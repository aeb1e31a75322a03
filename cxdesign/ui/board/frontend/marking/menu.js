// What the menu of several selected things offers, and the entry that starts selecting several.

import { evidenceDots, levelChip } from "../marks.js";
import { EVIDENCE, LEVELS } from "../records.js";
import { MOST, VIEWS } from "../scenes/quadrant.js";
import { isMarkable } from "./places.js";

const LINE = { separator: true };
const isApple = /Mac|iPhone|iPad/.test(navigator.platform ?? "");
const ALT = isApple ? "⌥" : "Alt ";
const ARROWS = { left: ["ArrowLeft", "←"], right: ["ArrowRight", "→"], up: ["ArrowUp", "↑"], down: ["ArrowDown", "↓"] };

/** The menu of all that is selected. */
export function markedItems(board) {
  const { marked, markedActs: acts } = board;
  const groups = [
    [{ title: board.t("board.marking_count", { count: marked.ids.length }) }],
    [...evidenceItems(board), ...levelItems(board), ...relevanceItems(board), ...flagItems(board)],
    acts.applicable("move").length ? Object.entries(ARROWS).map(([direction, [key, sign]]) =>
      ({ action: `move_${direction}`, label: board.t(`board.menu_move_${direction}`), hint: ALT + sign, run: () => acts.shift(key) })) : [],
    mergeItems(board),
    board.outline.isOn ? board.outline.several.items() : [],
    [{ action: "leave", label: board.t("board.marking_leave"), hint: "Esc", run: () => { marked.clear(); board.grid.focusSelection(); } }],
    board.canEdit ? [{ action: "delete", label: board.t("board.marking_delete"), hint: "Del", isDanger: true, run: () => acts.remove() }] : [],
  ];
  return groups.filter((group) => group.length).flatMap((group, index) => (index > 1 ? [LINE, ...group] : group));
}

export function evidenceItems(board) {
  const records = board.markedActs.applicable("evidence");
  if (!records.length) return [];
  const chips = EVIDENCE.map((evidence) => ({
    label: board.t(`enum.evidence.${evidence}`), drawn: evidenceDots(evidence),
    isOn: records.every((record) => (record.evidence ?? "assumption") === evidence), run: () => board.markedActs.setEvidence(evidence),
  }));
  return [{ label: board.t("board.menu_evidence"), chips }];
}

export function levelItems(board) {
  const records = board.markedActs.applicable("level");
  if (!records.length) return [];
  const chips = LEVELS.map((level) => {
    const isOn = records.every((record) => record.level === level);
    return { label: `${level} ${board.t(`enum.level.${level}`)}`, drawn: levelChip(level), isOn, run: () => board.markedActs.setLevel(isOn ? null : level) };
  });
  return [{ label: board.t("board.menu_level"), chips }];
}

export function relevanceItems(board) {
  const cells = board.markedActs.applicable("relevance");
  if (!cells.length) return [];
  return VIEWS.map((view) => ({
    label: board.t(`scenes.${view}`),
    chips: Array.from({ length: MOST + 1 }, (_, value) => ({
      label: board.t("scenes.relevance_of", { view: board.t(`scenes.${view}`), value }), drawn: String(value),
      isOn: cells.every((cell) => cell[`${view}_relevance`] === value), run: () => board.markedActs.setRelevance(view, value),
    })),
  }));
}

function flagItems(board) {
  const { markedActs: acts } = board;
  if (!acts.applicable("flag").length) return [];
  const item = (action, hint, field) => ({ action, label: board.t(`board.menu_${action}`), hint, isChecked: acts.isOn(field), run: () => acts.toggle(field) });
  return [item("fail_point", "F", "is_fail"), item("wait_point", "W", "is_wait")];
}

export function mergeItems(board) {
  if (board.markedActs.applicable("flag").length < 2) return [];
  return [{ action: "merge", label: board.t("board.menu_merge"), hint: "", run: () => board.markedActs.merge() }];
}

/** The items of a menu of one thing, with the entry that starts selecting several where that can be. */
export function withPicking(board, id, items) {
  if (!items.length || (id && !isMarkable(id))) return items;
  const pick = { action: "select_several", label: board.t("board.marking_pick"), hint: "", run: () => board.marked.pick(id) };
  const at = items.findLastIndex((item) => item.separator);
  return at < 0 ? [...items, LINE, pick] : [...items.slice(0, at), LINE, pick, ...items.slice(at)];
}
