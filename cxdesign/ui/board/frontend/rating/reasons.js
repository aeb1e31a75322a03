// The cards that are a rater's reason, and the list from which they are picked: the map by touchpoints, with a search.

import { button, element, toggleClass } from "../dom.js";
import { icon } from "../icons.js";

const LIMIT = 20;
const CARDS = { step: "action", note: "think", feature: "opportunity" };
const BESIDES = ["promise", "standard", "datapoint", "risk", "need"];

export class Reasons {
  #ids = [];
  #drawn = "";

  constructor(screen, onChange) {
    this.screen = screen;
    this.onChange = onChange;
    this.root = element("div", "chips");
    this.add = button("chip add", screen.t("rate.pick"), () => this.#open(), screen.t("rate.pick"));
    this.root.append(this.add);
  }

  update(ids) {
    this.#ids = ids.filter((id) => this.screen.state.record(id));
    this.picker?.mark(this.#ids);
    const drawn = this.#ids.map((id) => `${id} ${describe(this.screen.state, id).text}`).join("\n");
    if (drawn === this.#drawn) return; // somebody may have the focus on a chip
    this.#drawn = drawn;
    const chips = this.#ids.map((id) => this.#chip(id));
    for (const chip of [...this.root.querySelectorAll(".chip:not(.add)")]) chip.remove();
    this.add.before(...chips);
  }

  /** Close the list, when what it was opened for is no longer asked. */
  close() { this.picker?.close(); }

  #chip(id) {
    const { screen } = this;
    const words = describe(screen.state, id);
    const drop = button("drop", screen.t("rate.drop_reason", { name: words.text }), () => this.#toggle(id), icon("close", 12));
    return element("span", `chip ${words.tone}`, {}, element("span", "words", {}, words.text), drop);
  }

  #toggle(id) {
    const has = this.#ids.includes(id);
    if (!has && this.#ids.length >= LIMIT) {
      this.screen.tell(this.screen.t("rate.reasons_full", { limit: LIMIT }));
      return;
    }
    this.onChange(has ? this.#ids.filter((other) => other !== id) : [...this.#ids, id]);
  }

  #open() {
    const { screen } = this;
    screen.isPicking = true;
    this.picker = new Picker(screen, (id) => this.#toggle(id), () => {
      screen.isPicking = false;
      this.picker = null;
      this.add.focus();
    });
    this.picker.mark(this.#ids);
  }
}

class Picker {
  constructor(screen, onPick, onClose) {
    this.screen = screen;
    this.onPick = onPick;
    this.onClose = onClose;
    this.rows = [];
    this.field = element("input", "", { type: "search", placeholder: screen.t("rate.search"), "aria-label": screen.t("rate.search") });
    this.field.addEventListener("input", () => this.#filter());
    this.nothing = element("p", "hint hidden", {}, screen.t("rate.nothing_found"));
    const close = button("btn pri", screen.t("rate.picked"), () => this.close(), screen.t("rate.picked"));
    this.root = element("dialog", "picker", { "aria-label": screen.t("rate.reasons") },
      element("div", "find", {}, this.field, close),
      element("div", "list", {}, ...this.#groups(), this.nothing));
    this.root.addEventListener("close", () => { this.root.remove(); this.onClose(); });
    this.root.addEventListener("click", (event) => { if (event.target === this.root) this.close(); });
    screen.root.append(this.root);
    this.root.showModal();
    this.field.focus();
  }

  mark(ids) {
    for (const { id, node } of this.rows) {
      const isChosen = ids.includes(id);
      node.setAttribute("aria-pressed", String(isChosen));
      toggleClass(node, "sel", isChosen);
    }
  }

  close() { this.root.close(); }

  #groups() {
    const { state } = this.screen;
    const { touchpoints } = state.map;
    const cards = Object.keys(CARDS).flatMap((kind) => state.ofKind(kind)).filter((card) => card.text);
    const groups = touchpoints.map(({ id }) => this.#group([id, ...cards.filter((card) => card.touchpoint_id === id).map((card) => card.id)]));
    const entries = BESIDES.flatMap((kind) => state.ofKind(kind)).map((entry) => entry.id);
    if (entries.length) groups.push(this.#group(entries));
    if (!groups.length) groups.push(element("p", "hint", {}, this.screen.t("rate.no_map")));
    return groups;
  }

  #group(ids) {
    return element("div", "group", {}, ...ids.map((id, index) => {
      const { text, tone } = describe(this.screen.state, id);
      const node = button(`row ${tone}${index === 0 && tone === "place" ? " first" : ""}`, text, () => this.onPick(id), element("span", "", {}, text), icon("check", 14));
      this.rows.push({ id, node, text: text.toLowerCase() });
      return node;
    }));
  }

  #filter() {
    const sought = this.field.value.trim().toLowerCase();
    for (const { node, text } of this.rows) toggleClass(node, "hidden", !text.includes(sought));
    toggleClass(this.nothing, "hidden", this.rows.some(({ text }) => text.includes(sought)) || !this.rows.length);
  }
}

/** What a record is called as a reason, and the tone of its edge. */
function describe(state, id) {
  const record = state.record(id);
  if (record.kind === "touchpoint") {
    const number = state.map.numbers.get(id);
    return { text: `${number ?? ""} ${record.name}`.trim(), tone: "place" };
  }
  const role = state.record(record.lane_id)?.role;
  const tone = role === "pains" ? "pain" : CARDS[record.kind] ?? "entry";
  return { text: record.text || record.name || record.id, tone };
}
