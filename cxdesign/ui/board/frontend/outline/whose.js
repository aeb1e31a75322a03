// Whose journey the outline tells: the name of the persona, or a choice where there are several.

import { element } from "../dom.js";

export class Whose {
  #shown = "";

  constructor(board) {
    this.board = board;
    this.words = element("span");
    this.select = element("select", "insp-select", { "aria-label": board.t("empathy.choose_persona") });
    this.select.addEventListener("change", () => board.persona.choose(this.select.value));
    this.root = element("p", "o-whose", {}, this.words, this.select);
  }

  update() {
    const { board } = this;
    const { all } = board.persona;
    const { persona } = board.state;
    this.root.hidden = !persona;
    if (!persona) return;
    const shown = JSON.stringify([persona.id, ...all.map(({ id, name }) => [id, name])]);
    if (shown === this.#shown) return;
    this.#shown = shown;
    const isChoice = all.length > 1;
    this.select.hidden = !isChoice;
    this.words.textContent = isChoice ? `${board.t("empathy.persona")} ` : board.t("empathy.journey_of", { name: persona.name });
    this.select.replaceChildren(...all.map(({ id, name }) => element("option", "", { value: id }, name)));
    this.select.value = persona.id;
  }
}
