// What the reader does, on its way to the server. A newer message may overtake an older one, so each carries everything
// that is not confirmed yet; the server skips what it knows.

export class Acts {
  #component = null;
  #client = Array.from(crypto.getRandomValues(new Uint32Array(2)), (part) => part.toString(36)).join("");
  #last = 0;

  /** `onChange` is called when something is on its way, so that it can be shown at once. */
  constructor(onChange) {
    this.pending = [];
    this.redraw = onChange;
  }

  /** Take in what the server says, and forget what it has confirmed. */
  take(component) {
    this.#component = component;
    const { ack } = component.data;
    if (ack?.client === this.#client) this.pending = this.pending.filter((act) => act.number > ack.number);
  }

  /** Send an act: its name and its values. */
  send(name, values = {}) {
    this.#last += 1;
    this.pending.push({ number: this.#last, name, ...values });
    this.#component.setTriggerValue("acts", { client: this.#client, acts: this.pending });
    this.redraw();
  }

  /** Open a figure. */
  open(figure) {
    this.send("open", { figure });
  }

  /** The newest values on their way under a name. */
  underWay(name) {
    return this.pending.filter((act) => act.name === name);
  }
}
