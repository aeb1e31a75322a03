"""A table as rows of cells: addresses, limits, and the escape of what a spreadsheet would take for a formula."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cxdesign.errors import FormatError

ROW_LIMIT = 2_000
COLUMN_LIMIT = 1_000
CELL_LIMIT = 200_000
"""Most rows, columns and cells that are read (ours)."""
BLANK_ROWS = 10_000
"""Most blank rows besides them (ours)."""
SEEN_LIMIT = 10 * CELL_LIMIT
"""Most cells that are looked at, blank ones included (ours)."""
TEXT_IN_CELL = 32_767
LINES_IN_CELL = 254
"""Most text and most lines a spreadsheet's cell holds, in UTF-16 units as spreadsheets count (public)."""
Value = str | int | float | None
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_FORMULA_STARTS = "=+-@＝＋－＠\t\r\n'"


@dataclass(frozen=True)
class Row:
    """One row with its 1-based number in the sheet; blank cells are empty strings."""

    number: int
    cells: tuple[str, ...]

    def cell(self, column: int) -> str:
        """Return the text of a cell by 0-based column, an empty string beyond the row's end."""
        return self.cells[column] if column < len(self.cells) else ""


def rows_of(table: Sequence[Sequence[str]]) -> tuple[Row, ...]:
    """Return the rows that hold anything, trimmed, numbered and without the escape of formulas.

    Raises
    ------
    FormatError
        ``file_empty`` when nothing is left, ``table_too_large`` beyond the limits.

    Examples
    --------
    >>> rows_of([["", ""], ["a", " b "]])
    (Row(number=2, cells=('a', 'b')),)
    """
    rows = tuple(
        Row(number, tuple(unescaped(cell.strip()) for cell in cells))
        for number, cells in enumerate(table, start=1)
        if any(cell.strip() for cell in cells)
    )
    if not rows:
        raise FormatError("file_empty")
    width = max(_width(row) for row in rows)
    if len(rows) > ROW_LIMIT or width > COLUMN_LIMIT or len(rows) * width > CELL_LIMIT:
        raise too_large()
    return rows


def too_large() -> FormatError:
    """Return the error for a table beyond the limits."""
    return FormatError("table_too_large", rows=ROW_LIMIT, columns=COLUMN_LIMIT, cells=CELL_LIMIT)


def units(text: str) -> int:
    """Return the length of a text as spreadsheets count it: characters beyond the first plane count twice.

    >>> units("ab"), units(chr(0x1F600))
    (2, 2)
    """
    return len(text) + sum(character > "\uffff" for character in text)


def cells_of(lines: Iterable[str]) -> tuple[str, ...]:
    r"""Return lines of text as the cells they fill, one below the other; a line stays whole.

    >>> cells_of(["a", "b"]), [len(cell) for cell in cells_of(["x" * 10_000] * 4)]
    (('a\nb',), [30002, 10000])
    """
    cells: list[list[str]] = []
    room = 0
    for line in lines:
        needed = units(line) + 1  # the line break, or the apostrophe before the first line
        if not cells or needed > room or len(cells[-1]) == LINES_IN_CELL:
            cells.append([])
            room = TEXT_IN_CELL
        cells[-1].append(line)
        room -= needed
    return tuple("\n".join(cell) for cell in cells)


def address(row_number: int, column: int) -> str:
    """Return the spreadsheet address of a cell: 1-based row, 0-based column.

    >>> address(4, 2), address(1, 26), address(9, 701), address(9, 702)
    ('C4', 'AA1', 'ZZ9', 'AAA9')
    """
    letters = ""
    column += 1
    while column:
        column, place = divmod(column - 1, 26)
        letters = chr(ord("A") + place) + letters
    return f"{letters}{row_number}"


def escaped(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula: an apostrophe goes before ``= + - @``.

    >>> escaped("=1+1"), escaped("plain")
    ("'=1+1", 'plain')
    """
    return f"'{text}" if text[:1] and text[0] in _FORMULA_STARTS else text


def unescaped(text: str) -> str:
    """Return a text without the apostrophe :func:`escaped` put before it.

    >>> unescaped("'=1+1"), unescaped("'quoted'")
    ('=1+1', "'quoted'")
    """
    return text[1:] if text[:1] == "'" and text[1:2] and text[1] in _FORMULA_STARTS else text


def without_control(text: str) -> str:
    """Return a text without the characters that records refuse: control characters and halves of characters.

    >>> without_control("a" + chr(7) + "b")
    'ab'
    """
    return _CONTROL.sub("", text)


def _width(row: Row) -> int:
    return max(column for column, cell in enumerate(row.cells, start=1) if cell)
