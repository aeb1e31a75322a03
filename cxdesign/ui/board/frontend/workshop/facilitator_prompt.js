// The prompt at hand: its state and what may be done with it, who has answered, and what it came to.

import { aboutOf } from "./facilitator_choice.js";
import { feelingsTable } from "./facilitator_feelings.js";
import { criteriaTable, rankingTable } from "./facilitator_grades.js";
import { opener } from "./facilitator_open.js";
import { heading, make, placeOf } from "./parts.js";
import { roleOf } from "./wall_cards.js";

const DEEDS = {
  waiting: [["open", "start"]],
  open: [["revealed", "reveal"], ["locked", "lock"], ["hidden", "hide"]],
  hidden: [["open", "resume"], ["revealed", "reveal"]],
  locked: [["revealed", "reveal"], ["open", "open_again"]],
  revealed: [],
};
// From so many moments on a column is too narrow for number and count side by side.
const COLUMNS_WIDE = 12;
const TAKEN = { feelings: "take_curve", criteria: "take_round" };

/** The middle of the screen while a prompt is selected. */
export function promptView(lead) {
  const { t, now } = lead;
  const prompt = lead.selected;
  const isCurrent = prompt.id === now.agenda.current_id;
  const isRunning = isCurrent && prompt.state === "open";
  const isPaused = typeof prompt.paused_left === "number";
  return make("div", { class: "asking" },
    make("div", { class: "top" },
      make("div", {},
        make("p", { class: "quiet" }, `${t(`workshop.kind_${prompt.kind}`)} · ${isCurrent ? stateOf(lead, prompt) : t(`workshop.away_${prompt.state}`)}`),
        make("h2", { class: "statement" }, heading(prompt.question))),
      isRunning ? make("div", { class: "time" }, lead.timer,
        make("p", { class: "quiet" }, t(isPaused ? "workshop.time_stands" : "workshop.of_minutes", { count: prompt.minutes }), " · ",
          make("button", { type: "button", class: "text", "data-key": "pause_time", onclick: () => lead.deed(isPaused ? "resume_time" : "pause_time", { prompt_id: prompt.id }) }, t(isPaused ? "workshop.resume_time" : "workshop.pause_time")), " · ",
          make("button", { type: "button", class: "text", "data-key": "more_time", onclick: () => lead.deed("add_time", { prompt_id: prompt.id, minutes: 1 }) }, t("workshop.more_time")))) : null),
    make("div", { class: "bar" }, buttons(lead, prompt, isCurrent),
      isCurrent && prompt.state !== "revealed" ? make("span", { class: "turnout" }, t(now.begun ? "workshop.turnout_begun" : "workshop.turnout", { answered: now.answered, of: now.of, begun: now.begun })) : null),
    body(lead, prompt, isCurrent));
}

/** Where the prompt at hand stands; phones are counted. */
function stateOf(lead, { state }) {
  const count = lead.hereCount;
  if (count === 1 && state === "open") return lead.t("workshop.state_open_one", { count });
  if (count === 1 && state === "revealed") return lead.t("workshop.state_revealed_one", { count });
  return lead.t(`workshop.state_${state}`, { count });
}

function buttons(lead, prompt, isCurrent) {
  const { t } = lead;
  const found = DEEDS[prompt.state].map(([state, word], index) =>
    make("button", { type: "button", class: index || areCardsShown(prompt, state) ? null : "primary", "data-key": `to.${state}`, onclick: () => lead.deed("set_state", { prompt_id: prompt.id, state }) },
      t(areCardsShown(prompt, state) ? "workshop.show_cards" : `workshop.${word}`)));
  if (prompt.state === "revealed" && !isCurrent) {
    found.push(make("button", { type: "button", class: "primary", "data-key": "show", onclick: () => lead.deed("show", { prompt_id: prompt.id }) }, t("workshop.show")));
  }
  const taken = TAKEN[prompt.kind];
  if (taken && prompt.state === "revealed") {
    const isTaken = prompt.is_taken_over;
    found.push(make("button", { type: "button", class: isTaken || !isCurrent ? null : "primary", "data-key": taken, onclick: () => lead.session(taken, prompt.id) }, t(isTaken ? "workshop.taken_again" : `workshop.${taken}`)));
  }
  if (isCurrent) {
    found.push(make("button", { type: "button", "data-key": "pause", onclick: () => lead.deed("show", { prompt_id: null }) }, t("workshop.all_wait")));
  }
  if (prompt.state !== "waiting" && prompt.state !== "open") {
    found.push(make("button", { type: "button", class: "text", "data-key": "reset", onclick: (event) => resetting(lead, prompt, event.target.parentElement) }, t("workshop.reset")));
  }
  return found;
}

