// Keys while a button of an entry has the focus: what the outline does itself, and what it leaves to the keys of the map.

import { isMarkable } from "../marking/places.js";
import { isCardId } from "../records.js";
import { moveBy } from "./acts.js";

const SHIFTS = { ArrowUp: ["up", "earlier"], ArrowDown: ["down", "later"], ArrowLeft: ["earlier"], ArrowRight: ["later"] };
/** Letters and digits that mean the same as on the map. */
const PASSED = { journey: "npefwd01234", blueprint: "npefwd01234", empathy: "n012345", scenes: "n012345" };
/** How a digit with the shift key comes in: by its place. */
const DIGIT = /^(?:Digit|Numpad)\d$/;

export class OutlineKeys {
  constructor(outline) {
    this.outline = outline;
    this.board = outline.board;
  }

  /** Whether a key that came up to the board is for the map's keys. */
  takes({ key, target }) {
    return Boolean(this.#viewAt(target)) && (key !== "Escape" || this.outline.several.isOn);
  }

  /** Whether the keys of the map are to have this one; it then means the entry that has the focus. */
  passes(event) {
    const view = this.#viewAt(event.target);
    if (!view?.id || event.altKey || !this.#isOfMap(event, view.id)) return false;
    const { several } = this.outline;
    if (!several.has(view.id)) several.leaveFor(view);
    return true;
  }

  /** Act on the entry; true when there was something to do. */
  act(event) {
    const { key, altKey, shiftKey, target } = event;
    const view = this.#viewAt(target);
    if (!view) return false;
    if (key === "ContextMenu" || (key === "F10" && shiftKey)) return this.outline.openMenu(view, target.getBoundingClientRect());
    if (this.#actOnAll(view, event)) return true;
    if (altKey && SHIFTS[key] && this.board.canEdit && isCardId(view.id ?? "")) {
      this.outline.several.before(view, "move");
      moveBy(view, key);
      return true;
    }
    if (!altKey && this.#letter(view, event)) return true;
    const names = altKey ? SHIFTS[key] : { F2: ["edit", "rename"], Delete: ["delete", "unlink"], n: ["add"] }[key];
    const name = names?.find((one) => (view.button ? view.button(one) && !view.button(one).hidden : one === target.dataset.act));
    if (!name) return false;
    this.outline.run(view, name);
    return true;
  }

  /** What is selected together goes together. */
  #actOnAll({ id }, { key, altKey }) {
    const { board, outline } = this;
    const isMeant = altKey ? Boolean(SHIFTS[key]) : key === "Delete";
    if (!isMeant || !board.canEdit || !id || !outline.several.has(id)) return false;
    if (altKey) board.markedActs.shift(key);
    else board.markedActs.remove();
    return true;
  }

  /** Letters for what the map shows beside or over itself: here it is told below the entry. */
  #letter(view, event) {
    const { outline, board } = this;
    const { arrows, impact } = board;
    const isStep = arrows && view.id && isCardId(view.id);
    const run = {
      c: view.details !== undefined && (() => outline.openComments(view.id)),
      i: impact && view.details !== undefined && (() => outline.showImpact(view.id)),
      l: isStep && (() => outline.unfold(view)?.root.querySelector(".o-arrow-form .insp-select")?.focus()),
      t: view.button?.("turn") && (() => outline.run(view, "turn")),
      p: view.kind === "need" && (() => outline.unfold(view)),
    }[event.key.toLowerCase()];
    if (!run) return false;
    const { typing } = board.keys;
    if (!typing.takes(event)) typing.later(run);
    return true;
  }

  #isOfMap({ key, code, shiftKey }, id) {
    if (shiftKey && key.startsWith("Arrow")) return isMarkable(id);
    const { name } = this.board.configuration;
    if (name === "scenes" && DIGIT.test(code ?? "")) return true;
    if (key === "n") return !["need", "persona"].some((kind) => id.startsWith(`${kind}:`));
    return key.length === 1 && PASSED[name].includes(key.toLowerCase());
  }

  /** The entry whose button it is. */
  #viewAt(target) {
    if (!target.closest?.(".o-acts, .o-add")) return null;
    return this.outline.tree.find(target.closest("[data-key]")?.dataset.key);
  }
}
