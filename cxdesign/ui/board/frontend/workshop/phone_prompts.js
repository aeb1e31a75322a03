// What a person is asked: cards, dots, how each moment felt, criteria, an order, a text; and waiting meanwhile.

import { make, placeOf, randomHex, signed } from "./parts.js";
import { criteriaScreen } from "./phone_criteria.js";
import { draftPlaceOf } from "./phone_drafts.js";
import { frameOf, oneByOne, shuffled } from "./phone_parts.js";
import { rankingScreen } from "./phone_ranking.js";

const TEXT_LIMIT = 500;
const CHIPS_AT_MOST = 6;
const LOOKED_ON = new Set(["dots", "feelings", "criteria", "ranking"]);
const BY_ITEM = new Set(["feelings", "criteria"]);
const WORDS = { 5: "wonderful", 3: "delight", 0: "as_it_should", "-5": "awful" };

/** The screen of the prompt that is open. */
export function promptScreen(room) {
  const { prompt } = room.now;
  if (room.me.role === "observer" && LOOKED_ON.has(prompt.kind)) return waitingScreen(room);
  const screens = { cards: cardsScreen, dots: dotsScreen, feelings: feelingsScreen, criteria: criteriaScreen, ranking: rankingScreen, text: textScreen };
  return screens[prompt.kind](room);
}

function cardsScreen(room) {
  const { prompt } = room.now;
  let editing = null;
  let shown = null;
  let isUnasked = false;
  const text = make("textarea", { id: "card", maxlength: TEXT_LIMIT, rows: "3" });
  const places = placeChoice(room, prompt.items);
  const put = make("button", { type: "button", class: "primary", onclick: () => submit() });
  const mine = make("ul", { class: "mine" });
  const mineTitle = make("h2", {}, room.t("phone.yours"));
  const done = make("button", { type: "button", onclick: () => room.done(true) }, room.t("phone.done"));
  const lane = prompt.lane ? prompt.lane.name || room.t(`lane.${prompt.lane.role}`) : "";
  function submit() {
    const value = text.value.trim();
    if (!value) { text.focus(); return; }
    // Written when it may have been without a name: a press that was under way must not put one to it.
    if (isUnasked) { isUnasked = false; room.ask("phone.named_now", text); return; }
    const place = editing ? "" : places.value();
    if (!editing && prompt.items.length && !place) { room.ask("phone.moment_first", places.first()); return; }
    const known = editing ? cardOf(prompt, room.own[editing]) : { note: labelOf(prompt, place), place };
    room.answer(editing ?? randomHex(16), value, { place, shown: { ...known, text: value } });
    room.say(room.t(room.isThrough ? "phone.card_sent" : "phone.card_waits"));
    text.value = "";
    editing = null;
    keep();
    text.focus();
    update();
  }
  function edit(item, card) {
    editing = item;
    text.value = card.text;
    keep();
    text.focus();
    update();
  }
  function keep() {
    room.drafts.keep(draftPlaceOf(prompt), text.value ? { text: text.value, place: places.value(), editing } : null);
  }
  function restore() {
    const draft = room.drafts.of(draftPlaceOf(prompt));
    if (!draft) return;
    text.value = draft.text;
    places.choose(draft.place);
    editing = draft.editing in room.own ? draft.editing : null;
  }
  function update() {
    if (!editing && !text.value) {
      const back = room.takeBack(prompt);
      text.value = back.text;
      isUnasked = back.isOther && prompt.is_author_shown;
      if (back.text) keep();
    }
    put.textContent = room.t(editing ? "phone.change_card" : "phone.put_on_map");
    places.node.hidden = editing !== null || !prompt.items.length;
    const cards = Object.entries(room.own).map(([item, card]) => [item, cardOf(prompt, card)]);
    mineTitle.hidden = cards.length === 0;
    // Drawn anew only when it changes: news from the others must not take a button from under a finger.
    const key = JSON.stringify(cards);
    if (key === shown) return;
    shown = key;
    mine.replaceChildren(...cards.map(([item, card]) =>
      make("li", {},
        make("span", { class: "words" }, card.text, placeOf(room, card) ? make("small", {}, placeOf(room, card)) : null),
        make("button", { type: "button", class: "text", "aria-label": room.t("phone.edit_card", { text: card.text }), onclick: () => edit(item, card) }, room.t("phone.edit")))));
  }
  const node = frameOf(prompt,
    make("p", { class: "quiet" }, landsIn(room, prompt, lane)),
    make("label", { for: "card" }, room.t("phone.one_thing")), text, places.node, mineTitle, mine,
    make("div", { class: "foot two" }, done, put));
  node.addEventListener("input", keep);
  restore();
  return { node, update };
}

