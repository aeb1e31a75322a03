// All criteria with one's own answers: what is missing, what may still change, and that the reveal is waited for.

import { button, element, setAttribute, toggleClass } from "../dom.js";
import { byDimension } from "./criteria.js";
import { statusOf } from "./status.js";

const PROVEN = new Set(["test", "measurement"]);

export class Overview {
  constructor(screen) {
    this.screen = screen;
    this.rows = [];
    this.heading = element("h1", "", { tabindex: "-1" });
    this.lead = element("p", "lead");
    this.status = element("span", "status");
    this.missing = button("btn pri big", "", () => screen.goTo(this.firstMissing));
    const back = button("btn big", screen.t("rate.back"), () => screen.step(-1), screen.t("rate.back"));
    this.root = element("div", "overview", {},
      element("div", "intro", {}, this.heading, this.lead),
      element("div", "dims", {}, ...byDimension(screen.criteria, screen.data).map((dimension) => this.#dimension(dimension))),
      element("footer", "ft", {}, back, element("span", "sp"), this.status, this.missing));
  }

  update() {
    const { screen } = this;
    const { criteria, answers } = screen;
    const left = criteria.filter((one) => !answers.has(one.code));
    this.firstMissing = left[0]?.code ?? null;
    const counts = { answered: criteria.length - left.length, total: criteria.length };
    this.heading.textContent = screen.t(left.length ? "rate.some_answered" : "rate.all_answered", counts);
    this.lead.textContent = left.length ? screen.t("rate.some_answered_text") : screen.t("rate.waiting");
    toggleClass(this.missing, "hidden", !left.length);
    if (left.length) this.#sayMissing(left[0].name);
    this.status.textContent = answers.size || screen.state.waiting ? statusOf(screen) : "";
    for (const row of this.rows) this.#updateRow(row, answers.get(row.code));
  }

  #sayMissing(name) {
    const words = this.screen.t("rate.to_missing", { name });
    if (this.missing.title === words) return;
    setAttribute(this.missing, "aria-label", words);
    setAttribute(this.missing, "title", words);
    this.missing.replaceChildren(element("span", "long", {}, words), element("span", "short", {}, this.screen.t("rate.to_missing_short")));
  }

  #dimension({ name, criteria }) {
    const rows = criteria.map((one) => {
      const score = element("span", "score");
      const grade = element("span", "grade");
      const node = button("line", "", () => this.screen.goTo(one.code), element("span", "code", {}, one.code), element("span", "name", {}, one.name), grade, score);
      this.rows.push({ code: one.code, name: one.name, node, score, grade });
      return element("li", "", {}, node);
    });
    return element("section", "", {}, element("h2", "", {}, name), element("ol", "", {}, ...rows));
  }

  #updateRow({ code, name, node, score, grade }, answer) {
    const { screen } = this;
    const words = screen.answerInWords(answer);
    const level = answer && answer.score !== null ? `E${screen.data.evidence.indexOf(answer.evidence)}` : "";
    const unproven = answer?.score === 5 && !PROVEN.has(answer.evidence) ? ` ${screen.t("rate.is_unproven")}` : "";
    score.textContent = answer ? words : "–";
    grade.textContent = level + unproven;
    toggleClass(node, "open", !answer);
    const label = `${code} ${name}: ${[words, level + unproven].filter(Boolean).join(", ")}`;
    setAttribute(node, "aria-label", label);
    setAttribute(node, "title", label);
  }
}
