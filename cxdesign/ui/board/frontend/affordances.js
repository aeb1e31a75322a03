// What appears where the pointer or the focus is: the menu button of a card or header, the plus of a cell. One of each
// travels over the board, so that a thousand cards carry no thousand buttons.

import { button, element } from "./dom.js";
import { icon } from "./icons.js";
import { offerWhere } from "./pointer.js";
import { holdsCards } from "./records.js";

export class Affordances {
  #more;
  #plus;
  #after;

  constructor(board) {
    this.board = board;
    this.#more = this.#button("more", "board.menu", "menu", () => this.#openMenu());
    this.#plus = this.#button("whisper", "board.menu_add_card", "plus", () => this.#add());
    this.#after = this.#button("after", "board.add_touchpoint", "plus", () => this.#addAfter());
    this.#plus.append(element("span", "words"));
    this.#plus.dataset.add = "card";
    this.#after.dataset.add = "touchpoint";
    const { root } = board.grid;
    offerWhere(board, (target) => this.#attach(target));
    // A finger leaves with each tap, before its click comes: what it was offered has to stay for that.
    root.addEventListener("pointerleave", (event) => { if (event.pointerType !== "touch") this.show(); });
  }

  /** Offer them where the focus is. */
  show() {
    this.#attach(this.board.root.getRootNode().activeElement);
  }

  /** Take them away while something is held. */
  hide() {
    for (const control of [this.#more, this.#plus, this.#after]) this.#move(control, null);
  }

  #button(className, key, name, run) {
    const created = button(className, this.board.t(key), run, icon(name, 12));
    created.dataset.affordance = "";
    created.tabIndex = -1;
    return created;
  }

  #attach(target) {
    if (!target || target.closest("[data-affordance]") || this.board.drag?.isHolding) return;
    // Where taps choose, a browser would take one near a button for that.
    if (this.board.marked?.isPicking) { this.hide(); return; }
    const subject = this.board.grid.subjectOf(target);
    const owner = subject?.id ? subject.element : null;
    const cell = target.closest(".cell[data-lane]");
    this.#move(this.#more, owner && (this.board.canEdit || subject.type === "stage") ? owner : null);
    this.#move(this.#plus, this.board.canEdit ? this.#offered(cell) : null);
    this.#move(this.#after, this.board.canEdit && this.board.configuration.can.addColumns && subject?.type === "touchpoint" ? owner : null);
  }

  #move(control, parent) {
    const before = control.parentElement;
    if (before === parent) return;
    if (parent) parent.append(control);
    else control.remove();
    // What carries one of them is positioned for that time; a thousand positioned boxes are slow to paint.
    if (before && !before.querySelector(":scope > [data-affordance]")) before.classList.remove("host");
    parent?.classList.add("host");
  }

  /** A cell that can take something, with the prompt of its lane. */
  #offered(cell) {
    const lane = cell ? this.board.state.lane(cell.dataset.lane) : null;
    if (this.board.configuration.fill && !cell?.classList.contains("empty")) return null;
    if (!lane || (!holdsCards(lane) && lane.role !== "channel")) return null;
    if (lane.role === "channel" && !cell.classList.contains("empty")) return null;
    const prompt = this.board.prompt(lane);
    const whole = this.board.configuration.promptInFull?.(this.board, lane) ?? prompt;
    this.#plus.lastChild.textContent = prompt;
    this.#plus.setAttribute("aria-label", whole);
    this.#plus.title = whole;
    return cell;
  }

  #openMenu() {
    const owner = this.#more.parentElement;
    const subject = this.board.grid.subjectOf(owner);
    if (!subject?.id) return;
    this.board.select(subject.id);
    owner.focus({ preventScroll: true });
    this.board.menus.openFor(subject.id, this.#more.getBoundingClientRect());
  }

  #add() {
    const { column, lane } = this.#plus.parentElement.dataset;
    const isChannel = this.board.state.lane(lane)?.role === "channel";
    const { fill } = this.board.configuration;
    if (fill) fill(this.board, column, lane);
    else if (isChannel) this.board.actions.editChannel(column, lane);
    else this.board.actions.addCard(column, lane);
  }

  #addAfter() {
    const subject = this.board.grid.subjectOf(this.#after.parentElement);
    const record = this.board.state.records.get(subject?.id);
    if (!record) return;
    const siblings = this.board.state.touchpoints(record.stage_id);
    const next = siblings[siblings.findIndex((item) => item.id === record.id) + 1];
    this.board.actions.addTouchpoint(record.stage_id, next?.id ?? null);
  }
}
