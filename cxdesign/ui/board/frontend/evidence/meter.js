// How much of the map rests on data: bars by lane and stage in the side panel, of which one shows its assumptions on the
// map, and a key that sets the next level.

import { button, element, setAttribute, toggleClass } from "../dom.js";
import { EVIDENCE, PROJECT_ID, isLaneCardKind } from "../records.js";

const PARTS = { journey: "evidence", blueprint: "blueprint_evidence" };
const SHOWN = 40;
/** Title and sentence of the panel. */
const WORDS = 2;

export class EvidenceMeter {
  /** What is lit: null, or the id of a lane or stage, empty for the whole map. */
  #lit = null;
  #section = null;
  #drawn = null;

  constructor(board) {
    this.board = board;
  }

  get figures() {
    return this.board.state.parts[PARTS[this.board.configuration.name]] ?? null;
  }

  update() {
    this.#section?.update();
    this.#light();
  }

  press(key, event) {
    const { board } = this;
    if (key === "Escape" && this.#lit !== null && !board.drag.isHolding) { this.light(null); return true; }
    if (!PARTS[board.configuration.name] || key.toLowerCase() !== "d" || event.altKey || event.shiftKey || !board.canEdit) return false;
    return this.#next();
  }

  /** Mark the assumptions of a part of the map and dim everything else; the same part again shows all. */
  light(id) {
    this.#lit = this.#lit === id ? null : id;
    this.board.schedule();
    if (this.#lit !== null) this.board.say(this.litWords());
  }

  isLit(id) { return this.#lit === id; }

  litWords() {
    const count = this.#assumptions().length;
    const key = count === 0 ? "lit_none" : count === 1 ? "lit_one" : "lit";
    return this.board.t(`evidence.${key}`, { count, name: this.nameOf(this.#lit) });
  }

  nameOf(id) {
    const { board } = this;
    const record = id ? board.state.records.get(id) : null;
    if (!id) return board.t("evidence.whole");
    return record?.kind === "lane" ? board.laneName(record) : record?.name ?? "";
  }

  /** The fields of a side panel; while nothing is selected, with the meter below the first words. */
  among(subject, fields) {
    this.#section = subject.id === PROJECT_ID && PARTS[this.board.configuration.name] ? new Section(this) : null;
    return this.#section ? [...fields.slice(0, WORDS), this.#section, ...fields.slice(WORDS)] : fields;
  }

  /** The next level of the selected card or touchpoint; after the highest the lowest. */
  #next() {
    const { board } = this;
    const { selection, cursor } = board.state;
    const record = cursor ? null : board.state.records.get(selection);
    if (!record || (!isLaneCardKind(record.kind) && record.kind !== "touchpoint")) return false;
    board.keys.typing.later(() => {
      const now = board.state.records.get(board.state.currentId(record.id));
      if (!now || !board.canEdit) return;
      const level = EVIDENCE[(EVIDENCE.indexOf(now.evidence) + 1) % EVIDENCE.length];
      board.actions.setEvidence(now.id, level);
      const what = board.t("empathy.said_evidence", { name: shortened(now.name ?? now.text), level: board.t(`enum.evidence.${level}`) });
      board.steps.tell(board.t("board.noted_key", { key: "D", what }), { isSaid: true });
    });
    return true;
  }

  /** Cards that count in the lit part and are assumptions. */
  #assumptions() {
    const { state } = this.board;
    const counted = new Set(this.figures?.lanes.map((row) => row.id));
    const inPart = (card) => !this.#lit || card.lane_id === this.#lit || state.records.get(card.touchpoint_id)?.stage_id === this.#lit;
    return [...state.records.values()].filter((card) => isLaneCardKind(card.kind) && card.evidence === "assumption" && counted.has(card.lane_id) && inPart(card));
  }

  /** Which cards are marked: what is drawn anew keeps its mark. */
  #light() {
    const { board } = this;
    if (this.#lit && !board.state.records.has(this.#lit)) this.#lit = null;
    toggleClass(board.root, "evidence-lit", this.#lit !== null);
    const drawn = this.#lit === null ? null : [this.#lit, board.state.version, board.grid.columns];
    if (drawn === null ? this.#drawn === null : drawn.every((one, index) => one === this.#drawn?.[index])) return;
    this.#drawn = drawn;
    const assumed = new Set(drawn ? this.#assumptions().map((card) => card.id) : []);
    for (const card of board.grid.root.querySelectorAll(".card")) toggleClass(card, "assumed", assumed.has(card.dataset.cardId));
  }
}

/** Bars of the whole map, its lanes and stages, and how they are counted. */
class Section {
  #key = null;

  constructor(meter) {
    this.meter = meter;
    this.element = element("section", "insp-group meter");
  }

  update() {
    const { meter } = this;
    const { board, figures } = meter;
    const rows = figures ? [figures.whole, ...figures.lanes, ...figures.stages].filter(Boolean) : [];
    const lit = rows.find((row) => meter.isLit(row.id))?.id ?? null;
    const key = JSON.stringify([figures && { ...figures, revision: 0 }, rows.map((row) => meter.nameOf(row.id)), lit, lit === null ? "" : meter.litWords(), board.locale]);
    if (key === this.#key) return;
    this.#key = key;
    const focused = this.element.getRootNode().activeElement?.dataset?.part;
    const isOpen = this.more?.open ?? false;
    this.element.replaceChildren(element("h3", "insp-head", {}, board.t("evidence.title")), ...this.#parts(figures, lit));
    if (this.more) this.more.open = isOpen;
    if (focused !== undefined) this.element.querySelector(`[data-part="${focused}"]`)?.focus({ preventScroll: true });
  }

  #parts(figures, lit) {
    const { board } = this.meter;
    if (!figures?.whole) return [element("p", "insp-calm", {}, board.t("evidence.empty"))];
    const list = (title, rows) => (rows.length ? [element("h4", "meter-title", {}, board.t(`evidence.${title}`)), element("div", "meter-rows", {}, ...rows.map((row) => this.#row(row)))] : []);
    const told = lit === null ? [] : [element("p", "meter-lit", { role: "status" }, this.meter.litWords(), " ",
      button("insp-link", board.t("evidence.clear"), () => this.meter.light(null), board.t("evidence.clear")))];
    this.more = element("details", "meter-more", {}, element("summary", "", {}, board.t("evidence.more")),
      ...list("by_lane", figures.lanes), ...list("by_stage", figures.stages), this.#how(figures));
    return [element("div", "meter-rows", {}, this.#row(figures.whole)), legend(board), ...told, this.more];
  }

  #row(row) {
    const { meter } = this;
    const { board } = meter;
    const name = meter.nameOf(row.id);
    const bar = element("span", "meter-bar", { "aria-hidden": "true" }, ...row.levels.map((count, level) => {
      const part = element("i", `e${level}`);
      part.style.flexGrow = String(count);
      part.hidden = count === 0;
      return part;
    }));
    const words = board.t("evidence.row", { name, value: row.value, inputs: row.inputs });
    const control = button("meter-row", words, () => meter.light(row.id), element("span", "meter-name", {}, name), bar, element("span", "meter-value", {}, row.value), element("span", "meter-share", {}, row.share));
    control.dataset.part = row.id;
    setAttribute(control, "aria-pressed", String(meter.isLit(row.id)));
    return control;
  }

  #how({ formula, source, whole }) {
    const { board } = this.meter;
    const facts = [["formula", formula], ["inputs", whole.inputs], ["source", source]];
    return element("div", "meter-how", {}, element("h4", "meter-title", {}, board.t("evidence.how")),
      element("dl", "figure-facts", {}, ...facts.flatMap(([key, text]) => [element("dt", "", {}, board.t(`board.figure_${key}`)), element("dd", "", {}, text)])));
  }
}

const legend = (board) => element("p", "meter-legend", {}, ...EVIDENCE.map((level, index) =>
  element("span", "", {}, element("i", `e${index}`, { "aria-hidden": "true" }), board.t(`enum.evidence.${level}`))));

function shortened(text) {
  const letters = Array.from(text);
  return letters.length > SHOWN ? `${letters.slice(0, SHOWN).join("")}…` : text;
}
