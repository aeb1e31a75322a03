// The rater's screen: wires state, line and the views, and draws at once whatever is pressed.

import { element, setAttribute } from "./dom.js";
import { registerPunctuationFont } from "./frame.js";
import { Net } from "./net.js";
import { newId, randomHex } from "./records.js";
import { criteriaOf } from "./rating/criteria.js";
import { Entry } from "./rating/entry.js";
import { Head } from "./rating/head.js";
import { listenToKeys } from "./rating/keys.js";
import { RatingLine } from "./rating/line.js";
import { Drafts, Kept, Late } from "./rating/memory.js";
import { Gone, Nothing, Observing, Revealed } from "./rating/notes.js";
import { Overview } from "./rating/overview.js";
import { Question } from "./rating/question.js";
import { RatingState } from "./rating/state.js";
import { filled } from "./texts.js";

const SCREENS = new WeakMap();
const STYLE_LIMIT = 3000;
const TOLD_FOR = 9000;
const VIEWS = { entry: Entry, question: Question, overview: Overview, revealed: Revealed, observer: Observing, none: Nothing, gone: Gone };
const LOCKED = new Set(["trashed", "gone"]);

class RatingScreen {
  #listeners = new AbortController();
  #view = null;
  #viewKey = null;
  #told = 0;
  #isChoosing = false;

