// The line to the server: hello and welcome, the outbox, reconnecting, snapshots after a gap, and the fallback by triggers.

import { Outbox } from "./outbox.js";
import { randomHex } from "./records.js";
import { forgetProject } from "./storage.js";

const FIRST_RETRY = 250;
const LAST_RETRY = 5000;
const OPEN_LIMIT = 6000;
const PING_EVERY = 20000;
const PONG_WITHIN = 10000;
const FALLBACK_AFTER = 3;
const FALLBACK_AFTER_LIVE = 12;
const FALLBACK_RETRY = 15000;
const GONE_RETRY = 15000;
const RESEND_AFTER = 3000;
const TRIES_OF_A_FRAME = 3;
const CLOSE_LOST = 1006;
const CLOSE_BAD_FRAME = 4400;
const CLOSE_TICKET = 4401;
const CLOSE_GONE = 4404;

/**
 * One connection. `receiver` is told of everything: `onFrame(frame, answered)`, `onLive(state)` – how the line is, or
 * `waiting` when it stands but edits are not kept at the moment –, `onRestored(frames)`,
 * `onPostponed(refusal)`, `onSnapshot(answer)`, `onFallback(frames)`, `onTicketRefused()`, `onUnreadable(frame)`,
 * `onGone()`, `onDeleted(frames)`; it offers `revision()`, `name()` and `wanted()`, the parts it shows beside the records.
 */
export class Net {
  #socket = null;
  #failures = 0;
  #wasLive = false;
  #retryTimer = 0;
  #pingTimer = 0;
  #pongTimer = 0;
  #openTimer = 0;
  #fetching = false;
  #stopped = false;
  #listeners = new AbortController();
  #fallbackSerial = null;
  #blamed = { id: null, count: 0 };
  #postponed = { id: null, timer: 0 };
  #storeIsUp = true;
  #told = "connecting";

