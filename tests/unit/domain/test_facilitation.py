from __future__ import annotations

from datetime import timedelta

import pytest

from cxdesign.domain.agenda import PromptAttributes, PromptState
from cxdesign.domain.facilitation import (
    WAYS,
    AddPrompt,
    AddStep,
    AddTime,
    EditPrompt,
    EditStep,
    MoveStep,
    RemovePrompt,
    RemoveStep,
    SetState,
    Show,
)
from cxdesign.errors import CommandInvalid
from tests.unit.domain.test_agenda import NOON, a_prompt, an_agenda

TEXT = PromptAttributes(kind="text", question="What else?")


def to(state: str, prompt_id: str = "p1") -> SetState:
    return SetState(name="set_state", prompt_id=prompt_id, state=state)


def after(agenda, *deeds):
    for deed in deeds:
        agenda = deed.on(agenda, NOON)
    return agenda


@pytest.mark.parametrize("first", list(PromptState))
@pytest.mark.parametrize("then", list(PromptState))
def test_a_state_follows_another_only_where_that_makes_sense(first, then):
    agenda = an_agenda(a_prompt(state=first))
    if then in WAYS[first]:
        assert to(then).on(agenda, NOON).prompts[0].state is then
    else:
        with pytest.raises(CommandInvalid, match="prompt_state_refused"):
            to(then).on(agenda, NOON)


def test_starting_a_prompt_shows_it_and_locks_the_one_before_without_revealing_it():
    agenda = after(an_agenda(a_prompt(), a_prompt("p2")), to("open"), to("open", "p2"))
    assert agenda.current_id == "p2"
    assert [prompt.state for prompt in agenda.prompts] == [PromptState.LOCKED, PromptState.OPEN]


def test_what_was_revealed_is_never_open_again():
    assert WAYS[PromptState.REVEALED] == frozenset()


def test_letting_all_wait_locks_what_was_open():
    agenda = after(an_agenda(a_prompt()), to("open"), Show(name="show", prompt_id=None))
    assert agenda.current_id is None
    assert agenda.prompts[0].state is PromptState.LOCKED


def test_only_what_is_revealed_is_shown_again():
    agenda = after(an_agenda(a_prompt(), a_prompt("p2")), to("open"), to("revealed"), to("open", "p2"))
    shown = Show(name="show", prompt_id="p1").on(agenda, NOON)
    assert shown.current_id == "p1"
    with pytest.raises(CommandInvalid, match="prompt_state_refused"):
        Show(name="show", prompt_id="p2").on(shown, NOON)


def test_time_is_added_to_what_is_left_or_from_now_when_it_is_over():
    agenda = after(an_agenda(a_prompt(minutes=5)), to("open"))
    more = AddTime(name="add_time", prompt_id="p1", minutes=2)
    assert more.on(agenda, NOON).prompts[0].ends_at == NOON + timedelta(minutes=7)
    late = NOON + timedelta(minutes=9)
    assert more.on(agenda, late).prompts[0].ends_at == late + timedelta(minutes=2)
    with pytest.raises(CommandInvalid, match="prompt_state_refused"):
        more.on(an_agenda(a_prompt()), NOON)


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


def test_prompts_are_added_changed_and_removed_until_they_are_started():
    add = AddPrompt(name="add_prompt", step_id="s1", prompt_id="p2", prompt=TEXT)
    agenda = after(an_agenda(a_prompt()), add)
    edit = EditPrompt(name="edit_prompt", prompt_id="p2", prompt=TEXT.model_copy(update={"question": "New?"}))
    assert edit.on(agenda, NOON).prompts[1].question == "New?"
    assert len(RemovePrompt(name="remove_prompt", prompt_id="p2").on(agenda, NOON).prompts) == 1
    started = to("open", "p2").on(agenda, NOON)
    for deed in (
        edit,
        RemovePrompt(name="remove_prompt", prompt_id="p2"),
        RemoveStep(name="remove_step", step_id="s1"),
    ):
        with pytest.raises(CommandInvalid, match="prompt_started"):
            deed.on(started, NOON)


@pytest.mark.parametrize(
    "deed",
    [
        to("open", "p9"),
        Show(name="show", prompt_id="p9"),
        AddPrompt(name="add_prompt", step_id="s9", prompt_id="p2", prompt=TEXT),
        AddPrompt(name="add_prompt", step_id="s1", prompt_id="p1", prompt=TEXT),
        AddStep(name="add_step", step_id="s1", step_name="Twice", minutes=1),
        MoveStep(name="move_step", step_id="s9", by=1),
    ],
)
def test_what_is_not_there_or_there_already_is_refused(deed):
    with pytest.raises(CommandInvalid, match="prompt_unknown"):
        deed.on(an_agenda(a_prompt()), NOON)
