// A banner that asks where a copied lane, touchpoint or stage shall stand: a click on one of them, or arrow keys and Enter.

import { button, element, isTextField, setText, toggleClass } from "../dom.js";

const STEPS = { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1 };

export class PlaceBanner {
  #asked = null;
  #marked = null;

  constructor(board) {
    this.board = board;
    this.words = element("span", "place-words", { id: "cx-place-words" });
    this.here = element("button", "btn primary", { type: "button" }, board.t("board.clip_here"));
    this.here.addEventListener("click", () => this.#choose(this.#asked.at));
    const leave = button("btn", board.t("board.clip_leave"), () => this.close(), board.t("board.clip_leave"));
    this.root = element("div", "place-banner", { role: "group", tabindex: "-1", "aria-labelledby": "cx-place-words" }, this.words, this.here, leave);
    this.root.hidden = true;
    board.frame.main.insertBefore(this.root, board.frame.main.firstChild);
    board.root.addEventListener("keydown", (event) => this.#press(event), true);
    // Wherever the focus went: what undo takes back first is the question.
    board.listen(document, "keydown", (event) => this.#pressUndo(event), true);
    board.grid.root.addEventListener("pointerdown", (event) => this.#point(event), true);
    board.grid.root.addEventListener("click", (event) => { if (this.isOpen) { event.preventDefault(); event.stopPropagation(); } }, true);
  }

  get isOpen() {
    return this.#asked !== null;
  }

  /** Ask among records of a kind, beginning at one of them; `run` is called with the id that was chosen. */
  open(kind, question, startId, run) {
    const ids = this.#idsOf(kind);
    if (!ids.length) return false;
    this.#asked = { kind, question, at: ids.includes(startId) ? startId : ids.at(-1), run };
    this.root.hidden = false;
    if (this.board.isNarrow) this.board.frame.setSheet(false);
    this.update();
    this.root.focus({ preventScroll: true });
    this.board.say(question);
    this.#show();
    this.board.schedule();
    return true;
  }

  close() {
    if (!this.#asked) return;
    this.#asked = null;
    this.root.hidden = true;
    this.#mark(null, "");
    this.board.grid.focusSelection();
    this.board.schedule();
  }

  update() {
    const asked = this.#asked;
    if (!asked) return;
    const ids = this.#idsOf(asked.kind);
    if (!ids.length || !this.board.canEdit) { this.close(); return; }
    if (!ids.includes(asked.at)) asked.at = ids.at(-1);
    setText(this.words, asked.question);
    setText(this.here, this.board.t(`board.clip_after_${asked.kind}`, { name: this.#nameOf(asked.at) }));
    this.#mark(this.#elementOf(asked.at), asked.kind === "lane" ? "paste-below" : "paste-after");
  }

  #idsOf(kind) {
    const { state } = this.board;
    const lists = { lane: () => state.visibleLanes(), touchpoint: () => state.touchpoints().filter(({ stage_id: id }) => !state.isFolded(id)), stage: () => state.stages() };
    return lists[kind]().map(({ id }) => id);
  }

  #nameOf(id) {
    const record = this.board.state.records.get(id);
    return record.kind === "lane" ? this.board.laneName(record) : record.name;
  }

  #elementOf(id) {
    const { grid } = this.board;
    return this.#asked.kind === "lane" ? grid.laneRow(id) : grid.elementOf(id);
  }

  #mark(node, name) {
    if (this.#marked && this.#marked !== node) this.#marked.classList.remove("paste-below", "paste-after");
    if (node) toggleClass(node, name, true);
    this.#marked = node;
  }

  /** In sight, and said. */
  #show() {
    const { board } = this;
    board.grid.show(board.grid.elementOf(this.#asked.at));
  }

  #press(event) {
    if (!this.isOpen) return;
    const step = STEPS[event.key];
    if (step) {
      const ids = this.#idsOf(this.#asked.kind);
      const next = ids[ids.indexOf(this.#asked.at) + step];
      if (next) this.#asked.at = next;
      this.update();
      this.#show();
      this.board.say(this.here.textContent);
    } else if (event.key === "Escape") this.close();
    else if (event.key === "Enter" && event.composedPath()[0].tagName !== "BUTTON") this.#choose(this.#asked.at);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #pressUndo(event) {
    const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === "z";
    if (!this.isOpen || !isUndo || isTextField(event.composedPath()[0])) return;
    event.preventDefault();
    event.stopPropagation();
    this.close();
  }

  /** A press on a lane, a touchpoint or what stands in one chooses it; a finger that scrolls does not get so far. */
  #point(event) {
    if (!this.isOpen || event.button !== 0) return;
    event.stopPropagation();
    const { kind } = this.#asked;
    const start = { x: event.clientX, y: event.clientY };
    const id = this.#idAt(event.target);
    if (!id) return;
    this.#asked.at = id;
    this.update();
    const end = new AbortController();
    const { signal } = end;
    const finish = (up) => {
      end.abort();
      const isTap = Math.hypot(up.clientX - start.x, up.clientY - start.y) < 10;
      if (up.type === "pointerup" && isTap && this.#asked?.kind === kind) this.#choose(id);
    };
    for (const type of ["pointerup", "pointercancel"]) window.addEventListener(type, finish, { signal });
  }

  #idAt(target) {
    const { board } = this;
    const { kind } = this.#asked;
    const ids = this.#idsOf(kind);
    if (kind === "lane") return ids.find((id) => board.grid.laneRow(id)?.contains(target)) ?? null;
    const subject = board.grid.subjectOf(target);
    const record = subject?.id ? board.state.records.get(subject.id) : null;
    const column = subject?.columnId ?? record?.touchpoint_id ?? record?.id;
    const id = kind === "stage" ? board.state.records.get(column)?.stage_id ?? column : column;
    return ids.includes(id) ? id : null;
  }

  #choose(id) {
    const { run } = this.#asked;
    this.close();
    run(id);
  }
}
