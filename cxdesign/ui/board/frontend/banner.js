// A line above the map while the project is not where work goes on: in the archive, in the trash, or gone.

import { element } from "./dom.js";

const LOCKED = new Set(["trashed", "gone", "deleted"]);

/** Whether a project that is kept there can be read only. */
export const isLocked = (place) => LOCKED.has(place);

export class Banner {
  constructor(board, mount) {
    this.board = board;
    this.root = element("div", "banner", { role: "status" });
    this.root.hidden = true;
    mount.append(this.root);
  }

  /** Where the project is kept now. In the trash it can be read only, and what is being written is given back. */
  move(place) {
    const { board } = this;
    if (!place || board.state.place === place) return;
    const text = isLocked(place) && board.editor.isOpen ? board.editor.text : "";
    board.state.place = place;
    if (text) board.notice(board.t("board.your_text", { text }), [], true);
    if (isLocked(place)) {
      board.editor.cancel();
      board.notices.outdate(null);
    }
    board.schedule();
  }

  update() {
    const { board } = this;
    const { place } = board.state;
    const shown = place === "active" ? "" : board.t(`board.project_${place}`);
    if (this.root.textContent === shown) return;
    this.root.textContent = shown;
    this.root.hidden = shown === "";
    this.root.dataset.place = place;
  }
}
