// Moving by arrow keys: the selection over persona, notes and needs, and notes from place to place.

import { isCardId, kindOf, placeOf } from "../records.js";
import { AREAS } from "./areas.js";
import { FIELDS } from "./persona_head.js";
import { nearest } from "./nearby.js";

export class Walk {
  constructor(empathy) {
    this.empathy = empathy;
    this.board = empathy.board;
  }

  get state() {
    return this.board.state;
  }

  /** Move the selection; true when it went somewhere. */
  go(key) {
    const { cursor, selection } = this.state;
    if (cursor) return this.#fromBox(this.board.grid.cellOf(cursor.columnId, cursor.laneId), key);
    if (!selection) return this.#start();
    if (kindOf(selection) === "persona") return this.#fromPersona(key);
    if (kindOf(selection) === "need") return this.#fromNeed(selection, key);
    return this.#fromBox(this.board.grid.elementOf(selection), key);
  }

  /** Move what is selected. */
  shift(key) {
    const { selection, cursor } = this.state;
    if (!selection || cursor || !this.board.canEdit) return;
    if (isCardId(selection)) this.#shiftNote(this.state.records.get(selection), key);
    else if (kindOf(selection) === "need" && key === "ArrowUp") this.empathy.shiftNeed(selection, -1);
    else if (kindOf(selection) === "need" && key === "ArrowDown") this.empathy.shiftNeed(selection, 1);
  }

  #start() {
    const { persona } = this.state;
    if (!persona) return false;
    this.board.grid.head.focusField("name");
    return true;
  }

  #fromPersona(key) {
    const { head } = this.board.grid;
    const index = FIELDS.indexOf(head.focused ?? "name");
    if (key === "ArrowUp") return false;
    if (key === "ArrowDown") return this.#fromBox(head.fieldOf(FIELDS[index]), key, { isOnMap: true });
    const next = FIELDS[index + (key === "ArrowRight" ? 1 : -1)];
    if (next) head.focusField(next);
    return Boolean(next);
  }

  #fromNeed(id, key) {
    const { register } = this.empathy;
    if (key === "ArrowLeft" || key === "ArrowRight") return register.step(id, key === "ArrowRight" ? 1 : -1);
    const needs = register.shown();
    const next = needs[needs.findIndex((need) => need.id === id) + (key === "ArrowDown" ? 1 : -1)];
    if (next) return register.focusSameCell(next.id);
    return key === "ArrowUp" ? this.#fromBox(register.root, key, { isOnMap: true }) : false;
  }

  /** From a box on the map to the nearest note or empty area; below the map stands the register, above it the persona. */
  #fromBox(node, key, { isOnMap = false } = {}) {
    if (!node) return false;
    const from = node.getBoundingClientRect();
    const next = nearest(this.#stations().filter(({ node: one }) => one !== node), from, key);
    if (next) return this.#enter(next);
    if (isOnMap) return false;
    if (key === "ArrowUp") this.board.grid.head.focusField("name");
    const first = key === "ArrowDown" ? this.empathy.register.shown()[0] : null;
    if (first) this.empathy.register.focusCell(first.id, "need");
    return key === "ArrowUp" || Boolean(first);
  }

  /** What the arrows stop at on the map: each note, and each area that has none. */
  #stations() {
    const { state, board } = this;
    const columnId = state.persona.id;
    return AREAS.flatMap(({ id: laneId }) => {
      const notes = state.cards(columnId, laneId).map((note) => ({ id: note.id, node: board.grid.elementOf(note.id) }));
      return notes.length ? notes : [{ columnId, laneId, node: board.grid.cellOf(columnId, laneId) }];
    }).filter(({ node }) => node).map((item) => ({ item, node: item.node, box: item.node.getBoundingClientRect() }));
  }

  #enter({ id, columnId, laneId }) {
    if (id) this.board.select(id);
    else this.board.selectCell(columnId, laneId);
    this.board.grid.focusSelection();
    return true;
  }

  /** Beside a neighbour of its own area, or into the area that lies in that direction. */
  #shiftNote(note, key) {
    const { state, board } = this;
    const { columnId, laneId } = placeOf(note);
    const notes = state.cards(columnId, laneId);
    const from = board.grid.elementOf(note.id).getBoundingClientRect();
    const boxes = notes.filter((other) => other !== note).map((other) => ({ item: other, box: board.grid.elementOf(other.id).getBoundingClientRect() }));
    const beside = nearest(boxes, from, key);
    if (beside) this.#move(note, { columnId, laneId }, this.#before(notes, note, beside));
    else {
      const area = this.areaBeyond(laneId, columnId, key);
      if (area) this.#move(note, { columnId, laneId: area.id }, null);
    }
    board.grid.focusSelection();
  }

  /** Taking a neighbour's place: before it when it stands earlier, after it when it stands later. */
  #before(notes, note, neighbour) {
    const at = notes.indexOf(neighbour);
    return at < notes.indexOf(note) ? neighbour.id : notes[at + 1]?.id ?? null;
  }

  /** The area that lies beyond one in a direction, null at the border. */
  areaBeyond(laneId, columnId, key) {
    const boxOf = (area) => this.board.grid.laneRow(area.id).getBoundingClientRect();
    const others = AREAS.filter((area) => area.id !== laneId).map((item) => ({ item, box: boxOf(item) }));
    return nearest(others, boxOf({ id: laneId }), key);
  }

  #move(note, place, beforeId) {
    const { board } = this;
    board.dispatch(board.configuration.cards.move(note.id, place, beforeId));
    board.say(board.t("board.said_moved_card", { text: note.text, ...board.placeWords(place) }));
  }
}
