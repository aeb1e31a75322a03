// Exports: linkedNeeds(subject, options), needsOfPlace(subject), needsOfFeature(subject), needsOfPeak(subject)

import { button, element, setText } from "./dom.js";
import { go } from "./going.js";
import { icon } from "./icons.js";
import { group } from "./inspector_fields.js";
import { needNumber, sources, targets, toggleRelation } from "./links.js";

/** Needs that arise at a stage or touchpoint. */
export const needsOfPlace = (subject) =>
  linkedNeeds(subject, { title: subject.t("empathy.needs_here"), relation: "arises_at", needIsSource: true });

/** Needs that a feature serves. */
export const needsOfFeature = (subject) =>
  linkedNeeds(subject, { title: subject.t("empathy.serves"), relation: "serves", needIsSource: false });

/** Needs that a planned peak is meant for. */
export const needsOfPeak = (subject) =>
  linkedNeeds(subject, { title: subject.t("empathy.peak_for"), relation: "answers", needIsSource: false, isShown: (record) => record.is_peak });

/** A titled list of the needs a record is linked to, with a way to each on the empathy map, and a choice of one more. */
export function linkedNeeds(subject, { title, relation, needIsSource, canAdd = true, isShown = () => true }) {
  const field = new LinkedNeeds(subject, { relation, needIsSource, canAdd });
  const box = group(title, [field]);
  const { update } = box;
  return {
    ...box,
    update(record) {
      box.element.hidden = !isShown(record) || (!field.isOffered && field.needs().length === 0);
      update(record);
    },
  };
}

class LinkedNeeds {
  constructor(subject, { relation, needIsSource, canAdd }) {
    Object.assign(this, { subject, relation, needIsSource, canAdd });
    this.list = element("ul", "insp-paths");
    this.select = element("select", "insp-select", { "aria-label": subject.t("empathy.choose_need"), "data-link": relation });
    this.select.addEventListener("change", () => this.#add());
    this.element = element("div", "insp-pathbox", {}, this.list, this.select);
  }

  /** Whether a further need can be chosen. */
  get isOffered() {
    return this.canAdd && this.subject.canEdit() && this.subject.board.state.entries("need").length > 0;
  }

  needs() {
    const { state } = this.subject.board;
    const found = this.needIsSource ? sources(state, this.subject.id, [this.relation]) : targets(state, this.subject.id, this.relation);
    const all = state.entries("need");
    return [...found].sort((a, b) => all.indexOf(a) - all.indexOf(b));
  }

  update() {
    const { board } = this.subject;
    const needs = this.needs();
    const all = board.state.entries("need");
    const key = JSON.stringify([all.map((need) => [need.id, need.name]), needs.map((need) => need.id), this.subject.canEdit()]);
    if (key === this.key) return;
    this.key = key;
    this.list.replaceChildren(...needs.map((need) => this.#item(need)));
    this.select.hidden = !this.isOffered;
    const others = all.filter((need) => !needs.includes(need));
    this.select.replaceChildren(element("option", "", { value: "" }, this.subject.t("empathy.choose_need")),
      ...others.map((need) => element("option", "", { value: need.id }, `${needNumber(board.state, need.id)} ${need.name}`)));
  }

  #item(need) {
    const { board, t } = this.subject;
    const number = needNumber(board.state, need.id);
    const name = element("span", "insp-path-name");
    setText(name, need.name);
    const show = board.empathy ? () => { board.select(need.id); board.reveal(need.id); } : () => go(board, "empathy", need.id);
    return element("li", "", { "data-linked-need": need.id }, element("span", "need-no", {}, number),
      button("insp-link", t("empathy.show_need", { number }), show, name),
      this.canAdd && this.subject.canEdit() ? button("insp-icon", t("empathy.unlink_need", { number }), () => this.#toggle(need.id), icon("close", 12)) : null);
  }

  #add() {
    if (this.select.value) this.#toggle(this.select.value);
  }

  #toggle(needId) {
    const { board, id } = this.subject;
    const [source, target] = this.needIsSource ? [needId, id] : [id, needId];
    board.dispatch(toggleRelation(board.state, this.relation, source, target));
  }
}
