"""How text is broken and cut where only so much room is."""

from __future__ import annotations

import pytest

from cxdesign.charts.lettering import cut, width_of


@pytest.mark.parametrize("text", ["Feeling valued", "服务设计工作台", "x" * 200_000, "word " * 40_000])
@pytest.mark.parametrize("width", [0.0, 11.2, 60.0, 63.4])
def test_a_text_is_cut_to_as_much_as_finds_room(text, width):
    short = cut(text, 10, width)
    kept = short.removesuffix("…")
    assert text.startswith(kept)
    assert not kept or width_of(short, 10) <= width
    assert width_of(text[: len(kept) + 2] + "…", 10) > width


def test_a_text_that_fits_stays_whole():
    assert cut("short", 10, 30) == "short"
