// What the server says to a rater: welcome, operations, confirmations, and refusals that must lose nothing.

import { PageLine } from "../page_line.js";

const LOCKED = { project_trashed: "trashed", project_unknown: "gone", project_deleted: "gone" };
/** Says that a person's name was taken out of everything that arrived here. */
const REDACTION = "redact_person";

export class RatingLine {
  constructor(screen, component) {
    this.screen = screen;
    this.page = new PageLine(component);
  }

  stop() { this.page.stop(); }

  revision() { return this.screen.state.revision; }

  name() { return null; }

  wanted() { return []; }

  onFrame(frame, answered) {
    const { state } = this.screen;
    const take = {
      welcome: () => this.#onWelcome(frame),
      operation: () => this.#onOperation(frame),
      ack: () => state.acknowledge(frame.id, frame.revision),
      reject: () => this.#onReject(frame, answered),
      project: () => { state.place = frame.state; },
      snapshot: () => state.reset(frame.snapshot),
      error: () => this.#onError(frame),
    }[frame.type];
    take?.();
    this.screen.render();
  }

  onLive(live) {
    this.screen.state.live = live;
    this.page.keep("polling", live === "fallback");
    this.screen.render();
  }

  onRestored(frames) {
    for (const frame of frames) this.screen.state.add(frame);
    this.screen.render();
  }

  onPostponed(refusal) { this.screen.tell(refusal.message ?? refusal.code); }

  onSnapshot(answer) {
    if (answer.snapshot) this.screen.state.reset(answer.snapshot);
    this.screen.render();
  }

  onFallback(frames) { this.page.trigger("outbox", { frames, revision: this.revision() }); }

  onTicketRefused() { this.page.trigger("ticket_refused", { revision: this.revision() }); }

  onUnreadable(frame) {
    this.screen.state.drop(frame.id);
    this.screen.tell(this.screen.t("rate.not_understood"));
    this.screen.render();
  }

  onGone() {
    this.screen.state.place = "gone";
    this.screen.render();
  }

  onDeleted(frames) {
    for (const frame of frames) this.screen.state.drop(frame.id);
    this.onGone();
  }

  #onWelcome(welcome) {
    const { state } = this.screen;
    state.place = welcome.project ?? state.place;
    if (welcome.snapshot) state.reset(welcome.snapshot);
    for (const operation of welcome.operations ?? []) this.#onOperation(operation);
  }

  #onOperation(operation) {
    if (!this.screen.state.applyOperation(operation) || operation.name === REDACTION) this.screen.net.fetchSnapshot();
  }

  #onReject(refusal, answered) {
    this.screen.state.drop(refusal.id);
    const command = answered?.command;
    if (refusal.code === "round_revealed" && command?.name === "rate") this.screen.late.add(command);
    else if (refusal.code === "record_exists" && command?.name === "add_rater") this.screen.joinAgain(command);
    else this.screen.tell(refusal.message ?? refusal.code, command?.note);
  }

  #onError({ code, message }) {
    if (code in LOCKED) this.screen.state.place = LOCKED[code];
    else if (!code?.startsWith("ticket_")) this.screen.tell(message ?? code);
  }
}
