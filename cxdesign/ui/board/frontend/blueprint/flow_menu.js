// What the menus of steps and arrows offer.

/** What the menu of a step offers besides what every card has. */
export function stepItems(board, card) {
  const isEvidence = board.state.lane(card.lane_id)?.role === "evidence";
  const draw = { action: "draw_arrow", label: board.t("board.draw_arrow_short"), hint: "L", run: () => board.drawing.begin(card.id) };
  const impact = { action: "impact", label: board.t("board.impact_show"), hint: "I", run: () => board.impact.show() };
  return isEvidence ? [impact] : [draw, impact];
}

/** Items of the menu of an arrow. */
export function flowItems(board, id) {
  const flow = board.state.records.get(id);
  const set = (fields) => board.dispatch({ name: "edit_flow", flow_id: id, ...fields });
  const item = (action, hint, run, more = {}) => ({ action, label: board.t(`board.menu_${action}`), hint, run, ...more });
  return [
    item("lead_elsewhere", "L", () => board.drawing.begin(id)),
    item("is_repeat", "", () => set({ is_repeat: !flow.is_repeat }), { isChecked: flow.is_repeat }),
    item("is_non_visual", "", () => set({ is_non_visual: !flow.is_non_visual }), { isChecked: flow.is_non_visual }),
    { separator: true },
    item("delete", "Del", () => board.actions.remove(id), { isDanger: true }),
  ];
}
