// What was decided: an outcome, words, or both. It goes into the result as it stands here.

import { Fold } from "./facilitator_fold.js";
import { RecordPart } from "./facilitator_record.js";
import { make, randomHex } from "./parts.js";

const OUTCOMES = ["accept", "iterate", "stop"];
const LIMIT = 500;

export class DecidedPart {
  #key = null;

  constructor(lead) {
    this.lead = lead;
    this.record = new RecordPart(lead, () => this.renew());
    this.quiet = make("p", { class: "quiet" });
    this.list = make("ul", { class: "thoughts" });
    this.outcome = make("select", { "data-key": "decided.outcome" });
    this.field = make("textarea", { "data-key": "decided.text", maxlength: LIMIT, rows: "2" });
    this.add = make("button", { "data-key": "decided.add" });
    this.fold = new Fold("decided", "decided.fold", this.quiet, this.list,
      make("form", { class: "park-form", onsubmit: (event) => { event.preventDefault(); this.#submit(); } }, this.outcome, this.field, this.add));
    this.root = this.fold.root;
    this.#word();
  }

  /** Draw the list anew. */
  renew() {
    this.#key = null;
    this.render();
  }

  forget() {
    this.#key = null;
    this.#word();
  }

  #word() {
    const { t } = this.lead;
    const chosen = this.outcome.value;
    this.outcome.setAttribute("aria-label", t("workshop.decided_outcome"));
    this.outcome.replaceChildren(...["", ...OUTCOMES].map((one) => make("option", { value: one, selected: one === chosen }, one ? t(`enum.outcome.${one}`) : t("workshop.decided_in_words"))));
    this.field.setAttribute("aria-label", t("workshop.decided_text"));
    this.field.setAttribute("placeholder", t("workshop.decided_text"));
    this.add.textContent = t("workshop.decided_add");
  }

  render() {
    const { lead } = this;
    const { t, now: { concluded } } = lead;
    this.fold.tell(t("workshop.decided"), lead.isAtEnd, concluded.length);
    const key = JSON.stringify([concluded, this.record.state]);
    if (key === this.#key) return;
    this.#key = key;
    this.quiet.textContent = t(concluded.length ? "workshop.decided_some" : "workshop.decided_none");
    const focused = this.list.getRootNode().activeElement?.dataset?.key;
    this.list.replaceChildren(...concluded.map((one) => this.#one(one)));
    if (focused) this.list.querySelector(`[data-key="${focused}"]`)?.focus();
  }

  #one(one) {
    const { lead } = this;
    const label = lead.t("workshop.remove", { name: one.text || lead.t(`enum.outcome.${one.outcome}`) });
    return make("li", {},
      make("span", { class: "said" }, wordsOf(lead.t, one)),
      make("button", { type: "button", class: "text small", "data-key": `decided.${one.id}`, "aria-label": label, title: label, onclick: () => lead.deed("withdraw", { conclusion_id: one.id }) }, "×"),
      this.record.below(one));
  }

  #submit() {
    const [outcome, text] = [this.outcome.value || null, this.field.value.trim()];
    if (!outcome && !text) { this.field.focus(); return; }
    this.lead.deed("conclude", { conclusion_id: randomHex(32), outcome, text });
    this.outcome.value = this.field.value = "";
    this.field.focus();
  }
}

/** A decision as the result tells it. */
function wordsOf(t, one) {
  if (!one.outcome) return one.text;
  const outcome = t(`enum.outcome.${one.outcome}`);
  return one.text ? t("result.concluded", { outcome, text: one.text }) : outcome;
}
