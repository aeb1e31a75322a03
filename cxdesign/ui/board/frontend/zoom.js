// How large and how close the map is drawn: the density of the columns, and a size of 50 % to 200 %.
//
// The size is the CSS property `zoom` on the grid. Tried in Chromium against `transform: scale`: with a transform the sticky
// head and lane labels slide away (they stick in units before the scaling), text is laid out for one size and painted in
// another, and the room to scroll has to be corrected by hand; with `zoom` all three are right, and boxes are measured in
// pixels of the window. What lies over the grid (editor, drop line, picture of what is held) is not enlarged and takes its
// places from those boxes; only lengths that the grid itself counts in have to be multiplied by `value`.

import { clamp } from "./dom.js";
import { keyOfMap, recall, store } from "./storage.js";

export const ZOOM_LEAST = 50;
export const ZOOM_MOST = 200;
export const DENSITIES = ["compact", "comfortable", "fit"];
const LEVELS = [50, 67, 75, 90, 100, 110, 125, 150, 175, 200];
/** On a screen this narrow a map has a size of its own: what was chosen for a large one does not fit it. */
const PHONE = "(max-width: 600px)";

export class Zoom {
  #chosen = 100;
  #before = "compact";
  #pinch = null;

  constructor(board) {
    this.board = board;
    /** The size in effect, 1 for 100 %. */
    this.value = 1;
    /** Where something else decides on the size for a while: from the least width of the map and the room there is. */
    this.override = board.data.still ? () => 1 : null;
    const density = recall(this.#key("density"));
    board.state.density = DENSITIES.includes(density) ? density : "compact";
    board.root.dataset.density = board.state.density;
    this.#chosen = clamp(Math.round(Number(recall(this.#key("zoom")))) || 100, ZOOM_LEAST, ZOOM_MOST);
  }

  get percent() { return Math.round(this.value * 100); }

  /** The size that was chosen; where all columns are to fit it follows from them. */
  get chosen() { return this.#chosen; }

  /** The size to lay the columns out for before it is known whether they fit. */
  get base() { return this.override || this.board.state.density === "fit" ? 1 : this.#chosen / 100; }

  /** Take the size for a map that is at least so wide in so much room. */
  settle(width, room) {
    if (this.override) this.value = this.override(width, room);
    else if (this.board.state.density === "fit") this.value = clamp(Math.floor((room / width) * 100) / 100, ZOOM_LEAST / 100, 1);
    else this.value = this.#chosen / 100;
    return this.value;
  }

  setDensity(density) {
    if (!DENSITIES.includes(density)) return;
    const { state, root } = this.board;
    if (state.density !== "fit") this.#before = state.density;
    state.density = density;
    root.dataset.density = density;
    this.#keep("density", density);
    this.board.schedule();
  }

  /** Whether sizes that were chosen for a large screen are left alone. */
  get isPhone() { return matchMedia(PHONE).matches; }

  /** Take density and size for now; what was chosen in this browser stays chosen. */
  take({ density, zoom }) {
    if (this.isPhone) return;
    const { state, root } = this.board;
    state.density = density;
    root.dataset.density = density;
    this.#chosen = clamp(zoom, ZOOM_LEAST, ZOOM_MOST);
    this.board.schedule();
  }

  /** Draw at a size in percent; what is at the centre, or under `anchor` in the window, stays there, and a selection in sight in sight. */
  set(percent, anchor = null) {
    if (this.board.data.still) return;
    const place = this.#placeOf(anchor);
    const wasSeen = !anchor && this.board.grid.seesSelection();
    if (this.board.state.density === "fit") this.setDensity(this.#before);
    this.#chosen = clamp(Math.round(percent), ZOOM_LEAST, ZOOM_MOST);
    this.#keep("zoom", String(this.#chosen));
    this.board.render();
    this.#goTo(place, anchor);
    if (wasSeen) this.board.grid.showSelection();
  }

  /** One step larger (1) or smaller (−1). */
  step(direction) {
    const now = this.percent;
    const next = direction > 0 ? LEVELS.find((level) => level > now) : LEVELS.findLast((level) => level < now);
    this.set(next ?? now);
    this.#say();
  }

  /** Bring all columns onto the screen, or go back from there to full size. */
  fit() {
    if (this.board.state.density === "fit") this.set(100);
    else {
      const wasSeen = this.board.grid.seesSelection();
      this.setDensity("fit");
      this.board.render();
      if (wasSeen) this.board.grid.showSelection();
    }
    this.#say();
  }

  /** Two fingers enlarge the map, not the page. */
  listen(scroller) {
    scroller.addEventListener("touchstart", (event) => this.#touch(event), { passive: false });
    scroller.addEventListener("gesturestart", (event) => event.preventDefault());
  }

  #touch(event) {
    if (event.touches.length !== 2 || this.override) return;
    event.preventDefault();
    const [one, other] = event.touches;
    const spread = Math.max(1, Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY));
    const anchor = { x: (one.clientX + other.clientX) / 2, y: (one.clientY + other.clientY) / 2 };
    if (!this.#pinch) {
      this.board.drag.cancel();
      this.#pinch = { spread, percent: this.percent, place: this.#placeOf(anchor) };
      this.#follow(new Set([one.target, other.target]));
      return;
    }
    const { spread: from, percent, place } = this.#pinch;
    const wanted = clamp(Math.round((percent * spread) / from), ZOOM_LEAST, ZOOM_MOST);
    if (wanted !== this.percent) this.set(wanted, anchor);
    this.#goTo(place, anchor);
  }

  /** The events of a finger go to what it touched first, even when a redraw has taken that away. */
  #follow(targets) {
    const fingers = new AbortController();
    const end = () => { this.#pinch = null; fingers.abort(); };
    for (const target of targets) {
      target.addEventListener("touchmove", (event) => this.#touch(event), { passive: false, signal: fingers.signal });
      for (const type of ["touchend", "touchcancel"]) target.addEventListener(type, end, { signal: fingers.signal });
    }
  }

  /** What share of the cells lies before a point of the window. */
  #placeOf(anchor) {
    const { left, top, x, y, width, height } = this.#measures(anchor);
    return { across: (x - left) / Math.max(1, width), down: (y - top) / Math.max(1, height) };
  }

  #goTo({ across, down }, anchor) {
    const { left, top, x, y, width, height } = this.#measures(anchor);
    this.board.grid.scroller.scrollBy({ left: left + across * width - x, top: top + down * height - y, behavior: "instant" });
  }

  /** The cells beside the labels and below the head, and a point of the window: the middle of what is seen of them. */
  #measures(anchor) {
    const { scroller, root, head, laneEdge } = this.board.grid;
    const view = scroller.getBoundingClientRect();
    const whole = root.getBoundingClientRect();
    const above = head.root.getBoundingClientRect().height;
    return {
      left: whole.left + laneEdge, top: whole.top + above, width: whole.width - laneEdge, height: whole.height - above,
      x: anchor?.x ?? view.left + (laneEdge + scroller.clientWidth) / 2,
      y: anchor?.y ?? view.top + (above + scroller.clientHeight) / 2,
    };
  }

  /** What is chosen on top of a view goes with the view. */
  #keep(name, value) {
    if (!this.board.views?.chosenId) store(this.#key(name), value);
  }

  #key(name) { return keyOfMap(this.board, this.isPhone ? `${name}.phone` : name); }

  #say() { this.board.say(this.board.t("zoom.said", { percent: this.percent })); }
}
