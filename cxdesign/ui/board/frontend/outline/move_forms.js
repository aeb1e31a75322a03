// Where a card or a touchpoint goes: chosen from lists in place of being dragged.

import { holdsCards, placeOf } from "../records.js";
import { placeWords } from "./acts.js";
import { Form } from "./forms.js";

/** To another touchpoint and lane; on the empathy map to another area. */
export function cardMoveForm(item) {
  const { board, outline, id } = item;
  const { state, configuration } = board;
  const record = state.records.get(id);
  const { columnId, laneId } = placeOf(record);
  const columns = record.kind === "empathy_note" ? [] : state.touchpoints();
  const lanes = state.visibleLanes().filter(holdsCards);
  const fields = [
    ...(columns.length ? [{ name: "columnId", label: board.t("board.outline_field_touchpoint"), value: columnId, options: columns.map((one) => [one.id, `${state.numberOf(one.id)} ${one.name}`]) }] : []),
    { name: "laneId", label: board.t(columns.length ? "board.outline_field_lane" : "empathy.area"), value: laneId, options: lanes.map((lane) => [lane.id, board.laneName(lane)]) },
  ];
  return new Form(board, {
    label: board.t("board.outline_move_of", { name: outline.nameOf(record) }), fields, verb: board.t("board.outline_move_here"),
    commit: (chosen) => {
      const now = state.currentId(id);
      const place = { columnId, ...chosen };
      if (!now || !state.lane(place.laneId) || !state.records.has(place.columnId)) {
        board.notice(board.t("board.outline_place_gone"));
        return;
      }
      board.dispatch(configuration.cards.move(now, place, null));
      const moved = state.records.get(state.currentId(now));
      board.select(moved.id);
      board.say(placeWords(outline, moved));
    },
  });
}

/** To the end of another stage. */
export function touchpointMoveForm(item) {
  const { board, outline, id } = item;
  const { state } = board;
  const record = state.records.get(id);
  return new Form(board, {
    label: board.t("board.outline_move_of", { name: record.name }), verb: board.t("board.outline_move_here"),
    fields: [{ name: "stageId", label: board.t("board.outline_field_stage"), value: record.stage_id, options: state.stages().map((stage) => [stage.id, stage.name]) }],
    commit: ({ stageId }) => {
      if (!state.records.has(id) || !state.records.has(stageId)) {
        board.notice(board.t("board.outline_place_gone"));
        return;
      }
      board.dispatch({ name: "move_touchpoint", touchpoint_id: id, stage_id: stageId, before_id: null });
      board.say(placeWords(outline, state.records.get(id)));
    },
  });
}
