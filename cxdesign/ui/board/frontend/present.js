// The presentation: nothing but the map, first as a whole, then stage by stage in larger letters. It lies over everything in
// the top layer of the page and asks for the whole screen, but needs neither: where there is no such thing, it fills the window.

import { button, clamp, element, focusedIn } from "./dom.js";
import { icon } from "./icons.js";

const LARGE = { least: 1.25, most: 2.5, letters: 960 };
const SIZES = [1.75, 1.6, 1.45, 1.3, 1.2, 1.1, 1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4];
/** However many columns there are, the overview shows them all; smaller than this nothing can be told apart. */
const LEAST = 0.1;
const COLUMN = { wide: 132, phone: 104, most: 340 };
const SWIPE = 48;
const NEXT = new Set(["ArrowRight", "PageDown", " ", "Enter"]);
const BACK = new Set(["ArrowLeft", "PageUp", "Backspace"]);
const STOPPED = ["pointerdown", "mousedown", "click", "dblclick", "contextmenu", "pointerover", "focusin"];
const LINE = 90;

export class Present {
  #slides = [];
  #index = 0;
  #before = null;
  #isWhole = false;

  constructor(board) {
    this.board = board;
    this.isOn = false;
    this.title = element("span", "present-title");
    this.stage = element("b", "present-stage");
    this.position = element("span", "present-place");
    const part = (name, picture, run) => button("bar-button bar-icon", board.t(`present.${name}`), run, icon(picture, 16));
    this.back = part("previous", "chevron_left", () => this.go(-1));
    this.next = part("next", "chevron_right", () => this.go(1));
    this.bar = element("div", "present-bar", { role: "group", tabindex: "-1" }, this.title, this.stage, element("span", "bar-grow"),
      this.back, this.position, this.next, part("leave", "close", () => this.leave()));
    this.veil = element("div", "present-veil", { "aria-hidden": "true" });
    board.root.insertBefore(this.bar, board.frame.work);
    board.grid.layer.append(this.veil);
    board.listen(window, "keydown", (event) => { if (this.isOn) this.#press(event); }, true);
    board.listen(document, "fullscreenchange", () => { if (this.#isWhole && !document.fullscreenElement) this.leave(); });
    board.listen(window, "resize", () => this.#settle());
    this.#listen(board.grid.scroller);
  }

  start() {
    const { board } = this;
    const { state, grid, root } = board;
    if (this.isOn || board.start.missing || !board.editor.finish()) return;
    board.menu.close();
    board.drag.cancel();
    const { scrollLeft: left, scrollTop: top } = grid.scroller;
    this.#before = { left, top, selection: state.selection, cursor: state.cursor, folded: state.folded, focused: focusedIn(root) };
    this.isOn = true;
    board.select(null);
    if (!board.views.chosen) state.folded = new Set();
    root.setAttribute("popover", "manual");
    root.classList.add("presenting");
    root.showPopover?.();
    this.title.textContent = state.project?.name ?? "";
    this.bar.setAttribute("aria-label", board.t("present.label", { name: this.title.textContent }));
    this.#askForScreen();
    this.#slides = this.#made();
    this.#show(0);
    this.bar.focus({ preventScroll: true });
  }

  leave() {
    if (!this.isOn) return;
    const { board } = this;
    const { left, top, selection, cursor, folded, focused } = this.#before;
    this.isOn = false;
    board.state.folded = folded;
    this.#setSize(null, 0);
    this.#centre(null);
    board.root.hidePopover?.();
    board.root.removeAttribute("popover");
    board.root.classList.remove("presenting", "turned");
    this.#giveScreenBack();
    board.select(board.state.currentId(selection));
    if (cursor) board.selectCell(cursor.columnId, cursor.laneId);
    this.#draw();
    board.grid.scroller.scrollTo({ left, top, behavior: "instant" });
    // A pointer on the bar leaves the focus on the ground of the map, which nobody sees.
    if (focused?.isConnected && focused !== board.grid.scroller) focused.focus({ preventScroll: true });
    else if (board.selection) board.grid.focusSelection();
    else board.topbar.present.focus({ preventScroll: true });
  }

  /** Turn some pages on, or back. */
  go(step) {
    const wanted = clamp(this.#index + step, 0, this.#slides.length - 1);
    if (wanted !== this.#index) this.#show(wanted);
  }

  /** Colleagues go on working: what they add has its page too. */
  update() {
    if (!this.isOn) return;
    const slides = this.#made();
    const isSame = slides.length === this.#slides.length && slides.every((slide, index) => slide.key === this.#slides[index].key && slide.name === this.#slides[index].name);
    if (isSame) return;
    const { key } = this.#slides[this.#index];
    this.#slides = slides;
    // Whoever turns a page before it is drawn goes on from here.
    this.#index = Math.max(0, slides.findIndex((slide) => slide.key === key));
    requestAnimationFrame(() => { if (this.isOn) this.#show(Math.min(this.#index, this.#slides.length - 1)); });
  }

  destroy() { this.leave(); }

  /** The whole map, then each stage, in parts where it is wider than the screen. */
  #made() {
    const { board } = this;
    const overview = { key: "all", name: board.t("present.overview"), columns: [] };
    if (board.configuration.name === "empathy") return [overview];
    const groups = new Map();
    for (const column of board.configuration.columns(board.state)) {
      if (column.type !== "open") continue;
      const stageId = column.record.stage_id ?? "";
      groups.set(stageId, [...(groups.get(stageId) ?? []), column.key]);
    }
    const most = this.#mostColumns();
    const slices = [...groups].flatMap(([stageId, keys]) => {
      const parts = Math.ceil(keys.length / most);
      const each = Math.ceil(keys.length / parts);
      const name = board.state.records.get(stageId)?.name ?? board.t(`enum.map_name.${board.configuration.name}`);
      return Array.from({ length: parts }, (_, part) => ({
        key: keys[part * each], columns: keys.slice(part * each, (part + 1) * each),
        name: parts > 1 ? board.t("present.part", { name, part: part + 1, parts }) : name,
      }));
    });
    return slices.length > 1 ? [overview, ...slices] : [overview];
  }

  #mostColumns() {
    const { frame, state } = this.board;
    const least = frame.isPhone ? COLUMN.phone : COLUMN.wide;
    return Math.max(1, Math.floor((innerWidth / this.#large() - state.layout.laneWidth) / least));
  }

  /** Letters for the back of the room: as large as the window is wide. */
  #large() { return this.board.frame.isPhone || innerWidth < 600 ? 1 : clamp(innerWidth / LARGE.letters, LARGE.least, LARGE.most); }

  #show(index) {
    const { board } = this;
    const slide = this.#slides[index];
    const wasWhole = this.#index === 0 || !board.zoom.override;
    this.#index = index;
    this.stage.textContent = slide.name;
    const count = this.#slides.length;
    this.position.textContent = board.t("present.place", { place: index + 1, count });
    this.back.disabled = index === 0;
    this.next.disabled = index === count - 1;
    if (index === 0) this.#showAll();
    else this.#showSome(slide, wasWhole);
    board.say(board.t("present.said", { place: index + 1, count, name: slide.name }));
  }

  #showAll() {
    const { grid } = this.board;
    this.veil.hidden = true;
    this.#centre(null);
    // Smaller letters need fewer lines, so that the height is known only once it is drawn: the largest size that fits is sought.
    const draw = (most) => {
      this.#setSize((width, room) => clamp(Math.floor((room / width) * 100) / 100, LEAST, most), 0);
      this.#draw();
    };
    let [low, high] = [0, SIZES.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      draw(SIZES[middle]);
      if (grid.root.getBoundingClientRect().height <= grid.scroller.clientHeight + 1) high = middle;
      else low = middle + 1;
    }
    draw(SIZES[low]);
    grid.scroller.scrollTo({ left: 0, top: 0, behavior: "instant" });
    this.#turn();
  }

  #showSome(slide, isJump) {
    const { board } = this;
    const { grid } = board;
    if (isJump) {
      const large = this.#large();
      this.#enlarge(large);
      // A little smaller, if that brings all lanes into sight.
      const fitting = (large * grid.scroller.clientHeight) / grid.root.getBoundingClientRect().height;
      const size = clamp(Math.floor(fitting * 100) / 100, Math.min(large, LARGE.least), large);
      if (size < large) this.#enlarge(size);
    }
    const { value } = board.zoom;
    const columns = grid.columns.filter((column) => slide.columns.includes(column.key));
    const [first, last] = [columns[0], columns.at(-1)];
    if (!first) return;
    const end = (last.x + last.width) * value;
    Object.assign(this.veil.style, { left: `${end}px`, width: `${grid.scroller.clientWidth * 2}px`, height: `${grid.root.getBoundingClientRect().height}px` });
    this.veil.hidden = false;
    this.#centre(grid.laneEdge + end - first.x * value);
    const isStill = isJump || matchMedia("(prefers-reduced-motion: reduce)").matches;
    grid.scroller.scrollTo({ left: first.x * value - grid.laneEdge, top: 0, behavior: isStill ? "instant" : "smooth" });
    if (isJump) this.#turn();
  }

  /** Labels and columns that are narrower than the window stand in its middle, and nothing beside them; null for a map that fills it. */
  #centre(width) {
    const { scroller } = this.board.grid;
    const spare = width === null ? 0 : Math.max(0, Math.floor(scroller.clientWidth - width));
    scroller.style.transform = spare ? `translateX(${Math.floor(spare / 2)}px)` : "";
    scroller.style.clipPath = spare ? `inset(0 ${spare}px 0 0)` : "";
  }

  /** Draw at a size at which the widest page takes the width of the window; the labels have their say only once they are drawn. */
  #enlarge(size) {
    const widest = Math.max(...this.#slides.map(({ columns }) => columns.length));
    const { state } = this.board;
    for (let round = 0; round < 2; round += 1) {
      this.#setSize(() => size, clamp(Math.floor((Math.floor(innerWidth / size) - state.layout.laneWidth) / widest), 1, COLUMN.most));
      this.#draw();
    }
  }

  /** A page that cannot slide in comes up calmly. */
  #turn() {
    const { root } = this.board;
    root.classList.remove("turned");
    void root.offsetWidth;
    root.classList.add("turned");
  }

  #setSize(override, least) {
    this.board.zoom.override = override;
    this.board.state.leastColumn = least;
    this.board.grid.forget();
  }

  #draw() {
    const { board } = this;
    board.frame.fit();
    board.grid.measure();
    board.render();
  }

  #askForScreen() {
    const asked = document.documentElement.requestFullscreen?.({ navigationUI: "hide" });
    asked?.then(() => {
      this.#isWhole = true;
      if (!this.isOn) this.#giveScreenBack();
    }, () => {});
  }

  #giveScreenBack() {
    if (this.#isWhole && document.fullscreenElement) document.exitFullscreen?.().catch(() => {});
    this.#isWhole = false;
  }

  /** The window has another size now. */
  #settle() {
    if (!this.isOn) return;
    this.board.zoom.override = null;
    this.#slides = this.#made();
    this.#show(Math.min(this.#index, this.#slides.length - 1));
  }

  #press(event) {
    const { key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || key === "Tab" || key === "F5" || key === "F11") return;
    const [target] = event.composedPath();
    if (target?.tagName === "BUTTON" && this.bar.contains(target) && (key === " " || key === "Enter")) return;
    const step = NEXT.has(key) ? (event.shiftKey && key === " " ? -1 : 1) : BACK.has(key) ? -1 : 0;
    if (key === "Escape") this.leave();
    else if (step) this.go(step);
    else if (key === "Home") this.go(-this.#slides.length);
    else if (key === "End") this.go(this.#slides.length);
    else if (key === "ArrowDown" || key === "ArrowUp") this.board.grid.scroller.scrollBy({ top: key === "ArrowDown" ? LINE : -LINE });
    event.preventDefault();
    event.stopPropagation();
  }

  /** While it is shown, the map is looked at and not worked on; a finger that swipes turns the page. */
  #listen(scroller) {
    for (const type of STOPPED) {
      scroller.addEventListener(type, (event) => {
        if (!this.isOn) return;
        if (type === "mousedown" || type === "contextmenu") event.preventDefault();
        event.stopPropagation();
      }, { capture: true });
    }
    // Not the pointer's events: those end when the finger begins to scroll a little.
    scroller.addEventListener("touchstart", (event) => {
      if (!this.isOn || event.touches.length !== 1) return;
      const [from] = event.touches;
      event.target.addEventListener("touchend", ({ changedTouches: [to] }) => this.#swiped(to.clientX - from.clientX, to.clientY - from.clientY), { once: true });
    }, { capture: true, passive: true });
  }

  #swiped(dx, dy) {
    if (this.isOn && Math.abs(dx) > SWIPE && Math.abs(dx) > 1.5 * Math.abs(dy)) this.go(dx < 0 ? 1 : -1);
  }
}
