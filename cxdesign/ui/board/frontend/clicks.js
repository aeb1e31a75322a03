// What a click, a double click or the focus on the grid means.

/** Follow the focus with the selection, open what is double-clicked, and show the details of what is tapped on a phone. */
export function listenToGrid(board) {
  const { root, scroller } = board.grid;
  root.addEventListener("focusin", (event) => {
    const subject = board.grid.subjectOf(event.target);
    if (subject?.id) board.select(subject.id);
    else if (subject) board.selectCell(subject.columnId, subject.laneId);
  });
  // The second click of a double click on the plus meets the card whose editor the first one opened: that stays open.
  root.addEventListener("mousedown", (event) => {
    const { recordId } = board.editor;
    if (recordId && board.grid.subjectOf(event.target)?.id === recordId) event.preventDefault();
  });
  root.addEventListener("dblclick", (event) => onDoubleClick(board, event));
  root.addEventListener("click", (event) => onClick(board, event));
  scroller.addEventListener("scroll", () => { board.editor.place(); board.grid.clipTags(); }, { passive: true });
}

function onDoubleClick(board, event) {
  if (!board.canEdit || event.target.closest("button, .curve-mount")) return;
  const subject = board.grid.subjectOf(event.target);
  if (subject?.id && board.editor.isOn(subject.id)) return;
  if (subject?.id) board.actions.edit(subject.id);
  else if (subject && board.state.lane(subject.laneId)?.role === "channel") {
    board.actions.editChannel(subject.columnId, subject.laneId);
  }
}

function onClick(board, event) {
  const level = event.target.closest(".level");
  const subject = board.grid.subjectOf(event.target);
  if (level && board.canEdit) board.actions.setLevel(subject.columnId, level.dataset.level);
  if (!board.frame.isNarrow || !subject?.id || board.editor.isOpen || event.target.closest("button")) return;
  board.touch.afterTap(event, () => {
    board.frame.setSheet(true);
    board.grid.show(subject.element);
  });
}
