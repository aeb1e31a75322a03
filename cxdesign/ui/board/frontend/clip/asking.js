// A question with two or three answers beside what is selected; Escape leaves everything as it was.

/** Ask; `answers` are `{label, run}`. */
export function ask(board, question, answers) {
  const { state, grid } = board;
  // What is to have the focus gets it before: then the menu keeps it, and gives it back to there.
  board.render();
  const node = state.cursor ? grid.cellOf(state.cursor.columnId, state.cursor.laneId) : grid.elementOf(state.selection);
  const anchor = (node ?? grid.scroller).getBoundingClientRect();
  const leave = { label: board.t("board.clip_leave"), action: "leave", run: () => {} };
  const items = answers.map((answer, index) => ({ ...answer, action: `answer-${index}` }));
  board.menu.open([{ title: question }, ...items, { separator: true }, leave], anchor, question);
  board.say(question);
}
