// What the server says, taken into the board: welcome, operations, refusals, and the triggers that tell the page.

import { isLocked } from "./banner.js";
import { PageLine } from "./page_line.js";
import { wordsOf } from "./texts.js";

const PLACES = { project_trashed: "trashed", project_unknown: "gone", project_deleted: "deleted" };
/** Says that a person's name was taken out of everything that arrived here. */
const REDACTION = "redact_person";
/** Operations that set the whole map. */
const WHOLE = new Set(["restore_revision", "import_document"]);

export class Line {
  #postponed = new Set();

  constructor(board, component) {
    this.board = board;
    this.page = new PageLine(component);
  }

  stop() { this.page.stop(); }

  trigger(name, value) { this.page.trigger(name, value); }

  revision() { return this.board.state.revision; }

  name() { return this.board.state.name; }

  wanted() { return this.board.data.wanted ?? []; }

  onFrame(frame, answered) {
    const { state } = this.board;
    const take = {
      welcome: () => this.#onWelcome(frame),
      operation: () => this.#onOperation(frame),
      ack: () => state.acknowledge(frame.id, frame.revision),
      reject: () => this.#onReject(frame, answered),
      undo_state: () => this.board.takeDocument({ undo: frame }),
      parts: () => state.takeParts(frame.parts),
      presence: () => { state.peers = frame.peers; },
      people: () => { state.people = frame.people; },
      project: () => this.board.banner.move(frame.state),
      impact: () => this.board.impact?.take(frame),
      call: () => this.board.calling?.take(frame),
      snapshot: () => this.onSnapshot(frame),
      // Refused tickets are exchanged without a word.
      error: () => this.#onError(frame),
    }[frame.type];
    take?.();
    this.#redraw();
  }

  onLive(live) {
    const { board } = this;
    board.state.live = live;
    if (live === "live") board.sendPresence();
    this.page.keep("polling", live === "fallback");
    board.say(board.t(`board.said_${live}`));
    this.#redraw();
  }

  onRestored(frames) {
    for (const frame of frames) this.board.state.addPending(frame);
    this.#redraw();
  }

  onPostponed(refusal) {
    if (this.#postponed.has(refusal.id)) return;
    this.#postponed.add(refusal.id);
    this.board.notice(refusal.message ?? refusal.code);
  }

  onSnapshot(answer) {
    this.board.takeDocument(answer);
    this.#redraw();
  }

  onFallback(frames) {
    this.trigger("outbox", { frames, revision: this.revision() });
  }

  onTicketRefused() {
    this.trigger("ticket_refused", { revision: this.revision() });
  }

  onUnreadable(frame) {
    this.board.state.dropPending(frame.id);
    const text = wordsOf(frame.command);
    this.board.notice(this.board.t("board.not_understood", { text: text || (frame.command?.name ?? frame.type) }), [], Boolean(text));
    this.#redraw();
  }

  onGone() {
    if (!isLocked(this.board.state.place)) this.board.banner.move("gone");
  }

  onDeleted(frames) {
    for (const frame of frames) this.board.state.dropPending(frame.id);
    this.board.banner.move("deleted");
    this.#redraw();
  }

  #onError({ code, message }) {
    if (code in PLACES) this.board.banner.move(PLACES[code]);
    else if (!code?.startsWith("ticket_")) this.board.notice(message ?? code);
  }

  #onWelcome(welcome) {
    const { state } = this.board;
    state.actor = welcome.actor ?? state.actor;
    state.name = welcome.name ?? state.name;
    state.peers = welcome.peers ?? [];
    state.people = welcome.people ?? {};
    this.board.banner.move(welcome.project);
    this.board.takeDocument(welcome);
    for (const operation of welcome.operations ?? []) this.#onOperation(operation);
    this.board.calling?.stand(welcome.call);
  }

  #onOperation(operation) {
    const { board } = this;
    if (operation.revision <= board.state.revision) return;
    const isMine = operation.actor === board.state.actor;
    const isFromHere = board.state.isPending(operation.id);
    if (!board.state.applyOperation(operation)) {
      board.net.fetchSnapshot();
      return;
    }
    if (operation.name === REDACTION) board.net.fetchSnapshot();
    const touched = (operation.edits ?? []).map((edit) => edit.record?.id ?? edit.id);
    if (!isMine) this.#onColleague(operation, touched);
    else if (!isFromHere) board.steps.madeElsewhere();
    if (isMine && (operation.undoes || operation.redoes)) {
      const id = touched.find((candidate) => board.state.records.has(candidate));
      if (id) board.reveal(id);
    }
  }

  #onColleague(operation, touched) {
    const { board } = this;
    const peer = board.state.peers.find((candidate) => candidate.actor === operation.actor);
    board.flashes.add(touched, peer?.colour ?? 0);
    for (const id of touched) board.state.authors.set(id, operation.actor);
    board.overlaps.heard(operation);
    board.outline.speech.heard(operation);
    if (!WHOLE.has(operation.name)) return;
    const { subject } = board.named(operation);
    board.notice(board.t(`board.other_${operation.name}`, { name: board.personName(operation.actor), subject }));
  }

  #onReject(refusal, answered) {
    const { board } = this;
    board.state.dropPending(refusal.id);
    if (refusal.id === board.steps.newest) board.steps.madeElsewhere();
    const canSkip = answered?.type !== "command" && answered && !answered.skip && refusal.code.endsWith("_overtaken");
    const again = () => board[answered.type]({ skip: true, of: answered.of ?? null });
    const about = board.configuration.aboutRefused?.(board, answered?.command) ?? "";
    const message = [about, refusal.message ?? refusal.code].filter(Boolean).join(": ");
    const text = wordsOf(answered?.command);
    const offers = board.configuration.offersFor?.(board, refusal, answered?.command) ?? [];
    board.notices.show(text ? `${message} ${board.t("board.your_text", { text })}` : message,
      canSkip ? [{ label: board.t("board.skip_undo"), run: again }] : offers,
      { isLasting: Boolean(text) || canSkip || offers.length > 0, step: canSkip ? refusal.id : null, group: about ? "refused" : null });
  }

  #redraw() {
    this.board.mark();
    this.board.schedule();
  }
}
