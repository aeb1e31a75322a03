// The big screen for a projector: the question, the clock, the way in, and what the room came to. Nothing to press but the way back.

import { callWall } from "./facilitator_call.js";
import { criteriaWall, rankingWall } from "./facilitator_grades.js";
import { spaced, squares } from "./facilitator_people.js";
import { findingOf } from "./facilitator_feelings.js";
import { heading, make, parted, signed } from "./parts.js";
import { cardsWall, textsWall } from "./wall_cards.js";
import { fillCurve, wallCurve } from "./wall_curve.js";
import { fit, fitSteps, fitting, shape } from "./wall_fit.js";

const HASH = "#wall";
// From so many rows on they stand closer.
const ROWS_ROOMY = 8;
// What a closed workshop brought, as the closing picture counts it, by the kinds of questions.
const MADE = { cards: ["cards"], ratings: ["feelings", "criteria"], dots: ["dots"], orders: ["ranking"], words: ["text"], decided: ["decided"] };

export class WallPart {
  #key = null;

  constructor(lead) {
    this.lead = lead;
    this.isOpen = location.hash === HASH;
    this.timer = make("p", { class: "wall-timer", role: "timer" });
    this.root = make("section", { class: "wall", tabindex: "-1", hidden: true });
    lead.root.append(this.root);
    this.sizes = new ResizeObserver(() => { if (this.isOpen && lead.now) { this.forget(); this.render(); } });
    this.sizes.observe(this.root);
    this.onKey = (event) => { if (event.key === "Escape" && this.isOpen) this.close(); };
    addEventListener("keydown", this.onKey);
    this.root.addEventListener("keydown", this.onKey);
  }

  stop() {
    this.sizes.disconnect();
    removeEventListener("keydown", this.onKey);
  }

  forget() {
    this.#key = null;
  }

  /** Cover the window; a browser that lets a page fill the whole screen does so. */
  open() {
    this.isOpen = true;
    this.forget();
    this.lead.root.requestFullscreen?.().catch(() => {});
    this.lead.render();
    this.root.focus();
  }

  close() {
    if (isOwnWindow()) { window.close(); return; }
    this.isOpen = false;
    if (document.fullscreenElement) document.exitFullscreen().catch(() => {});
    this.lead.render();
    this.lead.right.querySelector("[data-key=wall]")?.focus();
  }

  tick(text) {
    if (this.timer.textContent !== text) this.timer.textContent = text;
  }

