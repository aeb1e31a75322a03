// What the buttons of an entry do: the same acts that menus and keys of the map call.

import { isCardId, placeOf } from "../records.js";
import { cardMoveForm, touchpointMoveForm } from "./move_forms.js";

const shift = (key) => (item) => moveBy(item, key);

export const ACTS = {
  edit: ({ board, id }) => board.actions.edit(id),
  rename: ({ board, id }) => board.actions.rename(id),
  up: shift("ArrowUp"),
  down: shift("ArrowDown"),
  earlier: shift("ArrowLeft"),
  later: shift("ArrowRight"),
  move: (item, act) => item.openForm(isCardId(item.id) ? cardMoveForm(item) : touchpointMoveForm(item), act),
  details: (item) => item.toggleDetails(),
  select: (item) => item.outline.several.toggle(item),
  more: (item) => item.outline.openMenu(item, item.button("more").getBoundingClientRect()),
  delete: ({ board, id }) => board.actions.remove(id),
  add_touchpoint: ({ board, id }) => board.actions.addTouchpoint(id),
  wider: ({ board, id }) => board.spanning.stretch(id, 1),
  narrower: ({ board, id }) => board.spanning.stretch(id, -1),
  visibility: ({ board, id }) => board.actions.hideLane(id, !board.state.lane(id).is_hidden),
};

/** One step in a direction, as Alt and an arrow key on the map, with the place it has now. */
export function moveBy(item, key) {
  const { board, outline } = item;
  const before = board.state.version;
  board.select(item.id);
  board.moves.shift(key);
  if (board.state.version === before) board.say(board.t("board.outline_at_edge"));
  else board.say(placeWords(outline, board.state.records.get(board.state.currentId(item.id))));
}

/** Where a record stands now, to be said. */
export function placeWords({ board, nameOf }, record) {
  const { state } = board;
  const place = placeOf(record);
  const lists = {
    stage: () => state.stages(), lane: () => state.visibleLanes(), touchpoint: () => state.touchpoints(record.stage_id),
    scene: () => state.entries("scene"), need: () => state.entries("need"),
  };
  const siblings = place ? state.cards(place.columnId, place.laneId) : lists[record.kind]();
  const words = {
    name: nameOf(record), count: siblings.length, index: siblings.findIndex((one) => one.id === record.id) + 1,
  };
  if (place) return board.t("board.outline_said_card", { ...words, ...board.placeWords(place) });
  if (record.kind !== "touchpoint") return board.t("board.outline_said_place", words);
  return board.t("board.outline_said_touchpoint", { ...words, stage: state.records.get(record.stage_id)?.name ?? "" });
}