function labelOf(prompt, place) {
  return prompt.items.find((item) => item.id === place)?.label ?? "";
}

/** One's own card as it is shown, also while it still waits to be sent. */
function cardOf(prompt, card) {
  if (typeof card !== "object" || card === null) return { text: String(card ?? ""), note: "" };
  return { ...card, note: card.note || labelOf(prompt, card.place) };
}

/** Where a card lands, and whether with a name: in a lane, or in an area of somebody's empathy map. */
function landsIn(room, { area, is_author_shown: isNamed }, lane) {
  if (!area) return room.t(isNamed ? "phone.lands_named" : "phone.lands", { lane });
  return room.t(isNamed ? "phone.lands_area_named" : "phone.lands_area", { persona: area.persona, area: room.t(`enum.empathy_area.${area.area}`) });
}

/** Which moment a card belongs to: chips when there are few, a list when there are many. */
function placeChoice(room, items) {
  if (items.length > CHIPS_AT_MOST) {
    const select = make("select", { id: "place" }, 
      make("option", { value: "" }, room.t("phone.choose_moment")), items.map((item, index) => make("option", { value: item.id }, `${index + 1} ${item.label}`)));
    return { node: make("div", {}, make("label", { for: "place" }, room.t("phone.which_moment")), select), value: () => select.value, choose: (id) => { select.value = items.some((item) => item.id === id) ? id : ""; }, first: () => select };
  }
  const node = make("fieldset", { class: "choices" }, make("legend", {}, room.t("phone.which_moment")),
    items.map((item) => make("label", { class: "choice" },
      make("input", { type: "radio", name: "place", value: item.id }), make("span", {}, item.label))));
  const choose = (id) => { for (const input of node.querySelectorAll("input")) input.checked = input.value === id; };
  return { node, choose, value: () => node.querySelector("input:checked")?.value ?? "", first: () => node.querySelector("input") };
}

function textScreen(room) {
  const { prompt } = room.now;
  const field = make("textarea", { id: "words", maxlength: TEXT_LIMIT, rows: "5" });
  field.value = room.drafts.of(draftPlaceOf(prompt))?.text ?? room.own.text ?? "";
  field.addEventListener("input", keep);
  const send = make("button", { type: "button", class: "primary", onclick: () => {
    const value = field.value.trim();
    if (!value) { field.focus(); return; }
    room.answer("text", value);
    room.drafts.keep(draftPlaceOf(prompt), null);
    room.done(true);
  } }, room.t("phone.send"));
  const node = frameOf(prompt, make("label", { for: "words" }, room.t("phone.your_words")), field,
    make("p", { class: "quiet" }, room.t("phone.nobody_sees")), make("div", { class: "foot" }, send));
  function keep() {
    room.drafts.keep(draftPlaceOf(prompt), { text: field.value });
  }
  return { node, update() { if (!field.value && (field.value = room.takeBack(prompt).text)) keep(); } };
}

function dotsScreen(room) {
  const { prompt } = room.now;
  const left = make("p", { class: "dots", "aria-live": "polite" });
  const rows = shuffled(prompt.items, room.me.id).map((item) => dotRow(room, item));
  const node = frameOf(prompt, left, make("ul", { class: "votes" }, rows.map((row) => row.node)),
    make("p", { class: "quiet" }, room.t(prompt.items.length ? "phone.shuffled" : "phone.nothing_to_vote")),
    make("div", { class: "foot" }, make("button", { type: "button", class: "primary", onclick: () => room.done(true) }, room.t("phone.done"))));
  function update() {
    const spent = Object.values(room.own).reduce((sum, dots) => sum + (Number(dots) || 0), 0);
    const free = Math.max(0, prompt.dots - spent);
    left.replaceChildren(
      make("span", { class: "row", "aria-hidden": "true" }, Array.from({ length: prompt.dots }, (_, index) => make("i", { class: index < spent ? "dot full" : "dot" }))),
      make("span", {}, room.t("phone.dots_left", { left: free, dots: prompt.dots })));
    for (const row of rows) row.update(free);
  }
  return { node, update };
}