  constructor(component) {
    const { data, parentElement } = component;
    this.data = data;
    this.locale = data.locale;
    this.host = parentElement;
    this.projectId = data.project_id;
    this.state = new RatingState(data.snapshot);
    this.drafts = new Drafts(this.projectId);
    this.late = new Late(this.projectId);
    this.forWhom = new Kept(`for.${this.projectId}`, null);
    this.line = new RatingLine(this, component);
    this.#build();
    this.net = new Net({ projectId: this.projectId, base: data.base, ticket: data.ticket, receiver: this.line });
    listenToKeys(this, this.#listeners.signal);
    addEventListener("pagehide", () => this.#view?.flush?.(), { signal: this.#listeners.signal });
    this.#loadStyle().then(() => this.root.classList.add("ready"));
    this.render();
    this.net.start();
  }

  // ---- what the views ask -----------------------------------------------------------------------------------------

  /** A text of the catalogue with its placeholders filled; an unknown key shows itself. */
  t(key, params = {}) {
    return filled(this.data.texts[key] ?? key, params);
  }

  /** Oneself, or the guest chosen last, as long as that guest is there. */
  get raterId() {
    const guest = this.forWhom.value;
    return guest && this.state.rater(guest) ? guest : this.data.rater_id;
  }

  get rater() { return this.state.rater(this.raterId); }

  /** The round the address names; else the newest that is open; else the newest. One that was shown stays. */
  get round() {
    const rounds = this.state.rounds();
    const wanted = this.shownRound ?? this.data.round_id;
    const found = rounds.find((round) => round.id === wanted) ?? rounds.findLast((round) => isOpen(round)) ?? rounds.at(-1) ?? null;
    this.shownRound = found?.id ?? null;
    return found;
  }

  /** A round in which one could rate while the one shown is over. */
  get otherRound() { return this.state.rounds().findLast((round) => isOpen(round) && round.id !== this.round?.id) ?? null; }

  get criteria() { return this.round ? criteriaOf(this.round, this.state, this.data) : []; }

  get answers() { return this.round ? this.state.answers(this.round.id, this.raterId) : new Map(); }

  /** The code of the criterion that is asked, or "end" for the overview. */
  get at() {
    const place = this.#place();
    const { criteria } = this;
    if (place.value === "end" || criteria.some((one) => one.code === place.value)) return place.value;
    const { answers } = this;
    place.set(criteria.find((one) => !answers.has(one.code))?.code ?? "end"); // an answer must not move the question
    return place.value;
  }

  /** The place of the question that is asked, from 0; null on every other screen. */
  get position() {
    const found = this.shown === "question" ? this.criteria.findIndex((one) => one.code === this.at) : -1;
    return found < 0 ? null : found;
  }

  get shown() {
    const { round, rater } = this;
    if (LOCKED.has(this.state.place)) return "gone";
    if (!round) return "none";
    if (!isOpen(round)) return "revealed";
    if (!rater || this.#isChoosing) return "entry";
    if (rater.role === "observer") return "observer";
    return this.at === "end" ? "overview" : "question";
  }

  /** What the same person said of a criterion in the revealed round this one follows, when both ask the same criteria. */
  earlierAnswer(code) {
    const before = this.state.rounds().find(({ id }) => id === this.round.follows_id);
    if (!before || isOpen(before) || (before.set_id ?? null) !== (this.round.set_id ?? null)) return null;
    const answer = this.state.answers(before.id, this.raterId).get(code);
    return answer ? { round: before.name, answer } : null;
  }

  answerInWords(answer) {
    if (!answer) return this.t("rate.not_answered");
    return answer.score === null ? this.t("rate.cannot_judge") : String(answer.score);
  }

  // ---- what the views do ------------------------------------------------------------------------------------------

  /** Give an answer to the criterion asked, or more to the one given; without a score so far it waits as a draft. */
  answer(code, said) {
    const key = this.draftKey(code);
    const known = this.answers.get(code);
    const whole = { ...(known ?? this.drafts.get(key)), ...said };
    if (whole.score === undefined) {
      this.drafts.set(key, whole);
      this.render();
      return;
    }
    this.drafts.set(key, null);
    const there = (whole.record_ids ?? []).filter((id) => this.state.record(id)).sort();
    this.submit({
      name: "rate", round_id: this.round.id, rater_id: this.raterId, criterion: code,
      score: whole.score, evidence: whole.evidence ?? "assumption", record_ids: there, note: whole.note ?? "",
    });
  }

  /** Score the criterion asked; the focus leaves whatever button it was on, so that Enter goes on. */
  answerByKey(score) {
    this.answer(this.at, { score });
    this.#view.heading.focus({ preventScroll: true });
  }

  withdraw(code) {
    const { score: _, ...rest } = this.answers.get(code) ?? {};
    this.drafts.set(this.draftKey(code), rest);
    this.submit({ name: "withdraw_rating", round_id: this.round.id, rater_id: this.raterId, criterion: code });
  }

  draftKey(code) { return [this.round?.id, this.raterId, code].join("|"); }

  /** Take part, or change role or name; without an id somebody who has no screen joins as a guest. */
  join({ raterId, role, name }) {
    const id = raterId ?? newId("rater");
    const fields = { rater_id: id, rater_name: name, role };
    if (this.state.rater(id)) this.submit({ name: "edit_rater", ...fields });
    else this.submit({ name: "add_rater", ...fields, is_guest: id !== this.data.rater_id });
    this.rateFor(id);
  }

  /** Another window of the same person was first to take part: what was chosen here later counts. */
  joinAgain({ rater_id, rater_name, role }) {
    this.submit({ name: "edit_rater", rater_id, rater_name, role });
  }

  rateFor(raterId) {
    this.#view?.flush?.();
    this.forWhom.set(raterId === this.data.rater_id ? null : raterId);
    this.#isChoosing = false;
    this.render();
    this.#arrive();
  }

  choose(isChoosing = true) {
    this.#view?.flush?.();
    this.#isChoosing = isChoosing;
    this.render();
    this.#arrive();
  }

  goTo(code) {
    this.#view?.flush?.();
    this.#place().set(code);
    this.render();
    this.#arrive();
  }

  step(by) {
    const { criteria, position } = this;
    const from = position ?? criteria.length;
    if (from + by >= 0) this.goTo(criteria[from + by]?.code ?? "end");
  }

  switchRound(round) {
    this.shownRound = round.id;
    this.render();
  }

  speak(locale) {
    this.#view?.flush?.();
    this.line.page.trigger("locale", locale);
  }

  leave(to) {
    this.#view?.flush?.();
    this.line.page.trigger("leave", { to, round_id: this.round?.id ?? "" });
  }

  submit(command) {
    const frame = { type: "command", id: randomHex(), command };
    this.state.add(frame);
    this.net.submit(frame);
    this.render();
  }

  /** Show a sentence for a while, with the words that were not taken, which stay until they are closed. */
  tell(text, words = "") {
    clearTimeout(this.#told);
    this.notice.textContent = words ? `${text} ${this.t("rate.your_words", { words })}` : text;
    if (!words) this.#told = setTimeout(() => { this.notice.textContent = ""; }, TOLD_FOR);
  }

  say(text) { if (this.said.textContent !== text) this.said.textContent = text; }

  // ---- drawing ----------------------------------------------------------------------------------------------------

  render() {
    const { shown } = this;
    const key = [shown, this.locale, this.round?.id, this.raterId, shown === "question" ? this.at : "", shown === "revealed" ? this.otherRound?.id : ""].join("|");
    if (key !== this.#viewKey) this.#change(shown, key);
    this.head.update();
    this.#view.update();
    this.root.dataset.screen = shown;
    this.root.dataset.live = this.state.live;
    setAttribute(this.root, "data-at", shown === "question" ? this.at : null);
    setAttribute(this.root, "data-pending", this.state.waiting);
    setAttribute(this.root, "data-revision", this.state.revision);
  }

  receive(component) {
    this.line.page.component = component;
    const { data } = component;
    const isOther = data.locale !== this.locale;
    this.data = data;
    if (isOther) this.#speak(data.locale);
    if (this.state.live !== "live" && data.snapshot.revision > this.state.revision) this.state.reset(data.snapshot);
    this.net.renew(data.ticket);
    this.net.takeFallback(data.fallback);
    this.render();
  }

  stop() {
    this.#view?.flush?.();
    this.#listeners.abort();
    clearTimeout(this.#told);
    this.net.stop();
    this.line.stop();
    this.root.remove();
  }

  #speak(locale) {
    this.locale = locale;
    this.root.lang = locale;
    this.head = new Head(this);
    this.root.firstElementChild.replaceWith(this.head.root);
  }

  #build() {
    this.head = new Head(this);
    this.main = element("main", "body");
    this.said = element("p", "unseen", { role: "status", "aria-live": "polite" });
    this.notice = element("p", "notice", { role: "alert" });
    this.root = element("div", "cxr", { lang: this.locale }, this.head.root, this.main, this.notice, this.said);
    this.notice.addEventListener("click", () => { this.notice.textContent = ""; });
    this.host.append(this.root);
    registerPunctuationFont();
  }

  #change(shown, key) {
    this.#view?.leave?.();
    this.#view = new VIEWS[shown](this);
    this.#viewKey = key;
    this.main.replaceChildren(this.#view.root);
  }

  /** After a step of one's own the new question is read out and stands at the top. */
  #arrive() {
    this.root.scrollIntoView({ block: "start" });
    this.#view.heading?.focus({ preventScroll: true });
  }

  #place() {
    const key = `at.${this.projectId}.${this.round?.id}.${this.raterId}`;
    if (this.place?.key !== `rate.${key}`) this.place = new Kept(key, null);
    return this.place;
  }

  #loadStyle() {
    const link = element("link", "", { rel: "stylesheet", href: new URL("rating.css", import.meta.url).href });
    const loaded = new Promise((resolve) => { link.onload = resolve; link.onerror = resolve; });
    this.host.insertBefore(link, this.root);
    return Promise.race([loaded, new Promise((resolve) => { setTimeout(resolve, STYLE_LIMIT); })]);
  }
}

const isOpen = (round) => (round.state ?? "open") === "open";

export default function mount(component) {
  const { parentElement, data } = component;
  if (!data) return () => {};
  let screen = SCREENS.get(parentElement);
  if (screen && screen.projectId !== data.project_id) {
    screen.stop();
    screen = null;
  }
  if (screen) screen.receive(component);
  else SCREENS.set(parentElement, new RatingScreen(component));
  return () => {
    SCREENS.get(parentElement)?.stop();
    SCREENS.delete(parentElement);
  };
}
