"""A table measured and broken over pages: heads repeat, rows stay whole where they fit on a page, longer ones go on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from cxdesign.charts.widths import Line, widest, wrapped
from cxdesign.formats.report.placed import Cell, Place, PlacedGrid, Sheet, Style
from cxdesign.views.report.outline import Column, Grid

SIDE, TOP = 5.0, 4.0
"""The space in a cell beside and above its text, at full size."""
EMPTY = (Line("", "\n"),)
Row = tuple[tuple[Line, ...], ...]
"""The lines of each cell."""


@dataclass(frozen=True)
class _Measure:
    widths: tuple[float, ...]
    style: Style
    head_style: Style
    head: Row
    side: float
    top: float

    @property
    def head_height(self) -> float:
        return (
            self.height(self.head, self.head_style) if any(line.text for lines in self.head for line in lines) else 0.0
        )

    def height(self, row: Row, style: Style) -> float:
        return style.leading * max(len(lines) for lines in row) + 2 * self.top


def set_grid(
    grid: Grid, sheet: Sheet, styles: tuple[Style, Style], room: Callable[[], float], *, fresh: float
) -> Iterator[PlacedGrid | None]:
    """Give the parts of a table, None where a new page is to begin.

    Parameters
    ----------
    grid : Grid
        The table.
    sheet : Sheet
        The page.
    styles : (Style, Style)
        Of the rows and of the heads.
    room : callable
        Tells how much height is left on the page at hand.
    fresh : float
        How much a new page has.
    """
    measure = _measured(grid, sheet, styles)
    most = int((fresh - measure.head_height - 2 * measure.top) // measure.style.leading)
    waiting = [part for row in _rows(grid, measure) for part in _cut(row, most)]
    while waiting:
        taken = _fitting(waiting, measure, room())
        if not taken:
            yield None
            taken = max(1, _fitting(waiting, measure, fresh))
        if taken > 1 and len(waiting) - taken == 1:
            taken -= 1  # no row goes over to the next page alone
        yield _placed(grid, measure, waiting[:taken])
        waiting = waiting[taken:]
        if waiting:
            yield None


def _measured(grid: Grid, sheet: Sheet, styles: tuple[Style, Style]) -> _Measure:
    side = SIDE * sheet.scale
    style, head_style = styles
    widths = _widths(grid, sheet.inner + 2 * side, style, side)  # its text stands in line with all other text
    heads = tuple(
        wrapped(column.heading, head_style.size, width - 2 * side, is_bold=True)
        for column, width in zip(grid.columns, widths, strict=True)
    )
    return _Measure(widths, style, head_style, heads, side, TOP * sheet.scale)


def _widths(grid: Grid, whole: float, style: Style, side: float) -> tuple[float, ...]:
    """Return the widths: shares of the whole, no column narrower than its longest short word if there is room."""
    total = sum(column.share for column in grid.columns)
    shares = [whole * column.share / total for column in grid.columns]
    needed = [
        min(_longest_word(column, [row[place] for row in grid.rows], style) + 2 * side + 1, whole / 4)
        for place, column in enumerate(grid.columns)
    ]
    lacking = sum(max(0.0, need - share) for need, share in zip(needed, shares, strict=True))
    spare = sum(max(0.0, share - need) for need, share in zip(needed, shares, strict=True))
    if not lacking or spare < lacking:
        return tuple(shares)
    return tuple(
        need if share < need else share - (share - need) * lacking / spare
        for need, share in zip(needed, shares, strict=True)
    )


def _longest_word(column: Column, texts: Sequence[str], style: Style) -> float:
    heads = (widest(word, style.size, is_bold=True) for word in column.heading.split())
    words = (
        widest(word, style.size) for text in texts for word in text[:4000].split() if len(word) <= 18 and word.isascii()
    )
    return max([0.0, *heads, *words])


def _rows(grid: Grid, measure: _Measure) -> Iterator[Row]:
    for row in grid.rows:
        yield tuple(
            wrapped(text, measure.style.size, width - 2 * measure.side)
            for text, width in zip(row, measure.widths, strict=True)
        )


def _cut(row: Row, most: int) -> Iterator[Row]:
    """Give a row in parts of at most so many lines."""
    longest = max(len(lines) for lines in row)
    for start in range(0, longest, most):
        yield tuple(lines[start : start + most] or EMPTY for lines in row)


def _fitting(rows: Sequence[Row], measure: _Measure, room: float) -> int:
    """Return how many rows fit below the heads."""
    used = measure.head_height
    for count, row in enumerate(rows):
        used += measure.height(row, measure.style)
        if used > room + 0.01:
            return count
    return len(rows)


def _placed(grid: Grid, measure: _Measure, rows: Sequence[Row]) -> PlacedGrid:
    aligns = [column.align for column in grid.columns]
    heights = tuple(measure.height(row, measure.style) for row in rows)
    shown = list(rows)
    if grid.groups_first:
        firsts = [row[0] for row in shown]
        shown = [
            row if place == 0 or firsts[place - 1] != firsts[place] else (EMPTY, *row[1:])
            for place, row in enumerate(shown)
        ]
    cells = tuple(tuple(Cell(lines, align) for lines, align in zip(row, aligns, strict=True)) for row in shown)
    head = tuple(Cell(lines, align) for lines, align in zip(measure.head, aligns, strict=True))
    height = measure.head_height + sum(heights)
    return PlacedGrid(
        Place(0, 0, sum(measure.widths), height),
        grid.title,
        measure.widths,
        head,
        measure.head_height,
        cells,
        heights,
        measure.style,
        measure.head_style,
        measure.side,
        measure.top,
    )
