// What the menus of scenes, cells and touchpoints offer on the matrix.

import { go } from "../going.js";
import { MOST, VIEWS, fieldOf } from "./quadrant.js";

const LINE = { separator: true };
const isApple = /Mac|iPhone|iPad/.test(navigator.platform ?? "");
const ALT = isApple ? "⌥" : "Alt ";

export function sceneItems(board, id) {
  const { t, actions, scenes } = pieces(board);
  const record = board.state.records.get(id);
  return [
    { action: "rename", label: t("board.menu_rename"), hint: "Enter", run: () => actions.rename(id) },
    { action: "add_scene", label: t("scenes.add_scene"), hint: "N", run: () => actions.addScene(scenes.after(id)) },
    LINE,
    { action: "mandatory", label: t("scenes.mandatory"), isChecked: record.is_mandatory, run: () => scenes.edit(id, { is_mandatory: !record.is_mandatory }) },
    LINE,
    { action: "move_left", label: t("board.menu_move_left"), hint: `${ALT}←`, run: () => { board.select(id); scenes.shift(id, -1); } },
    { action: "move_right", label: t("board.menu_move_right"), hint: `${ALT}→`, run: () => { board.select(id); scenes.shift(id, 1); } },
    LINE,
    { action: "delete", label: t("scenes.remove_scene"), hint: "Del", isDanger: true, run: () => scenes.remove(id) },
  ];
}

export function cellItems(board, id) {
  const { t, scenes } = pieces(board);
  const record = board.state.records.get(id);
  const chips = (view) => ({
    label: t(`scenes.${view}`),
    chips: Array.from({ length: MOST + 1 }, (_, value) => ({
      label: t("scenes.relevance_of", { view: t(`scenes.${view}`), value }), drawn: String(value), isOn: record[fieldOf(view)] === value,
      run: () => scenes.setRelevance(record, view, value),
    })),
  });
  return [...VIEWS.map(chips), LINE, { action: "unlink", label: t("scenes.unlink"), hint: "Del", isDanger: true, run: () => scenes.unlink(record) }];
}

export function emptyCellItems(board, sceneId, touchpointId) {
  return [{ action: "link", label: board.t("scenes.link"), hint: "Enter", run: () => board.scenes.link(touchpointId, sceneId) }];
}

export function touchpointItems(board, id) {
  const { t, actions } = pieces(board);
  const record = board.state.records.get(id);
  return [
    { action: "rename", label: t("board.menu_rename"), hint: "Enter", run: () => actions.rename(id) },
    { action: "may_be_skipped", label: t("board.menu_may_be_skipped"), isChecked: record.may_be_skipped, run: () => actions.toggleSkippable(id) },
    { action: "planned_peak", label: t("board.menu_planned_peak"), isChecked: record.is_peak, run: () => actions.togglePeak(id) },
    LINE,
    { action: "to_journey", label: t("scenes.to_journey"), run: () => go(board, "journey", id) },
  ];
}

const pieces = (board) => ({ t: (key, params) => board.t(key, params), actions: board.actions, scenes: board.scenes });
