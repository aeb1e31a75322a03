// The line to the server: it comes up again by itself, and what has no answer yet is sent again, the newest of each only.

const FIRST_RETRY = 300;
const LAST_RETRY = 5000;
const OPEN_LIMIT = 8000;
const PING_EVERY = 20000;
const PONG_WITHIN = 10000;
const RESEND_AFTER = 1500;
const LOST = 1006;
const REFUSED = 4401;
const REPLACED = 4409;

/**
 * One connection. `hello()` gives the first frame; `receiver` is told `onMessage(message)`, `onState(isLive)` and
 * `onRefused(message)`, after which nothing more is tried, and `onReplaced()` when newer windows of the same person took
 * this one's place: it waits for `start()`, else they would go on taking it from each other. `storeIsUp` says whether the
 * server keeps what it is sent.
 */
export class Line {
  #socket = null;
  #failures = 0;
  #stopped = false;
  #isReplaced = false;
  #timers = { retry: 0, open: 0, ping: 0, pong: 0, resend: 0 };
  #waiting = new Map();
  #refusal = null;
  #wake = new AbortController();

  constructor(path, hello, receiver) {
    this.path = path;
    this.hello = hello;
    this.receiver = receiver;
    this.isLive = false;
    this.storeIsUp = true;
    addEventListener("online", () => this.#retryNow(), { signal: this.#wake.signal });
    addEventListener("offline", () => this.#drop(), { signal: this.#wake.signal });
    addEventListener("pageshow", () => this.#retryNow(), { signal: this.#wake.signal });
  }

  /** What has no answer yet, oldest first. */
  get waiting() {
    return [...this.#waiting.values()];
  }

  start() {
    if (this.#stopped || this.#socket) return;
    this.#isReplaced = false;
    const socket = new WebSocket(location.origin.replace(/^http/, "ws") + this.path);
    this.#socket = socket;
    this.#timers.open = setTimeout(() => this.#drop(), OPEN_LIMIT);
    socket.onopen = () => socket.send(JSON.stringify(this.hello()));
    socket.onmessage = (event) => {
      const message = JSON.parse(event.data);
      if (message.type === "welcome") { clearTimeout(this.#timers.open); this.#opened(message); } else this.#take(message);
    };
    socket.onclose = (event) => { if (socket === this.#socket) this.#closed(event.code); };
  }

  stop() {
    this.#stopped = true;
    this.#wake.abort();
    this.#clear();
    this.#socket?.close();
  }

  /** Send a frame and keep it until it is answered; one with the same key takes the place of an earlier one. */
  submit(frame, key = frame.id) {
    this.#waiting.delete(key);
    this.#waiting.set(key, frame);
    if (this.storeIsUp) this.#tell(frame);
  }

  /** Send a frame that is worth nothing later: without a line it is dropped. */
  tell(frame) {
    this.#tell(frame);
  }

  /** Take up frames that waited when the page was left. */
  restore(entries) {
    for (const [key, frame] of entries) if (!this.#waiting.has(key)) this.#waiting.set(key, frame);
  }

  /** The frames that wait, with their keys, to be kept by the browser. */
  get kept() {
    return [...this.#waiting];
  }

  #tell(frame) {
    if (this.isLive && this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(frame));
  }

  #opened(message) {
    this.#failures = 0;
    this.isLive = true;
    this.storeIsUp = true;
    this.receiver.onMessage(message);
    this.receiver.onState(true);
    for (const frame of this.waiting) this.#tell(frame);
    this.#timers.ping = setInterval(() => {
      this.#tell({ type: "ping" });
      clearTimeout(this.#timers.pong);
      this.#timers.pong = setTimeout(() => this.#drop(), PONG_WITHIN);
    }, PING_EVERY);
  }

  #take(message) {
    if (message.type === "pong") { clearTimeout(this.#timers.pong); return; }
    if (message.type === "store") { this.#takeStore(message.is_up); return; }
    if (message.type === "error") this.#refusal = message;
    if (message.type === "ack" || message.type === "reject") {
      if (message.type === "reject" && message.is_final === false) { this.#again(); return; }
      const entry = [...this.#waiting].find(([, frame]) => frame.id === message.id);
      if (entry) this.#waiting.delete(entry[0]);
      this.receiver.onMessage(message, entry?.[1] ?? null);
      return;
    }
    this.receiver.onMessage(message);
  }

  /** The server's store fails, or is back: until then what is done waits here. */
  #takeStore(isUp) {
    this.storeIsUp = isUp;
    if (isUp) for (const frame of this.waiting) this.#tell(frame);
    this.receiver.onState(true);
  }

  #again() {
    clearTimeout(this.#timers.resend);
    this.#timers.resend = setTimeout(() => { for (const frame of this.waiting) this.#tell(frame); }, RESEND_AFTER);
  }

  /** The line is gone. A socket says so itself only when the other end has agreed, and that may never get through. */
  #drop() {
    const socket = this.#socket;
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
    this.#closed(LOST);
  }

  #closed(code) {
    this.#socket = null;
    this.#clear();
    this.isLive = false;
    if (this.#stopped) return;
    if (code === REFUSED) { this.receiver.onRefused(this.#refusal); return; }
    if (code === REPLACED) { this.#isReplaced = true; this.receiver.onReplaced?.(); return; }
    this.#failures += 1;
    this.receiver.onState(false);
    const wait = Math.min(LAST_RETRY, FIRST_RETRY * 2 ** (this.#failures - 1));
    this.#timers.retry = setTimeout(() => this.start(), wait * (0.75 + Math.random() / 2));
  }

  #retryNow() {
    if (this.#stopped || this.#isReplaced || this.isLive || this.#socket) return;
    clearTimeout(this.#timers.retry);
    this.start();
  }

  #clear() {
    clearInterval(this.#timers.ping);
    for (const name of ["retry", "open", "pong", "resend"]) clearTimeout(this.#timers[name]);
  }
}