  constructor({ projectId, base, ticket, receiver, outbox = new Outbox(projectId, randomHex) }) {
    this.projectId = projectId;
    this.base = base ?? "";
    this.ticket = ticket;
    this.receiver = receiver;
    this.live = "connecting";
    this.outbox = outbox;
    const { signal } = this.#listeners;
    addEventListener("online", () => this.#retryNow(), { signal });
    addEventListener("offline", () => this.#drop(), { signal });
    addEventListener("pagehide", () => this.outbox.flush(), { signal });
    addEventListener("pageshow", (event) => { if (event.persisted) this.#retryNow(); }, { signal });
  }

  /** Frames not acknowledged yet. */
  get pending() {
    return this.outbox.entries.length;
  }

  /** Whether what waits cannot go out at the moment. */
  get isHeldUp() {
    return this.live !== "live" || !this.#storeIsUp || this.#postponed.id !== null;
  }

  async start() {
    const restored = await this.outbox.open();
    if (this.#stopped) return;
    if (restored.length) this.receiver.onRestored(restored);
    this.#connect();
  }

  stop() {
    this.#stopped = true;
    this.#listeners.abort();
    this.#clearTimers();
    this.#release();
    this.#socket?.close();
    this.outbox.close();
  }

  /** Send a command, undo or redo as soon as there is a line, and keep it until it is answered. */
  submit(frame) {
    const isSent = !this.isHeldUp && this.tell(frame);
    this.outbox.add(frame, isSent);
    if (this.live === "fallback") this.receiver.onFallback(this.outbox.frames);
  }

  /** Take over frames that another board of this window had to leave unsent; the server takes each of them once. */
  inherit(frames) {
    const known = new Set(this.outbox.frames.map(({ id }) => id));
    const left = frames.filter(({ id }) => !known.has(id));
    if (left.length === 0) return;
    this.receiver.onRestored(left);
    for (const frame of left) this.submit(frame);
  }

  /** Send over the socket; what need not survive, as presence and name, goes this way alone. False when there is no line. */
  tell(frame) {
    if (this.live !== "live" || this.#socket?.readyState !== WebSocket.OPEN) return false;
    this.#socket.send(JSON.stringify(frame));
    return true;
  }

  /** A fresh ticket from the page. */
  renew(ticket) {
    if (ticket === this.ticket) return;
    this.ticket = ticket;
    if (this.live !== "live") this.#retryNow();
  }

  /** Answer of the server to frames that went by trigger. */
  takeFallback(answer) {
    if (!answer || answer.serial === this.#fallbackSerial) return;
    this.#fallbackSerial = answer.serial;
    for (const frame of answer.frames) this.#take(frame);
  }

  /** Fetch the whole document because operations are missing. */
  async fetchSnapshot() {
    if (this.#fetching) return;
    this.#fetching = true;
    try {
      this.receiver.onSnapshot(await this.#fetch(`/snapshot?parts=${this.receiver.wanted().join()}`));
    } catch {
      // A new hello brings a snapshot by the other way.
      this.#drop();
    } finally {
      this.#fetching = false;
    }
  }

  async #fetch(place, method = "GET") {
    const response = await fetch(this.address + place, { method, headers: { "X-Ticket": this.ticket }, cache: "no-store" });
    if (!response.ok) throw new Error(String(response.status));
    return response.json();
  }

  /** Below which everything of the project lies. */
  get address() {
    return `${this.base}/api/projects/${encodeURIComponent(this.projectId)}`;
  }

  /** A ticket that ran out while the browser slept is exchanged; otherwise the page has to make a new one. */
  async #renewTicket() {
    try {
      this.renew((await this.#fetch("/ticket", "POST")).ticket);
    } catch {
      this.receiver.onTicketRefused();
    }
  }

  /** The server closed over a frame it cannot read: the oldest one is given up after some tries, so that the rest arrives. */
  #blame() {
    const frame = this.outbox.frames[0];
    if (!frame) return;
    this.#blamed = this.#blamed.id === frame.id ? { id: frame.id, count: this.#blamed.count + 1 } : { id: frame.id, count: 1 };
    if (this.#blamed.count < TRIES_OF_A_FRAME) return;
    this.outbox.remove(frame.id);
    this.receiver.onUnreadable(frame);
  }

  #connect() {
    if (this.#stopped) return;
    this.#clearTimers();
    const origin = location.origin.replace(/^http/, "ws");
    const socket = new WebSocket(origin + this.address);
    this.#socket = socket;
    this.#openTimer = setTimeout(() => this.#drop(), OPEN_LIMIT);
    socket.onopen = () => {
      socket.send(JSON.stringify({ type: "hello", ticket: this.ticket, revision: this.receiver.revision(), name: this.receiver.name(), parts: this.receiver.wanted() }));
    };
    socket.onmessage = (event) => {
      const frame = JSON.parse(event.data);
      if (frame.type === "welcome") { clearTimeout(this.#openTimer); this.#opened(frame); }
      else this.#take(frame);
    };
    socket.onclose = (event) => { if (socket === this.#socket) this.#closed(event.code); };
  }

  /** The line is gone. A socket says so itself only when the other end has agreed, and that may never get through. */
  #drop() {
    const socket = this.#socket;
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
    this.#closed(CLOSE_LOST);
  }

  #opened(welcome) {
    this.#failures = 0;
    this.#wasLive = true;
    this.receiver.onFrame(welcome);
    this.#forgetIfDeleted({ type: "project", state: welcome.project });
    this.#storeIsUp = welcome.store_is_up !== false;
    this.#setLive("live");
    this.#goOn();
    this.#pingTimer = setInterval(() => this.#ping(), PING_EVERY);
  }

  #closed(code) {
    this.#socket = null;
    this.#clearTimers();
    this.#release();
    if (this.#stopped) return;
    if (code === CLOSE_GONE) {
      // It may be put back.
      this.#setLive("offline");
      this.receiver.onGone();
      this.#retryTimer = setTimeout(() => this.#connect(), GONE_RETRY);
      return;
    }
    this.#failures += 1;
    if (code === CLOSE_TICKET) this.#renewTicket();
    if (code === CLOSE_BAD_FRAME) this.#blame();
    const patience = this.#wasLive ? FALLBACK_AFTER_LIVE : FALLBACK_AFTER;
    if (this.#failures >= patience) this.#enterFallback();
    else if (this.#wasLive || navigator.onLine === false) this.#setLive("offline");
    this.#retryTimer = setTimeout(() => this.#connect(), this.#delay());
  }

  #delay() {
    if (this.live === "fallback") return FALLBACK_RETRY;
    const step = Math.min(LAST_RETRY, FIRST_RETRY * 2 ** (this.#failures - 1));
    return step * (0.75 + Math.random() / 2);
  }

  #enterFallback() {
    // A trigger can get lost while the page runs, so what waits goes again with every try of the socket.
    if (this.live === "fallback" && this.pending === 0) return;
    this.#setLive("fallback");
    this.receiver.onFallback(this.outbox.frames);
  }

  #retryNow() {
    if (this.#stopped || this.live === "live" || this.#socket) return;
    clearTimeout(this.#retryTimer);
    this.#connect();
  }

  #take(frame) {
    if (frame.type === "pong") { clearTimeout(this.#pongTimer); return; }
    if (frame.type === "ticket") { this.ticket = frame.ticket; return; }
    if (frame.type === "store") { this.#takeStore(frame.is_up); return; }
    if (frame.type === "reject" && this.#isPostponed(frame)) return;
    const isAnswer = frame.type === "ack" || frame.type === "reject";
    this.receiver.onFrame(frame, isAnswer ? this.outbox.remove(frame.id) : null);
    if (isAnswer && frame.id === this.#postponed.id) this.#goOn();
    this.#forgetIfDeleted(frame);
  }

  /** The project was deleted for good: nothing of it stays in this browser. One that is only out of reach may come back. */
  #forgetIfDeleted({ type, state, code }) {
    if (!(type === "project" && state === "gone") && !(type === "error" && code === "project_deleted")) return;
    forgetProject(this.projectId);
    this.receiver.onDeleted?.(this.outbox.clear());
  }

  /**
   * A refusal that is not final, as when the store was busy, leaves its frame in the outbox for another try. What was done
   * after it may need it: later frames wait until it is answered, and one that is refused meanwhile gets another try too.
   */
  #isPostponed(refusal) {
    const ids = this.outbox.frames.map((frame) => frame.id);
    const first = ids.indexOf(this.#postponed.id);
    if (refusal.is_final !== false) return first >= 0 && ids.indexOf(refusal.id) > first;
    this.receiver.onPostponed(refusal);
    if (first < 0 || ids.indexOf(refusal.id) <= first) {
      this.#release();
      this.#postponed = { id: refusal.id, timer: setTimeout(() => this.#tryAgain(), RESEND_AFTER) };
      this.#show();
    }
    return true;
  }

  #tryAgain() {
    const frame = this.outbox.frames.find((candidate) => candidate.id === this.#postponed.id);
    if (!frame) this.#goOn();
    else if (this.live === "fallback") this.receiver.onFallback(this.outbox.frames);
    else this.tell(frame);
  }

  /** The server's store fails, or is back: until then what is done waits here, and who reads the board is told so. */
  #takeStore(isUp) {
    this.#storeIsUp = isUp;
    if (isUp) this.#goOn();
    this.#show();
  }

  /** What held up the frames is over: they follow in their order. */
  #goOn() {
    this.#release();
    if (this.#storeIsUp) for (const frame of this.outbox.frames) this.tell(frame);
    this.#show();
  }

  #release() {
    clearTimeout(this.#postponed.timer);
    this.#postponed = { id: null, timer: 0 };
  }

  #ping() {
    this.tell({ type: "ping" });
    clearTimeout(this.#pongTimer);
    this.#pongTimer = setTimeout(() => this.#drop(), PONG_WITHIN);
  }

  #setLive(live) {
    if (this.live === live) return;
    this.live = live;
    this.#show();
  }

  #show() {
    const shown = this.live === "live" && this.isHeldUp ? "waiting" : this.live;
    if (this.#told === shown) return;
    this.#told = shown;
    this.receiver.onLive(shown);
  }

  #clearTimers() {
    clearTimeout(this.#retryTimer);
    clearTimeout(this.#pongTimer);
    clearTimeout(this.#openTimer);
    clearInterval(this.#pingTimer);
  }
}
