// What people type, as it is stored: trimmed, on one line or several, and how much of it fits.

export const PERSON_LIMIT = 60;
export const NAME_LIMIT = 200;
export const TEXT_LIMIT = 10000;

const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const TURNS = /[\u202a-\u202e\u2066-\u2069]/g;
const WORDS = ["text", "new_name", "stage_name", "touchpoint_name", "lane_name", "entry_name", "view_name", "need_name", "reason", "description", "contract", "note"];
const ATTRIBUTES = [
  "name", "text", "channel", "source", "owner", "wait_information", "detection",
  "recovery_acknowledge", "recovery_remedy", "recovery_improve", "recovery_compensate", "empowered_role",
  "occasion", "outcome", "description", "goal", "situation", "rests_on", "segment", "target_reason", "contract", "reason",
];

/** A sentence of the catalogue with its places filled, without what would turn the direction of the words around them. */
export const filled = (text, params) =>
  text.replace(/\{(\w+)\}/g, (whole, name) => (name in params ? String(params[name]).replace(TURNS, "") : whole));

/** Everything somebody wrote into a command, empty when it carries no words. */
export function wordsOf(command) {
  const pasted = (command?.cards ?? []).map((card) => card.text);
  const found = [...pasted, ...WORDS.map((field) => command?.[field]), ...ATTRIBUTES.map((field) => command?.attributes?.[field])];
  return found.filter((words) => typeof words === "string" && words).join(" · ");
}

/** White space as single spaces, as the server keeps names. */
export const oneLine = (text) => storable(text).replace(/\s+/g, " ").trim();

/** Line breaks kept in one form, white space at the end left out, as the server keeps texts. */
export const manyLines = (text) => storable(text.replace(/\r\n?/g, "\n")).replace(/\s+$/, "");

/** Without what a paste may bring and no text may hold: control characters become spaces, halves of characters go. */
export function storable(text) {
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f\u0085]/g, " ").replace(LONE_SURROGATE, "");
}

/** Characters beyond the limit, 0 when the text fits; counted as the server counts, by code points. */
export function excess(text, limit) {
  return text.length <= limit ? 0 : Math.max(0, Array.from(text).length - limit);
}

/** The sentence that says why a text was not taken. */
export function tooLong(board, text, limit) {
  const number = (value) => value.toLocaleString(board.locale);
  return board.t("board.text_too_long", { count: number(Array.from(text).length), limit: number(limit) });
}
