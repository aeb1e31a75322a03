// Exports: pathsField(subject)

import { button, element, setText } from "./dom.js";
import { icon } from "./icons.js";
import { newId } from "./records.js";

/** Extra ways from one touchpoint to others, besides the order of the journey. */
export function pathsField(subject) {
  return new PathsField(subject);
}

class PathsField {
  constructor(subject) {
    this.subject = subject;
    const { t } = subject;
    this.list = element("ul", "insp-paths");
    this.select = element("select", "insp-select", { "aria-label": t("board.path_target") });
    this.repeat = element("input", "", { type: "checkbox" });
    this.add = button("insp-button", t("board.path_add"), () => this.commitNew(), icon("plus", 12), t("board.path_add_short"));
    this.form = element("div", "insp-path-form", {}, this.select,
      element("label", "insp-check", {}, this.repeat, t("board.path_repeat")), this.add);
    this.element = element("div", "insp-pathbox", {}, this.list, this.form);
    this.select.addEventListener("change", () => this.refreshForm());
  }

  update(record) {
    const { board } = this.subject;
    this.touchpoints = board.state.touchpoints();
    const paths = [...board.state.records.values()].filter((one) => one.kind === "path" && one.source_id === record.id);
    const names = this.touchpoints.map((one) => [one.id, one.name]);
    const key = JSON.stringify([record.id, names, paths.map((path) => [path.id, path.target_id, path.is_repeat]), this.subject.canEdit()]);
    if (key === this.key) return;
    this.key = key;
    this.list.replaceChildren(...paths.map((path) => this.item(path)));
    this.form.hidden = !this.subject.canEdit();
    const taken = new Set([record.id, ...paths.map((path) => path.target_id)]);
    const chosen = this.select.value;
    this.select.replaceChildren(element("option", "", { value: "" }, this.subject.t("board.path_choose")),
      ...this.touchpoints.filter((one) => !taken.has(one.id)).map((one) => element("option", "", { value: one.id }, this.numbered(one))));
    this.select.value = taken.has(chosen) ? "" : chosen;
    this.refreshForm();
  }

  item(path) {
    const { board, t } = this.subject;
    const target = board.state.records.get(path.target_id);
    const name = target ? this.numbered(target) : "";
    const label = element("span", "insp-path-name");
    setText(label, name);
    return element("li", "", {}, icon(path.is_repeat ? "repeat" : "branch", 14),
      button("insp-link", t("board.path_show", { name }), () => board.reveal(path.target_id), label),
      path.is_repeat ? element("span", "insp-tag", {}, t("board.path_repeat")) : null,
      this.subject.canEdit() ? button("insp-icon", t("board.path_remove", { name }), () => board.dispatch({ name: "remove_path", path_id: path.id }), icon("close", 12)) : null);
  }

  /** Only a repeat may lead back, so the choice is made for earlier targets. */
  refreshForm() {
    const from = this.touchpoints.findIndex((one) => one.id === this.subject.id);
    const to = this.touchpoints.findIndex((one) => one.id === this.select.value);
    const leadsBack = to >= 0 && to < from;
    this.add.disabled = to < 0;
    this.repeat.disabled = to < 0 || leadsBack;
    if (leadsBack) this.repeat.checked = true;
  }

  commitNew() {
    if (!this.select.value) return;
    this.subject.board.dispatch({
      name: "add_path", path_id: newId("path"), source_id: this.subject.id, target_id: this.select.value, is_repeat: this.repeat.checked,
    });
    this.select.value = "";
    this.repeat.checked = false;
    this.refreshForm();
  }

  numbered(touchpoint) {
    return `${this.touchpoints.findIndex((one) => one.id === touchpoint.id) + 1} ${touchpoint.name}`;
  }
}
