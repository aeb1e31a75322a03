// Pictures that are dragged onto the board from elsewhere, or pasted.

import { isCardId, kindOf } from "../records.js";

const isPicture = (file) => file.type.startsWith("image/");

export class Incoming {
  #over = null;

  constructor(board) {
    this.board = board;
    const { root } = board;
    board.listen(root, "dragover", (event) => this.#onOver(event));
    board.listen(root, "dragleave", (event) => { if (!root.contains(event.relatedTarget)) this.#aim(null); });
    board.listen(root, "drop", (event) => this.#onDrop(event));
    board.images.paste = (data) => this.#paste(data);
  }

  update() {}

  #onOver(event) {
    if (!event.dataTransfer?.types.includes("Files")) return;
    // Without this the browser would leave the page and show the file.
    event.preventDefault();
    const target = this.board.canEdit ? this.#targetOf(event) : null;
    event.dataTransfer.dropEffect = target ? "copy" : "none";
    this.#aim(target);
  }

  #onDrop(event) {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    const target = this.#targetOf(event);
    this.#aim(null);
    const file = [...event.dataTransfer.files].find(isPicture);
    if (!this.board.canEdit) return;
    if (!file) this.board.notice(this.board.t("error.picture_unknown"));
    else if (!target) this.board.notice(this.board.t("image.drop_on_card"));
    else this.board.images.take(target, file);
  }

  /** True when what is pasted is a picture and nothing else: a table also brings a picture of itself. */
  #paste(data) {
    const { board } = this;
    const file = [...data.files].find(isPicture);
    if (!file || data.getData("text/plain").trim()) return false;
    if (board.images.takes(board.selection) && !board.state.cursor) board.images.take(board.selection, file);
    else board.notice(board.t("image.select_card"));
    return true;
  }

  #targetOf(event) {
    const [inner] = event.composedPath();
    const subject = this.board.grid.subjectOf(inner instanceof Element ? inner : event.target);
    const id = subject?.id;
    return id && (isCardId(id) || kindOf(id) === "persona") ? id : null;
  }

  #aim(id) {
    if (id === this.#over) return;
    this.board.grid.elementOf(this.#over)?.classList.remove("image-target");
    this.#over = id;
    this.board.grid.elementOf(id)?.classList.add("image-target");
  }
}
