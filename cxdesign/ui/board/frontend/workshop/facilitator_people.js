// Beginning a workshop, how phones come in, and who is here.

import { openBeside, wallAddress } from "./facilitator_wall.js";
import { closePart } from "./facilitator_close.js";
import { Fold } from "./facilitator_fold.js";
import { nameOf } from "./facilitator_names.js";
import { resultPart } from "./facilitator_result.js";
import { draw, make, parted } from "./parts.js";

const ROLES = ["customer", "front_line", "back_office", "manager", "designer", "observer"];

/** Before a workshop, or after it was closed: what it is for, and the formats to begin with. */
export function startView(lead) {
  const { t, now } = lead;
  const cards = lead.formats.map((format) => card(lead, format, "begin"));
  const own = lead.templates.map((format) => card(lead, format, "begin_own"));
  return make("div", { class: "start" },
    make("h2", { class: "statement" }, t(now.workshop ? "workshop.closed_title" : "workshop.start_title")),
    make("p", { class: "quiet" }, t(now.workshop ? "workshop.closed_text" : "workshop.start_text")),
    now.workshop ? make("p", {}, make("button", { type: "button", class: "primary", "data-key": "reopen", onclick: () => lead.session("reopen") }, t("workshop.reopen"))) : null,
    now.workshop ? resultPart(lead) : null,
    now.people?.length ? make("section", { class: "results" }, lead.names.draw()) : null,
    lead.preflight.root,
    own.length ? make("h3", {}, t("workshop.own_agendas")) : null,
    own.length ? make("div", { class: "formats own" }, own) : null,
    make("div", { class: "formats" }, cards),
    make("p", { class: "quiet" }, t("workshop.formats_note")));
}

/** What a workshop may begin with; one's own can be forgotten. */
function card(lead, format, action) {
  const { t, now } = lead;
  const seen = now.workshop ? `${now.workshop.id} ${now.workshop.is_open ? "open" : "closed"}` : "";
  return make("section", { class: "format" },
    make("h3", {}, format.name),
    make("p", { class: "quiet" }, t("workshop.format_minutes", { hours: hours(t, format.minutes) })),
    make("ol", {}, format.steps.map((step) => make("li", {}, make("span", {}, step.name), make("b", {}, String(step.minutes))))),
    questions(t, format),
    make("p", { class: "buttons" },
      make("button", { type: "button", class: "primary", "data-key": `${action}.${format.id}`, onclick: () => lead.session(action, format.id, seen) }, t("workshop.begin")),
      action === "begin_own" ? make("button", { type: "button", class: "text", "data-key": `forget.${format.id}`, "aria-label": t("workshop.remove", { name: format.name }), onclick: () => lead.session("forget_agenda", format.id) }, t("workshop.forget_agenda")) : null));
}

/** What would be asked, folded until somebody wants to know before beginning. */
function questions(t, format) {
  const asked = format.steps.flatMap((step) => step.prompts);
  if (!asked.length) return null;
  return make("details", { class: "asks" },
    make("summary", { "data-key": `asks.${format.id}` }, t(asked.length === 1 ? "workshop.asks_one" : "workshop.asks", { count: asked.length })),
    make("ol", {}, format.steps.filter((step) => step.prompts.length).map((step) => make("li", {}, make("b", {}, step.name),
      make("ul", {}, step.prompts.map((prompt) => make("li", {}, make("span", {}, prompt.question), make("small", {}, t(`workshop.kind_${prompt.kind}`)))))))));
}

function hours(t, minutes) {
  return minutes < 120 ? t("workshop.minutes", { count: minutes }) : t("workshop.hours", { count: Math.round(minutes / 6) / 10 });
}

/** The code in two halves, as it is read out. */
export function spaced(code) {
  return `${code.slice(0, 3)} ${code.slice(3)}`;
}

