from __future__ import annotations

import pytest

from cxdesign.domain.vocabulary import Provenance
from cxdesign.i18n import LOCALES, Translator
from cxdesign.views.opened import Input, Note, OpenedFigure, OriginLine, RecordLine

FULL = OpenedFigure(
    title="Index",
    value="3.77",
    formula="E = B",
    worked="3.77 = 3.77",
    inputs=(Input("B", "3.00", "min(L1, L2)"),),
    ratings=(Input("Mei", "4"),),
    notes=(Note("Raters", "six of them"),),
    records=(RecordLine("card:x", "Complaints"),),
    origins=(OriginLine(Provenance.OURS, "the ramp"),),
    against=("Effort may matter more.",),
)


@pytest.mark.parametrize("locale", LOCALES)
def test_a_copied_figure_holds_everything_the_panel_shows(locale):
    text = FULL.as_text(Translator(locale))
    for part in (
        "Index 3.77",
        "E = B",
        "B  3.00  min(L1, L2)",
        "Mei  4",
        "six of them",
        "Complaints",
        "the ramp",
        "Effort",
    ):
        assert part in text


def test_parts_without_content_have_no_heading():
    assert OpenedFigure("Index", "–").as_text(Translator("en")) == "Index –"
