// Predictions of saved views.

import { ofKind, patch, placeAmong, put, removal } from "./edits.js";
import { DEFAULTS } from "./record_defaults.js";

/** What of a command is shown; what it does not name is as it is by itself. */
function shownBy(command) {
  const shown = Object.fromEntries(Object.entries(DEFAULTS.view).map(([field, value]) => [field, command[field] ?? value]));
  return { ...shown, curves: [...new Set(shown.curves)].sort() };
}

function addView(records, command) {
  const { view_id, view_name, map_name } = command;
  if (records.has(view_id)) return [];
  const order = placeAmong(ofKind(records, "view"), null, view_id);
  return [put({ kind: "view", id: view_id, map_name, name: view_name, order, ...shownBy(command) })];
}

export const VIEW_RULES = {
  add_view: addView,
  rename_view: (records, { view_id, new_name }) => patch(records, view_id, { name: new_name }),
  update_view: (records, command) => patch(records, command.view_id, shownBy(command)),
  move_view: (records, { view_id, before_id = null }) => patch(records, view_id, { order: placeAmong(ofKind(records, "view"), before_id, view_id) }),
  remove_view: (records, { view_id }) => removal(records, [view_id]),
};
