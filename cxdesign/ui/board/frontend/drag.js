// Dragging by mouse, pen and finger. A picture follows the pointer and the original stays where it is until the drop, so
// that a colleague's edit can redraw the board beneath a held card.

import { element } from "./dom.js";
import { dropCard, dropLane, dropStage, dropTouchpoint } from "./drop.js";
import { scrollAtEdges } from "./edges.js";
import { bunchDrop, bunchPicture } from "./marking/bunch.js";
import { pointAt, swallowClick } from "./pointer.js";
import { isCardId, kindOf } from "./records.js";

const MOUSE_THRESHOLD = 4;
const FINGER_SLOP = 8;
const LONG_PRESS = 320;
const UNFOLD_AFTER = 550;
// The picture of a held card is nothing that can be found, focused or read.
const LEFT_OUT = ["data-card-id", "data-need-id", "data-touchpoint-id", "data-stage-id", "data-lane-id", "data-scene-id", "tabindex", "role", "aria-current", "aria-description"];
const POINTED = ".card, .cell, .tp, .stage, .lane, .curve-mount";
const NO_DRAG = "button:not(.picture), input, select, textarea, a, .curve-mount, [data-affordance]";

export class Drag {
  #press = null;
  #held = null;
  #frame = 0;
  #hover = { node: null, since: 0 };
  #dimmed = [];

