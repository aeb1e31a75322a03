// The cards as they come in: piled up by dragging one onto another or by keys, parted again, and merged into one on the map.

import { areaOf } from "./facilitator_areas.js";
import { CardDrag } from "./facilitator_drag.js";
import { make, placeOf, randomHex } from "./parts.js";
import { roleOf } from "./wall_cards.js";

const SHOWN = 6;
const TEXT_LIMIT = 500;

export class CardsPart {
  #key = null;
  #chosen = new Set();
  #unfolded = new Set();
  #merges = new Map();
  #toldOf = null;
  #wording = null;

  constructor(lead) {
    this.lead = lead;
    const sheet = make("link", { rel: "stylesheet", href: new URL("facilitator_cards.css", import.meta.url).href });
    this.head = make("div", { class: "landed-head" });
    this.bar = make("p", { class: "landed-bar buttons" });
    this.list = make("div");
    this.told = make("p", { class: "notice merged", role: "status" });
    this.root = make("section", { class: "landed", hidden: true }, sheet, this.head, this.told, this.bar, this.list);
    this.root.addEventListener("keydown", (event) => this.#press(event));
    // what cannot be dragged is not marked as text by the attempt
    this.root.addEventListener("mousedown", (event) => { if (event.target.closest(".plain")) event.preventDefault(); });
    this.drag = new CardDrag(this.root, {
      onHold: (id) => lead.say(lead.t("workshop.pile_said_held", { text: this.#card(id)?.text ?? "" })),
      onDrop: (id, onto) => (onto === null ? this.#takeOff([id]) : this.#pileUp(this.#moved(id), onto)),
      onEnd: () => this.render(),
    });
  }

  stop() {
    this.drag.stop();
  }

  forget() {
    this.#key = null;
  }

  /** What is pressed or held stays where it is; news is drawn once it is let go. */
  render() {
    const { lead } = this;
    const prompt = this.#prompt();
    this.root.hidden = !prompt;
    this.#keepTold(prompt);
    if (!prompt || this.drag.isBusy) return;
    this.root.dataset.role = roleOf(lead, prompt);
    const known = new Set(lead.landed.cards.map((card) => card.id));
    for (const id of this.#chosen) if (!known.has(id)) this.#chosen.delete(id);
    const key = JSON.stringify([lead.landed, lead.selected?.id, [...this.#chosen], [...this.#unfolded], this.#wording?.title]);
    if (key === this.#key) return;
    this.#key = key;
    const active = this.root.getRootNode().activeElement;
    const [focused, at] = [active?.dataset?.key, active?.selectionStart];
    this.#fill(prompt);
    const again = focused ? this.root.querySelector(`[data-key="${CSS.escape(focused)}"]`) : null;
    again?.focus({ preventScroll: true });
    if (again?.setSelectionRange && typeof at === "number") again.setSelectionRange(at, at);
  }

  /** What was merged is said, with the way back. */
  done(frame) {
    const { lead } = this;
    const { t } = lead;
    const made = this.#merges.get(frame.type === "unmerge" ? frame.of : frame.id);
    if (made) this.#toldOf = { prompt_id: made.prompt_id, current_id: lead.now?.agenda?.current_id };
    if (frame.type === "unmerge") {
      this.told.textContent = t("workshop.pile_unmerged", { count: made?.count ?? 2 });
      return;
    }
    if (!made) return;
    this.told.replaceChildren(t("workshop.pile_merged", made), " ",
      make("button", { type: "button", class: "text", "data-key": "unmerge", onclick: () => lead.line.submit({ type: "unmerge", id: randomHex(), of: frame.id }) }, t("workshop.pile_take_back")));
  }

  /** What was said of a merge belongs to its question: it shows there alone, and goes once another question is on. */
  #keepTold(prompt) {
    const of = this.#toldOf;
    if (of && of.current_id !== this.lead.now?.agenda?.current_id) {
      this.#toldOf = null;
      this.told.replaceChildren();
    }
    this.told.hidden = !prompt || this.#toldOf?.prompt_id !== prompt.id;
  }

  // ---- what is shown ------------------------------------------------------------------------------------------

  /** The prompt whose cards are shown: the one looked at, or the last one of the same step while another is on. */
  #prompt() {
    const { lead } = this;
    if (!lead.now?.workshop?.is_open || lead.wantsJoin || !lead.selected) return null;
    const { selected, landed } = lead;
    const step = lead.now.agenda.steps.find((one) => one.prompts.some((prompt) => prompt.id === selected.id));
    const prompt = step?.prompts.find((one) => one.id === landed.prompt_id) ?? null;
    const isOn = selected.id === lead.now.agenda.current_id;
    return prompt && (selected.id === prompt.id || (isOn && landed.cards.length)) ? prompt : null;
  }

  #fill(prompt) {
    const { lead } = this;
    const { t, landed: { cards, piles } } = lead;
    const lane = lead.now.lanes.find((one) => one.id === prompt.target || one.role === prompt.target);
    const name = lane ? lane.name || t(`lane.${lane.role}`) : areaOf(lead, prompt) ?? "–";
    this.isPlain = Boolean(prompt.area);
    const isOwn = prompt.id === lead.selected.id;
    this.head.replaceChildren(...[
      isOwn ? null : make("h3", {}, t("workshop.cards_from", { question: prompt.question })),
      make("p", { class: "quiet" }, landedText(t, cards, name),
        cards.length > 1 ? ` ${t(this.isPlain ? "workshop.pile_not_here" : "workshop.pile_how")}` : null)].filter(Boolean));
    this.#fillBar();
    const piled = new Set(piles.flat());
    const loose = cards.filter((card) => !piled.has(card.id)).reverse();
    this.list.replaceChildren(...[
      piles.length ? make("div", { class: "piles" }, piles.map((ids) => this.#pile(ids))) : null,
      piles.length ? make("h3", { class: "loose-head" }, t("workshop.pile_loose"), make("b", {}, String(loose.length))) : null,
      make("ul", { class: "cards", "data-loose": true }, loose.map((card) => this.#item(card)))].filter(Boolean));
  }

  #fillBar() {
    const { t } = this.lead;
    const count = this.#chosen.size;
    this.bar.hidden = count === 0;
    this.bar.replaceChildren(...(count ? [
      count > 1 ? make("button", { type: "button", class: "primary", "data-key": "pile.selected", onclick: () => this.#pileChosen() }, t("workshop.pile_selected", { count })) : null,
      this.#isPiled() ? make("button", { type: "button", "data-key": "pile.off", onclick: () => this.#takeOff([...this.#chosen]) }, t("workshop.pile_off")) : null,
      make("button", { type: "button", class: "text", "data-key": "pile.clear", onclick: () => this.#clear() }, t("workshop.pile_clear")),
    ].filter(Boolean) : []));
  }

  #item(card) {
    const { t } = this.lead;
    const beside = [placeOf(this.lead, card), card.author, card.dots ? t(card.dots === 1 ? "workshop.card_dots_one" : "workshop.card_dots", { count: card.dots }) : ""].filter(Boolean).join(" · ");
    if (this.isPlain) return make("li", {}, make("div", { class: "card plain" }, make("span", {}, card.text), card.author ? make("small", {}, card.author) : null));
    const control = make("button", {
      type: "button", class: "pick card", "data-card": card.id, "data-key": `card.${card.id}`, "aria-pressed": String(this.#chosen.has(card.id)),
      onclick: () => this.#toggle(card.id),
    }, make("span", {}, card.text), beside ? make("small", {}, beside) : null);
    return make("li", {}, control, card.said.length ? this.#said(card) : null);
  }

  #said(card) {
    return make("details", { class: "said" }, make("summary", { "data-key": `said.${card.id}` }, this.lead.t("workshop.card_said", { count: card.said.length })),
      make("ul", {}, card.said.map((one) => make("li", {}, make("span", {}, one.text), one.author ? make("small", {}, one.author) : null))));
  }

  #pile(ids) {
    const { t } = this.lead;
    const cards = ids.map((id) => this.#card(id));
    const [title] = ids;
    const isLong = cards.length > SHOWN && !this.#unfolded.has(title);
    return make("section", { class: "pile", "data-pile": title, "aria-label": cards[0].text },
      make("h3", {}, make("span", {}, cards[0].text), make("b", { "aria-label": t("workshop.pile_count", { count: cards.length }) }, String(cards.length))),
      make("ul", {}, cards.slice(0, isLong ? SHOWN : undefined).map((card) => this.#item(card))),
      isLong ? make("button", { type: "button", class: "text small", "data-key": `more.${title}`, onclick: () => { this.#unfolded.add(title); this.render(); } },
        t("workshop.pile_more", { count: cards.length - SHOWN })) : null,
      this.#wording?.title === title ? this.#wording.form : make("p", { class: "buttons" },
        make("button", { type: "button", "data-key": `merge.${title}`, onclick: () => this.#merge(ids, null) }, t("workshop.pile_merge")),
        make("button", { type: "button", class: "text small", "data-key": `words.${title}`, onclick: () => this.#ask(ids) }, t("workshop.pile_words")),
        make("button", { type: "button", class: "text small", "data-key": `apart.${title}`, onclick: () => this.#apart(ids) }, t("workshop.pile_apart"))));
  }

  /** Ask for the words of the merged card; the form stays as it is while other cards come in. */
  #ask(ids) {
    const { t } = this.lead;
    const field = make("textarea", { rows: "3", maxlength: TEXT_LIMIT, "data-key": "words.field", "aria-label": t("workshop.pile_words_field") });
    field.value = this.#card(ids[0]).text;
    const send = () => {
      const pile = this.lead.landed.piles.find((one) => one[0] === ids[0]) ?? ids;
      if (field.value.trim()) this.#merge(pile, field.value.trim());
      else field.focus();
    };
    const leave = () => { this.#wording = null; this.render(); this.#focus(`words.${ids[0]}`); };
    const form = make("form", { class: "form", onsubmit: (event) => { event.preventDefault(); send(); } }, field,
      make("p", { class: "buttons" }, make("button", { type: "submit", class: "primary", "data-key": "words.send" }, t("workshop.pile_merge")),
        make("button", { type: "button", "data-key": "words.cancel", onclick: leave }, t("workshop.cancel"))));
    field.addEventListener("keydown", (event) => {
      if (event.isComposing || event.keyCode === 229) return;
      if (event.key === "Enter" && !event.shiftKey) { event.preventDefault(); send(); }
      if (event.key === "Escape") leave();
    });
    this.#wording = { title: ids[0], form };
    this.render();
    field.focus();
    field.select();
  }

  // ---- what is done -------------------------------------------------------------------------------------------

  #press(event) {
    if (event.target.closest("textarea") || event.ctrlKey || event.metaKey || event.altKey) return;
    const id = event.target.closest("[data-card]")?.dataset.card;
    if (event.key.toLowerCase() === "m" && (id || this.#chosen.size > 1)) {
      event.preventDefault();
      if (id && this.#chosen.size && !this.#chosen.has(id)) this.#pileUp([...this.#chosen], id);
      else this.#pileChosen();
    } else if (event.key === "Escape" && this.#chosen.size) {
      event.stopPropagation();
      this.#clear();
    }
  }

  #toggle(id) {
    const { lead } = this;
    if (!this.#chosen.delete(id)) this.#chosen.add(id);
    lead.say(lead.t("workshop.pile_said_chosen", { count: this.#chosen.size }));
    this.render();
  }

  #clear() {
    this.#chosen.clear();
    this.render();
  }

  #pileChosen() {
    const [first, ...others] = this.#chosen;
    if (others.length) this.#pileUp(others, first);
  }

  /** What goes along with a card that is dragged: all that is selected with it; the first of a pile goes alone too. */
  #moved(id) {
    return this.#chosen.has(id) ? [...this.#chosen] : [id];
  }

  #pileUp(ids, onto) {
    const { lead } = this;
    if (ids.every((id) => id === onto)) return;
    const pile = lead.landed.piles.find((one) => one.includes(onto)) ?? [onto];
    const all = new Set([...pile, ...ids]);
    lead.deed("pile_up", { prompt_id: lead.landed.prompt_id, card_ids: this.#parts(ids.filter((id) => id !== onto)), onto_id: onto });
    lead.say(lead.t("workshop.pile_said_on", { title: this.#card(pile[0])?.text ?? "", count: all.size }));
    this.#clear();
  }

  #takeOff(ids) {
    const { lead } = this;
    const piled = ids.filter((id) => lead.landed.piles.some((pile) => pile.includes(id)));
    if (!piled.length) return;
    lead.deed("take_off", { prompt_id: lead.landed.prompt_id, card_ids: this.#parts(piled) });
    lead.say(lead.t("workshop.pile_said_off"));
    this.#clear();
  }

  #apart(ids) {
    const { lead } = this;
    lead.deed("take_off", { prompt_id: lead.landed.prompt_id, card_ids: this.#parts(ids) });
    lead.say(lead.t("workshop.pile_said_apart"));
    this.#focus(`card.${ids[0]}`);
  }

  #merge(ids, text) {
    const { lead } = this;
    const id = randomHex();
    this.#merges.set(id, { count: ids.length, prompt_id: lead.landed.prompt_id });
    this.#wording = null;
    lead.line.submit({ type: "merge", id, card_ids: ids, text });
    this.#focus(`card.${ids[0]}`);
  }

  /** Cards as the piles know them: one that was merged goes by the ids of all that it was merged from. */
  #parts(ids) {
    return [...new Set(ids.flatMap((id) => [id, ...this.#card(id).said.map((one) => `${id.split(":")[0]}:${one.card}`)]))];
  }

  #card(id) {
    return this.lead.landed.cards.find((card) => card.id === id);
  }

  #focus(key) {
    this.root.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus({ preventScroll: true });
  }

  #isPiled() {
    return this.lead.landed.piles.some((pile) => pile.some((id) => this.#chosen.has(id)));
  }
}

/** How many came in, and as how many they are on the map where some were merged. */
function landedText(t, cards, lane) {
  const came = cards.reduce((sum, card) => sum + Math.max(1, card.said.length), 0);
  if (came !== cards.length) return t(cards.length === 1 ? "workshop.cards_in_merged_one" : "workshop.cards_in_merged", { came, count: cards.length, lane });
  return t(came === 1 ? "workshop.cards_in_one" : "workshop.cards_in", { count: came, lane });
}
