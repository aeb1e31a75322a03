// The standards that govern a step, as a list; one more is chosen from those of the project.

import { button, element } from "../dom.js";
import { icon } from "../icons.js";

export function standardsField(subject) {
  return new StandardsField(subject);
}

class StandardsField {
  constructor(subject) {
    this.subject = subject;
    this.list = element("ul", "insp-paths");
    this.choice = element("select", "insp-select", { "aria-label": subject.t("board.add_standard") });
    this.none = element("p", "insp-calm", {}, subject.t("board.no_standards"));
    this.element = element("div", "insp-pathbox", {}, this.list, this.none, this.choice);
    this.choice.addEventListener("change", () => {
      const { value } = this.choice;
      this.choice.value = "";
      if (value) subject.board.dispatch({ name: "relate", relation: "governed_by", source_id: subject.id, target_id: value });
    });
  }

  update(record) {
    const { board, t } = this.subject;
    const relations = board.state.relations(record.id).filter((one) => one.relation === "governed_by");
    const standards = board.state.entries("standard");
    const canEdit = this.subject.canEdit();
    const key = JSON.stringify([relations.map((one) => one.id), standards.map(({ id, name }) => [id, name]), canEdit]);
    if (key === this.key) return;
    this.key = key;
    const governing = new Set(relations.map((one) => one.target_id));
    this.list.replaceChildren(...relations.map((relation) => this.#item(relation, canEdit)));
    this.none.hidden = standards.length > 0;
    const free = standards.filter(({ id }) => !governing.has(id));
    this.choice.hidden = !canEdit || free.length === 0;
    this.choice.replaceChildren(element("option", "", { value: "" }, t("board.add_standard")), ...free.map(({ id, name }) => element("option", "", { value: id }, name)));
  }

  #item(relation, canEdit) {
    const { board, t } = this.subject;
    const name = board.state.records.get(relation.target_id)?.name ?? "";
    const remove = () => board.dispatch({ name: "unrelate", relation_id: relation.id });
    return element("li", "", {}, icon("check", 14), element("span", "insp-path-name", {}, name),
      canEdit ? button("insp-icon", t("board.remove_standard", { name }), remove, icon("close", 12)) : null);
  }
}
