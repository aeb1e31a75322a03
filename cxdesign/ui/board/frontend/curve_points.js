// Exports: CurvePoints(board, curve)

import { clampEmotion, EMOTION_MAX, EMOTION_MIN } from "./curve_geometry.js";
import { CurveKeys } from "./curve_keys.js";
import { saidByRoom } from "./curve_room.js";
import { svgElement } from "./icons.js";
import { face, facePath, signed, STAR_PATH } from "./marks.js";

const DRAG_THRESHOLD = 3;
const TAP_SLOP = 10;
const REACH = { mouse: 14, touch: 22 };
// How much of the way between two whole values the point still follows the finger.
const SLACK = 0.35;

/** The points of both curves: sliders for the keyboard, handles for mouse and finger. */
export class CurvePoints {
  constructor(board, curve) {
    this.board = board;
    this.curve = curve;
    this.elements = new Map();
    this.drag = null;
    this.tap = null;
    // The column under the mouse, with the value a click there sets; null where a click sets none.
    this.near = { id: null, value: null };
    this.keys = new CurveKeys(board, this);
    const { plot } = curve;
    plot.addEventListener("pointerdown", (event) => this.onDown(event));
    plot.addEventListener("pointermove", (event) => this.onMove(event));
    plot.addEventListener("pointerup", (event) => this.onUp(event));
    plot.addEventListener("pointercancel", () => this.cancel());
    plot.addEventListener("lostpointercapture", () => this.drag && this.cancel());
    // The browser ignores touch-action inside a drawing, so a finger on a point is kept from scrolling here.
    plot.addEventListener("touchstart", (event) => this.drag && event.cancelable && event.preventDefault(), { passive: false });
    plot.addEventListener("pointerleave", () => this.setNear(null));
    plot.addEventListener("keydown", (event) => {
      plot.classList.remove("by-pointer");
      this.keys.press(event);
    });
    plot.addEventListener("focusin", (event) => this.onFocus(event));
  }

  update(view) {
    this.view = view;
    const wanted = new Set();
    const scene = [this.board.canEdit, this.board.locale, view.scale.step, view.satisfaction, view.delight].join();
    const stop = this.stopOf(view);
    for (const column of view.columns) {
      for (const state of ["target", "now"]) {
        const key = `${column.id} ${state}`;
        wanted.add(key);
        const seen = `${scene} ${column.id === view.selected} ${column.id === stop} ${this.near.id === column.id} ${this.near.value}`;
        const entry = this.elements.get(key);
        if (entry?.column === column && entry.seen === seen) continue;
        this.refresh(key, column, state, view);
        this.elements.get(key).seen = seen;
      }
    }
    for (const [key, entry] of this.elements) {
      if (wanted.has(key)) continue;
      entry.element.remove();
      this.elements.delete(key);
    }
    this.keepOrder(view);
    this.drawLive(view);
  }

  refresh(key, column, state, view) {
    const entry = this.elements.get(key) ?? this.create(key, column.id, state);
    const { exact, shown } = column[state];
    const isMissing = exact === null;
    const canEdit = this.board.canEdit !== false;
    const isSelected = column.id === view.selected && !column.folded;
    const meets = state === "target" && !isMissing && column.now.exact === exact;
    const ghost = isMissing && state === "now" && this.near.id === column.id ? this.near.value : null;
    const form = [isMissing, ghost !== null, column.folded, isSelected, meets, column.isPeak, column.isEnd, canEdit].join();
    entry.column = column;
    if (entry.form !== form) {
      entry.form = form;
      entry.mouth = null;
      entry.body.replaceChildren(...bodyOf(state, { isMissing, isSelected, meets, column, ghost }));
    }
    const mouth = facePath(shown ?? ghost ?? 0);
    if (entry.mouth !== mouth) entry.body.querySelector(".mouth")?.setAttribute("d", mouth);
    entry.mouth = mouth;
    const y = view.scale.y(isMissing ? ghost ?? this.invited(state, view) : exact);
    const transform = `translate(${column.cx} ${Math.round(y * 10) / 10})`;
    if (entry.transform !== transform) entry.element.setAttribute("transform", transform);
    entry.transform = transform;
    const kind = pointClass(state, { isMissing, isSelected, column, isNear: this.near.id === column.id, isLive: column[state].isLive, canEdit });
    if (entry.kind !== kind) entry.element.setAttribute("class", kind);
    entry.kind = kind;
    this.describe(entry, column, state, shown, canEdit, view);
  }

