// What can be found on the empathy map beside the persona that is shown: the needs, and the notes of other personas.

import { item } from "../find/findable.js";
import { AREAS } from "./areas.js";

const NEED_WORDS = ["name", "occasion", "outcome"];

/** Needs in order, then the other personas with their notes; those say whose they are. */
export function needsAndOthers(board) {
  const { state } = board;
  const needs = state.entries("need").map((need) => item(need, NEED_WORDS.map((field) => need[field])));
  const others = state.entries("persona").filter((persona) => persona.id !== state.persona?.id).flatMap((persona) => {
    const hides = { elsewhere: board.t("board.find_elsewhere", { name: persona.name }) };
    const notes = AREAS.flatMap((area) => state.cards(persona.id, area.id)).map((note) => item(note, [note.text], hides));
    return [item(persona, [persona.name, persona.goal, persona.situation], hides), ...notes];
  });
  return [...needs, ...others];
}
