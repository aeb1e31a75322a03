// The chooser of views in the bar: what is seen, which lanes and curves of it, and what is kept of that under a name.

import { button, element, setAttribute } from "./dom.js";
import { icon } from "./icons.js";
import { isComposing } from "./inspector_fields.js";
import { NAME_LIMIT } from "./texts.js";

const CURVES = ["now", "target"];

export class ViewChooser {
  #form = null;

  constructor(board) {
    this.board = board;
    this.words = element("span", "bar-words");
    this.element = button("bar-button view-chooser", "", () => this.open(), icon("eye", 16), this.words, icon("chevron_down", 12));
    this.element.setAttribute("aria-haspopup", "menu");
  }

  update() {
    const { board } = this;
    const { chosen, isChanged } = board.views;
    const name = chosen?.name ?? board.t("view.all");
    const shown = isChanged ? board.t("view.changed", { name }) : name;
    if (this.shown === shown) return;
    this.shown = shown;
    const label = board.t("view.choose", { name: shown });
    this.words.textContent = label;
    this.element.title = `${label}. ${board.t("view.choose_tip")}`;
    setAttribute(this.element, "aria-label", label);
    setAttribute(this.element, "data-chosen", chosen || isChanged ? "" : null);
  }

  /** Open the list; after something was ticked in it, at the same place again. */
  open(action = null) {
    const { board } = this;
    board.menu.open([...this.#views(), ...this.#personas(), ...this.#lanes(), ...this.#curves(), ...this.#edits(), ...this.#drawing()], this.element.getBoundingClientRect(), board.t("view.menu"), { startsOnChosen: true });
    if (action) board.layer.querySelector(`.menu [data-action="${CSS.escape(action)}"]`)?.focus({ preventScroll: true });
  }

  #views() {
    const { board } = this;
    const { views } = board;
    const item = (id, label) => ({ label, action: `view-${id ?? "all"}`, isChecked: views.chosenId === id, run: () => this.#choose(id, label) });
    return [item(null, board.t("view.all")), ...views.list.map((view) => item(view.id, view.name))];
  }

  #choose(id, label) {
    this.board.views.choose(id);
    this.board.say(this.board.t("view.said_shown", { name: label }));
  }

  /** Whose journey it is; with one persona there is nothing to choose, and its name stands alone. */
  #personas() {
    const { board } = this;
    const items = board.persona?.items() ?? [];
    if (!items.length) return [];
    if (items.length === 1) return [{ separator: true }, { title: board.t("empathy.journey_of", { name: items[0].label }) }];
    return [{ separator: true }, { title: board.t("empathy.persona") }, ...items];
  }

  #lanes() {
    const { board } = this;
    if (!board.views.hasLanes) return [];
    const shown = new Set(board.state.visibleLanes().map((lane) => lane.id));
    const items = board.state.lanes().map((lane) => this.#ticked(`lane ${lane.id}`, board.laneName(lane), shown.has(lane.id), () => board.views.toggleLane(lane.id)));
    return [{ separator: true }, { title: board.t("view.lanes") }, ...items];
  }

  #curves() {
    const { board } = this;
    if (!board.views.hasCurves) return [];
    const items = CURVES.map((name) => this.#ticked(`curve ${name}`, board.t(`enum.state.${name}`), board.views.showsCurve(name), () => board.views.toggleCurve(name)));
    return [{ title: board.t("view.curves") }, ...items];
  }

  #ticked(action, label, isChecked, run) {
    return { label, action, isChecked, run: () => { run(); this.board.render(); this.open(action); } };
  }

  #edits() {
    const { board } = this;
    const { views } = board;
    if (!board.canEdit) return [];
    const { chosen } = views;
    const save = { label: board.t("view.save"), action: "save", run: () => this.#ask("", (name) => views.save(name)) };
    if (!chosen) return [{ separator: true }, save];
    const view_id = chosen.id;
    const place = views.list.indexOf(chosen);
    const move = (key, before) => ({ label: board.t(`view.${key}`), action: key, run: () => board.dispatch({ name: "move_view", view_id, before_id: before?.id ?? null }) });
    return [
      { separator: true },
      ...(views.isChanged ? [{ label: board.t("view.update", { name: chosen.name }), action: "update", run: () => board.dispatch({ name: "update_view", view_id, ...views.content() }) }] : []),
      save,
      { label: board.t("view.rename"), action: "rename", run: () => this.#ask(chosen.name, (name) => board.dispatch({ name: "rename_view", view_id, new_name: name })) },
      ...(place > 0 ? [move("earlier", views.list[place - 1])] : []),
      ...(place < views.list.length - 1 ? [move("later", views.list[place + 2])] : []),
      { label: board.t("view.remove"), action: "remove", isDanger: true, run: () => board.dispatch({ name: "remove_view", view_id }) },
    ];
  }

  /** What the bar has no room for on a narrow map. */
  #drawing() {
    const { board } = this;
    const { drawing, zoom } = board.topbar;
    if (drawing.element.offsetParent) return [];
    const { outline } = board;
    const way = (name, isOn) => ({ label: board.t(`board.drawn_as_${name}`), action: `drawn-as-${name}`, isChecked: isOn === outline.isOn, run: () => outline.choose(isOn) });
    return [
      { separator: true }, { title: board.t("board.drawn_as") }, way("map", false), way("outline", true),
      { separator: true }, { label: zoom.words, action: "zoom", run: () => zoom.open(this.element) },
    ];
  }

  /** Ask for the name of a view beside the button. */
  #ask(name, take) {
    const { board } = this;
    this.#close();
    const words = board.t("view.name");
    const input = element("input", "insp-text", { type: "text", maxlength: NAME_LIMIT, "aria-label": words, placeholder: words, autocomplete: "off", spellcheck: "false" });
    input.value = name;
    const keep = () => {
      const text = input.value.replace(/\s+/g, " ").trim();
      this.#close();
      if (text && text !== name) take(text);
    };
    this.#form = element("div", "view-form", { role: "dialog", "aria-label": words }, input,
      button("bar-button bar-main", board.t("view.keep"), keep, board.t("view.keep")),
      button("bar-button bar-icon", board.t("view.leave"), () => this.#close(), icon("close", 12)));
    this.#form.addEventListener("keydown", (event) => {
      if (isComposing(event)) return;
      const run = { Escape: () => this.#close(), Enter: event.target === input ? keep : null }[event.key];
      if (!run) return;
      event.preventDefault();
      event.stopPropagation();
      run();
    });
    board.layer.append(this.#form);
    const anchor = this.element.getBoundingClientRect();
    const frame = board.layer.getBoundingClientRect();
    const left = Math.max(4, Math.min(anchor.left - frame.left, frame.width - this.#form.offsetWidth - 4));
    Object.assign(this.#form.style, { left: `${left}px`, top: `${anchor.bottom - frame.top + 4}px` });
    input.focus({ preventScroll: true });
    input.select();
  }

  #close() {
    if (!this.#form) return;
    this.#form.remove();
    this.#form = null;
    this.board.grid.focusSelection();
  }
}
