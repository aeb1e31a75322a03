// The pyramid with a project's features: drag a card to another level by mouse, finger or key. It only asks for a move; what
// stands where, and what follows from it, comes back from the server. Called again whenever data, language or theme change.

const PYRAMIDS = new WeakMap();
const LEVELS = ["L4", "L3", "L2", "L1"];
const STAIRS = ["", "L1", "L2", "L3", "L4"]; // from "no level" up
const DRAG_FROM = 5; // pixels the pointer moves before a press is a drag
const EDGE = 64; // pixels from the upper and lower edge of the window in which it scrolls while dragging
const SCROLL_STEP = 9;
const APEX = 0.02; // half of the width of the pyramid's top, as a share of its base

export default function (component) {
  const { parentElement } = component;
  if (!PYRAMIDS.has(parentElement)) PYRAMIDS.set(parentElement, new Pyramid(parentElement));
  PYRAMIDS.get(parentElement).take(component);
}

function element(tag, className = "", text = "") {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

function drawn(tag, attributes) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

class Pyramid {
  #root = element("div", "pyr");
  #rows = element("div", "rows");
  #live = element("p", "spoken");
  #slices = drawn("svg", { class: "slices", "aria-hidden": "true" });
  #brackets = [element("div", "bracket delight"), element("div", "bracket base")];
  #data = null;
  #waiting = null;
  #send = () => {};
  #held = null;
  #press = new Press(this.#root);
  #client = `c${Math.random().toString(36).slice(2, 12)}`;
  #number = 0;
  #unconfirmed = []; // what was asked for and is on its way
  #selected = ""; // key of the card whose buttons are open
  #focused = ""; // id of the card that keeps the focus over the next drawing
  #said = null;
  #hasDragged = false; // the click that ends a drag chooses nothing

  constructor(mount) {
    this.#live.setAttribute("aria-live", "polite");
    this.#root.append(this.#rows, this.#live);
    mount.append(this.#root);
    this.#root.addEventListener("keydown", (event) => this.#key(event));
    this.#root.addEventListener("pointerdown", (event) => this.#grab(event));
    this.#root.addEventListener("click", (event) => this.#click(event));
    this.#root.addEventListener("dragstart", (event) => event.preventDefault());
    new ResizeObserver(() => this.#shape()).observe(this.#rows);
  }

  take({ data, setTriggerValue }) {
    this.#send = setTriggerValue;
    this.#press.after(() => {
      if (this.#held?.ghost) this.#waiting = data;
      else this.#paint(data);
    });
  }

  /** Ask for something; a newer message may overtake an older one, so that each carries all that is not confirmed. */
  #act(act) {
    this.#number += 1;
    this.#unconfirmed.push({ ...act, number: this.#number });
    this.#send("acts", { client: this.#client, acts: this.#unconfirmed });
  }

  #t(key, values = {}) {
    return (this.#data.texts[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  }

  #paint(data) {
    const active = this.#root.getRootNode().activeElement;
    const focused = this.#focused || active?.closest?.(".card")?.dataset.id || "";
    const part = active?.dataset?.part ?? "face";
    const ack = data.ack?.client === this.#client ? data.ack.number : 0;
    this.#unconfirmed = this.#unconfirmed.filter((act) => act.number > ack);
    this.#data = data;
    this.#root.lang = data.locale;
    this.#rows.replaceChildren(this.#slices, ...this.#brackets, ...data.levels.map((level) => this.#row(level)), this.#tray(data));
    this.#brackets[0].replaceChildren(element("span", "", this.#t("pyramid.board_delight")));
    this.#brackets[1].replaceChildren(element("span", "", this.#t("pyramid.board_base")));
    for (const act of this.#unconfirmed) if (act.name === "move") this.#shift(this.#cardOf(act.record, act.source), act.level);
    if (focused) this.#refocus(focused, part);
    this.#focused = "";
    if (data.said && data.said !== this.#said) this.#live.textContent = data.said;
    this.#said = data.said;
    this.#shape();
  }

  #refocus(id, part) {
    const cards = [...this.#rows.querySelectorAll(".card")].filter((card) => card.dataset.id === id);
    const card = cards[cards.length - 1];
    (card?.querySelector(`[data-part="${part}"]`) ?? card?.querySelector(".face"))?.focus({ preventScroll: true });
  }

  #row(level) {
    const row = element("section", `row ${level.level.toLowerCase()}`);
    row.dataset.level = level.level;
    const name = element("div", "name");
    const heading = element("h2", "", level.name);
    heading.id = `pyramid-${level.level}`;
    row.setAttribute("aria-labelledby", heading.id);
    const reading = element("p", "reading", this.#t("pyramid.board_reading", { value: level.reading }));
    reading.title = level.formula;
    name.append(heading, element("p", "said", level.said), reading);
    row.append(element("div", "slice", level.level), name, this.#list(level.cards, level.level));
    return row;
  }

  #tray(data) {
    const tray = element("section", "row tray");
    tray.dataset.level = "";
    const name = element("div", "name");
    const heading = element("h2", "", this.#t("pyramid.board_unplaced"));
    heading.id = "pyramid-unplaced";
    tray.setAttribute("aria-labelledby", heading.id);
    name.append(heading);
    if (data.unplaced.length) name.append(element("p", "said", this.#t("pyramid.board_unplaced_text")));
    tray.append(element("div", "slice"), name, this.#list(data.unplaced, ""));
    return tray;
  }

  #list(cards, level) {
    const list = element("ul", "cards");
    const isPlaced = !level && this.#data.levels.some((one) => one.cards.some((card) => card.kind === "feature"));
    if (!cards.length) list.append(element("li", "nothing", this.#t(isPlaced ? "pyramid.board_all_placed" : "pyramid.board_nothing")));
    list.append(...cards.map((card) => this.#card(card, level)));
    return list;
  }

  #card(card, level) {
    const key = `${card.id}|${level}`;
    const item = element("li", `card ${card.kind} ${card.backing}${card.is_warned ? " warned" : ""}`);
    Object.assign(item.dataset, { id: card.id, key, level });
    const face = element("button", "face");
    face.type = "button";
    face.dataset.part = "face";
    const isOpen = key === this.#selected;
    face.append(element("span", "text", card.text), this.#fact(card), element("small", isOpen ? "more" : "spoken", card.more));
    if (this.#data.moved?.id === card.id && card.kind === "feature") this.#tellMove(item, face);
    face.setAttribute("aria-expanded", String(isOpen));
    if (this.#data.can_edit) face.setAttribute("aria-keyshortcuts", "1 2 3 4 0 ArrowUp ArrowDown");
    item.append(face);
    if (this.#data.can_edit) item.append(this.#grip());
    if (isOpen && this.#data.can_edit) item.append(this.#choices(card, level));
    return item;
  }

  #fact(card) {
    const fact = element("small", "fact");
    if (!card.value) return Object.assign(fact, { textContent: card.fact });
    const mark = element("i", `mark ${card.backing}`);
    mark.setAttribute("aria-hidden", "true");
    const reads = element("span", "spoken", this.#t("pyramid.board_reads"));
    fact.append(mark, element("span", "spoken", this.#t(`pyramid.board_${card.backing}`)), element("span", "", card.fact), reads, element("b", "", card.value));
    return fact;
  }

  #tellMove(item, face) {
    item.classList.add("moved");
    face.append(element("small", "from", this.#data.moved.text));
  }

  #grip() {
    const grip = element("span", "grip");
    grip.setAttribute("aria-hidden", "true");
    return grip;
  }

  #choices(card, level) {
    const group = element("div", "choices");
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", this.#t("pyramid.board_choose", { name: card.text }));
    for (const one of [...STAIRS.slice(1), ""]) {
      const button = element("button", "choice", one || this.#t("pyramid.board_none"));
      Object.assign(button, { type: "button", title: one ? this.#name(one) : this.#t("pyramid.board_unplaced") });
      Object.assign(button.dataset, { to: one, part: `to-${one}` });
      button.setAttribute("aria-pressed", String(one === level));
      group.append(button);
    }
    if (card.kind === "feature") {
      const ask = element("button", "ask", this.#t("pyramid.board_ask"));
      Object.assign(ask, { type: "button" });
      ask.dataset.part = "ask";
      group.append(ask);
    }
    return group;
  }

  #name(level) {
    return this.#data.levels.find((one) => one.level === level)?.name ?? level;
  }

  /** Draw the pyramid's slices and brackets beside the rows, which are as high as their cards. */
  #shape() {
    const rows = LEVELS.map((level) => this.#rows.querySelector(`[data-level="${level}"]`));
    if (rows.some((row) => !row)) return;
    const tops = rows.map((row) => row.offsetTop);
    const end = rows[3].offsetTop + rows[3].offsetHeight;
    const width = rows[0].querySelector(".slice").offsetWidth;
    const left = rows[0].querySelector(".slice").offsetLeft;
    const height = end - tops[0];
    if (height <= 0) return;
    Object.assign(this.#slices.style, { left: `${left}px`, top: `${tops[0]}px` });
    for (const [name, value] of Object.entries({ width, height, viewBox: `0 0 ${width} ${height}` })) this.#slices.setAttribute(name, value);
    const half = (y) => (APEX + (1 - APEX) * (y / height)) * (width / 2 - 1);
    const bounds = [...tops.map((top) => top - tops[0]), height];
    this.#slices.replaceChildren(...rows.map((row, index) => {
      const [from, to] = [bounds[index] + (index ? 1 : 0), bounds[index + 1] - 1];
      const points = [[-1, from], [1, from], [1, to], [-1, to]].map(([side, y]) => `${width / 2 + side * half(y)},${y}`);
      return drawn("polygon", { class: row.dataset.level.toLowerCase(), points: points.join(" ") });
    }));
    const parts = [[tops[0], tops[2]], [tops[2], end]];
    parts.forEach(([top, bottom], index) => Object.assign(this.#brackets[index].style, { top: `${top}px`, height: `${bottom - top}px` }));
  }

  #click(event) {
    if (this.#hasDragged) return;
    const card = event.target.closest(".card");
    if (!card || event.target.closest(".grip")) return;
    const button = event.target.closest("button");
    if (button?.classList.contains("choice")) this.#move(card, button.dataset.to);
    else if (button?.classList.contains("ask")) this.#act({ name: "ask", record: card.dataset.id });
    else if (this.#data.can_edit) this.#select(card.dataset.key === this.#selected ? "" : card.dataset.key, card.dataset.id);
  }

  #select(key, id) {
    this.#selected = key;
    this.#focused = id;
    this.#paint(this.#data);
  }

  #key(event) {
    this.#hasDragged = false;
    event.stopPropagation(); // Streamlit has shortcuts of single letters
    const card = event.target.closest(".card");
    if (!card || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    const aside = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    let isTaken = true;
    if (event.key === "Escape") this.#held ? this.#drop(null) : this.#select("", card.dataset.id);
    else if (aside) this.#walk(card, aside);
    else if (this.#data.can_edit && step) this.#climb(card, step);
    else if (this.#data.can_edit && /^[0-4]$/.test(event.key)) this.#move(card, event.key === "0" ? "" : `L${event.key}`);
    else isTaken = false;
    if (isTaken) event.preventDefault();
  }

  #climb(card, step) {
    const next = STAIRS[STAIRS.indexOf(card.dataset.level) + step];
    if (next !== undefined) this.#move(card, next);
  }

  #walk(card, step) {
    const cards = [...this.#rows.querySelectorAll(".card")];
    cards[cards.indexOf(card) + step]?.querySelector(".face").focus();
  }

  #move(card, to) {
    const { id, level } = card.dataset;
    if (to === level) return;
    this.#selected = this.#selected === card.dataset.key ? `${id}|${to}` : this.#selected;
    this.#shift(card, to);
    card.querySelector(".face").focus({ preventScroll: true });
    this.#shape();
    this.#act({ name: "move", record: id, source: level, level: to });
  }

  /** Let a card stand where it is going, so that the next key goes on from there. */
  #shift(card, to) {
    const list = this.#rows.querySelector(`.row[data-level="${to}"] .cards`);
    if (!card || !list) return;
    list.querySelector(".nothing")?.remove();
    card.classList.add("sent");
    Object.assign(card.dataset, { level: to, key: `${card.dataset.id}|${to}` });
    list.append(card);
  }

  #cardOf(id, level) {
    return [...this.#rows.querySelectorAll(".card")].find((card) => card.dataset.id === id && card.dataset.level === level);
  }

  // Dragging: a mouse takes the card anywhere, a finger by its grip, so that the page still scrolls.

  #grab(event) {
    this.#hasDragged = false;
    const card = event.target.closest(".card");
    const isGrip = Boolean(event.target.closest(".grip"));
    const isOther = Boolean(event.target.closest(".choices"));
    if (!card || !this.#data.can_edit || isOther || event.button !== 0 || (event.pointerType === "touch" && !isGrip)) return;
    const box = card.getBoundingClientRect();
    const ends = new AbortController();
    this.#held = { card, ends, x: event.clientX, y: event.clientY, dx: event.clientX - box.left, dy: event.clientY - box.top, ghost: null };
    const listen = (type, act) => window.addEventListener(type, act, { signal: ends.signal, passive: false });
    listen("pointermove", (moved) => this.#drag(moved));
    listen("pointerup", () => this.#drop(this.#held.row ?? null));
    listen("pointercancel", () => this.#drop(null));
    listen("keydown", (pressed) => pressed.key === "Escape" && this.#drop(null));
  }

  #drag(event) {
    const held = this.#held;
    if (!held.ghost && Math.hypot(event.clientX - held.x, event.clientY - held.y) < DRAG_FROM) return;
    event.preventDefault();
    if (!held.ghost) this.#lift(held);
    [held.x, held.y] = [event.clientX, event.clientY];
    this.#follow();
  }

  #lift(held) {
    held.ghost = held.card.cloneNode(true);
    held.ghost.classList.add("ghost");
    held.ghost.setAttribute("aria-hidden", "true");
    held.ghost.style.width = `${held.card.offsetWidth}px`;
    held.card.classList.add("left");
    this.#root.classList.add("dragging");
    this.#root.append(held.ghost);
    const scroll = () => {
      if (this.#held !== held) return;
      const pace = held.y < EDGE ? -SCROLL_STEP : held.y > innerHeight - EDGE ? SCROLL_STEP : 0;
      if (pace) this.#scroller()?.scrollBy(0, pace);
      if (pace) this.#follow();
      requestAnimationFrame(scroll);
    };
    requestAnimationFrame(scroll);
  }

  #follow() {
    const held = this.#held;
    held.ghost.style.transform = `translate(${held.x - held.dx}px, ${held.y - held.dy}px)`;
    held.row = null;
    for (const row of this.#rows.querySelectorAll(".row")) {
      const box = row.getBoundingClientRect();
      const isOver = held.y >= box.top && held.y < box.bottom && held.x >= box.left - 40 && held.x <= box.right + 40;
      row.classList.toggle("over", isOver);
      if (isOver) held.row = row;
    }
  }

  #scroller() {
    let node = this.#root.getRootNode().host;
    while (node && !(node.scrollHeight > node.clientHeight && /auto|scroll/.test(getComputedStyle(node).overflowY))) node = node.parentElement;
    return node ?? document.scrollingElement;
  }

  #drop(row) {
    const held = this.#held;
    if (!held) return;
    this.#held = null;
    held.ends.abort();
    if (!held.ghost) return;
    held.ghost.remove();
    held.card.classList.remove("left");
    this.#root.classList.remove("dragging");
    for (const one of this.#rows.querySelectorAll(".over")) one.classList.remove("over");
    this.#hasDragged = true;
    if (this.#waiting) this.#paint(this.#waiting);
    this.#waiting = null;
    const card = [...this.#rows.querySelectorAll(".card")].find((one) => one.dataset.key === held.card.dataset.key);
    if (row && card) this.#move(card, row.dataset.level);
  }
}
