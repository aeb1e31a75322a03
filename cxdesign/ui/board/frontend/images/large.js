// A picture as large as the window allows, above everything; Escape or a press beside it leaves.

import { button, element } from "../dom.js";
import { icon } from "../icons.js";
import { Veil } from "../veil.js";

export class Large {
  constructor(board) {
    this.board = board;
    // The keys of the board belong to the card, not to the picture on it.
    this.veil = new Veil(board, { name: "image-veil", back: (before) => before?.closest?.(".card") ?? before });
  }

  open(record) {
    const { board } = this;
    const words = record.image_alt || board.t("image.no_words");
    const close = button("sheet-close", board.t("board.close"), () => this.veil.close(), icon("close", 16));
    const image = element("img", "", { alt: record.image_alt ?? "", width: record.image_width, height: record.image_height });
    board.images.sources.show(image, record.image, () => {});
    const title = record.name ?? record.text ?? "";
    this.veil.open(element("figure", "image-large", { role: "dialog", "aria-modal": "true", "aria-label": `${board.t("image.large")}: ${title}` },
      close, image, element("figcaption", record.image_alt ? "" : "calm", {}, words)));
  }
}
