// Where a card or a touchpoint goes: chosen from lists in place of being dragged.

import { moveSeveral } from "../marking/commands.js";
import { holdsCards, placeOf } from "../records.js";
import { placeWords } from "./acts.js";
import { Form } from "./forms.js";

/** To another touchpoint and lane; on the empathy map to another area. */
export function cardMoveForm(item) {
  const { board, outline, id } = item;
  const { state, configuration } = board;
  const record = state.records.get(id);
  return formOf(board, record, board.t("board.outline_move_of", { name: outline.nameOf(record) }), (place) => {
    const now = state.currentId(id);
    if (!now) return false;
    board.dispatch(configuration.cards.move(now, place, null));
    const moved = state.records.get(state.currentId(now));
    board.select(moved.id);
    board.say(placeWords(outline, moved));
    return true;
  });
}

/** All that is selected, to the end of one place. */
export function severalMoveForm({ board }) {
  const { state, configuration } = board;
  const records = board.markedActs.applicable("move");
  return formOf(board, records[0], board.t("board.outline_move_several", { count: records.length }), (place) => {
    const ids = records.map((record) => state.currentId(record.id)).filter(Boolean);
    const command = ids.length ? moveSeveral(board, ids.map((id) => configuration.cards.move(id, place, null))) : null;
    if (command) {
      board.dispatch(command);
      board.say(board.t("board.marking_said_moved", { count: ids.length, ...board.placeWords(place) }));
    }
    return ids.length > 0;
  });
}

/** Asks for a place like that of a record; `move` takes it there, or says that there is nothing to move. */
function formOf(board, record, label, move) {
  const { state } = board;
  const { columnId, laneId } = placeOf(record);
  const columns = record.kind === "empathy_note" ? [] : state.touchpoints();
  const lanes = state.visibleLanes().filter(holdsCards);
  const fields = [
    ...(columns.length ? [{ name: "columnId", label: board.t("board.outline_field_touchpoint"), value: columnId, options: columns.map((one) => [one.id, `${state.numberOf(one.id)} ${one.name}`]) }] : []),
    { name: "laneId", label: board.t(columns.length ? "board.outline_field_lane" : "empathy.area"), value: laneId, options: lanes.map((lane) => [lane.id, board.laneName(lane)]) },
  ];
  return new Form(board, {
    label, fields, verb: board.t("board.outline_move_here"),
    commit: (chosen) => {
      const place = { columnId, ...chosen };
      const isThere = state.lane(place.laneId) && state.records.has(place.columnId);
      if (!isThere || !move(place)) board.notice(board.t("board.outline_place_gone"));
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
