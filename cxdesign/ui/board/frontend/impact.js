// Impact of a record over the maps: the server says what suffers and what it rests on, everything else falls back.

import { button, element, setAttribute, setText, toggleClass } from "./dom.js";
import { go } from "./going.js";
import { icon } from "./icons.js";
import { group } from "./inspector_fields.js";
import { isCardId, kindOf } from "./records.js";

const SUBJECTS = ".card, .tp[data-touchpoint-id], .stage, .arrow, .need-row[data-need-id]";
const ASKED = ["card", "touchpoint", "stage", "need"];

export class Impact {
  #answer = null;
  #asked = null;
  #isHeld = false;
  #isShown = false;
  #drawn = "";
  #sections = [];
  #scrolled = 0;

  constructor(board) {
    this.board = board;
    board.listen(window, "blur", () => this.release("i"));
  }

  /** What the server answered about the selected record, null before. */
  get answer() {
    return this.#answer?.record_id === this.board.selection ? this.#answer : null;
  }

  get isShown() {
    return this.#isShown;
  }

  get isLit() {
    return this.#isShown && this.answer !== null;
  }

  /** Keys: I holds the light as long as it is down. */
  press(key, event) {
    if (key.toLowerCase() !== "i" || event.altKey) return false;
    if (event.repeat) return this.#isHeld;
    if (!this.#canAsk()) return false;
    this.#isHeld = true;
    this.show();
    return true;
  }

  release(key) {
    if (key.toLowerCase() !== "i" || !this.#isHeld) return;
    this.#isHeld = false;
    this.hide();
  }

  show() {
    if (!this.#canAsk()) {
      this.board.notice(this.board.t("board.impact_select"));
      return;
    }
    const { mount } = this.board.inspector;
    if (!this.#isShown) this.#scrolled = mount.scrollTop;
    this.#isShown = true;
    this.#ask();
    // What it tells stands at the head of the side panel as long as it is shown.
    mount.scrollTop = 0;
    this.board.schedule();
  }

  hide() {
    if (this.#isShown) this.board.inspector.mount.scrollTop = this.#scrolled;
    this.#isShown = false;
    this.board.schedule();
  }

  toggle() {
    if (this.#isShown) this.hide();
    else this.show();
  }

  take({ found }) {
    this.#answer = found && { ...found, serial: (this.#answer?.serial ?? 0) + 1 };
    if (this.isLit) this.board.say(found.sentences.join(" "));
  }

  update() {
    const { board } = this;
    if (this.#isShown && this.#asked !== board.selection) this.#ask();
    const answer = this.isLit ? this.answer : null;
    const lit = answer && new Set([answer.record_id, ...answer.downstream, ...answer.upstream]);
    const drawn = answer ? `${answer.record_id} ${answer.serial} ${board.state.revision}` : "";
    if (drawn || this.#drawn) this.#dim(lit);
    this.#drawn = drawn;
    toggleClass(board.root, "impact-lit", Boolean(lit));
    for (const section of this.#sections) section();
  }

  /** The part of the side panel that tells the impact of a record. */
  section(id) {
    const { board } = this;
    const words = element("p", "insp-calm");
    const list = element("ul", "impact-list");
    const label = board.t("board.impact_show");
    const toggle = button("insp-button", label, () => this.toggle(), icon("branch", 14), element("span", "", {}, label), element("kbd", "", {}, "I"));
    const box = group(board.t("board.group_impact"), [{ element: element("div", "impact-box", {}, words, list, toggle), update() {} }]);
    box.element.classList.add("impact-group");
    const update = () => this.#fill(id, { words, list, toggle });
    this.#sections = [update];
    return { element: box.element, update };
  }

  #fill(id, { words, list, toggle }) {
    const { board } = this;
    const answer = this.answer?.record_id === id ? this.answer : null;
    setText(words, answer ? answer.sentences.join(" ") : board.t("board.impact_text"));
    setAttribute(words, "title", answer ? `${answer.formula}\n${answer.source}` : null);
    toggle.setAttribute("aria-pressed", String(this.isLit));
    const shown = answer ? [...answer.contacts, ...answer.needs].map((one) => [one.id, one.name]) : [];
    const key = JSON.stringify(shown);
    if (list.dataset.key === key) return;
    list.dataset.key = key;
    list.replaceChildren(...shown.map(([one, name]) => element("li", "", {}, button("insp-link", name, () => this.#go(one), name))));
  }

  #go(id) {
    const { board } = this;
    if (!board.grid.elementOf(id)) {
      if (kindOf(id) === "need") go(board, "empathy", id);
      return;
    }
    board.select(id);
    board.reveal(id);
    board.grid.focusSelection();
  }

  #canAsk() {
    const { selection } = this.board;
    return Boolean(selection) && (isCardId(selection) || ASKED.includes(selection.slice(0, selection.indexOf(":"))));
  }

  #ask() {
    const { board } = this;
    this.#asked = board.selection;
    if (!this.#canAsk()) return;
    if (!board.net.tell({ type: "impact", id: board.selection })) board.notice(board.t("board.impact_offline"));
  }

  #dim(lit) {
    const { state, grid } = this.board;
    // A lit card keeps the name of its column.
    const shown = lit && new Set([...lit, ...[...lit].map((id) => state.records.get(id)?.touchpoint_id)]);
    for (const node of grid.root.querySelectorAll(SUBJECTS)) toggleClass(node, "dimmed", shown && !this.#isIn(node.dataset, shown));
  }

  #isIn({ cardId, touchpointId, stageId, flowId, needId }, lit) {
    if (!flowId) return lit.has(cardId ?? touchpointId ?? stageId ?? needId);
    const flow = this.board.state.records.get(flowId);
    return Boolean(flow) && lit.has(flow.source_id) && lit.has(flow.target_id);
  }
}
