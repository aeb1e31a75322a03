// Above the map: who the persona is, what they have to get done, in which situation, and what all this rests on.

import { element, setAttribute, setText } from "../dom.js";
import { svgElement } from "../icons.js";

/** Fields in reading order; those after the second stand under a title of their own. */
export const FIELDS = ["name", "description", "goal", "situation", "rests_on"];

export class PersonaHead {
  #fields = new Map();
  #shown = null;

  constructor(board, mount) {
    this.board = board;
    // Nothing here stays while the map scrolls: what scrolls under the head elsewhere asks this for its height.
    this.root = element("div", "head none");
    this.touchpointRow = this.root;
    this.section = element("section", "persona", { tabindex: "-1", "aria-label": board.t("empathy.persona") });
    this.face = element("span", "face", {}, portrait());
    this.section.append(this.face, this.#who(), ...FIELDS.slice(2).map((field) => this.#titled(field)));
    mount.append(this.root, this.section);
    this.section.addEventListener("dblclick", (event) => this.#onDoubleClick(event));
  }

  update(scene) {
    const { persona } = this.board.state;
    this.section.hidden = !persona;
    if (!persona) return;
    this.section.dataset.personaId = persona.id;
    const isSelected = scene.selection === persona.id && !scene.cursor;
    this.section.classList.toggle("sel", isSelected);
    const key = `${scene.locale}|${scene.canEdit}`;
    if (this.#shown?.persona === persona && this.#shown.key === key && this.#shown.edited === scene.editedField) return;
    this.#shown = { persona, key, edited: scene.editedField };
    for (const [field, node] of this.#fields) this.#fill(node, field, persona);
    this.board.images.portray(this.face, persona);
    this.badge.hidden = !persona.is_target;
    this.badge.textContent = this.board.t("empathy.target");
    for (const title of this.section.querySelectorAll(".title")) title.textContent = this.board.t(`board.field_${title.dataset.of}`);
  }

  elementOf(id) {
    return id === this.board.state.persona?.id ? this.section : null;
  }

  nameOf(id) {
    return this.elementOf(id) && this.#fields.get("name");
  }

  /** Element that shows a field, where an editor is laid over it. */
  fieldOf(field) {
    return this.#fields.get(field) ?? null;
  }

  focusField(field) {
    this.board.select(this.board.state.persona?.id ?? null);
    this.fieldOf(field)?.focus({ preventScroll: true });
    this.board.grid.show(this.section);
  }

  /** The field that has the focus, null when none has. */
  get focused() {
    return this.section.getRootNode().activeElement?.dataset.field ?? null;
  }

  #fill(node, field, persona) {
    const text = persona[field] ?? "";
    const isEmpty = text === "";
    node.classList.toggle("missing", isEmpty);
    setText(node, isEmpty ? this.board.t(`empathy.missing_${field}`) : text);
    setAttribute(node, "aria-label", `${this.board.t(`board.field_${field}`)}: ${text}`);
  }

  #who() {
    this.badge = element("span", "target term-word");
    return element("div", "who-is", {}, element("h3", "", {}, this.#field("name"), this.badge), this.#field("description"));
  }

  #titled(field) {
    return element("div", "told", {}, element("span", "title", { "data-of": field }), this.#field(field));
  }

  #field(name) {
    const node = element("span", "field", { tabindex: "-1", "data-field": name });
    this.#fields.set(name, node);
    return node;
  }

  #onDoubleClick(event) {
    event.stopPropagation();
    const field = event.target.closest("[data-field]")?.dataset.field ?? "name";
    if (!event.target.closest("button")) this.board.empathy.editPersona(field);
  }
}

function portrait() {
  return svgElement("svg", { class: "portrait", viewBox: "0 0 44 44", "aria-hidden": "true" },
    svgElement("circle", { cx: 22, cy: 15.5, r: 7 }), svgElement("path", { d: "M8 40c.5-9 6-14 14-14s13.500 5 14 14" }));
}
