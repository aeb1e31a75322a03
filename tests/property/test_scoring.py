"""Laws of the evaluation that hold for any ratings."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cxdesign.scoring.pyramid import Verdict, gate

SCORES = st.floats(1, 5)
LEVELS = st.tuples(SCORES, SCORES, SCORES, SCORES)
MODES = st.sampled_from(["ramp", "hard", "off"])
ROUNDING = 1e-8


@given(LEVELS, MODES)
def test_the_index_lies_on_the_scale_and_not_below_the_base(levels, mode):
    result = gate(levels, mode=mode)
    assert 1 <= result.base <= result.index <= 5


@given(LEVELS, st.integers(0, 3), SCORES, MODES)
def test_the_index_does_not_fall_when_a_level_rises(levels, place, other, mode):
    low, high = sorted((levels[place], other))
    lifted = [gate([*levels[:place], value, *levels[place + 1 :]], mode=mode).index for value in (low, high)]
    assert lifted[0] <= lifted[1] + ROUNDING


@given(LEVELS, MODES)
def test_a_shut_gate_is_base_first_and_leaves_the_base(levels, mode):
    result = gate(levels, mode=mode)
    assert (result.factor == 0) == (result.verdict is Verdict.BASE_FIRST)
    assert result.factor != 0 or result.index == result.base
