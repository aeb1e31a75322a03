// Areas of empathy maps: where cards of a question may go instead of a lane, and what such a place is called.

import { make } from "./parts.js";

const AREAS = ["see", "say", "do", "hear", "think_and_feel", "pains", "gains"];
const PERSONA = "persona";

/** The choice of an area, shown when cards go to somebody's empathy map. */
export function areaChoice(lead, prompt) {
  const { t } = lead;
  const select = areaSelect(lead, prompt?.area ?? "pains", { name: "area" });
  const node = make("label", { class: "field" }, make("span", {}, t("room_into.area")), select);
  const isMap = (kind, target) => kind === "cards" && isPersona(target);
  return {
    node,
    /** Offer everybody's empathy map behind the lanes; other kinds of questions are not about them. */
    add(target, kind) {
      if (kind !== "cards") return;
      const mine = personaOf(lead, prompt);
      target.append(...lead.now.personas.map((one) => make("option", { value: one.id, selected: one === mine }, t("room_into.map_of", { persona: one.name }))));
    },
    fit: (kind, target) => { node.hidden = !isMap(kind, target); },
    value: (kind, target) => (isMap(kind, target) ? select.value : null),
  };
}

/** A list of all areas. */
export function areaSelect(lead, chosen, attributes) {
  return make("select", attributes, AREAS.map((one) => make("option", { value: one, selected: one === chosen }, lead.t(`enum.empathy_area.${one}`))));
}

/** Into whose empathy map the cards of a prompt go; undefined where they go to nobody's. */
export function personaOf(lead, prompt) {
  if (!prompt?.area) return undefined;
  const { personas } = lead.now;
  return prompt.target === PERSONA ? mainPersona(personas) : personas.find((one) => one.id === prompt.target);
}

/** The persona the project aims at, or its first. */
export function mainPersona(personas) {
  return personas.find((one) => one.is_target) ?? personas[0];
}

/** What an area of somebody's empathy map is called; null where cards go elsewhere or the persona is gone. */
export function areaOf(lead, prompt) {
  const persona = personaOf(lead, prompt);
  return persona ? areaName(lead, prompt.area, persona) : null;
}

export function areaName(lead, area, persona) {
  return lead.t("room_into.area_of", { area: lead.t(`enum.empathy_area.${area}`), persona: persona.name });
}

function isPersona(target) {
  return target.split(":")[0] === PERSONA;
}
