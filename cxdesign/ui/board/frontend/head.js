// The two header levels: stages over touchpoints, and the corner beside them.

import { spansOf } from "./columns.js";
import { button, element, reconcile, setAttribute, setText, toggleClass } from "./dom.js";
import { icon } from "./icons.js";
import { needsFor } from "./links.js";
import { environmentIcon, failMark, flagMark, needMark, starMark } from "./marks.js";
import { kindOf } from "./records.js";

export class Head {
  #stages = new Map();
  #touchpoints = new Map();
  #special = new Map();
  #foldedShown = new Map();

  constructor(board, mount) {
    this.board = board;
    this.root = element("div", "head", { role: "rowgroup" });
    this.corner = element("div", "lane corner", { role: "gridcell" });
    this.cornerBelow = element("div", "lane corner below", { role: "gridcell" });
    this.stageRow = element("div", "row stages", { role: "row" });
    this.touchpointRow = element("div", "row tps", { role: "row" });
    this.root.append(...(board.configuration.hasStages ? [this.stageRow] : []), this.touchpointRow);
    mount.append(this.root);
    this.#fillCorners();
  }

  update(scene) {
    const { board } = this;
    const { columns } = scene;
    this.#updateCorner(scene);
    /** Whose needs are marked, null where those of all are. */
    this.persona = board.persona ? board.state.persona : null;
    const stages = board.configuration.hasStages ? spansOf(columns).map((span) => this.#stage(span, scene)) : [];
    const heads = columns.map((column) => this.#column(column, scene));
    if (this.columns === columns) return;
    this.columns = columns;
    reconcile(this.stageRow, [this.corner, ...stages]);
    reconcile(this.touchpointRow, [this.cornerBelow, ...heads]);
    this.#forget(columns);
  }

  elementOf(id) {
    return this.#stages.get(id)?.root ?? this.#touchpoints.get(id)?.root ?? null;
  }

  nameOf(id) {
    return this.#stages.get(id)?.name ?? this.#touchpoints.get(id)?.name ?? null;
  }

  #fillCorners() {
    const { board } = this;
    this.addLane = button("ghost add-lane", board.t("board.add_lane"), () => board.actions.addLane(),
      icon("plus", 12), element("span", "", {}, board.t("board.lane_short")));
    const showHidden = (event) => board.menus.openHiddenLanes(event.currentTarget);
    this.hiddenLanes = button("ghost hidden-lanes", "", showHidden, icon("eye_off", 12), element("span"));
    this.cornerBelow.append(this.hiddenLanes, this.addLane);
    this.addStage = button("ghost add-stage", board.t("board.add_stage"), () => board.actions.addStage(),
      icon("plus", 12), element("span", "", {}, board.t("board.stage_short")));
    this.corner.append(this.addStage);
    this.addStage.dataset.add = "stage";
    this.addLane.dataset.add = "lane";
  }

  #updateCorner({ canEdit }) {
    const { board } = this;
    const hidden = board.state.lanes().filter((lane) => lane.is_hidden).length;
    const { can, hasStages } = board.configuration;
    setAttribute(this.addStage, "hidden", canEdit && can.addColumns && hasStages ? null : "");
    setAttribute(this.addLane, "hidden", canEdit && can.addLanes ? null : "");
    if (this.hiddenCount === hidden) return;
    this.hiddenCount = hidden;
    const label = board.t("board.hidden_lanes", { count: hidden });
    this.hiddenLanes.hidden = hidden === 0;
    this.hiddenLanes.lastChild.textContent = String(hidden);
    this.hiddenLanes.title = label;
    this.hiddenLanes.setAttribute("aria-label", label);
  }

