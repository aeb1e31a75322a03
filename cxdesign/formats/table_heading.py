"""The head of a journey table: which rows name stages and touchpoints, and what each column is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cxdesign.domain.records import NAME_LENGTH
from cxdesign.errors import FormatError
from cxdesign.formats.grid import Row
from cxdesign.formats.row_names import Heading, heading, whole_number


@dataclass(frozen=True)
class Head:
    """The heading rows of a table, its title if it has one, and the rows below."""

    title: str
    stages: Row | None
    touchpoints: Row | None
    body: tuple[Row, ...]


@dataclass(frozen=True)
class Column:
    """One column: where it stands, the stage it belongs to, the touchpoint it is (empty: the stage has none)."""

    place: int
    stage_number: int
    stage_name: str
    touchpoint_name: str
    has_values: bool


def read_head(rows: Sequence[Row]) -> Head:
    """Return the heading rows of a table.

    A first row with nothing but its first cell is the title. The next row names touchpoints – or stages, when its first
    cell says so or when a second heading row follows. A row is a second heading row when its first cell is empty or a
    heading word, and its other cells look like names: no numbers, one line, at most 200 characters. When both first
    cells are different heading words, it is one whatever the cells hold.
    """
    title = ""
    rest = list(rows)
    while len(rest) > 1 and not any(rest[0].cells[1:]):
        title = title or rest[0].cell(0)
        rest.pop(0)
    first, body = rest[0], tuple(rest[1:])
    if body and _is_second_heading(first, body[0]):
        pair = (body[0], first) if heading(body[0].cell(0)) is Heading.STAGE else (first, body[0])
        return Head(title, *pair, body[1:])
    if heading(first.cell(0)) is Heading.STAGE:
        return Head(title, first, None, body)
    return Head(title, None, first, body)


def read_columns(head: Head) -> tuple[Column, ...]:
    """Return the columns that hold anything; an empty stage cell repeats the one to its left.

    Raises
    ------
    FormatError
        ``table_without_columns`` when there is nothing beside the first column.
    """
    rows = [row for row in (head.stages, head.touchpoints, *head.body) if row is not None]
    columns: list[Column] = []
    stage_number, stage_name = 0, ""
    for place in range(1, max(len(row.cells) for row in rows)):
        named_stage = head.stages.cell(place) if head.stages else ""
        touchpoint = (head.touchpoints or head.stages or rows[0]).cell(place)
        has_values = any(row.cell(place) for row in head.body)
        if not (named_stage or touchpoint or has_values):
            continue
        if not columns or (named_stage and named_stage != stage_name):
            stage_number, stage_name = stage_number + 1, named_stage
        columns.append(Column(place, stage_number, stage_name, touchpoint, has_values))
    if not columns:
        raise FormatError("table_without_columns")
    return tuple(columns)


def _is_second_heading(first: Row, second: Row) -> bool:
    above, word = heading(first.cell(0)), heading(second.cell(0))
    if word is not None:
        return word is not above and (above is not None or _looks_like_names(second))
    return not second.cell(0) and above is not Heading.TOUCHPOINT and _looks_like_names(second)


def _looks_like_names(row: Row) -> bool:
    names = [cell for cell in row.cells[1:] if cell]
    return bool(names) and all(
        whole_number(name) is None and "\n" not in name and len(name) <= NAME_LENGTH for name in names
    )
