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

  /** Take back one's newest step; with `of`, that step and no other; with `skip`, the one before it that can be. */
  undo({ skip = false, of = null } = {}) {
    this.#back("undo", { skip, of });
  }

  redo({ skip = false, of = null } = {}) {
    this.#back("redo", { skip, of });
  }

  /** Tell what the newest step did and offer to take it back, for as long as it is the newest. */
  tell(text, { isSaid = false } = {}) {
    const of = this.newest;
    const { board } = this;
    board.notices.show(text, [{ label: board.t("board.undo"), run: () => this.undo({ of }) }], { step: of, isSaid });
  }

  /** A step of one's own arrived that went out from elsewhere: nothing here is the newest any more. */
  madeElsewhere() {
    this.newest = null;
    this.board.notices.outdate(null);
  }

  /** The server is told which step is meant, so that it takes back that one or none. */
  #back(type, { skip, of }) {
    const { board } = this;
    if (!board.canEdit || !board.editor.finish()) return;
    board.held.flush();
    if (!board.state.canStep(type)) board.say(board.t(`board.nothing_to_${type}`));
    else if (skip || of === null || of === this.newest) {
      // What was said of the step that goes is no longer so.
      board.notices.hush();
      const meant = of ?? board.state.stepAhead(type);
      this.#submit({ type, id: randomHex(), skip, ...(meant ? { of: meant } : {}) });
    }
  }

  #submit(frame) {
    const { board } = this;
    board.held.flush();
    board.outline.speech.sent(frame);
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
