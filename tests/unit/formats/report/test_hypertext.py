from __future__ import annotations

from html.parser import HTMLParser

from cxdesign.formats.report.hypertext import write_hypertext
from cxdesign.formats.report.layout import handout_pages
from cxdesign.formats.report.placed import UPRIGHT
from cxdesign.views.report.outline import Column, Grid, Report, Section
from tests.reports import HOSTILE, a_hostile_journey, a_report, overflowing


class _Tags(HTMLParser):
    """Collects the tags of a page, and whether each is closed where it was opened."""

    void = frozenset({"meta", "path", "circle", "rect"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()
        self.is_sound = True

    def handle_starttag(self, tag, attrs):
        self.seen.add(tag)
        self.is_sound &= not any(name.startswith("on") for name, _ in attrs)
        if tag not in self.void:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag not in self.void:
            self.is_sound &= bool(self.open) and self.open.pop() == tag


def test_whatever_people_typed_is_text_in_a_page_that_needs_nothing_else():
    page = write_hypertext(a_report(a_hostile_journey()))
    tags = _Tags()
    tags.feed(page)
    assert tags.is_sound
    assert tags.open == []
    assert not tags.seen & {"b", "script", "link", "img", "iframe"}
    assert "&lt;b&gt;&amp;amp;&lt;/b&gt;" in page
    assert HOSTILE["long"].strip() in page


def test_nothing_leaves_an_upright_page():
    sheet, pages = handout_pages(a_report(a_hostile_journey()))
    assert sheet == UPRIGHT
    assert list(overflowing(pages, sheet)) == []


def test_what_nearly_fits_on_one_page_is_set_a_little_smaller():
    rows = tuple((f"Moment {number}", "+1.0") for number in range(44))
    grid = Grid("Means", (Column("Moment"), Column("Mean")), rows)
    report = Report("Hotel", "Result", (), "Foot", "en", sections=(Section("result", "Result", (grid,)),))
    sheet, pages = handout_pages(report)
    assert sheet.scale < UPRIGHT.scale
    assert len(pages) == 1
    assert list(overflowing(pages, sheet)) == []
