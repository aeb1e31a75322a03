// The facilitator's screen: the agenda, the prompt at hand, who is here, and how phones come in.

import { spokenAgenda } from "./agenda_words.js";
import { AgendaPart } from "./facilitator_agenda.js";
import { CallPart } from "./facilitator_call.js";
import { CardsPart } from "./facilitator_cards.js";
import { Told } from "./differences.js";
import { DecidedPart } from "./facilitator_decided.js";
import { NamesPart } from "./facilitator_names.js";
import { upNext } from "./facilitator_next.js";
import { OpenedPart } from "./facilitator_open.js";
import { ParkPart } from "./facilitator_park.js";
import { NotesPart } from "./facilitator_notes.js";
import { PastPart } from "./facilitator_past.js";
import { PeaksPart } from "./facilitator_peaks.js";
import { PeoplePart, joinView, startView } from "./facilitator_people.js";
import { PreflightPart } from "./facilitator_preflight.js";
import { promptView } from "./facilitator_prompt.js";
import { TakenPart } from "./facilitator_taken.js";
import { WallPart } from "./facilitator_wall.js";
import { Press } from "../press.js";
import { Line } from "./line.js";
import { Countdown, clock, make, randomHex, translator } from "./parts.js";

const TICKET_RETRY = 3000;
const screens = new WeakMap();

class Lectern {
  constructor(parent, data) {
    this.data = data;
    this.t = translator(data.texts);
    this.now = null;
    this.formats = [];
    this.templates = [];
    this.choices = {};
    this.sets = [];
    this.landed = { prompt_id: null, cards: [], piles: [] };
    this.selectedId = null;
    this.wantsJoin = false;
    this.isLive = true;
    this.trouble = "";
    this.countdown = new Countdown();
    this.root = make("div", { class: "lead", lang: data.locale });
    this.left = make("nav", { class: "agenda", "aria-label": this.t("workshop.agenda") });
    this.centre = make("div", { class: "centre" });
    this.next = make("div");
    this.right = make("aside", { class: "side", "aria-label": this.t("workshop.room") });
    this.alert = make("p", { class: "alert", role: "alert" });
    this.notice = make("p", { class: "notice", role: "status" });
    this.status = make("div", { class: "unseen", role: "status", "aria-live": "polite" });
    this.timer = make("span", { class: "timer", role: "timer" });
    this.onFor = new Countdown();
    this.stepTimer = make("span", { class: "quiet", role: "timer" });
    const sheet = make("link", { rel: "stylesheet", href: new URL("facilitator.css", import.meta.url).href, onload: () => this.root.classList.add("ready") });
    this.cards = new CardsPart(this);
    this.root.append(this.left, make("div", { class: "middle" }, this.alert, this.notice, this.centre, this.cards.root, this.next), this.right, this.status);
    parent.append(sheet, this.root);
    this.press = new Press(this.root);
    this.root.addEventListener("keydown", (event) => event.stopPropagation());
    this.agenda = new AgendaPart(this, this.left);
    const [people, more] = [make("div"), make("div")];
    this.names = new NamesPart(this);
    this.people = new PeoplePart(this, people, more);
    this.calling = new CallPart(this);
    this.parking = new ParkPart(this);
    this.opened = new OpenedPart(this);
    this.past = new PastPart(this);
    this.taken = new TakenPart(this);
    this.peaks = new PeaksPart(this);
    this.notes = new NotesPart(this);
    this.preflight = new PreflightPart(this);
    this.deciding = new DecidedPart(this);
    this.right.append(people, this.calling.root, this.parking.root, this.deciding.root, more);
    this.wall = new WallPart(this);
    this.ticking = setInterval(() => this.tick(), 500);
    this.connect();
  }

  /** New data from the page: another language, or a fresh ticket. */
  take(data) {
    const isSpoken = data.locale !== this.data.locale;
    this.data = data;
    if (!isSpoken) return;
    this.t = translator(data.texts);
    this.root.lang = data.locale;
    this.forget();
    this.line.stop();
    this.connect();
  }

  stop() {
    clearInterval(this.ticking);
    this.cards.stop();
    this.press.stop();
    this.isStopped = true;
    this.wall.stop();
    this.preflight.stop();
    this.line.stop();
  }

