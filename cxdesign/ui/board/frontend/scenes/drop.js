// Where a held scene would land: before or after the scene under the pointer.

export function drop(board, record, { x }) {
  if (record.kind !== "scene") return null;
  const scenes = board.state.entries("scene");
  const others = scenes.filter((scene) => scene.id !== record.id)
    .map((scene) => ({ id: scene.id, box: board.grid.elementOf(scene.id).getBoundingClientRect() }));
  if (others.length === 0) return null;
  const found = others.findIndex(({ box }) => x < box.left + box.width / 2);
  const beforeId = found < 0 ? null : others[found].id;
  const at = found < 0 ? others[others.length - 1].box.right : others[found].box.left;
  const isSame = beforeId === (scenes[scenes.findIndex((scene) => scene.id === record.id) + 1]?.id ?? null);
  const head = board.grid.head.root.getBoundingClientRect();
  const view = board.grid.scroller.getBoundingClientRect();
  return {
    line: { isVertical: true, x: at - 1, y: head.top, length: Math.max(0, view.top + board.grid.scroller.clientHeight - head.top) },
    command: isSame ? null : { name: "move_entry", entry_id: record.id, before_id: beforeId },
    said: () => board.t("board.said_moved", { name: record.name }),
  };
}
