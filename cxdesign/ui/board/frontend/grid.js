// The board itself: sticky headers, lanes and cells, reconciled by key so that nothing a person holds is ever replaced.

import { Boundaries } from "./boundaries.js";
import { Cards } from "./cards.js";
import { columnsOf, layoutOf } from "./columns.js";
import { cellKey } from "./derive.js";
import { element, focusedIn, listenToFocus, reconcile } from "./dom.js";
import { Head } from "./head.js";
import { Lane } from "./lanes.js";
import { isCardId, kindOf, placeOf } from "./records.js";
import { WordWidth } from "./word_width.js";

const REVEAL_MARGIN = 8;
const PLAIN_LABEL = '.row:not([data-role="emotion"]) > .lane[data-lane-id]';
const WORDS = /[\s\u3400-\u9fff]+/;
const LABEL_GAP = 4;
const SCENE = ["version", "columns", "locale", "canEdit", "selection", "cursor", "editing", "editedField", "shown"];

export class Grid {
  #lanes = new Map();
  #rover = null;
  #peered = new Map();
  #wantsFocus = false;
  #measured = { key: "", width: 0 };
  #drawn = {};
  #laidOut = null;
  #room = 0;

  constructor(board, mount) {
    this.board = board;
    this.scroller = element("div", "scroll", { tabindex: "-1" });
    this.root = element("div", "grid", { role: board.configuration.isListed ? "group" : "grid", "aria-label": board.t(board.configuration.label) });
    this.layer = element("div", "grid-layer");
    this.scroller.append(this.root, this.layer);
    mount.append(this.scroller);
    this.cards = new Cards(board);
    this.words = new WordWidth(board);
    this.boundaries = new Boundaries(board);
    this.tint = element("div", "tint", { role: "presentation" });
    this.root.append(this.tint);
    this.head = board.configuration.head?.(board, this.root) ?? new Head(board, this.root);
    this.body = element("div", "body", { role: board.configuration.isListed ? "grid" : "rowgroup" });
    if (board.configuration.isListed) this.body.ariaLabel = board.t(board.configuration.label);
    this.root.append(this.body);
    this.columns = [];
    // Whoever has gone on meanwhile, to a field, a dialog or a point of the curve, is not fetched back.
    listenToFocus(board, (node) => { if (node !== this.scroller && node !== this.#selectedElement()) this.#wantsFocus = false; });
  }

  /** Take the width there is; read when it changes, because reading it between writes makes the browser lay out twice. */
  measure() {
    this.#room = this.scroller.clientWidth;
  }

  update() {
    const { board } = this;
    const { state } = board;
    this.#layOut();
    const scene = this.#scene();
    if (SCENE.some((name) => scene[name] !== this.#drawn[name])) {
      this.#drawn = scene;
      this.head.update(scene);
      this.#moveTint(scene);
      this.#updateLanes(scene);
    }
    this.#markPeers();
    this.#rove();
    if (this.#measured.key === "" && this.root.querySelector(PLAIN_LABEL)?.offsetWidth) board.schedule();
  }

  /** Width of the lane labels in pixels of the window. */
  get laneEdge() {
    return this.board.state.layout.laneWidth * this.board.zoom.value;
  }

  /** Find the columns anew at the next drawing, because something beside the records has changed. */
  forget() {
    this.#laidOut = null;
  }

  /** Where the emotion curve is drawn, null while its lane is hidden. */
  get curveMount() {
    const lane = this.board.state.visibleLanes().find((candidate) => candidate.role === "emotion");
    return lane ? this.#lanes.get(lane.id)?.mount ?? null : null;
  }

  /** Element of any record that stands on the board. */
  elementOf(id) {
    if (!id) return null;
    if (this.board.outline.isOn) return this.board.outline.elementOf(id);
    if (isCardId(id)) return this.cards.elementOf(id);
    if (kindOf(id) === "flow") return this.board.arrows?.elementOf(id) ?? null;
    return this.#lanes.get(id)?.label ?? this.head.elementOf(id) ?? this.#beside(id);
  }

  /** Element that shows the name or text of a record, where an editor is laid over it. */
  textOf(id) {
    if (this.board.outline.isOn) return this.board.outline.textOf(id);
    if (isCardId(id)) return this.cards.textOf(id);
    return this.#lanes.get(id)?.name ?? this.head.nameOf(id);
  }

  cellOf(columnId, laneId) {
    return this.#lanes.get(laneId)?.cellOf(columnId) ?? null;
  }

  laneRow(laneId) {
    return this.#lanes.get(laneId)?.root ?? null;
  }

  /** Focus the selection: at once where it is drawn already, so that the next key finds it, and again when it is drawn anew. */
  focusSelection() {
    if (this.board.outline.isOn) { this.board.outline.focusSelection(); return; }
    this.#wantsFocus = true;
    const { scroller } = this;
    const focused = focusedIn(scroller);
    const node = this.#selectedElement();
    if (node?.isConnected) focus(node, focused);
    else if (!scroller.contains(focused)) scroller.focus({ preventScroll: true });
    this.board.schedule();
  }

  /** Scroll as little as needed to show an element beside the sticky headers. */
  show(node) {
    if (!node) return;
    if (this.board.outline.isOn) { this.board.outline.show(node); return; }
    const view = this.scroller.getBoundingClientRect();
    const box = node.getBoundingClientRect();
    const isHead = this.head.root.contains(node);
    const isLabel = node.classList.contains("lane");
    const left = view.left + (isLabel ? 0 : this.laneEdge) + 1;
    const top = view.top + (isHead ? 0 : this.head.root.getBoundingClientRect().height) + 1;
    const bottom = view.top + this.scroller.clientHeight;
    const right = view.left + this.scroller.clientWidth;
    this.scroller.scrollBy({
      left: isLabel ? 0 : shortfall(box.left, box.right, left, right),
      top: isHead ? 0 : shortfall(box.top, box.bottom, top, bottom),
      behavior: "instant",
    });
  }

  /** Whether any of the selection is in sight beside the sticky headers. */
  seesSelection() {
    const node = this.#selectedElement();
    if (!node?.isConnected || this.board.outline.isOn) return false;
    const view = this.scroller.getBoundingClientRect();
    const box = node.getBoundingClientRect();
    const left = node.classList.contains("lane") ? view.left : view.left + this.laneEdge;
    const top = this.head.root.contains(node) ? view.top : view.top + this.head.root.getBoundingClientRect().height;
    return box.right > left && box.left < view.right && box.bottom > top && box.top < view.bottom;
  }

  showSelection() { this.show(this.#selectedElement()); }

  /** What a node of the board stands for: a record id and, for cells, the place. */
  subjectOf(node) {
    const found = node?.closest?.("[data-card-id],[data-touchpoint-id],[data-persona-id],[data-stage-id],[data-lane-id],[data-flow-id],[data-need-id],[data-scene-id],.cell[data-lane]") ?? areaOf(node);
    if (!found || !this.root.contains(found)) return null;
    const { cardId, touchpointId, personaId, stageId, laneId, flowId, needId, sceneId, cellId, column, lane } = found.dataset;
    if (lane && !cellId) return { type: "cell", id: null, columnId: column, laneId: lane, element: found };
    const id = cardId ?? touchpointId ?? personaId ?? stageId ?? laneId ?? flowId ?? needId ?? sceneId ?? cellId;
    const type = cardId ? "card" : kindOf(id);
    return { type, id, element: found };
  }

  /** Room the longest word among the lane names takes in the labels' own font, padding included. */
  #labelWidth() {
    const names = this.board.state.visibleLanes().map((lane) => this.board.laneName(lane));
    // Letters of another size are not wider in proportion: a little more room keeps their words whole.
    const spare = this.board.zoom.value === 1 ? 1 : 1.05;
    const key = `${names.join("|")}|${this.board.isNarrow}|${spare}`;
    if (this.#measured.key === key) return this.#measured.width;
    const label = this.root.querySelector(PLAIN_LABEL);
    if (!label) return this.#measured.width;
    const words = names.flatMap((name) => name.split(WORDS)).filter(Boolean);
    const probe = element("span", "probe", {}, ...words.map((word) => element("span", "", {}, word)));
    label.append(probe);
    const needed = probe.offsetWidth;
    const width = needed * spare + parseFloat(getComputedStyle(label).paddingLeft) + LABEL_GAP;
    probe.remove();
    // While the grid is not shown there is nothing to measure; the next drawing asks again.
    if (words.length && needed === 0) return this.#measured.width;
    this.#measured = { key, width: words.length ? width : 0 };
    return this.#measured.width;
  }

  /** Element of what a further part of the board draws. */
  #beside(id) {
    for (const part of this.board.parts ?? []) {
      const node = part.elementOf?.(id);
      if (node) return node;
    }
    return null;
  }

  /** Find the columns; they stay the same objects until something they hang on changes. */
  #layOut() {
    const { board } = this;
    const { state } = board;
    const { zoom } = board;
    const given = { room: Math.floor(this.#room / zoom.base), isNarrow: board.isNarrow, labelWidth: this.#labelWidth(), wordWidth: state.density === "fit" ? this.words.value : 0 };
    const from = () => state.configuration.columnsFrom(state);
    const hangsOn = () => [...Object.values(given), this.#room, zoom.base, zoom.override, state.density, ...from()];
    const key = hangsOn();
    if (this.#laidOut && key.every((value, index) => value === this.#laidOut[index])) return;
    let layout = columnsOf(state, given);
    if (board.foldFor(layout)) layout = columnsOf(state, given);
    const size = zoom.settle(layout.width, this.#room);
    if (size !== zoom.base) layout = columnsOf(state, { ...given, room: Math.floor(this.#room / size) });
    this.#laidOut = hangsOn();
    this.columns = layout.columns;
    state.layout = layoutOf(layout);
    this.#setVariable("--zoom", String(size));
    this.#setVariable("--lane-w", `${layout.laneWidth}px`);
    this.#setVariable("--cols", layout.template || "0");
    this.#setVariable("--board-w", `${layout.width}px`);
  }

  /** Everything the cells and headers are drawn from; what is equal to last time is not drawn again. */
  #scene() {
    const { state, editor, locale, canEdit } = this.board;
    const { selection, cursor, columnInFocus } = state;
    const place = (columnId, laneId) => ({ laneId, key: cellKey(columnId, laneId) });
    const cellOf = (id) => {
      const record = state.records.get(state.currentId(id));
      const found = record && placeOf(record);
      return found ? place(found.columnId, found.laneId) : null;
    };
    return {
      version: state.version, columns: this.columns, locale, canEdit, selection, cursor, columnInFocus,
      editing: editor.recordId, editedField: editor.field, editedCell: cellOf(editor.recordId), selectedCell: cellOf(selection),
      shown: state.configuration.shows?.(state) ?? null,
      cursorCell: cursor ? place(cursor.columnId, cursor.laneId) : null,
    };
  }

  #moveTint({ columns, columnInFocus }) {
    const column = columns.find((one) => one.record && one.record.id === columnInFocus);
    this.tint.style.left = `${column?.x ?? 0}px`;
    this.tint.style.width = `${column?.width ?? 0}px`;
  }

  #updateLanes(scene) {
    const lanes = this.board.state.visibleLanes();
    const rows = lanes.flatMap((lane, index) => {
      if (!this.#lanes.has(lane.id)) this.#lanes.set(lane.id, this.board.configuration.row?.(this.board, lane) ?? new Lane(this.board, this, lane));
      const row = this.#lanes.get(lane.id);
      row.update(lane, scene);
      return index ? [...this.boundaries.between(lanes[index - 1], lane), row.root] : [row.root];
    });
    reconcile(this.body, rows);
    const wanted = new Set(lanes.map((lane) => lane.id));
    for (const id of this.#lanes.keys()) if (!wanted.has(id)) this.#lanes.delete(id);
    const open = new Set(scene.columns.map((column) => column.record?.id));
    this.cards.retain((card) => {
      const { columnId, laneId } = placeOf(card);
      return wanted.has(laneId) && open.has(columnId) && this.board.state.records.get(card.id) === card;
    });
  }

  #markPeers() {
    const wanted = new Map();
    for (const peer of this.board.state.peers) {
      const node = this.elementOf(peer.editing ?? peer.selection);
      if (node instanceof HTMLElement && !wanted.has(node)) wanted.set(node, peer);
    }
    for (const [node, tag] of this.#peered) {
      if (wanted.has(node)) continue;
      node.classList.remove("peer");
      tag.remove();
      this.#peered.delete(node);
    }
    for (const [node, peer] of wanted) {
      let tag = this.#peered.get(node);
      if (!tag) {
        tag = element("span", "tag", { "data-affordance": "" });
        node.append(tag);
        this.#peered.set(node, tag);
      }
      const name = this.board.peerName(peer);
      if (tag.textContent !== name) tag.textContent = name;
      tag.classList.toggle("writing", Boolean(peer.editing));
      node.classList.add("peer");
      node.style.setProperty("--peer", `var(--peer-${(peer.colour % 8) + 1})`);
    }
  }

  /** A colleague's name stands out above its row: the part of it that is scrolled under the lane labels is cut off. */
  clipTags() {
    if (this.#peered.size === 0) return;
    const edge = this.scroller.getBoundingClientRect().left + this.laneEdge;
    const places = [...this.#peered.values()].map((tag) => [tag, tag.closest(".lane") ? 0 : edge - tag.getBoundingClientRect().left]);
    for (const [tag, under] of places) tag.style.clipPath = under > 0 ? `inset(0 0 0 ${Math.ceil(under / this.board.zoom.value)}px)` : "";
  }

  /** Exactly one element of the grid is reached by the tab key: the selected one, or the first. */
  #rove() {
    const next = this.#selectedElement() ?? this.#firstElement();
    if (next === this.#rover) return;
    if (this.#rover) this.#rover.tabIndex = -1;
    if (next) next.tabIndex = 0;
    this.#rover = next;
  }

  #selectedElement() {
    const { cursor, selection } = this.board.state;
    if (cursor) return this.cellOf(cursor.columnId, cursor.laneId);
    return this.elementOf(selection);
  }

  #firstElement() {
    const first = this.columns.find((column) => column.type === "open") ?? this.columns[0];
    return first ? this.elementOf(first.record?.id ?? first.stage.id) : null;
  }

  /** After everything is drawn: focus what was to be focused, and show it. */
  applyFocus() {
    if (!this.#wantsFocus) return;
    this.#wantsFocus = false;
    const node = this.#selectedElement();
    if (!node) return;
    focus(node, focusedIn(this.root));
    this.show(node);
  }

  #setVariable(name, value) {
    if (this.root.style.getPropertyValue(name) !== value) {
      this.root.style.setProperty(name, value);
      this.layer.style.setProperty(name, value);
    }
  }
}

/** The label of a lane that is no record, as the areas of a canvas are, stands for its only cell. */
const areaOf = (node) => node?.closest?.(".body > .row > .lane:not([data-lane-id])")?.parentElement.querySelector(".cell[data-lane]") ?? null;

function focus(node, focused) {
  if (node !== focused) node.focus({ preventScroll: true });
}

function shortfall(low, high, from, to) {
  if (low < from) return low - from - REVEAL_MARGIN;
  if (high > to) return Math.min(high - to + REVEAL_MARGIN, low - from);
  return 0;
}

