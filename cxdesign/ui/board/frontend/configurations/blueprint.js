// The service blueprint: five lanes under the touchpoints of the journey, and the lines between them.

import { Arrows } from "../blueprint/arrows.js";
import { CriticalPath } from "../blueprint/critical_path.js";
import { Drawing } from "../blueprint/drawing.js";
import { emptyPanel } from "../blueprint/empty_panel.js";
import { FindingMarks } from "../blueprint/finding_marks.js";
import { flowItems, stepItems } from "../blueprint/flow_menu.js";
import { flowPanel } from "../blueprint/flow_panel.js";
import { HeightFit } from "../blueprint/height_fit.js";
import { aboutRefused, offersFor } from "../blueprint/refusals.js";
import { stepMarks } from "../blueprint/step_marks.js";
import { stepPanel } from "../blueprint/step_panel.js";
import { TimeStrip } from "../blueprint/time_strip.js";
import { Walk } from "../blueprint/walk.js";
import { WordFit } from "../blueprint/word_fit.js";
import { Impact } from "../impact.js";
import { BLUEPRINT_ROLES } from "../records.js";
import { laneCards } from "./cards.js";

const rank = (lane) => BLUEPRINT_ROLES.indexOf(lane.role);
/** Lines crossed on the way down into a lane. */
const LINE_ABOVE = { onstage: "interaction", backstage: "visibility", support: "internal" };

export const blueprint = {
  name: "blueprint",
  lanes: (lanes) => lanes.filter((lane) => rank(lane) >= 0).sort((a, b) => rank(a) - rank(b)),
  lane: (state, id) => state.records.get(id) ?? null,
  columns: (state) => state.touchpoints().map((record) =>
    ({ type: "open", key: record.id, stage: state.records.get(record.stage_id), record, records: [record] })),
  columnsFrom: (state) => [state.stages(), state.touchpoints()],
  hasStages: false,
  widths: {
    lane: { wide: { least: 136, most: 150 }, narrow: { least: 78, most: 96 } },
    column: {
      compact: { least: 107, roomy: 107, most: 180 },
      comfortable: { least: 142, roomy: 142, most: 240 },
      fit: { least: 76, roomy: 80, most: 180 },
    },
  },
  cards: laneCards,
  marks: stepMarks,
  sheets: ["blueprint.css"],
  menus: { flow: flowItems, card: stepItems },
  toggles: [
    { key: "critical_path", picture: "clock", isOn: (board) => board.path.isOn, run: (board) => board.path.toggle() },
    { key: "impact", picture: "branch", hint: "I", isOn: (board) => board.impact.isShown, run: (board) => board.impact.toggle() },
  ],
  panels: { step: stepPanel, flow: flowPanel, project: emptyPanel },
  keys: [
    ["board.key_arrow", ["L"]],
    ["board.key_arrow_aim", ["←", "→", "↑", "↓", "Enter"]],
    ["board.key_arrows", ["[", "]"]],
    ["board.key_impact", ["I"]],
  ],
  aboutRefused,
  offersFor,
  can: { addColumns: true, addLanes: false, moveLanes: false },
  lines: (above, below) => {
    const crossed = BLUEPRINT_ROLES.slice(rank(above) + 1, rank(below) + 1);
    return crossed.map((role) => LINE_ABOVE[role]).filter(Boolean);
  },
  figures: "blueprint",
  label: "board.blueprint_label",
  emptiness: (state) => {
    if (state.touchpoints().length === 0) return "touchpoints";
    return BLUEPRINT_ROLES.every((role) => state.lanes().some((lane) => lane.role === role)) ? null : "blueprint";
  },
  isBare: (state) => state.lanes().every((lane) => rank(lane) < 0 || state.touchpoints().every(({ id }) => state.cards(id, lane.id).length === 0)),
  parts: (board) => {
    board.arrows = new Arrows(board);
    board.drawing = new Drawing(board);
    board.impact = new Impact(board);
    board.path = new CriticalPath(board);
    board.strip = new TimeStrip(board);
    return [new WordFit(board), board.path, new FindingMarks(board), board.drawing, new Walk(board), board.impact, new HeightFit(board), board.arrows, board.strip];
  },
};