/** How phones come in: address, code, squares for the camera, and how many have. */
export function joinView(lead) {
  const { t, now, preflight: { link } } = lead;
  return make("div", { class: "joining" },
    make("h2", { class: "statement" }, t("workshop.join_title")),
    make("div", { class: "ways" },
      link?.size ? squares(link, t("workshop.squares", { address: link.address })) : null,
      make("div", {},
        make("p", { class: "quiet" }, t("workshop.join_at")),
        make("p", { class: "address" }, link ? parted(link.address.replace(/^https?:\/\//, "")) : ""),
        make("p", { class: "quiet" }, t("workshop.code")),
        make("p", { class: "code" }, spaced(now.workshop.code ?? "")),
        make("p", { class: "present" }, t(lead.hereCount === 1 ? "workshop.here_one" : "workshop.here", { count: lead.hereCount })),
        make("div", { class: "buttons" },
          make("button", { type: "button", "data-key": "new_code", onclick: () => lead.session("renew_code") }, t("workshop.new_code")),
          closePart(lead, "close")))),
    lead.preflight.root,
    make("p", { class: "quiet" }, t("workshop.join_note")));
}

/** A code of squares for the cameras of phones. */
export function squares(link, label) {
  return draw("svg", { class: "squares", viewBox: `0 0 ${link.size} ${link.size}`, role: "img", "aria-label": label, "shape-rendering": "crispEdges" },
    draw("rect", { width: link.size, height: link.size, fill: "#ffffff" }), draw("path", { d: link.path, fill: "#000000" }));
}

/** Who is here by role, and who has answered; shapes say it before colours do. */
export class PeoplePart {
  #key = null;

  /** `more` stands further below: what is done now and then. */
  constructor(lead, root, more) {
    this.lead = lead;
    this.root = root;
    this.more = more;
    this.kept = make("div");
    this.result = make("div");
    this.fold = new Fold("result", "result.fold", this.result);
    this.end = make("section");
    this.more.append(this.kept, this.fold.root, this.end);
  }

  forget() {
    this.#key = null;
    this.end.replaceChildren();
  }

  /** The snapshots of this workshop, by whomever they were taken. */
  get taken() {
    return this.lead.now.snapshots;
  }

  /** Whether there is a snapshot of a name. */
  hasTaken(name) {
    return this.taken.includes(name);
  }

  /** A snapshot was taken from here. */
  took(name) {
    this.lead.say(this.lead.t("workshop.snapshot_taken", { name }));
  }

  #snapshots() {
    const { lead } = this;
    const { t } = lead;
    return make("section", {},
      make("div", { class: "side-head" },
        make("h3", {}, t("workshop.snapshots")),
        make("button", { type: "button", "data-key": "snapshot", title: t("workshop.snapshots_text"), onclick: () => lead.session("snapshot", nameOfNow(lead).slice(0, 200)) }, t("workshop.take_snapshot"))),
      make("ul", { class: "taken" }, this.taken.map((name) => make("li", {}, name))));
  }

  render() {
    const { lead } = this;
    const { now, t } = lead;
    this.fold.tell(t("workshop.result"), lead.isAtEnd);
    const key = JSON.stringify([lead.names.state, now.workshop, now.agenda.current_id, now.is_nameless, lead.selected?.id, lead.hereCount, this.taken]);
    if (key === this.#key) return;
    this.#key = key;
    const focused = this.root.getRootNode().activeElement?.dataset?.key;
    const isAsked = Boolean(now.agenda.current_id) && lead.selected?.id === now.agenda.current_id;
    const roles = ROLES.map((role) => [role, now.people.filter((person) => person.role === role)]).filter(([, found]) => found.length);
    this.root.replaceChildren(
      make("section", {},
        make("h3", {}, t("workshop.in_the_room", { count: lead.hereCount })),
        now.people.length ? null : make("p", { class: "quiet" }, t("workshop.nobody")),
        roles.map(([role, found]) => row(t, role, found, isAsked && !now.is_nameless)),
        now.people.length ? make("p", { class: "quiet" }, t(isAsked && now.is_nameless ? "workshop.marks_nameless" : "workshop.marks")) : null,
        now.people.length ? lead.names.draw() : null),
      make("section", {},
        make("h3", {}, t("workshop.way_in")),
        make("p", { class: "pair" }, make("span", {}, t("workshop.code")), make("b", {}, spaced(now.workshop.code ?? ""))),
        make("button", { type: "button", class: "text line", "data-key": "show_join", onclick: () => lead.showJoin() }, t("workshop.show_join")),
        make("button", { type: "button", class: "text line", "data-key": "wall", onclick: () => lead.wall.open() }, t("workshop.wall")),
        make("a", { class: "line", "data-key": "wall_beside", href: wallAddress(), target: "_blank", rel: "opener", title: t("workshop.wall_beside_text"), onclick: (event) => { if (openBeside()) event.preventDefault(); } }, t("workshop.wall_beside"))));
    this.kept.replaceChildren(this.#snapshots());
    this.result.replaceChildren(resultPart(lead));
    if (!this.end.firstChild) this.end.append(closePart(lead, "close_end"));
    if (focused) for (const root of [this.root, this.more]) root.querySelector(`[data-key="${focused}"]`)?.focus();
  }
}

/** What the step just gone is called, as a name for the state of the map. */
function nameOfNow(lead) {
  const { t, now } = lead;
  const step = now.agenda.steps.find((one) => one.prompts.some((prompt) => prompt.id === now.agenda.current_id));
  return step ? t("workshop.after_step", { name: step.name }) : t("workshop.before_start");
}

function row(t, role, found, isAsked) {
  const done = found.filter((person) => person.has_answered).length;
  const of = found.filter((person) => person.is_here || (isAsked && (person.has_answered || person.has_begun))).length;
  const marks = found.map((person) => make("i", { class: `${isAsked ? person.has_answered ? "done" : person.has_begun ? "begun" : "" : ""} ${person.is_here ? "" : "away"}`, title: nameOf(t, person) }));
  return make("p", { class: "role" },
    make("span", {}, t(`enum.rater_role.${role}`)),
    make("span", { class: "marks", "aria-hidden": "true" }, marks),
    make("b", { "aria-label": isAsked ? t("workshop.role_done", { done, count: of }) : null }, isAsked ? `${done}/${of}` : String(of)));
}
