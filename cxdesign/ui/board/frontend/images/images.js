// Pictures on cards and personas: showing them, seeing them large, bringing one and taking it away.

import { button, element, setAttribute } from "../dom.js";
import { isCardId, kindOf } from "../records.js";
import { Large } from "./large.js";
import { ACCEPT, FILE_LIMIT, carryPictures, sendPicture } from "./sending.js";
import { Sources } from "./sources.js";

const NONE = { image: null, image_width: null, image_height: null, image_alt: "" };

export const hasImage = (record) => Boolean(record?.image && record.image_width && record.image_height);

export class Images {
  constructor(board) {
    this.board = board;
    this.sources = new Sources(board);
    this.large = new Large(board);
  }

  update() {}

  destroy() {
    this.sources.stop();
    this.large.veil.close();
  }

  /** Whether a record can have a picture. */
  takes(id) {
    return Boolean(id) && (isCardId(id) || kindOf(id) === "persona") && this.board.state.records.has(id);
  }

  /** What a picture is called where it is not seen. */
  wordsOf(record) {
    const { board } = this;
    if (!hasImage(record)) return "";
    return record.image_alt ? board.t("image.words", { words: record.image_alt }) : board.t("image.no_words");
  }

  /** Give a card its picture before its text, or take it from it. */
  dress(root, card) {
    let picture = root.querySelector(":scope > .picture");
    if (!hasImage(card)) { picture?.remove(); return; }
    if (!picture) {
      picture = this.#thumbnail(() => root.dataset.cardId);
      root.prepend(picture);
    }
    this.fill(picture, card);
  }

  /** Show the portrait of a persona in place of the drawn one. */
  portray(face, persona) {
    face.dataset.of = persona.id;
    face.classList.toggle("pictured", hasImage(persona));
    const picture = face.querySelector(".picture");
    if (!hasImage(persona)) { picture?.remove(); return; }
    if (picture) this.fill(picture, persona);
    else {
      const added = this.#thumbnail(() => face.dataset.of);
      face.append(added);
      this.fill(added, persona);
    }
  }

  /** Let a thumbnail show the picture of a record; it has its size before the picture comes. */
  fill(picture, record) {
    const image = picture.firstChild;
    picture.style.setProperty("--ratio", String(record.image_width / record.image_height));
    setAttribute(picture, "aria-label", `${this.board.t("image.enlarge")}. ${this.wordsOf(record)}`);
    picture.title = record.image_alt || this.board.t("image.enlarge");
    image.alt = record.image_alt ?? "";
    if (image.dataset.digest === record.image) return;
    image.removeAttribute("src");
    this.sources.show(image, record.image, (state) => { picture.dataset.state = state; });
  }

  /** A button with a picture in it that opens it large. */
  thumbnail(id) {
    return this.#thumbnail(() => id);
  }

  enlarge(id) {
    const record = this.board.state.records.get(this.board.state.currentId(id) ?? id);
    if (hasImage(record)) this.large.open(record);
  }

  /** Items of a menu about a card or persona. */
  menuItems(id) {
    const { board } = this;
    if (!this.takes(id) || board.marked?.isMany) return [];
    const has = hasImage(board.state.records.get(id));
    const item = (action, run) => ({ action: `image-${action}`, label: board.t(`image.menu_${action}`), run });
    return [
      ...(has ? [item("enlarge", () => this.enlarge(id))] : []),
      ...(board.canEdit ? [item(has ? "replace" : "add", () => this.choose(id))] : []),
      ...(board.canEdit && has ? [item("remove", () => this.remove(id))] : []),
    ];
  }

  /** Let a person choose a file. */
  choose(id) {
    const input = element("input", "image-file", { type: "file", accept: ACCEPT, tabindex: "-1", "aria-hidden": "true" });
    const leave = () => input.remove();
    input.addEventListener("change", () => { const [file] = input.files; leave(); if (file) this.take(id, file); });
    input.addEventListener("cancel", leave);
    this.board.layer.querySelector(".image-file")?.remove();
    this.board.layer.append(input);
    input.click();
  }

