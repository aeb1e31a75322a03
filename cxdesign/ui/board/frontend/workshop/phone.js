// A participant's page: one thing at a time, chosen by who leads. No account, no toolbar, no session of the workbench.

import { spokenPrompt } from "./agenda_words.js";
import { keep, recall } from "./kept.js";
import { Line } from "./line.js";
import { Countdown, clock, make, randomHex, translator } from "./parts.js";
import { callScreen } from "./phone_call.js";
import { Drafts } from "./phone_drafts.js";
import { closedScreen, codeScreen, elsewhereScreen, joinScreen } from "./phone_entry.js";
import { ParkField } from "./phone_park.js";
import { promptScreen, waitingScreen } from "./phone_prompts.js";
import { resultScreen } from "./phone_results.js";
import { Returned } from "./phone_returned.js";

const LANGUAGES = { en: "EN", "zh-CN": "中文" };
const LOCALE_KEY = "cx-room.locale";

class Room {
  constructor(root) {
    this.base = document.querySelector("meta[name=base]").content;
    this.locale = recall(LOCALE_KEY) ?? document.documentElement.lang;
    this.texts = {};
    this.words = { criteria: {}, dimensions: {}, agenda: {} };
    this.phase = "boot";
    this.code = "";
    this.found = null;
    this.me = null;
    this.now = null;
    this.told = null;
    this.counts = null;
    this.confirmed = {};
    this.pending = {};
    this.serial = 0;
    this.isLive = true;
    this.isDone = false;
    this.trouble = "";
    this.returned = new Returned();
    this.isTurnedBack = false;
    this.countdown = new Countdown();
    this.screen = null;
    this.head = make("header", { class: "head" });
    this.main = make("main", { class: "main" });
    this.status = make("div", { class: "unseen", role: "status", "aria-live": "polite" });
    this.alert = make("p", { class: "alert", role: "alert" });
    this.held = null;
    this.callLeft = null;
    this.drafts = new Drafts();
    this.shownOf = new WeakMap();
    this.parking = new ParkField(this);
    this.main.addEventListener("input", () => this.calm());
    root.append(this.head, this.main, this.parking.node, this.status);
  }

  t(key, params) {
    return translator(this.texts)(key, params);
  }

  /** A count with its noun; one has a sentence of its own. */
  counted(key, count, params = {}) {
    return this.t(count === 1 ? `${key}_one` : key, { count, ...params });
  }

  /** Everything this person has answered to the prompt that is on, whether it has arrived or not. */
  get own() {
    return { ...this.confirmed, ...this.pending };
  }

  async start() {
    await this.speak(this.locale);
    setInterval(() => this.tick(), 500);
    addEventListener("pagehide", () => this.keepWaiting());
    addEventListener("hashchange", () => this.takeCode());
    if (!(await this.takeCode())) this.connect();
  }

  async speak(locale) {
    const answer = await fetch(`${this.base}/join/texts/${encodeURIComponent(locale)}`).then((response) => response.json());
    this.locale = answer.locale;
    this.texts = answer.texts;
    this.words = { criteria: answer.criteria, dimensions: answer.dimensions, agenda: answer.agenda };
    if (this.now) this.now = spokenPrompt(this.told, this.words.agenda);
    document.documentElement.lang = answer.locale;
    document.title = this.t("phone.page_title");
    this.show(true);
  }

  choose(locale) {
    keep(LOCALE_KEY, locale);
    this.line?.tell({ type: "speak", locale });
    this.speak(locale);
  }

  /** Take the code out of the address; true when it led somewhere. */
  async takeCode() {
    const code = decodeURIComponent(location.hash.slice(1));
    if (!code) return false;
    history.replaceState(null, "", location.pathname + location.search);
    return this.look(code);
  }

