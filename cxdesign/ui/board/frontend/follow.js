// Tells a page that something has happened to its project, so that a part of it is drawn again. It shows nothing itself.

import { Net } from "./net.js";
import { PageLine } from "./page_line.js";

/** Operations that come closer together than this are told as one (ours). */
const AT_MOST_EVERY = 150;
const FOLLOWERS = new WeakMap();
/** What is followed is only read. The outbox of this tab belongs to the screen that fills it. */
const NOTHING_TO_SEND = { entries: [], frames: [], open: async () => [], add() {}, remove: () => null, clear: () => [], flush() {}, close() {} };

class Follower {
  #timer = 0;
  #toldAt = 0;

  constructor(component) {
    const { data } = component;
    this.identity = data.project_id + data.locale;
    this.known = data.snapshot.revision;
    this.page = new PageLine(component);
    this.net = new Net({ projectId: data.project_id, base: data.base, ticket: data.ticket, receiver: this, outbox: NOTHING_TO_SEND });
    this.net.start();
  }

  receive(component) {
    this.page.component = component;
    this.net.renew(component.data.ticket);
  }

  stop() {
    clearTimeout(this.#timer);
    this.page.stop();
    this.net.stop();
  }

  revision() { return this.known; }

  name() { return null; }

  wanted() { return []; }

  onFrame(frame) {
    if (frame.type === "welcome") this.#reached(frame.operations?.at(-1)?.revision ?? frame.snapshot?.revision);
    else if (frame.type === "operation") this.#reached(frame.revision);
    else if (frame.type === "project") this.#tellSoon();
  }

  onLive(live) { this.page.keep("polling", live === "fallback"); }

  onTicketRefused() { this.page.trigger("ticket_refused", { revision: this.known }); }

  onGone() { this.#tellSoon(); }

  onRestored() {}

  onPostponed() {}

  onSnapshot() {}

  onFallback() {}

  onUnreadable() {}

  #reached(revision = this.known) {
    if (revision <= this.known) return;
    this.known = revision;
    this.#tellSoon();
  }

  #tellSoon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#toldAt = performance.now();
      this.page.trigger("moved", this.known);
    }, Math.max(0, this.#toldAt + AT_MOST_EVERY - performance.now()));
  }
}

/** Called by Streamlit at mount and at every change of data; cleans up only when the element goes. */
export default function mount(component) {
  const { parentElement, data } = component;
  if (!data) return () => {};
  let follower = FOLLOWERS.get(parentElement);
  if (follower && follower.identity !== data.project_id + data.locale) {
    follower.stop();
    follower = null;
  }
  if (follower) follower.receive(component);
  else FOLLOWERS.set(parentElement, new Follower(component));
  return () => {
    FOLLOWERS.get(parentElement)?.stop();
    FOLLOWERS.delete(parentElement);
  };
}
