// What does not fit on the big screen is left off from the end and counted: nothing is cut in the middle, nobody scrolls.

import { make } from "./parts.js";

/** A list that may lose entries, and the line below that counts them: `tell(count)` says it; `total` counts those never shown too. */
export function fitting(attributes, entries, { total = entries.length, tell, goesFirst = false }) {
  const list = make("ul", { ...attributes, "data-fit": goesFirst ? "first" : "last" }, entries);
  const note = make("p", { class: "wall-text wall-more" });
  list.tell = () => {
    const left = total - list.children.length;
    note.hidden = left === 0 || list.children.length === 0;
    note.textContent = note.hidden ? "" : tell(left);
  };
  list.tell();
  return [list, note];
}

/** Let lists lose their last entries until everything stands in the window: first those that go first, to the last, then the longest. */
export function fit(main) {
  const lists = [...main.querySelectorAll("[data-fit]")];
  while (isOver(main)) {
    const going = lists.filter((list) => list.dataset.fit === "first" && list.children.length);
    const longest = (going.length ? going : lists.filter((list) => list.children.length > 1)).sort((one, other) => other.offsetHeight - one.offsetHeight)[0];
    if (!longest) return;
    longest.lastElementChild.remove();
    longest.tell();
  }
}

/** Leave out what is over, then what comes last, until the agenda stands in its column. */
export function fitSteps(side) {
  const list = side.querySelector("ol");
  while (isOver(side) && list.children.length > 1) {
    const first = list.firstElementChild;
    (first.classList.contains("here") || !list.querySelector(".here") ? list.lastElementChild : first).remove();
  }
}

/** How much of the height is not used yet; less than nothing where something stands out. */
export function spare(main) {
  const box = main.getBoundingClientRect();
  return Math.min(box.bottom, box.top + main.clientHeight) - main.lastElementChild.getBoundingClientRect().bottom;
}

/** How tall the window is for its width, in steps. */
export function shape() {
  return Math.round((40 * innerHeight) / innerWidth) / 40;
}

function isOver(box) {
  return box.scrollHeight > box.clientHeight + 1;
}