  get path() {
    return `${this.data.base}/api/projects/${encodeURIComponent(this.data.project_id)}`;
  }

  connect() {
    if (this.isStopped) return;
    const hello = () => ({ type: "lead", ticket: this.data.ticket, origin: location.origin });
    const told = new Told();
    this.line = new Line(`${this.path}/workshop`, hello, {
      onMessage: (message, frame) => this.hear(told.take(message), frame),
      onState: (isLive) => { this.isLive = isLive; this.renderNews(); },
      onRefused: (message) => this.renew(message),
    });
    this.line.start();
  }

  /** A ticket that ran out is exchanged; where that fails, the reader is told why and it is tried again later. */
  async renew(message) {
    try {
      const response = await fetch(`${this.path}/ticket`, { method: "POST", headers: { "X-Ticket": this.data.ticket } });
      if (!response.ok) throw new Error(String(response.status));
      this.data = { ...this.data, ticket: (await response.json()).ticket };
    } catch {
      this.trouble = message?.message ?? "";
      this.render();
    }
    setTimeout(() => this.connect(), TICKET_RETRY);
  }

  hear(message, frame) {
    if (message.type === "welcome") this.formats = message.formats;
    if (this.preflight.hear(message)) { this.renderNews(); return; }
    if (message.type === "templates") this.templates = message.templates.map((one) => spokenAgenda(one, this.data.words.agenda));
    else if (message.type === "choices") this.hearChoices(message);
    else if (message.type === "cards") this.landed = message;
    else if (message.type === "facilitation") this.hearNews(message);
    else if (message.type === "reject") this.trouble = this.taken.refused(frame, message.message) ? "" : message.message;
    else if (message.type === "ack") this.trouble = "";
    if (message.type === "ack") this.tellDone(frame, message);
    this.renderNews();
  }

  /** What comes from the others must not take a button from under the pointer that is pressing it. */
  renderNews() {
    this.press.after(() => this.render());
  }

  /** What was done and is to be seen elsewhere is said here. */
  tellDone(frame, message) {
    if (frame?.do === "snapshot") this.people.took(frame.of);
    if (frame?.type === "merge" || frame?.type === "unmerge") { this.cards.done(frame); return; }
    if (this.taken.done(frame)) return;
    const redacted = message.quoted ? "workshop.redacted_quoted" : "workshop.redacted";
    const told = { take_curve: "workshop.curve_taken", take_round: "workshop.round_taken", keep_agenda: "workshop.agenda_kept", redact: redacted }[frame?.do];
    this.notice.textContent = told ? this.t(told, { count: message.quoted, name: this.prompts.find((one) => one.id === frame.of)?.question }) : "";
  }

  hearChoices(message) {
    this.choices = message.choices ?? {};
    this.sets = message.sets ?? [];
  }

  /** The words of the criteria a prompt chooses from: the project's own, else the workbench's. */
  criteriaOf(prompt) {
    return this.sets.find((one) => one.id === prompt?.set_id)?.criteria ?? (prompt?.set_id ? {} : this.data.words.criteria);
  }

  hearNews(message) {
    const before = this.now?.agenda?.current_id;
    if (this.now?.workshop?.id !== message.workshop?.id) this.beginAnew();
    this.now = message.agenda ? { ...message, agenda: spokenAgenda(message.agenda, this.data.words.agenda) } : message;
    this.past.keep(this.prompts);
    this.countdown.set(message.left, this.current?.paused_left !== null && this.current?.paused_left !== undefined);
    this.onFor.set(typeof message.on_for === "number" ? -message.on_for : null);
    const current = message.agenda?.current_id ?? null;
    if (before !== undefined && before !== current) this.tell("");
    if (before !== current && current !== null) { this.selectedId = current; this.wantsJoin = false; }
  }

  /** Another workshop: nothing of the one before is looked at any more. */
  beginAnew() {
    this.selectedId = null;
    this.wantsJoin = false;
    this.agenda.leave();
    this.past.forget();
    this.peaks.forget();
    this.taken.forget();
  }

  /** Do something with the agenda. */
  deed(name, fields) {
    this.line.submit({ type: "deed", id: randomHex(), deed: { name, ...fields } });
  }

