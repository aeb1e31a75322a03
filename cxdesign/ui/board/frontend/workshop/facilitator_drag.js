// Holding a card by mouse, pen or finger and dropping it on another: a finger holds after a moment, so that it can scroll too.

const HOLD_AFTER = 350;
const MOVED_FROM = 6;
// Near the edge of the window the page goes on, in steps of so many pixels, as long as the card is held there.
const [EDGE, STEP, EVERY] = [90, 14, 30];
// The click that follows a finger's drop comes some time after it.
const CLICK_WITHIN = { mouse: 0, touch: 400 };

export class CardDrag {
  #start = null;
  #held = null;

  /** `onHold(id)` when a card is taken up, `onDrop(id, ontoId)` on a card or, with null, off every pile; `onEnd()` after each press. */
  constructor(root, { onHold, onDrop, onEnd }) {
    Object.assign(this, { root, onHold, onDrop, onEnd });
    root.addEventListener("pointerdown", (event) => this.#down(event));
    root.addEventListener("click", (event) => { if (this.hasJustDropped && event.detail > 0) { event.stopPropagation(); event.preventDefault(); } }, true);
    root.addEventListener("contextmenu", (event) => { if (this.#held || this.#start?.isTouch) event.preventDefault(); });
    root.addEventListener("touchmove", (event) => { if (this.#held) event.preventDefault(); }, { passive: false });
    this.listeners = { pointermove: (event) => this.#move(event), pointerup: (event) => this.#up(event), pointercancel: () => this.#end(), keydown: (event) => this.#key(event) };
  }

  /** Whether a card is pressed or held: drawn anew, it would be another element, and neither click nor drag would end on it. */
  get isBusy() {
    return this.#start !== null;
  }

  stop() {
    this.#end();
  }

  #down(event) {
    this.hasJustDropped = false;
    const card = event.target.closest("[data-card]");
    if (!card || event.button !== 0 || this.#start) return;
    const isTouch = event.pointerType === "touch";
    this.#start = { card, x: event.clientX, y: event.clientY, pointer: event.pointerId, isTouch };
    if (isTouch) this.timer = setTimeout(() => this.#hold(this.#start.x, this.#start.y), HOLD_AFTER);
    for (const [type, listener] of Object.entries(this.listeners)) window.addEventListener(type, listener, true);
  }

  #move(event) {
    if (!this.#start || event.pointerId !== this.#start.pointer) return;
    if (!this.#held) {
      if (Math.hypot(event.clientX - this.#start.x, event.clientY - this.#start.y) < MOVED_FROM) return;
      if (this.#start.isTouch) { this.#end(); return; }
      this.#hold(event.clientX, event.clientY);
    }
    event.preventDefault();
    this.#follow(event.clientX, event.clientY);
  }

  #hold(x, y) {
    const { card } = this.#start;
    const box = card.getBoundingClientRect();
    const picture = card.cloneNode(true);
    picture.removeAttribute("data-card");
    picture.setAttribute("aria-hidden", "true");
    picture.classList.add("held-picture");
    picture.style.width = `${box.width}px`;
    this.#held = { id: card.dataset.card, picture, dx: x - box.left, dy: y - box.top, onto: null };
    this.root.append(picture);
    card.classList.add("held");
    this.onHold(this.#held.id);
    this.#follow(x, y);
  }

  #follow(x, y) {
    const held = this.#held;
    held.picture.style.left = `${x - held.dx}px`;
    held.picture.style.top = `${y - held.dy}px`;
    const under = this.root.getRootNode().elementFromPoint(x, y);
    const onto = under?.closest("[data-card], [data-pile], [data-loose]") ?? null;
    const isOther = onto && onto.dataset.card !== held.id && this.root.contains(onto);
    if (held.onto !== onto) {
      held.onto?.classList.remove("onto");
      held.onto = isOther ? onto : null;
      held.onto?.classList.add("onto");
    }
    this.#goOn(x, y);
  }

  /** Scroll while the card is held near an edge, and look again at what lies under it. */
  #goOn(x, y) {
    clearTimeout(this.going);
    const [top, bottom] = [y < EDGE, y > innerHeight - EDGE];
    if (!top && !bottom) return;
    const box = scroller(this.root);
    const before = box.scrollTop;
    box.scrollBy(0, top ? -STEP : STEP);
    if (box.scrollTop !== before) this.going = setTimeout(() => this.#follow(x, y), EVERY);
  }

  #up(event) {
    if (event.pointerId !== this.#start?.pointer) return;
    const held = this.#held;
    const onto = held?.onto ?? null;
    const within = this.#start.isTouch ? CLICK_WITHIN.touch : CLICK_WITHIN.mouse;
    this.hasJustDropped = held !== null;
    this.#end();
    // The click that follows a drop is none; one by keys, or later on, is.
    clearTimeout(this.dropped);
    this.dropped = setTimeout(() => { this.hasJustDropped = false; }, within);
    if (!onto) return;
    if ("loose" in onto.dataset) this.onDrop(held.id, null);
    else this.onDrop(held.id, onto.dataset.card ?? onto.dataset.pile);
  }

  #key(event) {
    if (event.key !== "Escape" || !this.#held) return;
    event.stopPropagation();
    this.#end();
  }

  #end() {
    clearTimeout(this.timer);
    clearTimeout(this.going);
    for (const [type, listener] of Object.entries(this.listeners)) window.removeEventListener(type, listener, true);
    const wasPressed = this.#start !== null;
    this.#held?.picture.remove();
    this.#held?.onto?.classList.remove("onto");
    this.#start?.card.classList.remove("held");
    this.#held = this.#start = null;
    // A click is still to come, on the element that was pressed.
    if (wasPressed) setTimeout(() => this.onEnd(), 0);
  }
}

/** What scrolls around an element: the nearest that can, else the page. */
function scroller(element) {
  for (let node = element; node; node = node.parentElement ?? node.getRootNode()?.host) {
    if (node.scrollHeight > node.clientHeight + 4 && /auto|scroll/.test(getComputedStyle(node).overflowY)) return node;
  }
  return document.scrollingElement;
}
