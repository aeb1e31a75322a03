// One card: its text, its marks in their fixed order, and how it looks when selected or edited.

import { element, setAttribute, setText, toggleClass } from "./dom.js";
import { evidenceDots, failMark, flagMark, levelChip, starMark, waitMark } from "./marks.js";
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
    const key = `${lane.role}|${touchpoint.is_peak ? 1 : 0}${touchpoint.is_end ? 1 : 0}|${board.locale}`;
    if (view.card !== card || view.key !== key) {
      const isQuoted = QUOTED_ROLES.has(lane.role);
      view.card = card;
      view.key = key;
      view.root.dataset.cardId = card.id;
      view.root.dataset.role = lane.role;
      view.root.classList.toggle("quote", isQuoted);
      setText(view.text, card.text);
      const marks = marksOf(board, card, touchpoint, isQuoted);
      view.marks.replaceChildren(...marks.map((mark) => mark.element));
      view.marks.hidden = marks.length === 0;
      view.root.setAttribute("aria-label", [card.text, ...marks.map((mark) => mark.words)].join(". "));
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

/** Marks of a card with the words that say the same: level, peak or end, fail or wait, evidence. */
function marksOf(board, card, touchpoint, isQuoted) {
  const marks = [];
  const add = (drawn, words) => {
    // A drawing has no title of its own; everything else spares the box around it.
    const isDrawing = drawn instanceof SVGElement;
    const shown = isDrawing ? element("span", "mark", {}, drawn) : drawn;
    shown.title = words;
    marks.push({ element: shown, words });
  };
  if (card.kind === "feature") {
    if (card.level) add(levelChip(card.level), `${card.level} ${board.t(`enum.level.${card.level}`)}`);
    if (touchpoint.is_peak) add(starMark(), board.t("board.mark_planned_peak"));
    if (touchpoint.is_end) add(flagMark(), board.t("board.mark_planned_end"));
  }
  if (card.is_fail) add(failMark(), board.t("board.mark_fail"));
  if (card.is_wait) add(waitMark(), board.t("board.mark_wait"));
  const evidence = card.evidence ?? "assumption";
  // A quotation stays bare until somebody backs it: its lane is read as speech.
  if (!isQuoted || evidence !== "assumption" || marks.length) {
    add(evidenceDots(evidence), board.t("board.mark_evidence", { level: board.t(`enum.evidence.${evidence}`) }));
  }
  return marks;
}
