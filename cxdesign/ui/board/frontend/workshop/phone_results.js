// What the room has answered, once it is revealed, beside one's own answer.

import { byDimension, concordance, grade, gradeStrip } from "./grades.js";
import { heading, make, placeOf, roomCurve, signed } from "./parts.js";

/** The screen of a prompt that is revealed. */
export function resultScreen(room) {
  const { prompt, result } = room.now;
  const body = { feelings, dots, criteria, ranking, text, cards }[prompt.kind](room, result);
  const node = make("section", { class: "screen" },
    make("p", { class: "quiet" }, room.t("phone.revealed")),
    make("h1", { tabindex: "-1" }, heading(prompt.question)),
    make("p", { class: "quiet" }, room.counted("phone.people_answered", result.people)),
    body);
  return { node, update() {} };
}

function feelings(room, result) {
  const strongest = result.items.find((item) => item.id === result.peak);
  const rows = result.items.map((item, index) => {
    const mine = room.own[item.id];
    const spread = item.deviation === null ? "" : ` ± ${item.deviation.toFixed(1)}`;
    return make("li", { class: item.id !== result.peak ? null : item.mean < 0 ? "strong low" : "strong" },
      make("span", { class: "words" }, `${index + 1} ${item.label}`,
        make("small", {}, room.t("phone.n", { n: item.n }) + (typeof mine === "number" ? ` · ${room.t("phone.you", { value: signed(mine) })}` : ""))),
      make("b", {}, item.mean === null ? "–" : signed(item.mean, 1) + spread));
  });
  return [
    strongest ? make("p", { class: "finding" }, room.t("phone.strongest", { label: strongest.label, value: signed(strongest.mean, 1) })) : null,
    roomCurve(result, { width: 340, height: 150, label: room.t("phone.curve_label") }),
    make("ol", { class: "votes plain" }, rows),
    make("p", { class: "quiet" }, room.t("phone.curve_note")),
  ];
}

function dots(room, result) {
  const most = Math.max(1, ...result.items.map((item) => item.dots));
  return [
    make("ol", { class: "votes plain" }, result.items.map((item) => {
      const bar = make("i", { class: "bar", "aria-hidden": "true" });
      bar.style.width = `${(100 * item.dots) / most}%`;
      const mine = Number(room.own[item.id]) || 0;
      return make("li", {}, make("span", { class: "words" }, item.label, item.dots ? bar : null,
        make("small", {}, [item.n ? room.counted("phone.from_people", item.n) : "", mine ? room.t("phone.you", { value: mine }) : ""].filter(Boolean).join(" · "))), make("b", {}, String(item.dots)));
    })),
  ];
}

function criteria(room, result) {
  const groups = byDimension(result).map((dimension) => [
    make("h2", { class: "dimension" }, make("span", { class: "words" }, room.words.dimensions[dimension.id]), make("b", {}, room.t("phone.dimension_mean", { mean: grade(dimension.mean, 2) }))),
    make("ul", { class: "votes plain" }, dimension.items.map((item) => criterion(room, item))),
  ]);
  return [...groups.flat(), make("p", { class: "quiet" }, room.t("phone.criteria_note"))];
}

function criterion(room, item) {
  const mine = room.own[item.id];
  const range = item.median === null ? room.t("phone.no_result") : room.t("phone.range", { low: item.low, high: item.high });
  const told = [room.t("phone.n", { n: item.n }), range, typeof mine === "number" ? room.t("phone.you", { value: mine }) : ""];
  return make("li", {},
    make("span", { class: "words" }, `${item.id} ${(room.now.prompt.criteria ?? room.words.criteria)[item.id].name}`, gradeStrip(item, range), make("small", {}, told.filter(Boolean).join(" · "))),
    make("b", {}, grade(item.median)));
}

function ranking(room, result) {
  const own = (room.own.order ?? "").split(" ").filter((id) => result.items.some((item) => item.id === id));
  return [
    make("ol", { class: "votes plain" }, result.items.map((item, index) => {
      const mine = own.indexOf(item.id) + 1;
      const places = item.best === null ? "" : room.t("phone.places", { best: item.best, worst: item.worst });
      return make("li", {}, make("span", { class: "words" }, `${index + 1} ${item.label}`,
        make("small", {}, [places, mine ? room.t("phone.you", { value: mine }) : ""].filter(Boolean).join(" · "))), make("b", {}, grade(item.mean, 2)));
    })),
    make("p", { class: "quiet" }, concordance(room.t.bind(room), result)),
  ];
}

function text(room, result) {
  return make("ul", { class: "quotes" }, result.texts.map((entry) =>
    make("li", {}, make("span", { class: "words" }, entry.text), entry.role ? make("small", {}, room.t(`enum.rater_role.${entry.role}`)) : null)));
}

/** The cards as they stand on the map now, the newest first. */
function cards(room, result) {
  const more = result.count - result.cards.length;
  return [
    make("p", { class: "finding" }, room.counted("phone.cards_on_map", result.count)),
    make("ul", { class: "quotes" }, result.cards.map((card) => make("li", {}, make("span", { class: "words" }, card.text),
      placeOf(room, card) || card.author ? make("small", {}, [placeOf(room, card), card.author].filter(Boolean).join(" · ")) : null))),
    more ? make("p", { class: "quiet" }, room.t("phone.call_more", { count: more })) : null,
  ];
}
