// Which touchpoints a card spans: from its own to its last one, in the order of the journey.

import { compareOrder } from "./order.js";
import { isLaneCardKind } from "./records.js";

/** Ids of all touchpoints in the order of the journey, from a map of records. */
export function journeyOrder(records) {
  const stages = [];
  const touchpoints = [];
  for (const record of records.values()) {
    if (record.kind === "stage") stages.push(record);
    else if (record.kind === "touchpoint") touchpoints.push(record);
  }
  const place = new Map(stages.sort(compareOrder).map((stage, index) => [stage.id, index]));
  return touchpoints.sort((a, b) => place.get(a.stage_id) - place.get(b.stage_id) || compareOrder(a, b)).map(({ id }) => id);
}

/** The ids among `order` that a card stands at. */
export function spanned(order, card) {
  const first = order.indexOf(card.touchpoint_id);
  const last = card.last_touchpoint_id ? order.indexOf(card.last_touchpoint_id) : first;
  return order.slice(first, Math.max(first, last) + 1);
}

/** The fields of a card that stands from one touchpoint to another. */
export const spanOf = (firstId, lastId) => ({ touchpoint_id: firstId, last_touchpoint_id: lastId === firstId ? null : lastId ?? null });

/** The span of a card that moves: as many touchpoints from its new place on, as far as there are. */
export function carriedSpan(records, card, touchpointId) {
  if (!card.last_touchpoint_id) return spanOf(touchpointId, null);
  const order = journeyOrder(records);
  const start = order.indexOf(touchpointId);
  return spanOf(touchpointId, order[Math.min(start + spanned(order, card).length, order.length) - 1]);
}

/** New places, as [id, fields], of spanning cards when touchpoints leave; those of which none stays are not among them. */
export function shortening(records, leaving) {
  if (leaving.size === 0) return [];
  const cards = [...records.values()].filter((card) => isLaneCardKind(card.kind) && card.last_touchpoint_id
    && (leaving.has(card.touchpoint_id) || leaving.has(card.last_touchpoint_id)));
  const order = cards.length ? journeyOrder(records) : [];
  return cards.flatMap((card) => {
    const staying = spanned(order, card).filter((id) => !leaving.has(id));
    return staying.length ? [[card.id, spanOf(staying[0], staying.at(-1))]] : [];
  });
}
