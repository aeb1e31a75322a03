// The small bar that says how many are selected, with what can be done to all of them.

import { button, element, focusedIn, setAttribute } from "../dom.js";
import { icon } from "../icons.js";
import { evidenceDots, failMark, levelChip, waitMark } from "../marks.js";
import { evidenceItems, levelItems, markedItems, relevanceItems } from "./menu.js";

export class MarkedBar {
  #locale = null;

  constructor(board, { marked, acts, lasso }) {
    Object.assign(this, { board, marked, acts, lasso });
    this.element = element("div", "marked-bar", { role: "toolbar" });
    this.element.hidden = true;
    board.frame.main.append(element("div", "marked-rail", {}, this.element));
    this.element.addEventListener("keydown", (event) => this.#onKey(event));
  }

  update() {
    const { board, marked, acts, lasso } = this;
    // While something is held or framed, the ground under the bar is a place to drop on.
    const isShown = (marked.isMany || marked.isPicking) && !board.drag.isHolding && !lasso.isOn;
    if (!isShown) {
      if (this.element.contains(focusedIn(this.element))) board.grid.focusSelection();
      this.element.hidden = true;
      return;
    }
    if (this.#locale !== board.locale) this.#build();
    this.element.hidden = false;
    const count = marked.ids.length;
    const words = marked.isMany || count ? board.t("board.marking_count", { count }) : board.t("board.marking_pick_hint");
    if (this.count.textContent !== words) this.count.textContent = words;
    setAttribute(this.element, "aria-label", words);
    for (const [act, control] of Object.entries(this.controls)) control.hidden = !marked.isMany || !this.#isOffered(act);
    setAttribute(this.controls.is_fail, "aria-pressed", String(acts.isOn("is_fail")));
    setAttribute(this.controls.is_wait, "aria-pressed", String(acts.isOn("is_wait")));
  }

  #isOffered(act) {
    if (act === "remove") return this.board.canEdit;
    if (act === "more") return true;
    return this.acts.applicable({ is_fail: "flag", is_wait: "flag" }[act] ?? act).length > 0;
  }

  #build() {
    const { board, acts } = this;
    this.#locale = board.locale;
    const control = (act, key, drawn, run) => {
      const words = board.t(key);
      const made = button("bar-button", words, (event) => this.#run(run, event), drawn, element("span", "bar-words", {}, words));
      made.dataset.act = act;
      return made;
    };
    const opens = (items) => (event) => board.menu.open(items(board), event.currentTarget.getBoundingClientRect(), board.t("board.menu"));
    this.count = element("span", "marked-count");
    this.controls = {
      evidence: control("evidence", "board.menu_evidence", evidenceDots("test"), opens(evidenceItems)),
      level: control("level", "board.menu_level", levelChip("L2"), opens(levelItems)),
      relevance: control("relevance", "board.marking_relevance", icon("columns_wide", 16), opens(relevanceItems)),
      is_fail: control("is_fail", "board.menu_fail_point", failMark(14), () => acts.toggle("is_fail")),
      is_wait: control("is_wait", "board.menu_wait_point", waitMark(14), () => acts.toggle("is_wait")),
      more: control("more", "board.menu", icon("menu", 16), opens((shown) => shown.clip.withItems(markedItems(shown), shown.selection))),
      remove: control("remove", "board.menu_delete", icon("trash", 16), () => acts.remove()),
    };
    const leave = control("leave", "board.marking_leave", icon("close", 16), () => { this.marked.clear(); board.grid.focusSelection(); });
    this.element.replaceChildren(this.count, ...Object.values(this.controls), leave);
  }

  /** Whoever points goes on with keys on the map; whoever came by the tab key stays in the bar. */
  #run(act, event) {
    act(event);
    if (event.detail > 0 && !this.board.menu.isOpen) this.board.grid.focusSelection();
  }

  /** Escape leaves; single letters belong to the map. */
  #onKey(event) {
    if (event.key === "Escape") {
      this.marked.clear();
      this.board.grid.focusSelection();
      event.preventDefault();
    }
    if (!event.ctrlKey && !event.metaKey && event.key !== "Tab") event.stopPropagation();
  }
}
