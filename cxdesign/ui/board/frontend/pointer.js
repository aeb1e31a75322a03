// What pointer gestures share.

const CLICK_WITHIN = 350;

/** The click that ends a gesture means nothing. */
export function swallowClick() {
  const swallow = (event) => { event.preventDefault(); event.stopPropagation(); };
  window.addEventListener("click", swallow, { capture: true, once: true });
  setTimeout(() => window.removeEventListener("click", swallow, { capture: true }), CLICK_WITHIN);
}

/** A point of the window as the rectangle a menu opens beside. */
export const pointAt = (x, y) => ({ left: x, right: x, top: y, bottom: y });
