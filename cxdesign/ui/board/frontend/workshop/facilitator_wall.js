// The big screen for a projector: the question, the clock, the way in, and what the room came to. Nothing to press but the way back.

import { callWall } from "./facilitator_call.js";
import { criteriaWall, rankingWall } from "./facilitator_grades.js";
import { spaced, squares } from "./facilitator_people.js";
import { findingOf } from "./facilitator_feelings.js";
import { make, signed } from "./parts.js";
import { shape, wallCurve } from "./wall_curve.js";

const HASH = "#wall";
const TEXTS_SHOWN = 12;
// A row of a list in hundredths of the window's width, and what heading and margins take.
const [ROW, AROUND] = [3.3, 13];
const ROWS_AT_LEAST = 8;
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
    this.onKey = (event) => { if (event.key === "Escape" && this.isOpen) this.close(); };
    addEventListener("keydown", this.onKey);
    this.root.addEventListener("keydown", this.onKey);
  }

  stop() {
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
    this.root.replaceChildren(
      make("div", { class: "wall-main" },
        ...this.#heading(prompt),
        isIdle ? this.#wayIn() : null,
        now.call ? callWall(lead) : prompt && prompt.state !== "hidden" ? this.#body(prompt) : make("p", { class: "wall-text" }, t("workshop.wall_wait"))),
      make("div", { class: "wall-side" },
        this.#time(prompt),
        isIdle ? null : this.#wayIn(),
        make("p", { class: "wall-here" }, make("b", {}, String(lead.hereCount)), ` ${t(lead.hereCount === 1 ? "workshop.wall_here_one" : "workshop.wall_here")}`,
          prompt ? make("span", {}, t("workshop.wall_answered", { count: now.answered })) : null),
        make("ol", {}, now.agenda.steps.map((one) => make("li", { class: one === step ? "here" : "" }, make("span", {}, one.name), make("b", {}, String(one.minutes))))),
        this.#leave()));
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
    if (!now.result?.finding) return [make("h2", {}, prompt.question)];
    return [make("p", { class: "wall-asked" }, prompt.question), make("h2", {}, findingOf(t, now.result))];
  }

  /** How phones come in: at the side, and large while nothing else is on. */
  #wayIn() {
    const { now, t, preflight: { link } } = this.lead;
    return make("div", { class: "wall-way" },
      link?.size ? squares(link, t("workshop.squares", { address: link.address })) : null,
      make("div", {}, make("p", {}, t("workshop.join_at")), make("p", { class: "wall-address" }, link ? link.address.replace(/^https?:\/\//, "") : ""),
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

  /** The role of the lane cards go to, which has a colour: the prompt names the lane or the role. */
  #roleOf(prompt) {
    return (this.lead.now.lanes.find((lane) => lane.id === prompt.target)?.role ?? prompt.target).split(":")[0];
  }

  #body(prompt) {
    const { now, t, landed } = this.lead;
    if (prompt.kind === "cards") {
      return make("div", {}, make("p", { class: "wall-text" }, t(landed.cards.length === 1 ? "phone.cards_on_map_one" : "phone.cards_on_map", { count: landed.cards.length })),
        make("ul", { class: "wall-cards", "data-role": this.#roleOf(prompt) }, landed.cards.slice(-TEXTS_SHOWN).reverse().map((card) => make("li", {}, card.text, make("small", {}, card.note)))),
        more(t, landed.cards.length - TEXTS_SHOWN));
    }
    if (!now.result) {
      return make("div", {}, make("p", { class: "wall-big" }, make("b", {}, String(now.answered)), ` ${t("phone.of", { of: now.of })}`),
        make("progress", { class: "wall-progress", max: Math.max(1, now.of), value: now.answered, "aria-hidden": "true" }),
        make("p", { class: "wall-text" }, t("workshop.wall_sealed")));
    }
    return { feelings, dots, criteria: criteriaWall, ranking: rankingWall, text }[prompt.kind](this.lead, now.result);
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

function more(t, count) {
  return count > 0 ? make("p", { class: "wall-text wall-more" }, t("workshop.wall_more", { count })) : null;
}

function feelings(lead, result) {
  const { t } = lead;
  return make("div", {},
    make("p", { class: "wall-text" }, t("workshop.wall_reading", { peak_end: result.peak_end === null ? "–" : signed(result.peak_end, 1), mean: result.mean === null ? "–" : signed(result.mean, 1) })),
    wallCurve(t, result),
    make("p", { class: "wall-note" }, t("workshop.agreement_note")));
}

function dots(lead, result) {
  const most = Math.max(1, ...result.items.map((item) => item.dots));
  const room = Math.max(ROWS_AT_LEAST, Math.floor((100 * shape() - AROUND) / ROW));
  const count = result.items.length > room ? room - 1 : room;
  return make("div", {}, make("ol", { class: result.items.length > ROWS_AT_LEAST ? "wall-ranking tight" : "wall-ranking" }, result.items.slice(0, count).map((item) => {
    const bar = make("i", { "aria-hidden": "true" });
    bar.style.width = `${(100 * item.dots) / most}%`;
    return make("li", {}, make("span", {}, item.label), make("span", { class: "track" }, item.dots ? bar : null), make("b", {}, String(item.dots)));
  })), more(lead.t, result.items.length - count));
}

function text(lead, result) {
  return make("div", {}, make("ul", { class: "wall-cards" }, result.texts.slice(0, TEXTS_SHOWN).map((entry) =>
    make("li", {}, entry.text, entry.role ? make("small", {}, lead.t(`enum.rater_role.${entry.role}`)) : null))), more(lead.t, result.texts.length - TEXTS_SHOWN));
}
