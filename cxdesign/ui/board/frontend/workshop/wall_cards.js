// Cards and texts for the back of the room: as they came, or as they were piled up.

import { make, placeOf } from "./parts.js";
import { areaOf } from "./facilitator_areas.js";
import { fitting } from "./wall_fit.js";

const SHOWN = 24;
const PILES_SHOWN = 8;
const OF_A_PILE = 5;
const ACROSS = 5;

/** What came in with a prompt: the piles first, the others below them, the newest first. */
export function cardsWall(lead, prompt) {
  const { t, landed: { cards, piles } } = lead;
  const role = roleOf(lead, prompt);
  const piled = new Set(piles.flat());
  const loose = cards.filter((card) => !piled.has(card.id)).reverse();
  const byId = new Map(cards.map((card) => [card.id, card]));
  const across = piles.length === ACROSS ? `--across: ${ACROSS}` : null;
  return make("div", { class: "wall-landed" },
    make("p", { class: "wall-text" }, prompt.area ? `${areaOf(lead, prompt) ?? ""} ` : "", t(cards.length === 1 ? "phone.cards_on_map_one" : "phone.cards_on_map", { count: cards.length })),
    piles.length ? make("div", { class: "wall-piles", "data-role": role, style: across }, piles.slice(0, PILES_SHOWN).map((ids) => pile(t, ids.map((id) => byId.get(id))))) : null,
    piles.length > PILES_SHOWN ? make("p", { class: "wall-text" }, t("workshop.wall_more", { count: piles.length - PILES_SHOWN })) : null,
    piles.length && loose.length ? make("h3", { class: "wall-loose" }, make("span", {}, t("workshop.pile_loose")), make("b", {}, String(loose.length))) : null,
    fitting({ class: "wall-cards", "data-role": role }, loose.slice(0, SHOWN).map((card) => make("li", {}, make("span", {}, card.text), make("small", {}, placeOf(lead, card)))), {
      total: loose.length, tell: (count) => t("workshop.wall_more", { count }), goesFirst: piles.length > 0,
    }));
}

export function textsWall(lead, result) {
  const { t } = lead;
  return make("div", {}, fitting({ class: "wall-cards" }, result.texts.slice(0, SHOWN).map((entry) =>
    make("li", {}, entry.text, entry.role ? make("small", {}, t(`enum.rater_role.${entry.role}`)) : null)), { total: result.texts.length, tell: (count) => t("workshop.wall_more", { count }) }));
}

/** A pile by its first card, which names it. */
function pile(t, [first, ...others]) {
  return make("section", {},
    make("h3", {}, make("span", {}, first.text), make("b", {}, String(others.length + 1))), make("small", {}, first.note),
    fitting({}, others.slice(0, OF_A_PILE).map((card) => make("li", {}, make("span", {}, card.text), make("small", {}, card.note))), { total: others.length, tell: (count) => t("workshop.pile_more", { count }) }));
}

/** The role of the lane cards go to, which has a colour: the prompt names the lane or the role. */
export function roleOf(lead, prompt) {
  return (lead.now.lanes.find((lane) => lane.id === prompt.target)?.role ?? prompt.target).split(":")[0];
}
