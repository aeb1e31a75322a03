// Drawing an arrow, and leading one elsewhere: by dragging from the ring at a card's edge or from an arrow's end, and by
// keyboard with L, arrow keys and Enter.

import { button, clamp, element } from "../dom.js";
import { icon } from "../icons.js";
import { offerWhere } from "../pointer.js";
import { unsoundness } from "../predict_blueprint.js";
import { newId } from "../records.js";

const THRESHOLD = 4;
const RULES = { flow_to_itself: "R02", flow_cycle: "R02", flow_jumps_lane: "R08", flow_needs_non_visual: "R08" };
const STEP = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export class Drawing {
  #press = null;
  #held = null;
  #isChosen = false;
  #resting = null;

  constructor(board) {
    this.board = board;
    /** The arrow as it would be drawn now, null while none is. */
    this.flow = null;
    /** Why it would be refused, null when it would not. */
    this.trouble = null;
    this.ring = button("ring", board.t("board.draw_arrow"), () => this.begin(board.selection), element("i"));
    this.ring.dataset.affordance = "";
    this.ring.tabIndex = -1;
    this.hint = element("div", "arrow-hint", { hidden: "" }, icon("branch", 14), element("span"));
    board.layer.append(this.hint);
    const { root } = board.grid;
    offerWhere(board, (target) => this.#offer(target));
    root.addEventListener("pointermove", (event) => { this.#resting = event.pointerType === "mouse" ? event : null; });
    root.addEventListener("pointerleave", () => { this.#resting = null; });
    root.addEventListener("pointerdown", (event) => this.#down(event), true);
    // What is pressed here is the arrow: the cell below must not take the focus, and with it the selection.
    root.addEventListener("mousedown", (event) => { if (this.#press) event.preventDefault(); }, true);
    // The press that chose a target is no click on it.
    root.addEventListener("click", (event) => { if (this.#isChosen) event.stopPropagation(); this.#isChosen = false; }, true);
    board.listen(window, "pointermove", (event) => this.#move(event));
    board.listen(window, "pointerup", (event) => this.#up(event));
    board.listen(window, "pointercancel", () => { if (this.#held !== null) this.#drop(); });
  }

  get isActive() {
    return this.flow !== null;
  }

  /** What is being drawn is let go when a colleague has taken its end away. */
  update() {
    if (!this.flow) return;
    const { cards } = this.board.grid;
    const fixed = this.end === "target" ? this.flow.source_id : this.flow.target_id;
    if (!cards.elementOf(fixed)?.isConnected) this.#drop();
    else if (this.aimed && !cards.elementOf(this.aimed)?.isConnected) this.#aim(null);
  }

  /** A card that came to lie under the resting pointer offers its ring. */
  place() {
    if (this.#resting && !this.flow && !this.#press && !this.ring.isConnected) this.#offerUnder(this.#resting);
  }

  /** Start by keyboard: a new arrow from a step, or the target of an arrow that is there. */
  begin(id) {
    const record = this.board.state.records.get(id);
    if (!this.board.canEdit || !record) return;
    if (record.kind === "flow") this.#start(record, "target");
    else if (this.#canLink(record)) this.#start({ id: newId("flow"), source_id: id, target_id: null }, "target", true);
    if (!this.flow) return;
    this.#aim(this.flow.target_id ?? this.#firstTarget(record));
    this.#tell();
  }

  /** Keys while an arrow is being drawn, and those that begin; true when the key is used up. */
  press(key, event) {
    const { board } = this;
    if (!this.flow) {
      if (key.toLowerCase() !== "l" || event.altKey || !board.canEdit || !board.selection) return false;
      this.begin(board.selection);
      return this.isActive;
    }
    if (key === "Escape") this.cancel();
    else if (key === "Enter") this.#commit();
    else if (STEP[key]) this.#step(key);
    else return key.length === 1;
    return true;
  }

  cancel() {
    if (!this.flow) return;
    this.board.say(this.board.t("board.said_arrow_let_go"));
    this.#end();
  }

  // ---- private ------------------------------------------------------------------------------------------------

  #start(flow, end, isNew = false) {
    this.flow = { is_repeat: false, is_non_visual: false, ...flow };
    this.end = end;
    this.isNew = isNew;
    this.origin = flow.id;
    this.trouble = null;
  }

  #end() {
    this.board.select(this.isNew ? this.flow.source_id : this.origin);
    this.flow = null;
    this.trouble = null;
    this.#held = null;
    this.#press = null;
    this.hint.hidden = true;
    this.#mark(null);
    this.#release();
    this.board.grid.focusSelection();
    this.board.schedule();
  }

  /** Let the free end point at a card; null is nowhere. */
  #aim(id) {
    const field = `${this.end}_id`;
    if (this.flow[field] === id && this.aimed === id) return;
    this.flow = { ...this.flow, [field]: id };
    this.trouble = id && this.flow.source_id && this.flow.target_id ? unsoundness(this.board.state.records, this.flow) : null;
    this.#mark(id);
    this.board.render();
  }

  #mark(id) {
    const { cards } = this.board.grid;
    if (this.aimed) cards.elementOf(this.aimed)?.classList.remove("aimed", "unsound");
    this.aimed = id;
    const node = id ? cards.elementOf(id) : null;
    node?.classList.add("aimed");
    node?.classList.toggle("unsound", Boolean(this.trouble));
    if (node && this.#held === null) this.board.grid.show(node);
  }

  /** Say where the arrow leads now, on the screen and aloud. */
  #tell() {
    const { board } = this;
    const textOf = (id) => board.state.records.get(id)?.text ?? "…";
    const words = { source: textOf(this.flow.source_id), target: textOf(this.flow.target_id) };
    const rule = RULES[this.trouble];
    const text = board.t(rule ? "board.arrow_hint_rule" : "board.arrow_hint", { ...words, rule });
    this.hint.lastChild.textContent = text;
    this.hint.classList.toggle("unsound", Boolean(rule));
    this.hint.hidden = false;
    this.#placeHint();
    board.say(text);
  }

  #placeHint() {
    const node = this.board.grid.cards.elementOf(this.aimed ?? this.flow.source_id);
    if (!node) return;
    const frame = this.board.layer.getBoundingClientRect();
    const box = node.getBoundingClientRect();
    const { width, height } = this.hint.getBoundingClientRect();
    this.hint.style.left = `${clamp(box.left - frame.left, 4, Math.max(4, frame.width - width - 4))}px`;
    const below = box.bottom - frame.top + 8;
    this.hint.style.top = `${below + height < frame.height ? below : box.top - frame.top - height - 8}px`;
  }

  #commit() {
    const { flow, isNew, origin } = this;
    if (!flow.source_id || !flow.target_id) return;
    const { board } = this;
    this.#end();
    const ends = { source_id: flow.source_id, target_id: flow.target_id };
    if (isNew) board.dispatch({ name: "add_flow", flow_id: flow.id, ...ends, is_repeat: false, is_non_visual: false });
    else {
      const was = board.state.records.get(origin);
      if (was && (was.source_id !== ends.source_id || was.target_id !== ends.target_id)) board.dispatch({ name: "edit_flow", flow_id: origin, ...ends });
    }
  }

  #canLink(record) {
    return record.kind === "step" && this.board.state.lane(record.lane_id)?.role !== "evidence";
  }

  /** Steps an arrow may lead to, with their places on the screen. */
  #targets() {
    const { state, grid } = this.board;
    const lanes = state.visibleLanes().filter((lane) => lane.role !== "evidence");
    const fixed = this.end === "target" ? this.flow.source_id : this.flow.target_id;
    return lanes.flatMap((lane) => grid.columns.flatMap(({ record }) => state.cards(record.id, lane.id)))
      .filter((card) => card.id !== fixed).map((card) => ({ id: card.id, box: grid.cards.elementOf(card.id).getBoundingClientRect() }));
  }

  #firstTarget(record) {
    const box = this.board.grid.cards.elementOf(record.id).getBoundingClientRect();
    const distance = (other) => Math.hypot(other.left - box.left - box.width, (other.top - box.top) * 1.5);
    return this.#targets().sort((a, b) => distance(a.box) - distance(b.box))[0]?.id ?? null;
  }

  /** To the nearest step in a direction: what lies straight ahead counts more than what lies aside. */
  #step(key) {
    const [dx, dy] = STEP[key];
    const from = this.board.grid.cards.elementOf(this.aimed ?? this.flow.source_id).getBoundingClientRect();
    let [nearest, least] = [null, Infinity];
    for (const { id, box } of this.#targets()) {
      const [x, y] = [box.left + box.width / 2 - from.left - from.width / 2, box.top + box.height / 2 - from.top - from.height / 2];
      const ahead = x * dx + y * dy;
      const distance = ahead + Math.abs(dx ? y : x) * 3;
      if (ahead > 4 && distance < least) [nearest, least] = [id, distance];
    }
    if (nearest) this.#aim(nearest);
    this.#tell();
  }

  // ---- by pointer ---------------------------------------------------------------------------------------------

  #offer(target) {
    if (this.#held !== null || this.board.drag.isHolding || target.closest?.(".ring")) return;
    const card = target.closest?.(".card");
    const record = card ? this.board.state.records.get(card.dataset.cardId) : null;
    const owner = record && this.board.canEdit && this.#canLink(record) ? card : null;
    const before = this.ring.parentElement;
    if (before === owner) return;
    if (owner) owner.append(this.ring);
    else this.ring.remove();
    if (before && !before.querySelector(":scope > [data-affordance]")) before.classList.remove("host");
    owner?.classList.add("host");
  }

  /** The ring of the card under a pointer that rests: nothing tells when a card comes to lie there. */
  #offerUnder({ clientX, clientY }) {
    const under = this.board.grid.root.getRootNode().elementFromPoint(clientX, clientY);
    if (under) this.#offer(under);
  }

  /** Whether a press belongs to an arrow. */
  get isPressed() {
    return this.#press !== null;
  }

  #down(event) {
    if (event.button !== 0 || !this.board.canEdit) return;
    if (this.flow) {
      this.#choose(event);
      return;
    }
    const { board } = this;
    const press = { x: event.clientX, y: event.clientY, id: event.pointerId };
    if (event.target.closest(".ring")) {
      const sourceId = event.target.closest(".card").dataset.cardId;
      this.#press = { ...press, flow: { id: newId("flow"), source_id: sourceId, target_id: null }, end: "target", isNew: true };
      return;
    }
    const selected = board.state.records.get(board.selection);
    const end = selected?.kind === "flow" && !event.target.closest(".card") ? this.#endAt(selected, event) : null;
    if (end) this.#press = { ...press, flow: selected, end, isNew: false };
  }

  /** While an arrow is drawn by keyboard or button, a press on a step draws it there, and one elsewhere lets it go. */
  #choose(event) {
    const id = this.#targetAt(event);
    event.preventDefault();
    this.#press = { isSpent: true };
    this.#isChosen = true;
    if (!id) {
      this.cancel();
      return;
    }
    this.#aim(id);
    this.#commit();
  }

  /** The step under the pointer, where an arrow may lead. */
  #targetAt({ clientX, clientY }) {
    const under = this.board.grid.root.getRootNode().elementFromPoint(clientX, clientY)?.closest?.(".card");
    const record = under ? this.board.state.records.get(under.dataset.cardId) : null;
    const fixed = this.end === "target" ? this.flow.source_id : this.flow.target_id;
    return record && this.#canLink(record) && record.id !== fixed ? record.id : null;
  }

  /** The end of the selected arrow under the pointer. */
  #endAt(flow, { clientX, clientY }) {
    const view = this.board.arrows.elementOf(flow.id);
    return [...(view?.querySelectorAll(".end") ?? [])].find((handle) => {
      const box = handle.getBoundingClientRect();
      return Math.hypot(box.left + box.width / 2 - clientX, box.top + box.height / 2 - clientY) < 12;
    })?.dataset.end ?? null;
  }

  #move(event) {
    const press = this.#press;
    if (this.flow && this.#held === null) {
      const id = event.pointerType === "mouse" ? this.#targetAt(event) : null;
      if (id && id !== this.aimed) {
        this.#aim(id);
        this.#tell();
      }
      return;
    }
    if (press && !press.isSpent && this.#held === null && Math.hypot(event.clientX - press.x, event.clientY - press.y) > THRESHOLD) {
      this.#held = press.id;
      this.board.editor.finish();
      this.#start(press.flow, press.end, press.isNew);
      this.board.grid.layer.dataset.dragging = "";
    }
    if (this.#held !== event.pointerId || !this.flow) return;
    this.#aim(this.#targetAt(event));
    this.#rope(this.end === "target" ? this.flow.source_id : this.flow.target_id, event);
    if (this.aimed) this.#tell();
    else this.hint.hidden = true;
  }

  /** A thread from the card to the pointer while it is over no card. */
  #rope(fixedId, event) {
    this.rope ??= this.board.grid.layer.appendChild(element("div", "rope"));
    this.rope.hidden = Boolean(this.aimed);
    const card = this.board.grid.cards.elementOf(fixedId)?.getBoundingClientRect();
    if (!card) return;
    const frame = this.board.grid.layer.getBoundingClientRect();
    const from = { x: clamp(event.clientX, card.left, card.right), y: clamp(event.clientY, card.top, card.bottom) };
    const [dx, dy] = [event.clientX - from.x, event.clientY - from.y];
    Object.assign(this.rope.style, {
      left: `${from.x - frame.left}px`, top: `${from.y - frame.top}px`, width: `${Math.hypot(dx, dy)}px`,
      transform: `rotate(${Math.atan2(dy, dx)}rad)`,
    });
  }

  #up(event) {
    const wasHeld = this.#held === event.pointerId && this.#held !== null;
    this.#press = null;
    if (!wasHeld) return;
    this.#held = null;
    if (this.flow?.source_id && this.flow.target_id && this.aimed) this.#commit();
    else this.#end();
    this.#offerUnder(event);
  }

  #drop() {
    this.#press = null;
    if (this.flow) this.#end();
  }

  #release() {
    delete this.board.grid.layer.dataset.dragging;
    if (this.rope) this.rope.hidden = true;
  }
}
