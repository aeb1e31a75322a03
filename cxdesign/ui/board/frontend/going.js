// From one map to a record on another: the page opens the other one, whose address says what to show.

/** Go to another page of the project, with a record selected there; an empty id selects nothing. */
export function go(board, page, id) {
  if (board.editor.finish()) board.line.trigger("go", { page, record: id });
}
