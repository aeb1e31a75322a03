from __future__ import annotations

from datetime import timedelta

import pytest

from cxdesign.domain.agenda import Step
from cxdesign.domain.facilitation import SetState
from cxdesign.domain.step_deeds import (
    MORE_AT_MOST,
    AddStep,
    BeginStep,
    EditStep,
    EndStep,
    ExtendStep,
    MoveStep,
    RemoveStep,
    SkipStep,
)
from cxdesign.errors import CommandInvalid
from tests.unit.domain.test_agenda import NOON, a_prompt, an_agenda
from tests.unit.domain.test_facilitation import after


def begin(step_id="s1"):
    return BeginStep(name="begin_step", step_id=step_id)


def skip(step_id="s1", *, is_skipped=True):
    return SkipStep(name="skip_step", step_id=step_id, is_skipped=is_skipped)


def two_steps():
    agenda = an_agenda(a_prompt())
    return agenda.with_steps(*agenda.steps, Step(id="s2", name="Break", minutes=10))


def in_minutes(minutes):
    return NOON + timedelta(minutes=minutes)


def test_steps_are_added_changed_moved_and_removed():
    agenda = after(
        an_agenda(),
        AddStep(name="add_step", step_id="s2", step_name="Two", minutes=10),
        EditStep(name="edit_step", step_id="s2", step_name="Second", minutes=15),
        MoveStep(name="move_step", step_id="s2", by=-1),
        MoveStep(name="move_step", step_id="s2", by=-1),
    )
    assert [(step.name, step.minutes) for step in agenda.steps] == [("Second", 15), ("One", 30)]
    assert [step.id for step in RemoveStep(name="remove_step", step_id="s2").on(agenda, NOON).steps] == ["s1"]


def test_one_step_is_on_at_a_time_and_what_it_took_is_the_sum_of_its_runs():
    agenda = SetState(name="set_state", prompt_id="p1", state="open").on(two_steps(), NOON)
    assert [step.is_on for step in agenda.steps] == [True, False]
    agenda = begin("s2").on(agenda, in_minutes(13))
    assert [step.is_on for step in agenda.steps] == [False, True]
    agenda = begin("s1").on(agenda, in_minutes(20))
    agenda = EndStep(name="end_step", step_id="s1").on(agenda, in_minutes(22))
    assert [step.took(in_minutes(90)) for step in agenda.steps] == [timedelta(minutes=15), timedelta(minutes=7)]
    assert not any(step.is_on for step in agenda.steps)


def test_a_step_that_was_not_on_took_no_time():
    assert two_steps().steps[0].took(NOON) is None
    assert EndStep(name="end_step", step_id="s1").on(two_steps(), NOON) == two_steps()


def test_a_clock_that_goes_backwards_makes_no_step_take_less_than_nothing():
    agenda = EndStep(name="end_step", step_id="s1").on(begin().on(two_steps(), NOON), in_minutes(-60))
    assert agenda.steps[0].took(NOON) == timedelta()


def test_a_step_gets_more_minutes_and_its_plan_stays_known():
    agenda = after(two_steps(), *(ExtendStep(name="extend_step", step_id="s2") for _ in range(2)))
    assert (agenda.steps[1].minutes, agenda.steps[1].more_minutes, agenda.minutes) == (10, 4, 44)
    full = agenda.with_steps(agenda.steps[0].changed(more_minutes=MORE_AT_MOST))
    with pytest.raises(CommandInvalid, match="step_too_long"):
        ExtendStep(name="extend_step", step_id="s1").on(full, NOON)


def test_a_step_that_was_not_begun_is_left_out_and_taken_up_again():
    agenda = skip("s2").on(two_steps(), NOON)
    assert (agenda.steps[1].is_skipped, agenda.minutes) == (True, 30)
    assert skip("s2", is_skipped=False).on(agenda, NOON) == two_steps()
    assert not begin("s2").on(agenda, NOON).steps[1].is_skipped


def test_what_was_begun_is_neither_left_out_nor_removed():
    agenda = begin().on(two_steps(), NOON)
    for deed in (skip(), RemoveStep(name="remove_step", step_id="s1")):
        with pytest.raises(CommandInvalid, match="prompt_started"):
            deed.on(agenda, NOON)


def test_an_agenda_with_runs_comes_back_from_its_text_as_it_was():
    agenda = skip("s2").on(begin().on(two_steps(), NOON), NOON)
    assert type(agenda).model_validate_json(agenda.model_dump_json(exclude_defaults=True)) == agenda


@pytest.mark.parametrize(
    "deed", [AddStep(name="add_step", step_id="s1", step_name="Twice", minutes=1), begin("s9"), skip("s9")]
)
def test_what_is_not_there_or_there_already_is_refused(deed):
    with pytest.raises(CommandInvalid, match="prompt_unknown"):
        deed.on(two_steps(), NOON)
