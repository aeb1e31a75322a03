// The touchpoints a vote or an order puts forward, chosen as planned peaks by who leads.

import { pageLink } from "./facilitator_taken.js";
import { make } from "./parts.js";

// A question is about peaks when it says so, in any language of the workbench.
const PEAKS = /\bpeaks?\b|峰值/i;

export class PeaksPart {
  #chosen = new Map();
  #unfolded = new Set();

  constructor(lead) {
    this.lead = lead;
  }

  forget() {
    this.#chosen.clear();
    this.#unfolded.clear();
  }

  /** What is offered below the result; null where the prompt puts no touchpoints forward. */
  part(prompt, offer) {
    if (!offer) return null;
    const { t } = this.lead;
    const told = this.lead.taken.at(`peaks ${prompt.id}`);
    const ids = new Set(offer.items.filter((item) => !item.is_planned).map((item) => item.id));
    const chosen = new Set([...(this.#chosen.get(prompt.id) ?? beforehand(prompt, offer))].filter((id) => ids.has(id)));
    const isFirst = !isAside(prompt, offer) && !offer.items.some((item) => item.is_planned);
    const warning = make("p", { class: "warn", role: "status" });
    const alone = make("p", { class: "quiet" });
    const take = make("button", { type: "button", class: isFirst ? "primary" : null, "data-key": "take_peaks", onclick: () => this.#take(prompt, offer, chosen) });
    const boxes = new Map();
    const update = () => {
      for (const [id, box] of boxes) box.disabled = !chosen.has(id) && chosen.size >= offer.free;
      take.disabled = chosen.size === 0;
      take.hidden = !isFirst && chosen.size === 0;
      take.textContent = t(chosen.size === 1 ? "room_into.peaks_take_one" : "room_into.peaks_take", { count: chosen.size });
      const onMap = offer.items.filter((item) => chosen.has(item.id) && !item.is_in_scene).length;
      alone.hidden = !onMap;
      alone.textContent = t(onMap === 1 ? "room_into.peaks_no_scene_one" : "room_into.peaks_no_scene", { count: onMap });
      const after = offer.planned + chosen.size;
      warning.hidden = !chosen.size || after <= offer.limit;
      warning.textContent = t("room_into.peaks_limit", { after, limit: offer.limit, count: offer.count });
    };
    const rows = offer.items.map((item) => {
      const words = make("span", {}, item.label, item.cards.length ? make("small", {}, item.cards.map((text) => t("room_into.quoted", { text })).join(" ")) : null);
      if (item.is_planned) return this.#row(prompt, item, make("div", { class: "planned" }, words, make("small", {}, t("room_into.peaks_planned"))));
      const box = make("input", { type: "checkbox", "data-key": `peak.${item.id}`, onchange: () => {
        if (box.checked) chosen.add(item.id);
        else chosen.delete(item.id);
        this.#chosen.set(prompt.id, chosen);
        update();
      } });
      box.checked = chosen.has(item.id);
      boxes.set(item.id, box);
      return this.#row(prompt, item, make("label", { class: "check" }, box, words));
    });
    update();
    return this.#framed(prompt, offer, told,
      this.#about(prompt, offer).map((text) => make("p", { class: "quiet" }, text)),
      rows.length ? make("ul", {}, rows) : null,
      offer.more ? make("p", { class: "quiet" }, t(offer.more === 1 ? "room_into.peaks_more_one" : "room_into.peaks_more", { count: offer.more })) : null,
      warning, alone,
      ids.size && offer.free ? make("p", { class: "buttons" }, take, told ? null : pageLink(this.lead, "peaks")) : told ? null : make("p", {}, pageLink(this.lead, "peaks")));
  }

  /** An offer of its own; folded where the room was asked about something else than peaks. */
  #framed(prompt, offer, told, ...parts) {
    const { t } = this.lead;
    const title = make("h3", {}, t("room_into.peaks"));
    if (!isAside(prompt, offer)) return make("section", { class: "offer", "aria-label": t("room_into.peaks") }, title, told, ...parts);
    return make("details", { class: "offer", open: this.#unfolded.has(prompt.id), ontoggle: (event) => { this.#unfolded[event.currentTarget.open ? "add" : "delete"](prompt.id); } },
      make("summary", { "data-key": "offer" }, title), told, ...parts);
  }

  #row(prompt, item, words) {
    const { t } = this.lead;
    const score = prompt.kind === "dots"
      ? t(item.score === 1 ? "room_into.peaks_dots_one" : "room_into.peaks_dots", { count: item.score })
      : t("room_into.peaks_place", { place: item.score.toFixed(2) });
    return make("li", {}, words, make("small", {}, score));
  }

  /** What the choice rests on: cards stand for their touchpoints, what is alike is left to who leads, what is full is said. */
  #about(prompt, offer) {
    const { t } = this.lead;
    if (!offer.items.length) return [t("room_into.peaks_none")];
    return [
      offer.free ? t(isAside(prompt, offer) || offer.items.some((item) => item.is_planned) ? "room_into.peaks_text_none" : "room_into.peaks_text", { free: offer.free }) : null,
      offer.is_of_cards ? t(prompt.kind === "dots" ? "room_into.peaks_of_cards" : "room_into.peaks_of_ranked_cards") : null,
      offer.tied && !isAside(prompt, offer) ? t("room_into.peaks_tied", { count: offer.tied }) : null,
      offer.free ? null : t("room_into.peaks_full", { count: offer.planned }),
    ].filter(Boolean);
  }

  #take(prompt, offer, chosen) {
    const { t } = this.lead;
    const ids = offer.items.filter((item) => chosen.has(item.id)).map((item) => item.id);
    const names = offer.items.filter((item) => chosen.has(item.id)).map((item) => t("room_into.quoted", { text: item.label })).join(" ");
    this.#chosen.set(prompt.id, chosen);
    this.lead.taken.take({ type: "peaks", prompt_id: prompt.id, touchpoint_ids: ids }, `peaks ${prompt.id}`,
      t(ids.length === 1 ? "room_into.peaks_taken_one" : "room_into.peaks_taken", { names }), "peaks");
  }
}

/** Whether the room was asked about something else, so that peaks are an aside. */
function isAside(prompt, offer) {
  return offer.is_of_cards || !PEAKS.test(prompt.question);
}

/** What is ticked before anybody chose: nothing where peaks are an aside, or where some were planned out of these. */
function beforehand(prompt, offer) {
  if (isAside(prompt, offer) || offer.items.some((item) => item.is_planned)) return [];
  return offer.items.filter((item) => item.is_chosen).map((item) => item.id);
}
