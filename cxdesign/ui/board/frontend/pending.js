// The frames of this window that the confirmed records do not hold yet, and what of them counts.

import { idOf } from "./records.js";

export class Pending {
  #entries = [];

  add(frame) {
    this.#entries.push({ id: frame.id, frame, revision: null, inverse: null });
  }

  find(id) {
    return this.#entries.find((entry) => entry.id === id);
  }

  drop(id) {
    this.#entries = this.#entries.filter((entry) => entry.id !== id);
  }

  /** Forget what the records of a revision hold. */
  settle(revision) {
    this.#entries = this.#entries.filter((entry) => entry.revision === null || entry.revision > revision);
  }

  /** An operation is about to be laid on `records`: what takes it back already goes on showing them as they were. */
  confirm({ id, edits = [] }, records) {
    this.#replay();
    const reverser = this.#entries.findLast((entry) => entry.target?.id === id);
    if (reverser) reverser.inverse = inverseOf(edits, records);
    this.drop(id);
  }

  get isEmpty() {
    return this.#entries.length === 0;
  }

  /** How many are not answered. */
  get unanswered() {
    return this.#entries.filter((entry) => entry.revision === null).length;
  }

  /** Ids of the steps on their way, newest last: what undo would take, what redo would take, and whether redo begins anew. */
  steps() {
    const { undo, redo, isCut } = this.#replay();
    return { undo: undo.map(({ id }) => id), redo: redo.map(({ id }) => id), isCut };
  }

  /** What lies over the confirmed records, in order: commands, and edits that keep something taken back. */
  shown() {
    this.#replay();
    return this.#entries.filter((entry) => !entry.isOff && (entry.frame.command || entry.inverse))
      .map(({ frame, inverse }) => (inverse ? { edits: inverse } : { command: frame.command }));
  }

  /** Find out which step each undo and redo means, and which steps count. */
  #replay() {
    const steps = { undo: [], redo: [], isCut: false };
    for (const entry of this.#entries) {
      const { type } = entry.frame;
      entry.isOff = false;
      entry.target = type === "undo" || type === "redo" ? steps[type].pop() ?? null : null;
      if (type === "undo") steps.redo.push(entry);
      else steps.undo.push(entry);
      if (type === "undo" || type === "redo") turn(entry.target);
      else { steps.redo.length = 0; steps.isCut = true; }
    }
    return steps;
  }
}

/** Take a step back or bring it again: one that turned another turns that one once more. */
function turn(entry) {
  if (!entry) return;
  if (entry.target) turn(entry.target);
  else entry.isOff = !entry.isOff;
}

/** The edits that lead back from what `edits` make of the records. */
function inverseOf(edits, records) {
  return [...new Set(edits.map(idOf))].map((id) => {
    const record = records.get(id);
    return record ? { op: "put", record } : { op: "remove", record: { id } };
  });
}
