// What was taken over into the project from here: it is said where that was done, with the way back and a link to it.

import { make, randomHex } from "./parts.js";

export class TakenPart {
  #sent = new Map();
  #place = null;

  constructor(lead) {
    this.lead = lead;
    this.told = make("p", { class: "notice" });
    lead.root.append(make("link", { rel: "stylesheet", href: new URL("facilitator_taken.css", import.meta.url).href }));
  }

  forget() {
    this.#place = null;
  }

  /** Take something over; `told` says it at that place of the screen, and `page` is where it can be seen. */
  take(frame, place, told, page) {
    const id = randomHex();
    this.#sent.set(id, { place, told, page });
    this.lead.line.submit({ ...frame, id });
  }

  /** What is said at a place of the screen; null where nothing was done last. */
  at(place) {
    return place === this.#place ? this.told : null;
  }

  /** Say what an answered frame has done; false when it took nothing over. */
  done(frame) {
    const { lead } = this;
    const sent = this.#sentBy(frame);
    if (!sent) return false;
    if (frame.type === "take_back") this.#tell(sent.place, lead.t("room_into.taken_back"));
    else {
      this.#tell(sent.place, sent.told, " ",
        make("button", { type: "button", class: "text", "data-key": "take_back", onclick: () => lead.line.submit({ type: "take_back", id: randomHex(), of: frame.id }) }, lead.t("workshop.pile_take_back")),
        " ", pageLink(lead, sent.page));
    }
    lead.past.renew();
    return true;
  }

  /** Say why a frame was refused, where it was sent from; false when it is none of these. */
  refused(frame, message) {
    const sent = this.#sentBy(frame);
    if (sent) this.#tell(sent.place, message);
    this.told.classList.toggle("refused", Boolean(sent));
    return Boolean(sent);
  }

  #sentBy(frame) {
    return this.#sent.get(frame?.type === "take_back" ? frame.of : frame?.id);
  }

  #tell(place, text, ...more) {
    const { lead } = this;
    this.#place = place;
    this.told.classList.remove("refused");
    this.told.replaceChildren(text, ...more);
    lead.say(text);
    lead.centreKey = null;
    lead.deciding.renew();
  }
}

/** A link to a page of the project, beside this one: who leads stays here. */
export function pageLink(lead, page) {
  return make("a", { href: `${lead.data.base}/${page}?project=${encodeURIComponent(lead.data.project_id)}`, target: "_blank", rel: "noopener" }, lead.t(`room_into.to_${page}`));
}
