// What the menus of cards, touchpoints, stages and lanes offer.

import { markedItems, withPicking } from "./marking/menu.js";
import { evidenceDots, levelChip } from "./marks.js";
import { outlineItems } from "./outline/menu.js";
import { pointAt } from "./pointer.js";
import { EVIDENCE, LEVELS, holdsCards, isCardId, kindOf, placeOf } from "./records.js";

const LINE = { separator: true };
const isApple = /Mac|iPhone|iPad/.test(navigator.platform ?? "");
const ALT = isApple ? "⌥" : "Alt ";

export class Menus {
  constructor(board) {
    this.board = board;
    board.grid.root.addEventListener("contextmenu", (event) => this.#onContextMenu(event));
  }

  /** Open the menu of what is selected, as the menu key does. */
  openForSelection() {
    const { state, grid } = this.board;
    if (state.cursor) {
      const { columnId, laneId } = state.cursor;
      const anchor = grid.cellOf(columnId, laneId).getBoundingClientRect();
      return this.openForCell(columnId, laneId, anchor);
    }
    if (!state.selection) return false;
    return this.openFor(state.selection, grid.elementOf(state.selection)?.getBoundingClientRect());
  }

  /** Select what lies under a point and open its menu there. */
  openAt({ id, columnId, laneId }, anchor) {
    if (id) this.board.select(id);
    else this.board.selectCell(columnId, laneId);
    // There the focus goes back to, and not to the plus that came with the pointer.
    const { grid } = this.board;
    (id ? grid.elementOf(id) : grid.cellOf(columnId, laneId))?.focus({ preventScroll: true });
    if (id) this.openFor(id, anchor);
    else this.openForCell(columnId, laneId, anchor);
  }

  openForCell(columnId, laneId, anchor) {
    this.#open(this.board.clip.withItems(withPicking(this.board, null, this.#cellItems(columnId, laneId)), null), anchor, this.board.t("board.menu"));
    return true;
  }

  openFor(id, anchor) {
    if (!anchor || !this.board.state.records.has(id)) return false;
    const isOfSeveral = this.board.marked.isMany && this.board.marked.has(id);
    const items = isOfSeveral ? markedItems(this.board) : this.board.comments.withItem(id, withPicking(this.board, id, this.#itemsOf(id)));
    this.#open(this.board.clip.withItems(items, id), anchor, this.board.t("board.menu"));
    return true;
  }

  openHiddenLanes(control) {
    const { board } = this;
    const items = board.state.lanes().filter((lane) => lane.is_hidden)
      .map((lane) => ({ label: board.laneName(lane), run: () => board.actions.hideLane(lane.id, false) }));
    this.#open([{ title: board.t("board.show_lane") }, ...items], control.getBoundingClientRect(), board.t("board.show_lane"));
  }

  #open(items, anchor, label) {
    const shown = this.board.outline.isOn ? outlineItems(this.board, items) : items;
    if (shown.length) this.board.menu.open(shown, anchor, label);
  }

  #onContextMenu(event) {
    const subject = this.board.grid.subjectOf(event.target);
    if (!subject || event.target.closest(".curve-mount") || this.board.drag.isPressed) return;
    event.preventDefault();
    this.openAt(subject, pointAt(event.clientX, event.clientY));
  }

  #itemsOf(id) {
    if (!this.board.canEdit) return kindOf(id) === "stage" ? [this.#foldItem(id)] : [];
    const own = this.board.configuration.menus?.[kindOf(id)];
    if (own) return own(this.board, id);
    if (isCardId(id)) return this.#cardItems(this.board.state.records.get(id));
    const items = { stage: () => this.#stageItems(id), touchpoint: () => this.#touchpointItems(id), lane: () => this.#laneItems(id) };
    return items[kindOf(id)]?.() ?? [];
  }

  #cardItems(card) {
    const { board } = this;
    const { actions } = board;
    const { id } = card;
    const { columnId, laneId } = placeOf(card);
    const next = () => this.#after(board.state.cards(columnId, laneId), id);
    return [
      this.#item("edit_text", "Enter", () => actions.editCard(id)),
      this.#item("add_card_below", "N", () => actions.addCard(columnId, laneId, next())),
      LINE,
      ...(card.kind === "feature" ? [this.#levels(id, new Set([card.level]))] : []),
      this.#evidence(id, card.evidence),
      this.#check("fail_point", "F", card.is_fail, () => actions.toggleFail(id)),
      this.#check("wait_point", "W", card.is_wait, () => actions.toggleWait(id)),
      ...(board.configuration.menus?.card?.(board, card) ?? []),
      LINE,
      ...this.#shifts(id, ["left", "right", "up", "down"]),
      LINE,
      this.#delete(id),
    ];
  }

  #touchpointItems(id) {
    const { board } = this;
    const { actions } = board;
    const touchpoint = board.state.records.get(id);
    const stageId = touchpoint.stage_id;
    return [
      this.#item("rename", "Enter", () => actions.rename(id)),
      this.#item("add_touchpoint_before", "", () => actions.addTouchpoint(stageId, id)),
      this.#item("add_touchpoint_after", "N", () => actions.addTouchpoint(stageId, this.#after(board.state.touchpoints(stageId), id))),
      LINE,
      this.#check("planned_peak", "P", touchpoint.is_peak, () => actions.togglePeak(id)),
      this.#check("planned_end", "E", touchpoint.is_end, () => actions.toggleEnd(id)),
      this.#check("fail_point", "F", touchpoint.is_fail, () => actions.toggleFail(id)),
      this.#check("may_be_skipped", "", touchpoint.may_be_skipped, () => actions.toggleSkippable(id)),
      this.#levels(id, new Set(touchpoint.levels ?? [])),
      this.#evidence(id, touchpoint.evidence),
      LINE,
      ...this.#shifts(id, ["left", "right"]),
      LINE,
      this.#delete(id),
    ];
  }

  #stageItems(id) {
    const { board } = this;
    const { actions } = board;
    return [
      this.#item("rename", "Enter", () => actions.rename(id)),
      this.#item("add_touchpoint_in", "", () => actions.addTouchpoint(id)),
      this.#item("add_stage_before", "", () => actions.addStage(id)),
      this.#item("add_stage_after", "N", () => actions.addStage(this.#after(board.state.stages(), id))),
      LINE,
      this.#foldItem(id),
      ...this.#shifts(id, ["left", "right"]),
      LINE,
      this.#delete(id),
    ];
  }

  #laneItems(id) {
    const { board } = this;
    const { actions } = board;
    const lane = board.state.records.get(id);
    const items = [
      this.#item("rename", "Enter", () => actions.rename(id)),
      ...(lane.name && lane.role !== "notes" ? [this.#item("use_role_name", "", () => actions.resetLaneName(id))] : []),
      ...(board.configuration.can.addLanes ? [
        this.#item("add_lane_above", "", () => actions.addLane(id)),
        this.#item("add_lane_below", "N", () => actions.addLane(this.#after(board.state.lanes(), id))),
      ] : []),
      this.#item("hide_lane", "", () => actions.hideLane(id, true)),
      LINE,
      ...this.#shifts(id, ["up", "down"]),
    ];
    return holdsCards(lane) ? [...items, LINE, this.#delete(id)] : items;
  }

  #cellItems(columnId, laneId) {
    const { board } = this;
    const lane = board.state.lane(laneId);
    if (!board.canEdit) return [];
    const own = board.configuration.menus?.cell;
    if (own) return own(board, columnId, laneId);
    if (lane.role === "channel") return [this.#item("edit_channel", "Enter", () => board.actions.editChannel(columnId, laneId))];
    if (!holdsCards(lane)) return [this.#levels(columnId, new Set(board.state.records.get(columnId).levels ?? []))];
    return [this.#item("add_card", "N", () => board.actions.addCard(columnId, laneId))];
  }

  #item(action, hint, run) {
    return { action, label: this.board.t(`board.menu_${action}`), hint, run };
  }

  #check(action, hint, isChecked, run) {
    return { ...this.#item(action, hint, run), isChecked: Boolean(isChecked) };
  }

  #delete(id) {
    return { ...this.#item("delete", "Del", () => this.board.actions.remove(id)), isDanger: true };
  }

  #foldItem(id) {
    const action = this.board.state.isFolded(id) ? "unfold" : "fold";
    return this.#item(action, "", () => this.board.actions.toggleFold(id));
  }

  #shifts(id, directions) {
    const arrows = { left: ["ArrowLeft", "←"], right: ["ArrowRight", "→"], up: ["ArrowUp", "↑"], down: ["ArrowDown", "↓"] };
    return directions.map((direction) => {
      const [key, sign] = arrows[direction];
      return this.#item(`move_${direction}`, ALT + sign, () => { this.board.select(id); this.board.moves.shift(key); });
    });
  }

  #levels(id, chosen) {
    const { board } = this;
    const chips = LEVELS.map((level) => ({
      label: `${level} ${board.t(`enum.level.${level}`)}`, drawn: levelChip(level), isOn: chosen.has(level),
      run: () => board.actions.setLevel(id, level),
    }));
    return { label: board.t("board.menu_level"), chips };
  }

  #evidence(id, chosen = "assumption") {
    const { board } = this;
    const chips = EVIDENCE.map((evidence) => ({
      label: board.t(`enum.evidence.${evidence}`), drawn: evidenceDots(evidence), isOn: evidence === chosen,
      run: () => board.actions.setEvidence(id, evidence),
    }));
    return { label: board.t("board.menu_evidence"), chips };
  }

  #after(list, id) {
    return list[list.findIndex((item) => item.id === id) + 1]?.id ?? null;
  }
}
