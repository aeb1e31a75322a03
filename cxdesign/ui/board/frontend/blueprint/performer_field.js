// Who performs a step: chosen from the performers, or a new one added in place; type and control mode belong to the performer.

import { element, setAttribute } from "../dom.js";
import { isComposing, row } from "../inspector_fields.js";
import { newId } from "../records.js";
import { NAME_LIMIT, oneLine } from "../texts.js";

const TYPES = ["own", "outsourced", "internal_customer"];
const MODES = ["proof", "audit", "supervision", "joint_work"];
const NEW = "new";

export function performerField(subject) {
  return new PerformerField(subject);
}

class PerformerField {
  constructor(subject) {
    this.subject = subject;
    const { t } = subject;
    this.choice = element("select", "insp-select", { "aria-label": t("board.field_performer") });
    this.name = element("input", "insp-text", { type: "text", maxlength: NAME_LIMIT, autocomplete: "off", "aria-label": t("board.new_performer"), placeholder: t("board.new_performer") });
    this.type = this.#select("performer_type", TYPES);
    this.mode = this.#select("control_mode", MODES, true);
    this.nameRow = row("", this.name);
    this.typeRow = row(t("board.performer_type"), this.type);
    this.modeRow = row(t("board.field_control_mode"), this.mode);
    this.element = element("div", "", {}, row(t("board.field_performer"), this.choice), this.nameRow, this.typeRow, this.modeRow);
    this.nameRow.hidden = true;
    this.choice.addEventListener("change", () => this.#choose());
    this.choice.addEventListener("blur", () => subject.refresh());
    this.name.addEventListener("keydown", (event) => this.#onKey(event));
    this.name.addEventListener("blur", () => this.#addNamed());
  }

  update(record) {
    const { state } = this.subject.board;
    const performers = state.entries("performer");
    const relation = state.relations(record.id).find((one) => one.relation === "performed_by");
    this.relation = relation ?? null;
    this.performer = relation ? state.records.get(relation.target_id) ?? null : null;
    const canEdit = this.subject.canEdit();
    const key = JSON.stringify([performers.map(({ id, name }) => [id, name]), canEdit]);
    if (this.key !== key) {
      this.key = key;
      const { t } = this.subject;
      this.choice.replaceChildren(element("option", "", { value: "" }, t("board.not_set")),
        ...performers.map(({ id, name }) => element("option", "", { value: id }, name)),
        ...(canEdit ? [element("option", "", { value: NEW }, t("board.add_performer"))] : []));
    }
    const isNaming = !this.nameRow.hidden;
    if (!isNaming) this.choice.value = this.performer?.id ?? "";
    setAttribute(this.choice, "data-empty", this.choice.value ? null : "");
    this.typeRow.hidden = isNaming || !this.performer;
    this.modeRow.hidden = isNaming || this.performer?.performer_type !== "outsourced";
    for (const control of [this.choice, this.type, this.mode]) control.disabled = !canEdit;
    this.type.value = this.performer?.performer_type ?? "own";
    this.mode.value = this.performer?.control_mode ?? "";
    setAttribute(this.mode, "data-empty", this.mode.value ? null : "");
  }

  commit() {
    this.#addNamed();
  }

  #select(field, values, isOptional = false) {
    const { t } = this.subject;
    const select = element("select", "insp-select", { "aria-label": t(`board.field_${field}`) },
      ...(isOptional ? [element("option", "", { value: "" }, t("board.not_set"))] : []),
      ...values.map((value) => element("option", "", { value }, t(`enum.${field}.${value}`))));
    select.addEventListener("change", () => this.#edit({ [field]: select.value || null }));
    return select;
  }

  #edit(attributes) {
    if (this.performer) this.subject.board.dispatch({ name: "edit_entry", entry_id: this.performer.id, attributes });
  }

  #choose() {
    const { board, id } = this.subject;
    const { value } = this.choice;
    this.nameRow.hidden = value !== NEW;
    if (value === NEW) {
      this.name.value = "";
      this.typeRow.hidden = true;
      this.modeRow.hidden = true;
      this.name.focus();
    } else if (value) board.dispatch({ name: "relate", relation: "performed_by", source_id: id, target_id: value });
    else if (this.relation) board.dispatch({ name: "unrelate", relation_id: this.relation.id });
  }

  #onKey(event) {
    if (isComposing(event)) return;
    if (event.key === "Enter") this.#addNamed();
    else if (event.key === "Escape") {
      event.stopPropagation();
      this.name.value = "";
      this.#addNamed();
    }
  }

  #addNamed() {
    if (this.nameRow.hidden) return;
    this.nameRow.hidden = true;
    const { board, id } = this.subject;
    const name = oneLine(this.name.value);
    if (name) {
      const known = board.state.entries("performer").find((one) => one.name === name);
      const entryId = known?.id ?? newId("performer");
      if (!known) board.dispatch({ name: "add_entry", entry_id: entryId, entry_name: name, attributes: {}, before_id: null });
      board.dispatch({ name: "relate", relation: "performed_by", source_id: id, target_id: entryId });
    }
    this.subject.refresh();
  }
}
