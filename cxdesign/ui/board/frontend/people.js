// Exports: initials(name), peopleOf(board)

const WIDE = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}/u;

/** One or two letters that stand for a name. */
export function initials(name) {
  const words = name.trim().split(/\s+/u).filter(Boolean);
  if (words.length === 0) return "?";
  const letters = words.map((word) => [...word][0]);
  if (WIDE.test(letters[0])) return letters[0];
  const pair = letters.length > 1 ? letters[0] + letters[letters.length - 1] : [...words[0]].slice(0, 2).join("");
  return pair.toLocaleUpperCase();
}

/** Colleagues on the board, each once however many windows they have open. */
export function peopleOf(board) {
  const found = new Map();
  for (const peer of board.state.peers ?? []) {
    const known = found.get(peer.actor);
    const name = peer.name || board.state.people?.[peer.actor] || board.t("board.someone");
    if (!known) found.set(peer.actor, { actor: peer.actor, name, colour: peer.colour ?? 0, selection: peer.editing ?? peer.selection ?? null });
    else known.selection ??= peer.editing ?? peer.selection ?? null;
  }
  return [...found.values()];
}