  /** Do something with the workshop as a whole; `seen` says on what it was decided, where it cannot be taken back. */
  session(action, of = "", seen = undefined) {
    this.line.submit({ type: "session", id: randomHex(), do: action, of, seen });
  }

  get prompts() {
    return (this.now?.agenda?.steps ?? []).flatMap((step) => step.prompts);
  }

  get current() {
    return this.prompts.find((prompt) => prompt.id === this.now.agenda.current_id) ?? null;
  }

  get selected() {
    return this.prompts.find((prompt) => prompt.id === this.selectedId) ?? this.current;
  }

  select(promptId) {
    this.selectedId = promptId;
    this.wantsJoin = false;
    this.render();
  }

  showJoin() {
    this.wantsJoin = true;
    this.render();
  }

  say(text) {
    this.status.textContent = text;
  }

  /** Say something to everybody who looks on, until something else is done. */
  tell(text) {
    this.notice.textContent = text;
  }

  forget() {
    this.centreKey = null;
    this.wall.forget();
    this.agenda.forget();
    this.people.forget();
    this.calling.forget();
    this.parking.forget();
    this.deciding.forget();
    this.cards.forget();
    this.opened.forget();
    this.preflight.forget();
  }

  render() {
    if (!this.now) return;
    this.alert.textContent = !this.isLive ? this.t("workshop.off_line") : this.line.storeIsUp ? this.trouble : this.t("workshop.store_down");
    const isOpen = Boolean(this.now.workshop?.is_open);
    this.root.classList.toggle("begun", isOpen);
    this.left.hidden = this.right.hidden = !isOpen;
    if (isOpen) { this.agenda.render(); this.people.render(); this.calling.render(); this.parking.render(); this.deciding.render(); }
    this.preflight.render();
    this.renderCentre(isOpen);
    this.cards.render(isOpen);
    this.wall.render();
    this.tick();
  }

  /** Draw the middle anew only when something in it is new, and leave the focus where it was. */
  renderCentre(isOpen) {
    const isJoin = isOpen && (this.wantsJoin || !this.selected);
    const build = !isOpen ? startView : isJoin ? joinView : promptView;
    const { now } = this;
    const key = JSON.stringify(
      !isOpen ? ["start", now.workshop, this.formats.length, this.templates, now.workshop && this.names.state]
        : isJoin ? ["join", now.workshop.code, this.preflight.state, this.hereCount]
          : ["prompt", this.selected, now.agenda.current_id, now.answered, now.begun, now.of, now.by_item, now.items, now.result, now.peaks, now.notes, now.personas, this.past.of(this.selected)],
    );
    if (key === this.centreKey) return;
    this.centreKey = key;
    const focused = this.root.getRootNode().activeElement?.dataset?.key;
    this.centre.replaceChildren(build(this));
    this.next.replaceChildren((build === promptView && upNext(this, this.selected)) || "");
    this.opened.renew();
    if (focused) this.centre.querySelector(`[data-key="${focused}"]`)?.focus();
  }

  /** Whether every question was asked but those of steps that are left out. */
  get isAtEnd() {
    return this.now.agenda.steps.every((step) => step.is_skipped || step.prompts.every((prompt) => prompt.state !== "waiting"));
  }

  get hereCount() {
    return this.now.people?.filter((person) => person.is_here).length ?? 0;
  }

  tick() {
    const seconds = this.countdown.seconds;
    const text = seconds === null ? "" : clock(seconds);
    if (this.timer.textContent !== text) this.timer.textContent = text;
    this.timer.classList.toggle("paused", this.countdown.isPaused);
    this.timer.classList.toggle("over", seconds !== null && seconds < 0);
    this.wall.tick(text);
    const onFor = this.onFor.seconds;
    const told = onFor === null ? "" : this.t("workshop.step_on", { time: clock(-onFor) });
    if (this.stepTimer.textContent !== told) this.stepTimer.textContent = told;
  }
}

export default function mount({ data, parentElement }) {
  const known = screens.get(parentElement);
  if (known) known.take(data);
  else screens.set(parentElement, new Lectern(parentElement, data));
  return () => {
    screens.get(parentElement)?.stop();
    screens.delete(parentElement);
  };
}
