// In the bar above the map: whose map it is, and whether the details stand beside it.

import { button, element, setAttribute } from "../dom.js";
import { icon } from "../icons.js";
import { go } from "../going.js";
import { recall, store } from "../storage.js";

const DETAILS_KEY = "empathy.details";

export class Chooser {
  #locale = null;

  constructor(empathy) {
    this.empathy = empathy;
    this.board = empathy.board;
    this.board.root.classList.toggle("details", recall(DETAILS_KEY) === "1");
  }

  update() {
    const { board } = this;
    if (this.#locale !== board.locale) this.#build();
    const bar = board.topbar.element;
    if (this.persona.parentElement !== bar) {
      bar.prepend(this.persona);
      bar.insertBefore(this.details, board.topbar.views.element);
    }
    const { persona } = board.state;
    this.persona.hidden = !persona;
    const name = persona?.name ?? "";
    if (this.name.textContent !== name) this.name.textContent = name;
    setAttribute(this.details, "aria-pressed", String(board.root.classList.contains("details")));
  }

  #build() {
    const { board } = this;
    this.#locale = board.locale;
    this.persona?.remove();
    this.details?.remove();
    const label = board.t("empathy.choose_persona");
    this.name = element("b", "pick-name");
    this.persona = button("bar-button pick", label, () => this.#open(),
      element("em", "", {}, board.t("empathy.persona")), this.name, icon("chevron_down", 12));
    this.persona.dataset.pick = "persona";
    this.persona.setAttribute("aria-haspopup", "menu");
    const words = board.t("empathy.details");
    this.details = button("bar-button bar-icon bar-details", words, () => this.#toggleDetails(), icon("panel", 16));
  }

  #open() {
    const { board, empathy } = this;
    const personas = board.state.entries("persona").map((persona) => ({
      label: persona.is_target ? board.t("empathy.persona_target", { name: persona.name }) : persona.name,
      isChecked: persona === board.state.persona, run: () => empathy.choosePersona(persona.id), action: persona.id,
    }));
    const more = [
      ...(board.canEdit ? [{ label: board.t("empathy.add_persona"), run: () => empathy.addPersona(), action: "add_persona" }] : []),
      { label: board.t("empathy.open_personas"), run: () => go(board, "personas", board.state.persona?.id ?? ""), action: "open_personas" },
    ];
    board.menu.open([...personas, { separator: true }, ...more], this.persona.getBoundingClientRect(), board.t("empathy.choose_persona"));
  }

  showDetails() {
    if (this.board.frame.isNarrow) this.board.frame.setSheet(true);
    else if (!this.board.root.classList.contains("details")) this.#toggleDetails();
  }

  #toggleDetails() {
    const isOn = this.board.root.classList.toggle("details");
    store(DETAILS_KEY, isOn ? "1" : "0");
    this.board.grid.measure();
    this.board.schedule();
  }
}
