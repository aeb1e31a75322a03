// Who leads a workshop calls everybody to a place of the map: the board goes there and marks it. Escape takes one back; who is
// in the middle of something is only told, and goes there by choice.

import { isCovered, isTextField } from "./dom.js";

const GROUP = "call";
const OWN_KEYS = "[role=dialog], [role=menu], [role=listbox], [role=combobox]";

export class Calling {
  #id = null;
  #marked = null;
  #before = null;
  #number = 0;
  #standing = null;

  constructor(board) {
    this.board = board;
    board.listen(window, "keydown", (event) => this.#press(event), true);
  }

  /** Everybody is called to a stage or touchpoint; without one, everybody is let go. */
  take({ id, actor, number = 0 }) {
    const { board } = this;
    this.#number = number;
    this.#end();
    const record = board.state.records.get(id);
    if (!record) return;
    const said = { name: record.name, person: board.personName(actor) };
    if (board.editor.isOpen || board.drag.isHolding || board.present.isOn || board.print.isReading) {
      board.notices.show(board.t("board.called_busy", said), [{ label: board.t("board.call_go"), run: () => this.#go(id) }], { isLasting: true, group: GROUP });
    } else {
      this.#go(id);
      board.notices.show(board.t("board.called", said), [{ label: board.t("board.call_back"), run: () => this.#refuse() }], { isLasting: true, group: GROUP });
    }
  }

  /** What stands when the board comes to the server: a call it knows already moves nobody a second time. */
  stand(call) {
    if (!call) {
      if (this.#id) this.#end();
    } else if (call.number !== this.#number) {
      this.#standing = call;
      this.board.schedule();
    }
  }

  update() {
    if (this.#standing) {  // the map is drawn now, so there is a place to go to
      const call = this.#standing;
      this.#standing = null;
      queueMicrotask(() => this.take(call));
    }
    const node = this.#id ? this.board.grid.elementOf(this.#id) : null;
    if (node === this.#marked) return;
    this.#marked?.classList.remove("called");
    node?.classList.add("called");
    this.#marked = node;
  }

  #go(id) {
    const { board } = this;
    const { state, grid } = board;
    if (!state.records.has(id)) return;
    const { scrollLeft: left, scrollTop: top } = grid.scroller;
    this.#before = { left, top, folded: state.folded };
    this.#id = id;
    if (state.isFolded(id)) board.actions.toggleFold(id);
    board.reveal(id);
    this.update();
  }

  /** Back to where one was. */
  #refuse() {
    const { board } = this;
    const { left, top, folded } = this.#before;
    this.#end();
    if (board.state.folded !== folded) board.setFolded(folded);
    board.render();
    board.grid.scroller.scrollTo({ left, top, behavior: "instant" });
    board.say(board.t("board.call_refused"));
  }

  #end() {
    this.#id = null;
    this.#before = null;
    this.update();
    for (const note of this.board.notices.list.querySelectorAll(`[data-group="${GROUP}"]`)) note.remove();
  }

  #press(event) {
    const [target] = event.composedPath();
    if (event.key !== "Escape" || !this.#before || isTextField(target) || target.closest?.(OWN_KEYS) || isCovered()) return;
    if (this.board.menu.isOpen || this.board.keySheet.isOpen || this.board.terms.isOpen || this.board.drag.isHolding || this.board.present.isOn) return;
    this.#refuse();
    event.preventDefault();
    event.stopPropagation();
  }
}