/** Cards are on the map at once: there is nothing to reveal, but phones can be turned to them. */
function areCardsShown(prompt, state) {
  return prompt.kind === "cards" && state === "revealed";
}

/** What was answered goes for good, so it is asked for twice. */
function resetting(lead, prompt, bar) {
  const { t, now } = lead;
  const seen = `${now.workshop.id} ${prompt.state} ${prompt.reset_count}`;
  bar.replaceChildren(
    make("span", {}, t("workshop.reset_sure")),
    make("button", { type: "button", class: "primary", onclick: () => lead.session("reset", prompt.id, seen) }, t("workshop.reset_yes")),
    make("button", { type: "button", onclick: () => { lead.centreKey = null; lead.render(); } }, t("workshop.cancel")));
  bar.querySelector("button").focus();
}

function body(lead, prompt, isCurrent) {
  const { t, now } = lead;
  const result = isCurrent ? now.result : lead.past.of(prompt);
  if (!isCurrent && result) return make("section", {}, make("p", { class: "quiet" }, t("workshop.not_on")), resultOf(lead, prompt, result, result.notes), lead.peaks.part(prompt, result.peaks));
  if (!isCurrent) {
    return make("section", {}, make("p", { class: "quiet" }, t(prompt.state === "waiting" ? "workshop.not_started" : "workshop.not_on")),
      make("ul", { class: "about" }, aboutOf(lead, prompt).map((words) => make("li", {}, words))));
  }
  if (prompt.kind === "cards") return null;
  if (result) return make("div", {}, resultOf(lead, prompt, result, now.notes), lead.peaks.part(prompt, now.peaks));
  if (prompt.kind === "feelings" || prompt.kind === "criteria") return turnout(lead, prompt);
  return make("p", { class: "quiet" }, t("workshop.sealed"));
}

function resultOf(lead, prompt, result, notes) {
  if (prompt.kind === "text") return lead.notes.texts(prompt, result, notes ?? []);
  return { feelings: feelingsTable, dots, cards, criteria: criteriaTable, ranking: rankingTable }[prompt.kind](lead, result, prompt);
}

/** How many have answered at each moment or criterion; never what. */
function turnout(lead, prompt) {
  const isGraded = prompt.kind === "criteria";
  const { t, now } = lead;
  const most = Math.max(1, now.of);
  const bars = now.items.map((item, index) => {
    const count = now.by_item[item.id] ?? 0;
    const fill = make("i");
    fill.style.height = `${(100 * count) / most}%`;
    const label = isGraded ? lead.criteriaOf(prompt)[item.id].name : item.label;
    return make("li", { title: label }, make("span", { class: "column", "aria-hidden": "true" }, fill),
      make("span", {}, make("b", {}, isGraded ? item.id : String(index + 1)), ` ${count}`), make("small", { class: isGraded ? null : "unseen" }, label));
  });
  return make("section", {}, make("p", { class: "quiet" }, t(isGraded ? "workshop.by_criterion" : "workshop.by_item")), make("ol", { class: isGraded ? "columns graded" : bars.length > COLUMNS_WIDE ? "columns many" : "columns" }, bars));
}

function dots(lead, result) {
  const { t } = lead;
  const most = Math.max(1, ...result.items.map((item) => item.dots));
  return make("section", {},
    make("ol", { class: "ranking" }, result.items.map((item) => {
      const bar = make("i", { "aria-hidden": "true" });
      bar.style.width = `${(100 * item.dots) / most}%`;
      return make("li", {}, make("span", {}, item.label, make("small", {}, item.note)), make("span", { class: "track" }, bar), make("b", {}, opener(lead, `dots:${item.id}`, String(item.dots))),
        make("small", {}, item.n ? t(item.n === 1 ? "phone.from_people_one" : "phone.from_people", { count: item.n }) : ""));
    })),
    make("p", { class: "quiet" }, t("workshop.dots_note", { count: result.people })));
}

function cards(lead, result, prompt) {
  const { t } = lead;
  const more = result.count - result.cards.length;
  return make("section", {},
    make("p", { class: "finding" }, t(result.count === 1 ? "phone.cards_on_map_one" : "phone.cards_on_map", { count: result.count })),
    make("ul", { class: "cards", "data-role": roleOf(lead, prompt) }, result.cards.map((card) => make("li", {}, make("span", {}, card.text),
      make("small", {}, [placeOf(lead, card), card.author].filter(Boolean).join(" · "))))),
    more ? make("p", { class: "quiet" }, t("workshop.wall_more", { count: more })) : null);
}
