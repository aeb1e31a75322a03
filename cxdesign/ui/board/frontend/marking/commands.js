// Commands about several records, made of the commands about each of them.

/** As many as one command may be about; the server knows the same bound. */
export const MOST = 1000;
/** As many cards as one may be merged from; the server knows the same bound. */
export const MOST_MERGED = 200;

const part = ({ name, ...fields }) => fields;

const several = (name, field) => (board, commands) => {
  if (commands.length === 1) return commands[0];
  if (commands.length > MOST) board.notice(board.t("board.marking_too_many", { limit: MOST }));
  return commands.length && commands.length <= MOST ? { name, [field]: commands.map(part) } : null;
};

export const moveSeveral = several("move_several", "moves");
export const editSeveral = several("edit_several", "edits");
export const removeSeveral = several("remove_several", "removals");
