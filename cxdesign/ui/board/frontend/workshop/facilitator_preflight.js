// Before the room comes: under which address phones find this server, and a test phone that tries it.

import { squares } from "./facilitator_people.js";
import { keep, recall } from "./kept.js";
import { make, parted } from "./parts.js";

const CHOICE_KEY = "cx-workshop.address";
const RENEW_EARLIER = 60;
const RESULTS_SHOWN = 5;
const HELP = ["wifi", "guest", "firewall", "vpn", "other"];

export class PreflightPart {
  #links = [];
  #server = { bound: "", is_shut: false, command: "" };
  #chosen = recall(CHOICE_KEY);
  #test = null;
  #phones = new Map();
  #renewing = 0;
  #isOpen = false;
  #drawn = null;

  constructor(lead) {
    this.lead = lead;
    this.root = make("section", { class: "preflight" });
  }

  stop() {
    clearTimeout(this.#renewing);
  }

  forget() {
    this.#drawn = null;
  }

  /** The address phones are sent to: as chosen here before, while there still is such a one; else the likeliest. */
  get link() {
    return this.#links.find((one) => one.origin === this.#chosen) ?? this.#links[0] ?? null;
  }

  /** What changes whenever the way in is to be drawn anew. */
  get state() {
    return [this.#links, this.link?.origin];
  }

  /** Take in what the server says; true when that was meant for this part. */
  hear(message) {
    if (message.type === "welcome") this.#ask();
    else if (message.type === "links") this.#take(message);
    else if (message.type === "try") this.#offer(message);
    else if (message.type === "checked") this.#came(message);
    else return false;
    return true;
  }

  #take(message) {
    this.#links = message.links;
    this.#server = message;
    if (this.link?.origin !== this.#test?.at) this.#ask();
  }

  #offer(message) {
    if (message.at !== this.link?.origin) return;
    this.#test = message;
    clearTimeout(this.#renewing);
    this.#renewing = setTimeout(() => this.#ask(), (message.seconds - RENEW_EARLIER) * 1000);
  }

  #came(message) {
    const known = this.#phones.get(message.phone);
    this.#phones.delete(message.phone);
    this.#phones.set(message.phone, { ...message, ms: message.ms ?? known?.ms ?? null });
    this.lead.say(this.#result(this.#phones.get(message.phone)));
  }

  /** Ask for what a test phone is to open at the address chosen. */
  #ask() {
    this.#test = null;
    if (this.#isOpen && this.link) this.lead.line.tell({ type: "try", at: this.link.origin });
  }

  choose(origin) {
    this.#chosen = origin;
    keep(CHOICE_KEY, origin);
    this.#ask();
    this.lead.render();
  }

  #toggle() {
    this.#isOpen = !this.#isOpen;
    this.#ask();
    this.lead.render();
  }

  render() {
    const key = JSON.stringify([this.#links, this.#server.is_shut && this.lead.hereCount > 0, this.#server.is_shut, this.link?.origin, this.#test?.address, [...this.#phones.values()], this.#isOpen]);
    if (key === this.#drawn) return;
    this.#drawn = key;
    const focused = this.root.getRootNode().activeElement?.dataset?.key;
    this.root.replaceChildren(this.#server.is_shut ? this.#shut() : this.#head(), this.#isOpen && !this.#server.is_shut ? this.#panel() : "");
    if (focused) this.root.querySelector(`[data-key="${focused}"]`)?.focus();
  }

  /** One line: where phones are sent, whether that was tried, and the way to try it. */
  #head() {
    const { t } = this.lead;
    const best = [...this.#phones.values()].filter((one) => one.ms !== null && !one.is_own && one.origin === this.link?.origin).at(-1);
    return make("div", { class: "pre-head" },
      make("div", {},
        make("h3", {}, t("workshop.pre_title")),
        make("p", { class: best ? "pre-through" : "quiet" }, best ? this.#result(best) : t("workshop.pre_untried", { address: this.link ? bare(this.link.origin) : "" }))),
      make("button", { type: "button", "data-key": "pre.toggle", "aria-expanded": String(this.#isOpen), onclick: () => this.#toggle() }, t(this.#isOpen ? "workshop.pre_close" : "workshop.pre_open")));
  }

  /** A server for this machine alone: how to start it for a room. */
  #shut() {
    const { t, hereCount } = this.lead;
    return make("div", { class: "pre-shut" },
      make("h3", {}, t(hereCount ? "workshop.pre_shut_here" : "workshop.pre_shut", { address: this.#server.bound })),
      make("p", {}, t("workshop.pre_shut_text")),
      make("pre", { class: "command", tabindex: "0", "aria-label": t("workshop.pre_command") }, this.#server.command),
      make("p", { class: "quiet" }, t("workshop.pre_shut_then")));
  }

  #panel() {
    const { t } = this.lead;
    return make("div", { class: "pre-panel" },
      make("div", { class: "pre-ways" },
        make("fieldset", {}, make("legend", {}, t("workshop.address")), this.#links.map((link) => this.#way(link))),
        make("button", { type: "button", class: "text small", "data-key": "pre.again", onclick: () => this.lead.line.tell({ type: "ways" }) }, t("workshop.pre_look"))),
      make("div", { class: "pre-test" },
        make("h4", {}, t("workshop.pre_scan")),
        this.#test ? squares(this.#test, t("workshop.pre_squares", { address: this.link.origin })) : make("div", { class: "squares waiting" }),
        this.#test ? make("p", { class: "quiet" }, make("a", { href: this.#test.address, target: "_blank", rel: "noopener", "data-key": "pre.link" }, t("workshop.pre_link"))) : null),
      make("div", { class: "pre-results" },
        make("h4", {}, t("workshop.pre_results")),
        this.#results(),
        make("h4", {}, t("workshop.pre_help")),
        make("ul", { class: "pre-help" }, HELP.map((one) => make("li", {}, t(`workshop.pre_help_${one}`))))));
  }

  #way(link) {
    const { t } = this.lead;
    return make("label", { class: "way" },
      make("input", { type: "radio", name: "pre.way", value: link.origin, "data-key": `pre.way.${link.origin}`, checked: link.origin === this.link?.origin, onchange: () => this.choose(link.origin) }),
      make("span", {}, make("b", {}, parted(bare(link.origin))), " ", link.is_likely ? make("em", {}, t("workshop.pre_likely")) : null, " ",
        make("small", {}, t(`workshop.way_${link.kind}`), link.interface ? ` (${link.interface})` : "")));
  }

  #results() {
    const { t } = this.lead;
    const shown = [...this.#phones.values()].slice(-RESULTS_SHOWN).reverse();
    if (!shown.length) return make("p", { class: "quiet" }, t("workshop.pre_nobody"));
    return make("ul", { class: "came" }, shown.map((one) => make("li", { class: one.ms === null || one.is_own ? "" : "through" }, this.#result(one))));
  }

  #result(one) {
    const name = one.ms === null ? "page" : one.is_own ? "self" : "through";
    return this.lead.t(`workshop.pre_${name}`, { address: one.origin, ms: Math.round(one.ms ?? 0) });
  }
}

/** An address as people read it out. */
function bare(origin) {
  return origin.replace(/^http:\/\//, "");
}
