// The field somebody was writing in when the board was taken away: when it is back, the field is open again with its words.
// They were kept as an edit by then, unless they were too long for that.

import { isCovered } from "./dom.js";
import { keyOfMap, recallForTab, storeForTab } from "./storage.js";

const WITHIN = 120_000; // milliseconds: whoever comes back later has gone on to something else

const WAYS = {
  text: ({ actions }, { recordId }) => actions.edit(recordId),
  name: ({ actions }, { recordId }) => actions.rename(recordId),
  channel: ({ actions }, { recordId, laneId }) => actions.editChannel(recordId, laneId),
};

export class LeftField {
  #isReady = false;

  constructor(board) {
    this.board = board;
    this.key = keyOfMap(board, "left-field");
  }

  /** The board goes, or may go: note what is being written. */
  note() {
    const { editor, state } = this.board;
    const left = editor.left;
    if (left) storeForTab(this.key, JSON.stringify({ ...left, laneId: state.cursor?.laneId ?? null, at: Date.now() }));
  }

  /** The board is drawn, with all that waited to be sent. */
  ready() {
    this.#isReady = true;
    this.reopen();
  }

  /** Open again what was noted, unless whoever wrote it is at something else by now. */
  reopen() {
    const { board } = this;
    if (!this.#isReady) return;
    const left = this.#taken();
    if (!left || Date.now() - left.at > WITHIN || !board.root.isConnected || board.editor.isOpen || isElsewhere(board)) return;
    const recordId = board.state.currentId(left.recordId) ?? left.recordId;
    if (!board.state.records.has(recordId)) return;
    WAYS[left.field]?.(board, { ...left, recordId });
    if (board.editor.isOn(recordId, left.field)) board.editor.resume(left);
  }

  #taken() {
    const noted = recallForTab(this.key);
    if (noted === null) return null;
    storeForTab(this.key, null);
    return JSON.parse(noted);
  }
}

/**
 * The page takes a board away; `boards` has those of this window by their keys. The next one may stand already: it sends
 * what was left unsent, and opens the field.
 */
export function handOver(board, boards, key) {
  board?.leftField.note();
  board?.destroy();
  if (boards[key] === board) delete boards[key];
  const next = boards[key];
  next?.net.inherit(board?.net.outbox?.frames ?? []);
  next?.leftField.reopen();
}

/** Whether the focus is on something of the page, or the page has laid something over the board. */
function isElsewhere(board) {
  const focused = document.activeElement;
  return isCovered() || (focused !== null && focused !== document.body && !focused.contains(board.root.getRootNode().host ?? board.root));
}
