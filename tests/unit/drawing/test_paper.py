from __future__ import annotations

import io
from functools import cache
from itertools import pairwise

import pytest
from pypdf import PdfReader

from cxdesign.drawing.maps import draw_map
from cxdesign.drawing.options import DrawOptions
from cxdesign.drawing.paper import FULL_SIZE, MARGIN, OVERLAP, PAPERS, pdf_of, tiling
from tests.builders import a_journey

DRAWING = draw_map(a_journey(stages={"s": [f"t{number}" for number in range(12)]}), "journey", DrawOptions(width=1900))


@cache
def made(paper: str) -> bytes:
    return pdf_of(DRAWING, paper)


def pages(paper):
    return PdfReader(io.BytesIO(made(paper))).pages


@pytest.mark.parametrize("paper", PAPERS)
def test_the_words_of_the_map_are_on_every_kind_of_paper(paper):
    assert DRAWING.title.split(" – ")[0] in pages(paper)[0].extract_text()


def test_one_page_is_as_large_as_the_drawing():
    [page] = pages("drawing")
    assert float(page.mediabox.width) == pytest.approx(DRAWING.width * FULL_SIZE, abs=0.1)


@pytest.mark.parametrize(("paper", "long"), [("a4", 841.89), ("a3", 1190.55)])
def test_a_fitted_page_is_a_sheet_laid_the_way_the_map_is(paper, long):
    [page] = pages(paper)
    box = page.mediabox
    is_wide = DRAWING.width > DRAWING.height
    assert max(float(box.width), float(box.height)) == pytest.approx(long)
    assert (box.width > box.height) == is_wide


@pytest.mark.parametrize("paper", ["a4_tiles", "a3_tiles"])
@pytest.mark.parametrize(("width", "height"), [(100, 100), (900, 400), (3000, 500), (700, 4000), (5000, 5000)])
def test_the_sheets_cover_the_whole_drawing_and_overlap(width, height, paper):
    found = tiling(width, height, paper)
    assert len(found.tiles) == found.rows * found.columns
    assert max(tile.left + tile.width for tile in found.tiles) >= width - 0.01
    assert max(tile.top + tile.height for tile in found.tiles) >= height - 0.01
    assert all(tile.width <= found.width - 2 * MARGIN + 0.01 for tile in found.tiles)
    by_column = sorted((tile for tile in found.tiles if tile.row == 0), key=lambda tile: tile.column)
    for one, other in pairwise(by_column):
        assert one.left + one.width - other.left == pytest.approx(OVERLAP)


def test_sheets_are_numbered():
    found = pages("a4_tiles")
    assert len(found) > 1
    assert [f"{place} / {len(found)}" in page.extract_text() for place, page in enumerate(found, start=1)] == [
        True
    ] * len(found)


def test_the_file_says_its_title_and_language():
    reader = PdfReader(io.BytesIO(made("drawing")))
    assert reader.metadata.title == DRAWING.title
    assert reader.trailer["/Root"]["/Lang"] == "en"


def test_a_letter_no_font_has_takes_no_other_with_it():
    document = a_journey(stages={"s": ["t"]}, cards={"note:c": ("t", "pains", "Before \U000e1234 after")})
    [page] = PdfReader(io.BytesIO(pdf_of(draw_map(document, "journey")))).pages
    assert "Before" in page.extract_text()
    assert "after" in page.extract_text()
