// Putting things in order: by arrows, or dragged by the number. What is moved past gives way; what is moved stays in hand.

import { make } from "./parts.js";
import { frameOf, shuffled } from "./phone_parts.js";

const EDGE = 72;
const EDGE_STEP = 14;

export function rankingScreen(room) {
  const { prompt } = room.now;
  const list = make("ol", { class: "ranking" });
  let key = "";
  let held = null;
  const orderOf = () => [...list.children].map((row) => row.dataset.id).join(" ");
  const mine = make("button", { type: "button", class: "primary", onclick: () => {
    if (room.own.order !== orderOf()) send();
    room.done(true);
  } }, room.t("phone.my_order"));
  function send() {
    room.answer("order", orderOf());
  }
  function moved(row, by, pressed) {
    const other = by < 0 ? row.previousElementSibling : row.nextElementSibling;
    if (other) pass(row, other);
    send();
    const place = [...list.children].indexOf(row) + 1;
    room.say(room.t("phone.at_place", { label: row.dataset.label, place, of: list.children.length }));
    if (pressed.disabled) row.querySelector("button:not(:disabled)")?.focus();
  }
  function grab(event, row) {
    if (held || event.button !== 0) return;
    held = { row, from: event.clientY - row.getBoundingClientRect().top, before: orderOf() };
    event.target.setPointerCapture(event.pointerId);
    row.classList.add("held");
  }
  function drag(event) {
    if (!held) return;
    const { row, from } = held;
    const other = neighbourAt(row, event.clientY);
    if (other) { pass(row, other); number(list); }
    if (event.clientY < EDGE) scrollBy(0, -EDGE_STEP);
    else if (event.clientY > innerHeight - EDGE) scrollBy(0, EDGE_STEP);
    row.style.transform = "";
    row.style.transform = `translateY(${event.clientY - from - row.getBoundingClientRect().top}px)`;
  }
  function drop() {
    if (!held) return;
    const { row, before } = held;
    held = null;
    row.classList.remove("held");
    row.style.transform = "";
    if (orderOf() !== before) send();
  }
  function draw() {
    list.replaceChildren(...inOrder(room).map((item) => rowOf(room, item, { moved, grab, drag, drop })));
  }
  function update() {
    const fresh = JSON.stringify(room.now.prompt.items);
    if (fresh !== key && !held) { key = fresh; draw(); }
    number(list);
    mine.disabled = list.children.length === 0;
  }
  const node = frameOf(prompt, make("p", { class: "quiet" }, room.t("phone.rank_how")), list,
    make("p", { class: "quiet" }, room.t("phone.nobody_sees")), make("div", { class: "foot" }, mine));
  return { node, update };
}

/** The person's own order as far as there is one, what is not in it shuffled behind. */
function inOrder(room) {
  const { items } = room.now.prompt;
  const own = (room.own.order ?? "").split(" ").map((id) => items.find((item) => item.id === id)).filter(Boolean);
  return [...own, ...shuffled(items.filter((item) => !own.includes(item)), room.me.id)];
}

function rowOf(room, item, { moved, grab, drag, drop }) {
  const row = make("li", { "data-id": item.id, "data-label": item.label },
    make("span", { class: "grip", "aria-hidden": "true", onpointerdown: (event) => grab(event, row), onpointermove: drag, onpointerup: drop, onpointercancel: drop }),
    make("span", { class: "words" }, item.label, item.note ? make("small", {}, item.note) : null),
    make("button", { type: "button", class: "round", "aria-label": room.t("phone.up", { label: item.label }), onclick: (event) => moved(row, -1, event.currentTarget) }, "↑"),
    make("button", { type: "button", class: "round", "aria-label": room.t("phone.down", { label: item.label }), onclick: (event) => moved(row, 1, event.currentTarget) }, "↓"));
  return row;
}

/** Let a neighbour change its side: the row itself stays in its place in the page, and keeps focus and finger. */
function pass(row, other) {
  if (row.previousElementSibling === other) row.after(other);
  else row.before(other);
}

/** The neighbour whose middle the finger has passed. */
function neighbourAt(row, y) {
  const { previousElementSibling: above, nextElementSibling: below } = row;
  const middle = (one) => { const box = one.getBoundingClientRect(); return box.top + box.height / 2; };
  if (above && y < middle(above)) return above;
  return below && y > middle(below) ? below : null;
}

function number(list) {
  const rows = [...list.children];
  for (const [index, row] of rows.entries()) {
    const [up, down] = row.querySelectorAll("button");
    row.querySelector(".grip").textContent = String(index + 1);
    up.disabled = index === 0;
    down.disabled = index === rows.length - 1;
  }
}
