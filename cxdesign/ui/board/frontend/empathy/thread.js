// The thread from the notes to the need that is being written, drawn for as long as the draft is open. It runs in the gaps
// between notes and areas, never across a note.

import { element } from "../dom.js";
import { svgElement } from "../icons.js";

const GAP = 4;
const DOT = 3.5;
const HEAD = 8;
const POP = 20;

export class Thread {
  constructor(empathy) {
    this.empathy = empathy;
    this.board = empathy.board;
    this.drawing = svgElement("svg", { class: "thread", "aria-hidden": "true" });
    this.pop = element("span", "pop", { "aria-hidden": "true" });
    this.board.grid.root.append(this.drawing, this.pop);
  }

  update() {
    this.board.root.classList.toggle("drafting", this.empathy.draft.isOpen);
  }

  /** Drawn once everything has its place. */
  place() {
    const { draft } = this.empathy;
    const notes = draft.isOpen ? draft.notes.map((note) => this.board.grid.elementOf(note.id)).filter((node) => node?.isConnected) : [];
    this.drawing.toggleAttribute("hidden", notes.length === 0);
    this.pop.hidden = notes.length === 0 || this.board.frame.isPhone;
    if (notes.length === 0) return;
    const origin = this.#boxOf(this.board.grid.root);
    const end = this.#boxOf(draft.element);
    const target = end.top - origin.top;
    const ways = notes.map((note) => this.#way(note, origin, target));
    this.drawing.replaceChildren(...ways.flatMap(({ path, dot, head }) => [
      svgElement("path", { d: path }), svgElement("circle", { cx: dot.x, cy: dot.y, r: DOT }), svgElement("path", { class: "ar", d: head }),
    ]));
    const [{ tip }] = ways;
    this.pop.textContent = this.board.t("empathy.turn");
    this.pop.style.top = `${this.empathy.register.root.offsetTop - POP}px`;
    const isLeft = tip > 170;
    this.pop.style.left = isLeft ? "" : `${tip + 12}px`;
    this.pop.style.right = isLeft ? `${origin.width - tip + 12}px` : "";
  }

  /** Where an element stands, in the lengths of the grid, which may be drawn larger or smaller. */
  #boxOf(node) {
    const { value } = this.board.zoom;
    const { left, top, width, height } = node.getBoundingClientRect();
    return new DOMRect(left / value, top / value, width / value, height / value);
  }

  #way(note, origin, target) {
    const box = this.#boxOf(note);
    const row = this.#boxOf(note.closest(".row"));
    const isPhone = this.board.frame.isPhone;
    const dot = { x: box.left + box.width / 2 - origin.left, y: box.bottom - origin.top };
    const isLowest = !isPhone && this.#isFree(note, box);
    // To the nearer edge of the area, unless that is the rim of the map; on a phone along the left rim.
    const left = row.left - origin.left;
    const right = row.right - origin.left;
    const isRightNearer = right - dot.x < dot.x - left;
    const isRight = !isPhone && (left < 1 || (isRightNearer && right < origin.width - 1));
    const tip = isLowest ? dot.x : isPhone ? GAP + 2 : isRight ? right : left;
    const down = `V${target - HEAD}`;
    const path = isLowest ? `M${dot.x} ${dot.y}${down}` : `M${dot.x} ${dot.y}v${GAP}H${tip}${down}`;
    return { path, dot, tip, head: `M${tip} ${target}l-5-8h10z` };
  }

  /** Whether nothing of the map lies below the note. */
  #isFree(note, box) {
    const below = [...this.board.grid.body.querySelectorAll(".card, .whisper")];
    return !below.some((other) => {
      const one = this.#boxOf(other);
      return other !== note && one.top >= box.bottom && one.left < box.right && one.right > box.left;
    });
  }
}
