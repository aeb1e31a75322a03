"""A table inside a drawing: headings, rows as high as their longest cell, hairlines between them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from cxdesign.drawing.cards import Mark
from cxdesign.drawing.pen import Pen, Style

HEAD = Style(11, 14, "ink-3", is_bold=True)
TEXT = Style(12, 16, "ink")
FAINT = Style(12, 16, "ink-2")
_PAD = 8.0
MARKS = 18.0
"""Height of the marks below the words of a row."""


@dataclass(frozen=True)
class Cell:
    """Words, or a sign with words behind it; ``room`` is the width the sign takes, ``marks`` stand below the words."""

    text: str
    is_faint: bool = False
    room: float = 0.0
    sign: Callable[[Pen, float, float], object] | None = None
    marks: Sequence[Mark] = ()


@dataclass(frozen=True)
class Column:
    """A heading and how wide the column is, as a share of the whole."""

    heading: str
    share: float


def draw_table(
    pen: Pen,
    columns: Sequence[Column],
    rows: Sequence[tuple[str, Sequence[Cell]]],
    place: tuple[float, float, float],
) -> float:
    """Draw a table and return its height.

    Parameters
    ----------
    pen : Pen
        Draws.
    columns : sequence of Column
        Their shares are of their sum.
    rows : sequence of (str, sequence of Cell)
        The id of what each row shows, and its cells.
    place : tuple of float
        Left, top and width.
    """
    left, y, width = place
    total = sum(column.share for column in columns)
    widths = [column.share / total * width for column in columns]
    lefts = [left + sum(widths[:place]) for place in range(len(widths))]
    top = y
    heads = [pen.wrapped(column.heading, HEAD, wide - _PAD) for column, wide in zip(columns, widths, strict=True)]
    for x, lines in zip(lefts, heads, strict=True):
        pen.text(x, y + 14, lines, HEAD)
    y += 8 + max(len(lines) for lines in heads) * HEAD.leading
    pen.rect(left, y, width, 1, "hair-2")
    for key, cells in rows:
        y += _row(pen, key, cells, list(zip(lefts, widths, strict=True)), y)
        pen.rect(left, y, width, 1, "hair")
    return y - top


def _row(pen: Pen, key: str, cells: Sequence[Cell], places: Sequence[tuple[float, float]], y: float) -> float:
    leading = TEXT.leading + (1 if pen.lettering.is_chinese else 0)
    wrapped = [
        pen.wrapped(cell.text, TEXT, wide - _PAD - cell.room) for cell, (_, wide) in zip(cells, places, strict=True)
    ]
    needed = [len(lines) * leading + (MARKS if cell.marks else 0.0) for cell, lines in zip(cells, wrapped, strict=True)]
    height = 14 + max([leading, *needed])
    pen.open("row", key=key)
    for cell, lines, (x, _) in zip(cells, wrapped, places, strict=True):
        if cell.sign is not None:
            cell.sign(pen, x, y + 7 + leading / 2)
        style = Style(12, leading, "ink-2" if cell.is_faint else "ink")
        pen.text(x + cell.room, y + 7 + leading * 0.5 + 4.3, lines, style)
        at = x
        for mark in cell.marks:
            mark.draw(pen, at, y + 7 + len(lines) * leading + MARKS / 2)
            at += mark.width + 5
    pen.close()
    return height
