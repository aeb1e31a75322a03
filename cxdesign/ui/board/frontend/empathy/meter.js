// The figures of the register as the server words them: what needs stem from and rest on, what lacks an answer, and in which
// of the six ways they were learned.

import { button, element, setAttribute } from "../dom.js";
import { svgElement } from "../icons.js";

export class Meter {
  #shown = null;

  /** `scope()` says whose figures are shown, `open(ids)` leads to what the finding is about. */
  constructor(board, scope, open) {
    this.board = board;
    this.scope = scope;
    this.open = open;
  }

  build() {
    this.#shown = null;
    this.summary = element("span", "muted");
    this.finding = button("needs-finding", this.board.t("empathy.show_unanswered"), () => this.open(this.unanswered));
    this.assumptions = element("span", "muted");
    this.ways = element("div", "ways", { role: "list" });
    this.whisper = element("p", "ways-whisper");
  }

  update() {
    const figures = this.board.state.needs?.scopes[this.scope()] ?? null;
    if (!figures) return;
    const key = JSON.stringify([figures, this.board.locale]);
    if (key === this.#shown) return;
    this.#shown = key;
    this.summary.textContent = figures.summary;
    this.#showFinding(figures.unanswered);
    this.#showWhispers(figures.ways);
    this.assumptions.textContent = figures.assumptions;
    this.assumptions.classList.toggle("warn", figures.is_mostly_assumed);
    this.ways.replaceChildren(element("span", "ways-title", { title: this.board.t("empathy.ways_tip") }, figures.learned),
      ...figures.ways.map((way) => this.#way(way)), element("span", "muted", {}, figures.untold));
  }

  /** What the ways that are missing would ask. */
  #showWhispers(ways) {
    const whispers = ways.map(({ whisper }) => whisper).filter(Boolean);
    this.whisper.hidden = whispers.length === 0;
    this.whisper.textContent = this.board.t("empathy.not_asked", { questions: whispers.join(" · ") });
  }

  #showFinding(finding) {
    this.finding.hidden = finding === null;
    if (!finding) return;
    const { lead, numbers, rule, need_ids: ids } = finding;
    this.unanswered = ids;
    this.finding.replaceChildren(warning(), element("span", "", {}, element("b", "", {}, lead), ` ${numbers} `, element("span", "muted", {}, rule)));
  }

  #way({ label, count, whisper }) {
    const bars = Array.from({ length: Math.min(count, 6) }, () => element("i"));
    const item = element("span", count ? "way" : "way none", { role: "listitem" }, element("span", "bars", { "aria-hidden": "true" }, ...bars),
      element("span", "", {}, label), element("b", "", {}, String(count)));
    setAttribute(item, "title", whisper || null);
    setAttribute(item, "aria-label", whisper ? `${label}: ${count}. ${whisper}` : `${label}: ${count}`);
    return item;
  }
}

/** The outlined square of a warning. */
function warning() {
  const letter = svgElement("text", { x: 7.5, y: 10.8, fill: "currentColor", "text-anchor": "middle", "font-size": 8.5, "font-weight": 680 });
  letter.textContent = "W";
  return svgElement("svg", { class: "severity", viewBox: "0 0 15 15", width: 15, height: 15, "aria-hidden": "true" },
    svgElement("rect", { x: 0.7, y: 0.7, width: 13.6, height: 13.6, rx: 1.5, fill: "none", stroke: "currentColor", "stroke-width": 1.2 }), letter);
}
