// Moving by keyboard: the selection from place to place, and what is selected along its row or column.

import { holdsCards, isCardId, kindOf, placeOf } from "./records.js";

const STEP = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export class Moves {
  constructor(board) {
    this.board = board;
  }

  get state() {
    return this.board.state;
  }

  /** Move the selection by an arrow key; true when it went somewhere. */
  navigate(key) {
    const [dx, dy] = STEP[key];
    const { cursor, selection } = this.state;
    if (cursor) return this.#fromCell(cursor.columnId, cursor.laneId, dx, dy, 0);
    if (!selection) return this.#start();
    if (isCardId(selection)) return this.#fromCard(this.state.records.get(selection), dx, dy);
    const kind = kindOf(selection);
    if (kind === "stage") return this.#fromStage(selection, dx, dy);
    if (kind === "lane") return this.#fromLane(selection, dx, dy);
    if (kind === "touchpoint") return this.#fromTouchpoint(selection, dx, dy);
    return false;
  }

  /** Move what is selected by Alt and an arrow key. */
  shift(key) {
    const [dx, dy] = STEP[key];
    const record = this.state.selection && !this.state.cursor ? this.state.records.get(this.state.selection) : null;
    if (!record || !this.board.canEdit) return;
    if (isCardId(record.id)) dx ? this.#shiftCardSideways(record, dx) : this.#shiftCardAlong(record, dy);
    else if (record.kind === "stage" && dx) this.#shiftAmong(this.state.stages(), record, dx, "move_stage", "stage_id");
    else if (record.kind === "lane" && dy) this.#shiftLane(record, dy);
    else if (record.kind === "touchpoint" && dx) this.#shiftTouchpoint(record, dx);
    this.board.grid.focusSelection();
  }

  /** What to select once a record is gone: its neighbour, or the cell or header it stood in. */
  afterRemoval(record) {
    if (isCardId(record.id)) {
      const place = placeOf(record);
      const cards = this.state.cards(place.columnId, place.laneId);
      const index = cards.findIndex((card) => card.id === record.id);
      return (cards[index + 1] ?? cards[index - 1])?.id ?? place;
    }
    if (record.kind === "flow") return record.source_id;
    const { state } = this;
    const lists = { stage: () => state.stages(), lane: () => state.visibleLanes(), touchpoint: () => state.touchpoints() };
    const siblings = lists[record.kind]();
    const index = siblings.findIndex((sibling) => sibling.id === record.id);
    return (siblings[index + 1] ?? siblings[index - 1])?.id ?? null;
  }

  #open() {
    return this.board.grid.columns.filter((column) => column.type === "open").map((column) => column.record);
  }

  /** Lanes the arrows walk through; the points of the curve have their own keys and are reached by the tab key. */
  #walkable() {
    return this.state.visibleLanes().filter((lane) => lane.role !== "emotion");
  }

  #start() {
    const first = this.#open()[0] ?? this.state.stages()[0];
    return first ? this.#select(first.id) : false;
  }

  #fromCard(card, dx, dy) {
    const { columnId, laneId } = placeOf(card);
    const cards = this.state.cards(columnId, laneId);
    const index = cards.findIndex((candidate) => candidate.id === card.id);
    const beside = dy ? cards[index + dy] : null;
    if (beside) return this.#select(beside.id);
    return this.#fromCell(this.board.spanning?.edgeOf(card, dx) ?? columnId, laneId, dx, dy, index);
  }

  #fromCell(columnId, laneId, dx, dy, index) {
    if (dx) {
      const next = this.#neighbour(this.#open(), columnId, dx);
      if (next) return this.#enter(next.id, laneId, index, this.board.spanning?.covering(next.id, laneId));
      return dx < 0 ? this.#select(laneId) : false;
    }
    const lane = this.#neighbour(this.#walkable(), laneId, dy);
    if (lane) return this.#enter(columnId, lane.id, dy > 0 ? 0 : Infinity);
    return dy < 0 ? this.#select(columnId) : false;
  }

  #fromTouchpoint(id, dx, dy) {
    if (dx) {
      const next = this.#neighbour(this.#open(), id, dx);
      return next ? this.#select(next.id) : false;
    }
    if (dy < 0) return this.board.configuration.hasStages ? this.#select(this.state.records.get(id).stage_id) : false;
    const lane = this.#walkable()[0];
    return lane ? this.#enter(id, lane.id, 0) : false;
  }

  #fromStage(id, dx, dy) {
    if (dx) {
      const next = this.#neighbour(this.state.stages(), id, dx);
      return next ? this.#select(next.id) : false;
    }
    const first = dy > 0 && !this.state.isFolded(id) ? this.state.touchpoints(id)[0] : null;
    return first ? this.#select(first.id) : false;
  }

  #fromLane(id, dx, dy) {
    if (dy) {
      const next = this.#neighbour(this.state.visibleLanes(), id, dy);
      return next ? this.#select(next.id) : false;
    }
    const first = this.#open()[0];
    const isWalkable = this.#walkable().some((lane) => lane.id === id);
    return dx > 0 && first && isWalkable ? this.#enter(first.id, id, 0) : false;
  }

  /** Sideways, a card that covers an empty cell stands for it. */
  #enter(columnId, laneId, index, covering = null) {
    const cards = this.state.cards(columnId, laneId);
    if (!cards.length && covering) return this.#select(covering.id);
    if (cards.length) return this.#select(cards[Math.min(index, cards.length - 1)].id);
    this.board.selectCell(columnId, laneId);
    this.board.grid.focusSelection();
    return true;
  }

  #select(id) {
    this.board.select(id);
    this.board.grid.focusSelection();
    return true;
  }

  #neighbour(list, id, step) {
    const index = list.findIndex((item) => item.id === id);
    return index < 0 ? null : list[index + step] ?? null;
  }

  #shiftCardSideways(card, dx) {
    const { columnId, laneId } = placeOf(card);
    const records = this.board.grid.columns.flatMap((column) => column.records);
    const target = this.#neighbour(records, columnId, dx);
    if (!target) return;
    if (this.state.isFolded(target.stage_id)) this.board.actions.toggleFold(target.stage_id);
    const here = this.state.cards(columnId, laneId).findIndex((candidate) => candidate.id === card.id);
    const before = this.state.cards(target.id, laneId)[here] ?? null;
    this.#moveCard(card, { columnId: target.id, laneId }, before?.id ?? null);
  }

  #shiftCardAlong(card, dy) {
    const { columnId, laneId } = placeOf(card);
    const cards = this.state.cards(columnId, laneId);
    const index = cards.findIndex((candidate) => candidate.id === card.id);
    if (cards[index + dy]) {
      const before = dy < 0 ? cards[index - 1] : cards[index + 2] ?? null;
      this.#moveCard(card, { columnId, laneId }, before?.id ?? null);
      return;
    }
    const lanes = this.state.visibleLanes().filter(holdsCards);
    const lane = this.#neighbour(lanes, laneId, dy);
    if (!lane) return;
    const before = dy > 0 ? this.state.cards(columnId, lane.id)[0] ?? null : null;
    this.#moveCard(card, { columnId, laneId: lane.id }, before?.id ?? null);
  }

  #moveCard(card, place, beforeId) {
    this.board.dispatch(this.board.configuration.cards.move(card.id, place, beforeId));
    this.board.say(this.board.t("board.said_moved_card", { text: card.text, ...this.board.placeWords(place) }));
  }

  #shiftAmong(list, record, step, name, field) {
    const index = list.findIndex((item) => item.id === record.id);
    if (!list[index + step]) return;
    const before = step < 0 ? list[index - 1] : list[index + 2] ?? null;
    const stage = record.kind === "touchpoint" ? { stage_id: record.stage_id } : {};
    this.board.dispatch({ name, [field]: record.id, ...stage, before_id: before?.id ?? null });
    this.board.say(this.board.t("board.said_moved", { name: record.kind === "lane" ? this.board.laneName(record) : record.name }));
  }

  #shiftLane(record, dy) {
    if (this.board.configuration.can.moveLanes) this.#shiftAmong(this.state.visibleLanes(), record, dy, "move_lane", "lane_id");
  }

  /** Along its stage, and over its edge into the neighbouring one. */
  #shiftTouchpoint(record, dx) {
    const own = this.state.touchpoints(record.stage_id);
    const index = own.findIndex((item) => item.id === record.id);
    if (own[index + dx]) {
      this.#shiftAmong(own, record, dx, "move_touchpoint", "touchpoint_id");
      return;
    }
    const stage = this.#neighbour(this.state.stages(), record.stage_id, dx);
    if (!stage) return;
    if (this.state.isFolded(stage.id)) this.board.actions.toggleFold(stage.id);
    const before = dx > 0 ? this.state.touchpoints(stage.id)[0] ?? null : null;
    this.board.dispatch({ name: "move_touchpoint", touchpoint_id: record.id, stage_id: stage.id, before_id: before?.id ?? null });
    this.board.say(this.board.t("board.said_moved_into", { name: record.name, stage: stage.name }));
  }
}
