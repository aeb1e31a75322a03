// What the rules find at a step, on its card: the worst finding of this map with the id of its rule.

import { element, toggleClass } from "../dom.js";

const RANK = { error: 0, warning: 1, hint: 2 };

export class FindingMarks {
  #found = new Map();
  #list = null;

  constructor(board) {
    this.board = board;
  }

  update() {
    const { state, grid } = this.board;
    const list = state.parts.findings?.list ?? null;
    if (list !== this.#list) {
      this.#list = list;
      const before = this.#found;
      this.#found = worstOf(list ?? []);
      for (const id of before.keys()) if (!this.#found.has(id)) unmark(grid.cards.elementOf(id));
    }
    for (const [id, finding] of this.#found) mark(grid.cards.elementOf(id), finding);
  }
}

/** By card: the worst finding it is the subject of, or an error that names it at all. */
function worstOf(list) {
  const found = new Map();
  for (const finding of list) {
    if (finding.is_dismissed || finding.severity === "hint" || !finding.maps.includes("blueprint")) continue;
    const named = finding.severity === "error" ? finding.records : finding.records.slice(0, 1);
    for (const id of named) if (!found.has(id) || RANK[finding.severity] < RANK[found.get(id).severity]) found.set(id, finding);
  }
  return found;
}

function mark(card, finding) {
  if (!card) return;
  const marks = card.querySelector(":scope > .marks");
  toggleClass(card, "found", finding.severity === "error");
  let shown = marks.querySelector(".rule");
  if (shown?.dataset.rule === finding.rule && shown.title === finding.message) return;
  shown?.remove();
  shown = element("span", `rule ${finding.severity}`, { "data-rule": finding.rule, title: finding.message },
    element("b", "", {}, "!"), finding.rule);
  marks.append(shown);
  marks.hidden = false;
}

function unmark(card) {
  if (!card) return;
  card.classList.remove("found");
  const marks = card.querySelector(":scope > .marks");
  marks.querySelector(".rule")?.remove();
  if (!marks.firstChild) marks.hidden = true;
}
