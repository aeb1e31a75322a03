// A thought that belongs elsewhere is set aside at any time; the field stays as it is whatever is asked meanwhile.

import { make, randomHex } from "./parts.js";

const LIMIT = 500;
const PLACE = "park";

/** The field below every screen of a workshop that is open. */
export class ParkField {
  constructor(room) {
    this.room = room;
    this.summary = make("summary");
    this.label = make("label", { for: "thought" });
    this.text = make("textarea", { id: "thought", maxlength: LIMIT, rows: "2", oninput: () => this.#keep() });
    this.send = make("button", { type: "button", class: "keep", onclick: () => this.#submit() });
    this.said = make("p", { class: "quiet", role: "status" });
    this.node = make("details", { class: "park" }, this.summary, this.label, this.text, this.send, this.said);
    this.node.hidden = true;
  }

  /** Say what there is to say in the language of now. */
  update() {
    const { room } = this;
    this.node.hidden = !(room.phase === "room" && room.now?.is_open);
    this.summary.textContent = room.t("phone.park");
    this.label.textContent = room.t("phone.park_text");
    this.send.textContent = room.t("phone.park_send");
  }

  /** How it was taken. */
  take(message) {
    this.said.textContent = message.type === "ack" ? this.room.t("phone.parked") : message.message;
  }

  /** Another question is on: the field makes room for it, and what is written in it stays. */
  close() {
    this.node.open = false;
    this.said.textContent = "";
  }

  /** Take up what was written before the page was left. */
  restore() {
    this.text.value ||= this.room.drafts.of(PLACE) ?? "";
  }

  /** Somebody else has the phone now: what was written, opened and said goes. */
  forget() {
    this.text.value = "";
    this.close();
  }

  #keep() {
    this.room.drafts.keep(PLACE, this.text.value || null);
  }

  #submit() {
    const value = this.text.value.trim();
    if (!value) { this.text.focus(); return; }
    this.room.park(randomHex(16), value);
    this.text.value = "";
    this.#keep();
    this.said.textContent = "";
    this.text.focus();
  }
}
