// Coming in: the code, the notice about people's data, name and role; and a workshop that is closed, or open elsewhere.

import { make } from "./parts.js";

const ROLES = ["customer", "front_line", "back_office", "manager", "designer", "observer"];

/** Ask for the code. */
export function codeScreen(room) {
  const field = make("input", {
    id: "code", class: "code", name: "code", autocomplete: "off", autocapitalize: "characters", spellcheck: "false",
    inputmode: "text", maxlength: "12", required: true, value: room.code || null,
  });
  const go = make("button", { class: "primary" }, room.t("phone.go_on"));
  const form = make(
    "form",
    { class: "screen", onsubmit: (event) => { event.preventDefault(); if (field.value.trim()) room.look(field.value); } },
    make("h1", { tabindex: "-1" }, room.t("phone.code_title")),
    make("p", { class: "quiet" }, room.t("phone.code_text")),
    make("label", { for: "code" }, room.t("phone.code")),
    field,
    make("div", { class: "foot" }, go),
  );
  return { node: form, update() {} };
}

/** Tell which workshop it is and what becomes of what one says; then name and role. */
export function joinScreen(room) {
  const name = make("input", { id: "name", name: "name", autocomplete: "nickname", maxlength: "60" });
  const roles = ROLES.map((role) =>
    make("label", { class: "choice" },
      make("input", { type: "radio", name: "role", value: role }),
      make("span", {}, room.t(`enum.rater_role.${role}`))));
  const form = make(
    "form",
    {
      class: "screen",
      onsubmit: (event) => {
        event.preventDefault();
        const role = new FormData(form).get("role");
        if (role) room.join(name.value, role);
        else room.ask("phone.role_first", form.querySelector("input[name=role]"));
      },
    },
    make("h1", { tabindex: "-1" }, room.found?.title ?? ""),
    make("p", { class: "quiet" }, room.found?.people ? room.counted("phone.people_here", room.found.people) : room.t("phone.nobody_here")),
    make("label", { for: "name" }, room.t("phone.name")),
    name,
    make("fieldset", { class: "choices" }, make("legend", {}, room.t("phone.role")), roles),
    notice(room),
    make("div", { class: "foot" }, make("button", { class: "primary" }, room.t("phone.come_in"))),
  );
  return { node: form, update() {} };
}

/** What becomes of what one says: as the owner of the server has written it, in general words where that is not written. */
function notice(room) {
  const told = room.found?.notice?.[room.locale] ?? {};
  const parts = [
    ["responsible", told.responsible || room.t("phone.notice_ask")],
    ["kept", told.kept],
    ["seen", room.t("phone.notice_name")],
    ["kept_for", told.kept_for],
    ["device", room.t("phone.notice_key")],
    ["contact", told.contact],
  ];
  return make("section", { class: "notice", "aria-labelledby": "notice" },
    make("h2", { id: "notice" }, room.t("phone.notice_title")),
    make("dl", {}, parts.filter(([, text]) => text).flatMap(([part, text]) => [make("dt", {}, room.t(`phone.notice_${part}`)), make("dd", {}, text)])));
}

/** The workshop is closed; it may open again while this page stands. */
export function closedScreen(room) {
  const node = make(
    "section",
    { class: "screen" },
    make("h1", { tabindex: "-1" }, room.t("phone.closed_title")),
    make("p", { class: "quiet" }, room.t("phone.closed_text")),
    make("div", { class: "foot" }, make("button", { type: "button", onclick: () => room.leave() }, room.t("phone.other_code"))),
  );
  return { node, update() {} };
}

/** Other windows have taken this one's place. */
export function elsewhereScreen(room) {
  const node = make(
    "section",
    { class: "screen" },
    make("h1", { tabindex: "-1" }, room.t("phone.elsewhere_title")),
    make("p", { class: "quiet" }, room.t("phone.elsewhere_text")),
    make("div", { class: "foot" }, make("button", { type: "button", class: "primary", onclick: () => room.goOnHere() }, room.t("phone.elsewhere_here"))),
  );
  return { node, update() {} };
}
