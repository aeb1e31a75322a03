// A press that is under way. What is drawn anew under a pointer takes the click away: it comes down on one element and up on
// another, and then means neither. So what is new waits until the press is over.

const CLICK_AFTER = 350; // milliseconds: a finger's click comes some time after it has left
const LONGEST = 3000; // nobody hears the end of a press on a list that the system draws

export class Press {
  #isOn = false;
  #waiting = null;
  #timer = 0;
  #listeners = new AbortController();

  /** Watch what is pressed within a root, or of that only what fits a selector. */
  constructor(root, selector = "*") {
    const { signal } = this.#listeners;
    const listen = (target, type, act) => target.addEventListener(type, act, { capture: true, signal });
    const begin = (event) => { if (event.composedPath()[0].closest?.(selector)) this.#begin(); };
    listen(root, "pointerdown", begin);
    listen(root, "keydown", (event) => { if (event.key === " ") begin(event); });
    listen(root, "click", () => this.#endAfter(0));
    for (const type of ["pointerup", "pointercancel", "keyup"]) {
      listen(window, type, (event) => { if (this.#isOn) this.#endAfter(event.pointerType === "touch" ? CLICK_AFTER : 0); });
    }
  }

  /** Do it now, or once nothing is pressed any more; of several that wait only the last is done. */
  after(run) {
    if (this.#isOn) this.#waiting = run;
    else run();
  }

  stop() {
    this.#listeners.abort();
    clearTimeout(this.#timer);
    this.#waiting = null;
  }

  #begin() {
    this.#isOn = true;
    this.#endAfter(LONGEST);
  }

  /** Not at once: the click comes right after the pointer was lifted, and its own listeners come first. */
  #endAfter(milliseconds) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const waiting = this.#waiting;
      this.#isOn = false;
      this.#waiting = null;
      waiting?.();
    }, milliseconds);
  }
}
