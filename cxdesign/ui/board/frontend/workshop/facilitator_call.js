// Calling everybody to a place of the map: phones show it by name, boards of this project go there.

import { Fold } from "./facilitator_fold.js";
import { callCurve, callFelt, make } from "./parts.js";
import { fitting } from "./wall_fit.js";

export class CallPart {
  #key = null;

  constructor(lead) {
    this.lead = lead;
    this.body = make("div");
    this.fold = new Fold("call", "call.fold", this.body);
    this.root = this.fold.root;
  }

  forget() {
    this.#key = null;
  }

  render() {
    const { lead } = this;
    const { t, now } = lead;
    const key = JSON.stringify([now.places, now.call]);
    if (key === this.#key) return;
    this.#key = key;
    const focused = this.root.getRootNode().activeElement?.dataset?.key;
    const chosen = this.choice?.value;
    this.choice = make("select", { "data-key": "call.place", "aria-label": t("workshop.call_place") }, now.places.map((place) =>
      make("option", { value: place.id, selected: place.id === chosen }, place.is_stage ? place.name : `– ${place.name}`)));
    const isCalling = Boolean(now.call);
    this.fold.tell(t("workshop.call"), isCalling);
    this.body.replaceChildren(
      make("p", { class: "quiet" }, isCalling ? t("workshop.called", { name: now.call.name }) : t("workshop.call_text")),
      now.places.length ? this.choice : "",
      make("p", { class: "buttons" },
        now.places.length ? make("button", { type: "button", "data-key": "call.go", onclick: () => lead.deed("call_to", { place_id: this.choice.value }) }, t("workshop.call_go")) : null,
        isCalling ? make("button", { type: "button", "data-key": "call.end", onclick: () => lead.deed("call_to", { place_id: null }) }, t("workshop.call_end")) : null));
    if (focused) this.root.querySelector(`[data-key="${focused}"]`)?.focus();
  }
}

/** The place everybody is called to, for the back of the room. */
export function callWall(lead) {
  const { t, now: { call } } = lead;
  const felt = callFelt(call);
  return make("div", {},
    call.stage || call.moments.length ? make("p", { class: "wall-text" }, call.stage || call.moments.join(" · ")) : null,
    callCurve(call, { width: 1200, height: 360, size: 2, label: t("phone.call_curve", { name: call.name }) }),
    make("p", { class: "wall-text" }, felt === null ? t("phone.call_unfelt") : t("phone.call_felt", { value: felt })),
    fitting({ class: "wall-cards" }, call.lanes.flatMap((lane) => lane.cards.slice(0, 3).map((text) =>
      make("li", {}, text, make("small", {}, lane.name || t(`lane.${lane.role}`))))), {
      total: call.lanes.reduce((sum, lane) => sum + lane.cards.length, 0), tell: (count) => t("workshop.wall_more", { count }),
    }));
}
