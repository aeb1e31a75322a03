// The matrix of scenes: touchpoints in the order of the journey as its rows, scenes as its columns.

import { drop } from "../scenes/drop.js";
import { SceneHead } from "../scenes/head.js";
import { cellItems, emptyCellItems, sceneItems, touchpointItems } from "../scenes/menus.js";
import { cellPanel, mapPanel, scenePanel, touchpointPanel } from "../scenes/panels.js";
import { SceneRow } from "../scenes/row.js";
import { Scenes } from "../scenes/scenes.js";

export const scenes = {
  name: "scenes",
  lanes: (_, touchpoints) => touchpoints,
  lane: (state, id) => state.records.get(id) ?? null,
  columns: (state) => state.entries("scene").map((record) => ({ type: "open", key: record.id, stage: null, record, records: [record] })),
  columnsFrom: (state) => [state.entries("scene")],
  hasStages: false,
  widths: {
    lane: { wide: { least: 196, most: 196 }, narrow: { least: 102, most: 102 } },
    column: {
      compact: { least: 70, roomy: 70, most: 208 },
      comfortable: { least: 128, roomy: 128, most: 260 },
      fit: { least: 64, roomy: 64, most: 160 },
    },
  },
  cards: { newId: () => null },
  marks: () => [],
  sheets: ["scenes.css"],
  row: (board, touchpoint) => new SceneRow(board, touchpoint),
  head: (board, root) => new SceneHead(board, root),
  shows: (state) => state.scenes,
  fill: (board, sceneId, touchpointId) => {
    board.scenes.link(touchpointId, sceneId);
    // Where there is no room beside the map, what is asked for next comes up from below.
    if (board.frame.isNarrow) board.frame.setSheet(true);
  },
  prompt: (board) => board.t("scenes.link"),
  promptInFull: (board, touchpoint) => board.t("scenes.whisper", { name: touchpoint.name }),
  nameOf: (board, record) => board.scenes.nameOf(record),
  drop,
  drags: new Set(["scene"]),
  menus: { scene: sceneItems, scene_cell: cellItems, touchpoint: touchpointItems, cell: emptyCellItems },
  panels: { scene: scenePanel, scene_cell: cellPanel, touchpoint: touchpointPanel, project: mapPanel },
  keys: [
    ["scenes.key_customer", ["0", "…", "5"]], ["scenes.key_enterprise", ["Shift 0", "…", "Shift 5"]],
    ["scenes.key_link", ["Enter", "Space"]], ["scenes.key_unlink", ["Delete"]], ["scenes.key_new", ["N"]],
  ],
  keysLeftOut: new Set(["peak", "end", "fail", "wait", "evidence", "level", "level_clear", "new", "delete", "line_break"].map((name) => `board.key_${name}`)),
  keysNote: "scenes.keys_note",
  terms: (record) => (record?.kind === "scene_cell" ? ["scenes.customer", "scenes.group_quadrants"]
    : ["shell.page_scenes", "scenes.group_passage", ...(record ? [] : ["scenes.customer", "scenes.group_quadrants"])]),
  can: { addColumns: false, addLanes: false, moveLanes: false },
  lines: () => [],
  figures: "scenes",
  label: "scenes.grid_label",
  figuresLabel: "scenes.figures_label",
  emptiness: (state) => {
    if (state.touchpoints().length === 0) return "scene_touchpoints";
    return state.entries("scene").length ? null : "scenes";
  },
  parts: (board) => {
    board.scenes = new Scenes(board);
    return board.scenes.parts;
  },
};
