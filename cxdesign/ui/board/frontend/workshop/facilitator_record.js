// A decision of the workshop, copied into the evaluation's decision record: for one of the revealed rounds, never silently.

import { make } from "./parts.js";

export class RecordPart {
  #chosen = new Map();
  #sure = null;

  constructor(lead, redraw) {
    this.lead = lead;
    this.redraw = redraw;
  }

  /** What is drawn depends on this besides the decisions themselves. */
  get state() {
    return [this.lead.now.rounds, [...this.#chosen], this.#sure];
  }

  /** What stands below a decision: where it is on record, and how it gets there; null for one in words alone. */
  below(one) {
    const { lead } = this;
    const { t, now: { rounds } } = lead;
    if (!one.outcome) return null;
    if (!rounds.length) return make("p", { class: "quiet" }, t("room_into.no_round"));
    const round = rounds.find((other) => other.id === this.#chosen.get(one.id)) ?? rounds[0];
    const isThere = this.#isOn(one, round);
    const choice = rounds.length > 1 ? make("select", { "data-key": `record.round.${one.id}`, "aria-label": t("room_into.round"), onchange: () => { this.#chosen.set(one.id, choice.value); this.#sure = null; this.redraw(); } },
      rounds.map((other) => make("option", { value: other.id, selected: other === round }, other.name))) : null;
    return make("div", { class: "record" },
      lead.taken.at(`record ${one.id}`), choice,
      isThere ? make("p", { class: "quiet" }, `✓ ${t("room_into.on_record", { round: round.name })}`)
        : this.#sure === one.id ? this.#asking(one, round)
          : make("button", { type: "button", "data-key": `record.${one.id}`, onclick: () => this.#press(one, round) }, t(choice ? "room_into.record" : "room_into.record_for", { round: round.name })));
  }

  /** The round has a decision: that one is shown, and replaced only by a second press. */
  #asking(one, round) {
    const { t } = this.lead;
    const outcome = round.outcome ? t(`enum.outcome.${round.outcome}`) : "–";
    return make("div", { class: "sure" },
      make("p", {}, t("room_into.replace_sure", { round: round.name })),
      make("p", { class: "quiet" }, round.reason ? t("result.concluded", { outcome, text: round.reason }) : outcome),
      make("p", { class: "buttons" },
        make("button", { type: "button", class: "primary", "data-key": `record.replace.${one.id}`, onclick: () => this.#send(one, round, true) }, t("room_into.replace")),
        make("button", { type: "button", onclick: () => { this.#sure = null; this.redraw(); } }, t("workshop.cancel"))));
  }

  #press(one, round) {
    if (!round.is_decided) { this.#send(one, round, false); return; }
    this.#sure = one.id;
    this.redraw();
  }

  #send(one, round, replaces) {
    const { lead } = this;
    this.#sure = null;
    lead.taken.take({ type: "decision", conclusion_id: one.id, round_id: round.id, replaces }, `record ${one.id}`,
      lead.t("room_into.recorded", { round: round.name }), "evaluate");
  }

  /** Whether it is what stands on record for a round: its outcome, its words, and the workshop as its basis. */
  #isOn(one, round) {
    return round.outcome === one.outcome && round.reason.includes(this.lead.now.agenda.name) && round.reason.includes(one.text.trim());
  }
}
