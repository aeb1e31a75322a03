// Keys around arrows: [ and ] walk the arrows of a card, arrow keys leave an arrow for the card at its end, Enter opens its menu.

export class Walk {
  constructor(board) {
    this.board = board;
    this.around = null;
  }

  update() {
    const { board } = this;
    const selected = board.state.records.get(board.selection);
    if (selected?.kind !== "flow") this.around = selected?.kind === "step" ? selected.id : null;
  }

  press(key) {
    const { board } = this;
    if (key === "[" || key === "]") return this.#walk(key === "]" ? 1 : -1);
    const flow = board.state.records.get(board.selection);
    if (flow?.kind !== "flow") return false;
    if (key === "ArrowLeft" || key === "ArrowUp") return this.#go(flow.source_id);
    if (key === "ArrowRight" || key === "ArrowDown") return this.#go(flow.target_id);
    if (key === "Enter" || key === "F2") return board.menus.openForSelection();
    return false;
  }

  #walk(step) {
    const { board } = this;
    const selected = board.state.records.get(board.selection);
    if (!selected) return false;
    const cardId = selected.kind === "flow" ? this.around ?? selected.source_id : selected.id;
    const flows = board.arrows.flowsOf(cardId);
    if (flows.length === 0) {
      board.say(board.t("board.no_arrows"));
      return true;
    }
    const index = flows.findIndex((flow) => flow.id === selected.id);
    const next = flows[index < 0 ? (step > 0 ? 0 : flows.length - 1) : (index + step + flows.length) % flows.length];
    this.around = cardId;
    this.#go(next.id);
    board.say(board.arrows.wordsOf(next));
    return true;
  }

  #go(id) {
    this.board.select(id);
    this.board.grid.focusSelection();
    return true;
  }
}
