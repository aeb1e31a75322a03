// Where everybody is called to: the place by its name, where it is on the curve, and its cards in words.

import { callCurve, callFelt, make } from "./parts.js";

/** The screen of a call; the question that is on stays as it was, one press away. */
export function callScreen(room) {
  const { call, prompt } = room.now;
  const felt = callFelt(call);
  const lanes = call.lanes.flatMap((lane) => [
    make("h2", {}, lane.name || room.t(`lane.${lane.role}`)),
    make("ul", { class: "quotes" }, lane.cards.map((text) => make("li", {}, make("span", { class: "words" }, text)))),
    lane.more ? make("p", { class: "quiet" }, room.t("phone.call_more", { count: lane.more })) : null,
  ]);
  const node = make("section", { class: "screen calling" },
    make("p", { class: "quiet" }, room.t("phone.call_look")),
    make("h1", { tabindex: "-1" }, call.name),
    call.stage ? make("p", { class: "quiet" }, call.stage) : null,
    call.moments.length ? make("p", {}, call.moments.join(" · ")) : null,
    call.curve.some((point) => point.value !== null) ? callCurve(call, { width: 340, height: 110, label: room.t("phone.call_curve", { name: call.name }) }) : null,
    make("p", { class: "finding" }, felt === null ? room.t("phone.call_unfelt") : room.t("phone.call_felt", { value: felt })),
    lanes.length ? lanes : make("p", { class: "quiet" }, room.t("phone.call_no_cards")),
    make("div", { class: "foot" }, make("button", { type: "button", class: prompt?.state === "open" ? "primary" : "", onclick: () => room.leaveCall() }, room.t(prompt ? "phone.call_back" : "phone.call_close"))));
  return { node, update() {} };
}
