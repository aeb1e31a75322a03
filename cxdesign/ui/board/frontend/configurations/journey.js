// The journey map: all lanes but those that only the blueprint has, under stages and touchpoints, with the emotion curve.

import { marksOf } from "../card_marks.js";
import { Curve } from "../curve.js";
import { Impact } from "../impact.js";
import { JourneyPersona } from "../journey_persona.js";
import { BLUEPRINT_ROLES } from "../records.js";
import { laneCards } from "./cards.js";

const SHIFT_ALT = /Mac|iPhone|iPad/.test(navigator.platform ?? "") ? "⇧⌥" : "Shift Alt";
const ELSEWHERE = new Set(BLUEPRINT_ROLES.filter((role) => role !== "customer_actions"));

export const journey = {
  name: "journey",
  lanes: (lanes) => lanes.filter((lane) => !ELSEWHERE.has(lane.role)),
  lane: (state, id) => state.records.get(id) ?? null,
  columns: (state) => state.stages().flatMap((stage) => columnsOfStage(state, stage)),
  columnsFrom: (state) => [state.stages(), state.touchpoints(), state.folded],
  hasStages: true,
  spans: true,
  widths: {
    lane: { wide: { least: 92, most: 124 }, narrow: { least: 74, most: 90 } },
    column: {
      compact: { least: 96, roomy: 100, most: 340 },
      comfortable: { least: 132, roomy: 136, most: 400 },
      fit: { least: 60, roomy: 64, most: 340 },
    },
  },
  cards: laneCards,
  marks: marksOf,
  can: { addColumns: true, addLanes: true, moveLanes: true },
  lines: () => [],
  keys: [["board.key_emotion", ["↑", "↓"]], ["board.key_impact", ["I"]], ["board.key_span", [SHIFT_ALT + " →", SHIFT_ALT + " ←"]]],
  figures: "figures",
  label: "board.grid_label",
  emptiness: (state) => (state.stages().length ? null : "journey"),
  parts: (board) => {
    board.impact = new Impact(board);
    board.persona = new JourneyPersona(board);
    return [board.persona, new CurvePart(board), board.impact];
  },
};

function columnsOfStage(state, stage) {
  const records = state.touchpoints(stage.id);
  if (records.length === 0) return [{ type: "vacant", key: `vacant ${stage.id}`, stage, records }];
  if (state.isFolded(stage.id)) return [{ type: "folded", key: `folded ${stage.id}`, stage, records }];
  return records.map((record) => ({ type: "open", key: record.id, stage, record, records: [record] }));
}

/** The curve stands in the lane of emotions, and goes and comes with it. */
class CurvePart {
  constructor(board) {
    this.board = board;
  }

  update() {
    const { board } = this;
    const mount = board.grid.curveMount;
    if (!mount) board.curve = null;
    else if (board.curve?.mount !== mount) board.curve = new Curve(board, mount);
    board.curve?.update();
  }

  destroy() {
    this.board.curve?.destroy?.();
  }
}
