from __future__ import annotations

from html.parser import HTMLParser

from cxdesign.formats.report.hypertext import write_hypertext
from cxdesign.formats.report.layout import handout_pages
from cxdesign.formats.report.placed import UPRIGHT
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
    assert list(overflowing(handout_pages(a_report(a_hostile_journey())), UPRIGHT)) == []
