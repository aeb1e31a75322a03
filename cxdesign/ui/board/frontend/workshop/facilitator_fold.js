// A section at the side that is needed now and then: folded until it is due, and then as whoever leads left it.

import { make } from "./parts.js";

export class Fold {
  #isOpen = null;

  constructor(style, key, ...children) {
    this.title = make("h3");
    this.count = make("small");
    this.root = make("details", { class: `fold ${style}` },
      make("summary", { "data-key": key, onclick: () => { this.#isOpen = !this.root.open; } }, this.title, this.count),
      ...children);
  }

  /** Say what it is about; until somebody opens or closes it, it stands open while it is due. */
  tell(title, isDue, count = 0) {
    this.title.textContent = title;
    this.count.textContent = count ? String(count) : "";
    this.root.open = this.#isOpen ?? isDue;
  }
}