function dotRow(room, item) {
  const count = make("output", { class: "count" });
  const change = (by) => room.answer(item.id, (Number(room.own[item.id]) || 0) + by);
  const less = make("button", { type: "button", class: "round", "aria-label": room.t("phone.less", { label: item.label }), onclick: () => change(-1) }, "−");
  const more = make("button", { type: "button", class: "round", "aria-label": room.t("phone.more", { label: item.label }), onclick: () => change(1) }, "+");
  const node = make("li", {}, make("span", { class: "words" }, item.label, item.note ? make("small", {}, item.note) : null), less, count, more);
  return {
    node,
    update(free) {
      const given = Number(room.own[item.id]) || 0;
      count.textContent = String(given);
      less.disabled = given === 0;
      more.disabled = free === 0;
    },
  };
}

function feelingsScreen(room) {
  return oneByOne(room, {
    note: (item) => item.note,
    title: (item) => item.label,
    draw: (item) => [make("fieldset", { class: "scale" }, make("legend", {}, room.now.prompt.question), feelingRows(room, item))],
    show(body, item) {
      for (const input of body.querySelectorAll("input")) input.checked = input.value === String(room.own[item.id]);
    },
  });
}

function feelingRows(room, item) {
  return Array.from({ length: 11 }, (_, row) => 5 - row).map((value) =>
    make("label", { class: `feeling ${value >= 3 ? "delight" : value < 0 ? "below" : ""}` },
      make("input", { type: "radio", name: "feeling", value, onchange: () => room.answer(item.id, value) }),
      make("b", {}, signed(value)),
      make("span", {}, value in WORDS ? room.t(`phone.${WORDS[value]}`) : "")));
}

/** Nothing to do: before a prompt, after one's own answer, or once it is locked. */
export function waitingScreen(room) {
  const big = make("p", { class: "big" });
  const title = make("h1", { tabindex: "-1" });
  const pills = make("p", { class: "pills", "aria-hidden": "true" });
  const text = make("p", { class: "quiet" });
  const who = make("p", { class: "quiet" });
  const again = make("button", { type: "button", onclick: () => room.done(false) }, room.t("phone.look_again"));
  const foot = make("div", { class: "foot" }, again);
  const node = make("section", { class: "screen" }, big, title, pills, text, who, foot);
  function update() {
    const { prompt } = room.now;
    const counts = room.counts;
    const isAbout = prompt && counts?.prompt_id === prompt.id;
    big.hidden = !isAbout;
    big.replaceChildren(...(isAbout ? [make("b", {}, String(counts.answered)), ` ${room.t("phone.of", { of: counts.of })}`] : []));
    title.textContent = prompt ? room.t(hasAnswered(room) ? "phone.answered_you_too" : "phone.answered") : room.t("phone.wait_title");
    pills.replaceChildren(...(isAbout ? Array.from({ length: Math.min(60, counts.of) }, (_, index) => make("i", { class: index < counts.answered ? "full" : "" })) : []));
    text.textContent = room.t(prompt ? (prompt.kind === "cards" ? "phone.cards_are_up" : "phone.until_revealed") : "phone.wait_text");
    who.hidden = Boolean(prompt);
    who.textContent = [whoIs(room), counts ? room.counted("phone.here", counts.here) : ""].filter(Boolean).join(" · ");
    foot.hidden = !(prompt && prompt.state === "open" && room.isDone);
  }
  return { node, update };
}

/** Whether this person is through: with every item, where each is asked by itself. */
function hasAnswered({ own, now: { prompt } }) {
  if (!BY_ITEM.has(prompt.kind)) return Object.keys(own).length > 0;
  return prompt.items.length > 0 && prompt.items.every((item) => item.id in own);
}

/** As whom this phone takes part. */
function whoIs(room) {
  const { name, number, role } = room.me;
  return room.t("phone.you_are", { name: name || room.t("phone.guest", { number }), role: room.t(`enum.rater_role.${role}`) });
}
