// In the bar: whether the board is drawn as a map or as an outline.

import { element, setAttribute } from "../dom.js";
import { icon } from "../icons.js";

const DRAWINGS = { map: "columns_narrow", outline: "list" };

/** Two buttons, one of them pressed. */
export function outlineToggle(board) {
  const choices = Object.entries(DRAWINGS).map(([drawing, picture]) => {
    const words = board.t(`board.drawn_as_${drawing}`);
    const choice = element("button", "", { type: "button", "data-drawing": drawing, "aria-label": words, title: board.t(`board.drawn_as_${drawing}_tip`) },
      icon(picture, 16), element("span", "bar-words", {}, words));
    choice.addEventListener("click", () => board.outline.choose(drawing === "outline"));
    return choice;
  });
  return {
    element: element("div", "seg drawn-as", { role: "group", "aria-label": board.t("board.drawn_as") }, ...choices),
    update() {
      for (const choice of choices) setAttribute(choice, "aria-pressed", String((choice.dataset.drawing === "outline") === board.outline.isOn));
    },
  };
}
