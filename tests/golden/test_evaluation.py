"""The illustrative round of the hotel against figures worked out beforehand, apart from this program."""

from __future__ import annotations

import numpy as np
import pytest

from cxdesign.domain.vocabulary import Level
from cxdesign.scoring.aggregate import evaluate
from cxdesign.scoring.catalogue import criteria_catalogue
from cxdesign.scoring.profile import build_scheme, profiles
from cxdesign.scoring.pyramid import Verdict, gate
from cxdesign.scoring.weights import direct_weights
from tests.golden.hotel_ratings import hotel_round

REPORT = evaluate(hotel_round())
BY_ID = {score.criterion_id: score for score in REPORT.criteria}
MEANS = """
C1 3.83, C2 3.00, C3 3.83, C4 3.83, C5 4.20, C6 4.33, C7 4.00, C8 3.83, C9 3.67, C10 2.67,
O1 3.80, O2 2.83, O3 3.40, O4 3.25, O5 2.75, O6 2.75, O7 4.25, O8 2.33, O9 3.40, O10 3.33,
S1 3.33, S2 4.20, S3 3.25, S4 3.00, S5 3.20, S6 2.75, S7 4.00, S8 2.83, S9 3.83"""


def near(value):
    """Two decimals, as printed."""
    return pytest.approx(value, abs=0.0051)


@pytest.mark.parametrize("line", MEANS.split(","))
def test_the_mean_of_a_criterion(line):
    name, mean = line.split()
    assert BY_ID[name].mean == near(float(mean))


def test_six_raters_gave_153_ratings():
    assert (REPORT.rater_count, REPORT.rating_count, REPORT.missing, REPORT.ignored) == (6, 153, (), ())


def test_dimensions_and_totals():
    assert [dimension.mean for dimension in REPORT.dimensions] == [near(3.72), near(3.21), near(3.38)]
    assert (REPORT.total, REPORT.arithmetic) == (near(3.43), near(3.44))


def test_levels_gate_index_and_verdict():
    assert [level.mean for level in REPORT.levels] == [near(3.78), near(3.00), near(4.27), near(3.92)]
    found = REPORT.gate
    assert (found.base, found.delight, found.factor, found.index) == (near(3.00), near(4.09), near(0.50), near(3.77))
    assert (found.verdict, found.limiting, found.vetoes) == (Verdict.HALF_GATE, (Level.L2,), ())


def test_what_closing_the_base_would_bring():
    first, _, third, fourth = (level.mean for level in REPORT.levels)
    assert gate([first, 3.5, third, fourth]).index == near(4.66)
    assert gate([first, 3.0, third, fourth], mode="off").index == near(4.55)


def test_agreement_gaps_and_evidence():
    assert (REPORT.alpha, REPORT.alpha_reading, REPORT.weakest) == (near(0.49), "discuss", "O8")
    assert BY_ID["C2"].r_wg == near(0.40)
    assert [name for name, score in BY_ID.items() if score.is_split] == ["C2"]
    assert {name: score.gap for name, score in BY_ID.items() if score.is_gap_wide} == {"C2": -1.5, "C9": -1.0}
    assert [name for name, score in BY_ID.items() if score.unproven] == ["C5", "C7", "O7"]


def test_the_six_factors():
    assert [factor.mean for factor in REPORT.factors] == [
        near(3.83),
        near(3.88),
        near(3.53),
        near(3.77),
        near(3.08),
        near(3.29),
    ]


def test_the_intervals_up_to_the_draw():
    found = REPORT.uncertainty
    assert (found.kind, found.draws) == ("interval", 1000)
    draw = 0.06
    assert (found.index.low, found.index.high) == pytest.approx((2.33, 4.74), abs=draw)
    expected = [(3.56, 3.94), (2.33, 3.67), (4.08, 4.47), (3.67, 4.17)]
    for (_, interval), pair in zip(found.levels, expected, strict=True):
        assert (interval.low, interval.high) == pytest.approx(pair, abs=draw)
    assert {verdict for verdict, _ in found.verdicts} == {Verdict.BASE_FIRST, Verdict.HALF_GATE, Verdict.DELIGHT}


def test_where_to_go_back_to():
    assert [proposal.activity for proposal in REPORT.proposals] == [3, 4, 2, 1, 5]
    first = REPORT.proposals[0]
    assert [(reason.why.value, reason.criterion_id) for reason in first.reasons] == [
        ("holds_gate", "C2"),
        ("weak", "O8"),
        ("weak", "O5"),
    ]


def test_three_dimensions_and_their_totals():
    """A worked answer: 4.2, 3.1 and 2.0 with weights .4, .3 and .3 are 3.210 arithmetic and 3.069 geometric."""
    catalogue = criteria_catalogue()
    means = {"customer": 4.2, "organisation": 3.1, "sustainability": 2.0}
    row = np.array([[means[criterion.dimension] for criterion in catalogue.criteria]])
    weights = direct_weights(catalogue, {"customer": 40, "organisation": 30, "sustainability": 30})
    found = profiles(row, build_scheme(catalogue, weights))
    assert found.arithmetic[0] == pytest.approx(3.210, abs=5e-4)
    assert found.geometric[0] == pytest.approx(3.069, abs=5e-4)
