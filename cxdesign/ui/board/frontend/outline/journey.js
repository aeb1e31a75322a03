// Journey map and blueprint as an outline: stages, in them touchpoints, in them lanes with their cards.

import { cellKey } from "../derive.js";
import { element, setAttribute, setText } from "../dom.js";
import { holdsCards } from "../records.js";
import { addButton, edges } from "./buttons.js";
import { CardItem } from "./cards.js";
import { Facts } from "./facts.js";
import { Head } from "./head.js";
import { Item } from "./item.js";
import { LaneList } from "./lanes.js";
import { findingsOf } from "./words.js";

const STAGE_ACTS = ["rename", "earlier", "later", "add_touchpoint", "details", "delete", "more"];
const TOUCHPOINT_ACTS = ["rename", "earlier", "later", "move", "details", "delete", "more"];

export class JourneyTree {
  constructor(outline) {
    this.outline = outline;
    this.board = outline.board;
    this.head = new Head(outline);
    this.lanes = new LaneList(outline);
    this.stages = element("div", "o-stages");
    this.addStage = addButton(this.board, "add_stage", () => this.board.actions.addStage());
    this.setUp = addButton(this.board, "set_up_blueprint", () => this.board.actions.setUpBlueprint());
  }

  update() {
    const { board, outline } = this;
    const { tree } = outline;
    const { state, canEdit } = board;
    this.addStage.hidden = !canEdit;
    this.setUp.hidden = !canEdit || board.configuration.emptiness(state) !== "blueprint";
    tree.arrange(outline.body, [this.head.root, this.setUp, this.stages, this.addStage, this.lanes.root]);
    const stages = state.stages();
    this.head.update(stages.map((stage) => [stage.id, stage.name]), this.lanes.root);
    const views = stages.map((stage) => tree.view(stage.id, () => new StageItem(outline, stage.id)));
    tree.arrange(this.stages, views.map((view) => view.root));
    const scene = this.#scene();
    views.forEach((view, index) => view.show(stages[index], index, stages.length, scene));
    this.lanes.update();
  }

  /** What all entries are drawn from besides their own record. */
  #scene() {
    const { board } = this;
    const { state } = board;
    const lanes = state.visibleLanes();
    const flows = state.flows();
    const blueprint = board.configuration.name === "blueprint" ? state.parts.blueprint : null;
    return {
      lanes, holding: lanes.filter(holdsCards), canEdit: board.canEdit, findings: findingsOf(board),
      critical: new Set(blueprint?.critical_steps ?? []), flows: board.arrows ? bySource(flows) : null,
      // Cells are drawn again where one of these has changed.
      stamp: [board.canEdit, state.parts.findings, blueprint, board.arrows ? flows : null, board.spanning ? state.touchpoints() : null],
    };
  }
}

class StageItem extends Item {
  constructor(outline, id) {
    super(outline, { key: id, id, kind: "stage", tag: "section", heading: "h3", acts: STAGE_ACTS });
    this.list = element("div", "o-touchpoints");
    this.root.append(this.list);
  }

  show(stage, index, count, scene) {
    const { tree } = this.outline;
    this.update({ text: stage.name, off: edges(index, count) });
    const touchpoints = this.board.state.touchpoints(stage.id);
    const views = touchpoints.map((one) => tree.view(one.id, () => new TouchpointItem(this.outline, one.id)));
    tree.arrange(this.list, views.map((view) => view.root));
    views.forEach((view, place) => view.show(touchpoints[place], scene));
  }
}

class TouchpointItem extends Item {
  constructor(outline, id) {
    super(outline, { key: id, id, kind: "touchpoint", tag: "section", heading: "h4", acts: TOUCHPOINT_ACTS });
    this.facts = new Facts(outline.board, id);
    this.summary = element("p", "o-summary");
    this.list = element("div", "o-lanes");
    this.root.append(this.facts.root, this.list);
    this.skips = skips(outline.board);
    this.bar.before(this.skips, this.summary);
  }

