// A board that stands still: no line to the server, nothing to edit, and marks on what differs from another design.
//
// data.pictures  [{project_id, ticket}]: the projects its pictures come from, asked one after the other
// data.still   {label, marks: {id: {kinds, words, names}}, group, height, leads, reveal: {id, turn}}; `kinds` are what happened to
//              the record, `words` say it, `names` name the kinds; boards of one group scroll together

import { element, setAttribute, toggleClass } from "./dom.js";

const SIGNS = { added: "+", removed: "−", changed: "≠", moved: "→", was: "←" };
const GROUPS = new Map();

/** Stands where the line to the server would: it says nothing and hears nothing. */
export class StillNet {
  live = "live";
  pending = 0;

  /** Pictures come from the projects that `data.pictures` names; without one there are none. */
  constructor({ base = "", pictures = [] }) {
    const sources = pictures.map(({ project_id, ticket }) => ({ address: `${base}/api/projects/${encodeURIComponent(project_id)}`, ticket }));
    this.address = sources[0]?.address;
    this.ticket = sources[0]?.ticket;
    this.furtherSources = sources.slice(1);
  }

  isHeldUp = false;
  start() {}
  inherit() {}
  stop() {}
  renew() {}
  takeFallback() {}
  submit() {}
  fetchSnapshot() {}
  tell() { return false; }
}

/** The marks of a still board, and its company. */
export class Still {
  #turn = 0;
  #chips = new Map();
  /** Where another board has put this one, null when a person has moved it since. */
  #led = null;

  constructor(board) {
    this.board = board;
    board.root.classList.add("still");
    board.state.live = "live";
    board.grid.root.setAttribute("aria-label", board.data.still.label);
    this.onScroll = () => this.#lead();
    board.grid.scroller.addEventListener("scroll", this.onScroll, { passive: true });
    const { group } = board.data.still;
    if (!GROUPS.has(group)) GROUPS.set(group, new Set());
    GROUPS.get(group).add(this);
  }

  update() {
    const { marks, reveal } = this.board.data.still;
    for (const [id, mark] of Object.entries(marks)) this.#mark(id, mark);
    if (!reveal || reveal.turn === this.#turn) return;
    this.#turn = reveal.turn;
    requestAnimationFrame(() => this.#reveal(reveal.id));
  }

  /** Emotions have no element that could carry a chip: theirs stand in the row of the curve, below the touchpoint. */
  place() {
    const { board } = this;
    const { curveMount } = board.grid;
    if (!curveMount) return;
    const { columns } = board.state.layout;
    for (const [id, mark] of Object.entries(board.data.still.marks)) {
      const touchpointId = board.state.records.get(id)?.touchpoint_id ?? mark.touchpoint;
      const column = id.startsWith("emotion:") && columns.find((one) => one.touchpointId === touchpointId);
      if (!column) continue;
      const chip = this.#chip(id, mark, curveMount);
      chip.classList.add("on-curve");
      chip.style.left = `${column.x + 4}px`;
    }
  }

  destroy() {
    this.board.grid.scroller.removeEventListener("scroll", this.onScroll);
    GROUPS.get(this.board.data.still.group)?.delete(this);
  }

  #mark(id, mark) {
    const node = this.board.grid.elementOf(id);
    if (!node) return;
    for (const kind of mark.kinds) if (!node.classList.contains(`diff-${kind}`)) node.classList.add(`diff-${kind}`);
    if (!(node instanceof HTMLElement)) {
      setAttribute(node, "aria-label", mark.words);
      return;
    }
    this.#chip(id, mark, node);
    const said = node.getAttribute("aria-label");
    if (said && !said.startsWith(mark.words)) node.setAttribute("aria-label", `${mark.words}. ${said}`);
  }

  /** Sign and word of what happened, inside the element it happened to. */
  #chip(id, mark, node) {
    let chip = this.#chips.get(id);
    if (!chip) {
      const parts = mark.kinds.map((kind) =>
        element("span", `diff-chip ${kind}`, {}, element("span", "sign", { "aria-hidden": "true" }, SIGNS[kind]), mark.names[kind]));
      chip = element("span", "diff-chips", { "data-affordance": "", "data-diff": id, title: mark.words }, ...parts);
      this.#chips.set(id, chip);
    }
    if (chip.parentElement !== node) node.append(chip);
    return chip;
  }

  #reveal(id) {
    const { board } = this;
    const record = board.state.records.get(id);
    const shown = record?.touchpoint_id && id.startsWith("emotion:") ? record.touchpoint_id : id;
    if (!record) return;
    board.select(shown);
    board.reveal(record.source_id ?? shown);
    const { leads, marks } = board.data.still;
    if (!leads && !marks[id]?.kinds.includes("removed")) return;
    board.root.scrollIntoView({ block: "nearest" });
    board.grid.focusSelection();
  }

  /** Take the others of the group along: to the same touchpoint and lane, as far as they have them. */
  #lead() {
    const { scroller } = this.board.grid;
    if (this.#led?.left === scroller.scrollLeft && this.#led.top === scroller.scrollTop) return;
    this.#led = null;
    const anchor = this.#anchor(scroller.scrollLeft);
    const height = this.#height(scroller.scrollTop);
    for (const other of GROUPS.get(this.board.data.still.group) ?? []) {
      if (other !== this) other.follow(anchor, height);
    }
  }

  /** Where the left edge of the cells is: in which touchpoint, how far into it, and in pixels. */
  #anchor(left) {
    const { columns, laneWidth } = this.board.state.layout;
    const edge = left + laneWidth;
    const column = columns.find((one) => one.x + one.width > edge);
    return { id: column?.touchpointId, share: column ? (edge - column.x) / column.width : 0, left };
  }

  /** Which lane stands below the head, and how far it is scrolled under it. */
  #height(top) {
    const { grid, state } = this.board;
    const edge = top + grid.head.root.offsetHeight;
    const lane = top && state.visibleLanes().find((one) => bottomOf(grid.laneRow(one.id)) > edge);
    const row = lane && grid.laneRow(lane.id);
    return { laneId: row ? lane.id : null, share: row ? (edge - row.offsetTop) / row.offsetHeight : 0, top };
  }

  #topOf({ laneId, share, top }) {
    const { grid } = this.board;
    const row = laneId && grid.laneRow(laneId);
    return row ? row.offsetTop + share * row.offsetHeight - grid.head.root.offsetHeight : top;
  }

  follow({ id, share, left }, height) {
    const { scroller } = this.board.grid;
    const { columns, laneWidth } = this.board.state.layout;
    const column = columns.find((one) => one.touchpointId === id);
    const wanted = { left: column ? column.x + share * column.width - laneWidth : left, top: this.#topOf(height) };
    scroller.scrollTo({ ...wanted, behavior: "instant" });
    // The place is remembered, not that an event is due: several moves within a frame bring one event or none.
    this.#led = { left: scroller.scrollLeft, top: scroller.scrollTop };
  }
}

const bottomOf = (row) => (row ? row.offsetTop + row.offsetHeight : 0);
