from __future__ import annotations

from cxdesign.charts.widths import paragraphs
from cxdesign.formats.report.placed import SLIDE, PlacedGrid, Style
from cxdesign.formats.report.tables import set_grid
from cxdesign.views.report.outline import Column, Grid

STYLES = (Style(10, 14), Style(9, 12, is_bold=True))


def parts(grid: Grid, room: float = 100, fresh: float = 100) -> list[PlacedGrid | None]:
    return list(set_grid(grid, SLIDE, STYLES, lambda: room, fresh=fresh))


def a_grid(*rows: tuple[str, ...], groups_first: bool = False) -> Grid:
    columns = (Column("Stage", 1), Column("Text", 3))
    return Grid("A table", columns, rows, groups_first=groups_first)


def shown(part: PlacedGrid | None) -> list[tuple[str, ...]]:
    assert part is not None
    return [tuple(" ".join(paragraphs(cell.lines)) for cell in row) for row in part.rows]


def test_heads_repeat_on_every_page():
    found = [one for one in parts(a_grid(*[("a", str(n)) for n in range(9)])) if one is not None]
    assert len(found) > 1
    assert all(part.head[0].lines[0].text == "Stage" for part in found)
    assert [row for part in found for row in shown(part)] == [("a", str(n)) for n in range(9)]


def test_a_row_that_does_not_fit_any_more_begins_a_new_page():
    assert parts(a_grid(("a", "b")), room=5)[0] is None


def test_no_row_goes_over_to_the_last_page_alone():
    one = parts(a_grid(("a", "b")))[0]
    assert one is not None
    room = one.head_height + 4 * one.heights[0]
    found = [part for part in parts(a_grid(*[("a", str(n)) for n in range(5)]), room, room) if part is not None]
    assert [len(part.rows) for part in found] == [3, 2]


def test_a_row_longer_than_a_page_goes_on_and_loses_nothing():
    text = " ".join(str(number) for number in range(2_000))
    found = [one for one in parts(a_grid(("a", text))) if one is not None]
    assert " ".join(row[1] for part in found for row in shown(part)) == text
    assert all(part.place.height <= 100 for part in found)


def test_a_repeated_group_is_written_once_a_page():
    rows = [("Stay", str(n)) for n in range(9)]
    found = [one for one in parts(a_grid(*rows, groups_first=True)) if one is not None]
    assert [[row[0] for row in shown(part)] for part in found] == [["Stay", *[""] * (len(p.rows) - 1)] for p in found]


def test_a_column_makes_room_for_a_word():
    columns = (Column("", 0.01), Column("", 9))
    part = parts(Grid("t", columns, (("Measurement", "x"),)))[0]
    assert part is not None
    assert len(part.rows[0][0].lines) == 1