  constructor(board) {
    this.board = board;
    const { root } = board.grid;
    this.line = element("div", "drop-line");
    board.grid.layer.append(this.line);
    this.line.hidden = true;
    root.addEventListener("pointerdown", (event) => this.#down(event));
    board.listen(window, "pointermove", (event) => this.#move(event));
    board.listen(window, "pointerup", (event) => this.#up(event));
    board.listen(window, "pointercancel", (event) => this.#pointerLost(event));
    board.root.addEventListener("lostpointercapture", (event) => this.#pointerLost(event));
    root.addEventListener("selectstart", (event) => { if (this.#press || this.#held) event.preventDefault(); });
    // A finger scrolls the board until the press was long enough; from then on its moves belong to the card.
    root.addEventListener("touchmove", (event) => { if (this.#held) event.preventDefault(); }, { passive: false });
    const holds = (event) => { if (this.#held || this.#press?.isFinger) event.preventDefault(); };
    root.addEventListener("contextmenu", holds, { capture: true });
  }

  get isHolding() {
    return this.#held !== null;
  }

  /** Id of what is held, null when nothing is. */
  get heldId() {
    return this.#held?.id ?? null;
  }

  /** Ids of all that is held. */
  get heldIds() {
    return this.#held?.ids ?? [];
  }

  /** Whether a finger rests on something, so that its long press is a grab and no menu. */
  get isPressed() {
    return this.#press?.isFinger ?? false;
  }

  /** Drop nothing and put everything back. */
  cancel() {
    clearTimeout(this.#press?.timer);
    this.#press = null;
    if (this.#held) this.#release();
  }

  /** After a redraw: what is held keeps its dimmed original. */
  update() {
    if (!this.#held) return;
    this.#dim(true);
    this.#aim();
  }

  #down(event) {
    if (event.button !== 0 || this.#held || !this.board.canEdit || event.target.closest(NO_DRAG)) return;
    const subject = this.board.grid.subjectOf(event.target);
    if (!subject?.id || this.board.editor.isOn(subject.id)) return;
    const { can, drags } = this.board.configuration;
    if (subject.type === "lane" && !can.moveLanes) return;
    if (drags && !drags.has(subject.type)) return;
    const isFinger = event.pointerType === "touch";
    const press = { subject, id: event.pointerId, x: event.clientX, y: event.clientY, isFinger, timer: 0 };
    this.#press = press;
    if (isFinger) {
      const delay = event.target.closest(".grip") ? 0 : LONG_PRESS;
      press.timer = setTimeout(() => { if (this.#press === press) this.#grab(press.x, press.y); }, delay);
    }
  }

  #move(event) {
    if (this.#held) {
      if (event.pointerId !== this.#held.pointerId) return;
      const { origin } = this.#held;
      this.#held.isStill &&= Math.hypot(event.clientX - origin.x, event.clientY - origin.y) <= FINGER_SLOP;
      this.#held.x = event.clientX;
      this.#held.y = event.clientY;
      this.#follow();
      return;
    }
    const press = this.#press;
    if (!press || event.pointerId !== press.id) return;
    const way = Math.hypot(event.clientX - press.x, event.clientY - press.y);
    if (press.isFinger) {
      if (way > FINGER_SLOP) this.cancel();
    } else if (event.buttons === 0) this.cancel();
    else if (way > MOUSE_THRESHOLD) this.#grab(event.clientX, event.clientY);
  }

  #grab(x, y) {
    const press = this.#press;
    this.#press = null;
    if (!press) return;
    const { id } = press.subject;
    const node = this.board.grid.elementOf(id);
    if (!node) return;
    this.board.editor.finish();
    this.board.menu.close();
    const box = node.getBoundingClientRect();
    const ghost = element("div", "ghost-drag", { "aria-hidden": "true" }, pictureOf(node));
    ghost.firstChild.style.zoom = this.board.zoom.value;
    ghost.style.width = `${box.width}px`;
    this.board.layer.append(ghost);
    // What is drawn smaller while it is held is held at the same share of its width.
    const share = ghost.offsetWidth / Math.max(1, box.width);
    const ids = this.board.marked.has(id) ? this.board.marked.ids : [id];
    bunchPicture(ghost, ids.length);
    this.#held = { id, ids, pointerId: press.id, ghost, dx: (press.x - box.left) * share, dy: press.y - box.top, x, y, drop: null, isCaptured: press.isFinger, origin: press, isStill: press.isFinger };
    // A finger's events go to what it touched, which a redraw may take away; a mouse needs no capture, and taking it would
    // move the hover off the whole board, which costs a restyle of everything at the drop.
    if (press.isFinger) capture(this.board.root, press.id);
    this.board.affordances.hide();
    this.board.grid.layer.dataset.dragging = "";
    if (press.isFinger) navigator.vibrate?.(12);
    this.board.select(id);
    this.#dim(true);
    this.#follow();
    this.board.schedule();
    this.#frame = requestAnimationFrame(() => this.#tick());
  }

  #up(event) {
    clearTimeout(this.#press?.timer);
    this.#press = null;
    const held = this.#held;
    if (!held || event.pointerId !== held.pointerId) return;
    if (held.isCaptured) swallowClick(event.clientX, event.clientY);
    if (event.clientX !== held.x || event.clientY !== held.y) {
      Object.assign(held, { x: event.clientX, y: event.clientY });
      this.#aim();
    }
    const { drop } = held;
    const isGone = !this.board.state.currentId(held.id);
    if (!isGone && drop?.command) this.board.dispatch(drop.command);
    this.#release();
    if (!isGone) drop?.run?.();
    // A long press that moved nothing asks what can be done with it.
    if (!isGone && held.isStill) this.board.menus.openFor(held.id, pointAt(held.x, held.y));
    if (isGone) this.board.notice(this.board.t("board.gone_while_held"));
    else if (drop?.command) {
      this.board.say(drop.said());
      this.board.grid.focusSelection();
      // Drawn before the next frame begins, which then has only to paint.
      this.board.render();
    }
  }

  #pointerLost(event) {
    if (this.#press?.id === event.pointerId || this.#held?.pointerId === event.pointerId) this.cancel();
  }

  #release() {
    const held = this.#held;
    this.#dim(false);
    this.#held = null;
    cancelAnimationFrame(this.#frame);
    held.ghost.remove();
    this.line.hidden = true;
    this.#aimAt(null);
    this.#pointAt(null);
    delete this.board.grid.layer.dataset.dragging;
    this.board.affordances.show();
    if (held.isCaptured) release(this.board.root, held.pointerId);
    this.board.schedule();
  }

  #follow() {
    const { ghost, x, y, dx, dy } = this.#held;
    const frame = this.board.layer.getBoundingClientRect();
    ghost.style.transform = `translate(${x - dx - frame.left}px, ${y - dy - frame.top}px)`;
    this.#aim();
  }

  /** Find where a drop would go now and show it. */
  #aim() {
    const held = this.#held;
    const id = this.board.state.currentId(held.id);
    const record = id ? this.board.state.records.get(id) : null;
    const point = { x: held.x, y: held.y, under: this.#under(held) };
    this.#pointAt(point.under?.closest(POINTED) ?? null);
    held.drop = record ? bunchDrop(this.board, held.ids, dropOf(this.board, record, point)) : null;
    this.#aimAt(held.drop?.cell ?? null);
    const line = held.drop?.line ?? null;
    this.line.hidden = !line;
    if (!line) return;
    const frame = this.board.grid.layer.getBoundingClientRect();
    this.line.className = `drop-line ${line.isVertical ? "vertical" : ""}`;
    Object.assign(this.line.style, {
      left: `${line.x - frame.left}px`, top: `${line.y - frame.top}px`,
      width: line.isVertical ? "" : `${line.length}px`, height: line.isVertical ? `${line.length}px` : "",
    });
  }

  #under({ x, y }) {
    const found = this.board.grid.root.getRootNode().elementFromPoint(x, y);
    return found && this.board.grid.root.contains(found) ? found : null;
  }

  #aimAt(cell) {
    if (this.aimed === cell) return;
    this.aimed?.classList.remove("aimed");
    cell?.classList.add("aimed");
    this.aimed = cell;
  }

  /** The hand is shown by what lies under the pointer; a rule for the whole board would restyle all of it. */
  #pointAt(node) {
    if (this.pointed === node) return;
    this.pointed?.classList.remove("grabbing");
    node?.classList.add("grabbing");
    this.pointed = node;
  }

  #dim(isDimmed) {
    const { state, grid } = this.board;
    const nodes = isDimmed ? this.#held.ids.map((id) => grid.elementOf(state.currentId(id))).filter(Boolean) : [];
    for (const node of this.#dimmed) if (!nodes.includes(node)) node.classList.remove("held-away");
    for (const node of nodes) node.classList.add("held-away");
    this.#dimmed = nodes;
  }

  /** While holding: scroll at the edges, unfold a stage the pointer rests on. */
  #tick() {
    if (!this.#held) return;
    const { x, y } = this.#held;
    if (scrollAtEdges(this.board, x, y)) this.#aim();
    this.#rest();
    this.#frame = requestAnimationFrame(() => this.#tick());
  }

  #rest() {
    if (kindOf(this.#held.id) !== "touchpoint" && !isCardId(this.#held.id)) return;
    const fold = this.#under(this.#held)?.closest(".fold");
    const now = performance.now();
    if (fold !== this.#hover.node) this.#hover = { node: fold, since: now };
    else if (fold && now - this.#hover.since > UNFOLD_AFTER) {
      this.#hover = { node: null, since: now };
      const stageId = fold.dataset.foldedStage ?? fold.dataset.vacantStage ?? fold.dataset.stageId;
      if (this.board.state.isFolded(stageId)) this.board.actions.toggleFold(stageId);
    }
  }
}

function dropOf(board, record, point) {
  if (board.configuration.drop) return board.configuration.drop(board, record, point);
  if (isCardId(record.id)) return dropCard(board, record, point);
  if (record.kind === "touchpoint") return dropTouchpoint(board, record, point);
  return record.kind === "stage" ? dropStage(board, record, point) : dropLane(board, record, point);
}

function capture(node, pointerId) {
  try { node.setPointerCapture(pointerId); } catch { /* the pointer is already gone; its end comes as cancel */ }
}

function release(node, pointerId) {
  try { node.releasePointerCapture(pointerId); } catch { /* it was released by the browser */ }
}

function pictureOf(node) {
  const picture = node.cloneNode(true);
  for (const loose of picture.querySelectorAll("[data-affordance], .grip")) loose.remove();
  for (const name of LEFT_OUT) picture.removeAttribute(name);
  picture.classList.remove("sel", "marked", "peer", "held-away");
  return picture;
}