  #stage({ stage, count, type, records }, scene) {
    const { board } = this;
    let view = this.#stages.get(stage.id);
    if (!view) {
      const name = element("b", "nm");
      const grip = element("span", "grip", { "data-grip": "stage", "aria-hidden": "true" }, icon("grip", 12));
      const root = element("div", "stage", { role: "columnheader", tabindex: "-1", "data-stage-id": stage.id }, grip, name);
      const fold = button("fold-stage", board.t("board.menu_fold"), () => board.actions.toggleFold(stage.id), icon("fold", 12));
      fold.tabIndex = -1;
      const needs = element("span", "stage-needs");
      root.append(needs, fold);
      view = { root, name, needs, shown: "" };
      this.#stages.set(stage.id, view);
    }
    const isFolded = type === "folded";
    const title = isFolded ? foldedTitle(board, stage, records) : null;
    const needs = needsFor(board.state, stage.id, this.persona).length;
    const shown = [stage.name, count, title, needs, board.locale].join("|");
    if (view.shown !== shown) {
      view.shown = shown;
      setText(view.name, stage.name);
      view.needs.replaceChildren(...(needs ? [marked(needMark(needs), needWords(board, needs))] : []));
      view.root.style.gridColumn = `span ${count}`;
      view.root.classList.toggle("fold", isFolded);
      setAttribute(view.root, "aria-colspan", count);
      setAttribute(view.root, "aria-expanded", type === "vacant" ? null : String(!isFolded));
      setAttribute(view.root, "title", title);
    }
    toggleClass(view.root, "sel", scene.selection === stage.id);
    return view.root;
  }

  #column(column, scene) {
    if (column.type === "open") return this.#touchpoint(column.record, scene);
    return column.type === "folded" ? this.#folded(column, scene) : this.#vacant(column);
  }

  #touchpoint(touchpoint, scene) {
    const { board } = this;
    let view = this.#touchpoints.get(touchpoint.id);
    if (!view) {
      view = createTouchpoint(touchpoint.id);
      this.#touchpoints.set(touchpoint.id, view);
    }
    const links = board.state.relations(touchpoint.id);
    const { persona } = this;
    if (view.record !== touchpoint || view.links !== links || view.locale !== scene.locale || view.persona !== persona) {
      view.persona = persona;
      view.record = touchpoint;
      view.links = links;
      view.locale = scene.locale;
      setText(view.name, touchpoint.name);
      view.icons.replaceChildren(...touchpointIcons(board, touchpoint, persona));
      toggleClass(view.root, "skippable", touchpoint.may_be_skipped);
    }
    const label = String(board.state.numberOf(touchpoint.id));
    if (view.number.textContent !== label) view.number.textContent = label;
    const isOn = scene.columnInFocus === touchpoint.id;
    const isSelected = scene.selection === touchpoint.id && !scene.cursor;
    if (view.isOn === isOn && view.isSelected === isSelected) return view.root;
    Object.assign(view, { isOn, isSelected });
    toggleClass(view.root, "on", isOn);
    toggleClass(view.root, "sel", isSelected);
    setAttribute(view.root, "aria-current", isSelected ? "true" : null);
    return view.root;
  }

  #folded(column, scene) {
    const { board } = this;
    const numberOf = (touchpoint) => board.state.numberOf(touchpoint.id);
    const root = this.#specialElement(column.key, "tp fold", column.stage.id);
    const shown = column.records.map((touchpoint) => `${numberOf(touchpoint)} ${touchpoint.name}`).join();
    if (this.#foldedShown.get(column.key) !== shown) {
      this.#foldedShown.set(column.key, shown);
      const labels = column.records.map((touchpoint) =>
        element("span", "n", { title: touchpoint.name }, String(numberOf(touchpoint))));
      const open = button("unfold", board.t("board.unfold_stage", { name: column.stage.name }),
        () => board.actions.toggleFold(column.stage.id), icon("unfold", 12));
      root.replaceChildren(element("span", "ns", {}, ...labels), open);
    }
    toggleClass(root, "on", column.records.some((touchpoint) => touchpoint.id === scene.columnInFocus));
    return root;
  }

  #vacant(column) {
    const { board } = this;
    const root = this.#specialElement(column.key, "tp vacant", column.stage.id);
    if (!root.firstChild && board.canEdit) {
      const add = button("whisper", board.t("board.add_touchpoint"), () => board.actions.addTouchpoint(column.stage.id),
        icon("plus", 12), element("span", "", {}, board.t("board.add_touchpoint")));
      add.dataset.add = "touchpoint";
      root.append(add);
    }
    return root;
  }

  #specialElement(key, className, stageId) {
    if (!this.#special.has(key)) this.#special.set(key, element("div", className, { role: "columnheader", "data-vacant-stage": stageId }));
    return this.#special.get(key);
  }

  #forget(columns) {
    const stages = new Set(columns.map((column) => column.stage.id));
    const touchpoints = new Set(columns.filter((column) => column.type === "open").map((column) => column.record.id));
    const keys = new Set(columns.map((column) => column.key));
    for (const [map, wanted] of [[this.#stages, stages], [this.#touchpoints, touchpoints], [this.#special, keys], [this.#foldedShown, keys]]) {
      for (const id of map.keys()) if (!wanted.has(id)) map.delete(id);
    }
  }
}

function createTouchpoint(id) {
  const name = element("span", "nm");
  const number = element("span", "n");
  const icons = element("span", "ic");
  const grip = element("span", "grip", { "data-grip": "touchpoint", "aria-hidden": "true" }, icon("grip", 12));
  const root = element("div", "tp", { role: "columnheader", tabindex: "-1", [`data-${kindOf(id)}-id`]: id }, grip, number, name, icons);
  return { root, name, number, icons, record: null, locale: "" };
}

function touchpointIcons(board, touchpoint, persona) {
  const environments = board.configuration.hasStages ? touchpoint.environments ?? [] : [];
  const parts = environments.map((name) => [environmentIcon(name), board.t(`enum.environment.${name}`)]);
  if (touchpoint.is_peak) parts.push([starMark(), board.t("board.mark_planned_peak")]);
  if (touchpoint.is_end) parts.push([flagMark(), board.t("board.mark_planned_end")]);
  if (touchpoint.is_fail) parts.push([failMark(), board.t("board.mark_fail")]);
  if (touchpoint.may_be_skipped) parts.push([icon("skip", 12), board.t("board.mark_may_be_skipped")]);
  const needs = needsFor(board.state, touchpoint.id, persona).length;
  if (needs) parts.push([needMark(needs), needWords(board, needs)]);
  return parts.map(([drawn, words]) => marked(drawn, words));
}

const marked = (drawn, words) => element("span", "mark", { title: words, role: "img", "aria-label": words }, drawn);

const needWords = (board, count) => board.t(count === 1 ? "empathy.mark_needs_one" : "empathy.mark_needs", { count });

function foldedTitle(board, stage, touchpoints) {
  return [stage.name, ...touchpoints.map((touchpoint) => `${board.state.numberOf(touchpoint.id)} ${touchpoint.name}`)].join("\n");
}
