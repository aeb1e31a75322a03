// A parcel as the rows of text that documents and spreadsheets take.

const oneLine = (text) => text.replace(/\s+/g, " ").trim();

/** Rows of cells, and whether they are a plain list of cards. */
export function rowsOf(board, parcel) {
  if (parcel.what === "cards" && parcel.columns.length === 1) {
    return { isList: true, rows: parcel.cards.map((card) => [oneLine(card.text)]) };
  }
  const cells = parcel.lanes.map((lane, row) => parcel.columns.map((_, column) =>
    parcel.cards.filter((card) => card.row === row && card.column === column).map((card) => card.text).join("\n")));
  if (parcel.what === "cards") return { isList: false, rows: cells };
  const head = ["", ...parcel.columns.map(({ name }) => name)];
  const rows = parcel.lanes.map((lane, row) => [lane.label, ...cells[row]]).filter(([, ...texts]) => parcel.what === "lanes" || texts.some(Boolean));
  return { isList: false, rows: [head, ...rows, ...emotionRows(board, parcel)] };
}

function emotionRows(board, parcel) {
  if (parcel.what === "lanes") return [];
  return ["now", "target"].filter((state) => parcel.columns.some((column) => typeof column[state] === "number"))
    .map((state) => [board.t(`board.clip_emotion_${state}`), ...parcel.columns.map((column) => (typeof column[state] === "number" ? String(column[state]) : ""))]);
}
