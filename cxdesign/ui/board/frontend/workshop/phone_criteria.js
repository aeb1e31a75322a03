// What a person says to criteria: one at a time, five grades with their anchors, and what a grade rests on.

import { make } from "./parts.js";
import { oneByOne } from "./phone_parts.js";

const GRADES = [5, 4, 3, 2, 1];
const EVIDENCE = ["assumption", "observation", "test", "measurement"];

export function criteriaScreen(room) {
  const words = room.now.prompt.criteria ?? room.words.criteria;
  const wordsOf = (item) => words[item.id];
  return oneByOne(room, {
    note: (item) => `${room.words.dimensions[item.note]} · ${item.id} ${wordsOf(item).name}`,
    title: (item) => wordsOf(item).question,
    draw: (item) => [grades(room, item, wordsOf(item)), evidence(room, item)],
    show(body, item) {
      const value = room.own[item.id];
      for (const input of body.querySelectorAll("input")) input.checked = input.value === String(value);
      body.querySelector(".evidence").hidden = typeof value !== "number";
      body.querySelector("select").value = room.own[`${item.id}.evidence`] ?? "";
    },
  });
}

function grades(room, item, words) {
  return make("fieldset", { class: "scale grades" }, make("legend", { class: "unseen" }, words.question),
    GRADES.map((grade) => make("label", { class: "grade" },
      make("input", { type: "radio", name: "grade", value: grade, onchange: () => room.answer(item.id, grade) }),
      make("b", {}, String(grade)),
      make("span", { class: grade % 2 ? null : "between" }, words.anchors[grade] ?? room.t("rate.between", { low: grade - 1, high: grade + 1 })))));
}

/** What the grade rests on, for whoever likes to say so. */
function evidence(room, item) {
  const choice = make("select", { id: "evidence", onchange: () => room.answer(`${item.id}.evidence`, choice.value || null) },
    make("option", { value: "" }, room.t("phone.evidence_open")),
    EVIDENCE.map((one) => make("option", { value: one }, room.t(`rate.evidence_${one}`))));
  return make("div", { class: "evidence" }, make("label", { for: "evidence" }, room.t("phone.evidence")), choice);
}
