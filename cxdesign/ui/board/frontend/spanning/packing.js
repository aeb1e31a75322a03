// Packing the cards of a lane in rows, so that a card that spans several columns covers no other.

/**
 * Rows of cards: `cells` are lists of `{id, width}` from left to right, width in columns. Each card of a cell stands below
 * the one before it, and a row that a card from further left reaches into is passed over.
 */
export function packed(cells) {
  const taken = cells.map(() => new Set());
  const rows = new Map();
  cells.forEach((cards, column) => {
    let row = 0;
    for (const { id, width } of cards) {
      const reach = taken.slice(column, column + width);
      while (reach.some((rowsOfColumn) => rowsOfColumn.has(row))) row += 1;
      for (const rowsOfColumn of reach) rowsOfColumn.add(row);
      rows.set(id, row);
      row += 1;
    }
  });
  return { rows, count: Math.max(0, ...[...rows.values()].map((row) => row + 1)), taken };
}
