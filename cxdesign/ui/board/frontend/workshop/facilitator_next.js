// What the agenda asks after the prompt at hand; nobody sees a prompt before it is started.

import { aboutOf } from "./facilitator_choice.js";
import { make } from "./parts.js";

const SHOWN = 3;

/** The prompts that come next; nothing when none is left. */
export function upNext(lead, prompt) {
  const { t, prompts } = lead;
  const rest = prompts.slice(prompts.findIndex((one) => one.id === prompt.id) + 1).filter((one) => one.state === "waiting").slice(0, SHOWN);
  if (!rest.length) return null;
  return make("section", { class: "next" },
    make("h3", {}, t("workshop.up_next"), make("small", {}, t("workshop.up_next_note"))),
    make("ol", {}, rest.map((one) => make("li", {},
      make("b", {}, one.question),
      make("small", {}, `${t(`workshop.kind_${one.kind}`)} · ${t("workshop.minutes", { count: one.minutes })}`),
      make("p", {}, aboutOf(lead, one).join(" · "))))));
}
