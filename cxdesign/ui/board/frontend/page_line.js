// What the page is told by a component: triggers and states, the latest of each, once the page's own line is up.

const PAGE_AGAIN = 1000;

export class PageLine {
  #untold = new Map();

  /** `component` is the newest call of the page: what it handed before no longer reaches it. */
  constructor(component) {
    this.component = component;
  }

  trigger(name, value) {
    this.#tell(name, () => this.component.setTriggerValue?.(name, value));
  }

  keep(name, value) {
    this.#tell(name, () => this.component.setStateValue?.(name, value));
  }

  stop() {
    for (const timer of this.#untold.values()) clearTimeout(timer);
  }

  /** While its own connection is down the page could only complain: it is told the latest of each once that is back. */
  #tell(name, tell) {
    clearTimeout(this.#untold.get(name));
    this.#untold.delete(name);
    const state = document.querySelector("[data-testid=stApp]")?.dataset.testConnectionState;
    if (state === undefined || state === "CONNECTED") tell();
    else this.#untold.set(name, setTimeout(() => this.#tell(name, tell), PAGE_AGAIN));
  }
}
