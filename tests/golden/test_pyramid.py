"""The gate against worked answers: three bases under a delight of 4.8, and six profiles with their verdicts."""

from __future__ import annotations

import pytest

from cxdesign.scoring.pyramid import Verdict, gate


@pytest.mark.parametrize(
    ("base", "factor", "index"), [(2.2, 0, 2.20), (3.0, 0.5, 3.95), (3.6, 1, 4.93)], ids=["shut", "half", "open"]
)
def test_a_delight_of_4_8_on_three_bases(base, factor, index):
    result = gate([base, base, 4.8, 4.8])
    assert result.factor == pytest.approx(factor)
    assert result.index == pytest.approx(index, abs=0.005)


@pytest.mark.parametrize(
    ("levels", "base", "factor", "index", "verdict"),
    [
        ((4.5, 4, 1, 1), 4, 1, 4.00, Verdict.SATISFIED),
        ((2, 4, 5, 5), 2, 0, 2.00, Verdict.BASE_FIRST),
        ((3, 3, 4, 4), 3, 0.5, 3.75, Verdict.HALF_GATE),
        ((5, 2, 5, 4), 2, 0, 2.00, Verdict.BASE_FIRST),
        ((4, 4, 4, 2), 4, 1, 4.50, Verdict.VALUED),
        ((4, 4, 1.5, 4.5), 4, 1, 4.50, Verdict.SURPRISE_WITHOUT_BOND),
    ],
    ids=str,
)
def test_six_profiles(levels, base, factor, index, verdict):
    result = gate(levels)
    assert (result.base, result.factor, result.verdict) == (base, factor, verdict)
    assert result.index == pytest.approx(index)


def test_what_lifting_base_or_delight_brings():
    assert gate([3, 3, 4, 4], mode="off").index == pytest.approx(4.50)
    assert gate([3.5, 3.5, 4, 4]).index == pytest.approx(4.62, abs=0.0051)
    assert gate([3, 3, 5, 5]).index == pytest.approx(4.00)
