// Exports: roomField(subject)
// What a room felt at a touchpoint, in the side panel: each figure opens to its formula, the counts and its source.

import { element, setText } from "./dom.js";

/** Mean, spread, n and agreement of a room; nothing for a touchpoint that none has rated. */
export function roomField(subject) {
  const { t } = subject;
  const list = element("div", "room-figures");
  const box = element("section", "insp-group", {}, element("h3", "insp-head", {}, t("board.room_group")), list);
  let shown = null;
  return {
    element: box,
    update(record) {
      const room = subject.board.state.figures?.room;
      const moment = room?.moments.find((one) => one.touchpoint_id === record.id);
      box.hidden = !moment;
      const key = JSON.stringify([moment, room?.words]);
      if (!moment || key === shown) return;
      shown = key;
      const open = new Set([...list.querySelectorAll("details[open]")].map((one) => one.dataset.figure));
      list.replaceChildren(...room.words.map((words) => figure(t, words, moment, open.has(words.id))));
    },
  };
}

function figure(t, words, moment, isOpen) {
  const value = element("b", "");
  setText(value, moment.values[words.id]);
  const facts = element("dl", "figure-facts");
  for (const [name, text] of [["formula", words.formula], ["inputs", moment.counts], ["source", words.source]]) {
    facts.append(element("dt", "", {}, t(`board.figure_${name}`)), element("dd", "", {}, text));
  }
  return element("details", "room-figure", { "data-figure": words.id, open: isOpen ? "" : null }, element("summary", "", {}, element("span", "", {}, words.label), value), facts);
}
