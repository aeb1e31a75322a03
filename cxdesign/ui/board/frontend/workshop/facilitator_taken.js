// What was taken over into the project from here: it is said with the way back, and with a link to where it stands.

import { make, randomHex } from "./parts.js";

export class TakenPart {
  #sent = new Map();

  constructor(lead) {
    this.lead = lead;
    lead.root.append(make("link", { rel: "stylesheet", href: new URL("facilitator_taken.css", import.meta.url).href }));
  }

  /** Take something over; `told` says it, and `page` is where it can be seen. */
  take(frame, told, page = null) {
    const id = randomHex();
    this.#sent.set(id, { told, page });
    this.lead.line.submit({ ...frame, id });
  }

  /** Say what an answered frame has done; false when it took nothing over. */
  done(frame) {
    const { lead } = this;
    const { t } = lead;
    if (frame?.type === "take_back") {
      lead.tell(t("room_into.taken_back"));
      lead.past.renew();
      return true;
    }
    const sent = this.#sent.get(frame?.id);
    if (!sent) return false;
    this.#sent.delete(frame.id);
    lead.notice.replaceChildren(sent.told, " ",
      make("button", { type: "button", class: "text", "data-key": "take_back", onclick: () => lead.line.submit({ type: "take_back", id: randomHex(), of: frame.id }) }, t("workshop.pile_take_back")),
      " ", sent.page ? pageLink(lead, sent.page) : "");
    lead.past.renew();
    return true;
  }
}

/** A link to a page of the project, beside this one: who leads stays here. */
export function pageLink(lead, page) {
  return make("a", { href: `${lead.data.base}/${page}?project=${encodeURIComponent(lead.data.project_id)}`, target: "_blank", rel: "noopener" }, lead.t(`room_into.to_${page}`));
}
