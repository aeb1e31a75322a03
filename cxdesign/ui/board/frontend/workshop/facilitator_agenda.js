// The agenda: steps with their minutes and prompts. A step or prompt that was not started can be changed in its place.

import { criteriaChoice, rankedChoice } from "./facilitator_choice.js";
import { areaChoice } from "./facilitator_areas.js";
import { minutesOf, runOf, signOr, stepTools } from "./facilitator_steps.js";
import { make, randomHex } from "./parts.js";

const KINDS = ["cards", "dots", "feelings", "criteria", "ranking", "text"];
const ABOUT_TOUCHPOINTS = new Set(["dots", "ranking"]);
const ABOUT_LANES = new Set(["cards", "dots", "ranking"]);
const MARKS = { waiting: "○", open: "●", hidden: "◐", locked: "◼", revealed: "✓" };
const TOUCHPOINTS = "touchpoints";

export class AgendaPart {
  #key = null;
  #editing = null;

  constructor(lead, root) {
    this.lead = lead;
    this.root = root;
  }

  forget() {
    this.#key = null;
  }

  /** Leave the form that stands open: it is about another workshop. */
  leave() {
    this.#editing = null;
    this.forget();
  }

  /** Draw the agenda unless a form stands open in it, which is not taken from under anybody's hands. */
  render() {
    const { lead } = this;
    const { agenda, lanes, personas } = lead.now;
    const key = JSON.stringify([agenda, lanes, personas, lead.selected?.id, this.#editing, lead.people.taken]);
    const isHeld = this.#editing !== null && this.root.querySelector("form");
    if (key === this.#key || (isHeld && this.heldFor === this.#editing)) return;
    this.#key = key;
    this.heldFor = this.#editing;
    const { t } = lead;
    const focused = this.root.getRootNode().activeElement?.dataset?.key;
    this.root.replaceChildren(
      make("h3", { class: "name" }, agenda.name),
      make("p", { class: "quiet" }, t("workshop.agenda_minutes", { count: agenda.minutes })),
      make("ol", { class: "steps" }, agenda.steps.map((step, index) => this.#step(step, index, agenda.steps.length))),
      this.#editing === "step.new" ? this.#stepForm(null) : this.#edit("step.new", t("workshop.add_step"), "text add"),
      this.#editing === "agenda.keep" ? this.#keepForm(agenda) : this.#edit("agenda.keep", t("workshop.keep_agenda"), "text add"));
    if (focused) this.root.querySelector(`[data-key="${focused}"]`)?.focus();
    if (isHeld === null && this.#editing !== null) this.root.querySelector("form input")?.focus();
  }

  #open(what) {
    this.#editing = what;
    this.heldFor = undefined;
    this.render();
    if (what) this.root.querySelector("form :is(input, select, textarea)")?.focus();
  }

  #edit(what, label, style = "text small") {
    return make("button", { type: "button", class: style, "data-key": what, onclick: () => this.#open(what) }, label);
  }

  #step(step, index, count) {
    const { lead } = this;
    const { t } = lead;
    if (this.#editing === `step.${step.id}`) return make("li", {}, this.#stepForm(step));
    const isHere = step.is_on || step.prompts.some((prompt) => prompt.id === lead.now.agenda.current_id);
    const isFresh = !step.was_on && step.prompts.every((prompt) => prompt.state === "waiting");
    return make("li", { class: `step${isHere ? " here" : ""}${step.is_skipped ? " skipped" : ""}`, "aria-current": isHere ? "step" : null },
      make("div", { class: "head" }, make("b", {}, `${index + 1}`), make("span", { class: "title" }, step.name), minutesOf(lead, step)),
      runOf(lead, step),
      make("ul", {}, step.prompts.map((prompt) => this.#prompt(prompt))),
      make("div", { class: "tools" },
        this.#editing === `prompt.new.${step.id}` ? this.#promptForm(step, null) : make("button", { type: "button", class: "text small", "data-key": `prompt.new.${step.id}`, "aria-label": t("workshop.add_prompt"), title: t("workshop.add_prompt"), onclick: () => this.#open(`prompt.new.${step.id}`) }, ...signOr("+", t("workshop.add_prompt"))),
        this.#edit(`step.${step.id}`, t("workshop.edit")),
        stepTools(lead, step),
        index > 0 ? this.#button(`up.${step.id}`, "↑", t("workshop.move_up", { name: step.name }), () => lead.deed("move_step", { step_id: step.id, by: -1 })) : null,
        index < count - 1 ? this.#button(`down.${step.id}`, "↓", t("workshop.move_down", { name: step.name }), () => lead.deed("move_step", { step_id: step.id, by: 1 })) : null,
        isFresh ? this.#button(`remove.${step.id}`, "×", t("workshop.remove", { name: step.name }), () => lead.deed("remove_step", { step_id: step.id })) : null));
  }

  #button(key, sign, label, onclick) {
    return make("button", { type: "button", class: "text small", "data-key": key, "aria-label": label, title: label, onclick }, sign);
  }

  #prompt(prompt) {
    const { lead } = this;
    const { t } = lead;
    if (this.#editing === `prompt.${prompt.id}`) return make("li", {}, this.#promptForm(null, prompt));
    const isSelected = lead.selected?.id === prompt.id;
    return make("li", { class: `prompt ${prompt.state}` },
      make("button", {
        type: "button", class: "pick", "data-key": `pick.${prompt.id}`, "aria-pressed": String(isSelected), onclick: () => lead.select(prompt.id),
      }, make("i", { "aria-hidden": "true" }, MARKS[prompt.state]), make("span", {}, prompt.question), make("span", { class: "unseen" }, t(`workshop.word_${prompt.state}`))),
      prompt.state === "waiting" ? this.#edit(`prompt.${prompt.id}`, t("workshop.edit")) : null);
  }

  #stepForm(step) {
    const { lead } = this;
    const { t } = lead;
    const form = make("form", { class: "form", onsubmit: (event) => {
      event.preventDefault();
      const data = new FormData(form);
      const fields = { step_name: data.get("name"), minutes: Number(data.get("minutes")) };
      if (step) lead.deed("edit_step", { step_id: step.id, ...fields });
      else lead.deed("add_step", { step_id: `s${randomHex()}`, ...fields });
      this.#open(null);
    } },
      field(t("workshop.step_name"), make("input", { name: "name", required: true, maxlength: "120", value: step?.name ?? "" })),
      field(t("workshop.how_long"), make("input", { name: "minutes", type: "number", min: "1", max: "480", required: true, value: step?.minutes ?? 15 })),
      this.#formButtons());
    return form;
  }

  /** Keep the agenda under a name, to begin other workshops with. */
  #keepForm(agenda) {
    const { lead } = this;
    const { t } = lead;
    const form = make("form", { class: "form", onsubmit: (event) => {
      event.preventDefault();
      lead.session("keep_agenda", new FormData(form).get("name").trim());
      this.#open(null);
    } },
      field(t("workshop.agenda_name"), make("input", { name: "name", required: true, pattern: ".*\\S.*", maxlength: "120", value: agenda.name })),
      make("p", { class: "quiet" }, t("workshop.keep_text")),
      this.#formButtons());
    return form;
  }

  #promptForm(step, prompt) {
    const { lead } = this;
    const { t, now } = lead;
    const target = make("select", { name: "target", onchange: () => { ranked.fill(target.value); areas.fit(kind.value, target.value); } });
    const areas = areaChoice(lead, prompt);
    const dots = field(t("workshop.dots_each"), make("input", { name: "dots", type: "number", min: "1", max: "20", value: prompt?.dots ?? 3 }));
    const shown = make("label", { class: "check" }, make("input", { name: "shown", type: "checkbox", checked: prompt?.is_author_shown ?? false }), t("workshop.show_author"));
    const where = field(t("workshop.about"), target);
    const criteria = criteriaChoice(lead, prompt);
    const ranked = rankedChoice(lead, prompt?.ranked_ids ?? []);
    const kind = make("select", { name: "kind", onchange: () => fit() }, KINDS.map((one) => make("option", { value: one, selected: prompt?.kind === one }, t(`workshop.kind_${one}`))));
    const laneOf = (value) => now.lanes.find((lane) => lane.id === value || lane.role === value)?.id;
    const fit = () => {
      const chosen = prompt?.target ?? (kind.value === "ranking" ? TOUCHPOINTS : "pains");
      const wanted = [ABOUT_TOUCHPOINTS.has(kind.value) ? [TOUCHPOINTS, t("workshop.touchpoints")] : null, ...now.lanes.map((lane) => [lane.id, lane.name || t(`lane.${lane.role}`)])].filter(Boolean);
      target.replaceChildren(...wanted.map(([value, label]) => make("option", { value, selected: value === (chosen === TOUCHPOINTS ? TOUCHPOINTS : laneOf(chosen)) }, label)));
      areas.add(target, kind.value);
      areas.fit(kind.value, target.value);
      where.hidden = !ABOUT_LANES.has(kind.value);
      // a box nobody sees must not keep a form from being sent
      criteria.node.hidden = criteria.node.disabled = kind.value !== "criteria";
      ranked.node.hidden = ranked.node.disabled = kind.value !== "ranking";
      ranked.fill(target.value);
      dots.hidden = kind.value !== "dots";
      shown.hidden = kind.value !== "cards";
    };
    const form = make("form", { class: "form", onsubmit: (event) => {
      event.preventDefault();
      const data = new FormData(form);
      const fields = {
        kind: kind.value, question: data.get("question").trim(), minutes: Number(data.get("minutes")), target: ABOUT_LANES.has(kind.value) ? target.value : TOUCHPOINTS,
        dots: Number(data.get("dots")), area: areas.value(kind.value, target.value), is_author_shown: kind.value === "cards" && data.get("shown") !== null,
        criteria: kind.value === "criteria" ? criteria.value() : [], set_id: kind.value === "criteria" ? criteria.set() : null, ranked_ids: kind.value === "ranking" ? ranked.value() : [],
      };
      if (prompt) lead.deed("edit_prompt", { prompt_id: prompt.id, prompt: fields });
      else lead.deed("add_prompt", { step_id: step.id, prompt_id: `p${randomHex()}`, prompt: fields });
      this.#open(null);
    } },
      field(t("workshop.kind"), kind),
      field(t("workshop.question"), growing({ name: "question", required: true, maxlength: "200" }, prompt?.question ?? "")),
      where, areas.node, criteria.node, ranked.node, dots,
      field(t("workshop.how_long"), make("input", { name: "minutes", type: "number", min: "1", max: "480", required: true, value: prompt?.minutes ?? 5 })),
      shown,
      this.#formButtons(prompt ? () => lead.deed("remove_prompt", { prompt_id: prompt.id }) : null));
    fit();
    return form;
  }

  #formButtons(remove = null) {
    const { t } = this.lead;
    return make("p", { class: "buttons" },
      make("button", { class: "primary" }, t("workshop.save")),
      make("button", { type: "button", onclick: () => this.#open(null) }, t("workshop.cancel")),
      remove ? make("button", { type: "button", class: "text", onclick: () => { remove(); this.#open(null); } }, t("workshop.remove_prompt")) : null);
  }
}

/** A field of one paragraph that grows with its text; Enter sends the form, as it does from a field of one line. */
function growing(attributes, value) {
  const area = make("textarea", { ...attributes, rows: "2", class: "growing", oninput: () => fit(), onkeydown: (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    area.form.requestSubmit();
  } });
  const fit = () => {
    if (/[\r\n]/.test(area.value)) area.value = area.value.replace(/\s*[\r\n]+\s*/g, " ");
    area.style.height = "auto";
    area.style.height = `${area.scrollHeight + area.offsetHeight - area.clientHeight}px`;
  };
  area.value = value;
  requestAnimationFrame(fit);
  return area;
}

function field(label, input) {
  return make("label", { class: "field" }, make("span", {}, label), input);
}
