// What people type, as it is stored: trimmed, on one line or several, and how much of it fits.

export const NAME_LIMIT = 200;
export const TEXT_LIMIT = 10000;

/** White space as single spaces, as the server keeps names. */
export const oneLine = (text) => text.replace(/\s+/g, " ").trim();

/** Line breaks kept in one form, white space at the end left out, as the server keeps texts. */
export const manyLines = (text) => text.replace(/\r\n?/g, "\n").replace(/\s+$/, "");

/** Characters beyond the limit, 0 when the text fits; counted as the server counts, by code points. */
export function excess(text, limit) {
  return text.length <= limit ? 0 : Math.max(0, Array.from(text).length - limit);
}

/** The sentence that says why a text was not taken. */
export function tooLong(board, text, limit) {
  const number = (value) => value.toLocaleString(board.locale);
  return board.t("board.text_too_long", { count: number(Array.from(text).length), limit: number(limit) });
}
