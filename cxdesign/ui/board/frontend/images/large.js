// A picture as large as the window allows, above everything; Escape or a press beside it leaves.

import { button, element } from "../dom.js";
import { icon } from "../icons.js";

export class Large {
  #root = null;
  #before = null;

  constructor(board) {
    this.board = board;
  }

  open(record) {
    this.close();
    const { board } = this;
    this.#before = board.root.getRootNode().activeElement;
    const words = record.image_alt || board.t("image.no_words");
    const close = button("sheet-close", board.t("board.close"), () => this.close(), icon("close", 16));
    const image = element("img", "", { alt: record.image_alt ?? "", width: record.image_width, height: record.image_height });
    board.images.sources.show(image, record.image, () => {});
    const title = record.name ?? record.text ?? "";
    const panel = element("figure", "image-large", { role: "dialog", "aria-modal": "true", "aria-label": `${board.t("image.large")}: ${title}` },
      close, image, element("figcaption", record.image_alt ? "" : "calm", {}, words));
    this.#root = element("div", "key-veil image-veil", { popover: "manual" }, panel);
    this.#root.addEventListener("pointerdown", (event) => { if (event.target === this.#root) this.close(); });
    this.#root.addEventListener("keydown", (event) => {
      event.stopPropagation();
      if (event.key === "Escape") this.close();
      if (event.key === "Escape" || event.key === "Tab") event.preventDefault();
    });
    board.layer.append(this.#root);
    this.#root.showPopover?.();
    close.focus();
  }

  close() {
    if (!this.#root) return;
    this.#root.remove();
    this.#root = null;
    // The keys of the board belong to the card, not to the picture on it.
    (this.#before?.closest?.(".card") ?? this.#before)?.focus?.({ preventScroll: true });
  }
}
