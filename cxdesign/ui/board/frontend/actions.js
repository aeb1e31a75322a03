// What a person does to the map, as commands: the one place that keys, menus, buttons and drags call.

import { EVIDENCE, LEVELS, holdsCards, isCardId, kindOf, newId, placeOf } from "./records.js";
import { NAME_LIMIT, TEXT_LIMIT, manyLines, oneLine } from "./texts.js";

const NAMED = {
  stage: { rename: "rename_stage", id: "stage_id", add: "add_stage", field: "stage_name" },
  touchpoint: { rename: "rename_touchpoint", id: "touchpoint_id", add: "add_touchpoint", field: "touchpoint_name" },
  lane: { rename: "rename_lane", id: "lane_id", add: "add_lane", field: "lane_name" },
  scene: { id: "entry_id", field: "entry_name" },
  need: { id: "entry_id", field: "entry_name" },
  persona: { id: "entry_id", field: "entry_name" },
};

/** The command that renames a record; entries of lists are edited by their fields. */
const renaming = (kind, id, name) => (NAMED[kind].rename
  ? { name: NAMED[kind].rename, [NAMED[kind].id]: id, new_name: name } : { name: "edit_entry", [NAMED[kind].id]: id, attributes: { name } });

export class Actions {
  constructor(board) {
    this.board = board;
  }

  get state() {
    return this.board.state;
  }

  /** The commands of this board's cards. */
  get cards() {
    return this.board.configuration.cards;
  }

  // ---- adding -------------------------------------------------------------------------------------------------

