"""Packing the cards of a lane in rows, so that a card that spans several columns covers no other; as on the board."""

from __future__ import annotations

from collections.abc import Sequence


def packed(cells: Sequence[Sequence[int]]) -> tuple[tuple[int, ...], ...]:
    """Return the row of each card.

    Parameters
    ----------
    cells : sequence of sequence of int
        The cards of each column from left to right, as how many columns each reaches over.

    Returns
    -------
    tuple of tuple of int
        Each card of a cell stands below the one before it; a row that a card from further left reaches into is passed
        over.

    Examples
    --------
    >>> packed([[3], [1, 1], [1]])
    ((0,), (1, 2), (1,))
    """
    taken: list[set[int]] = [set() for _ in cells]
    found = []
    for column, widths in enumerate(cells):
        rows, row = [], 0
        for width in widths:
            reach = taken[column : column + width]
            while any(row in of_column for of_column in reach):
                row += 1
            for of_column in reach:
                of_column.add(row)
            rows.append(row)
            row += 1
        found.append(tuple(rows))
    return tuple(found)
