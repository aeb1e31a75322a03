// Letters that act on the map wait for a moment: when more follow, somebody is writing, and none of them acts.

const MOMENT = 300;
const CORRECTING = 1000;
const LETTER = /[\p{L}\p{N}]/u;
const MODIFIERS = new Set(["Shift", "Control", "Alt", "AltGraph", "Meta", "CapsLock"]);

export class Typing {
  #last = null;
  #isWords = false;
  #waiting = null;

  constructor(board) {
    this.board = board;
    for (const type of ["pagehide", "blur"]) board.listen(window, type, () => this.flush());
    board.root.addEventListener("pointerdown", () => { this.flush(); this.begin(); });
  }

  /** Whether a letter still waits for its moment to pass. */
  get isWaiting() {
    return this.#waiting !== null;
  }

  /**
   * Whether a key does nothing more: because it belongs to words that are being typed, or takes back a letter that still
   * waits. Asking twice about one letter is no second letter.
   */
  takes(event) {
    // A letter that is held down is one letter.
    if (event === this.#last?.event || event.repeat) return this.#isWords;
    const { key, timeStamp } = event;
    if (MODIFIERS.has(key)) return false;
    const pause = timeStamp - (this.#last?.event.timeStamp ?? -Infinity);
    if (key.length > 1) {
      if (this.#isWords && pause < CORRECTING && (key === "Backspace" || key === "Delete")) return true;
      this.begin();
      const isTakenBack = key === "Escape" && this.isWaiting;
      if (isTakenBack) this.#drop();
      this.flush();
      return isTakenBack;
    }
    // Signs alone are no words: they walk and zoom as fast as they are pressed.
    if (!LETTER.test(key) && !(this.#isWords && pause < MOMENT)) {
      this.flush();
      return false;
    }
    const wasWords = this.#isWords && pause < MOMENT;
    this.#isWords = pause < MOMENT;
    this.#last = { event };
    if (!this.#isWords) this.flush();
    else if (!wasWords) this.#explain();
    return this.#isWords;
  }

  /** Do what a letter stands for, unless another one follows at once. */
  later(run) {
    this.#waiting = { run, timer: setTimeout(() => this.flush(), MOMENT) };
  }

  /** Do it now. */
  flush() {
    const waiting = this.#waiting;
    this.#drop();
    waiting?.run();
  }

  /** What is typed from here on goes into a field. */
  begin() {
    this.#last = null;
    this.#isWords = false;
  }

  #drop() {
    clearTimeout(this.#waiting?.timer);
    this.#waiting = null;
  }

  #explain() {
    this.#drop();
    this.board.notice(this.board.t(this.board.canEdit ? "board.typed_nowhere" : "board.typed_viewer"));
  }
}