  create(key, touchpointId, state) {
    const body = svgElement("g");
    const title = svgElement("title");
    const hit = svgElement("circle", { class: "hit", r: 15 });
    const ring = svgElement("circle", { class: "focus-ring", r: 13 });
    const element = svgElement("g", { role: "slider", tabindex: -1, "aria-orientation": "vertical",
      "aria-valuemin": EMOTION_MIN, "aria-valuemax": EMOTION_MAX, "data-state": state, "data-touchpoint": touchpointId }, title, hit, ring, body);
    const entry = { key, element, title, body, touchpointId, state };
    this.elements.set(key, entry);
    this.curve.layers[state === "now" ? "faces" : "rings"].append(element);
    return entry;
  }

  describe(entry, column, state, shown, canEdit, view) {
    const stop = this.stopOf(view) === column.id ? "0" : "-1";
    const label = this.board.t("board.curve_point", { state: this.board.t(`enum.state.${state}`), name: column.name });
    const room = state === "now" ? saidByRoom(this.board, column.id) : "";
    const said = [shown, label, stop, canEdit, room].join("|");
    if (entry.said === said) return;
    entry.said = said;
    entry.element.setAttribute("aria-label", label);
    entry.title.textContent = room;
    entry.element.setAttribute("aria-valuenow", shown ?? this.invited(state, view));
    entry.element.setAttribute("aria-valuetext", [shown === null ? this.board.t("board.not_set") : signed(shown), room].filter(Boolean).join(". "));
    entry.element.setAttribute("tabindex", stop);
    if (canEdit) entry.element.removeAttribute("aria-readonly");
    else entry.element.setAttribute("aria-readonly", "true");
  }

  /** One tab stop for each curve; the arrow keys left and right go along it. */
  stopOf(view) {
    const known = (id) => id && view.columns.some((column) => column.id === id);
    if (known(this.focused)) return this.focused;
    return known(view.selected) ? view.selected : view.columns[0].id;
  }

  /** Focus order is document order; a moved column moves its points, the focused one stays in place. */
  keepOrder(view) {
    const order = view.columns.map((column) => column.id).join();
    if (order === this.order) return;
    this.order = order;
    const active = this.curve.plot.getRootNode().activeElement;
    for (const state of ["target", "now"]) {
      const layer = this.curve.layers[state === "now" ? "faces" : "rings"];
      let previous = null;
      for (const column of view.columns) {
        const { element } = this.elements.get(`${column.id} ${state}`);
        const place = previous ? previous.nextSibling : layer.firstChild;
        if (place !== element) layer.insertBefore(element, place);
        previous = element;
      }
    }
    if (active?.isConnected && this.curve.plot.contains(active)) active.focus({ preventScroll: true });
  }

  invited(state, view) {
    return clampEmotion(state === "now" ? view.satisfaction : view.delight);
  }

  /** Chevrons at the point one may drag, and the value while it is dragged. */
  drawLive(view) {
    const layer = this.curve.layers.live;
    const { drag } = this;
    const column = drag?.isMoving ? view.columns.find((one) => one.id === drag.touchpointId) : null;
    const chosen = view.columns.find((one) => one.id === view.selected && !one.folded && one.now.exact !== null);
    const parts = [];
    if (chosen && this.board.canEdit !== false) {
      const y = view.scale.y(chosen.now.exact);
      parts.push(svgElement("path", { class: "drag", d: `M${chosen.cx} ${y - 17}m-4 3 4-4 4 4M${chosen.cx} ${y + 17}m-4-3 4 4 4-4` }));
    }
    if (column) parts.push(bubble(column, drag.state, column[drag.state], view));
    const offer = drag || this.near.value === null ? null : view.columns.find((one) => one.id === this.near.id && one.now.exact === null);
    if (offer) parts.push(bubble(offer, "now offer", { exact: this.near.value, shown: this.near.value }, view));
    const key = parts.map((part) => part.outerHTML).join("");
    if (key === this.liveKey) return;
    this.liveKey = key;
    layer.replaceChildren(...parts);
  }

  // pointer

