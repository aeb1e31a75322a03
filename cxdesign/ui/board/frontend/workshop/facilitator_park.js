// The parking lot: thoughts that were set aside, by whom in role and number, and which are dealt with.

import { make, randomHex } from "./parts.js";

const LIMIT = 500;

export class ParkPart {
  #key = null;

  constructor(lead) {
    const { t } = lead;
    this.lead = lead;
    this.title = make("h3");
    this.quiet = make("p", { class: "quiet" });
    this.list = make("ul", { class: "thoughts" });
    this.field = make("input", { "data-key": "park.field", maxlength: LIMIT, "aria-label": t("workshop.park_field"), placeholder: t("workshop.park_field") });
    this.add = make("button", { "data-key": "park.add" }, t("workshop.park_add"));
    this.root = make("section", { class: "parking" }, this.title, this.quiet, this.list,
      make("form", { class: "park-form", onsubmit: (event) => { event.preventDefault(); this.#submit(); } }, this.field, this.add));
  }

  forget() {
    const { t } = this.lead;
    this.#key = null;
    this.field.setAttribute("aria-label", t("workshop.park_field"));
    this.field.setAttribute("placeholder", t("workshop.park_field"));
    this.add.textContent = t("workshop.park_add");
  }

  render() {
    const { lead } = this;
    const { t, now: { parked } } = lead;
    const key = JSON.stringify(parked);
    if (key === this.#key) return;
    this.#key = key;
    const open = parked.filter((thought) => !thought.is_dealt_with).length;
    const focused = this.root.getRootNode().activeElement?.dataset?.key;
    this.title.textContent = t("workshop.park", { count: open });
    this.quiet.textContent = t(parked.length ? "workshop.park_marks" : "workshop.park_none");
    this.list.replaceChildren(...[...parked].sort((a, b) => a.is_dealt_with - b.is_dealt_with).map((thought) => this.#thought(thought)));
    if (focused) this.root.querySelector(`[data-key="${focused}"]`)?.focus();
  }

  #thought(thought) {
    const { lead } = this;
    const box = make("input", { type: "checkbox", "data-key": `park.${thought.id}`, onchange: () => lead.deed("deal_with", { thought_id: thought.id, is_dealt_with: box.checked }) });
    box.checked = thought.is_dealt_with;
    const who = lead.t(`enum.rater_role.${thought.role}`) + (thought.number === null ? "" : ` ${thought.number}`);
    return make("li", { class: thought.is_dealt_with ? "dealt" : null }, make("label", {}, box, make("span", {}, make("span", { class: "said" }, thought.text), make("small", {}, who))));
  }

  #submit() {
    const text = this.field.value.trim();
    if (!text) { this.field.focus(); return; }
    this.lead.deed("park", { thought_id: randomHex(32), text });
    this.field.value = "";
    this.field.focus();
  }
}
