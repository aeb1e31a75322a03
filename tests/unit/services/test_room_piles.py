from __future__ import annotations

from datetime import UTC, datetime

import pytest

from cxdesign.commands import AddCard
from cxdesign.domain.agenda import Agenda, Step
from cxdesign.errors import CommandInvalid
from cxdesign.services.ballots import Ballots
from cxdesign.services.room_piles import last_asked, merge_cards, told_cards
from cxdesign.storage.workshops import Workshop
from tests.acting import OWNER
from tests.unit.domain.test_agenda import a_prompt

CARDS = a_prompt(id="p1", kind="cards", target="pains", state="locked")
DOTS = a_prompt(id="p2", kind="dots", target="pains")


def agenda(*prompts, current=None):
    return Agenda(name="Short", steps=(Step(id="s1", name="One", minutes=10, prompts=prompts),), current_id=current)


def a_workshop(bench, *prompts, current=None):
    return Workshop("w", bench.project_id, None, agenda(*prompts, current=current), datetime.now(UTC), None, 1)


@pytest.fixture
def pair(bench):
    document = bench.document(OWNER)
    (lane,) = (lane for lane in document.lanes if lane.role.value == "pains")
    for number, suffix in enumerate("ab"):
        place = {"touchpoint_id": document.touchpoints[0].id, "lane_id": lane.id}
        bench.execute(
            OWNER,
            f"{number:0>32}".replace("0", "e", 1),
            AddCard(card_id=f"note:{suffix}", text=suffix.upper(), **place),
        )
    return ("note:a", "note:b")


def test_the_cards_of_the_last_prompt_stay_in_sight_while_the_next_one_is_on():
    waiting = a_prompt(id="p3", kind="cards")
    assert last_asked(agenda(CARDS, DOTS, waiting, current="p2")) == CARDS
    assert last_asked(agenda(DOTS, CARDS, current="p2")) is None
    assert last_asked(agenda(CARDS, DOTS)) == CARDS
    assert last_asked(agenda(waiting)) is None


@pytest.mark.parametrize("state", ["open", "hidden", "locked"])
def test_nothing_is_merged_while_dots_are_given_to_it(bench, pair, state):
    voting = a_workshop(bench, CARDS, DOTS.changed(state=state))
    with pytest.raises(CommandInvalid) as caught:
        merge_cards(bench, voting, pair, None, actor=OWNER, command_id="f" * 32)
    assert caught.value.code == "merge_while_voting"
    assert "note:b" in bench.document(OWNER)


def test_a_card_is_not_merged_with_itself(bench, pair):
    revision = bench.revision
    for same in (("note:a", "note:a"), ("note:a", "need_card:a")):
        with pytest.raises(CommandInvalid, match="merge_with_itself"):
            merge_cards(bench, a_workshop(bench, CARDS), same, None, actor=OWNER, command_id="f" * 32)
    assert bench.revision == revision


def test_dots_of_merged_cards_are_added_up_once_they_are_counted(bench, pair, services):
    revealed = a_workshop(bench, CARDS, DOTS.changed(state="revealed"))
    merge_cards(bench, revealed, pair, "Both", actor=OWNER, command_id="f" * 32)
    assert bench.document(OWNER).get("note:a").text == "Both"
    ballots = Ballots(services.store.workshops, "w")
    assert told_cards(revealed, ballots, bench.document(OWNER), (), services.card_ids) == {
        "prompt_id": "p1",
        "cards": [],
        "piles": [],
    }
