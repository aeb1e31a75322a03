// The comments on one record in the side panel: threads with their answers, settled ones quiet, and a field for the next.

import { button, element, setAttribute, toggleClass } from "../dom.js";
import { icon } from "../icons.js";
import { isComposing } from "../inspector_fields.js";
import { newId } from "../records.js";
import { recall, store } from "../storage.js";
import { TEXT_LIMIT, excess, manyLines, tooLong } from "../texts.js";
import { recordsByWords } from "./candidates.js";
import { MentionList } from "./mention_list.js";
import { foundBy, knownNames, textNodes } from "./mentions.js";
import { agoWords } from "./times.js";

export class Thread {
  #key = null;
  #showsSettled = false;
  #mode = { kind: "new", id: null };

  constructor(comments, subject) {
    const { board } = comments;
    Object.assign(this, { comments, subject, board });
    this.count = element("span", "talk-count");
    this.list = element("ol", "talk");
    this.settled = button("insp-link talk-settled", "", () => this.#toggleSettled());
    this.settled.tabIndex = 0;
    this.form = this.#form();
    this.summary = element("summary", "insp-head", {}, icon("comment", 12), element("span", "", {}, board.t("comments.title")), this.count);
    this.element = element("details", "insp-group talk-group", {}, this.summary, this.list, this.settled, this.form);
    // The browser tells of a press on the head only afterwards, and what is drawn meanwhile would close it again.
    this.summary.addEventListener("click", () => comments.folds.set(subject.id, this.element.open));
    this.element.addEventListener("toggle", () => { if (this.element.open !== this.#opens) comments.folds.set(subject.id, !this.element.open); });
  }

  /** Show what is said; what is being typed is left alone. */
  update() {
    const { board, subject } = this;
    const all = board.state.comments(subject.id);
    const threads = threadsOf(all);
    const open = threads.filter(([first]) => !first.is_resolved).length;
    this.element.open = this.#opens = this.comments.folds.has(subject.id) ? !this.comments.folds.get(subject.id) : open > 0;
    this.count.textContent = all.length ? String(all.length) : "";
    this.form.hidden = !board.canEdit;
    this.mention.rule.disabled = this.mentions.rules.length === 0;
    const key = JSON.stringify([all, all.map((comment) => textKey(board, comment)), knownNames(board), board.canEdit, this.#showsSettled, board.locale]);
    if (key === this.#key) return;
    this.#key = key;
    this.#draw(threads);
  }

  /** Leaving the record keeps what was typed for the next time. */
  commit() {
    if (this.#mode.kind === "new") store(this.#draftKey, this.field.value.trim() ? this.field.value : "");
  }

  /** Open the section and put the caret into the field. */
  open() {
    this.comments.folds.set(this.subject.id, false);
    this.element.open = this.#opens = true;
    const node = this.board.canEdit ? this.field : this.summary;
    node.focus({ preventScroll: true });
    this.element.scrollIntoView({ block: "nearest" });
    this.form.scrollIntoView({ block: "nearest" });
  }

  #opens = false;

  get #draftKey() { return `comment.${this.board.projectId}.${this.subject.id}`; }

  #draw(threads) {
    const focused = this.list.getRootNode().activeElement;
    const held = this.list.contains(focused) ? focused.dataset.act : null;
    const shown = threads.filter(([first]) => !first.is_resolved || this.#showsSettled);
    const hidden = threads.length - threads.filter(([first]) => !first.is_resolved).length;
    this.list.replaceChildren(...shown.map(([first, answers]) => this.#thread(first, answers)));
    this.settled.hidden = hidden === 0;
    const words = this.board.t(this.#showsSettled ? "comments.hide_resolved" : hidden === 1 ? "comments.show_resolved_one" : "comments.show_resolved", { count: hidden });
    this.settled.textContent = words;
    setAttribute(this.settled, "aria-label", words);
    setAttribute(this.settled, "title", null);
    if (held) (this.list.querySelector(`[data-act="${held}"]`) ?? this.summary).focus({ preventScroll: true });
  }

  #thread(first, answers) {
    const item = this.#said(first, first);
    toggleClass(item, "settled", first.is_resolved);
    if (answers.length) item.append(element("ol", "talk-answers", {}, ...answers.map((answer) => this.#said(answer, first))));
    return item;
  }

  #said(comment, first) {
    const { board } = this;
    const time = comment.written_at ? element("time", "", { datetime: comment.written_at, title: new Date(comment.written_at).toLocaleString(board.locale) }, agoWords(board, comment.written_at)) : null;
    const marks = [comment.edited_at ? board.t("comments.edited") : "", comment.is_resolved ? board.t("comments.resolved") : ""].filter(Boolean);
    const head = element("p", "talk-head", {}, element("b", "", {}, this.comments.authorName(comment)), time, ...marks.map((words) => element("span", "insp-tag", {}, words)));
    const text = element("p", "talk-text", {}, ...textNodes(board, comment, {
      open: (found, rule) => this.comments.openFinding(found, rule), show: (record) => this.comments.show(record),
    }));
    return element("li", "talk-said", { "data-comment-id": comment.id }, head, text, board.canEdit ? this.#acts(comment, first) : null);
  }

  #acts(comment, first) {
    const { board } = this;
    const isMine = comment.author === board.state.actor;
    const act = (name, run) => {
      const control = button("talk-act", board.t(`comments.${name}`), run, board.t(`comments.${name}`));
      control.dataset.act = `${name} ${comment.id}`;
      return control;
    };
    const settle = first.is_resolved ? "reopen" : "resolve";
    return element("div", "talk-acts", {},
      act("reply", () => this.#begin("reply", comment)),
      comment === first ? act(settle, () => this.#send(`${settle}_comment`, { comment_id: comment.id }, `comments.said_${settle}`)) : null,
      isMine ? act("edit", () => this.#begin("edit", comment)) : null,
      isMine || board.data.role === "owner" ? act("remove", () => this.#remove(comment)) : null);
  }

  #remove(comment) {
    this.#send("remove_comment", { comment_id: comment.id }, null);
    this.board.steps.tell(this.board.t("comments.said_removed"));
    this.summary.focus({ preventScroll: true });
  }

  #toggleSettled() {
    this.#showsSettled = !this.#showsSettled;
    this.update();
  }

  #form() {
    const { board } = this;
    const t = (key) => board.t(`comments.${key}`);
    this.field = element("textarea", "insp-text talk-field", { rows: 2, "aria-label": t("write"), placeholder: t("write"), spellcheck: "false" });
    this.field.value = recall(this.#draftKey) ?? "";
    this.mentions = new MentionList(board, this.field, () => this.subject.id);
    this.mode = element("p", "talk-mode", {}, element("span"), button("insp-icon", t("cancel"), () => this.#begin("new"), icon("close", 12)));
    this.mode.hidden = true;
    this.mention = {
      rule: button("insp-button", t("mention_finding"), () => this.mentions.begin("R"), t("finding")),
      person: button("insp-button", t("mention_person"), () => this.mentions.begin("@"), "@"),
    };
    this.send = button("insp-button talk-send", t("send"), () => this.#submit(), t("send"));
    this.field.addEventListener("keydown", (event) => this.#onKey(event));
    this.field.addEventListener("blur", () => this.commit());
    return element("div", "talk-form", {}, this.mode, this.field, this.mentions.root,
      element("div", "talk-tools", {}, this.mention.rule, this.mention.person, element("span", "talk-grow"), this.send));
  }

  #onKey(event) {
    if (isComposing(event)) return;
    if (this.mentions.press(event)) {
      event.preventDefault();
      event.stopPropagation();
    } else if (event.key === "Enter" && !event.shiftKey && (event.ctrlKey || event.metaKey || !matchMedia("(pointer: coarse)").matches)) {
      event.preventDefault();
      this.#submit();
    } else if (event.key === "Escape") {
      event.stopPropagation();
      if (this.#mode.kind !== "new") this.#begin("new");
      else this.board.grid.focusSelection();
    }
  }

  /** Answer or edit a comment in the field below, or go back to writing a new one. */
  #begin(kind, comment = null) {
    const { board } = this;
    if (this.#mode.kind === "new") this.commit();
    this.#mode = { kind, id: comment?.id ?? null };
    this.field.value = kind === "edit" ? comment.text : kind === "new" ? recall(this.#draftKey) ?? "" : "";
    this.mode.hidden = kind === "new";
    if (comment) this.mode.firstChild.textContent = board.t(`comments.mode_${kind}`, { name: this.comments.authorName(comment) });
    this.send.textContent = board.t(kind === "edit" ? "comments.save" : "comments.send");
    this.field.focus({ preventScroll: true });
    this.form.scrollIntoView({ block: "nearest" });
  }

  #submit() {
    const { board, field } = this;
    const text = manyLines(field.value).trim();
    if (!text) return;
    if (excess(text, TEXT_LIMIT) > 0) { board.notice(tooLong(board, text, TEXT_LIMIT)); return; }
    const { kind, id } = this.#mode;
    const now = new Date().toISOString();
    if (kind === "edit") this.#send("edit_comment", { comment_id: id, text, edited_at: now }, "comments.said_edited");
    else this.#send("add_comment", { comment_id: newId("comment"), about_id: this.subject.id, text, reply_to_id: id, author: board.state.actor, written_at: now }, "comments.said_added");
    if (kind === "new") {
      store(this.#draftKey, "");
      field.value = "";
    }
    board.render();
    this.#begin("new");
  }

  #send(name, fields, said) {
    this.board.dispatch({ name, ...fields });
    if (said) this.board.say(this.board.t(said));
  }
}

/** Threads in time: the comment each began with, and its answers; an answer whose thread is not here stands for itself. */
export function threadsOf(comments) {
  const isFirst = (comment) => !comments.some((one) => one.id === comment.reply_to_id && !one.reply_to_id);
  return comments.filter(isFirst).map((first) => [first, comments.filter((one) => one.reply_to_id === first.id && !isFirst(one))]);
}

/** What mentioned findings and records look like, so that the text is drawn anew when that changes. */
const textKey = (board, comment) => [
  ...[...comment.text.matchAll(/R\d{2}/g)].map(([rule]) => foundBy(board, rule, comment.about_id)?.state),
  ...[...comment.text.matchAll(/@“([^“”\n]+)”/g)].map(([, words]) => recordsByWords(board.state).get(words)?.id),
];
