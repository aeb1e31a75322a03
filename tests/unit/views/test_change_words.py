from __future__ import annotations

import pytest

from cxdesign.analysis.changes import compare
from cxdesign.domain.document import RECORD_TYPES
from cxdesign.i18n import Translator
from cxdesign.views.change_words import ChangeWords
from tests.builders import a_journey, a_whole_project
from tests.performing import performed

JOURNEY = a_journey(now={"t1": 1})
EN = Translator("en")


def told(*commands, left=JOURNEY, translate=EN):
    right = left
    for command in commands:
        right = performed(right, command)
    found = compare(left, right)
    words = ChangeWords(found.left, found.right, translate)
    return [
        (words.kind(change.record), words.name(change), words.place(change), words.details(change))
        for change in found.changes
    ]


def edited(**fields):
    return {"name": "edit_touchpoint", "touchpoint_id": "touchpoint:t1", "attributes": fields}


def test_a_card_is_told_with_its_place_and_both_texts():
    [line] = told({"name": "edit_card", "card_id": "step:c1", "text": "Books in the app"})
    assert line == (
        "Card",
        "Books in the app",
        "Customer actions, Touchpoint t1",
        ("Text: “Books a room” → “Books in the app”",),
    )


def test_a_move_is_told_by_its_places():
    move = {"name": "move_card", "card_id": "note:c3", "touchpoint_id": "touchpoint:t1", "lane_id": "lane:pains"}
    [(_, _, _, details)] = told(move)
    assert details == ("From Touchpoint t2 to Touchpoint t1",)


def test_a_card_that_spans_more_touchpoints_is_told_from_first_to_last():
    span = {"name": "span_card", "card_id": "note:c3", "last_touchpoint_id": "touchpoint:t3"}
    [(_, _, _, details)] = told(span)
    assert details == ("From Touchpoint t2 to Touchpoint t2 – Touchpoint t3",)


def test_an_emotion_is_told_by_its_curve_and_both_values():
    [line] = told({"name": "set_emotion", "touchpoint_id": "touchpoint:t2", "state": "target", "value": 4})
    assert line == ("Target emotion", "Touchpoint t2", "", ("– → +4",))


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"duration_minutes": 90.0}, "Duration: – → 1 h 30 min"),
        ({"environments": ["digital", "physical"]}, "Met through: – → Digital, Physical"),
        ({"importance": 4}, "Importance: – → 4"),
        ({"may_be_skipped": True}, "May be skipped: no → yes"),
        ({"refreshed_on": "2026-01-05"}, "Last renewed: – → “2026-01-05”"),
        ({"evidence": "test"}, "Evidence: Assumption → Test"),
    ],
)
def test_values_are_told_in_words(fields, said):
    [(_, _, _, details)] = told(edited(**fields))
    assert details[0].casefold() == said.casefold()


@pytest.mark.parametrize("locale", ["en", "zh-CN"])
def test_every_field_of_a_design_has_words_in_both_languages(locale):
    whole = a_whole_project()
    empty = a_journey({}, lanes={}, cards={})
    for left, right in ((empty, whole), (whole, empty)):
        assert told_all(left, right, Translator(locale))
    for change in compare(whole, blanked(whole)).changes:
        words = ChangeWords(whole, blanked(whole), Translator(locale))
        assert words.details(change)


def told_all(left, right, translate):
    found = compare(left, right)
    words = ChangeWords(found.left, found.right, translate)
    return [(words.kind(change.record), words.name(change), words.place(change)) for change in found.changes]


def blanked(document):
    """Return the document with every field that has a default set to it."""
    records = []
    for record in document:
        fields = RECORD_TYPES[record.kind].model_fields
        values = {name: field.default for name, field in fields.items() if not field.is_required() and name != "kind"}
        records.append(record.model_copy(update=values))
    return document.with_records(changed=records)


@pytest.mark.parametrize(
    ("before", "after", "told_as"),
    [(None, "a", "Picture added"), ("a", "b", "Another picture"), ("a", None, "Picture removed")],
)
def test_a_picture_is_told_by_what_happened_to_it_and_not_by_its_digest(before, after, told_as):
    def shows(letter):
        fields = {"image": letter and letter * 64, "image_width": letter and 40, "image_height": letter and 30}
        return {"name": "edit_card_attributes", "card_id": "step:c1", "attributes": fields}

    [line] = told(shows(after), left=performed(JOURNEY, shows(before)))
    assert line[3] == (told_as,)
