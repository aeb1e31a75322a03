from __future__ import annotations

import json
import re
from itertools import product

import pytest
from pydantic import ValidationError

from cxdesign.domain.vocabulary import Level
from cxdesign.scoring.exercise import NONE, PyramidExercise, mark_item, mark_prediction, pyramid_exercise, tag
from cxdesign.scoring.pyramid import Verdict, gate
from tests.unit.scoring.test_catalogue import texts

EXERCISE = pyramid_exercise()
ITEMS = {item.number: item for item in EXERCISE.items}
KEY = "1234123412341213341312-2"
TEXTS = [pytest.param(text, id=place) for place, text in texts(EXERCISE, "exercise")]
STEPS = tuple(question.id for question in EXERCISE.tree)


def test_the_items_are_numbered_and_keyed():
    assert [item.number for item in EXERCISE.items] == list(range(1, 25))
    assert "".join(item.key[-1] if item.key != NONE else "-" for item in EXERCISE.items) == KEY


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_is_in_its_language(text):
    assert not re.search("[\u4e00-\u9fff]", text.en)
    assert re.search("[\u4e00-\u9fff]", text.zh_cn)


@pytest.mark.parametrize("item", EXERCISE.items, ids=lambda item: str(item.number))
def test_the_question_that_decides_leads_to_the_key(item):
    levels = {question.id: question.level for question in EXERCISE.tree}
    assert levels[item.step] is item.key or item.number == 23
    assert not set(item.accepted) & set(item.half)
    assert item.is_for_discussion == (item.number in {13, 17, 23, 24})


@pytest.mark.parametrize(
    ("number", "answer", "credit"),
    [
        (1, Level.L1, 1),
        (1, Level.L2, 0),
        (1, NONE, 0),
        (8, Level.L4, 1),
        (8, Level.L3, 0.5),
        (3, Level.L4, 0),
        (13, Level.L1, 1),
        (13, Level.L3, 1),
        (13, Level.L4, 0),
        (17, Level.L1, 1),
        (17, Level.L3, 1),
        (23, NONE, 1),
        (23, Level.L4, 1),
        (24, NONE, 1),
    ],
)
def test_an_answer_is_marked(number, answer, credit):
    mark = mark_item(ITEMS[number], answer)
    assert (mark.credit, mark.expected, mark.step) == (credit, ITEMS[number].key, ITEMS[number].step)


@pytest.mark.parametrize("answers", list(product((False, True), repeat=4)), ids=str)
def test_the_tree_asks_in_order_and_lets_level_four_win_over_three(answers):
    found = tag(dict(zip(STEPS, answers, strict=True)))
    missed, problem, personal, unexpected = answers
    expected = (
        Level.L1 if missed else Level.L2 if problem else Level.L4 if unexpected else Level.L3 if personal else None
    )
    assert found.level is expected
    assert found.secondary is (Level.L3 if personal and expected is Level.L4 else None)
    assert (found.step is None) == (expected is None)


@pytest.mark.parametrize("case", EXERCISE.drill, ids=lambda case: str(case.number))
def test_the_key_of_a_case_is_what_the_gate_says(case):
    assert gate(case.levels).verdict is case.verdict
    for verdict in Verdict:
        assert mark_prediction(case, verdict).verdict_is_right == (verdict is case.verdict)


def test_an_index_is_right_within_its_tolerance():
    half = EXERCISE.drill[2]
    marks = [mark_prediction(half, index=index).index_is_right for index in (3.69, 3.70, 3.75, 3.80, 3.81)]
    assert marks == [False, True, True, True, False]
    nothing = mark_prediction(half)
    assert (nothing.verdict_is_right, nothing.index_is_right, nothing.gate.index) == (None, None, 3.75)


def test_an_exercise_that_does_not_hold_together_is_refused():
    data = json.loads(EXERCISE.model_dump_json(by_alias=True))
    for wrong in ({"verdicts": {}}, {"items": []}, {"tree": data["tree"][:3]}, {"colour": "red"}):
        with pytest.raises(ValidationError):
            PyramidExercise.model_validate({**data, **wrong})
    data["drill"][0]["levels"][0] = 6
    with pytest.raises(ValidationError):
        PyramidExercise.model_validate(data)