  onDown(event) {
    this.curve.plot.classList.add("by-pointer");
    if (event.button !== 0 || this.drag || !this.view) return;
    const place = this.placeOf(event);
    const column = this.columnAt(place.x);
    if (!column) return;
    const offered = this.offeredAt(column, place);
    const isMouse = event.pointerType === "mouse";
    const entry = this.entryAt(place, event) ?? (isMouse && offered !== null ? this.elements.get(`${column.id} now`) : null);
    if (!entry) {
      // A finger may be about to scroll: only when it is lifted where it came down, it meant the place.
      this.tap = offered === null ? null : { pointerId: event.pointerId, touchpointId: column.id, value: offered, place };
      this.board.select(column.id);
      return;
    }
    event.preventDefault();
    entry.element.focus({ preventScroll: true });
    if (this.board.canEdit === false) return;
    this.take(entry, event, place, isMouse && entry.state === "now" ? offered : null);
  }

  /** Take hold of a point; `offered` is the value of an empty place that was pressed, shown before anything moves. */
  take(entry, event, place, offered) {
    const { touchpointId, state } = entry;
    const stored = this.board.state.emotion(touchpointId, state) ?? null;
    const start = stored ?? offered ?? this.invited(state, this.view);
    this.drag = { pointerId: event.pointerId, touchpointId, state, y: place.y, start, stored, value: start, isMoving: offered !== null };
    this.curve.plot.setPointerCapture(event.pointerId);
    if (offered !== null) this.curve.setPreview({ touchpointId, state, value: start });
  }

  onMove(event) {
    const { drag } = this;
    const place = this.placeOf(event);
    if (!drag) {
      const column = event.pointerType === "mouse" && this.view ? this.columnAt(place.x) : null;
      this.setNear(column?.id ?? null, column && this.offeredAt(column, place));
      return;
    }
    if (event.pointerId !== drag.pointerId) return;
    if (!drag.isMoving && Math.abs(place.y - drag.y) < DRAG_THRESHOLD) return;
    drag.isMoving = true;
    const free = drag.start + (drag.y - place.y) / this.view.scale.step;
    drag.value = clampEmotion(free);
    const between = Math.max(-0.5, Math.min(0.5, free - drag.value)) * SLACK;
    const value = Math.max(EMOTION_MIN, Math.min(EMOTION_MAX, drag.value + between));
    this.curve.setPreview({ touchpointId: drag.touchpointId, state: drag.state, value });
  }

  onUp(event) {
    this.setTapped(event);
    const { drag } = this;
    if (!drag || event.pointerId !== drag.pointerId) return;
    this.drag = null;
    if (!drag.isMoving && drag.stored !== null) return;
    if (drag.value !== drag.stored) this.commit(drag.touchpointId, drag.state, drag.value);
    this.curve.setPreview(null);
  }

  /** Let go without a change; true if something was held. */
  cancel() {
    this.tap = null;
    if (!this.drag) return false;
    this.drag = null;
    this.curve.setPreview(null);
    return true;
  }

  setTapped(event) {
    const { tap } = this;
    this.tap = null;
    if (!tap || tap.pointerId !== event.pointerId || this.drag) return;
    const place = this.placeOf(event);
    if (Math.hypot(place.x - tap.place.x, place.y - tap.place.y) <= TAP_SLOP) this.commit(tap.touchpointId, "now", tap.value);
  }

  setNear(id, value = null) {
    if (this.near.id === id && this.near.value === value) return;
    this.near = { id, value };
    this.curve.plot.classList.toggle("offers", value !== null);
    if (this.view) this.update(this.view);
  }

  /** The value that a press on an empty place of a column without one sets, null where it sets none. */
  offeredAt(column, place) {
    const { scale } = this.view;
    if (this.board.canEdit === false || column.folded || column.now.exact !== null || place.y > scale.plot) return null;
    const target = scale.y(column.target.exact ?? this.invited("target", this.view));
    return Math.hypot(place.x - column.cx, place.y - target) <= REACH.mouse ? null : clampEmotion(scale.value(place.y));
  }

  placeOf(event) {
    const box = this.curve.plot.getBoundingClientRect();
    const zoom = box.width / Math.max(1, this.view?.width ?? box.width) || 1;
    return { x: (event.clientX - box.left) / zoom, y: (event.clientY - box.top) / zoom };
  }

  columnAt(x) {
    return this.view.columns.find((column) => x >= column.left && x < column.left + column.width) ?? null;
  }

