from __future__ import annotations

import numpy as np
import pytest

from cxdesign.scoring.catalogue import criteria_catalogue
from cxdesign.scoring.profile import build_scheme
from cxdesign.scoring.pyramid import Verdict, gate
from cxdesign.scoring.uncertainty import Interval, uncertainty
from cxdesign.scoring.weights import default_weights

SCHEME = build_scheme(criteria_catalogue(), default_weights(criteria_catalogue()))
IDS = [criterion.id for criterion in SCHEME.criteria]
NAN = np.nan


def told(scores, **settings):
    return uncertainty(np.asarray(scores, dtype=float), SCHEME, lambda levels, _means: gate(levels), **settings)


def table(count, score=4.0, **rows):
    """Return raters by criteria; ``rows`` are the scores of single criteria."""
    return np.column_stack([rows.get(name, [score] * count) for name in IDS])


def test_five_raters_give_an_interval_around_the_figure():
    found = told(table(5, C2=[2, 3, 4, 4, 5]))
    assert (found.kind, found.raters, found.draws, found.redrawn) == ("interval", 5, 1000, 0)
    level = dict(found.levels)["L2"]
    assert 2 < level.low < 3.6 < level.high < 5
    assert found.base.high == 4
    assert found.index.low < found.index.high
    assert sum(share for _, share in found.verdicts) == pytest.approx(1)


def test_the_same_scores_always_give_the_same_interval():
    scores = table(6, C2=[2, 2, 2, 4, 4, 4], O8=[1, 2, 3, 4, 5, 5])
    assert told(scores) == told(scores)


def test_four_raters_give_the_range_of_what_each_alone_comes_to():
    found = told(table(4, C2=[2, 3, 4, 5]))
    assert (found.kind, found.draws, found.verdicts) == ("range", 0, ())
    assert dict(found.levels)["L2"] == Interval(2, 5)
    assert found.base == Interval(2, 4)
    assert found.index == Interval(2, 4.75)


@pytest.mark.parametrize("count", [0, 1])
def test_fewer_than_two_raters_give_nothing(count):
    found = told(table(count))
    assert (found.kind, found.raters, found.index, found.total) == ("none", count, None, None)
    assert [interval for _, interval in (*found.dimensions, *found.levels)] == [None] * 7


def test_all_missing_is_no_rater():
    assert told(table(6, NAN)).kind == "none"


def test_all_alike_have_an_interval_without_width():
    found = told(table(6))
    assert (found.total, found.index) == (Interval(4, 4), Interval(4.75, 4.75))
    assert found.verdicts == ((Verdict.DELIGHT, 1.0),)


def test_resamples_without_two_valid_ratings_are_drawn_again_and_counted():
    scores = table(6, S1=[NAN, NAN, NAN, 3, 4, 3])
    found = told(scores)
    assert (found.kind, found.draws) == ("interval", 1000)
    expected = (0.5**6 + 6 * 0.5**6) * 1000 / (1 - 7 * 0.5**6)
    assert found.redrawn == pytest.approx(expected, abs=45)


def test_a_criterion_without_a_result_holds_no_resample_up():
    found = told(table(6, S1=[NAN] * 6, S2=[3, *[NAN] * 5]))
    assert (found.kind, found.redrawn) == ("interval", 0)
    assert dict(found.dimensions)["sustainability"].low == 4


def test_when_hardly_any_resample_is_valid_the_range_is_told():
    pairs = {
        name: [4.0 if n in {2 * place, 2 * place + 1} else NAN for n in range(20)]
        for place, name in enumerate(IDS[:10])
    }
    found = told(table(20, **pairs))
    assert (found.kind, found.draws) == ("range", 0)
    assert found.redrawn > 19_000


def test_a_level_nobody_judged_has_no_interval():
    found = told(table(5, C2=[NAN] * 5))
    assert (dict(found.levels)["L2"], found.base, found.index) == (None, None, None)
    assert found.total is not None


def test_no_draws_give_the_range():
    assert told(table(6), draws=0).kind == "range"


def test_vetoes_are_looked_at_in_every_resample():
    scores = table(5, C2=[1, 1, 1, 1, 5])
    place = IDS.index("C2")
    found = uncertainty(
        scores, SCHEME, lambda levels, means: gate(levels, vetoes=["C2"] * (means[place] < 2), thresholds=(1, 1))
    )
    shares = dict(found.verdicts)
    assert shares[Verdict.BASE_FIRST] == pytest.approx(0.8**5 + 5 * 0.2 * 0.8**4, abs=0.05)
