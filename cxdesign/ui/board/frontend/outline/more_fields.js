// Fields that the map has in its menus and registers, and the outline in the details of an entry.

import { element } from "../dom.js";
import { answerChoices, noteChoices } from "../empathy/choices.js";
import { group } from "../inspector_fields.js";

/** Further fields of a record, none for most kinds. */
export function moreFields(subject, record) {
  if (record?.kind !== "need") return [];
  const { board, t } = subject;
  const now = () => board.state.records.get(subject.id);
  return [
    group(t("empathy.choose_notes"), [ticksField(subject, () => noteChoices(now(), board))]),
    group(t("empathy.choose_answer"), [ticksField(subject, () => answerChoices(now(), board))]),
  ];
}

/** Items of a menu that are ticked, as boxes to tick under their titles. */
function ticksField(subject, read) {
  const box = element("div", "o-ticks");
  const boxes = new Map();
  let shown = "";
  const run = (action) => read().find((item) => item.action === action)?.run();
  const tick = (item) => {
    const control = element("input", "", { type: "checkbox", "data-tick": item.action });
    control.addEventListener("change", () => run(item.action));
    boxes.set(item.action, control);
    return element("label", "insp-check", {}, control, item.label.trim());
  };
  return {
    element: box,
    update() {
      const items = read().filter((item) => item.title || item.isChecked !== undefined);
      const key = JSON.stringify(items.map((item) => [item.title, item.action, item.label]));
      if (key !== shown) {
        shown = key;
        const focused = box.getRootNode().activeElement?.dataset?.tick;
        boxes.clear();
        box.replaceChildren(...items.map((item) => (item.title ? element("p", "o-tick-title", {}, item.title) : tick(item))));
        boxes.get(focused)?.focus({ preventScroll: true });
      }
      for (const item of items) {
        const control = boxes.get(item.action);
        if (!control) continue;
        control.checked = Boolean(item.isChecked);
        control.disabled = !subject.canEdit();
      }
    },
  };
}
