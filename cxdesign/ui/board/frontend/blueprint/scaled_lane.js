// The customer lane drawn to time: each touchpoint as wide as the critical path stays in it, on the axis of the strip.

import { element, setText } from "../dom.js";

/** A narrower one has its words under the mouse only. */
const LEAST_WORDS = 34;

export class ScaledLane {
  constructor(board) {
    this.board = board;
    this.cells = element("div", "scaled-cells");
    this.rest = element("p", "scaled-rest");
    this.root = element("div", "scaled-lane", { role: "group", "aria-label": board.t("board.customer_to_scale") }, this.cells, this.rest);
  }

  /** Draw on a scale of minutes to pixels; without a path nothing is shown. */
  draw(path, scale) {
    this.root.hidden = !path;
    if (!path) return;
    const { board } = this;
    const runs = this.#runs(path.bars);
    this.cells.replaceChildren(...runs.map((run) => this.#cell(run, scale)));
    const timed = new Set(runs.map((run) => run.touchpointId));
    const untimed = board.state.touchpoints().filter((touchpoint) => !timed.has(touchpoint.id));
    const names = untimed.map((touchpoint) => `${board.state.numberOf(touchpoint.id)} ${touchpoint.name}`).join(board.t("figure.separator"));
    this.rest.hidden = untimed.length === 0;
    setText(this.rest, board.t("board.not_to_scale", { names }));
    this.rest.title = this.rest.textContent;
  }

  /** Bars that follow each other under the same touchpoint, as one. */
  #runs(bars) {
    const runs = [];
    for (const bar of bars) {
      const touchpointId = this.board.state.records.get(bar.step_id)?.touchpoint_id;
      const last = runs[runs.length - 1];
      if (!touchpointId) continue;
      if (last?.touchpointId === touchpointId) Object.assign(last, { end: bar.end, isWait: last.isWait || bar.is_wait });
      else runs.push({ touchpointId, start: bar.start, end: bar.end, isWait: bar.is_wait });
    }
    return runs;
  }

  #cell({ touchpointId, start, end, isWait }, scale) {
    const { board } = this;
    const { state } = board;
    const lane = state.lanes().find((one) => one.role === "customer_actions");
    const touchpoint = state.records.get(touchpointId);
    const words = lane ? state.cards(touchpointId, lane.id).map((card) => card.text).join("; ") : "";
    const name = element("b");
    const deed = element("span");
    setText(name, `${state.numberOf(touchpointId)} ${touchpoint?.name ?? ""}`);
    setText(deed, words);
    const width = Math.max(2, scale(end) - scale(start) - 1.5);
    const isBare = width < LEAST_WORDS;
    const classes = ["scaled", isWait && "waits", isBare && "bare"].filter(Boolean).join(" ");
    const cell = element("div", classes, { title: [name.textContent, words].filter(Boolean).join(": ") }, ...(isBare ? [] : [name, deed]));
    cell.style.left = `${scale(start)}px`;
    cell.style.width = `${width}px`;
    return cell;
  }
}
