from __future__ import annotations

import pytest

from cxdesign.domain.facilitation import SetState
from cxdesign.domain.vocabulary import RaterRole
from cxdesign.live.workshop.reading import read_moment
from tests.unit.live.rooms import OWNER, House
from tests.unit.live.workshop.gathering import a_prompt, an_agenda


def _is(house, state):
    house.services.workshops.carry_out(OWNER, house.project_id, SetState(name="set_state", prompt_id="p1", state=state))


def _told(house, here):
    """Return what is told of people, and the counts, but who is here: that is no secret."""
    moment = read_moment(house.services, house.project_id, here)
    people = [{**person, "is_here": None} for person in moment.facilitation["people"]]
    shown = {part: moment.facilitation[part] for part in ("answered", "of", "by_item", "is_nameless")}
    return people, shown, {**moment.counts, "left": None}


def _after_one_card(tmp_path, writer, *, state="open", is_author_shown=False):
    """Return what is told when one of two has written a card and gone, by the number of who it was."""
    house = House(tmp_path)
    prompt = a_prompt("cards", target="pains", is_author_shown=is_author_shown)
    workshop = house.services.workshops.begin(OWNER, house.project_id, an_agenda(prompt))
    service = house.services.participants
    people = [service.join(workshop, "", RaterRole.CUSTOMER)[0] for _ in range(2)]
    _is(house, "open")
    place = house.workbench.document(OWNER).touchpoints[0].id
    service.answer(people[writer], "p1", "c1", "The boss bullies me", serial=1, place=place)
    if state != "open":
        _is(house, state)
    told = [_told(house, [people[number].id for number in here]) for here in ((0, 1), (0,), (1,), ())]
    return [([{**person, "id": None} for person in shown], *counts) for shown, *counts in told]


@pytest.mark.parametrize("state", ["open", "hidden", "locked", "revealed"])
def test_who_has_written_cards_without_a_name_is_told_by_nothing(tmp_path, state):
    """Not while they land, and not after: it may be closed after the first card, and opened again."""
    for folder in (tmp_path / "0", tmp_path / "1"):
        folder.mkdir()
    first, second = (_after_one_card(tmp_path / str(writer), writer, state=state) for writer in (0, 1))
    assert first == second
    assert first[0][1] == {"answered": 1, "of": 2, "by_item": {}, "is_nameless": True}


def test_who_has_written_with_a_name_is_told(tmp_path):
    people, shown, _ = _after_one_card(tmp_path, 1, is_author_shown=True)[0]
    assert [person["has_answered"] for person in people] == [False, True]
    assert not shown["is_nameless"]