  async post(place, body) {
    const headers = { "Content-Type": "application/json", "X-Locale": this.locale };
    try {
      const response = await fetch(`${this.base}/api/workshop/${place}`, { method: "POST", headers, body: JSON.stringify(body) });
      const answer = response.status === 204 ? {} : await response.json();
      this.trouble = response.ok ? "" : answer.message;
      return response.ok ? answer : null;
    } catch {
      this.trouble = this.t("phone.no_line");
      return null;
    }
  }

  /** Look which workshop a code opens, and go on to it. */
  async look(code) {
    this.code = code;
    const found = await this.post("look", { code });
    if (found?.is_in) { this.connect(); return true; }
    this.line?.stop();
    this.line = null;
    this.found = found;
    this.go(found ? "join" : "code");
    return true;
  }

  async join(name, role) {
    const come = await this.post("join", { code: this.code, name, role });
    if (come) { this.forget(); this.connect(); } else this.show();
    return come !== null;
  }

  async leave() {
    if (await this.post("leave", {}) === null) { this.show(); return; } // the key is still in this browser
    this.line?.stop();
    this.line = null;
    this.forget();
    this.go("code");
  }

  /** Whoever has the phone now is somebody else: nothing of the one before stays but the language. */
  forget() {
    if (this.me) keep(this.outboxKey, null);
    this.me = this.now = this.told = this.counts = this.held = this.callLeft = null;
    this.confirmed = {};
    this.pending = {};
    this.isDone = false;
    this.drafts.forget();
    this.parking.forget();
  }

  connect() {
    this.line?.stop();
    this.line = new Line(`${this.base}/api/workshop/room`, () => ({ type: "arrive", locale: this.locale }), {
      onMessage: (message, frame) => this.take(message, frame),
      onState: (isLive) => { this.isLive = isLive; this.show(); },
      onRefused: (refusal) => this.turnedAway(refusal),
      onReplaced: () => this.go("elsewhere"),
    });
    this.line.start();
  }

  turnedAway(refusal) {
    this.line = null;
    this.me = null;
    if (refusal?.code === "participant_gone") this.trouble = this.t("phone.let_go");
    this.go("code");
  }

  /** Go on in this window; the longest open of the others is closed instead. */
  goOnHere() {
    this.go("boot");
    this.line.start();
  }

  take(message, frame) {
    if (message.type === "welcome") this.welcome(message);
    else if (message.type === "own") { this.confirmed = message.answers; this.pending = this.waitingFor(message); }
    else if (message.type === "prompt") this.takePrompt(message);
    else if (message.type === "counts") { this.counts = message; this.countdown.set(message.left, message.is_paused); }
    else if (frame?.type === "park") this.parking.take(message);
    else if (frame) this.takeAnswer(message, frame);
    this.show();
  }

  welcome(message) {
    if (message.me.id !== this.me?.id) this.returned.forget();
    this.me = message.me;
    this.drafts.open(this.me.id);
    this.parking.restore();
    this.serial = Math.max(this.serial, message.serial);
    this.phase = "room";
    this.trouble = "";
    const kept = JSON.parse(recall(this.outboxKey) ?? "[]");
    this.line.restore(kept);
    for (const [, waiting] of kept) this.serial = Math.max(this.serial, waiting.serial ?? 0);
    keep(this.outboxKey, null);
  }

  takePrompt(message) {
    const { prompt: before, call: callBefore, is_open: wasOpen = message.is_open } = this.now ?? {};
    const isCalled = message.call && message.call.number !== callBefore?.number;
    const isTurned = wasOpen !== message.is_open || (callBefore && !message.call);
    this.told = message;
    this.now = spokenPrompt(message, this.words.agenda);
    if (isCalled) this.say(this.t("phone.call_said", { name: message.call.name }));
    const isSame = before?.id === message.prompt?.id && before?.run === message.prompt?.run;
    if (isSame && before?.state === message.prompt?.state && !isTurned) return;
    if (!isSame) { this.isDone = false; if (!this.isTurnedBack) this.trouble = ""; this.parking.close(); }
    this.isTurnedBack = false;
    if (message.prompt) for (const { run, text } of this.drafts.outdated(message.prompt)) this.returned.give({ id: message.prompt.id, run }, text, true);
    this.say(this.announcement());
  }

