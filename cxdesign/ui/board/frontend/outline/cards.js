// A card of a lane as an entry: its text, its marks in words, where its arrows lead, and what can be done with it.

import { element, setText } from "../dom.js";
import { suffixOf } from "../records.js";
import { Item } from "./item.js";

const ACTS = ["edit", "up", "down", "move", "details", "delete", "select", "more"];
/** Where cards may stand at several touchpoints. */
const SPANNING_ACTS = ["edit", "up", "down", "move", "wider", "narrower", "details", "delete", "select", "more"];
const QUOTED_ROLES = new Set(["thinking"]);

export class CardItem extends Item {
  /** A card keeps its suffix when a move changes its kind. */
  static keyOf = suffixOf;

  constructor(outline, id) {
    super(outline, { key: CardItem.keyOf(id), id, kind: "card", acts: outline.board.spanning ? SPANNING_ACTS : ACTS });
  }

  show(card, lane, touchpoint, scene) {
    const { board } = this;
    const marks = board.configuration.marks(board, card, touchpoint, QUOTED_ROLES.has(lane.role)).map((mark) => mark.words);
    const critical = scene.critical.has(card.id) ? board.t("board.outline_critical") : null;
    const { spanning } = board;
    const hides = [!spanning?.canWiden(card.id) && "wider", !spanning?.canNarrow(card.id) && "narrower"].filter(Boolean);
    this.update({ id: card.id, text: card.text, marks: [...marks, board.images.wordsOf(card), spanning?.wordsOf(card), critical, scene.findings.get(card.id)], hides });
    this.#showArrows(scene.flows?.get(card.id) ?? []);
  }

  #showArrows(flows) {
    if (!flows.length && !this.arrows) return;
    if (!this.arrows) {
      this.arrows = element("p", "o-arrows");
      this.bar.before(this.arrows);
    }
    const { board } = this;
    this.arrows.hidden = flows.length === 0;
    setText(this.arrows, flows.map((flow) => {
      const text = board.state.records.get(flow.target_id)?.text ?? "";
      const tags = [flow.is_repeat && board.t("board.arrow_repeat"), flow.is_non_visual && board.t("board.arrow_non_visual")].filter(Boolean);
      return [board.t("board.outline_leads_to", { text }), ...tags].join(", ");
    }).join(" · "));
  }
}