  /** The point meant: the nearer one of its column, the outer ring where both meet. */
  entryAt(place, event) {
    const column = this.columnAt(place.x);
    if (!column) return null;
    const reach = event.pointerType === "mouse" ? REACH.mouse : REACH.touch;
    const [nearest] = ["now", "target"]
      .map((state) => this.elements.get(`${column.id} ${state}`))
      .map((entry) => ({ entry, distance: this.distance(entry, column, place) }))
      .sort((one, other) => one.distance - other.distance);
    return nearest.distance <= reach ? nearest.entry : null;
  }

  distance(entry, column, place) {
    const { exact } = column[entry.state];
    const y = this.view.scale.y(exact ?? this.invited(entry.state, this.view));
    const distance = Math.hypot(place.x - column.cx, place.y - y);
    const other = column[entry.state === "now" ? "target" : "now"].exact;
    if (exact === null) return distance + 4;
    if (entry.state === "target" && other === exact) return Math.abs(distance - 13) + 2;
    return distance;
  }

  // keyboard

  onFocus(event) {
    const element = event.target.closest?.("[role=slider]");
    if (!element) return;
    const id = element.getAttribute("data-touchpoint");
    this.focused = id;
    if (this.board.selection !== id) this.board.select(id);
    if (this.view) this.update(this.view);
  }

  commit(touchpointId, state, value) {
    if (!this.isNews(touchpointId, state, value)) return;
    this.board.dispatch({ name: "set_emotion", touchpoint_id: touchpointId, state, value });
    this.say(touchpointId, state, value);
  }

  /** A value that follows the arrow keys. */
  hold(touchpointId, state, value) {
    if (!this.isNews(touchpointId, state, value)) return;
    this.board.held.set(touchpointId, state, value);
    this.say(touchpointId, state, value);
  }

  isNews(touchpointId, state, value) {
    return this.board.state.records.has(touchpointId) && (this.board.state.emotion(touchpointId, state) ?? null) !== value;
  }

  say(touchpointId, state, value) {
    const said = { name: this.board.state.records.get(touchpointId)?.name ?? "", state: this.board.t(`enum.state.${state}`) };
    this.board.say(value === null ? this.board.t("board.curve_said_cleared", said)
      : this.board.t("board.curve_said", { ...said, value: signed(value) }));
  }
}

function pointClass(state, { isMissing, isSelected, column, isNear, isLive, canEdit }) {
  return ["pt", state, isMissing && "missing", isSelected && "sel", isNear && "near", isLive && "live",
    !column.isCounted && "uncounted", column.folded && "folded", canEdit && "editable"].filter(Boolean).join(" ");
}

function bodyOf(state, { isMissing, isSelected, meets, column, ghost }) {
  if (ghost !== null) return [face(ghost, 7.5)];
  if (isMissing) {
    return [svgElement("circle", { class: "invite", r: column.folded ? 4 : 7.5 }), svgElement("path", { class: "invite-plus", d: column.folded ? "M-2 0h4M0-2v4" : "M-3.2 0h6.4M0-3.2v6.4" })];
  }
  if (state === "now") return column.folded ? [svgElement("circle", { class: "dot", r: 3.4 })] : [face(0, isSelected ? 10 : 7.5)];
  if (meets && !column.isPeak) return [svgElement("circle", { class: "tp0 around", r: column.folded ? 5.6 : isSelected ? 13 : 10.5 })];
  if (column.isPeak && !column.folded) return [svgElement("path", { class: "star", d: STAR_PATH, transform: "translate(-8.45 -8.45) scale(1.3)" })];
  if (column.isEnd) return [svgElement("rect", { class: "tp0", x: -3.8, y: -3.8, width: 7.6, height: 7.6 })];
  return [svgElement("circle", { class: "tp0", r: 3.4 })];
}

function bubble(column, kind, { exact, shown }, view) {
  const y = view.scale.y(exact);
  const isLeft = column.cx + 46 > view.width;
  const x = column.cx + (isLeft ? -44 : 15);
  const text = svgElement("text", { x: x + 14.5, y: y + 4.5 });
  text.textContent = signed(shown);
  return svgElement("g", { class: `bubble ${kind}` }, svgElement("rect", { x, y: y - 10, width: 29, height: 20, rx: 3 }), text);
}
