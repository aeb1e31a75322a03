// Two people at one text: whoever kept it first is told when the other's text takes its place.

export class Overlaps {
  #written = new Map();

  constructor(board) {
    this.board = board;
  }

  /** A text of one's own was kept; `write(text)` would write it again. Remembered while a colleague has the same one open. */
  wrote(id, text, write) {
    const isOpenElsewhere = this.board.state.peers.some((peer) => peer.editing === id && peer.actor !== this.board.state.actor);
    if (isOpenElsewhere) this.#written.set(id, { text, write });
    else this.#written.delete(id);
  }

  /** A colleague's operation arrived. */
  heard(operation) {
    for (const edit of operation.edits ?? []) {
      const mine = this.#written.get(edit.id);
      const replaced = edit.before?.text ?? edit.before?.name;
      if (!mine || replaced === undefined) continue;
      this.#written.delete(edit.id);
      if (replaced === mine.text) this.#tell(mine, operation.actor);
    }
  }

  #tell({ text, write }, actor) {
    const { board } = this;
    board.notice(board.t("board.replaced_yours", { name: board.personName(actor), text }),
      [{ label: board.t("board.take_mine"), run: () => write(text) }], true);
  }
}
