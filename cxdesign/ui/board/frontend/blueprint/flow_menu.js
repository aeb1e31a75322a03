// What the menu of an arrow offers.

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
