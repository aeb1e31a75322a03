// Long words on narrow cards: set a little closer first, and only then broken, with a hyphen.

const STYLE = { plain: { size: 0, spacing: 0 }, close: { size: -1, spacing: -0.02 } };
// Hairlines, paddings and edge of a card.
const INSIDE = 14;
const LATIN = /[A-Za-zÀ-ÖØ-öø-ÿ]{7,}[,.;:!?)]*/g;
const LEAST_PART = 3;
const SOFT_HYPHEN = "\u00ad";

export class WordFit {
  #seen = [];
  #drawing = null;
  #known = new Map();

  constructor(board) {
    this.board = board;
  }

  /** What is shown may hold soft hyphens; the text that is kept never does. */
  update() {
    const { state, grid, root, editor } = this.board;
    const seen = [state.version, grid.columns, state.density, editor.recordId];
    if (seen.every((value, index) => value === this.#seen[index])) return;
    this.#seen = seen;
    this.#drawing ??= document.createElement("canvas").getContext("2d");
    const style = getComputedStyle(root);
    this.family = style.getPropertyValue("--font-latin");
    const widths = new Map(grid.columns.map(({ record, width }) => [record?.id, width]));
    const size = { compact: 12, comfortable: 13, fit: 11 }[state.density];
    const beside = INSIDE + { compact: 18, comfortable: 18, fit: 12 }[state.density];
    for (const card of state.records.values()) {
      if (card.kind !== "step" || !widths.has(card.touchpoint_id)) continue;
      const node = grid.cards.elementOf(card.id);
      if (node) this.#fit(node, grid.cards.textOf(card.id), card.text, { size, room: widths.get(card.touchpoint_id) - beside });
    }
  }

  #fit(node, shown, text, { size, room }) {
    const words = text.match(LATIN) ?? [];
    if (shown.dataset.script === "han") return;
    const isLong = words.some((word) => this.#width(word, size, STYLE.plain) > room);
    node.classList.toggle("close-set", isLong);
    const fits = (word) => this.#width(word, size, STYLE.close) <= room;
    const wanted = isLong ? text.replace(LATIN, (word) => (fits(word) ? word : parted(word, fits))) : text;
    if (shown.textContent !== wanted && shown.textContent.replaceAll(SOFT_HYPHEN, "") === text) shown.textContent = wanted;
  }

  #width(word, size, style) {
    const key = `${word} ${size} ${style.size}`;
    if (!this.#known.has(key)) {
      this.#drawing.font = `420 ${size + style.size}px ${this.family}`;
      this.#known.set(key, this.#drawing.measureText(word).width + word.length * style.spacing * (size + style.size));
    }
    return this.#known.get(key);
  }
}

/** A word with soft hyphens, each part as long as fits, the last one of three letters at least. */
function parted(word, fits) {
  const letters = word.search(/[^A-Za-zÀ-ÖØ-öø-ÿ]|$/);
  let length = letters - LEAST_PART;
  while (length > LEAST_PART && !fits(`${word.slice(0, length)}-`)) length -= 1;
  const rest = word.slice(length);
  return word.slice(0, length) + SOFT_HYPHEN + (fits(rest) || length <= LEAST_PART ? rest : parted(rest, fits));
}
