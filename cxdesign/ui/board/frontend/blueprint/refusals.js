// What a refused arrow offers instead: one click draws it as a repeat or as a non-visual contact.

const OFFERS = {
  flow_cycle: { label: "board.draw_as_repeat", fields: { is_repeat: true } },
  flow_needs_non_visual: { label: "board.draw_as_non_visual", fields: { is_non_visual: true } },
};

/** The arrow a refusal is about, in words; nothing where it is about something else. */
export function aboutRefused(board, command) {
  if (!["add_flow", "edit_flow"].includes(command?.name)) return "";
  const flow = { ...board.state.records.get(command.flow_id), ...command };
  return flow.source_id && flow.target_id ? board.arrows.wordsOf({ ...flow, is_repeat: false, is_non_visual: false }) : "";
}

/** Actions beside the sentence of a refusal; none where nothing else would do. */
export function offersFor(board, refusal, command) {
  const offer = OFFERS[refusal.code];
  if (!offer || !["add_flow", "edit_flow"].includes(command?.name)) return [];
  return [{ label: board.t(offer.label), run: () => board.dispatch({ ...command, ...offer.fields }) }];
}
