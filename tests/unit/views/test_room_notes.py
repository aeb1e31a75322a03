from __future__ import annotations

from cxdesign.commands import TakeNote
from cxdesign.domain.change import apply
from cxdesign.domain.vocabulary import EmpathyArea
from cxdesign.views.room_notes import build_notes, build_offer, build_personas, note_id_of
from tests.builders import a_journey, enriched
from tests.performing import perform
from tests.unit.domain.test_agenda import a_prompt

PEOPLE = enriched(a_journey(), {"persona:ann": {"name": "Ann"}, "persona:bob": {"name": "Bob"}})
WRITTEN = {"people": 2, "texts": [{"text": "Too cold", "role": "customer"}, {"text": "Too loud", "role": ""}]}


def noted(document, text, workshop="w"):
    note_id = note_id_of(workshop, "p1", text, "persona:ann", EmpathyArea.PAINS)
    note = TakeNote(note_id=note_id, persona_id="persona:ann", area="pains", text=text)
    return apply(document, note.plan(document), revision=document.revision + 1)


def test_a_text_is_told_where_it_stands():
    (told,) = build_notes("w", a_prompt(), WRITTEN, noted(PEOPLE, "Too cold"))
    assert (told["text"], told["persona_id"], told["area"]) == ("Too cold", "persona:ann", "pains")


def test_a_note_of_the_same_words_from_elsewhere_is_not_taken_for_it():
    assert build_notes("w", a_prompt(), WRITTEN, noted(PEOPLE, "Too cold", "another workshop")) == []
    assert build_notes("w", a_prompt(), WRITTEN, noted(PEOPLE, "Something else")) == []


def test_what_is_sealed_or_asks_for_no_text_has_no_notes():
    assert build_notes("w", a_prompt(), None, PEOPLE) is None
    assert build_notes("w", a_prompt(kind="feelings"), {"items": []}, PEOPLE) is None


def test_a_prompt_offers_notes_or_peaks_or_nothing():
    assert build_offer("w", None, None, PEOPLE) == {"peaks": None, "notes": None}
    assert build_offer("w", a_prompt(), WRITTEN, PEOPLE) == {"peaks": None, "notes": []}
    offer = build_offer("w", a_prompt(kind="dots"), {"people": 0, "items": []}, PEOPLE)
    assert (offer["peaks"]["items"], offer["notes"]) == ([], None)


def test_personas_are_told_with_the_one_the_project_aims_at():
    aimed = perform(PEOPLE, "choose_target", persona_id="persona:bob", is_target=True)
    assert [(one["name"], one["is_target"]) for one in build_personas(aimed)] == [("Ann", False), ("Bob", True)]