  announcement() {
    const { prompt, is_open: isOpen } = this.now;
    if (!isOpen) return this.t("phone.closed_title");
    if (!prompt) return this.t("phone.wait_title");
    if (prompt.state === "open") return prompt.question;
    return this.t(prompt.state === "revealed" ? "phone.revealed" : "phone.locked");
  }

  /** How an answer was taken; a newer one to the same would have taken its place in the line. */
  takeAnswer(message, frame) {
    if (message.type !== "ack") this.turnBack(message, frame);
    if (frame.prompt_id !== this.now?.prompt?.id || (frame.run ?? 0) !== this.now.prompt.run) return;
    const value = this.pending[frame.item];
    delete this.pending[frame.item];
    if (message.type === "ack") { this.confirmed[frame.item] = value; this.trouble = ""; }
    else if (message.code === "card_taken_off") delete this.confirmed[frame.item];
  }

  /** An answer was refused: the reason stays in sight, and words go back to their field when it is free. */
  turnBack(message, frame) {
    const { prompt } = this.now ?? {};
    const isOther = message.code === "prompt_changed";
    this.returned.refuse(frame, isOther);
    if (!isOther && prompt?.id !== frame.prompt_id) return;
    this.trouble = message.message;
    // What is asked now may not have been heard yet, and must not take the reason away.
    this.isTurnedBack = isOther && (prompt?.id !== frame.prompt_id || prompt.run === (frame.run ?? 0));
  }

  /** Words for the field of a question; it is said when they were meant for another run of it. */
  takeBack(prompt) {
    const found = this.returned.take(prompt);
    if (found.isOther) this.trouble = this.t("phone.question_changed");
    return found;
  }

  /** Answer about an item; shown at once, sent as soon as there is a line. */
  answer(item, value, { place = "", shown = value } = {}) {
    this.serial += 1;
    const { id: prompt_id, run } = this.now.prompt;
    this.pending[item] = shown;
    const frame = { type: "answer", id: randomHex(), prompt_id, item, value, serial: this.serial, place, run };
    this.shownOf.set(frame, shown);
    this.line.submit(frame, `${prompt_id} ${item}`);
    this.keepWaiting();
    this.show();
  }

  /** Set a thought aside; it waits for a line as answers do. */
  park(item, text) {
    this.line.submit({ type: "park", id: randomHex(), item, text }, `park ${item}`);
    this.keepWaiting();
    this.show();
  }

  /** Go back from where everybody is called to; the next call shows again. */
  leaveCall() {
    this.callLeft = this.now.call?.number ?? null;
    this.show();
  }

  get outboxKey() {
    return `cx-room.outbox.${this.me?.id ?? ""}`;
  }

  keepWaiting() {
    if (this.me && this.line) keep(this.outboxKey, this.line.waiting.length ? JSON.stringify(this.line.kept) : null);
  }

