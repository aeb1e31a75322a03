// Exports: HeldEmotion(board)

const REST = 600;
const LONGEST = 2000;

/**
 * What the arrow keys do to one point of the curve, until they rest: the board shows every press at once, the server
 * hears of one step, and so one undo takes it back. Anything else that is done, and leaving, sends it at once.
 */
export class HeldEmotion {
  #timer = 0;
  #since = 0;

  constructor(board) {
    this.board = board;
    for (const type of ["pagehide", "blur"]) board.listen(window, type, () => this.flush());
    board.listen(document, "visibilitychange", () => document.hidden && this.flush());
    board.root.addEventListener("focusout", () => this.flush());
  }

  /** Show a value and send it when the keys rest; colleagues never wait longer than two seconds for it. */
  set(touchpointId, state, value) {
    const { board } = this;
    if (!board.canEdit) return;
    const { held } = board.state;
    if (held?.touchpoint_id !== touchpointId || held?.state !== state) this.flush();
    if (!board.state.held) this.#since = Date.now();
    board.state.setHeld({ name: "set_emotion", touchpoint_id: touchpointId, state, value });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), Math.min(REST, this.#since + LONGEST - Date.now()));
    board.schedule();
  }

  /** Send what is held; a value that is back where it was is no step. */
  flush() {
    clearTimeout(this.#timer);
    const { state } = this.board;
    const command = state.held;
    if (!command) return;
    state.setHeld(null);
    const isGone = !state.records.has(command.touchpoint_id);
    if (isGone || state.emotion(command.touchpoint_id, command.state) === command.value) this.board.schedule();
    else this.board.dispatch(command);
  }
}
