// What pointer gestures share.

const CLICK_AFTER = 350;
const CLICK_WITHIN = 12;

/** The click that ends a gesture at a point means nothing; one elsewhere is another one. */
export function swallowClick(x, y) {
  const swallow = (event) => {
    if (Math.hypot(event.clientX - x, event.clientY - y) > CLICK_WITHIN) return;
    event.preventDefault();
    event.stopPropagation();
  };
  window.addEventListener("click", swallow, { capture: true });
  setTimeout(() => window.removeEventListener("click", swallow, { capture: true }), CLICK_AFTER);
}

/** A point of the window as the rectangle a menu opens beside. */
export const pointAt = (x, y) => ({ left: x, right: x, top: y, bottom: y });
