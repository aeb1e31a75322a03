// What the cards said that were merged into one: a mark on the card, and their words in the side panel.

import { element, setText } from "./dom.js";
import { drawnMark } from "./marks.js";

/** The mark of a card that was merged from several; none for any other. */
export function saidMarks(board, card) {
  const count = card.said?.length ?? 0;
  return count ? [drawnMark(element("span", "said-count", {}, `×${count}`), board.t("board.mark_said", { count }))] : [];
}

/** The words of each of them, as long as there are any. */
export function saidGroup(subject) {
  const head = element("h3", "insp-head");
  const list = element("ul", "insp-said");
  const box = element("section", "insp-group", {}, head, list);
  return {
    element: box,
    update(record) {
      const said = record.said ?? [];
      box.hidden = said.length === 0;
      setText(head, subject.t("board.mark_said", { count: said.length }));
      list.replaceChildren(...said.map(({ text }) => element("li", "", {}, text)));
    },
  };
}