  show(touchpoint, scene) {
    const { board, outline } = this;
    const { tree } = outline;
    const { state } = board;
    const number = state.numberOf(touchpoint.id);
    const all = state.touchpoints();
    this.update({ text: `${number} ${touchpoint.name}`, name: touchpoint.name, marks: [scene.findings.get(touchpoint.id)], off: this.#edges(touchpoint, all) });
    for (const skip of this.skips.children) setAttribute(skip, "aria-label", board.t("board.outline_skip_from", { skip: skip.textContent, name: touchpoint.name }));
    this.facts.update(touchpoint, scene.lanes);
    setText(this.summary, this.facts.words(touchpoint).join(" · "));
    const views = scene.holding.map((lane) => tree.view(`${touchpoint.id}|${lane.id}`, () => new LaneEntry(outline, touchpoint.id, lane.id)));
    tree.arrange(this.list, views.map((view) => view.root));
    views.forEach((view, index) => view.show(touchpoint, scene.holding[index], scene.holding[index - 1], scene));
  }

  /** It passes over the edge of its stage into the next one. */
  #edges(touchpoint, all) {
    const stages = this.board.state.stages();
    const isFirst = all[0] === touchpoint && stages[0]?.id === touchpoint.stage_id;
    const isLast = all.at(-1) === touchpoint && stages.at(-1)?.id === touchpoint.stage_id;
    return [...(isFirst ? ["earlier"] : []), ...(isLast ? ["later"] : [])];
  }
}

/** A lane at one touchpoint: its cards, and a button for one more. */
class LaneEntry {
  #seen = [];

  constructor(outline, columnId, laneId) {
    this.outline = outline;
    this.board = outline.board;
    this.columnId = columnId;
    this.laneId = laneId;
    this.name = element("span");
    this.line = element("span", "o-aside");
    this.list = element("ul", "o-cards");
    this.add = element("button", "o-add", { type: "button", "data-act": "add" }, this.board.t("board.outline_act_add"));
    this.root = element("div", "o-lane", { "data-key": `${columnId}|${laneId}`, "data-column": columnId, "data-lane": laneId },
      element("h5", "o-lane-name", {}, this.name, " ", this.line), this.list, this.add);
  }

  show(touchpoint, lane, above, scene) {
    const { board, outline } = this;
    const cards = board.state.cardsIn(cellKey(this.columnId, this.laneId));
    const seen = [cards, lane, above, touchpoint, ...scene.stamp, ...this.#ends(cards, scene)];
    if (seen.length === this.#seen.length && seen.every((value, index) => value === this.#seen[index])) return;
    this.#seen = seen;
    const words = { lane: board.laneName(lane), touchpoint: touchpoint.name };
    setText(this.name, words.lane);
    const lines = above ? board.configuration.lines(above, lane) : [];
    setText(this.line, lines.map((line) => board.t("board.outline_below_line", { line: board.t(`board.line_${line}`) })).join(" "));
    setAttribute(this.root, "data-role", lane.role);
    setAttribute(this.root, "data-empty", cards.length ? null : "");
    setAttribute(this.list, "aria-label", board.t("board.outline_cell", words));
    this.list.hidden = cards.length === 0;
    setAttribute(this.add, "aria-label", board.t("board.outline_add_to", words));
    setAttribute(this.add, "title", board.prompt(lane));
    this.add.hidden = !board.canEdit;
    const { tree } = outline;
    const views = cards.map((card) => tree.view(CardItem.keyOf(card.id), () => new CardItem(outline, card.id)));
    tree.arrange(this.list, views.map((view) => view.root));
    views.forEach((view, index) => view.show(cards[index], lane, touchpoint, scene, index));
  }

  run() {
    this.board.actions.addCard(this.columnId, this.laneId);
  }

  /** Steps that arrows lead to from here: their texts are told with the arrows. */
  #ends(cards, { flows }) {
    if (!flows) return [];
    return cards.flatMap((card) => flows.get(card.id) ?? []).map((flow) => this.board.state.records.get(flow.target_id));
  }
}

/** Ways past what stands between here and there, seen while they have the focus. */
function skips(board) {
  const skip = (to) => element("button", "o-skip", { type: "button", "data-skip": to }, board.t(`board.outline_skip_${to}`));
  return element("div", "o-skips", {}, skip("cards"), skip("next"));
}

function bySource(flows) {
  const found = new Map();
  for (const flow of flows) {
    if (!found.has(flow.source_id)) found.set(flow.source_id, []);
    found.get(flow.source_id).push(flow);
  }
  return found;
}
