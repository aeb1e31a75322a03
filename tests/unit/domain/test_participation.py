from __future__ import annotations

import pytest

from cxdesign.domain.agenda import PromptKind, PromptState
from cxdesign.domain.participation import (
    ORDER,
    ROLES,
    TEXT_AT_MOST,
    checked_value,
    may_answer,
    order_of,
    require_answerable,
)
from cxdesign.domain.vocabulary import RaterRole
from cxdesign.errors import CommandInvalid, PermissionDenied
from tests.unit.domain.test_agenda import a_prompt


def test_observers_write_but_neither_rate_nor_vote():
    may = {kind: may_answer(RaterRole.OBSERVER, kind) for kind in PromptKind}
    assert may == {
        PromptKind.CARDS: True,
        PromptKind.TEXT: True,
        PromptKind.DOTS: False,
        PromptKind.FEELINGS: False,
        PromptKind.CRITERIA: False,
        PromptKind.RANKING: False,
    }


def test_who_leads_does_not_take_part():
    assert RaterRole.FACILITATOR not in ROLES


@pytest.mark.parametrize("state", [state for state in PromptState if state is not PromptState.OPEN])
def test_nothing_is_answered_to_a_prompt_that_is_not_open(state):
    with pytest.raises(CommandInvalid, match="prompt_not_open"):
        require_answerable(a_prompt(state=state), "p1", RaterRole.CUSTOMER, run=0)


def test_an_answer_is_for_the_prompt_that_is_on():
    prompt = a_prompt(state="open")
    assert require_answerable(prompt, "p1", RaterRole.CUSTOMER, run=0) is prompt
    for other in (None, a_prompt("p2", state="open")):
        with pytest.raises(CommandInvalid, match="prompt_not_open"):
            require_answerable(other, "p1", RaterRole.CUSTOMER, run=0)
    with pytest.raises(PermissionDenied, match="observers_look"):
        require_answerable(a_prompt(kind="dots", state="open"), "p1", RaterRole.OBSERVER, run=0)


def test_an_answer_to_another_run_of_the_prompt_is_refused():
    again = a_prompt(state="open", reset_count=2)
    assert require_answerable(again, "p1", RaterRole.CUSTOMER, run=2) is again
    for run in (0, 1, 3):
        with pytest.raises(CommandInvalid, match="prompt_changed"):
            require_answerable(again, "p1", RaterRole.CUSTOMER, run=run)


@pytest.mark.parametrize(
    ("kind", "value"), [("feelings", -5), ("feelings", None), ("dots", 0), ("dots", 3), ("text", "so"), ("cards", "so")]
)
def test_what_fits_is_kept_as_it_is(kind, value):
    assert checked_value(a_prompt(kind=kind), "a", value, ["a"], {}) == value


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("feelings", 6),
        ("feelings", 1.5),
        ("feelings", True),
        ("feelings", "1"),
        ("dots", None),
        ("dots", -1),
        ("dots", True),
        ("text", " "),
        ("text", "\u200b\u2060 \ufeff"),
        ("cards", "\u3164\ufe0f\u00ad"),
        ("text", None),
        ("text", "x" * (TEXT_AT_MOST + 1)),
        ("cards", 3),
    ],
)
def test_what_does_not_fit_is_refused(kind, value):
    with pytest.raises(CommandInvalid, match="answer_invalid"):
        checked_value(a_prompt(kind=kind), "a", value, ["a"], {})


GRADED = a_prompt(kind="criteria", criteria=("C1", "C2"))
RANKED = a_prompt(kind="ranking", ranked_ids=("note:a", "note:b", "note:c"))


@pytest.mark.parametrize(
    ("item", "value"), [("C1", 1), ("C2", 5), ("C1", None), ("C1.evidence", "test"), ("C1.evidence", None)]
)
def test_a_grade_and_what_it_rests_on_are_kept(item, value):
    assert checked_value(GRADED, item, value, ["C1", "C2"], {}) == value


@pytest.mark.parametrize(
    ("item", "value"),
    [("C1", 0), ("C1", 6), ("C1", "3"), ("C1", True), ("C3", 3), ("C3.evidence", "test"), ("C1.evidence", "rumour")],
)
def test_a_grade_off_the_scale_or_of_another_criterion_is_refused(item, value):
    with pytest.raises(CommandInvalid, match="answer_invalid"):
        checked_value(GRADED, item, value, ["C1", "C2"], {})


def test_an_order_names_everything_once():
    items = RANKED.ranked_ids
    assert checked_value(RANKED, ORDER, "note:c note:a note:b", items, {}) == "note:c note:a note:b"
    assert order_of("note:c note:a note:b") == ("note:c", "note:a", "note:b")
    for value in ("note:a note:b", "note:a note:b note:b", "note:a note:b note:c note:d", "", None, 3):
        with pytest.raises(CommandInvalid, match="answer_invalid"):
            checked_value(RANKED, ORDER, value, items, {})
    with pytest.raises(CommandInvalid, match="answer_invalid"):
        checked_value(RANKED, "note:a", "note:a note:b note:c", items, {})
    with pytest.raises(CommandInvalid, match="answer_invalid"):
        checked_value(RANKED, ORDER, "", [], {})


def test_dots_are_counted_over_all_items_and_may_be_moved():
    prompt = a_prompt(kind="dots", dots=3)
    given = {"a": 2, "b": 1}
    assert checked_value(prompt, "a", 1, ["a", "b"], given) == 1
    assert checked_value(prompt, "a", 2, ["a", "b"], given) == 2
    with pytest.raises(CommandInvalid, match="dots_spent"):
        checked_value(prompt, "a", 3, ["a", "b"], given)
