from __future__ import annotations

import pytest

from cxdesign.storage.workshops import Answer
from cxdesign.views.room_results import build_result
from tests.builders import LANES, a_journey
from tests.performing import performed
from tests.unit.domain.test_agenda import a_prompt

JOURNEY = a_journey()
PLACES = tuple(one.id for one in JOURNEY.touchpoints)[:3]


def said(**given):
    """Return answers by person: what each has said to each item."""
    return [Answer("p1", who, item, value, 1) for who, values in given.items() for item, value in values.items()]


def test_half_a_hundredth_is_rounded_as_on_the_page_of_scores():
    prompt = a_prompt(kind="criteria", criteria=("C1", "C2"), state="revealed")
    grades = {"a": (3, 4), "b": (4, 4), "c": (3, 4), "d": (4, 3)}
    answers = said(**{who: {"C1": first, "C2": second} for who, (first, second) in grades.items()})
    result = build_result(prompt, JOURNEY, answers, dict.fromkeys(grades, "customer"))
    assert [one["mean"] for one in result["items"]] == [3.5, 3.75]
    assert result["dimensions"] == [{"id": "customer", "mean": 3.63}]


def test_an_order_counts_what_is_still_on_the_map():
    gone = "touchpoint:gone"
    prompt = a_prompt(kind="ranking", ranked_ids=(*PLACES, gone), state="revealed")
    first, second, third = PLACES
    answers = said(a={"order": f"{gone} {second} {first} {third}"}, b={"order": f"{second} {third} {gone} {first}"})
    result = build_result(prompt, JOURNEY, answers, {})
    assert [(one["id"], one["mean"], one["best"], one["worst"]) for one in result["items"]] == [
        (second, 1.0, 1, 1),
        (first, 2.5, 2, 3),
        (third, 2.5, 2, 3),
    ]
    assert (result["n"], result["concordance"]) == (2, 0.75)


def test_dots_given_to_cards_that_were_merged_since_are_added_up_and_nobody_counts_twice():
    journey = a_journey(lanes=LANES, cards={f"note:{one}": ("t1", "pains", one) for one in "abc"})
    journey = performed(journey, {"name": "merge_cards", "card_ids": ["note:a", "note:b"]})
    prompt = a_prompt(kind="dots", target="pains", state="revealed")
    answers = said(x={"note:a": 1, "note:b": 1}, y={"note:b": 2}, z={"note:c": 1, "note:gone": 2})
    items = build_result(prompt, journey, answers, {})["items"]
    assert [(one["id"], one["dots"], one["n"]) for one in items] == [("note:a", 4, 2), ("note:c", 1, 1)]


@pytest.mark.parametrize(
    ("felt", "finding"),
    [
        ((3, 3) * 3, "delights_agreed"),
        ((5, 1) * 3, "delights"),
        ((3, 2) * 3, "best_agreed"),
        ((5, -1) * 3, "best"),
        ((-2, -2) * 3, "hurts_agreed"),
        ((1, 0) * 3, "mild"),
        ((3, 3), "delights"),
    ],
)
def test_a_room_is_delighted_from_the_delight_line_on_and_below_it_has_a_best_moment(felt, finding):
    prompt = a_prompt(kind="feelings", state="revealed")
    result = build_result(prompt, JOURNEY, said(**{f"p{n}": {PLACES[0]: one} for n, one in enumerate(felt)}), {})
    assert (result["finding"], result["delight_line"]) == (finding, 3)


def test_texts_stand_in_an_order_that_tells_nothing_of_who_wrote_them():
    prompt = a_prompt(kind="text", state="revealed")
    words = ["Warm", "Cold", "Slow", "Kind", "Loud"]
    found = []
    for people in ("abcde", "edcba", "cdeab"):
        answers = said(**{who: {"text": text} for who, text in zip(people, words, strict=True)})
        found.append(build_result(prompt, JOURNEY, answers, dict.fromkeys(people, "customer"))["texts"])
    assert found[0] == found[1] == found[2]
    assert sorted(one["text"] for one in found[0]) == sorted(words)
