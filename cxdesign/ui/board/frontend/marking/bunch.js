// A bunch of cards that is held: its picture says how many it is, and all of them land at the place of the drop line.

import { element } from "../dom.js";
import { moveSeveral } from "./commands.js";

/** Say on the picture of a held card how many are held with it. */
export function bunchPicture(picture, count) {
  if (count < 2) return;
  picture.classList.add("bunch");
  picture.append(element("span", "bunch-count", {}, String(count)));
}

/** Where a bunch would land, made of where the card under the hand would; that alone where nothing else is held. */
export function bunchDrop(board, ids, drop) {
  if (ids.length < 2 || !drop) return drop;
  const { place, beforeId } = drop;
  if (!place) return drop.run ? drop : null;
  const held = board.marked.ids;
  return {
    cell: drop.cell, line: drop.line,
    // Made when it is dropped and not with each move of the hand.
    get command() {
      if (isThere(board, held, place, beforeId)) return null;
      return moveSeveral(board, held.map((id) => board.configuration.cards.move(id, place, beforeId)));
    },
    said: () => board.t("board.marking_said_moved", { count: held.length, ...board.placeWords(place) }),
  };
}

function isThere(board, held, { columnId, laneId }, beforeId) {
  const now = board.state.cards(columnId, laneId).map((card) => card.id);
  const others = now.filter((id) => !held.includes(id));
  const at = beforeId ? others.indexOf(beforeId) : others.length;
  const then = [...others.slice(0, at), ...held, ...others.slice(at)];
  return now.length === then.length && now.every((id, index) => id === then[index]);
}