  waitingFor({ prompt_id, run }) {
    const waiting = (this.line?.waiting ?? []).filter((frame) => frame.prompt_id === prompt_id && (frame.run ?? 0) === run);
    return Object.fromEntries(waiting.map((frame) => [frame.item, this.shownOf.get(frame) ?? this.#shownAgain(frame)]));
  }

  /** How an answer is shown that waited while the page was left. */
  #shownAgain({ item, value, place }) {
    if (place) return { text: value, note: "", place };
    const known = this.confirmed[item];
    return known?.text === undefined ? value : { ...known, text: value };
  }

  /** Whether what is sent now is on its way, and does not wait here. */
  get isThrough() {
    return this.isLive && Boolean(this.line?.storeIsUp);
  }

  /** What was missing is being given: it is no longer asked for. */
  calm() {
    this.trouble = "";
    this.alert.textContent = "";
  }

  /** Say what is missing, and lead to it. */
  ask(key, field) {
    this.trouble = this.t(key);
    this.show();
    field?.focus();
  }

  done(isDone) {
    this.isDone = isDone;
    this.show();
  }

  go(phase) {
    this.phase = phase;
    this.show();
  }

  say(text) {
    this.status.textContent = text;
  }

  /** What is to be seen now: a name that changes when the screen does, and how to build it. */
  wanted() {
    if (this.phase === "code") return ["code", codeScreen];
    if (this.phase === "join") return ["join", joinScreen];
    if (this.phase === "elsewhere") return ["elsewhere", elsewhereScreen];
    if (this.phase !== "room" || !this.now) return ["boot", () => ({ node: make("p", { class: "quiet" }, this.t("phone.one_moment")), update() {} })];
    if (!this.now.is_open) return ["closed", closedScreen];
    const { prompt, call } = this.now;
    if (call && call.number !== this.callLeft) return [`call ${call.number}`, callScreen];
    if (!prompt) return ["waiting", waitingScreen];
    if (prompt.state === "revealed") return [`result ${prompt.id}`, resultScreen];
    if (prompt.state !== "open" || this.isDone) return [`waiting ${prompt.id} ${prompt.state}`, waitingScreen];
    return [`prompt ${prompt.id} ${prompt.run}`, promptScreen];
  }

  /** Draw what is new; a screen that stays keeps its fields, focus and scroll. */
  show(isAnew = false) {
    const [name, build] = this.wanted();
    this.drawHead();
    this.parking.update();
    if (this.screen?.name !== name || isAnew) {
      const isFirst = !this.screen;
      // A call covers a question that is half answered: what was written there is there again afterwards.
      const kept = !isAnew && this.held?.name === name ? this.held : null;
      this.held = name.startsWith("call ") ? (this.screen?.name.startsWith("call ") ? this.held : this.screen) : null;
      this.screen = kept ?? { name, ...build(this) };
      this.main.replaceChildren(this.alert, this.screen.node);
      scrollTo(0, 0);
      if (!isFirst && !isAnew) this.main.querySelector("h1")?.focus({ preventScroll: true });
    }
    this.screen.update();
    this.alert.textContent = this.trouble;
    this.keepWaiting();
  }

  drawHead() {
    const waiting = this.line?.waiting.length ?? 0;
    const isUp = this.line?.storeIsUp ?? true;
    const state = this.isLive ? isUp ? "connected" : waiting ? "unsaved" : "store_down" : waiting ? "held" : "no_line_short";
    const place = this.phase === "room" ? this.now?.step?.name ?? this.now?.title ?? "" : this.t("phone.brand");
    const languages = Object.entries(LANGUAGES).map(([locale, label]) =>
      make("button", { type: "button", lang: locale, class: "language", "aria-pressed": String(locale === this.locale), onclick: () => this.choose(locale) }, label));
    this.timer ??= make("span", { class: "timer", role: "timer" });
    const parts = [
      make("span", { class: "place" }, place),
      this.timer,
      this.phase === "room" ? make("span", { class: this.isLive && isUp ? "live" : "live off" }, this.t(`phone.${state}`, { count: waiting })) : null,
      make("span", { class: "languages", role: "group", "aria-label": this.t("phone.language") }, languages),
    ];
    const key = JSON.stringify([state, place, this.locale, waiting, this.phase]);
    if (key === this.headKey) return;
    this.headKey = key;
    const focused = document.activeElement?.getAttribute?.("lang");
    this.head.replaceChildren(...parts.filter(Boolean));
    if (focused && this.head.contains(document.activeElement) === false) this.head.querySelector(`[lang="${focused}"].language`)?.focus();
  }

  tick() {
    const seconds = this.phase === "room" ? this.countdown.seconds : null;
    const text = seconds === null ? "" : seconds < 0 ? this.t("phone.time_over") : this.countdown.isPaused ? this.t("phone.time_stands", { time: clock(seconds) }) : clock(seconds);
    if (this.timer && this.timer.textContent !== text) this.timer.textContent = text;
  }
}

new Room(document.getElementById("room")).start();
