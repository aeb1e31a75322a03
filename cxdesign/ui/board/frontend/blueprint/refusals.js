// What a refused arrow offers instead: one click draws it as a repeat or as a non-visual contact.

const OFFERS = {
  flow_cycle: { label: "board.draw_as_repeat", fields: { is_repeat: true } },
  flow_needs_non_visual: { label: "board.draw_as_non_visual", fields: { is_non_visual: true } },
};

/** Actions beside the sentence of a refusal; none where nothing else would do. */
export function offersFor(board, refusal, command) {
  const offer = OFFERS[refusal.code];
  if (!offer || !["add_flow", "edit_flow"].includes(command?.name)) return [];
  return [{ label: board.t(offer.label), run: () => board.dispatch({ ...command, ...offer.fields }) }];
}
