// A figure opened to its formula, its counts and where it comes from: one panel at a time. The server sends the words.

import { make } from "./parts.js";

export class OpenedPart {
  #wanted = 0;

  constructor(lead) {
    this.lead = lead;
    this.figure = null;
    this.root = make("aside", { class: "opened", role: "dialog", popover: "manual", tabindex: "-1" });
    this.root.addEventListener("keydown", (event) => { if (event.key === "Escape") this.close(true); });
    lead.root.append(this.root);
  }

  forget() {
    this.close();
  }

  /** Fetch a figure and show it; the second press on an open one closes it. */
  async toggle(figure) {
    if (this.figure === figure) return this.close(true);
    const { lead } = this;
    const number = ++this.#wanted;
    try {
      const query = new URLSearchParams({ prompt: lead.selected.id, figure });
      const response = await fetch(`${lead.path}/workshop/figure?${query}`, { headers: { "X-Ticket": lead.data.ticket } });
      const found = await response.json().catch(() => ({}));
      if (number !== this.#wanted) return undefined;
      if (!response.ok) throw new Error(found.message ?? "");
      this.#show(figure, found);
    } catch (error) {
      lead.trouble = error.message || lead.t("workshop.figure_failed");
      lead.render();
    }
    return undefined;
  }

  close(returnsFocus = false) {
    this.#wanted += 1;
    const { figure } = this;
    if (figure === null) return;
    this.figure = null;
    if (this.root.hidePopover) this.root.hidePopover();
    else this.root.classList.remove("shown");
    this.#mark(figure, false);
    if (returnsFocus) this.#opener(figure)?.focus();
  }

  /** Mark what is open again after the middle was drawn anew; what is gone from it closes. */
  renew() {
    if (this.figure === null) return;
    if (this.#opener(this.figure)) this.#mark(this.figure, true);
    else this.close();
  }

  #show(figure, found) {
    const { t } = this.lead;
    if (this.figure !== null) this.#mark(this.figure, false);
    this.figure = figure;
    this.root.setAttribute("aria-label", found.title);
    this.root.replaceChildren(
      make("div", { class: "opened-head" }, make("h3", {}, found.title),
        make("button", { type: "button", class: "text", onclick: () => this.close(true) }, t("opened.close"))),
      make("p", { class: "opened-value" }, found.value),
      found.formula ? make("p", { class: "opened-formula" }, found.formula) : "",
      found.worked ? make("p", { class: "opened-worked" }, found.worked) : "",
      lines(t("opened.inputs"), found.inputs), lines(t("opened.ratings"), found.ratings),
      ...found.notes.map(([heading, text]) => part(heading, [text])),
      part(t("opened.origins"), found.origins), part(t("opened.against"), found.against));
    this.root.scrollTop = 0;
    if (this.root.showPopover) { if (!this.root.matches(":popover-open")) this.root.showPopover(); }
    else this.root.classList.add("shown");
    this.#mark(figure, true);
    this.root.focus({ preventScroll: true });
  }

  #opener(figure) {
    return this.lead.centre.querySelector(`[data-key="open.${CSS.escape(figure)}"]`);
  }

  #mark(figure, isOpen) {
    this.#opener(figure)?.setAttribute("aria-expanded", String(isOpen));
  }
}

/** A figure that opens. */
export function opener(lead, figure, ...shown) {
  return make("button", { type: "button", class: "text opens", "data-key": `open.${figure}`, "aria-haspopup": "dialog", "aria-expanded": "false",
    title: lead.t("workshop.open_figure"), onclick: () => lead.opened.toggle(figure) }, ...shown);
}

function part(heading, texts) {
  return texts.length ? make("section", {}, make("h4", {}, heading), texts.map((text) => make("p", {}, text))) : "";
}

function lines(heading, entries) {
  if (!entries.length) return "";
  return make("section", {}, make("h4", {}, heading), make("table", {}, make("tbody", {}, entries.map(([symbol, value, text]) =>
    make("tr", {}, make("th", { scope: "row" }, symbol), make("td", { class: "value" }, value), make("td", { class: "said" }, text))))));
}
