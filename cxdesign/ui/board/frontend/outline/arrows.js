// The arrows of a step as a list, each with what it means, its switches and what is said about it, and a choice of one more.

import { button, element, setText } from "../dom.js";
import { icon } from "../icons.js";
import { Subject } from "../inspector.js";
import { flowKind, newId } from "../records.js";
import { shortened } from "./item.js";

export const arrowsField = (subject) => new ArrowsField(subject);

class ArrowsField {
  #shown = "";
  #talks = new Map();

  constructor(subject) {
    this.subject = subject;
    this.board = subject.board;
    const { t } = subject;
    this.list = element("ul", "o-arrow-list");
    this.targets = element("select", "insp-select", { "aria-label": t("board.outline_arrow_to") });
    this.add = button("insp-button", t("board.outline_arrow_add"), () => this.#add(), t("board.outline_arrow_add"));
    this.form = element("div", "o-arrow-form", {}, this.targets, this.add);
    this.element = element("div", "o-arrow-box", {}, this.list, this.form);
  }

  update(record) {
    const { board, subject } = this;
    const { state } = board;
    const isBare = state.lane(record.lane_id)?.role === "evidence";
    this.form.hidden = !subject.canEdit() || isBare;
    const flows = board.arrows.flowsOf(record.id);
    const steps = this.#steps(record);
    const key = JSON.stringify([record.id, flows, flows.map((flow) => this.#other(flow)?.text), steps.map(([id, text]) => [id, text]), subject.canEdit()]);
    if (key !== this.#shown) this.#draw(flows, steps);
    this.#shown = key;
    for (const talk of this.#talks.values()) talk.update();
  }

  /** Keep what stands in the fields. */
  commit() {
    for (const talk of this.#talks.values()) talk.commit?.();
  }

  #draw(flows, steps) {
    const { subject } = this;
    const held = this.#held();
    this.list.replaceChildren(...flows.map((flow) => this.#item(flow, steps)));
    const { value } = this.targets;
    this.targets.replaceChildren(element("option", "", { value: "" }, subject.t("board.outline_arrow_choose")),
      ...steps.map(([id, text]) => element("option", "", { value: id }, text)));
    this.targets.value = steps.some(([id]) => id === value) ? value : "";
    held?.();
  }

  /** The comments on an arrow; what is being written there outlasts a new drawing. */
  #talk(id) {
    if (!this.#talks.has(id)) this.#talks.set(id, this.board.comments.section(new Subject(this.subject.inspector, id)));
    return this.#talks.get(id).element;
  }

  /** Steps an arrow may lead to, with their lanes. */
  #steps(record) {
    const { state } = this.board;
    const lanes = state.visibleLanes().filter((lane) => lane.role !== "evidence");
    return state.touchpoints().flatMap((touchpoint) => lanes.flatMap((lane) => state.cards(touchpoint.id, lane.id)
      .filter((card) => card.id !== record.id).map((card) => [card.id, `${state.numberOf(touchpoint.id)} · ${this.board.laneName(lane)} · ${shortened(card.text)}`])));
  }

  #other(flow) {
    const { records } = this.board.state;
    return records.get(flow.source_id === this.subject.id ? flow.target_id : flow.source_id);
  }

  #item(flow, steps) {
    const { subject, board } = this;
    const { t } = subject;
    const isOut = flow.source_id === subject.id;
    const text = shortened(this.#other(flow)?.text ?? "");
    const words = element("span", "o-arrow-words");
    setText(words, `${t(isOut ? "board.outline_leads_to" : "board.outline_comes_from", { text })} · ${this.#meaning(flow)}`);
    const item = element("li", "", { "data-flow": flow.id }, words);
    if (!subject.canEdit()) {
      item.append(this.#talk(flow.id));
      return item;
    }
    const set = (fields) => board.dispatch({ name: "edit_flow", flow_id: flow.id, ...fields });
    const toggle = (field) => {
      const label = t(`board.field_${field}`);
      const control = button("insp-chip", `${label}: ${text}`, () => set({ [field]: !flow[field] }), label);
      control.dataset.does = field;
      control.setAttribute("aria-pressed", String(Boolean(flow[field])));
      return control;
    };
    const end = isOut ? "target_id" : "source_id";
    const elsewhere = element("select", "insp-select", { "aria-label": t("board.outline_arrow_elsewhere", { text }), "data-does": "end" },
      ...steps.map(([id, one]) => element("option", "", { value: id }, one)));
    elsewhere.value = flow[end];
    elsewhere.addEventListener("change", () => set({ source_id: flow.source_id, target_id: flow.target_id, [end]: elsewhere.value }));
    const remove = button("insp-icon", `${t("board.arrow_remove")}: ${text}`, () => board.dispatch({ name: "remove_flow", flow_id: flow.id }), icon("close", 12));
    remove.dataset.does = "remove";
    item.append(toggle("is_repeat"), toggle("is_non_visual"), elsewhere, remove, this.#talk(flow.id));
    return item;
  }

  #meaning(flow) {
    const { state } = this.board;
    const [source, target] = [flow.source_id, flow.target_id].map((id) => state.lane(state.records.get(id)?.lane_id)?.role);
    const kind = flowKind(source, target, flow.is_non_visual);
    return this.subject.t(kind ? `enum.flow_kind.${kind}` : "board.arrow_jumps");
  }

  /** The control of an arrow that has the focus gets it back when the list is drawn anew; the next one, when it is gone. */
  #held() {
    const focused = this.element.getRootNode().activeElement;
    const item = focused && this.list.contains(focused) ? focused.closest("[data-flow]") : null;
    if (!item) return null;
    const { flow } = item.dataset;
    const { does } = focused.dataset;
    return () => {
      // What is said about an arrow is put back as it was, the caret with it.
      if (focused.isConnected) { focused.focus({ preventScroll: true }); return; }
      const again = this.list.querySelector(`[data-flow="${flow}"] [data-does="${does}"]`);
      (again ?? this.list.querySelector("button") ?? this.targets).focus({ preventScroll: true });
    };
  }

  #add() {
    const { value } = this.targets;
    if (!value) {
      this.targets.focus();
      return;
    }
    const { board, subject } = this;
    board.dispatch({ name: "add_flow", flow_id: newId("flow"), source_id: subject.id, target_id: value, is_repeat: false, is_non_visual: false });
    this.targets.value = "";
  }
}
