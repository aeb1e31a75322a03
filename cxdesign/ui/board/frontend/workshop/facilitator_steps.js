// The time of a step: what was planned, what it takes or took, and what is done with it while the workshop runs.

import { make } from "./parts.js";

const MORE_MINUTES = 2;

/** The minutes of a step: planned, given on the way, and taken. */
export function minutesOf(lead, step) {
  const { t } = lead;
  const planned = step.more_minutes ? t("workshop.minutes_more", { count: step.minutes, more: step.more_minutes }) : t("workshop.minutes", { count: step.minutes });
  return make("span", { class: "minutes" }, step.is_skipped ? t("workshop.step_skipped") : planned);
}

/** What is always in sight of a step that is on or was: its time, and the one or two things that come next. */
export function runOf(lead, step) {
  const { t } = lead;
  if (step.is_on) {
    return make("div", { class: "run" }, lead.stepTimer,
      button(lead, step, "more", t("workshop.step_more", { count: MORE_MINUTES }), () => lead.deed("extend_step", { step_id: step.id, minutes: MORE_MINUTES })),
      button(lead, step, "end", t("workshop.step_end"), () => lead.deed("end_step", { step_id: step.id })));
  }
  if (step.took === null) return null;
  const name = t("workshop.after_step", { name: step.name }).slice(0, 200);
  return make("div", { class: "run" },
    make("span", { class: "quiet" }, t("workshop.step_took", { count: Math.round(step.took / 60) })),
    lead.people.hasTaken(name)
      ? make("span", { class: "quiet" }, t("workshop.step_kept"))
      : button(lead, step, "keep", t("workshop.step_keep"), () => lead.session("snapshot", name)));
}

/** What may be done with a step now and then. */
export function stepTools(lead, step) {
  const { t } = lead;
  const isFresh = !step.was_on && step.prompts.every((prompt) => prompt.state === "waiting");
  return [
    step.is_on ? null : button(lead, step, "begin", t("workshop.step_begin"), () => lead.deed("begin_step", { step_id: step.id }), "▸"),
    isFresh ? button(lead, step, "skip", t(step.is_skipped ? "workshop.step_take_up" : "workshop.step_skip"), () => lead.deed("skip_step", { step_id: step.id, is_skipped: !step.is_skipped })) : null,
  ];
}

/** A sign where room is short, and the words it stands for where it is not; the name of the button says them anyway. */
export function signOr(sign, words) {
  return [make("span", { class: "sign", "aria-hidden": "true" }, sign), make("span", { class: "long" }, words)];
}

function button(lead, step, what, label, onclick, sign = null) {
  return make("button", { type: "button", class: "text small", "data-key": `${what}.${step.id}`, "aria-label": `${label}: ${step.name}`, title: sign ? label : null, onclick }, sign ? signOr(sign, label) : label);
}
