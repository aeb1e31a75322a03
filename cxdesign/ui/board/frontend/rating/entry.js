// Before the first question: from which side somebody rates, under which name, and for whom.

import { button, element } from "../dom.js";
import { Scale } from "./scales.js";

const NAME_LIMIT = 60;
const NEW = "new";

export class Entry {
  constructor(screen) {
    this.screen = screen;
    this.person = screen.entered?.person ?? screen.raterId;
    this.role = screen.entered?.role ?? screen.rater?.role ?? null;
    this.heading = element("h1", "", { tabindex: "-1" }, screen.t("rate.entry_title"));
    this.root = element("div", "entry");
    this.#build();
  }

  update() {}

  /** In another language the same choices stand there. */
  leave() {
    this.screen.entered = this.isDone ? null : { person: this.person, role: this.role, name: this.name.value };
  }

  #build() {
    const { screen } = this;
    const known = screen.state.rater(this.person);
    this.name = element("input", "", {
      type: "text", maxlength: NAME_LIMIT, autocomplete: "off", "aria-label": screen.t("rate.name"),
      placeholder: screen.t(this.person === NEW ? "rate.name_guest" : "rate.name_placeholder"),
    });
    this.name.value = screen.entered?.name ?? known?.name ?? (this.person === screen.data.rater_id ? screen.data.name ?? "" : "");
    screen.entered = null;
    this.name.addEventListener("keydown", (event) => { if (event.key === "Enter" && !event.isComposing) this.#start(); });
    this.start = button("btn pri big", screen.t("rate.start"), () => this.#start(), screen.t(known ? "rate.go_on" : "rate.start"));
    this.start.disabled = this.role === null;
    const cancel = screen.rater ? [button("btn big", screen.t("rate.cancel"), () => this.#cancel(), screen.t("rate.cancel"))] : [];
    this.root.replaceChildren(
      element("div", "intro", {}, this.heading, element("p", "lead", {}, screen.t("rate.entry_text", { round: screen.round.name, count: screen.criteria.length }))),
      this.#roles(),
      element("div", "two", {},
        element("section", "", {}, element("h2", "", {}, screen.t("rate.name")), this.name, element("p", "hint", {}, screen.t("rate.name_text"))),
        element("section", "", {}, element("h2", "", {}, screen.t("rate.for_whom")), this.#people(), element("p", "hint", {}, screen.t("rate.for_whom_text")))),
      element("p", "hint", {}, screen.t("rate.operationalised")),
      element("footer", "ft", {}, ...cancel, element("span", "sp"), element("span", "status", {}, screen.t("rate.blind_promise")), this.start),
    );
  }

  #roles() {
    const { screen } = this;
    const options = screen.data.roles.map((value) => ({
      value, className: "opt role", label: `${screen.t(`enum.rater_role.${value}`)}: ${screen.t(`rate.role_${value}`)}`,
      content: [element("b", "", {}, screen.t(`enum.rater_role.${value}`)), element("span", "", {}, screen.t(`rate.role_${value}`))],
    }));
    const scale = new Scale("roles", screen.t("rate.entry_title"), options, (role) => {
      this.role = role;
      scale.show(role);
      this.start.disabled = false;
    }).fill();
    scale.show(this.role ?? undefined);
    return scale.root;
  }

  #people() {
    const { screen } = this;
    const own = screen.data.rater_id;
    const guests = screen.state.raters().filter((rater) => rater.is_guest);
    const words = new Map([[own, screen.t("rate.myself")], ...guests.map((guest) => [guest.id, this.#named(guest)]), [NEW, screen.t("rate.new_guest")]]);
    const options = [...words].map(([value, label]) => ({ value, className: "btn", label, content: [label] }));
    const scale = new Scale("people", screen.t("rate.for_whom"), options, (person) => this.#choosePerson(person)).fill();
    scale.show(this.person);
    return scale.root;
  }

  #named(guest) {
    const role = this.screen.t(`enum.rater_role.${guest.role}`);
    return guest.name ? this.screen.t("rate.guest", { name: guest.name, role }) : role;
  }

  #choosePerson(person) {
    if (person === this.person) return;
    this.person = person;
    this.role = this.screen.state.rater(person)?.role ?? null;
    this.#build();
    this.root.querySelector(".people [aria-checked=true]")?.focus();
  }

  #cancel() {
    this.isDone = true;
    this.screen.choose(false);
  }

  #start() {
    if (this.role === null) return;
    this.isDone = true;
    const { screen } = this;
    const name = this.name.value.replace(/\s+/g, " ").trim();
    const known = screen.state.rater(this.person);
    if (known && known.role === this.role && known.name === name) screen.rateFor(this.person);
    else screen.join({ raterId: this.person === NEW ? null : this.person, role: this.role, name });
  }
}
