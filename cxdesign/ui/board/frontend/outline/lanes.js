// The lanes of the map as a list: shown or hidden, in order, renamed, added and deleted.

import { element, setAttribute } from "../dom.js";
import { holdsCards } from "../records.js";
import { addButton, edges } from "./buttons.js";
import { Item, shortened } from "./item.js";

const ACTS = ["rename", "up", "down", "visibility", "details", "delete", "more"];

export class LaneList {
  constructor(outline) {
    this.outline = outline;
    this.board = outline.board;
    const { board } = this;
    this.list = element("ul", "o-cards");
    this.add = addButton(board, "add_lane", () => board.actions.addLane());
    this.root = element("section", "o-item o-lane-list", {}, element("h3", "o-text", {}, board.t("board.outline_lanes")), this.list, this.add);
  }

  update() {
    const { board, outline } = this;
    const { can } = board.configuration;
    const lanes = board.state.lanes();
    const visible = board.state.visibleLanes();
    this.root.hidden = lanes.length === 0;
    this.add.hidden = !board.canEdit || !can.addLanes;
    const views = lanes.map((lane) => outline.tree.view(lane.id, () => new LaneItem(outline, lane.id)));
    outline.tree.arrange(this.list, views.map((view) => view.root));
    views.forEach((view, index) => view.show(lanes[index], visible.indexOf(lanes[index]), visible.length, can));
  }
}

class LaneItem extends Item {
  constructor(outline, id) {
    super(outline, { key: id, id, kind: "lane", acts: ACTS });
  }

  show(lane, index, count, can) {
    const { board } = this;
    const name = board.laneName(lane);
    const role = board.t(`lane.${lane.role}`);
    this.update({
      text: name, marks: [lane.is_hidden && board.t("board.outline_hidden"), name === role ? null : board.t("board.lane_role", { role })],
      off: lane.is_hidden ? ["up", "down"] : edges(index, count, ["up", "down"]),
      hides: [...(can.moveLanes ? [] : ["up", "down"]), ...(can.addLanes && holdsCards(lane) ? [] : ["delete"])],
    });
    const control = this.button("visibility");
    const words = board.t(`board.outline_act_${lane.is_hidden ? "show" : "hide"}`);
    if (control.textContent !== words) control.textContent = words;
    setAttribute(control, "aria-label", board.t("board.outline_label_of", { act: words, kind: board.t("board.outline_kind_lane"), name: shortened(name) }));
  }
}
