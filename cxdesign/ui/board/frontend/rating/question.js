// One question: what is asked, five anchors, "cannot judge", what the answer rests on, a note, and the way on.

import { button, element, setAttribute, toggleClass } from "../dom.js";
import { Progress } from "./progress.js";
import { Reasons } from "./reasons.js";
import { Scale } from "./scales.js";
import { statusOf } from "./status.js";

const NOTE_AFTER = 700;
const NOTE_LIMIT = 2000;
const SCORES = [1, 2, 3, 4, 5];
const PROVEN = new Set(["test", "measurement"]);

export class Question {
  #noteTimer = 0;

  constructor(screen) {
    this.screen = screen;
    this.code = screen.at;
    this.criterion = screen.criteria.find((one) => one.code === this.code);
    this.progress = new Progress(screen);
    this.heading = element("h1", "qq", { tabindex: "-1", lang: this.criterion.language ?? screen.locale }, this.criterion.question);
    this.scale = this.#scale();
    this.evidence = this.#evidence();
    this.reasons = new Reasons(screen, (ids) => screen.answer(this.code, { record_ids: ids }));
    this.note = this.#note();
    this.root = element("div", "question", {},
      this.progress.root,
      element("div", "q", {}, ...this.#about(), this.heading, ...this.#besides()),
      this.scale.root,
      element("div", "two", {},
        element("section", "ev", {}, element("h2", "", {}, screen.t("rate.rests_on")), this.evidence.root),
        element("section", "why", {}, element("h2", "", {}, screen.t("rate.reasons")), this.reasons.root, this.hint, this.note)),
      this.#foot());
  }

  update() {
    const { screen } = this;
    const answer = screen.answers.get(this.code);
    const shown = answer ?? screen.drafts.get(screen.draftKey(this.code)) ?? {};
    this.progress.update();
    this.scale.show(answer ? answer.score : undefined);
    toggleClass(this.takeBack, "hidden", !answer);
    this.evidence.show(shown.evidence ?? (answer ? "assumption" : undefined));
    this.reasons.update(shown.record_ids ?? []);
    toggleClass(this.hint, "strong", answer?.score === 5 && !PROVEN.has(answer.evidence));
    this.#showNote(shown.note ?? "");
    const status = answer || screen.state.waiting ? statusOf(screen) : "";
    this.status.textContent = status;
    screen.say(answer ? `${screen.answerInWords(answer)}. ${status}` : "");
  }

  /** Another view takes the place of this one. */
  leave() {
    this.flush();
    this.reasons.close();
  }

  /** Keep what is being typed. */
  flush() {
    clearTimeout(this.#noteTimer);
    if (this.#noteTimer && this.field.value !== this.noteKept) this.#keepNote();
    this.#noteTimer = 0;
  }

  #about() {
    const { screen, criterion } = this;
    const origins = [...new Set(criterion.origins.map(({ provenance }) => provenance))];
    const anchors = screen.t(`rate.anchors_${criterion.anchors_provenance}`);
    const tags = [...origins.map((one) => tag(one, screen.t(`enum.provenance.${one}`))), tag(criterion.anchors_provenance, anchors)];
    const sources = element("ul", "sources hidden", { id: "sources" },
      ...criterion.origins.map(({ provenance, source }) => element("li", "", {}, tag(provenance, screen.t(`enum.provenance.${provenance}`)), " ", source)),
      element("li", "", {}, tag(criterion.anchors_provenance, anchors), " ", screen.t("rate.anchors_text")));
    const open = button("tags", screen.t("rate.where_from"), () => {
      const isHidden = sources.classList.toggle("hidden");
      open.setAttribute("aria-expanded", String(!isHidden));
    }, ...tags);
    setAttribute(open, "aria-expanded", "false");
    setAttribute(open, "aria-controls", "sources");
    return [element("p", "id", {}, `${criterion.code} · ${criterion.name} `, open), sources];
  }

  /** That the words are in another language than the reader's, and what the same person said before the discussion. */
  #besides() {
    const { screen, criterion } = this;
    const { language = screen.locale } = criterion;
    const before = screen.earlierAnswer(this.code);
    return [
      ...(language === screen.locale ? [] : [element("p", "hint tongue", {}, screen.t(`rate.written_in_${language.slice(0, 2)}`))]),
      ...(before ? [element("p", "earlier", {}, screen.t("rate.earlier", { round: before.round, answer: this.#inShort(before.answer) }))] : []),
    ];
  }

  #inShort(answer) {
    const { screen } = this;
    const words = screen.answerInWords(answer);
    return answer.score === null ? words
      : `${words} · E${screen.data.evidence.indexOf(answer.evidence)} ${screen.t(`rate.evidence_short_${answer.evidence}`)}`;
  }

  #scale() {
    const { screen, criterion } = this;
    const [one, three, five] = criterion.anchors;
    const words = [one, screen.t("rate.between", { low: 1, high: 3 }), three, screen.t("rate.between", { low: 3, high: 5 }), five];
    const options = SCORES.map((value, index) => ({
      value, className: `opt${index % 2 ? " thin" : ""}`, label: `${value}: ${words[index]}`,
      content: [element("b", "", {}, String(value)), element(index % 2 ? "em" : "span", "", {}, words[index])],
    }));
    options.push({ value: null, className: "btn none", label: `${screen.t("rate.cannot_judge")}. ${screen.t("rate.cannot_judge_text")}`, content: [screen.t("rate.cannot_judge")] });
    const scale = new Scale("answers", criterion.question, options, (score) => screen.answer(this.code, { score }));
    this.takeBack = button("link back", screen.t("rate.take_back"), () => screen.withdraw(this.code), screen.t("rate.take_back"));
    return scale.fill(
      element("div", "scale", {}, ...SCORES.map((value) => scale.nodeOf(value))),
      element("div", "cj", {}, scale.nodeOf(null), element("span", "cjt", {}, screen.t("rate.cannot_judge_text")), this.takeBack, keyHints(screen)));
  }

  #evidence() {
    const { screen } = this;
    const options = screen.data.evidence.map((value, grade) => ({
      value, className: "grade", label: `E${grade}: ${screen.t(`rate.evidence_${value}`)}`,
      content: [element("i", "rd"), element("b", "", {}, `E${grade}`), element("span", "long", {}, screen.t(`rate.evidence_${value}`)),
        element("span", "short", {}, screen.t(`rate.evidence_short_${value}`))],
    }));
    return new Scale("grades", screen.t("rate.rests_on"), options, (evidence) => screen.answer(this.code, { evidence })).fill();
  }

  #note() {
    const { screen } = this;
    this.hint = element("p", "hint", {}, screen.t("rate.unproven"));
    this.field = element("textarea", "", { rows: "2", maxlength: NOTE_LIMIT, "aria-label": screen.t("rate.note"), placeholder: screen.t("rate.note_placeholder") });
    this.noteKept = "";
    this.field.addEventListener("input", () => {
      clearTimeout(this.#noteTimer);
      this.#noteTimer = setTimeout(() => this.flush(), NOTE_AFTER);
    });
    this.field.addEventListener("blur", () => this.flush());
    this.open = button("link", screen.t("rate.add_note"), () => { this.#openNote(); this.field.focus(); }, screen.t("rate.add_note"));
    return element("div", "note", {}, this.open, this.field);
  }

  #openNote() {
    this.isNoteOpen = true;
    this.#showNote(this.noteKept);
  }

  #showNote(note) {
    const isOpen = Boolean(this.isNoteOpen || note);
    toggleClass(this.open, "hidden", isOpen);
    toggleClass(this.field, "hidden", !isOpen);
    if (note === this.noteKept || this.#noteTimer) return;
    this.noteKept = note;
    this.field.value = note;
  }

  #keepNote() {
    const note = this.field.value.replace(/\r\n?/g, "\n").replace(/\s+$/, "");
    this.#noteTimer = 0;
    this.noteKept = note;
    this.screen.answer(this.code, { note });
  }

  #foot() {
    const { screen } = this;
    const { criteria, position } = screen;
    const next = criteria[position + 1];
    const label = next ? screen.t("rate.next_is", { name: next.name }) : screen.t("rate.to_overview");
    this.status = element("span", "status");
    const back = button("btn big prev", screen.t("rate.back"), () => screen.step(-1), screen.t("rate.back"));
    back.disabled = position === 0;
    const all = button("link all", screen.t("rate.all_criteria"), () => screen.goTo("end"), screen.t("rate.all_criteria"));
    return element("footer", "ft", {}, back, all, element("span", "sp"), this.status,
      button("btn pri big next", label, () => screen.step(1),
        element("span", "long", {}, label), element("span", "short", {}, screen.t(next ? "rate.next" : "rate.to_overview"))));
  }
}

function keyHints(screen) {
  const key = (name) => element("kbd", "", {}, name);
  return element("span", "keys", { "aria-hidden": "true" },
    element("span", "", {}, key("1"), "–", key("5"), ` ${screen.t("rate.key_rate")}`),
    element("span", "", {}, key("0"), ` ${screen.t("rate.key_none")}`),
    element("span", "", {}, key("Enter"), ` ${screen.t("rate.key_next")}`));
}

function tag(provenance, words) {
  return element("span", `tag ${provenance === "ours" ? "our" : ""}`, {}, words);
}
