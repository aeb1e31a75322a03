// From one map to a record on another: this page says where to, the board that comes next goes there.

const KEY = "cx-board.going";

/** Go to another page of the project and select a record there. */
export function go(board, page, id) {
  if (!board.editor.finish()) return;
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ projectId: board.projectId, page, id }));
  } catch {
    // Without storage the page opens and nothing is selected.
  }
  board.line.trigger("go", page);
}

/** Once something is drawn: select and show what this page was opened for. */
export function arrive(board) {
  if (board.hasArrived) return;
  board.hasArrived = true;
  const wanted = takeWanted();
  if (wanted?.projectId !== board.projectId || wanted.page !== board.configuration.name) return;
  board.select(board.state.currentId(wanted.id) ?? wanted.id);
  board.configuration.prepare?.(board, wanted.id);
  board.reveal(wanted.id);
  board.grid.focusSelection();
}

function takeWanted() {
  try {
    const wanted = JSON.parse(sessionStorage.getItem(KEY));
    sessionStorage.removeItem(KEY);
    return wanted;
  } catch {
    return null;
  }
}
