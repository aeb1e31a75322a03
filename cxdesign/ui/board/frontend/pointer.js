// What pointer gestures share.

const CLICK_AFTER = 350;
const CLICK_WITHIN = 12;

/** The click that ends a gesture at a point means nothing; one elsewhere, or one that begins with a press of its own, is another one. */
export function swallowClick(x, y) {
  const gesture = new AbortController();
  const { signal } = gesture;
  const swallow = (event) => {
    if (Math.hypot(event.clientX - x, event.clientY - y) > CLICK_WITHIN) return;
    event.preventDefault();
    event.stopPropagation();
  };
  window.addEventListener("click", swallow, { capture: true, signal });
  window.addEventListener("pointerdown", () => gesture.abort(), { capture: true, signal });
  setTimeout(() => gesture.abort(), CLICK_AFTER);
}

/** A browser makes a double click of two taps, which would mark a word in the field that has just been opened. */
export function swallowDoubleTap() {
  const gesture = new AbortController();
  const swallow = (event) => { if (event.cancelable) event.preventDefault(); };
  for (const type of ["touchend", "mousedown"]) window.addEventListener(type, swallow, { capture: true, passive: false, signal: gesture.signal });
  window.addEventListener("pointerdown", () => gesture.abort(), { capture: true, signal: gesture.signal });
  setTimeout(() => gesture.abort(), CLICK_AFTER);
}

/** A point of the window as the rectangle a menu opens beside. */
export const pointAt = (x, y) => ({ left: x, right: x, top: y, bottom: y });

/**
 * Offer something where the pointer is and, unless a mouse points at anything, where the focus is: a focus that is set late,
 * after a redraw, must not take from under the mouse what it was just offered there.
 */
export function offerWhere(board, offer) {
  const { root } = board.grid;
  let isPointed = false;
  root.addEventListener("pointerover", (event) => { isPointed = event.pointerType === "mouse"; offer(event.target); });
  root.addEventListener("pointerleave", () => { isPointed = false; });
  board.listen(window, "keydown", () => { isPointed = false; }, true);
  root.addEventListener("focusin", (event) => { if (!isPointed) offer(event.target); });
}
