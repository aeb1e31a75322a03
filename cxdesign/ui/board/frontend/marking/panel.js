// The side panel while several things are selected: how many, what they have in common, and what is done to all of them.

import { button, element, focusedIn } from "../dom.js";
import { icon } from "../icons.js";
import { row } from "../inspector_fields.js";
import { evidenceDots, failMark, waitMark } from "../marks.js";
import { EVIDENCE, kindOf, placeOf } from "../records.js";
import { evidenceItems, levelItems, relevanceItems } from "./menu.js";

/** What the panel shows instead of the id of a record. */
export const SEVERAL = "several:all";
const MOVES = [["ArrowLeft", "left", "chevron_left"], ["ArrowRight", "right", "chevron_right"], ["ArrowUp", "up", "chevron_up"], ["ArrowDown", "down", "chevron_down"]];

export class SeveralPanel {
  #shown = [];

  constructor(board) {
    this.board = board;
    this.element = element("div", "several");
  }

  update() {
    const { board } = this;
    const shown = [board.marked.ids.join(), board.state.version, board.locale, board.canEdit];
    if (shown.every((value, index) => value === this.#shown[index])) return;
    this.#shown = shown;
    const act = focusedIn(this.element)?.dataset?.act;
    this.element.replaceChildren(...this.#parts());
    if (act) this.element.querySelector(`[data-act="${act}"]`)?.focus({ preventScroll: true });
  }

  #parts() {
    const { board } = this;
    const { records } = board.markedActs;
    const isOfCells = records.every((record) => kindOf(record.id) === "scene_cell");
    const title = board.t(isOfCells ? "board.several_cells" : "board.several_cards", { count: records.length });
    const hint = board.canEdit ? element("p", "insp-calm", {}, board.t("board.several_hint")) : null;
    const groups = [
      ["several_shared", this.#shared(records)],
      ["group_marks", [...this.#chips("evidence", evidenceItems(board)), ...this.#chips("level", levelItems(board)), ...this.#flags(), ...this.#chips("relevance", relevanceItems(board))]],
    ];
    return [
      element("h2", "insp-kind", {}, title), hint,
      ...groups.filter(([, rows]) => rows.length).map(([key, rows]) => element("section", "insp-group", {}, element("h3", "insp-head", {}, board.t(`board.${key}`)), ...rows)),
      this.#acts(isOfCells),
    ].filter(Boolean);
  }

  /** Where they lie and how they are founded: one value, or how many there are. */
  #shared(records) {
    const { board } = this;
    const { state, configuration } = board;
    const places = records.map((record) => placeOf(record));
    const columns = places.map(({ columnId }) => state.records.get(columnId));
    const lanes = places.map(({ laneId }) => state.lane(laneId));
    const of = (key, found) => this.#common(key, found.filter(Boolean));
    const byMap = {
      empathy: () => [of("area", lanes)],
      scenes: () => [of("touchpoint", lanes), of("scene", columns)],
    };
    const onJourney = () => [of("stage", columns.map((column) => state.records.get(column?.stage_id))), of("touchpoint", columns), of("lane", lanes)];
    return [...(byMap[configuration.name] ?? onJourney)(), this.#foundation(records)].filter(Boolean);
  }

  /** Several may go by one name: they are counted, not their names. */
  #common(key, found) {
    const { board } = this;
    const different = new Set(found.map(({ id }) => id)).size;
    if (!different) return null;
    const name = found[0].name || board.laneName(found[0]);
    return row(board.t(`board.several_${key}`), element("p", "several-value", {}, different === 1 ? name : board.t("board.several_many", { count: different })));
  }

  /** The level that all have is seen on the choices of levels, where these are offered. */
  #foundation(records) {
    const { board } = this;
    const levels = records.filter((record) => kindOf(record.id) !== "scene_cell").map((record) => record.evidence ?? "assumption");
    const found = EVIDENCE.map((level) => [level, levels.filter((one) => one === level).length]).filter(([, count]) => count);
    if (!found.length || (found.length === 1 && board.canEdit)) return null;
    const words = ([level, count]) => (found.length === 1 ? board.t(`enum.evidence.${level}`) : board.t("board.several_each", { what: board.t(`enum.evidence.${level}`), count }));
    return row(board.t("board.menu_evidence"), element("p", "several-value", {}, ...found.map((one) => element("span", "several-part", {}, evidenceDots(one[0]), words(one)))));
  }

  /** Choices as the menu of several offers them. */
  #chips(act, items) {
    return items.map(({ label, chips }, line) => row(label, element("div", "insp-chips", { role: "group", "aria-label": label }, ...chips.map((chip, index) => {
      const control = this.#button("insp-chip", `${act}-${line}-${index}`, chip.label, chip.run, chip.drawn);
      control.setAttribute("aria-pressed", String(chip.isOn));
      return control;
    }))));
  }

  /** A mark that some carry says how many. */
  #flags() {
    const { board } = this;
    const records = board.markedActs.applicable("flag");
    if (!records.length) return [];
    return [["is_fail", failMark()], ["is_wait", waitMark()]].map(([field, mark]) => {
      const count = records.filter((record) => record[field]).length;
      const isMixed = count > 0 && count < records.length;
      const label = board.t(`board.field_${field}`);
      const words = isMixed ? board.t("board.several_some", { label, count, all: records.length }) : label;
      const control = this.#button("insp-switch", field, words, () => board.markedActs.toggle(field), mark, element("span", "insp-switch-text", {}, words), element("i", "insp-track"));
      control.setAttribute("role", "switch");
      control.setAttribute("aria-checked", String(count === records.length));
      return control;
    });
  }

  #acts(isOfCells) {
    const { board } = this;
    const { markedActs: acts, clip } = board;
    const said = (key, drawn, run) => this.#button("insp-button", key, board.t(`board.${key}`), run, icon(drawn, 14), element("span", "", {}, board.t(`board.${key}`)));
    const moves = acts.applicable("move").length ? MOVES.map(([key, way, drawn]) => this.#button("insp-icon", way, board.t(`board.menu_move_${way}`), () => acts.shift(key), icon(drawn, 16))) : [];
    const others = [
      ...(isOfCells ? [] : [said("menu_copy", "copy", () => clip.copy())]),
      ...(isOfCells || !board.canEdit ? [] : [said("menu_duplicate", "plus", () => clip.duplicate())]),
      ...(acts.applicable("flag").length > 1 ? [said("menu_merge", "merge", () => acts.merge())] : []),
      ...(board.canEdit ? [said("menu_delete", "trash", () => acts.remove())] : []),
    ];
    const parts = [
      moves.length ? row(board.t("board.several_move"), element("div", "insp-chips", { role: "group", "aria-label": board.t("board.several_move") }, ...moves)) : null,
      others.length ? element("div", "insp-actions", {}, ...others) : null,
    ].filter(Boolean);
    return parts.length ? element("section", "insp-group", {}, ...parts) : null;
  }

  /** Whoever points goes on with keys on the map; whoever came by the tab key stays in the panel. */
  #button(className, act, label, run, ...children) {
    const control = button(className, label, (event) => {
      run();
      if (event.detail > 0) this.board.grid.focusSelection();
    }, ...children);
    control.dataset.act = act;
    return control;
  }
}
