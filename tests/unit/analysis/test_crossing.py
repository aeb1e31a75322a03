"""Where courses of scores cross."""

from math import inf

import pytest

from cxdesign.analysis.crossing import Course, roots

PLAIN = (0.0, 1.0)


def a_line(*near):
    return Course(near, (PLAIN,) * len(near), power=1)


@pytest.mark.parametrize(
    ("polynomial", "expected"),
    [
        ((1, -5, 6), (2, 3)),
        ((-1, 5, -6), (2, 3)),
        ((1, 0, -4), (2,)),
        ((1, 5, 6), ()),
        ((1, -4, 4), ()),
        ((1, 0, 4), ()),
        ((0, -2, 6), (3,)),
        ((0, 0, 0), ()),
        ((1e-9, -1, 1), (1, 1e9)),
    ],
)
def test_roots_above_zero_with_a_change_of_sign(polynomial, expected):
    assert roots(polynomial) == pytest.approx(expected, rel=1e-6)


@pytest.mark.parametrize("power", [1, 2])
@pytest.mark.parametrize("weight", [0, 0.2, 0.5, 1])
def test_a_weight_has_a_position_and_back(power, weight):
    course = Course((), (), power)
    assert course.weight(course.position(weight)) == pytest.approx(weight)


def test_the_nearest_rival_is_named_on_either_side():
    course = a_line((3, 3), (0, 6.5), (0, 8), (4, 0))
    assert course.overtaken(0, 2, is_upward=False) == (pytest.approx(5 / 3), 2)
    assert course.overtaken(0, 2, is_upward=True) == (pytest.approx(3), 3)


def test_from_the_very_end_one_comes_back():
    assert a_line((1, 0), (0, 1)).overtaken(0, inf, is_upward=False) == (1, 1)
    assert a_line((1, 0), (0, 1)).overtaken(0, inf, is_upward=True) is None


def test_where_several_cross_the_steeper_is_ahead_beyond():
    assert a_line((0, 4), (1, 3), (2, 2)).overtaken(0, 0.5, is_upward=True) == (1, 2)


def test_one_may_lead_again_beyond_two_crossings():
    course = Course(((1.0, 6.0), (5.0, 0.0)), ((0.0, 1.0), (1.0, 0.0)), power=2)
    assert course.overtaken(0, 0, is_upward=True) is None
    between = Course(((1.0, 6.0), (0.0, 7.5)), ((0.0, 1.0), (0.0, 1.0)), power=2)
    assert between.overtaken(0, 4, is_upward=False) == (1.5, 1)


def test_differences_that_are_rounding_cross_nowhere():
    course = a_line((0.1 + 0.2, 0.3), (0.3, 0.1 + 0.2))
    assert course.overtaken(0, 1, is_upward=True) is None
    assert course.overtaken(0, 1, is_upward=False) is None
