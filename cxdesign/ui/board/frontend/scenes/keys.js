// Keys of the matrix. All single keys of the board are answered here, because marks of the journey have no place on it.

import { kindOf, placeOf } from "../records.js";
import { MOST } from "./quadrant.js";

const STEP = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const PASSED = new Set(["Escape", "?", "Tab", "ContextMenu", "F10", "+", "-", "=", "h", "H", "s", "S", "v", "V"]);
/** The key by its place: with the shift key a digit gives another sign on every keyboard. */
const DIGIT = /^(?:Digit|Numpad)(\d)$/;

export class SceneKeys {
  constructor(scenes) {
    this.scenes = scenes;
    this.board = scenes.board;
  }

  update() {}

  press(key, event) {
    const { board } = this;
    if (board.drag.isHolding) return false;
    const digit = this.#digit(event);
    if (digit !== null) return this.#judge(digit, event);
    if (PASSED.has(key)) return false;
    if (STEP[key]) return event.altKey ? this.#shift(key) : this.#go(STEP[key]);
    if (key === "Home" || key === "End") return this.#edge(key === "Home" ? 0 : -1);
    if (event.altKey || !board.canEdit) return key.length === 1;
    const name = key.length === 1 ? key.toLowerCase() : key;
    return this.#act(name) || key.length === 1 || ["Enter", "Delete", "Backspace", "F2"].includes(key);
  }

  #digit({ code, altKey }) {
    const found = altKey ? null : DIGIT.exec(code ?? "");
    return found ? Number(found[1]) : null;
  }

  /** The place of the selection among touchpoints and scenes; −1 is a label or a header. */
  #place() {
    const { state } = this.board;
    const scenes = state.entries("scene");
    const touchpoints = state.touchpoints();
    const at = (list, id) => list.findIndex((record) => record.id === id);
    const { cursor, selection } = state;
    if (cursor) return { x: at(scenes, cursor.columnId), y: at(touchpoints, cursor.laneId) };
    const record = state.records.get(selection);
    const place = record && placeOf(record);
    if (record?.kind === "scene_cell") return { x: at(scenes, place.columnId), y: at(touchpoints, place.laneId) };
    return { x: at(scenes, selection), y: at(touchpoints, selection) };
  }

  #go([dx, dy]) {
    const { x, y } = this.#place();
    if (x < 0 && y < 0) return this.#enter(0, -1);
    return this.#enter(x + dx, y + dy) || true;
  }

  #edge(index) {
    const { x, y } = this.#place();
    const last = this.board.state.entries("scene").length - 1;
    return x < 0 && y < 0 ? false : this.#enter(index < 0 ? last : y < 0 ? 0 : -1, y);
  }

  #enter(x, y) {
    const { state } = this.board;
    const scene = state.entries("scene")[x];
    const touchpoint = state.touchpoints()[y];
    if (scene && touchpoint) this.scenes.enter(touchpoint.id, scene.id);
    else if ((scene && y === -1) || (touchpoint && x === -1)) {
      this.board.select((scene ?? touchpoint).id);
      this.board.grid.focusSelection();
    } else return false;
    return true;
  }

  #shift(key) {
    const { selection, cursor } = this.board.state;
    if (selection && !cursor && kindOf(selection) === "scene" && STEP[key][0] && this.board.canEdit) this.scenes.shift(selection, STEP[key][0]);
    return true;
  }

  /** A digit is the relevance for the customer, with the shift key that for the enterprise. */
  #judge(value, { shiftKey }) {
    const { x, y } = this.#place();
    const { state, canEdit, keys } = this.board;
    const scene = state.entries("scene")[x];
    const touchpoint = state.touchpoints()[y];
    // Digits follow each other as fast as a column of numbers is typed: they are no words.
    keys.typing.begin();
    if (scene && touchpoint && canEdit && value <= MOST) this.scenes.judge(touchpoint.id, scene.id, shiftKey ? "enterprise" : "customer", value);
    return true;
  }

  #act(name) {
    const { board, scenes } = this;
    const { cursor, selection } = board.state;
    if (name === "n") return this.#add();
    if (cursor) return run({ Enter: () => scenes.link(cursor.laneId, cursor.columnId), " ": () => scenes.link(cursor.laneId, cursor.columnId) }, name);
    const kind = selection ? kindOf(selection) : null;
    const rename = () => board.actions.rename(selection);
    const removeScene = () => scenes.remove(selection);
    const unlink = () => scenes.unlink(board.state.records.get(selection));
    return run({
      scene: { Enter: rename, F2: rename, Delete: removeScene, Backspace: removeScene },
      touchpoint: { Enter: rename, F2: rename },
      scene_cell: { Delete: unlink, Backspace: unlink, Enter: () => this.#openPanel() },
    }[kind] ?? {}, name);
  }

  #add() {
    const { x } = this.#place();
    const scene = this.board.state.entries("scene")[x];
    // The letter opens a field, so what follows it is words.
    this.board.keys.typing.begin();
    this.board.actions.addScene(scene ? this.scenes.after(scene.id) : null);
    return true;
  }

  /** Go on to the fields of the cell. */
  #openPanel() {
    const { frame, inspector } = this.board;
    if (frame.isNarrow) frame.setSheet(true);
    this.board.render();
    inspector.body.querySelector(".insp-steps button")?.focus();
  }
}

function run(actions, name) {
  if (!Object.hasOwn(actions, name)) return false;
  actions[name]();
  return true;
}
