// One card: its text, its marks in their fixed order, and how it looks when selected or edited.

import { element, setAttribute, setText, toggleClass } from "./dom.js";
import { suffixOf } from "./records.js";

const QUOTED_ROLES = new Set(["thinking"]);

export class Cards {
  #elements = new Map();

  constructor(board) {
    this.board = board;
  }

  /** The element of a card, brought up to date. */
  render(card, lane, touchpoint) {
    const suffix = suffixOf(card.id);
    let view = this.#elements.get(suffix);
    if (!view) {
      view = createCard();
      this.#elements.set(suffix, view);
    }
    this.#fill(view, card, lane, touchpoint);
    return view.root;
  }

  elementOf(cardId) {
    return this.#elements.get(suffixOf(cardId))?.root ?? null;
  }

  /** The element that shows the text of a card. */
  textOf(cardId) {
    return this.#elements.get(suffixOf(cardId))?.text ?? null;
  }

  /** Take away the cards that are not drawn any more. */
  retain(isDrawn) {
    for (const [suffix, view] of this.#elements) {
      if (isDrawn(view.card)) continue;
      view.root.remove();
      this.#elements.delete(suffix);
    }
  }

  #fill(view, card, lane, touchpoint) {
    const { board } = this;
    const spans = board.spanning?.wordsOf(card) ?? "";
    const key = `${lane.role}|${touchpoint.is_peak ? 1 : 0}${touchpoint.is_end ? 1 : 0}|${board.locale}|${spans}`;
    if (view.card !== card || view.key !== key) {
      const isQuoted = QUOTED_ROLES.has(lane.role);
      view.card = card;
      view.key = key;
      view.root.dataset.cardId = card.id;
      view.root.dataset.role = lane.role;
      view.root.classList.toggle("quote", isQuoted);
      if (!spans) view.root.removeAttribute("data-span");
      setText(view.text, card.text);
      board.images.dress(view.root, card);
      const marks = board.configuration.marks(board, card, touchpoint, isQuoted);
      view.marks.replaceChildren(...marks.map((mark) => mark.element));
      view.marks.hidden = marks.length === 0;
      view.root.setAttribute("aria-label", [card.text, ...marks.map((mark) => mark.words), spans, board.images.wordsOf(card)].filter(Boolean).join(". "));
    }
    const isSelected = board.state.selection === card.id;
    setAttribute(view.root, "aria-current", isSelected ? "true" : null);
    toggleClass(view.root, "sel", isSelected);
    toggleClass(view.root, "editing", board.editor.isOn(card.id));
  }
}

function createCard() {
  const text = element("div", "text");
  const marks = element("div", "marks");
  const root = element("div", "card", { role: "article", tabindex: "-1" }, text, marks);
  return { root, text, marks, card: null, key: "" };
}
