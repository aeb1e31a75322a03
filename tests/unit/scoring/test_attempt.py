from __future__ import annotations

from cxdesign.domain.vocabulary import Level
from cxdesign.scoring.attempt import COLUMNS, Given, attempt_rows, item_of, result
from cxdesign.scoring.exercise import pyramid_exercise

EXERCISE = pyramid_exercise()


def test_nothing_answered_has_no_share():
    found = result(EXERCISE, [])
    assert (found.points, found.total, found.share, found.revise) == (0, 0, None, ())


def test_everything_right_leaves_nothing_to_revise():
    found = result(EXERCISE, [Given(item.number, item.key) for item in EXERCISE.items])
    assert (found.points, found.share, found.revise) == (24, 1, ())


def test_the_question_missed_most_comes_first_to_revise_and_on_a_tie_the_earlier_one():
    given = [Given(2, Level.L1), Given(6, Level.L1), Given(1, Level.L4), Given(18, Level.L3), Given(3, Level.L3)]
    found = result(EXERCISE, given)
    assert [question.id for question in found.revise] == ["problem", "missed", "unexpected"]
    assert (found.full, found.half, found.wrong) == ((3,), (18,), (2, 6, 1))
    assert found.points == 1.5


def test_an_attempt_says_what_was_answered_and_expected():
    (row,) = attempt_rows(EXERCISE, [Given(13, Level.L3, "They say so")])
    assert tuple(row) == COLUMNS
    assert (row["answer"], row["expected"], row["credit"], row["own_reason"]) == ("L3", "L1", 1.0, "They say so")


def test_an_item_is_found_by_its_number():
    assert item_of(EXERCISE, 24).number == 24
