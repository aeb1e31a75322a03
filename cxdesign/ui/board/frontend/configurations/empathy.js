// The empathy map: one persona as its only column, seven areas as its lanes, and the needs register below.

import { AREAS, areaName, areaPrompt, noteCards } from "../empathy/areas.js";
import { drop } from "../empathy/drop.js";
import { Empathy } from "../empathy/empathy.js";
import { noteItems, needItems, personaItems } from "../empathy/menus.js";
import { mapPanel, needPanel, notePanel, personaPanel } from "../empathy/panels.js";
import { PersonaHead } from "../empathy/persona_head.js";
import { evidenceMark } from "../empathy/marks.js";
import { needsAndOthers } from "../empathy/findable.js";
import { Impact } from "../impact.js";

/** The style sheet lays the areas out; there are no widths to share. */
const NONE = { least: 0, roomy: 0, most: 0 };

export const empathy = {
  name: "empathy",
  lanes: () => AREAS,
  lane: (_, id) => AREAS.find((area) => area.id === id) ?? null,
  columns: ({ persona }) =>
    (persona ? [{ type: "open", key: persona.id, stage: null, record: persona, records: [persona] }] : []),
  columnsFrom: (state) => [state.entries("persona"), state.personaId],
  hasStages: false,
  widths: { lane: { wide: NONE, narrow: NONE }, column: { compact: NONE } },
  cards: noteCards,
  marks: (board, note) => [evidenceMark(board, note)],
  sheets: ["empathy.css"],
  keys: [
    ["empathy.key_turn", ["T"]], ["empathy.key_notes", ["T"]], ["empathy.key_place", ["P"]],
    ["empathy.key_importance", ["1", "…", "5"]], ["empathy.key_evidence", ["0", "…", "3"]], ["board.key_impact", ["I"]],
  ],
  keysLeftOut: new Set(["peak", "end", "fail", "wait", "evidence", "level", "level_clear"].map((name) => `board.key_${name}`)),
  can: { addColumns: false, addLanes: false, moveLanes: false },
  lines: () => [],
  figures: "none",
  label: "empathy.grid_label",
  isListed: true,
  head: (board, root) => new PersonaHead(board, root),
  laneName: areaName,
  prompt: areaPrompt,
  drop,
  menus: { empathy_note: noteItems, need: needItems, persona: personaItems },
  panels: { empathy_note: notePanel, need: needPanel, persona: personaPanel, project: mapPanel },
  emptiness: (state) => (state.persona ? null : "persona"),
  findMore: needsAndOthers,
  prepare: (board, id) => board.empathy.prepare(id),
  parts: (board) => {
    board.impact = new Impact(board);
    board.empathy = new Empathy(board);
    return [board.impact, ...board.empathy.parts];
  },
};
