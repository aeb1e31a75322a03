from __future__ import annotations

import pytest

from cxdesign.i18n import Translator
from cxdesign.storage.workshops import Answer
from cxdesign.views.room_opened import Said, open_room_figure
from tests.builders import a_journey
from tests.unit.domain.test_agenda import a_prompt

ENGLISH = Translator("en")
JOURNEY = a_journey(end="t2")
FIRST, SECOND, THIRD = (one.id for one in JOURNEY.touchpoints[:3])
ROLES = dict.fromkeys("abc", "customer")


def said(kind, given, **fields):
    answers = [Answer("p1", who, item, value, 1) for who, values in given.items() for item, value in values.items()]
    return Said(a_prompt(kind=kind, **{"state": "revealed", **fields}), JOURNEY, answers, ROLES)


FEELINGS = {"a": {FIRST: -4, SECOND: 1}, "b": {FIRST: -2, SECOND: 2}, "c": {FIRST: -3, SECOND: None}}
GRADES = {"a": {"C1": 5, "C2": 3}, "b": {"C1": 4, "C2": 3}, "c": {"C1": 4, "C2": None}}
DOTS = {"a": {FIRST: 2}, "b": {FIRST: 1, SECOND: 1}}
ORDERS = {"a": {"order": f"{FIRST} {SECOND} {THIRD}"}, "b": {"order": f"{FIRST} {THIRD} {SECOND}"}}
RANKED = {"ranked_ids": (FIRST, SECOND, THIRD)}


@pytest.mark.parametrize(
    ("asked", "figure", "value"),
    [
        (said("feelings", FEELINGS), f"mean:{FIRST}", "−3.0"),
        (said("feelings", FEELINGS), f"n:{SECOND}", "2"),
        (said("feelings", FEELINGS), "peak", "−3.0"),
        (said("feelings", FEELINGS), "trough", "−3.0"),
        (said("feelings", FEELINGS), "end", "+1.5"),
        (said("feelings", FEELINGS), "peak_end", "−0.8"),
        (said("feelings", FEELINGS), "plain_mean", "−0.8"),
        (said("criteria", GRADES, criteria=("C1", "C2")), "criterion:C1", "4.33"),
        (said("criteria", GRADES, criteria=("C1", "C2")), "agreement:C1", "0.83 – too few for a word"),
        (said("criteria", GRADES, criteria=("C1", "C2")), "alpha", "0.80"),
        (said("dots", DOTS), f"dots:{FIRST}", "3"),
        (said("ranking", ORDERS, **RANKED), f"place:{SECOND}", "2.50"),
        (said("ranking", ORDERS, **RANKED), "concordance", "0.75 – too few for a word"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_every_figure_opens_to_formula_inputs_and_source_and_names_nobody(asked, figure, value):
    found = open_room_figure(asked, figure, ENGLISH)
    assert found is not None
    assert found.value == value
    assert found.formula
    assert found.inputs
    assert found.origins
    assert found.against
    assert not {one.symbol for one in (*found.inputs, *found.ratings)} & {"a", "b", "c"}


def test_a_grade_opens_to_how_many_gave_each():
    found = open_room_figure(said("criteria", GRADES, criteria=("C1", "C2")), "criterion:C1", ENGLISH)
    assert found is not None
    assert [(one.symbol, one.value) for one in found.ratings] == [("5", "1"), ("4", "2")]


def test_dots_are_worked_out_by_how_many_gave_how_many():
    found = open_room_figure(said("dots", DOTS), f"dots:{FIRST}", ENGLISH)
    assert found is not None
    assert found.worked == "1 × 2 + 1 × 1 = 3"


@pytest.mark.parametrize("figure", ["", "mean", f"mean:{THIRD}x", "dots", "concordance", "criterion:C1", "alpha:x:y"])
def test_what_a_prompt_has_no_figure_for_does_not_open(figure):
    assert open_room_figure(said("feelings", FEELINGS), figure, ENGLISH) is None


@pytest.mark.parametrize("state", ["open", "locked", "hidden", "waiting"])
def test_nothing_opens_before_the_reveal(state):
    assert open_room_figure(said("feelings", FEELINGS, state=state), f"mean:{FIRST}", ENGLISH) is None
