// The texts of a revealed question; each is put into an empathy map by one press, at the area that is chosen above them.

import { areaName, areaSelect, mainPersona } from "./facilitator_areas.js";
import { pageLink } from "./facilitator_taken.js";
import { make } from "./parts.js";

export class NotesPart {
  #personaId = null;
  #area = "pains";

  constructor(lead) {
    this.lead = lead;
  }

  /** All texts with who said them by role, where each stands by now, and how it gets there. */
  texts(prompt, result, notes) {
    const { t } = this.lead;
    const { personas } = this.lead.now;
    const items = result.texts.map((entry, index) => this.#text(prompt, entry, index, notes.filter((note) => note.text === entry.text)));
    const where = !result.texts.length ? null : personas.length ? this.#where(personas)
      : make("p", { class: "into" }, make("span", { class: "quiet" }, t("room_into.no_persona")), pageLink(this.lead, "personas"));
    return make("section", { class: "texts" }, where, this.lead.taken.at(`notes ${prompt.id}`), make("ul", { class: "quotes" }, items));
  }

  #where(personas) {
    const { lead } = this;
    const whose = make("select", { "data-key": "into.persona", onchange: () => { this.#personaId = whose.value; this.#again(); } },
      personas.map((one) => make("option", { value: one.id, selected: one === this.#persona() }, one.name)));
    const area = areaSelect(lead, this.#area, { "data-key": "into.area", onchange: () => { this.#area = area.value; this.#again(); } });
    return make("div", { class: "into" },
      make("label", {}, make("span", {}, lead.t("room_into.whose")), whose), make("label", {}, make("span", {}, lead.t("room_into.area")), area),
      make("p", { class: "quiet" }, lead.t("room_into.notes_text")));
  }

  #text(prompt, entry, index, notes) {
    const { lead } = this;
    const { t, now: { personas } } = lead;
    const persona = this.#persona();
    const isThere = notes.some((note) => note.persona_id === persona?.id && note.area === this.#area);
    const places = notes.map((note) => [note, personas.find((one) => one.id === note.persona_id)]).filter(([, whose]) => whose);
    return make("li", {},
      make("span", { class: "said" }, entry.text,
        entry.role ? make("small", {}, t(`enum.rater_role.${entry.role}`)) : null,
        places.map(([note, whose]) => make("small", { class: "noted" }, `✓ ${areaName(lead, note.area, whose)}`))),
      persona && !isThere ? make("button", { type: "button", "data-key": `into.${index}`, "aria-label": t("room_into.note_take_label", { text: entry.text, place: areaName(lead, this.#area, persona) }), onclick: () => this.#take(prompt, entry, persona) }, t("room_into.note_take")) : null);
  }

  #persona() {
    const { personas } = this.lead.now;
    return personas.find((one) => one.id === this.#personaId) ?? mainPersona(personas);
  }

  #take(prompt, entry, persona) {
    const { lead } = this;
    lead.taken.take({ type: "note", prompt_id: prompt.id, text: entry.text, persona_id: persona.id, area: this.#area }, `notes ${prompt.id}`,
      lead.t("room_into.note_taken", { text: entry.text, place: areaName(lead, this.#area, persona) }), "empathy");
  }

  #again() {
    this.lead.centreKey = null;
    this.lead.render();
  }
}
