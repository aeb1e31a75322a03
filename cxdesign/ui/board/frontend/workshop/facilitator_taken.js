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
    const back = lead.t("room_into.taken_back");
    const sent = this.#sent.get(frame?.type === "take_back" ? frame.of : frame?.id);
    if (!sent) return false;
    this.#place = sent.place;
    if (frame.type === "take_back") this.told.replaceChildren(back);
    else {
      this.told.replaceChildren(sent.told, " ",
        make("button", { type: "button", class: "text", "data-key": "take_back", onclick: () => lead.line.submit({ type: "take_back", id: randomHex(), of: frame.id }) }, lead.t("workshop.pile_take_back")),
        " ", pageLink(lead, sent.page));
    }
    lead.say(frame.type === "take_back" ? back : sent.told);
    lead.past.renew();
    lead.centreKey = null;
    lead.deciding.renew();
    return true;
  }
}

/** A link to a page of the project, beside this one: who leads stays here. */
export function pageLink(lead, page) {
  return make("a", { href: `${lead.data.base}/${page}?project=${encodeURIComponent(lead.data.project_id)}`, target: "_blank", rel: "noopener" }, lead.t(`room_into.to_${page}`));
}
