from __future__ import annotations

import pytest

from cxdesign.analysis.room_curve import rated_moments
from cxdesign.domain.facilitation import SetState
from cxdesign.domain.vocabulary import CurveState, RaterRole
from cxdesign.errors import CommandInvalid
from cxdesign.services.room_curve import take_curve
from tests.acting import OWNER, undoes
from tests.unit.domain.test_agenda import a_prompt, an_agenda


@pytest.fixture
def rated(services, bench):
    """A rating by two people who agree at the first touchpoint and cannot judge the second."""
    workshop = services.workshops.begin(OWNER, bench.project_id, an_agenda(a_prompt(kind="feelings"), a_prompt("p2")))
    set_state(services, bench, "open")
    first, second, *_ = [one.id for one in bench.document(OWNER).touchpoints]
    for name, value in (("Ana", -2), ("Ben", -3)):
        person, _ = services.participants.join(workshop, name, RaterRole.CUSTOMER)
        services.participants.answer(person, "p1", first, value, serial=1)
        services.participants.answer(person, "p1", second, None, serial=2)
    return first


def set_state(services, bench, state):
    deed = SetState(name="set_state", prompt_id="p1", state=state)
    services.workshops.carry_out(OWNER, bench.project_id, deed)


def take(services, bench, prompt_id="p1", command_id="0" * 32):
    workshop = services.workshops.newest(OWNER, bench.project_id)
    take_curve(bench, services.store.workshops, workshop, prompt_id, actor=OWNER, command_id=command_id)


def test_the_means_become_the_curve_in_one_step_that_can_be_undone(services, bench, rated):
    set_state(services, bench, "revealed")
    before = bench.document(OWNER)
    assert not services.workshops.newest(OWNER, bench.project_id).agenda.prompt("p1").is_taken_over
    take(services, bench)
    take(services, bench)
    assert services.workshops.newest(OWNER, bench.project_id).agenda.prompt("p1").is_taken_over
    after = bench.document(OWNER)
    assert after.emotion(rated, CurveState.NOW) == -3, "a half goes away from zero"
    assert [(one.touchpoint_id, one.spread.mean, one.spread.count) for one in rated_moments(after)] == [
        (rated, -2.5, 2)
    ]
    assert after.revision == before.revision + 1
    undoes(bench, OWNER)
    assert bench.document(OWNER) == before


@pytest.mark.parametrize("prompt_id", ["p1", "p2", "p3"])
def test_nothing_is_taken_over_before_the_reveal_nor_from_anything_but_a_rating(services, bench, rated, prompt_id):
    with pytest.raises(CommandInvalid):
        take(services, bench, prompt_id)
    assert bench.revision == 1
