// What several of the phone's screens are made of.

import { heading, make } from "./parts.js";

/** The frame of a prompt: its question, its hint, and what is asked. */
export function frameOf(prompt, ...parts) {
  return make("section", { class: "screen" },
    make("h1", { tabindex: "-1" }, heading(prompt.question)),
    prompt.hint ? make("p", { class: "quiet" }, prompt.hint) : null,
    parts);
}

/** An order of one's own, the same at every look, so that nothing wins by standing first. */
export function shuffled(items, salt) {
  const weight = (text) => [...text].reduce((hash, letter) => Math.imul(hash ^ letter.codePointAt(0), 16777619) >>> 0, 2166136261);
  return [...items].sort((a, b) => weight(salt + a.id) - weight(salt + b.id));
}

/**
 * Items one at a time: where one is, what is asked, the way back and on, and "cannot judge". `ask` says of an item its
 * `note` and `title`, how to `draw` it and how to `show` what was answered.
 */
export function oneByOne(room, ask) {
  const { items } = room.now.prompt;
  let index = Math.max(0, items.findIndex((item) => !(item.id in room.own)));
  let drawn = null;
  const place = make("p", { class: "quiet" });
  const title = make("h1", { tabindex: "-1" });
  const body = make("div", { class: "asked" });
  const back = make("button", { type: "button", onclick: () => step(-1) }, room.t("phone.back"));
  const skip = make("button", { type: "button", onclick: () => { room.answer(items[index].id, null); step(1); } }, room.t("phone.cannot_judge"));
  const next = make("button", { type: "button", class: "primary", onclick: () => step(1) });
  function step(by) {
    if (index + by >= items.length) { room.done(true); return; }
    index = Math.max(0, index + by);
    drawn = null;
    update();
    title.focus({ preventScroll: true });
  }
  function update() {
    const item = items[index];
    if (!item) return;
    if (drawn !== item.id) {
      drawn = item.id;
      place.textContent = [room.t("phone.number_of", { number: index + 1, of: items.length }), ask.note(item)].filter(Boolean).join(" · ");
      title.replaceChildren(...heading(ask.title(item)));
      body.replaceChildren(...ask.draw(item));
      back.disabled = index === 0;
      next.textContent = room.t(index === items.length - 1 ? "phone.done" : "phone.next");
    }
    ask.show(body, item);
    skip.setAttribute("aria-pressed", String(room.own[item.id] === null));
    next.disabled = !(item.id in room.own);
  }
  const node = make("section", { class: "screen steps" }, place, title, body, make("p", { class: "quiet" }, room.t("phone.nobody_sees")),
    make("div", { class: "foot three" }, back, skip, next));
  return { node, update };
}
