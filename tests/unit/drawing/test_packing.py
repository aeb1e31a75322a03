from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cxdesign.drawing.packing import packed


def test_a_card_below_a_wide_one_moves_down():
    assert packed([[2], [1], [1, 1]]) == ((0,), (1,), (0, 1))


def test_nothing_to_pack_is_no_rows():
    assert packed([[], []]) == ((), ())


@given(st.lists(st.lists(st.integers(1, 4), max_size=4), max_size=8))
def test_no_card_covers_another_and_a_cell_keeps_its_order(cells):
    rows = packed(cells)
    covered = [
        (row, column + step)
        for column, (widths, places) in enumerate(zip(cells, rows, strict=True))
        for width, row in zip(widths, places, strict=True)
        for step in range(min(width, len(cells) - column))
    ]
    assert len(covered) == len(set(covered))
    assert all(list(places) == sorted(places) for places in rows)
