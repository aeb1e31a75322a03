// What a colleague changed lights up for a moment, in the colleague's colour.

const FLASH = 900;

export class Flashes {
  #colours = new Map();

  constructor(board) {
    this.board = board;
  }

  /** Light up these records when they are drawn next. */
  add(ids, colour) {
    for (const id of ids) this.#colours.set(id, colour);
  }

  show() {
    for (const [id, colour] of this.#colours) {
      const node = this.board.grid.elementOf(id);
      if (!node) continue;
      const steps = [{ boxShadow: `0 0 0 3px var(--peer-${(colour % 8) + 1})` }, { boxShadow: "0 0 0 3px transparent" }];
      node.animate?.(steps, { duration: FLASH, easing: "ease-out" });
    }
    this.#colours.clear();
  }
}
