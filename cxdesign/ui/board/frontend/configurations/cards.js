// The commands of cards that stand in lanes: steps, notes and features.

import { cardKindOf, holdsCards, newId } from "../records.js";

export const laneCards = {
  /** A new id for a card in a lane, null where the lane holds none. */
  newId: (lane) => (holdsCards(lane) ? newId(cardKindOf(lane)) : null),
  add: (id, { columnId, laneId }, text, beforeId) =>
    ({ name: "add_card", card_id: id, touchpoint_id: columnId, lane_id: laneId, text, before_id: beforeId }),
  edit: (id, text) => ({ name: "edit_card", card_id: id, text }),
  move: (id, { columnId, laneId }, beforeId) =>
    ({ name: "move_card", card_id: id, touchpoint_id: columnId, lane_id: laneId, before_id: beforeId }),
  setAttributes: (id, attributes) => ({ name: "edit_card_attributes", card_id: id, attributes }),
  remove: (id) => ({ name: "remove_card", card_id: id }),
};
