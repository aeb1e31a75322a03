// What is done to all that is selected, each one step on the server.

import { EVIDENCE, isCardId, isLaneCardKind, kindOf, placeOf, holdsCards } from "../records.js";
import { fieldOf } from "../scenes/quadrant.js";
import { MOST_MERGED, editSeveral, moveSeveral, removeSeveral } from "./commands.js";
import { isCanvas } from "./places.js";

const STEP = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export class MarkedActs {
  constructor(board) {
    this.board = board;
  }

  get records() {
    const { board } = this;
    return board.marked.ids.map((id) => board.state.records.get(id)).filter(Boolean);
  }

  /** Those that an act can be done to: by "flag", "evidence", "level", "relevance" or "move". */
  applicable(act) {
    const fits = {
      flag: (record) => isLaneCardKind(record.kind), evidence: (record) => isCardId(record.id), level: (record) => record.kind === "feature",
      relevance: (record) => record.kind === "scene_cell", move: (record) => isCardId(record.id),
    }[act];
    return this.board.canEdit ? this.records.filter(fits) : [];
  }

  /** Whether all that can carry a mark carry it. */
  isOn(field) {
    const records = this.applicable("flag");
    return records.length > 0 && records.every((record) => record[field]);
  }

  toggle(field) {
    const isOn = !this.isOn(field);
    this.#edit("flag", { [field]: isOn }, `${field === "is_fail" ? "fail" : "wait"}_${isOn ? "on" : "off"}`);
  }

  setEvidence(evidence) {
    if (EVIDENCE.includes(evidence)) this.#edit("evidence", { evidence }, "evidence", { level: this.board.t(`enum.evidence.${evidence}`) });
  }

  /** Give all opportunities a level; those of another kind stay as they are. */
  setLevel(level) {
    this.#edit("level", { level }, level ? "level" : "level_cleared", { level });
  }

  setRelevance(view, value) {
    const cells = this.applicable("relevance");
    const command = (cell) => ({ name: "set_scene_cell", touchpoint_id: cell.source_id, scene_id: cell.target_id, [fieldOf(view)]: value });
    if (this.#send(editSeveral(this.board, cells.map(command)))) this.#tell("relevance", { count: cells.length, view: this.board.t(`scenes.${view}`), value });
  }

  /** Merge all cards into the first of them, which stays where it is. */
  merge() {
    const { board } = this;
    const ids = this.applicable("flag").map((record) => record.id);
    if (ids.length < 2) return;
    if (ids.length > MOST_MERGED) { board.notice(board.t("error.merged_too_many", { limit: MOST_MERGED })); return; }
    board.dispatch({ name: "merge_cards", card_ids: ids });
    this.#tell("merged", { count: ids.length });
    board.marked.clear();
    board.select(ids[0]);
    board.grid.focusSelection();
  }

  remove() {
    const { board, records } = this;
    if (!board.canEdit || !records.length) return;
    const ids = records.map((record) => record.id);
    const next = this.#afterRemoval(records[0], new Set(ids));
    const command = (id) => (kindOf(id) === "scene_cell" ? { name: "remove_scene_cell", scene_cell_id: id } : board.configuration.cards.remove(id));
    if (!this.#send(removeSeveral(board, ids.map(command)))) return;
    this.#tell("removed", { count: ids.length });
    if (next.id) board.select(next.id);
    else board.selectCell(next.columnId, next.laneId);
    board.marked.remember(ids);
    board.grid.focusSelection();
  }

  /** Move all by an arrow key: a run of one cell along it, everything else each to its next column or lane. */
  shift(key) {
    const moves = this.applicable("move").length ? this.#shifts(key) : [];
    if (!moves.length) this.board.say(this.board.t("board.marking_said_edge"));
    else if (this.#send(moveSeveral(this.board, moves))) this.board.say(this.board.t("board.marking_said_shifted", { count: moves.length }));
    this.board.grid.focusSelection();
  }

  // ---- private ------------------------------------------------------------------------------------------------

  #edit(act, attributes, said, params = {}) {
    const { board } = this;
    const records = this.applicable(act);
    if (!records.length) { board.say(board.t("board.marking_said_none")); return; }
    const commands = records.map((record) => board.configuration.cards.setAttributes(record.id, attributes));
    if (this.#send(editSeveral(board, commands))) this.#tell(said, { count: records.length, ...params });
  }

  #send(command) {
    if (command) this.board.dispatch(command);
    return Boolean(command);
  }

  #tell(said, params) {
    this.board.steps.tell(this.board.t(`board.marking_said_${said}`, params));
  }

  #afterRemoval(record, doomed) {
    const place = placeOf(record);
    const cards = this.board.state.cards(place.columnId, place.laneId);
    const index = cards.indexOf(record);
    const next = [...cards.slice(index + 1), ...cards.slice(0, index).reverse()].find((card) => !doomed.has(card.id));
    return next ? { id: next.id } : place;
  }

  #shifts(key) {
    const [dx, dy] = STEP[key];
    if (isCanvas(this.board) && !this.board.outline.isOn) return this.#shiftsOnCanvas(key);
    if (dx) return this.#shiftsBy((place) => this.#columnBeside(place, dx), "index");
    return this.#shiftsAlong(dy) ?? this.#shiftsBy((place) => this.#laneBeside(place, dy), dy > 0 ? "start" : "end");
  }

  /** All that is selected lies in one cell and has a neighbour in that direction: the run steps over it. */
  #shiftsAlong(dy) {
    const { board, records } = this;
    const place = placeOf(records[0]);
    const cards = board.state.cards(place.columnId, place.laneId);
    if (!records.every((record) => cards.includes(record))) return null;
    const chosen = new Set(records);
    const edge = cards.indexOf(dy < 0 ? records[0] : records.at(-1)) + dy;
    if (!cards[edge]) return null;
    const before = dy < 0 ? cards[edge] : cards.slice(edge + 1).find((card) => !chosen.has(card)) ?? null;
    return records.map((record) => board.configuration.cards.move(record.id, place, before?.id ?? null));
  }

  /** Each to the place beside its own; nothing moves unless all of them can. */
  #shiftsBy(beside, where) {
    const { board, records } = this;
    const chosen = new Set(records);
    const moves = records.map((record) => {
      const place = placeOf(record);
      const target = beside(place);
      if (!target) return null;
      const others = board.state.cards(target.columnId, target.laneId).filter((card) => !chosen.has(card));
      const own = board.state.cards(place.columnId, place.laneId).indexOf(record);
      const before = { index: others[own], start: others[0], end: null }[where];
      return board.configuration.cards.move(record.id, target, before?.id ?? null);
    });
    return moves.includes(null) ? [] : moves;
  }

  #columnBeside({ columnId, laneId }, dx) {
    const { board } = this;
    const records = board.grid.columns.flatMap((column) => column.records);
    const target = records[records.findIndex((record) => record.id === columnId) + dx];
    if (target?.stage_id && board.state.isFolded(target.stage_id)) board.actions.toggleFold(target.stage_id);
    return target ? { columnId: target.id, laneId } : null;
  }

  #laneBeside({ columnId, laneId }, dy) {
    const lanes = this.board.state.visibleLanes().filter(holdsCards);
    const lane = lanes[lanes.findIndex((candidate) => candidate.id === laneId) + dy];
    return lane ? { columnId, laneId: lane.id } : null;
  }

  /** On a canvas all go to the area beyond that of the first. */
  #shiftsOnCanvas(key) {
    const { board, records } = this;
    const { columnId, laneId } = placeOf(records[0]);
    const area = board.empathy.keys.walk.areaBeyond(laneId, columnId, key);
    return area ? records.map((record) => board.configuration.cards.move(record.id, { columnId, laneId: area.id }, null)) : [];
  }
}
