// Who has taken part, by name, and how a name is removed for good: during the workshop and after it.

import { make } from "./parts.js";

const LET_GO_AT_ONCE = 50;

export class NamesPart {
  #askedId = null;
  #list = null;

  constructor(lead) {
    this.lead = lead;
  }

  /** What changes whenever the list is to be drawn anew. */
  get state() {
    return [this.#askedId, this.lead.now.people];
  }

  /** The list, folded until it is asked for. */
  draw() {
    const { t, now } = this.lead;
    const list = make("details", { class: "names", open: Boolean(this.#list?.open) },
      make("summary", { "data-key": "names" }, t(now.workshop?.is_open ? "workshop.names" : "workshop.names_after")),
      this.#idle(),
      make("ul", {}, now.people.map((person) => this.#line(person))),
      make("p", { class: "quiet" }, t("workshop.names_note")));
    this.#list = list;
    return list;
  }

  /** Who came in and said nothing goes by one press, so many at a time that who leads is not kept waiting. */
  #idle() {
    const { t } = this.lead;
    const idle = this.lead.now.people.filter((person) => person.is_idle).slice(0, LET_GO_AT_ONCE);
    if (idle.length < 2) return null;
    const letGo = () => { for (const person of idle) this.lead.session("let_go", person.id); };
    return make("p", { class: "buttons" },
      make("button", { type: "button", "data-key": "let_go_all", title: t("workshop.let_go_all_text"), onclick: letGo }, t("workshop.let_go_all", { count: idle.length })));
  }

  #line(person) {
    const { t } = this.lead;
    const about = `${t(`enum.rater_role.${person.role}`)}${person.is_here ? "" : ` · ${t("workshop.away")}`}`;
    if (person.id === this.#askedId && person.name) return make("li", {}, this.#question(person));
    const ask = () => this.#ask(person.id, `redact_do.${person.id}`);
    return make("li", { class: person.is_here ? "" : "away" },
      make("span", {}, nameOf(t, person), make("small", {}, about)),
      person.is_idle ? make("button", { type: "button", class: "text small", "data-key": `let_go.${person.id}`, "aria-label": t("workshop.let_go_of", { name: nameOf(t, person) }), title: t("workshop.let_go_text"), onclick: () => this.lead.session("let_go", person.id) }, t("workshop.let_go"))
        : person.name ? make("button", { type: "button", class: "text small", "data-key": `redact.${person.id}`, "aria-label": t("workshop.redact", { name: person.name }), onclick: ask }, t("workshop.redact_short")) : null);
  }

  /** A name that is gone does not come back, so it is asked for twice. */
  #question(person) {
    const { lead } = this;
    const remove = () => { lead.session("redact", person.id); this.#ask(null, "names"); };
    return make("div", { class: "sure", role: "group", "aria-label": lead.t("workshop.redact", { name: person.name }) },
      make("p", {}, lead.t("workshop.redact_sure", { name: person.name })),
      make("p", { class: "buttons" },
        make("button", { type: "button", class: "primary", "data-key": `redact_do.${person.id}`, onclick: remove }, lead.t("workshop.redact_do")),
        make("button", { type: "button", onclick: () => this.#ask(null, `redact.${person.id}`) }, lead.t("workshop.cancel"))));
  }

  #ask(personId, focusKey) {
    this.#askedId = personId;
    this.lead.render();
    this.lead.root.querySelector(`[data-key="${focusKey}"]`)?.focus();
  }
}

/** What somebody is called here: by name, or by the number they came as. */
export function nameOf(t, person) {
  return person.name || t("workshop.guest", { number: person.number });
}
