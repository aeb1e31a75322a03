from __future__ import annotations

import pytest

from cxdesign.commands.merging import MergeCards
from cxdesign.domain.vocabulary import EmpathyArea, RaterRole
from cxdesign.errors import CommandError
from cxdesign.services.room_cards import CardIds, put_card, room_id
from tests.acting import OWNER, does
from tests.unit.domain.test_agenda import a_prompt
from tests.unit.storage.test_workshops import ana

IDS = CardIds(lambda: "key")


def put(bench, *, serial: int = 1, text: str = "Cold", person=None, **prompt):
    place = bench.document(OWNER).touchpoints[0].id
    asked = a_prompt(kind="cards", **{"target": "pains", **prompt})
    put_card(bench, asked, person or ana(), IDS, item="c1", serial=serial, text=text, place=place)


def test_a_card_is_put_once_and_changed_after_that(bench):
    for _ in range(2):  # the line may break before the first is confirmed
        put(bench)
    assert bench.revision == 2
    card = bench.document(OWNER).get(f"note:{IDS.suffix('p1', 'actor:ana', 'c1')}")
    assert card.text == "Cold"
    put(bench, serial=2, text="Colder")
    assert bench.document(OWNER).get(card.id).text == "Colder"
    assert bench.revision == 3


def test_the_kind_of_a_card_follows_its_lane(bench):
    put(bench, target="opportunities")
    assert f"feature:{IDS.suffix('p1', 'actor:ana', 'c1')}" in bench.document(OWNER)


@pytest.mark.parametrize(("is_shown", "author"), [(True, "actor:ana"), (False, room_id("w"))])
def test_the_log_names_the_author_only_where_that_is_said(bench, services, is_shown, author):
    put(bench, is_author_shown=is_shown)
    (operation,) = services.store.log.after(bench.project_id, 1)
    assert operation.actor_id == author


def test_the_same_number_under_another_prompt_is_another_card(bench):
    """Else a card of a question that is locked, or one without an author, is reached from the next question."""
    put(bench, text="Before")
    put(bench, id="p2", text="After", serial=2)
    texts = [bench.document(OWNER).get(f"note:{IDS.suffix(prompt, 'actor:ana', 'c1')}").text for prompt in ("p1", "p2")]
    assert texts == ["Before", "After"]


def test_a_card_of_an_earlier_run_is_not_reached_from_a_later_one(bench):
    """It may be without a name, and the later run with one."""
    put(bench, text="Before")
    put(bench, text="After", serial=2, reset_count=1, is_author_shown=True)
    assert bench.document(OWNER).get(f"note:{IDS.suffix('p1', 'actor:ana', 'c1')}").text == "Before"
    assert bench.document(OWNER).get(f"note:{IDS.suffix('p1.1', 'actor:ana', 'c1')}").text == "After"


def test_a_card_that_was_taken_off_the_map_is_not_said_to_be_there(bench):
    put(bench)
    does(bench, OWNER, "remove_card", card_id=f"note:{IDS.suffix('p1', 'actor:ana', 'c1')}")
    with pytest.raises(CommandError, match="card_taken_off"):
        put(bench, serial=2, text="Colder")
    assert bench.revision == 3


def test_two_people_never_meet_in_one_card(bench):
    put(bench)
    put(bench, person=ana(id="actor:ben", role=RaterRole.MANAGER))
    assert bench.revision == 3


@pytest.mark.parametrize("target", ["song", "lane:none", "emotion"])
def test_a_lane_that_holds_no_cards_is_refused(bench, target):
    with pytest.raises(CommandError):
        put(bench, target=target)
    assert bench.revision == 1


def test_who_changes_a_card_that_was_merged_changes_what_it_said(bench):
    put(bench)
    put(bench, person=ana(id="actor:ben"), text="Freezing")
    first, second = (f"note:{IDS.suffix('p1', person, 'c1')}" for person in ("actor:ana", "actor:ben"))
    bench.execute(OWNER, "0" * 32, MergeCards(card_ids=(first, second), text="Too cold"))
    for serial, person in enumerate((ana(), ana(id="actor:ben")), start=2):
        put(bench, person=person, serial=serial, text=f"Words of {person.id}")
    card = bench.document(OWNER).get(first)
    assert (card.text, [str(one) for one in card.said]) == ("Too cold", ["Words of actor:ana", "Words of actor:ben"])


def test_ids_of_cards_are_the_same_on_all_servers_of_a_store_and_nowhere_else():
    assert CardIds(lambda: "key").suffix("p1", "actor:ana", "c1") == IDS.suffix("p1", "actor:ana", "c1")
    assert CardIds(lambda: "other").suffix("p1", "actor:ana", "c1") != IDS.suffix("p1", "actor:ana", "c1")
    assert IDS.suffix("p1", "actor:ana", "c1") != IDS.suffix("p1", "actor:ben", "c1")
    assert IDS.suffix("p1", "actor:ana", "c1") != IDS.command("add", "p1", "actor:ana", "c1")


ANN = {"target": "persona:ann", "area": "pains"}


@pytest.fixture
def ann(bench):
    does(bench, OWNER, "add_entry", entry_id="persona:ann", entry_name="Ann", attributes={})
    return bench


@pytest.mark.parametrize(("is_shown", "author"), [(True, "actor:ana"), (False, room_id("w"))])
def test_cards_of_an_empathy_map_become_notes_and_are_changed_there(ann, services, is_shown, author):
    for serial, text in ((1, "Cold"), (1, "Cold"), (2, "Colder")):
        put(ann, serial=serial, text=text, is_author_shown=is_shown, **ANN)
    (note,) = ann.document(OWNER).empathy_notes("persona:ann", EmpathyArea.PAINS)
    assert note.text == "Colder"
    operations = services.store.log.after(ann.project_id, 2)
    assert [(one.command, one.actor_id) for one in operations] == [
        ("add_empathy_note", author),
        ("edit_empathy_note", author),
    ]


def test_without_a_name_cards_go_to_the_persona_that_is_aimed_at(ann):
    does(ann, OWNER, "add_entry", entry_id="persona:bob", entry_name="Bob", attributes={})
    does(ann, OWNER, "choose_target", persona_id="persona:bob", is_target=True)
    put(ann, target="persona", area="gains")
    assert ann.document(OWNER).empathy_notes("persona:bob", EmpathyArea.GAINS)


def test_cards_for_nobodys_empathy_map_are_refused(bench):
    for target in ("persona", "persona:gone"):
        with pytest.raises(CommandError, match="prompt_without_persona"):
            put(bench, target=target, area="pains")