  render() {
    const { lead } = this;
    const { now, t } = lead;
    const isShown = this.isOpen && Boolean(now.workshop);
    this.root.hidden = !isShown;
    if (!isShown) return;
    const key = JSON.stringify([now.workshop, now.made, lead.countdown.seconds === null, now.agenda, now.answered, now.of, now.by_item, now.result, lead.landed, now.call, lead.preflight.state, lead.hereCount, lead.isLive, shape()]);
    if (key === this.#key) return;
    this.#key = key;
    this.root.classList.toggle("over", !now.workshop.is_open);
    if (!now.workshop.is_open) { this.root.replaceChildren(...this.#closing()); return; }
    const prompt = lead.current;
    const step = now.agenda.steps.find((one) => one.prompts.some((other) => other.id === now.agenda.current_id));
    const isIdle = !prompt && !now.call;
    this.root.classList.toggle("idle", isIdle);
    const main = make("div", { class: "wall-main" },
      ...this.#heading(prompt),
      isIdle ? this.#wayIn() : null,
      now.call ? callWall(lead) : prompt && prompt.state !== "hidden" ? this.#body(prompt) : make("p", { class: "wall-text" }, t("workshop.wall_wait")));
    const side = make("div", { class: "wall-side" },
      this.#time(prompt),
      isIdle ? null : this.#wayIn(),
      make("p", { class: "wall-here" }, make("b", {}, String(lead.hereCount)), ` ${t(lead.hereCount === 1 ? "workshop.wall_here_one" : "workshop.wall_here")}`,
        prompt ? make("span", {}, t("workshop.wall_answered", { count: now.answered })) : null),
      make("ol", {}, now.agenda.steps.map((one) => make("li", { class: one === step ? "here" : "" }, make("span", {}, one.name), make("b", {}, String(one.minutes))))),
      this.#leave());
    this.root.replaceChildren(main, side);
    fillCurve(t, now.result, main);
    fit(main);
    fitSteps(side);
  }

  #leave() {
    return make("button", { type: "button", class: "text", onclick: () => this.close() }, this.lead.t("workshop.wall_close"));
  }

  /** When all is over: what it was, thanks, and how much came of it. */
  #closing() {
    const { now, t } = this.lead;
    const counts = Object.entries(MADE).map(([name, kinds]) => [name, kinds.reduce((sum, kind) => sum + (now.made?.[kind] ?? 0), 0)]);
    const made = [["people", now.people.length], ...counts].filter(([, count]) => count);
    return [make("div", { class: "wall-over" },
      make("p", { class: "wall-asked" }, now.title),
      make("h2", {}, t("workshop.wall_thanks")),
      make("ul", {}, made.map(([name, count]) => make("li", {}, make("b", {}, String(count)), ` ${t(count === 1 ? `workshop.made_${name}_one` : `workshop.made_${name}`)}`))),
      make("p", { class: "wall-text" }, t("workshop.wall_over"))), this.#leave()];
  }

  /** What is asked, and once a rating is revealed what it says, with the question above it. */
  #heading(prompt) {
    const { now, t } = this.lead;
    if (now.call) return [make("h2", {}, now.call.name)];
    if (!prompt || prompt.state === "hidden") return [make("h2", {}, now.title)];
    if (!now.result?.finding) return [make("h2", {}, heading(prompt.question))];
    return [make("p", { class: "wall-asked" }, prompt.question), make("h2", {}, findingOf(t, now.result))];
  }

  /** How phones come in: at the side, and large while nothing else is on. */
  #wayIn() {
    const { now, t, preflight: { link } } = this.lead;
    return make("div", { class: "wall-way" },
      link?.size ? squares(link, t("workshop.squares", { address: link.address })) : null,
      make("div", {}, make("p", {}, t("workshop.join_at")), make("p", { class: "wall-address" }, link ? parted(link.address.replace(/^https?:\/\//, "")) : ""),
        make("p", { class: "wall-code" }, spaced(now.workshop.code ?? ""))));
  }

  /** The clock while time runs or stands still. */
  #time(prompt) {
    const { t } = this.lead;
    const isPaused = typeof prompt?.paused_left === "number";
    if (!isPaused && this.lead.countdown.seconds === null) return null;
    return make("div", { class: "wall-time" }, make("p", {}, t("workshop.wall_time")), this.timer,
      make("p", {}, isPaused ? t("workshop.time_stands") : t("workshop.of_minutes", { count: prompt.minutes })));
  }

  #body(prompt) {
    const { now, t } = this.lead;
    if (prompt.kind === "cards") return cardsWall(this.lead, prompt);
    if (!now.result) {
      return make("div", {}, make("p", { class: "wall-big" }, make("b", {}, String(now.answered)), ` ${t("phone.of", { of: now.of })}`),
        make("progress", { class: "wall-progress", max: Math.max(1, now.of), value: now.answered, "aria-hidden": "true" }),
        make("p", { class: "wall-text" }, t("workshop.wall_sealed")));
    }
    return { feelings, dots, criteria: criteriaWall, ranking: rankingWall, text: textsWall }[prompt.kind](this.lead, now.result);
  }
}

/** The page's address with the big screen open on it. */
export function wallAddress() {
  const address = new URL(location.href);
  address.hash = HASH;
  return address.href;
}

/** Open the big screen beside this window; false when the browser does not let a window open. */
export function openBeside() {
  return window.open(wallAddress(), "_blank", "popup,width=1280,height=720") !== null;
}

/** Whether this window was opened for the big screen alone. */
function isOwnWindow() {
  return location.hash === HASH && window.opener !== null;
}

function feelings(lead, result) {
  const { t } = lead;
  return make("div", {},
    make("p", { class: "wall-text" }, t("workshop.wall_reading", { peak_end: result.peak_end === null ? "–" : signed(result.peak_end, 1), mean: result.mean === null ? "–" : signed(result.mean, 1) })),
    wallCurve(t, result),
    make("p", { class: "wall-note" }, t("workshop.agreement_note")));
}

function dots(lead, result) {
  const { t } = lead;
  const most = Math.max(1, ...result.items.map((item) => item.dots));
  const rows = result.items.map((item) => {
    const bar = make("i", { "aria-hidden": "true" });
    bar.style.width = `${(100 * item.dots) / most}%`;
    return make("li", {}, make("span", {}, item.label), make("span", { class: "track" }, item.dots ? bar : null), make("b", {}, String(item.dots)));
  });
  return make("div", {}, fitting({ class: rows.length > ROWS_ROOMY ? "wall-ranking tight" : "wall-ranking" }, rows, { tell: (count) => t("workshop.wall_more", { count }) }));
}
