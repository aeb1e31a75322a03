from __future__ import annotations

import pytest

from cxdesign.domain.comments import Comment
from cxdesign.domain.document import Document
from cxdesign.domain.journey import PROJECT_ID
from cxdesign.domain.map_views import MapName
from cxdesign.domain.relations import Relation, relation_id
from cxdesign.domain.understanding import Need
from cxdesign.domain.vocabulary import RelationType
from cxdesign.drawing.losses import losses
from cxdesign.drawing.maps import draw_map
from cxdesign.drawing.options import DrawOptions
from cxdesign.drawing.page import page_html
from cxdesign.i18n import LOCALES
from cxdesign.services.starters import load_starter
from tests.builders import a_journey

BUBBLE = "M2.4 3h11.2v7.6H7.8L5 13.2v-2.6H2.4z"
NAMES = (("person-a", "Ann Lee"), ("person-b", "Ben"))


@pytest.fixture(name="document")
def _document():
    hotel = load_starter("hotel", "en")
    first, second = hotel.touchpoints[:2]
    said = (
        Comment(id="comment:a", text="Why <b>so</b> long?", about_id=second.id, author="person-a",
                written_at="2026-11-20T10:00:00Z"),
        Comment(id="comment:b", text="Nobody knows", about_id=second.id, author="person-b", reply_to_id="comment:a"),
        Comment(id="comment:c", text="All settled", about_id=first.id, is_resolved=True),
        Comment(id="comment:d", text="On the whole", about_id="project:main"),
        Comment(id="comment:e", text="On the stage", about_id=hotel.stages[0].id),
    )  # fmt: skip
    return Document([*hotel, *said])


def test_open_comments_are_numbered_in_the_order_of_their_marks_with_name_and_date(document):
    drawing = draw_map(document, "journey", DrawOptions(comments="notes", names=NAMES))
    assert [(note.number, note.said) for note in drawing.notes] == [
        (1, ("Guest: On the stage",)),
        (2, ("Ann Lee, 2026-11-20: Why <b>so</b> long?", "Ben: Nobody knows")),
        (3, ("Guest: On the whole",)),
    ]
    assert "Why &lt;b&gt;so&lt;/b&gt; long?" in drawing.svg
    assert "All settled" not in drawing.svg


def test_without_notes_marks_stay_and_the_words_are_told_as_left_out(document):
    drawing = draw_map(document, "journey", DrawOptions())
    assert "One open thread of comments" in drawing.svg
    assert "long?" not in drawing.svg
    counts = {loss.code: loss.count for loss in losses(document, "journey", "svg", DrawOptions())}
    assert counts["comments"] == 3
    written = losses(document, "journey", "svg", DrawOptions(comments="notes"))
    assert not any(loss.code == "comments" for loss in written)


def test_who_may_not_see_comments_gets_no_trace_of_them(document):
    for options in (DrawOptions(comments="none"), DrawOptions(comments="none", names=NAMES)):
        assert "of comments" not in draw_map(document, "journey", options).svg
        assert not any(loss.code == "comments" for loss in losses(document, "journey", "svg", options))


def test_a_page_writes_comments_once_and_escaped(document):
    html = page_html(document, "journey", DrawOptions(comments="notes", names=NAMES))
    assert html.count("Why &lt;b&gt;so&lt;/b&gt; long?") == 1
    assert "<b>so" not in html


def test_a_place_where_needs_arise_carries_their_number():
    needs = [Need(id=f"need:{name}", name=name, order=order) for name, order in (("a", "a0"), ("b", "a1"))]
    links = [
        Relation(
            id=relation_id(what, need.id, "touchpoint:t"), relation=what, source_id=need.id, target_id="touchpoint:t"
        )
        for need in needs
        for what in (RelationType.ARISES_AT,)
    ]
    document = Document([*a_journey(stages={"s": ["t"]}), *needs, *links])
    assert "2 needs arise here" in draw_map(document, "journey").svg
    assert "2 needs arise here" in page_html(document, "blueprint", DrawOptions())


ABOUT = {
    "journey": ("stage", "touchpoint", "lane", "note", "feature"),
    "blueprint": ("touchpoint", "lane", "step", "flow"),
    "empathy": ("persona", "empathy_note", "need"),
    "scenes": ("touchpoint", "scene", "scene_cell"),
}


@pytest.mark.parametrize("name", MapName)
@pytest.mark.parametrize("locale", LOCALES)
def test_whatever_is_drawn_and_commented_on_carries_its_mark(name, locale):
    document = load_starter("food_delivery", locale)
    everything = [one.id for kind in ABOUT[name] for one in document.of_kind(kind)] + [PROJECT_ID]
    plain = draw_map(document, name, DrawOptions(locale=locale))
    drawn = [one for one in everything if f'data-id="{one}"' in plain.svg or one == PROJECT_ID]
    assert {one.partition(":")[0] for one in drawn} == {*ABOUT[name], "project"}
    said = [Comment(id=f"comment:c{place}", text="Why?", about_id=one) for place, one in enumerate(drawn)]
    talked = draw_map(Document([*document, *said]), name, DrawOptions(locale=locale))
    assert talked.svg.count(BUBBLE) == len(drawn) + 1, "the legend explains it once"
    assert talked.unsaid == len(drawn)