  /** Send a picture and, once the server has it, let the record name it: one step to take back. */
  async take(id, file) {
    const { board } = this;
    if (!board.canEdit || !this.takes(id)) return;
    if (file.size > FILE_LIMIT) { board.notice(board.t("error.picture_too_large", { limit: FILE_LIMIT / 1_000_000 })); return; }
    this.#tell("image.sending", { percent: 0 });
    try {
      const fields = await sendPicture(board.net, file, (share) => this.#tell("image.sending", { percent: Math.round(share * 100) }));
      this.#place(id, { ...NONE, ...fields });
    } catch (sentence) {
      board.notices.closeOne("image");
      const again = { label: board.t("image.again"), run: () => this.take(id, file) };
      if (typeof sentence === "string") board.notice(sentence);
      else board.notice(board.t("image.not_sent"), [again]);
    }
  }

  remove(id) {
    this.set(id, NONE);
    this.board.say(this.board.t("image.said_removed"));
  }

  /** Change what a record says of its picture. */
  set(id, attributes) {
    const kind = kindOf(id);
    const { board } = this;
    if (kind === "persona") board.dispatch({ name: "edit_entry", entry_id: id, attributes });
    else if (kind === "empathy_note") board.dispatch({ name: "edit_empathy_note_attributes", note_id: id, attributes });
    else board.dispatch({ name: "edit_card_attributes", card_id: id, attributes });
  }

  /** Pictures belong to their project: those of what is pasted from another one are kept here too, then it is handed on. */
  fit(parcel, hand) {
    const { board } = this;
    const digests = [...new Set(parcel.cards.map((card) => card.attributes.image).filter(Boolean))];
    if (parcel.project === board.projectId || !digests.length) { hand(parcel); return; }
    const { selection, cursor } = board.state;
    const go = (kept) => {
      // It was meant for the place that was selected then.
      if (cursor) board.selectCell(cursor.columnId, cursor.laneId);
      else board.select(board.state.currentId(selection));
      hand(this.#without(parcel, digests.filter((digest) => !kept.includes(digest))));
    };
    carryPictures(board.net, parcel.project, digests).then(go, (sentence) => {
      if (typeof sentence === "string") board.notice(sentence);
      go([]);
    });
  }

  /** What comes without its picture is told. */
  #without(parcel, missing) {
    const { board } = this;
    const isBare = (card) => missing.includes(card.attributes.image);
    const count = parcel.cards.filter(isBare).length;
    if (!count) return parcel;
    board.notice(board.t(count === 1 ? "image.stayed_one" : "image.stayed", { count }));
    const bare = ({ image, image_width, image_height, image_alt, ...kept }) => kept;
    return { ...parcel, cards: parcel.cards.map((card) => (isBare(card) ? { ...card, attributes: bare(card.attributes) } : card)) };
  }

  #place(id, fields) {
    const { board } = this;
    board.notices.closeOne("image");
    const now = board.state.currentId(id) ?? id;
    if (!board.state.records.has(now)) { board.notice(board.t("image.card_gone")); return; }
    this.set(now, fields);
    board.select(now);
    const describe = { label: board.t("image.describe"), run: () => this.#describe(now) };
    board.notices.show(board.t("image.added"), [describe, { label: board.t("board.undo"), run: () => board.undo() }], { group: "image" });
  }

  #describe(id) {
    const { board } = this;
    board.select(id);
    board.render();
    if (board.frame.isNarrow) board.frame.setSheet(true);
    [...board.root.querySelectorAll(".image-alt")].find((field) => field.offsetParent)?.focus();
  }

  #tell(key, params) {
    const { notices } = this.board;
    const shown = notices.list.querySelector('[data-group="image"] .words');
    const text = this.board.t(key, params);
    if (shown?.dataset.sending) shown.textContent = text;
    else {
      notices.show(text, [], { isLasting: true, group: "image" });
      notices.list.querySelector('[data-group="image"] .words').dataset.sending = "true";
    }
  }

  #thumbnail(idOf) {
    const image = element("img", "", { draggable: "false", alt: "" });
    const picture = button("picture", "", (event) => { event.stopPropagation(); this.enlarge(idOf()); }, image);
    picture.setAttribute("tabindex", "-1");
    return picture;
  }
}
