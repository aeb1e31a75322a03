// The result of the workshop as a file: asked for with the ticket, which no link could carry, and saved by the browser.

import { make } from "./parts.js";

const KINDS = ["html", "pdf"];
const RELEASE_AFTER = 60000;

/** The two files, and what is in them. */
export function resultPart(lead) {
  const { t } = lead;
  return make("section", { class: "results" },
    make("h3", {}, t("workshop.result")),
    make("p", { class: "quiet" }, t("workshop.result_text")),
    make("p", { class: "buttons" }, KINDS.map((kind) =>
      make("button", { type: "button", "data-key": `result.${kind}`, onclick: (event) => save(lead, kind, event.currentTarget) }, t(`workshop.result_${kind}`)))));
}

async function save(lead, kind, pressed) {
  const { t } = lead;
  if (pressed.getAttribute("aria-busy") === "true") return;
  pressed.setAttribute("aria-busy", "true");
  lead.tell(t("workshop.result_making"));
  try {
    const address = `${lead.path}/workshop/result.${kind}?offset=${-new Date().getTimezoneOffset()}`;
    const response = await fetch(address, { headers: { "X-Ticket": lead.data.ticket } });
    if (!response.ok) throw new Error((await response.json().catch(() => ({}))).message ?? "");
    hand(await response.blob(), `${fileName(lead.now.title)}.${kind}`);
    lead.tell(t("workshop.result_made"));
  } catch (error) {
    lead.trouble = error.message || t("workshop.result_failed");
    lead.tell("");
    lead.render();
  } finally {
    pressed.removeAttribute("aria-busy");
  }
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
