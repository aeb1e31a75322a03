// Closing the workshop: what that does is said before it is done, where it was pressed.

import { make } from "./parts.js";

/** The button that closes the workshop, which becomes the question whether it shall. */
export function closePart(lead, key) {
  const { t } = lead;
  const button = make("button", { type: "button", "data-key": key, onclick: () => ask() }, t("workshop.close"));
  const root = make("div", {}, button);
  const leave = () => root.replaceChildren(button);
  const ask = () => {
    root.replaceChildren(
      make("p", {}, t("workshop.close_sure")),
      make("p", { class: "buttons" },
        make("button", { type: "button", class: "primary", onclick: () => { leave(); lead.session("close"); } }, t("workshop.close_yes")),
        make("button", { type: "button", onclick: () => { leave(); button.focus(); } }, t("workshop.cancel"))));
    root.querySelector("button").focus();
  };
  return root;
}
