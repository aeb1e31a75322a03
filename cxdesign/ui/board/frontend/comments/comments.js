// Comments on the board: a mark with their number on what they are about, the key and menu item that open them, and what is
// said when a colleague has written one.

import { element } from "../dom.js";
import { icon } from "../icons.js";
import { go } from "../going.js";
import { PROJECT_ID, isCardId, kindOf, placeOf } from "../records.js";
import { pageOf } from "./candidates.js";
import { Thread } from "./thread.js";

const LINE = { separator: true };

export class Comments {
  /** By record: whether somebody has folded its comments, or unfolded them. */
  folds = new Map();
  #marks = new Map();
  #known = null;
  #version = null;
  #thread = null;

  constructor(board) {
    this.board = board;
    board.grid.root.addEventListener("click", (event) => {
      if (!event.target.closest(".talk-mark")) return;
      const subject = board.grid.subjectOf(event.target);
      if (subject?.id) this.open(subject.id);
    });
  }

  /** What a team says among itself is not for a viewer, such as its client. */
  get #isShown() { return this.board.data.role !== "viewer"; }

  update() {
    if (!this.#isShown) return;
    const { state } = this.board;
    if (this.#version !== state.version) {
      this.#version = state.version;
      this.#hear();
    }
    this.#mark();
    if (this.#thread?.subject.record()) this.#thread.update();
  }

  press(key, event) {
    if (!this.#isShown || key.toLowerCase() !== "c" || event.altKey || event.shiftKey || this.board.drag.isHolding) return false;
    this.board.keys.typing.later(() => this.open());
    return true;
  }

  /** Open the comments on a record; without one, on the selection, and with nothing selected on the map as a whole. */
  open(id = null) {
    const { board } = this;
    if (id && board.selection !== id) board.select(id);
    if (board.outline.isOn) { board.outline.openComments(id ?? board.selection); return; }
    if (board.empathy) board.empathy.chooser.showDetails();
    else if (board.frame.isNarrow) board.frame.setSheet(true);
    board.render();
    this.#thread?.open();
  }

  /** The section of the side panel. */
  section(subject) {
    if (!this.#isShown) return { element: element("span", "", { hidden: "" }), update() {} };
    this.#thread = new Thread(this, subject);
    return this.#thread;
  }

  /** The items of a menu with one more, before what takes the record away. */
  withItem(id, items) {
    if (!items.length || !this.board.canEdit) return items;
    const count = this.board.state.comments(id).length;
    const label = this.board.t(count ? "comments.menu_count" : "comments.menu", { count });
    const item = { action: "comment", label, hint: "C", run: () => this.open(id) };
    const at = items.findLastIndex((one) => one.isDanger);
    return at > 0 ? [...items.slice(0, at), item, LINE, ...items.slice(at)] : [...items, LINE, item];
  }

  authorName({ author }) {
    const { state } = this.board;
    if (author && author === state.actor) return state.name || this.board.t("comments.me");
    return author ? this.board.personName(author) : this.board.t("board.somebody");
  }

  /** Lead to a finding that was mentioned, or say what became of it. */
  openFinding({ state, finding, title }, rule) {
    const { board } = this;
    if (state === "open") board.findings.show(finding);
    else board.notice(board.t(`comments.told_${state}`, { rule, title, reason: finding?.reason || board.t("comments.no_reason") }));
  }

  /** Lead to a record that was mentioned, on this map or another. */
  show(record) {
    const { board } = this;
    const { id } = record;
    const page = pageOf(board, record);
    if (page !== board.configuration.name && !board.grid.elementOf(id)) {
      go(board, page, id);
      return;
    }
    board.select(id);
    board.reveal(id);
    board.grid.focusSelection();
  }

  /** What a colleague has written is said, and lights up what it is about. */
  #hear() {
    const { board } = this;
    const all = board.state.allComments();
    const known = this.#known;
    this.#known = new Set(all.map((comment) => comment.id));
    if (!known) return;
    for (const comment of all) {
      if (known.has(comment.id) || comment.author === board.state.actor) continue;
      board.say(board.t("comments.said_new", { name: this.authorName(comment), subject: this.#nameOf(comment.about_id), text: comment.text }));
      board.flashes.add([comment.about_id], board.state.peers.find((peer) => peer.actor === comment.author)?.colour ?? 0);
    }
  }

  #nameOf(id) {
    const record = this.board.state.records.get(id);
    return record?.name ?? record?.text ?? (record?.kind === "lane" ? this.board.laneName(record) : "");
  }

  /** What is drawn anew loses its mark: every redraw looks whether it is there. */
  #mark() {
    const { grid, state } = this.board;
    const commented = state.commented();
    for (const [id, mark] of this.#marks) {
      if (commented.has(id)) continue;
      unmark(mark);
      this.#marks.delete(id);
    }
    for (const id of commented) {
      const node = id === PROJECT_ID ? null : grid.elementOf(id) ?? sceneCell(grid, state.records.get(id));
      if (node instanceof HTMLElement) this.#marks.set(id, this.#drawn(id, node, this.#marks.get(id)));
    }
  }

  #drawn(id, node, before) {
    const { board } = this;
    const comments = board.state.comments(id);
    const open = comments.filter((comment) => !comment.reply_to_id && !comment.is_resolved).length;
    const host = hostOf(board.grid, node, id);
    const key = `${comments.length} ${open} ${board.locale}`;
    if (before?.dataset.key === key && before.parentElement === host && host.lastElementChild === before) return before;
    if (before) unmark(before);
    const words = board.t(open ? (open === 1 ? "comments.mark_one" : "comments.mark") : "comments.mark_resolved", { count: open || comments.length });
    const mark = element("span", open ? "talk-mark" : "talk-mark quiet", { role: "img", "aria-label": words, title: words, "data-key": key, "data-affordance": isCardId(id) ? null : "" },
      icon("comment", 12), element("b", "", {}, String(comments.length)));
    host.append(mark);
    host.hidden = false;
    node.setAttribute("aria-description", words);
    return mark;
  }
}

/** Where the mark of a record stands: last among the marks of a card or touchpoint, else at the end of its name or label. */
function hostOf(grid, node, id) {
  if (isCardId(id)) return node.querySelector(":scope > .marks") ?? node;
  if (kindOf(id) === "persona") return grid.textOf(id)?.parentElement ?? node;
  if (kindOf(id) === "need") return node.querySelector(".need-cell") ?? node;
  return node.querySelector(":scope > :is(.ic, .stage-needs)") ?? node;
}

const sceneCell = (grid, record) => (record?.kind === "scene_cell" ? grid.cellOf(placeOf(record).columnId, placeOf(record).laneId) : null);

function unmark(mark) {
  const host = mark.parentElement;
  mark.remove();
  host?.closest("[aria-description]")?.removeAttribute("aria-description");
  if (host?.classList.contains("marks") && !host.firstChild) host.hidden = true;
}
