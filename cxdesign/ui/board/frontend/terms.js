// The terms of the field, one hover or one key away: a tip at a word of the board, a sheet about what is selected.

import { button, element } from "./dom.js";
import { icon } from "./icons.js";
import { isCardKind } from "./records.js";
import { Veil } from "./veil.js";

const AFTER = 600;
const GAP = 6;
/** Elements whose word may be a term; what people typed is none of them. */
const WORDS = ".insp-label, .insp-head, .line-name, .row > .lane[data-lane-id], .area-name, .term-word, .level, .time-strip h3, .figure-label";

export class Terms {
  #timer = 0;
  #tip = null;
  #byText = null;

  constructor(board) {
    this.board = board;
    this.veil = new Veil(board, { extra: ["h"] });
    board.root.addEventListener("pointerover", (event) => this.#hover(event));
    board.root.addEventListener("pointerdown", () => this.#hide());
    board.root.addEventListener("click", (event) => this.#tap(event));
    board.listen(window, "scroll", () => this.#hide(), true);
  }

  get isOpen() {
    return this.veil.isOpen;
  }

  /** Explain what is selected; without a selection, the lanes of the map. */
  open() {
    const entries = this.#about().map((key) => this.board.data.glossary?.[key]).filter(Boolean);
    const shown = [...new Set(entries)];
    if (!shown.length) return false;
    const { board } = this;
    this.#hide();
    const title = board.t("board.terms_title");
    const close = button("sheet-close", board.t("board.close"), () => this.veil.close(), icon("close", 16));
    const list = element("dl", "term-list", {}, ...shown.map((entry) => element("div", "term", {}, ...described(entry))));
    const all = element("a", "term-all", { href: `${board.data.base}/glossary` }, board.t("board.terms_all"));
    this.veil.open(element("div", "key-sheet term-sheet", { role: "dialog", "aria-modal": "true", "aria-label": title },
      element("div", "key-head", {}, element("h2", "", {}, title), close), list, all));
    return true;
  }

  /** Keys of the texts that are about the selection. */
  #about() {
    const { state, configuration } = this.board;
    const record = state.records.get(state.selection);
    const own = configuration.terms?.(record ?? null);
    if (own) return own;
    if (!record) return [`shell.page_${configuration.name}`, ...state.visibleLanes().map((lane) => `lane.${lane.role}`)];
    if (record.kind === "lane") return [`lane.${record.role}`];
    if (record.kind === "touchpoint") {
      return ["lane.channel", ...["environments", "phase", "service_link", "levels", "is_peak", "is_end"].map((name) => `board.field_${name}`)];
    }
    if (record.kind === "empathy_note") return ["shell.page_empathy", `enum.empathy_area.${record.area}`, "board.field_evidence"];
    if (record.kind === "need") return [`enum.need_type.${record.need_type}`, "board.field_is_implicit", "board.field_kano", "board.field_learned_by"];
    if (!isCardKind(record.kind)) return [`board.add_${record.kind}`];
    const path = this.board.path?.isOn && this.board.lit?.has(record.id) ? ["board.toggle_critical_path"] : [];
    return [...path, ...aboutCard(record, state.configuration.lane(state, record.lane_id))];
  }

  #entryOf(node) {
    const { glossary } = this.board.data;
    if (!glossary) return null;
    const role = node.matches(".lane[data-lane-id]") ? node.parentElement.dataset.role : null;
    if (role) return glossary[`lane.${role}`] ?? null;
    this.#byText ??= new Map(Object.keys(glossary).map((key) => [this.board.t(key), glossary[key]]));
    const text = node.textContent.trim();
    return /^L[1-4]$/.test(text) ? glossary[`enum.level.${text}`] ?? null : this.#byText.get(text) ?? null;
  }

  #hover(event) {
    clearTimeout(this.#timer);
    const node = event.target.closest?.(WORDS);
    if (!node || event.pointerType === "touch") { this.#hide(); return; }
    if (this.#tip?.node === node) return;
    this.#hide();
    const entry = this.#entryOf(node);
    if (entry) this.#timer = setTimeout(() => this.#show(node, entry), AFTER);
  }

  /** A tap on the name of a field explains it where there is no hovering. */
  #tap(event) {
    const node = event.target.closest?.(".insp-label, .insp-head, .line-name");
    const entry = node ? this.#entryOf(node) : null;
    if (entry) this.#show(node, entry);
  }

  #show(node, entry) {
    this.#hide();
    if (!node.isConnected) return;
    const tip = element("div", "term-tip", { role: "tooltip" }, ...described(entry));
    this.board.layer.append(tip);
    const box = node.getBoundingClientRect();
    const size = tip.getBoundingClientRect();
    const isBelow = box.bottom + GAP + size.height < innerHeight;
    tip.style.left = `${Math.max(GAP, Math.min(box.left, innerWidth - size.width - GAP))}px`;
    tip.style.top = `${isBelow ? box.bottom + GAP : Math.max(GAP, box.top - GAP - size.height)}px`;
    this.#tip = { tip, node };
  }

  #hide() {
    clearTimeout(this.#timer);
    this.#tip?.tip.remove();
    this.#tip = null;
  }
}

function aboutCard(card, lane) {
  const marks = ["is_fail", "is_wait"].filter((name) => card[name]).map((name) => `board.field_${name}`);
  const times = card.standard_minutes === null || card.standard_minutes === undefined ? [] : ["board.field_standard_minutes", "board.field_tolerance_minutes"];
  return [...(lane ? [`lane.${lane.role}`] : []), ...(card.level ? [`enum.level.${card.level}`] : []), ...marks, ...times, "board.field_evidence"];
}

function described({ term, other, text, origin }) {
  return [
    element("dt", "", {}, element("b", "", {}, term), " ", element("span", "term-other", {}, other)),
    element("dd", "", {}, text, element("span", "term-origin", {}, origin)),
  ];
}
