// What part of the register is shown: whose needs, of which type and evidence, and with which words in them.

import { element } from "../dom.js";
import { EVIDENCE } from "../records.js";
import { NEED_TYPES } from "./choices.js";

const ALL = "all";

export class Filters {
  #chosen = { scope: "persona", type: "", evidence: "", text: "" };

  constructor(board, changed) {
    this.board = board;
    this.changed = changed;
    this.element = element("div", "needs-filters", { role: "search" });
  }

  /** Whether needs of all personas are shown. */
  get isAll() {
    return this.#chosen.scope === ALL;
  }

  /** What is chosen, as a text that changes with it. */
  get stamp() {
    return Object.values(this.#chosen).join("|");
  }

  passes(need) {
    const { scope, type, evidence, text } = this.#chosen;
    const isConcerned = scope === ALL || need.persona_id === null || need.persona_id === this.board.state.persona?.id;
    const words = `${need.name} ${need.occasion} ${need.outcome}`.toLocaleLowerCase();
    return isConcerned && (!type || need.need_type === type) && (!evidence || need.evidence === evidence)
      && words.includes(text.trim().toLocaleLowerCase());
  }

  /** Show every need of the persona again. */
  clear() {
    this.#choose({ type: "", evidence: "", text: "" });
  }

  showAll() {
    this.#choose({ scope: ALL });
  }

  build() {
    const t = (key) => this.board.t(key);
    this.own = element("option", "", { value: "persona" });
    this.scope = this.#select("scope", [this.own, option(ALL, t("empathy.all_needs"))]);
    this.type = this.#select("type", [option("", t("empathy.all_types")), ...NEED_TYPES.map((value) => option(value, t(`enum.need_type.${value}`)))]);
    this.evidence = this.#select("evidence", [option("", t("empathy.all_evidence")), ...EVIDENCE.map((value) => option(value, t(`enum.evidence.${value}`)))]);
    this.text = element("input", "", { type: "search", placeholder: t("empathy.find"), "aria-label": t("empathy.find"), "data-filter": "text" });
    this.text.addEventListener("input", () => this.#choose({ text: this.text.value }));
    this.text.addEventListener("keydown", (event) => { if (event.key === "Escape" && this.text.value) this.#choose({ text: "" }); });
    this.element.replaceChildren(this.scope, this.type, this.evidence, this.text);
    this.#show();
  }

  update() {
    const name = this.board.state.persona?.name ?? "";
    if (this.own && this.own.textContent !== name) this.own.textContent = name;
  }

  #select(name, options) {
    const select = element("select", "", { "aria-label": this.board.t(`empathy.filter_${name}`), "data-filter": name }, ...options);
    select.addEventListener("change", () => this.#choose({ [name]: select.value }));
    return select;
  }

  #choose(part) {
    Object.assign(this.#chosen, part);
    this.#show();
    this.changed();
  }

  #show() {
    for (const name of Object.keys(this.#chosen)) {
      const control = this[name];
      if (control && control.value !== this.#chosen[name]) control.value = this.#chosen[name];
    }
  }
}

const option = (value, text) => element("option", "", { value }, text);
