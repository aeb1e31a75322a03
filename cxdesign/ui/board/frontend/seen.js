// What this person sees of the map, told to the page: its export begins with that.

const PLAIN = { lane_ids: null, folded_ids: [], curves: ["now", "target"], density: "compact", zoom: 100 };

export class Seen {
  /** The page takes a map as it is by itself until it hears otherwise. */
  #told = null;

  constructor(board) {
    this.board = board;
  }

  update() {
    const { board } = this;
    // The presentation unfolds and refolds for its own time.
    if (board.present.isOn) return;
    const content = { ...board.views.content(), ...(board.persona ? { persona_id: board.persona.chosenId } : {}) };
    const seen = JSON.stringify(content);
    this.#told ??= JSON.stringify({ ...content, ...PLAIN, ...(board.persona ? { persona_id: null } : {}) });
    if (seen === this.#told) return;
    this.#told = seen;
    board.line.page.keep("seen", content);
  }
}
