// One's own steps: sent, taken back and brought back, and which of them is the newest.

import { randomHex } from "./records.js";

export class Steps {
  /** Id of the newest step that went out from this window, null when somebody's other window made a newer one. */
  newest = null;

  constructor(board) {
    this.board = board;
  }

  /** Send a command; its effect shows in the next frame. */
  dispatch(command) {
    if (!this.board.canEdit) return null;
    return this.#submit({ type: "command", id: randomHex(), command });
  }

  /** Take back one's newest step; with `only`, that step and no other. */
  undo({ skip = false, only = null } = {}) {
    this.#back("undo", { skip, ...(only ? { only } : {}) });
  }

  redo({ skip = false } = {}) {
    this.#back("redo", { skip });
  }

  /** Tell what the newest step did and offer to take it back, for as long as it is the newest. */
  tell(text) {
    const only = this.newest;
    const { board } = this;
    board.notices.show(text, [{ label: board.t("board.undo"), run: () => this.undo({ only }) }], { step: only });
  }

  /** A step of one's own arrived that went out from elsewhere: nothing here is the newest any more. */
  madeElsewhere() {
    this.newest = null;
    this.board.notices.outdate(null);
  }

  #back(type, options) {
    const { board } = this;
    if (!board.canEdit) return;
    if (!board.state.undo?.[type] && !board.state.pendingCount) { board.say(board.t(`board.nothing_to_${type}`)); return; }
    if (board.editor.finish() && (!options.only || options.only === this.newest)) this.#submit({ type, id: randomHex(), ...options });
  }

  #submit(frame) {
    const { board } = this;
    board.held.flush();
    this.newest = frame.id;
    board.notices.outdate(frame.id);
    // The server starts on it while the echo is drawn.
    board.net.submit(frame);
    board.state.addPending(frame);
    board.mark();
    board.schedule();
    return frame.id;
  }
}
