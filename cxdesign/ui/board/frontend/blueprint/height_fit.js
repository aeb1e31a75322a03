// Lower rows where the lanes would not all be in sight: shorter captions, then less air, and in the densest less of the strip.

const LEVELS = { compact: ["", "brief", "low"], fit: ["", "brief", "low", "line"], comfortable: [""] };

export class HeightFit {
  #seen = [];
  #loosened = [];

  constructor(board) {
    this.board = board;
  }

  update() {
    // Heights are known once everything is drawn: see place().
  }

  /** Take the first level at which nothing has to be scrolled; an edit may make the rows lower, and never higher again. */
  place() {
    const { board } = this;
    const { state, grid, frame } = board;
    const part = state.parts.blueprint;
    const levels = frame.isNarrow ? [""] : LEVELS[state.density];
    const basis = [state.density, board.zoom.value, frame.isNarrow, frame.height, frame.main.clientWidth, board.locale, board.strip.isScaled, Boolean(part)];
    const seen = [...basis, state.version, part, grid.columns];
    if (seen.every((value, index) => value === this.#seen[index])) return;
    this.#seen = seen;
    const isNew = basis.some((value, index) => value !== this.#loosened[index]);
    this.#loosened = basis;
    const now = isNew ? 0 : Math.max(0, levels.indexOf(board.root.dataset.tight ?? ""));
    for (const level of levels.slice(now)) {
      this.#set(level);
      // Not the height of what scrolls: the drawing of the arrows is still as high as before.
      if (grid.root.offsetHeight * board.zoom.value <= grid.scroller.clientHeight) break;
    }
    board.strip.update();
  }

  #set(level) {
    const { root, strip } = this.board;
    if ((root.dataset.tight ?? "") === level) return;
    if (level) root.dataset.tight = level;
    else delete root.dataset.tight;
    strip.update();
  }
}
