// Where a held thing would land: the command of the drop, the line that shows it and the words that say it.

import { holdsCards, placeOf } from "./records.js";

/** A card: into the cell under the pointer, before the first card whose middle lies below it. */
export function dropCard(board, card, { y, under }) {
  const cell = under?.closest(".cell[data-lane]");
  const lane = cell ? board.state.lane(cell.dataset.lane) : null;
  if (!lane || !holdsCards(lane)) return null;
  const columnId = cell.dataset.column;
  const place = { columnId, laneId: lane.id };
  const others = board.state.cards(columnId, lane.id).filter((other) => !board.drag.heldIds.includes(other.id));
  const boxes = others.map((other) => board.grid.elementOf(other.id).getBoundingClientRect());
  const index = boxes.findIndex((box) => y < box.top + box.height / 2);
  const beforeId = index < 0 ? null : others[index].id;
  const inner = cell.getBoundingClientRect();
  const line = boxes.length && {
    isVertical: false, x: inner.left + 4, length: inner.width - 8,
    y: index < 0 ? boxes[boxes.length - 1].bottom + 2 : boxes[index].top - 3,
  };
  const from = placeOf(card);
  const isSameCell = from.columnId === columnId && from.laneId === lane.id;
  const isSame = isSameCell && beforeId === following(board.state.cards(columnId, lane.id), card);
  return {
    cell, line: line || null, place, beforeId,
    command: isSame ? null : board.configuration.cards.move(card.id, place, beforeId),
    said: () => board.t("board.said_moved_card", { text: card.text, ...board.placeWords(place) }),
  };
}

/** A touchpoint: before or after the column under the pointer, or into an empty stage. */
export function dropTouchpoint(board, record, { x }) {
  const places = touchpointPlaces(board, record);
  const place = nearest(places, x);
  if (!place) return null;
  const isSame = place.stageId === record.stage_id && place.beforeId === following(board.state.touchpoints(record.stage_id), record);
  return {
    line: columnLine(board, place.x, true),
    command: isSame ? null : { name: "move_touchpoint", touchpoint_id: record.id, stage_id: place.stageId, before_id: place.beforeId },
    said: () => board.t("board.said_moved_into", { name: record.name, stage: board.state.records.get(place.stageId).name }),
  };
}

/** A stage: between two stages. */
export function dropStage(board, record, { x }) {
  const boxes = board.state.stages().map((stage) => ({ stage, box: board.grid.elementOf(stage.id).getBoundingClientRect() }));
  const place = between(boxes.map(({ stage, box }) => ({ id: stage.id, low: box.left, high: box.right })), record.id, x);
  const isSame = place.beforeId === following(board.state.stages(), record);
  return {
    line: columnLine(board, place.at, false),
    command: isSame ? null : { name: "move_stage", stage_id: record.id, before_id: place.beforeId },
    said: () => board.t("board.said_moved", { name: record.name }),
  };
}

/** A lane: between two visible lanes; hidden ones keep their neighbours. */
export function dropLane(board, record, { y }) {
  if (!board.configuration.can.moveLanes) return null;
  const lanes = board.state.visibleLanes();
  const boxes = lanes.map((lane) => ({ lane, box: board.grid.laneRow(lane.id).getBoundingClientRect() }));
  const place = between(boxes.map(({ lane, box }) => ({ id: lane.id, low: box.top, high: box.bottom })), record.id, y);
  const view = board.grid.scroller.getBoundingClientRect();
  const isSame = place.beforeId === following(lanes, record);
  return {
    line: { isVertical: false, x: view.left, y: place.at, length: board.grid.scroller.clientWidth },
    command: isSame ? null : { name: "move_lane", lane_id: record.id, before_id: place.beforeId },
    said: () => board.t("board.said_moved", { name: board.laneName(record) }),
  };
}

function following(list, record) {
  return list[list.findIndex((item) => item.id === record.id) + 1]?.id ?? null;
}

/** The gap nearest to a coordinate among things with a low and a high edge; the held one leaves no gap beside itself. */
function between(spans, heldId, at) {
  const others = spans.filter((span) => span.id !== heldId);
  const index = others.findIndex((span) => at < (span.low + span.high) / 2);
  if (index >= 0) return { beforeId: others[index].id, at: others[index].low };
  return { beforeId: null, at: others.length ? others[others.length - 1].high : spans[0].low };
}

function touchpointPlaces(board, record) {
  const origin = board.grid.root.getBoundingClientRect().left;
  const places = [];
  for (const column of board.grid.columns) {
    const left = origin + column.x * board.zoom.value;
    const width = column.width * board.zoom.value;
    if (column.type === "vacant") places.push({ stageId: column.stage.id, beforeId: null, x: left + width / 2 });
    if (column.type !== "open") continue;
    const siblings = board.state.touchpoints(column.stage.id).filter((item) => item.id !== record.id);
    if (column.record.id !== record.id) places.push({ stageId: column.stage.id, beforeId: column.record.id, x: left, bias: 1 });
    const isLast = board.state.touchpoints(column.stage.id).at(-1) === column.record;
    if (isLast && (siblings.length || record.stage_id === column.stage.id)) {
      places.push({ stageId: column.stage.id, beforeId: null, x: left + width, bias: -1 });
    }
    if (column.record.id === record.id && !isLast) {
      places.push({ stageId: column.stage.id, beforeId: following(board.state.touchpoints(column.stage.id), record), x: left, bias: 1 });
    }
  }
  return places;
}

/** At the border of two stages the side the pointer is on decides. */
function nearest(places, x) {
  let best = null;
  for (const place of places) {
    const distance = Math.abs(place.x + (place.bias ?? 0) - x);
    if (!best || distance < best.distance) best = { ...place, distance };
  }
  return best;
}

function columnLine(board, x, isBelowStages) {
  const head = board.grid.head.root.getBoundingClientRect();
  const top = isBelowStages ? board.grid.head.touchpointRow.getBoundingClientRect().top : head.top;
  const view = board.grid.scroller.getBoundingClientRect();
  return { isVertical: true, x: x - 1, y: top, length: Math.max(0, view.top + board.grid.scroller.clientHeight - top) };
}
