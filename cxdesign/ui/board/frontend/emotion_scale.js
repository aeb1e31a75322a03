// Exports: emotionScale(subject)

import { clampEmotion, EMOTION_MAX, EMOTION_MIN } from "./curve_geometry.js";
import { button, element, setAttribute } from "./dom.js";
import { icon } from "./icons.js";
import { divergingColour, signed } from "./marks.js";

const STATES = ["now", "target"];
const STEPS = EMOTION_MAX - EMOTION_MIN + 1;

/** The scale of −5 to +5 with both values of one touchpoint, a field of the side panel. */
export function emotionScale(subject) {
  return new EmotionScale(subject);
}

class EmotionScale {
  constructor(subject) {
    this.subject = subject;
    this.active = "now";
    this.preview = null;
    this.tabs = {};
    this.thumbs = {};
    this.values = {};
    this.track = element("div", "scale-track", {}, ...this.segments());
    this.ticks = element("div", "scale-ticks", { "aria-hidden": "true" });
    for (const state of STATES) this.addState(state);
    this.clear = button("insp-icon scale-clear", subject.t("board.clear_value"), () => this.keep(this.active, null), icon("close", 12));
    const head = element("div", "scale-head", {}, element("span", "", {}, subject.t("lane.emotion")),
      element("div", "scale-tabs", { role: "group", "aria-label": subject.t("board.scale_which") }, this.tabs.now, this.tabs.target), this.clear);
    this.scale = element("div", "scale", {}, this.track, this.ticks, this.thumbs.target, this.thumbs.now);
    this.element = element("div", "emoset", {}, head, this.scale);
    this.listen();
  }

  segments() {
    const parts = [];
    for (let value = EMOTION_MIN; value <= EMOTION_MAX; value += 1) {
      const part = element("i", "");
      part.style.background = divergingColour(value);
      parts.push(part);
    }
    return parts;
  }

  addState(state) {
    const { t } = this.subject;
    const name = t(`enum.state.${state}`);
    this.tabs[state] = button(`scale-tab ${state}`, name, () => {
      this.active = state;
      this.subject.refresh();
    }, element("span", "scale-sign"), name);
    const thumb = element("div", `scale-thumb ${state}`, {
      role: "slider", tabindex: 0, "aria-label": `${t("lane.emotion")}, ${name}`, "aria-valuemin": EMOTION_MIN, "aria-valuemax": EMOTION_MAX,
    }, element("span", "scale-value"));
    thumb.addEventListener("keydown", (event) => this.onKey(event, state));
    thumb.addEventListener("focus", () => {
      this.active = state;
      this.subject.refresh();
    });
    this.thumbs[state] = thumb;
  }

  listen() {
    this.scale.addEventListener("pointerdown", (event) => this.onDown(event));
    this.scale.addEventListener("pointermove", (event) => this.onMove(event));
    this.scale.addEventListener("pointerup", (event) => this.onUp(event));
    this.scale.addEventListener("pointercancel", () => this.stop());
  }

  update(record) {
    const lines = this.subject.lines();
    for (const state of STATES) {
      const isLive = this.preview?.state === state && this.preview.touchpointId === record.id;
      this.values[state] = isLive ? this.preview.value : this.subject.emotion(state);
      this.show(state, this.values[state], lines);
    }
    this.scale.classList.toggle("same", this.values.now !== null && this.values.now === this.values.target);
    this.clear.hidden = this.values[this.active] === null || !this.subject.canEdit();
    this.showTicks(lines);
  }

  /** Follows a point that is being dragged on the curve. */
  follow(detail, record) {
    this.preview = detail;
    if (detail?.touchpointId === record?.id && detail?.state) this.active = detail.state;
    if (record) this.update(record);
  }

  show(state, value, lines) {
    const thumb = this.thumbs[state];
    const invited = state === "now" ? lines.satisfaction : lines.delight;
    thumb.style.left = place(value ?? invited);
    thumb.classList.toggle("missing", value === null);
    thumb.firstChild.textContent = value === null ? "" : signed(value);
    setAttribute(thumb, "aria-valuenow", value ?? invited);
    setAttribute(thumb, "aria-valuetext", value === null ? this.subject.t("board.not_set") : signed(value));
    setAttribute(thumb, "aria-readonly", this.subject.canEdit() ? null : "true");
    setAttribute(this.tabs[state], "aria-pressed", String(this.active === state));
  }

  showTicks(lines) {
    const marks = [...new Set([EMOTION_MIN, lines.satisfaction, lines.delight, EMOTION_MAX])];
    const key = marks.join();
    if (this.ticksKey === key) return;
    this.ticksKey = key;
    this.ticks.replaceChildren(...marks.map((value) => {
      const tick = element("span", "", {}, signed(value));
      tick.style.left = place(value);
      return tick;
    }));
  }

  onDown(event) {
    if (event.button !== 0 || !this.subject.canEdit()) return;
    event.preventDefault();
    const reach = event.pointerType === "mouse" ? 11 : 20;
    const x = this.xOf(event);
    const [nearest] = STATES.filter((state) => this.values[state] !== null)
      .map((state) => ({ state, distance: Math.abs(x - this.centre(this.values[state])) + (state === this.active ? 0 : 0.5) }))
      .sort((one, other) => one.distance - other.distance);
    if (nearest && nearest.distance <= reach) this.active = nearest.state;
    this.drag = { pointerId: event.pointerId, state: this.active };
    this.thumbs[this.active].focus({ preventScroll: true });
    this.scale.setPointerCapture(event.pointerId);
    this.onMove(event);
  }

  onMove(event) {
    if (!this.drag || event.pointerId !== this.drag.pointerId) return;
    const value = clampEmotion((this.xOf(event) / this.scale.clientWidth) * STEPS + EMOTION_MIN - 0.5);
    if (value === this.drag.value) return;
    this.drag.value = value;
    this.subject.previewEmotion({ touchpointId: this.subject.id, state: this.drag.state, value });
  }

  onUp(event) {
    if (!this.drag || event.pointerId !== this.drag.pointerId) return;
    const { state, value } = this.drag;
    this.keep(state, value);
    this.stop();
  }

  stop() {
    this.drag = null;
    this.subject.previewEmotion(null);
  }

  onKey(event, state) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    // Not what is drawn: the next key may come before the next frame.
    const value = this.subject.emotion(state);
    const { satisfaction, delight } = this.subject.lines();
    const keys = { ArrowUp: 1, ArrowRight: 1, ArrowDown: -1, ArrowLeft: -1 };
    let next;
    if (event.key in keys) next = value === null ? (state === "now" ? satisfaction : delight) : clampEmotion(value + keys[event.key]);
    else if (event.key === "Home") next = EMOTION_MIN;
    else if (event.key === "End") next = EMOTION_MAX;
    else if (event.key === "Delete" || event.key === "Backspace") next = null;
    else return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key in keys && this.subject.canEdit()) this.subject.holdEmotion(state, next);
    else this.keep(state, next);
  }

  keep(state, value) {
    if (this.subject.canEdit() && this.subject.emotion(state) !== value) this.subject.setEmotion(state, value);
  }

  xOf(event) {
    return event.clientX - this.scale.getBoundingClientRect().left;
  }

  centre(value) {
    return ((value - EMOTION_MIN + 0.5) / STEPS) * this.scale.clientWidth;
  }
}

function place(value) {
  return `${((value - EMOTION_MIN + 0.5) / STEPS) * 100}%`;
}
