from __future__ import annotations

import math

import pytest

from cxdesign.domain.vocabulary import Level
from cxdesign.errors import NumbersInvalid
from cxdesign.scoring.pyramid import Verdict, gate, lifted, ungated


def test_all_of_the_delight_counts_on_a_sound_base():
    result = gate([4, 4.5, 3, 5])
    assert (result.base, result.delight, result.factor) == (4, 4, 1)
    assert result.index == 4 + 3 / 4 * 1
    assert result.verdict is Verdict.DELIGHT


@pytest.mark.parametrize(
    ("base", "ramp", "hard"),
    [(1, 0, 0), (2.5, 0, 0), (2.75, 0.25, 0), (3, 0.5, 1), (3.25, 0.75, 1), (3.5, 1, 1), (5, 1, 1)],
)
def test_the_gate_opens_as_its_mode_says(base, ramp, hard):
    levels = [base, 5, 4, 4]
    assert gate(levels).factor == ramp
    assert gate(levels, mode="hard").factor == hard
    assert gate(levels, mode="off").factor == 1


def test_thresholds_move_the_gate():
    assert gate([3, 3, 4, 4], thresholds=(3, 4)).factor == 0
    assert gate([3, 3, 4, 4], thresholds=(2, 3)).factor == 1
    assert gate([3, 3, 4, 4], mode="hard", hard=3.1).factor == 0
    assert gate([3, 3, 2.6, 2.6], mode="off", reached_from=2.7).verdict is Verdict.SATISFIED


def test_equal_thresholds_make_a_step():
    assert [gate([base, 5, 4, 4], thresholds=(3, 3)).factor for base in (2.99, 3, 3.01)] == [0, 1, 1]


def test_a_rounding_error_does_not_close_the_gate():
    nearly = sum([3.3, 3.5, 3.7]) / 3 - 1e-15
    assert nearly < 3.5
    assert gate([nearly, 5, 4, 4]).verdict is Verdict.DELIGHT
    assert gate([5, 5, 2.5 - 1e-12, 2.5]).verdict is Verdict.DELIGHT


@pytest.mark.parametrize(
    ("levels", "base", "delight", "verdict"),
    [
        ([None, 4, 4, 4], None, 4, None),
        ([4, None, 4, 4], None, 4, None),
        ([4, 4, None, 4], 4, None, None),
        ([4, 4, 4, None], 4, None, None),
        ([2, 4, None, None], 2, None, Verdict.BASE_FIRST),
        ([3, 4, None, 4], 3, None, Verdict.HALF_GATE),
        ([None] * 4, None, None, None),
    ],
)
def test_a_missing_level_gives_no_index(levels, base, delight, verdict):
    result = gate(levels)
    assert (result.base, result.delight, result.index, result.verdict) == (base, delight, None, verdict)
    assert [level.value for level in result.missing] == [
        f"L{n}" for n, value in enumerate(levels, start=1) if value is None
    ]


def test_a_missing_base_is_no_open_gate_even_when_it_is_off():
    result = gate([None, 4, 4, 4], mode="off")
    assert (result.index, result.verdict) == (None, None)


def test_a_veto_is_the_verdict_whatever_the_levels():
    result = gate([5, 5, 5, 5], vetoes=["C1"])
    assert (result.verdict, result.index, result.vetoes) == (Verdict.BASE_FIRST, 5, ("C1",))
    assert gate([None] * 4, vetoes=("C2",)).verdict is Verdict.BASE_FIRST
    assert gate([5, 5, 5, 5], vetoes=("C2",), mode="off").verdict is Verdict.BASE_FIRST


def test_what_holds_the_base_down_is_named():
    assert gate([5, 2, 5, 4]).limiting == (Level.L2,)
    assert gate([2, 2, 5, 4]).limiting == (Level.L1, Level.L2)
    assert gate([None, 2, 5, 4]).limiting == ()


@pytest.mark.parametrize("levels", [[1, 2, 3], [1, 2, 3, 4, 5], [0.9, 3, 3, 3], [3, 3, 3, 5.1], [math.nan, 3, 3, 3]])
def test_levels_that_are_none_are_refused(levels):
    with pytest.raises(NumbersInvalid, match="level"):
        gate(levels)


def test_thresholds_the_wrong_way_round_and_unknown_modes_are_refused():
    with pytest.raises(NumbersInvalid, match="thresholds_reversed"):
        gate([3, 3, 3, 3], thresholds=(3.5, 2.5))
    with pytest.raises(NumbersInvalid, match="gate_mode_unknown"):
        gate([3, 3, 3, 3], mode="soft")


def test_lifting_the_base_by_half_a_point_opens_a_half_gate():
    half = gate([3, 3, 4, 4])
    assert lifted(half, base=0.5).index == pytest.approx(4.625)
    assert lifted(half, delight=1).index == pytest.approx(4)
    assert ungated(half).index == pytest.approx(4.5)


def test_a_lift_ends_at_the_top_and_leaves_what_is_missing():
    found = lifted(gate([4.8, None, 5, 4], vetoes=["C1"]), base=0.5, delight=0.5)
    assert found.levels == (5, None, 5, 4.5)
    assert found.verdict is Verdict.BASE_FIRST
