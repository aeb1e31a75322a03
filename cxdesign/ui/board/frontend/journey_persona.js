// Whose journey it is: the persona named in the corner of the map, in the menu of views and in the outline. Where there are
// several, the chosen one's needs are marked; the choice is the same as on the empathy map.

import { button, element, setAttribute, setText } from "./dom.js";
import { icon } from "./icons.js";
import { recall, store } from "./storage.js";

export class JourneyPersona {
  #locale = null;

  constructor(board) {
    this.board = board;
    this.key = `persona.${board.projectId}`;
    board.state.personaId = recall(this.key);
  }

  get all() {
    return this.board.state.entries("persona");
  }

  /** The persona somebody chose, null while it is the target audience by itself. */
  get chosenId() {
    const { personaId, records } = this.board.state;
    return records.has(personaId) ? personaId : null;
  }

  update() {
    const { board } = this;
    if (this.#locale !== board.locale) this.#build();
    const corner = board.grid.head.cornerBelow;
    if (this.root.parentElement !== corner) corner.prepend(this.root);
    const { persona } = board.state;
    this.root.hidden = !persona;
    if (!persona) return;
    setText(this.name, persona.name);
    const words = board.t("empathy.journey_of", { name: persona.name });
    this.root.title = words;
    const isChoice = this.all.length > 1;
    setAttribute(this.root, "aria-label", isChoice ? `${words}. ${board.t("empathy.choose_persona")}` : words);
    setAttribute(this.root, "aria-haspopup", isChoice ? "menu" : null);
    setAttribute(this.root, "data-one", isChoice ? null : "");
    this.#portray(persona);
  }

  choose(id) {
    const { board } = this;
    board.state.personaId = id;
    store(this.key, id);
    board.say(board.t("empathy.journey_of", { name: board.state.persona.name }));
    board.grid.forget();
    board.schedule();
  }

  /** The personas as items of a menu. */
  items() {
    const { board } = this;
    return this.all.map((persona) => ({
      label: persona.is_target ? board.t("empathy.persona_target", { name: persona.name }) : persona.name,
      isChecked: persona === board.state.persona, run: () => this.choose(persona.id), action: `persona ${persona.id}`,
    }));
  }

  #build() {
    const { board } = this;
    this.#locale = board.locale;
    this.root?.remove();
    this.name = element("b", "whose-name");
    this.face = element("img", "whose-face", { alt: "", width: 20, height: 20, hidden: "" });
    this.root = button("whose", "", () => this.#open(),
      element("em", "", {}, board.t("empathy.persona"), icon("chevron_down", 12)), element("span", "whose-who", {}, this.face, this.name));
  }

  #open() {
    const { board } = this;
    if (this.all.length > 1) board.menu.open(this.items(), this.root.getBoundingClientRect(), board.t("empathy.choose_persona"));
    else board.say(this.root.title);
  }

  #portray({ image = "" }) {
    this.face.hidden = !image;
    if (!image || this.face.dataset.digest === image) return;
    this.face.dataset.digest = image;
    this.board.images.sources.show(this.face, image, () => {});
  }
}
