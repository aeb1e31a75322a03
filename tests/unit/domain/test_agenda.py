from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from pydantic import ValidationError

from cxdesign.domain.agenda import DOTS_AT_MOST, Agenda, Prompt, PromptState, Step

NOON = datetime(2025, 3, 1, 12, tzinfo=UTC)


def a_prompt(prompt_id: str = "p1", **fields) -> Prompt:
    return Prompt.model_validate({"id": prompt_id, "kind": "text", "question": "Why?", **fields})


def an_agenda(*prompts: Prompt) -> Agenda:
    return Agenda(name="Short", steps=(Step(id="s1", name="One", minutes=30, prompts=prompts),))


def test_minutes_of_all_steps_add_up():
    agenda = an_agenda().with_steps(Step(id="a", name="A", minutes=20), Step(id="b", name="B", minutes=10))
    assert agenda.minutes == 30


def test_a_prompt_is_found_with_its_step():
    agenda = an_agenda(a_prompt(), a_prompt("p2"))
    assert agenda.prompt("p2") == agenda.prompts[1]
    assert agenda.step_of("p2") == agenda.steps[0]
    assert agenda.prompt("p3") is None
    assert agenda.step_of("p3") is None


def test_what_is_shown_is_the_current_prompt():
    agenda = an_agenda(a_prompt())
    assert agenda.current is None
    assert agenda.showing("p1").current == agenda.prompts[0]


def test_a_started_prompt_is_open_until_its_minutes_are_over():
    started = a_prompt(minutes=5).started(NOON)
    assert started.state is PromptState.OPEN
    assert started.ends_at == NOON + timedelta(minutes=5)
    assert not started.is_revealed


def test_an_agenda_comes_back_from_its_text_as_it_was():
    agenda = an_agenda(a_prompt().started(NOON)).showing("p1")
    assert Agenda.model_validate_json(agenda.model_dump_json(exclude_defaults=True)) == agenda


THREE = ("touchpoint:a", "touchpoint:b", "touchpoint:c")


def test_a_choice_of_criteria_and_of_things_to_rank_comes_back_from_its_text():
    for prompt in (
        a_prompt(kind="criteria", criteria=("C1", "C2", "S5")),
        a_prompt(kind="criteria", criteria=("K1",), set_id="criteria_set:ours"),
        a_prompt(kind="ranking", ranked_ids=THREE),
    ):
        assert Prompt.model_validate_json(prompt.model_dump_json(exclude_defaults=True)) == prompt


@pytest.mark.parametrize(
    "fields",
    [
        {"minutes": 0},
        {"dots": DOTS_AT_MOST + 1},
        {"question": " "},
        {"target": "A B"},
        {"kind": "song"},
        {"kind": "criteria"},
        {"kind": "criteria", "criteria": ("C1", "C5")},
        {"kind": "criteria", "set_id": "criteria_set:ours"},
        {"kind": "criteria", "criteria": ("C1", "C2", "C2")},
        {"kind": "criteria", "criteria": ("C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8", "C9")},
        {"kind": "ranking", "ranked_ids": THREE[:2]},
        {"kind": "ranking", "ranked_ids": (*THREE, THREE[0])},
        {"kind": "ranking", "ranked_ids": tuple(f"note:{n}" for n in range(11))},
    ],
)
def test_a_prompt_that_makes_no_sense_is_refused(fields):
    with pytest.raises(ValidationError):
        a_prompt(**fields)


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "text", "target": "persona"},
        {"kind": "cards", "target": "pains"},
        {"kind": "dots", "target": "persona:a"},
    ],
)
def test_only_cards_go_to_an_area_of_a_persona(fields):
    assert a_prompt(kind="cards", target="persona:a", area="pains").area == "pains"
    with pytest.raises(ValidationError):
        a_prompt(**fields, area="pains")
