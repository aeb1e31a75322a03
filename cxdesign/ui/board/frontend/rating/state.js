// The ratings as one browser knows them: what the server confirmed, with what is on its way laid over it.

import { derive } from "../derive.js";
import { applyEdits, complete } from "../records.js";

const RATER = { name: "", is_guest: false };
const SAID = { score: null, evidence: "assumption", record_ids: [], note: "" };
const FIELDS = Object.keys(SAID);

export class RatingState {
  #server = new Map();
  #pending = [];
  #map = { revision: null, derived: null };

  constructor(snapshot) {
    this.revision = 0;
    this.live = "connecting";
    this.place = "active";
    this.reset(snapshot);
  }

  /** Take a whole document; pending commands it already contains fall away. */
  reset(snapshot) {
    this.#server = new Map(snapshot.records.map((record) => [record.id, complete(record)]));
    this.revision = snapshot.revision;
    this.#settle();
  }

  /** Apply one operation of the server; false when operations before it are missing. A sealed one only counts. */
  applyOperation({ revision, id, edits }) {
    if (revision <= this.revision) return true;
    if (revision !== this.revision + 1) return false;
    applyEdits(this.#server, edits ?? []);
    this.revision = revision;
    if (id) this.drop(id);
    this.#settle();
    return true;
  }

  add(frame) {
    if (!this.#pending.some((entry) => entry.frame.id === frame.id)) this.#pending.push({ frame, revision: null });
  }

  /** The server took the frame as the given revision; its echo stays until that revision is here. */
  acknowledge(id, revision) {
    const entry = this.#pending.find((candidate) => candidate.frame.id === id);
    if (entry) entry.revision = revision;
    this.#settle();
  }

  drop(id) {
    this.#pending = this.#pending.filter((entry) => entry.frame.id !== id);
  }

  /** Answers the server has not confirmed. */
  get waiting() {
    return this.#pending.filter((entry) => entry.revision === null).length;
  }

  /** The map as it lies behind the questions: touchpoints in order, and their numbers. */
  get map() {
    if (this.#map.revision !== this.revision) this.#map = { revision: this.revision, derived: derive(this.#server) };
    return this.#map.derived;
  }

  record(id) { return this.#server.get(id) ?? null; }

  ofKind(kind) {
    return [...this.#server.values()].filter((record) => record.kind === kind);
  }

  /** Rounds in the order they were opened. */
  rounds() { return this.ofKind("round").sort(byOrder); }

  /** Who is there for somebody of this id to rate as, with what is on its way; null when nobody is. */
  rater(id) { return this.raters().find((rater) => rater.id === id) ?? null; }

  raters() {
    const found = new Map(this.ofKind("rater").map((record) => [record.id, { ...RATER, ...record }]));
    for (const command of this.#commands("add_rater", "edit_rater")) {
      const before = found.get(command.rater_id) ?? { ...RATER, id: command.rater_id, kind: "rater", order: "~", is_guest: command.is_guest ?? false };
      found.set(command.rater_id, { ...before, name: command.rater_name, role: command.role });
    }
    return [...found.values()].sort(byOrder);
  }

  /** What a rater has said in a round, by the code of the criterion. */
  answers(roundId, raterId) {
    const isHere = (said) => said.round_id === roundId && said.rater_id === raterId;
    const found = new Map(this.ofKind("rating").filter(isHere).map((record) => [record.criterion, said(record)]));
    for (const command of this.#commands("rate", "withdraw_rating")) {
      if (!isHere(command)) continue;
      if (command.name === "rate") found.set(command.criterion, said(command));
      else found.delete(command.criterion);
    }
    return found;
  }

  #commands(...names) {
    return this.#pending.map((entry) => entry.frame.command).filter((command) => names.includes(command?.name));
  }

  #settle() {
    this.#pending = this.#pending.filter((entry) => entry.revision === null || entry.revision > this.revision);
  }
}

function said(record) {
  return Object.fromEntries(FIELDS.map((field) => [field, record[field] ?? SAID[field]]));
}

function byOrder(one, other) {
  if (one.order === other.order) return one.id < other.id ? -1 : 1;
  return one.order < other.order ? -1 : 1;
}
