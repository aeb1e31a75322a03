// What a prompt is about, chosen by who leads: which criteria are asked, or which things are put in order.

import { make } from "./parts.js";

const ALWAYS = ["C1", "C2"];
const CRITERIA_AT_MOST = 8;
const RANKED_AT_LEAST = 3;
const RANKED_AT_MOST = 10;

/** Which criteria are asked: where the project has criteria of its own, whose, and boxes for those. */
export function criteriaChoice(lead, prompt) {
  const { t } = lead;
  let part = null;
  const whose = make("select", { name: "set", onchange: () => fill([]) },
    make("option", { value: "" }, t("workshop.criteria_ours")),
    lead.sets.map((one) => make("option", { value: one.id, selected: one.id === prompt?.set_id }, one.name)));
  const node = make("fieldset", { class: "choice" });
  function fill(chosen) {
    part = criteriaBoxes(lead, lead.criteriaOf({ set_id: whose.value || null }), chosen);
    node.replaceChildren(part.legend, lead.sets.length ? make("label", { class: "field" }, make("span", {}, t("workshop.criteria_whose")), whose) : "", whose.value ? "" : make("p", { class: "quiet" }, t("workshop.criteria_always", { most: CRITERIA_AT_MOST })), ...part.boxes);
  }
  fill(prompt?.criteria ?? []);
  return { node, value: () => part.value(), set: () => whose.value || null };
}

/** Boxes for criteria by dimension; those of the base are always asked where there are such. */
function criteriaBoxes(lead, criteria, chosen) {
  const { t } = lead;
  const { dimensions } = lead.data.words;
  const boxes = Object.entries(criteria).map(([code, words]) => {
    const isAlways = ALWAYS.includes(code);
    const input = make("input", { type: "checkbox", value: code, checked: isAlways || chosen.includes(code), disabled: isAlways, onchange: () => update() });
    return { input, dimension: words.dimension, node: make("label", { class: "check" }, input, make("span", {}, `${code} ${words.name}`)) };
  });
  const legend = make("legend", { "aria-live": "polite" });
  const value = () => boxes.filter(({ input }) => input.checked).map(({ input }) => input.value);
  function update() {
    const count = value().length;
    legend.textContent = t("workshop.criteria_chosen", { count, most: CRITERIA_AT_MOST });
    for (const { input } of boxes) input.disabled = ALWAYS.includes(input.value) || (count >= CRITERIA_AT_MOST && !input.checked);
    boxes[0]?.input.setCustomValidity(count ? "" : t("workshop.criteria_none"));
  }
  const drawn = Object.entries(dimensions).flatMap(([id, name]) =>
    [boxes.some((box) => box.dimension === id) ? make("p", { class: "quiet" }, name) : "", ...boxes.filter((box) => box.dimension === id).map((box) => box.node)]);
  update();
  return { legend, boxes: drawn, value };
}

/** Boxes for the touchpoints, or the cards of a lane, that are to be put in order. */
export function rankedChoice(lead, chosen) {
  const { t } = lead;
  const legend = make("legend", { "aria-live": "polite" });
  const list = make("div");
  const node = make("fieldset", { class: "choice" }, legend, list);
  const inputs = () => [...list.querySelectorAll("input")];
  const value = () => inputs().filter((input) => input.checked).map((input) => input.value);
  function update() {
    const count = value().length;
    legend.textContent = t("workshop.ranked_chosen", { count, least: RANKED_AT_LEAST, most: RANKED_AT_MOST });
    for (const input of inputs()) input.disabled = count >= RANKED_AT_MOST && !input.checked;
    inputs()[0]?.setCustomValidity(count < RANKED_AT_LEAST ? t("workshop.ranked_too_few", { least: RANKED_AT_LEAST }) : "");
  }
  function fill(place) {
    const items = lead.choices[place] ?? [];
    list.replaceChildren(...items.map((item) => make("label", { class: "check" },
      make("input", { type: "checkbox", value: item.id, checked: chosen.includes(item.id), onchange: () => update() }),
      make("span", {}, item.label, item.note ? make("small", {}, item.note) : null))));
    if (items.length < RANKED_AT_LEAST) list.append(make("p", { class: "quiet" }, t("workshop.ranked_nothing", { least: RANKED_AT_LEAST })));
    update();
  }
  return { node, value, fill };
}

/** What a prompt that waits will be about, in words; nothing for the kinds whose question says it. */
export function aboutOf(lead, prompt) {
  if (prompt.kind === "criteria") return prompt.criteria.map((code) => `${code} ${lead.criteriaOf(prompt)[code]?.name ?? ""}`);
  if (prompt.kind !== "ranking") return [];
  const known = new Map(Object.values(lead.choices).flat().map((item) => [item.id, item.label]));
  return prompt.ranked_ids.filter((id) => known.has(id)).map((id) => known.get(id));
}
