// Exports: WordWidth(board)

import { isCardKind } from "./records.js";

// A line may end after a hyphen, dash or slash, between Chinese characters, and at a space.
const BREAKS = /(?<=[-–—/])|[\s\u3000-\u9fff\uff00-\uffef]+/u;
// What stands beside the words of a column in the narrowest density: its hairline, paddings and the edge of a card.
const BESIDE = { name: 10, card: 18, quote: 12, channel: 12 };
const STYLES = { name: "560 11px", card: "420 11px", quote: "italic 420 11px", channel: "420 11px" };
const KNOWN_TEXTS = 20000;

/** How wide a column has to be so that no word on it breaks, in the narrowest density. */
export class WordWidth {
  #known = new Map();
  #drawing = null;
  #family = "";
  #seen = { version: null, width: 0 };

  constructor(board) {
    this.board = board;
  }

  get value() {
    const { state, root } = this.board;
    if (this.#seen.version === state.version) return this.#seen.width;
    this.#drawing ??= document.createElement("canvas").getContext("2d");
    this.#family = getComputedStyle(root).getPropertyValue("--font-latin");
    const roles = new Map(state.visibleLanes().map((lane) => [lane.id, lane.role]));
    let width = 0;
    for (const record of state.records.values()) {
      if (record.kind === "touchpoint") width = Math.max(width, this.#needs("name", record.name), this.#needs("channel", record.channel ?? ""));
      else if (isCardKind(record.kind) && roles.has(record.lane_id)) {
        width = Math.max(width, this.#needs(roles.get(record.lane_id) === "thinking" ? "quote" : "card", record.text));
      }
    }
    this.#seen = { version: state.version, width };
    return width;
  }

  #needs(kind, text) {
    const key = `${kind} ${text}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    if (this.#known.size > KNOWN_TEXTS) this.#known.clear();
    this.#drawing.font = `${STYLES[kind]} ${this.#family}`;
    const widths = text.split(BREAKS).map((word) => this.#drawing.measureText(word).width);
    const width = Math.ceil(Math.max(0, ...widths)) + BESIDE[kind];
    this.#known.set(key, width);
    return width;
  }
}
