// Short messages at the lower edge of the board, and the line that screen readers speak.

import { button, element } from "./dom.js";
import { icon } from "./icons.js";

const PLAIN_MILLISECONDS = 6000;
const CHOICE_MILLISECONDS = 10000;
const MOST = 2;

export class Notices {
  constructor(board, mount) {
    this.board = board;
    this.list = element("div", "notices", { role: "region", "aria-label": board.t("board.notices") });
    this.spoken = element("div", "spoken", { "aria-live": "polite", role: "status" });
    this.rail = element("div", "notices-rail", {}, this.list);
    mount.append(this.spoken);
  }

  /**
   * Show a message; actions are `{label, run}`. What carries a person's words or asks, `isLasting`, stays until it is closed;
   * what offers to take back a `step` goes when another step follows; of a `group` only the newest is shown; what
   * `isSaid` already is not spoken a second time.
   */
  show(text, actions = [], { isLasting = false, step = null, group = null, isSaid = false } = {}) {
    for (const shown of [...this.list.children]) if (shown.firstChild.textContent === text) shown.remove();
    if (group) for (const old of this.list.querySelectorAll(`[data-group="${group}"]`)) old.remove();
    const note = element("div", "notice", { role: isSaid ? null : "alert" }, element("span", "words", {}, text));
    if (isLasting) note.dataset.lasting = "";
    const close = () => { clearTimeout(timer); note.remove(); };
    for (const { label, run } of actions) {
      note.append(button("notice-action", label, () => { close(); run(); }, label));
    }
    note.append(button("notice-close", this.board.t("board.close"), close, icon("close", 12)));
    if (step) note.dataset.step = step;
    if (group) note.dataset.group = group;
    const timer = isLasting ? 0 : setTimeout(close, actions.length ? CHOICE_MILLISECONDS : PLAIN_MILLISECONDS);
    this.list.append(note);
    const passing = this.list.querySelectorAll(":scope > :not([data-lasting])");
    for (const old of [...passing].slice(0, -MOST)) old.remove();
  }

  /** Take away the messages about other steps than the newest. */
  outdate(newest) {
    for (const note of this.list.querySelectorAll("[data-step]")) if (note.dataset.step !== newest) note.remove();
  }

  /** Close the newest of a group; true if there was one. */
  closeOne(group) {
    const note = this.list.querySelector(`[data-group="${group}"]`);
    note?.querySelector(".notice-close").click();
    return Boolean(note);
  }

  /** Leave nothing said that is no longer so. */
  hush() {
    this.spoken.textContent = "";
  }

  /** Speak without showing; saying the same twice is heard twice. */
  say(text) {
    this.spoken.textContent = this.spoken.textContent === text ? `${text}\u00a0` : text;
  }
}
