// The results of workshops as files: asked for with the ticket, which no link could carry, and saved by the browser.

import { make } from "./parts.js";

const KINDS = ["html", "pdf"];
const CHOICES = ["names", "annex"];
const RELEASE_AFTER = 60000;

/** The two files of the newest workshop, what is in them, and those of the ones before. */
export function resultPart(lead) {
  const { t } = lead;
  lead.resultChoices ??= { names: false, annex: false };
  return make("section", { class: "results" },
    make("h3", {}, t("workshop.result")),
    make("p", { class: "quiet" }, t("workshop.result_text")),
    CHOICES.map((name) => make("label", { class: "check" },
      make("input", { type: "checkbox", "data-key": `result.${name}`, checked: lead.resultChoices[name], onchange: (event) => { lead.resultChoices[name] = event.target.checked; } }),
      make("span", {}, t(`workshop.result_${name}`)))),
    make("p", { class: "buttons" }, KINDS.map((kind) =>
      make("button", { type: "button", "data-key": `result.${kind}`, onclick: (event) => save(lead, kind, event.currentTarget, null) }, t(`workshop.result_${kind}`)))),
    formerPart(lead));
}

/** All workshops of the project by date; they are fetched when somebody asks for them. */
function formerPart(lead) {
  const { t } = lead;
  const list = make("ul", { class: "former" });
  return make("details", { ontoggle: (event) => { if (event.currentTarget.open) fill(lead, list); } },
    make("summary", { "data-key": "result.former" }, t("workshop.former")), list);
}

async function fill(lead, list) {
  const { t } = lead;
  try {
    const response = await fetch(`${lead.path}/workshops`, { headers: { "X-Ticket": lead.data.ticket } });
    if (!response.ok) throw new Error(String(response.status));
    const { workshops } = await response.json();
    list.replaceChildren(...workshops.map((one) => former(lead, one)));
  } catch {
    list.replaceChildren(make("li", {}, t("workshop.former_failed")));
  }
}

function former(lead, one) {
  const { t } = lead;
  const day = new Date(one.opened_at).toLocaleString(lead.data.locale, { dateStyle: "medium", timeStyle: "short" });
  const told = t(one.people === 1 ? "workshop.former_people_one" : "workshop.former_people", { name: one.name, count: one.people });
  return make("li", {}, make("span", {}, day, make("small", {}, told)),
    make("span", { class: "buttons" }, KINDS.map((kind) =>
      make("button", { type: "button", class: "text", "aria-label": t("workshop.former_save", { kind: kind.toUpperCase(), day }), onclick: (event) => save(lead, kind, event.currentTarget, one) }, kind.toUpperCase()))));
}

async function save(lead, kind, pressed, workshop) {
  const { t } = lead;
  if (pressed.getAttribute("aria-busy") === "true") return;
  pressed.setAttribute("aria-busy", "true");
  lead.tell(t("workshop.result_making"));
  try {
    const response = await fetch(addressOf(lead, kind, workshop), { headers: { "X-Ticket": lead.data.ticket } });
    if (!response.ok) throw new Error((await response.json().catch(() => ({}))).message ?? "");
    const day = workshop ? ` ${workshop.opened_at.slice(0, 10)}` : "";
    hand(await response.blob(), `${fileName(`${lead.now.title}${day}`)}.${kind}`);
    lead.tell(t("workshop.result_made"));
  } catch (error) {
    lead.trouble = error.message || t("workshop.result_failed");
    lead.tell("");
    lead.render();
  } finally {
    pressed.removeAttribute("aria-busy");
  }
}

function addressOf(lead, kind, workshop) {
  const asked = new URLSearchParams({ offset: String(-new Date().getTimezoneOffset()) });
  if (workshop) asked.set("workshop", workshop.id);
  for (const name of CHOICES) if (lead.resultChoices[name]) asked.set(name, "1");
  return `${lead.path}/workshop/result.${kind}?${asked}`;
}

function hand(blob, name) {
  const link = make("a", { href: URL.createObjectURL(blob), download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), RELEASE_AFTER);
}

/** A name that every system takes for a file. */
function fileName(title) {
  return title.replace(/[\\/:*?"<>|\u0000-\u001f]+/g, " ").trim().slice(0, 80) || "workshop";
}
