// Exports: CurveKeys(board, points)

import { clampEmotion, EMOTION_MAX, EMOTION_MIN } from "./curve_geometry.js";

/** The keyboard on the points of the curve: arrows along and up and down, marks by their letters. */
export class CurveKeys {
  constructor(board, points) {
    this.board = board;
    this.points = points;
  }

  press(event) {
    const element = event.target.closest?.("[role=slider]");
    if (!element || event.altKey || event.ctrlKey || event.metaKey) return;
    const id = element.getAttribute("data-touchpoint");
    const state = element.getAttribute("data-state");
    if (!this.board.keys.typing.takes(event) && !this.act(event.key, id, state)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  act(key, id, state) {
    if (key === "Escape") return this.points.cancel();
    if (key === "ArrowLeft" || key === "ArrowRight") return this.go(id, state, key === "ArrowRight" ? 1 : -1);
    if (this.mark(key.toLowerCase(), id)) return true;
    const next = this.nextValue(key, id, state);
    if (next === undefined) return false;
    if (this.board.canEdit === false) return true;
    if (key === "ArrowUp" || key === "ArrowDown") this.points.hold(id, state, next);
    else this.points.commit(id, state, next);
    return true;
  }

  nextValue(key, id, state) {
    const value = this.board.state.emotion(id, state) ?? null;
    if (key === "Home") return EMOTION_MIN;
    if (key === "End") return EMOTION_MAX;
    if (key === "Delete" || key === "Backspace") return null;
    if (value === null && ["ArrowUp", "ArrowDown", "Enter", " "].includes(key)) return this.points.invited(state, this.points.view);
    if (key === "ArrowUp") return clampEmotion(value + 1);
    if (key === "ArrowDown") return clampEmotion(value - 1);
    return undefined;
  }

  /** The marks of the touchpoint, by the same letters as elsewhere on the board. */
  mark(key, id) {
    return (key === "p" || key === "e") && this.board.keys.mark(key, { id, columnId: id, markable: id });
  }

  go(id, state, step) {
    const { view, elements } = this.points;
    const column = view.columns[view.columns.findIndex((one) => one.id === id) + step];
    if (!column) return true;
    const { element } = elements.get(`${column.id} ${state}`);
    element.focus({ preventScroll: true });
    this.board.grid?.show(element);
    return true;
  }
}