  addStage(beforeId = null) {
    const command = { name: "add_stage", stage_id: newId("stage"), stage_name: this.board.t("board.new_stage"), before_id: beforeId };
    this.#draftName("stage", command, (by) => {
      if (by === "elsewhere") this.#addPlainTouchpoint(command.stage_id);
      else this.addTouchpoint(command.stage_id);
    });
  }

  addTouchpoint(stageId, beforeId = null) {
    if (this.state.isFolded(stageId)) this.toggleFold(stageId);
    const command = this.#newTouchpoint(stageId, beforeId);
    this.#draftName("touchpoint", command, (by) => { if (by === "tab") this.addTouchpoint(stageId, beforeId); });
  }

  /** On a map without touchpoints: the first one, in a stage of its own where there is none. */
  addFirstTouchpoint() {
    const stageId = this.state.stages()[0]?.id ?? newId("stage");
    if (!this.state.records.has(stageId)) {
      this.board.dispatch({ name: "add_stage", stage_id: stageId, stage_name: this.board.t("board.new_stage"), before_id: null });
    }
    this.#addPlainTouchpoint(stageId);
  }

  setUpBlueprint() {
    this.board.dispatch({ name: "set_up_blueprint" });
  }

  addLane(beforeId = null) {
    if (!this.board.configuration.can.addLanes) return;
    const command = { name: "add_lane", lane_id: newId("lane"), lane_name: this.board.t("board.new_lane"), before_id: beforeId };
    this.#draftName("lane", command, (by) => { if (by === "tab") this.addLane(beforeId); });
  }

  addScene(beforeId = null) {
    const command = { name: "add_entry", entry_id: newId("scene"), entry_name: this.board.t("scenes.new_scene"), attributes: {}, before_id: beforeId };
    this.#draftName("scene", command, (by) => { if (by === "tab") this.addScene(beforeId); });
  }

  addCard(columnId, laneId, beforeId = null) {
    const lane = this.state.lane(laneId);
    const id = lane && this.cards.newId(lane);
    if (!id || !this.#isFree()) return;
    const place = { columnId, laneId };
    const command = (text) => this.cards.add(id, place, text, beforeId);
    this.state.setProvisional(command(""));
    this.state.cursor = null;
    this.board.select(id);
    this.board.editor.open({
      ...this.#cardSession(id), isDraft: true, value: "", label: this.board.prompt(lane), placeholder: this.board.prompt(lane),
      commit: (text, by) => {
        this.#commitDraftCard(id, place, command(text), by);
        if (text && by === "tab") this.addCard(columnId, laneId, beforeId);
      },
      cancel: () => this.#dropDraftCard(place),
      lost: (text) => { this.state.setProvisional(null); if (text.trim()) this.offerText(text, null); },
    });
  }

  // ---- text ---------------------------------------------------------------------------------------------------

  /** Edit what the subject is called or says. */
  edit(id) {
    if (!this.board.canEdit || !this.state.records.has(id)) return;
    if (isCardId(id)) this.editCard(id);
    else if ("name" in this.state.records.get(id)) this.rename(id);
  }

  editCard(id, proposal = null) {
    const card = this.#isFree() ? this.state.records.get(id) : null;
    if (!card) return;
    const base = card.text;
    this.board.select(id);
    this.board.editor.open({
      ...this.#cardSession(id), value: proposal ?? base, selectAll: false, label: this.board.t("board.edit_card"),
      commit: (text, by) => this.#commitCard(id, base, text, by),
      cancel: () => this.board.grid.focusSelection(),
      lost: (text) => this.offerText(text, card),
    });
  }

  rename(id) {
    const record = this.#isFree() ? this.state.records.get(id) : null;
    if (!record) return;
    const kind = kindOf(id);
    const shown = kind === "lane" ? this.board.laneName(record) : record.name;
    this.#unfoldFor(record);
    this.board.select(id);
    this.board.editor.open({
      ...this.#nameSession(id), value: shown, label: this.board.t(`board.rename_${kind}`),
      commit: (text, by) => this.#commitName(record, shown, text, by),
      cancel: () => this.board.grid.focusSelection(),
      lost: (text) => this.#offerWords(text, shown),
    });
  }

  /** Let a lane go by the name of its role again. */
  resetLaneName(laneId) {
    this.board.dispatch({ name: "rename_lane", lane_id: laneId, new_name: null });
  }

  editChannel(touchpointId, laneId) {
    if (!this.#isFree()) return;
    const touchpoint = this.state.records.get(touchpointId);
    this.board.selectCell(touchpointId, laneId);
    this.board.editor.open({
      recordId: touchpointId, field: "channel", isOnGrid: true, isMultiline: false, limit: NAME_LIMIT, clean: oneLine,
      value: touchpoint.channel ?? "", label: this.board.t("board.edit_channel"),
      target: () => this.board.grid.cellOf(touchpointId, laneId)?.querySelector(".ch") ?? null,
      commit: (channel, by) => {
        if (!this.state.records.has(touchpointId)) this.#offerWords(channel, touchpoint.channel);
        else if (channel !== (touchpoint.channel ?? "")) this.editTouchpoint(touchpointId, { channel });
        if (by !== "elsewhere") this.board.grid.focusSelection();
      },
      cancel: () => this.board.grid.focusSelection(),
      lost: (text) => this.#offerWords(text, touchpoint.channel),
    });
  }

  /** A colleague deleted what was being edited: the text comes back as a new card if the place is still there. */
  offerText(text, card) {
    const place = card && placeOf(card);
    const lane = place && this.state.records.has(place.columnId) ? this.state.lane(place.laneId) : null;
    const message = this.board.t("board.card_gone", { text });
    const again = lane && (() => this.board.dispatch(this.cards.add(this.cards.newId(lane), place, text, null)));
    this.board.notice(message, again ? [{ label: this.board.t("board.put_back"), run: again }] : [], true);
  }

  // ---- attributes ---------------------------------------------------------------------------------------------

  editTouchpoint(touchpointId, attributes) {
    this.board.dispatch({ name: "edit_touchpoint", touchpoint_id: touchpointId, attributes });
  }

  editCardAttributes(cardId, attributes) {
    this.board.dispatch(this.cards.setAttributes(cardId, attributes));
  }

  togglePeak(touchpointId) {
    const { is_peak: was, name } = this.state.records.get(touchpointId);
    this.board.dispatch({ name: "mark_peak", touchpoint_id: touchpointId, is_peak: !was });
    this.board.say(this.board.t(was ? "board.said_peak_off" : "board.said_peak_on", { name }));
  }

  toggleEnd(touchpointId) {
    const { is_end: was, name } = this.state.records.get(touchpointId);
    this.board.dispatch({ name: "mark_end", touchpoint_id: touchpointId, is_end: !was });
    this.board.say(this.board.t(was ? "board.said_end_off" : "board.said_end_on", { name }));
  }

  toggleFail(id) {
    const record = this.state.records.get(id);
    if (isCardId(id)) this.editCardAttributes(id, { is_fail: !record.is_fail });
    else this.editTouchpoint(id, { is_fail: !record.is_fail });
  }

  toggleWait(cardId) {
    this.editCardAttributes(cardId, { is_wait: !this.state.records.get(cardId).is_wait });
  }

  toggleSkippable(touchpointId) {
    this.editTouchpoint(touchpointId, { may_be_skipped: !this.state.records.get(touchpointId).may_be_skipped });
  }

  setEvidence(id, evidence) {
    if (!EVIDENCE.includes(evidence)) return;
    if (isCardId(id)) this.editCardAttributes(id, { evidence });
    else this.editTouchpoint(id, { evidence });
  }

  /** A feature has one level, set and cleared; a touchpoint has a set of them. Null clears. */
  setLevel(id, level) {
    const record = this.state.records.get(id);
    if (record.kind === "feature") {
      this.editCardAttributes(id, { level: level === record.level ? null : level });
    } else if (level === null) {
      this.editTouchpoint(record.touchpoint_id ?? id, { levels: [] });
    } else if (LEVELS.includes(level)) {
      this.board.dispatch({ name: "toggle_level", touchpoint_id: record.touchpoint_id ?? id, level });
    }
  }

  // ---- showing ------------------------------------------------------------------------------------------------

  toggleFold(stageId) {
    const folded = new Set(this.state.folded);
    if (!folded.delete(stageId)) folded.add(stageId);
    this.board.setFolded(folded);
  }

  hideLane(laneId, isHidden) {
    const lane = this.state.lane(laneId);
    this.board.dispatch({ name: "hide_lane", lane_id: laneId, is_hidden: isHidden });
    if (!isHidden) return;
    if (this.state.selection === laneId) this.board.select(null);
    this.board.notice(this.board.t("board.lane_hidden", { name: this.board.laneName(lane) }),
      [{ label: this.board.t("board.show_again"), run: () => this.hideLane(laneId, false) }]);
  }

  // ---- removing -----------------------------------------------------------------------------------------------

  remove(id) {
    const record = this.state.records.get(id);
    if (!record || !this.board.canEdit) return;
    const kind = isCardId(id) ? "card" : kindOf(id);
    if (kind === "lane" && !(holdsCards(record) && this.board.configuration.can.addLanes)) {
      this.hideLane(id, true);
      return;
    }
    const next = this.board.moves.afterRemoval(record);
    this.board.dispatch(kind === "card" ? this.cards.remove(id) : { name: `remove_${kind}`, [`${kind}_id`]: id });
    const told = this.board.t(`board.said_removed_${kind}`, { name: record.name ?? record.text ?? (kind === "lane" ? this.board.laneName(record) : "") });
    if (kind === "card" || kind === "flow") this.board.say(told);
    else this.board.steps.tell(told);
    if (next?.columnId) this.board.selectCell(next.columnId, next.laneId);
    else this.board.select(next ?? null);
    this.board.grid.focusSelection();
  }

  // ---- private ------------------------------------------------------------------------------------------------

  /** Whether something new may be edited: what stands in the open editor is kept first, and too long a text keeps it open. */
  #isFree() {
    return this.board.canEdit && this.board.editor.finish("switch");
  }

  #cardSession(id) {
    return {
      recordId: id, field: "text", isOnGrid: true, isMultiline: true, limit: TEXT_LIMIT, clean: manyLines,
      target: () => this.board.grid.textOf(this.state.currentId(id) ?? id),
    };
  }

  #nameSession(id) {
    return {
      recordId: id, field: "name", isOnGrid: false, isMultiline: false, limit: NAME_LIMIT, clean: oneLine,
      target: () => this.board.grid.textOf(id),
    };
  }

  #commitCard(id, base, text, by) {
    const currentId = this.state.currentId(id);
    const card = currentId ? this.state.records.get(currentId) : null;
    if (by !== "elsewhere") this.board.grid.focusSelection();
    if (!text || text === base) return;
    if (!card) {
      this.offerText(text, null);
      return;
    }
    const theirs = card.text;
    if (theirs === text) return;
    const write = (words) => this.board.dispatch(this.cards.edit(currentId, words));
    write(text);
    this.board.overlaps.wrote(currentId, text, write);
    if (theirs !== base) this.#offerTheirs(currentId, theirs, write);
  }

  #commitDraftCard(id, place, command, by) {
    if (!command.text) {
      this.#dropDraftCard(place, by);
      return;
    }
    this.state.setProvisional(null);
    this.board.dispatch(command);
    this.board.select(id);
    if (by !== "elsewhere") this.board.grid.focusSelection();
  }

  #dropDraftCard({ columnId, laneId }, by = "key") {
    this.state.setProvisional(null);
    if (by === "elsewhere") return;
    this.board.selectCell(columnId, laneId);
    this.board.grid.focusSelection();
  }

  #commitName(record, shown, name, by) {
    const kind = record.kind;
    const isLane = kind === "lane";
    if (by !== "elsewhere") this.board.grid.focusSelection();
    if (name === shown || (!name && !isLane)) return;
    if (!this.state.records.has(record.id)) {
      this.#offerWords(name, shown);
      return;
    }
    const theirs = this.state.records.get(record.id).name;
    const rename = (text) => this.board.dispatch(renaming(kind, record.id, text || null));
    rename(name);
    this.board.overlaps.wrote(record.id, name, rename);
    if (theirs && theirs !== record.name && theirs !== name) this.#offerTheirs(record.id, theirs, rename);
  }

  /** Show the new record at once and send it when its name is typed; the name it came with stands if nobody types. */
  #draftName(kind, command, then) {
    if (!this.#isFree()) return;
    const { id: idField, field } = NAMED[kind];
    const id = command[idField];
    this.state.setProvisional(command);
    this.board.select(id);
    this.board.editor.open({
      ...this.#nameSession(id), value: command[field], label: this.board.t(`board.name_${kind}`),
      commit: (text, by) => {
        this.state.setProvisional(null);
        this.board.dispatch({ ...command, [field]: text || command[field] });
        this.board.select(id);
        if (by !== "elsewhere") this.board.grid.focusSelection();
        then(by);
      },
      cancel: () => {
        this.state.setProvisional(null);
        this.board.select(this.state.currentId(command.stage_id) ?? null);
        this.board.grid.focusSelection();
      },
      lost: (text) => {
        this.state.setProvisional(null);
        this.#offerWords(text, command[field]);
      },
    });
  }

  #addPlainTouchpoint(stageId) {
    this.board.dispatch(this.#newTouchpoint(stageId, null));
  }

  #newTouchpoint(stageId, beforeId) {
    return {
      name: "add_touchpoint", touchpoint_id: newId("touchpoint"), stage_id: stageId,
      touchpoint_name: this.board.t("board.new_touchpoint"), before_id: beforeId,
    };
  }

  /** Both changed the same field: ours stands, and one click takes theirs instead. */
  #offerTheirs(id, theirs, write) {
    const name = this.board.personName(this.state.authors.get(id));
    this.board.notice(this.board.t("board.both_changed", { name, text: theirs }),
      [{ label: this.board.t("board.take_theirs"), run: () => write(theirs) }], true);
  }

  /** What was being named is gone: the words come back. */
  #offerWords(text, before) {
    const words = oneLine(text);
    if (words && words !== oneLine(before ?? "")) this.board.notice(this.board.t("board.named_gone", { text: words }), [], true);
  }

  #unfoldFor(record) {
    if (record.kind === "touchpoint" && this.state.isFolded(record.stage_id)) this.toggleFold(record.stage_id);
  }
}
