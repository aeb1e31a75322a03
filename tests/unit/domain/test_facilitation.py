from __future__ import annotations

from datetime import timedelta

import pytest

from cxdesign.domain.agenda import CONCLUSIONS_AT_MOST, THOUGHTS_AT_MOST, PromptAttributes, PromptState, Thought
from cxdesign.domain.facilitation import (
    THOUGHTS_EACH,
    WAYS,
    AddPrompt,
    AddTime,
    CallTo,
    Conclude,
    DealWith,
    EditPrompt,
    Park,
    PauseTime,
    PileUp,
    RemovePrompt,
    ResumeTime,
    SetState,
    Show,
    TakeOff,
    Withdraw,
    parked,
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


def test_time_that_was_paused_goes_on_from_where_it_stood():
    pause = PauseTime(name="pause_time", prompt_id="p1")
    resume = ResumeTime(name="resume_time", prompt_id="p1")
    agenda = after(an_agenda(a_prompt(minutes=5)), to("open"))
    stands = pause.on(agenda, NOON + timedelta(minutes=2))
    assert (stands.prompts[0].ends_at, stands.prompts[0].paused_left) == (None, 180)
    assert pause.on(stands, NOON + timedelta(minutes=3)) == stands
    more = AddTime(name="add_time", prompt_id="p1", minutes=1).on(stands, NOON + timedelta(minutes=8))
    late = NOON + timedelta(minutes=9)
    goes_on = resume.on(more, late)
    assert (goes_on.prompts[0].ends_at, goes_on.prompts[0].paused_left) == (late + timedelta(minutes=4), None)
    assert resume.on(goes_on, late) == goes_on


@pytest.mark.parametrize("state", ["hidden", "locked", "revealed"])
def test_no_time_stands_still_once_a_prompt_takes_no_answers(state):
    stands = after(an_agenda(a_prompt()), to("open"), PauseTime(name="pause_time", prompt_id="p1"))
    assert to(state).on(stands, NOON).prompts[0].paused_left is None


def test_a_call_holds_until_people_are_let_go_or_asked_something():
    call = CallTo(name="call_to", place_id="touchpoint:t1")
    agenda = after(an_agenda(a_prompt()), call, call)
    assert (agenda.call.place_id, agenda.call.number) == ("touchpoint:t1", 2)
    assert CallTo(name="call_to", place_id=None).on(agenda, NOON).call.place_id is None
    assert to("open").on(agenda, NOON).call.place_id is None


def test_thoughts_are_set_aside_once_and_marked_as_dealt_with():
    park = Park(name="park", thought_id="t1", text="Ask the night shift")
    agenda = after(an_agenda(), park, park, DealWith(name="deal_with", thought_id="t1", is_dealt_with=True))
    assert [(one.text, one.is_dealt_with) for one in agenda.parked] == [("Ask the night shift", True)]


def test_one_person_does_not_fill_the_parking_lot():
    agenda = an_agenda()
    for number in range(THOUGHTS_EACH):
        agenda = parked(agenda, Thought(id=f"t{number}", text="?", role="customer", number=1))
    with pytest.raises(CommandInvalid, match="thoughts_spent"):
        parked(agenda, Thought(id="more", text="?", role="customer", number=1))
    full = agenda.with_parked(*(Thought(id=f"t{number}", text="?") for number in range(THOUGHTS_AT_MOST)))
    with pytest.raises(CommandInvalid, match="thoughts_full"):
        parked(full, Thought(id="more", text="?"))


def conclude(conclusion_id="c1", **fields):
    return Conclude(name="conclude", conclusion_id=conclusion_id, **fields)


def test_what_was_decided_is_recorded_said_otherwise_and_taken_back():
    agenda = after(an_agenda(), conclude(outcome="iterate", text=" Test the breakfast "), conclude("c2", text="Budget"))
    assert [(one.outcome, one.text) for one in agenda.concluded] == [
        ("iterate", "Test the breakfast"),
        (None, "Budget"),
    ]
    changed = conclude(outcome="accept").on(agenda, NOON + timedelta(minutes=1))
    first = changed.concluded[0]
    assert (first.outcome, first.text, first.at) == ("accept", "", NOON)
    assert [one.id for one in Withdraw(name="withdraw", conclusion_id="c1").on(changed, NOON).concluded] == ["c2"]


def test_a_decision_says_something_and_there_are_not_too_many():
    with pytest.raises(CommandInvalid, match="conclusion_empty"):
        conclude(text=" ").on(an_agenda(), NOON)
    full = after(an_agenda(), *(conclude(f"c{number}", text="?") for number in range(CONCLUSIONS_AT_MOST)))
    with pytest.raises(CommandInvalid, match="conclusions_full"):
        conclude("more", text="?").on(full, NOON)


def test_an_order_of_things_that_were_not_chosen_cannot_be_asked_for():
    with pytest.raises(CommandInvalid, match="ranking_unchosen"):
        to("open").on(an_agenda(a_prompt(kind="ranking")), NOON)


def test_prompts_are_added_changed_and_removed_until_they_are_started():
    add = AddPrompt(name="add_prompt", step_id="s1", prompt_id="p2", prompt=TEXT)
    agenda = after(an_agenda(a_prompt()), add)
    edit = EditPrompt(name="edit_prompt", prompt_id="p2", prompt=TEXT.model_copy(update={"question": "New?"}))
    assert edit.on(agenda, NOON).prompts[1].question == "New?"
    assert len(RemovePrompt(name="remove_prompt", prompt_id="p2").on(agenda, NOON).prompts) == 1
    started = to("open", "p2").on(agenda, NOON)
    for deed in (edit, RemovePrompt(name="remove_prompt", prompt_id="p2")):
        with pytest.raises(CommandInvalid, match="prompt_started"):
            deed.on(started, NOON)


def test_a_prompt_that_is_asked_otherwise_is_no_earlier_run_again():
    agenda = an_agenda(a_prompt(reset_count=2))
    edited = EditPrompt(name="edit_prompt", prompt_id="p1", prompt=TEXT).on(agenda, NOON).prompts[0]
    assert (edited.question, edited.reset_count) == (TEXT.question, 2)


@pytest.mark.parametrize(
    "deed",
    [
        to("open", "p9"),
        Show(name="show", prompt_id="p9"),
        AddPrompt(name="add_prompt", step_id="s9", prompt_id="p2", prompt=TEXT),
        AddPrompt(name="add_prompt", step_id="s1", prompt_id="p1", prompt=TEXT),
        PauseTime(name="pause_time", prompt_id="p9"),
        DealWith(name="deal_with", thought_id="t9", is_dealt_with=True),
    ],
)
def test_what_is_not_there_or_there_already_is_refused(deed):
    with pytest.raises(CommandInvalid, match="prompt_unknown"):
        deed.on(an_agenda(a_prompt()), NOON)


def test_cards_are_piled_up_and_taken_off_in_any_state_of_their_prompt():
    agenda = an_agenda(a_prompt(kind="cards", state=PromptState.REVEALED))
    on = PileUp(name="pile_up", prompt_id="p1", card_ids=("note:b", "note:c"), onto_id="note:a")
    piled = after(agenda, on, on)
    assert piled.prompts[0].piles == (("note:a", "note:b", "note:c"),)
    assert after(piled, TakeOff(name="take_off", prompt_id="p1", card_ids=("note:b", "note:c"))) == agenda
