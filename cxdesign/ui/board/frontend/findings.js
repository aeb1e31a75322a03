// What the rules find, beside the map: what concerns the selection first, each leading to its place, with what to do,
// a fix where there is one, and a way to set it aside.

import { button, element, reconcile, setAttribute, setText } from "./dom.js";
import { mentionsOf } from "./comments/mentions.js";
import { icon } from "./icons.js";
import { revealFirst } from "./reveal.js";

const SHOWN = 12;

export class Findings {
  #seen = {};
  #open = null;
  #rows = new Map();

  constructor(board, mount) {
    this.board = board;
    this.title = element("h3", "findings-title");
    // On a phone one line stands for all of them until somebody asks.
    this.title.addEventListener("click", () => this.element.classList.toggle("open"));
    this.all = element("a", "findings-all");
    this.list = element("ul", "findings-list");
    this.empty = element("p", "findings-none");
    this.element = element("section", "findings", { "aria-label": board.t("board.findings") },
      element("header", "findings-head", {}, this.title, this.all), this.list, this.empty);
    mount.append(this.element);
  }

  update() {
    const { board } = this;
    const { state } = board;
    const part = state.parts.findings ?? null;
    const isViewer = board.data.role === "viewer"; // reads the map, not what its makers still have to mend
    this.element.hidden = !part || isViewer;
    if (isViewer) return;
    const seen = { part, selection: state.selection, version: state.version, locale: board.locale, open: this.#open };
    if (!part || Object.keys(seen).every((name) => seen[name] === this.#seen[name])) return;
    this.#seen = seen;
    const open = part.list.filter((finding) => !finding.is_dismissed);
    const here = open.filter((finding) => finding.maps.includes(board.configuration.name) || keyOf(finding) === this.#open);
    setAttribute(this.title, "data-count", here.length);
    this.title.textContent = board.t("board.findings");
    this.all.textContent = board.t("board.findings_all", { count: open.length });
    setAttribute(this.all, "href", `${board.data.base}/checks?project=${encodeURIComponent(board.projectId)}`);
    this.empty.textContent = here.length ? "" : board.t("board.findings_none");
    this.empty.hidden = here.length > 0;
    // The one that is open stays in sight, wherever it comes in the order.
    this.#draw(this.#sorted(here).filter((finding, index) => index < SHOWN || keyOf(finding) === this.#open));
  }

  /** Open one finding in the list and bring it into sight. */
  show(finding) {
    const { board } = this;
    this.#open = keyOf(finding);
    this.element.classList.add("open");
    if (board.frame.isNarrow) board.frame.setSheet(true);
    board.render();
    const opener = this.#rows.get(this.#open)?.opener;
    opener?.focus({ preventScroll: true });
    opener?.closest(".finding").scrollIntoView({ block: "nearest" });
  }

  /** What names the selected record comes first; otherwise the order of the rules stays. */
  #sorted(findings) {
    const { selection } = this.board.state;
    const touchpoint = this.board.state.records.get(selection)?.touchpoint_id;
    const nearness = (finding) => (finding.records.includes(selection) ? 0 : finding.records.includes(touchpoint) ? 1 : 2);
    return selection ? [...findings].sort((a, b) => nearness(a) - nearness(b)) : findings;
  }

  #draw(findings) {
    const rows = new Map();
    let rule = null;
    for (const finding of findings) {
      const key = keyOf(finding);
      const row = this.#rows.get(key) ?? new Row(this.board, key, (id) => this.#toggle(id));
      row.show(finding, { isOpen: this.#open === key, isTitled: finding.rule !== rule });
      rows.set(key, row);
      ({ rule } = finding);
    }
    for (const [key, row] of this.#rows) if (!rows.has(key)) row.leave();
    this.#rows = rows;
    reconcile(this.list, [...rows.values()].map((row) => row.element));
  }

  #toggle(key) {
    this.#open = this.#open === key ? null : key;
    const finding = this.#rows.get(key)?.finding;
    if (finding && this.#open) revealFirst(this.board, finding.records);
    this.board.schedule();
  }
}

const keyOf = (finding) => [finding.rule, ...finding.records].join(" ");

/** One finding: a button that leads to its place and opens what can be done about it. */
class Row {
  #reason = "";
  #told = "";

  constructor(board, key, toggle) {
    this.board = board;
    this.mark = element("b", "finding-mark");
    this.words = element("span", "finding-title");
    this.message = element("span", "finding-message");
    this.tag = element("span", "finding-tag");
    this.talk = element("span", "finding-talk");
    this.opener = element("button", "finding-open", { type: "button" }, this.mark,
      element("span", "finding-words", {}, this.words, this.message, this.tag, this.talk));
    this.opener.addEventListener("click", () => toggle(key));
    this.more = element("div", "finding-more");
    this.element = element("li", "finding", {}, this.opener, this.more);
  }

  /** A finding that follows another one of its rule needs no title of its own. */
  show(finding, { isOpen, isTitled }) {
    const { board } = this;
    this.words.hidden = !isTitled;
    setAttribute(this.opener, "aria-expanded", String(isOpen));
    this.more.hidden = !isOpen;
    const count = mentionsOf(board, finding);
    this.talk.textContent = count ? board.t(count === 1 ? "comments.mentioned_one" : "comments.mentioned", { count }) : "";
    if (this.finding === finding && this.isOpen === isOpen) return;
    this.finding = finding;
    this.isOpen = isOpen;
    this.mark.textContent = board.t(`board.finding_letter_${finding.severity}`);
    this.mark.className = `finding-mark ${finding.severity}`;
    this.mark.title = board.t(`board.finding_${finding.severity}`);
    setText(this.words, finding.title);
    setText(this.message, finding.message);
    this.tag.textContent = board.t("board.finding_tag", { rule: finding.rule, provenance: board.t(`enum.provenance.${finding.provenance}`) });
    this.tag.title = finding.basis;
    const told = isOpen ? JSON.stringify([finding.advice, finding.basis, finding.fix, board.canEdit]) : "";
    // A reason that is being typed stays; its Escape shows what is told by then.
    if (isOpen && told !== this.#told && !this.#isAsking) this.more.replaceChildren(...this.#details());
    this.#told = told;
  }

  get #isAsking() {
    return Boolean(this.field && this.more.contains(this.field));
  }

  /** The finding is gone: what was typed about it comes back to whoever typed it. */
  leave() {
    const text = this.#reason.trim();
    if (text) this.board.notice(this.board.t("board.your_text", { text }), [], true);
  }

  #details() {
    const { board, finding } = this;
    const advice = element("p", "finding-advice");
    setText(advice, finding.advice);
    const parts = [advice, element("p", "finding-basis", {}, finding.basis)];
    if (!board.canEdit) return parts;
    const actions = element("div", "finding-actions");
    if (finding.fix) {
      const { label } = finding.fix;
      actions.append(button("finding-act fix", label, () => this.#mend(), icon("check", 14), label));
    }
    const aside = board.t("board.finding_dismiss");
    actions.append(button("finding-act", aside, () => this.#ask(), aside));
    parts.push(actions);
    this.actions = actions;
    return parts;
  }

  #mend() {
    const { fix } = this.finding;
    if (fix) this.board.dispatch(fix.command);
  }

  /** Ask for the reason in place of the buttons. */
  #ask() {
    const { board } = this;
    const field = element("input", "finding-reason", { maxlength: "400", placeholder: board.t("board.finding_reason"), "aria-label": board.t("board.finding_reason") });
    const keep = () => {
      this.#reason = "";
      board.dispatch({ name: "dismiss_finding", rule: this.finding.rule, record_ids: this.finding.records, reason: field.value.trim() });
    };
    field.value = this.#reason;
    this.field = field;
    field.addEventListener("input", () => { this.#reason = field.value; });
    const label = board.t("board.finding_dismiss");
    field.addEventListener("keydown", (event) => {
      event.stopPropagation();
      if (event.isComposing) return;
      if (event.key === "Enter") keep();
      if (event.key === "Escape") this.#giveUp();
    });
    this.actions.replaceChildren(field, button("finding-act", label, keep, label));
    field.focus();
  }

  #giveUp() {
    this.#reason = "";
    this.field = null;
    this.more.replaceChildren(...this.#details());
    this.opener.focus({ preventScroll: true });
  }
}

