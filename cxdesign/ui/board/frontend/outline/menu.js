// The menu of an entry: that of the map, less what needs the map, with what the outline does in its own way.

/** What is only a matter of the drawn map, and what an entry has as a button or among its details. */
const LEFT_OUT = new Set([
  "fold", "unfold", "draw_arrow", "select_several", "turn_into_need", "choose_notes", "choose_place", "choose_answer",
]);

/** Items of a menu of the map as the outline offers them. */
export function outlineItems(board, items) {
  const kept = items.filter((item) => !LEFT_OUT.has(item.action))
    .map((item) => (item.action === "impact" ? { ...item, run: () => board.outline.showImpact(board.selection) } : item));
  return kept.filter((item, index) => !item.separator || (index > 0 && index < kept.length - 1 && !kept[index - 1].separator));
}
