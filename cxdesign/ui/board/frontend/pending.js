// Steps that the server has not answered yet, and what has to be laid over the confirmed records so that they are seen.

import { put, remove } from "./edits.js";

/**
 * An entry is a command, undo or redo frame on its way. One that is confirmed while an undo or redo of its step still
 * waits stays with the edits it made, so that the step can be shown as it will be and not as it is for a moment.
 */
export class Pending {
  #entries = [];

  /** Frames without an answer. */
  get waiting() {
    return this.#entries.filter((entry) => !entry.isConfirmed);
  }

  has(id) {
    return this.waiting.some((entry) => entry.id === id);
  }

  add(frame) {
    this.#entries.push({ id: frame.id, frame, revision: null, isConfirmed: false, edits: null });
  }

  /** The server took a frame as the given revision; its echo stays until that revision is here. */
  acknowledge(id, revision) {
    const entry = this.waiting.find((candidate) => candidate.id === id);
    if (entry) entry.revision = revision;
  }

  drop(id) {
    this.#keep((entry) => entry.id !== id);
  }

  /** An operation arrived: what it confirms needs no echo any more. */
  confirm({ id, revision, edits }) {
    for (const entry of this.#entries) if (entry.id === id && edits) Object.assign(entry, { isConfirmed: true, edits });
    this.#keep((entry) => entry.isConfirmed || (entry.id !== id && isAfter(entry, revision)));
  }

  /** The whole document arrived as it was at a revision. */
  confirmUpTo(revision) {
    this.#keep((entry) => entry.isConfirmed || isAfter(entry, revision));
  }

  /** Ids of the steps on their way, newest last: what undo would take, what redo would take, and whether redo begins anew. */
  stacks() {
    const stacks = { undo: [], redo: [], isCut: false };
    for (const { id, frame } of this.waiting) {
      if (frame.type === "undo") { stacks.undo.pop(); stacks.redo.push(id); }
      else if (frame.type === "redo") { stacks.redo.pop(); stacks.undo.push(id); }
      else { stacks.undo.push(id); stacks.redo.length = 0; stacks.isCut = true; }
    }
    return stacks;
  }

  /** What is to be laid over the confirmed records, in this order: `{edits}` to be taken back, and commands. */
  layers() {
    const steps = this.#steps().filter((step) => step.isShown !== step.isThere);
    const isKnown = (step) => step.edits !== null;
    const back = steps.filter((step) => !step.isShown && isKnown(step)).reverse();
    const forth = steps.filter((step) => step.isShown && (isKnown(step) || step.command));
    return [...back, ...forth].map((step) => (isKnown(step) ? { edits: step.edits } : { command: step.command }));
  }

  #keep(test) {
    this.#entries = this.#entries.filter(test);
    // What is confirmed matters as long as something on its way turns it round.
    const held = new Set(this.#steps().filter(({ entries }) => entries.some((entry) => !entry.isConfirmed)).flatMap(({ entries }) => entries));
    this.#entries = this.#entries.filter((entry) => held.has(entry));
  }

  /** Each step with the frames about it: whether it is to be seen, whether the server has it, and the edits that made that so. */
  #steps() {
    const all = [];
    const done = [];
    const undone = [];
    const begin = (step) => { all.push(step); return step; };
    for (const entry of this.#entries) {
      const { type, command = null } = entry.frame;
      const [from, to] = type === "redo" ? [undone, done] : [done, undone];
      const step = (type === "command" ? null : from.pop()) ?? begin({ command, entries: [], isShown: true, isThere: type === "undo", edits: null });
      if (type === "command") { done.push(step); undone.length = 0; }
      else to.push(step);
      step.entries.push(entry);
      step.isShown = type !== "undo";
      if (entry.isConfirmed) Object.assign(step, { isThere: step.isShown, edits: entry.edits });
    }
    return all;
  }
}

/** Edits that take others back, as far as what they made still stands. */
export function inverse(records, edits) {
  return [...edits].reverse().flatMap((edit) => {
    if (edit.op === "put") return records.has(edit.record.id) ? [remove(edit.record)] : [];
    if (edit.op === "remove") return records.has(edit.record.id) ? [] : [put(edit.record)];
    const record = records.get(edit.id);
    const fields = Object.keys(edit.after).filter((field) => record && isSame(record[field], edit.after[field]));
    const of = (values) => Object.fromEntries(fields.map((field) => [field, values[field]]));
    return fields.length ? [{ op: "patch", id: edit.id, before: of(edit.after), after: of(edit.before) }] : [];
  });
}

const isAfter = (entry, revision) => entry.revision === null || entry.revision > revision;

const isSame = (one, other) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
