from __future__ import annotations

from datetime import date

import pytest

from cxdesign.errors import FormatError
from cxdesign.formats.report.writing import (
    KINDS,
    MEDIA_TYPES,
    ReportOptions,
    kind_for,
    preview,
    undrawable,
    write_report,
)
from tests.builders import a_journey

OPTIONS = ReportOptions(date(2026, 3, 1), wanted=("journey",))


def test_each_kind_has_a_writer_and_a_media_type():
    marks = {"pptx": b"PK", "pdf": b"%P"}
    for kind in KINDS:
        assert write_report(a_journey(), kind, OPTIONS)[:2] == marks[kind]
        assert "/" in MEDIA_TYPES[kind]


def test_a_preview_lists_the_pages():
    assert [page.title for page in preview(a_journey(), "pdf", OPTIONS)][1] == "Journey"


def test_another_ending_is_refused():
    with pytest.raises(FormatError, match="report_suffix_unknown"):
        kind_for("report.docx")


def test_slides_need_no_font_of_this_machine():
    assert undrawable(a_journey(name="\U0010fffe"), "pptx", OPTIONS) == ""
