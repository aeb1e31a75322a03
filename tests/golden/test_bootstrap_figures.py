"""The bootstrap against the survival times of mice (Efron & Tibshirani 1993, literature, quoted from memory).

Seven treated mice lived 94, 197, 16, 38, 99, 141 and 23 days, 86.86 on average; with all resamples the standard error
of that mean is 23.36. The percentiles follow from the same resamples, all 7⁷ of them, counted here.
"""

from __future__ import annotations

from collections import Counter
from itertools import accumulate
from math import sqrt

import numpy as np
import pytest

from cxdesign.scoring.catalogue import criteria_catalogue
from cxdesign.scoring.profile import build_scheme
from cxdesign.scoring.pyramid import gate
from cxdesign.scoring.uncertainty import uncertainty
from cxdesign.scoring.weights import default_weights

DAYS = (94, 197, 16, 38, 99, 141, 23)
FIRST, SPAN = min(DAYS), max(DAYS) - min(DAYS)


def sums_of_resamples() -> dict[int, int]:
    """Return how many of all 7⁷ resamples add up to each sum."""
    sums: Counter[int] = Counter({0: 1})
    for _ in DAYS:
        sums = _with_one_more(sums)
    return dict(sorted(sums.items()))


def _with_one_more(sums: Counter[int]) -> Counter[int]:
    more: Counter[int] = Counter()
    for total, count in sums.items():
        for day in DAYS:
            more[total + day] += count
    return more


def percentile(sums: dict[int, int], share: float) -> float:
    """Return the mean below which this share of all resamples lies."""
    below = accumulate(sums.values())
    whole = len(DAYS) ** len(DAYS)
    return next(total for total, count in zip(sums, below, strict=True) if count >= share * whole) / len(DAYS)


def test_all_resamples_have_the_published_standard_error():
    sums, whole = sums_of_resamples(), len(DAYS) ** len(DAYS)
    mean = sum(DAYS) / len(DAYS)
    variance = sum(count * (total / len(DAYS) - mean) ** 2 for total, count in sums.items()) / whole
    assert (mean, sqrt(variance)) == (pytest.approx(86.86, abs=5e-3), pytest.approx(23.36, abs=5e-3))


def test_the_interval_of_a_thousand_draws_is_that_of_all_resamples():
    catalogue = criteria_catalogue()
    scheme = build_scheme(catalogue, default_weights(catalogue))
    on_the_scale = np.array([[1 + 4 * (day - FIRST) / SPAN] * len(catalogue.criteria) for day in DAYS])
    found = uncertainty(on_the_scale, scheme, lambda levels, _means: gate(levels))
    sums = sums_of_resamples()
    standard_error_of_the_draw = 2.5  # √(.025 × .975 / 1,000) over the density there, about 0.0024 and 0.0016 a day
    for _, interval in found.dimensions:
        low, high = (FIRST + SPAN * (end - 1) / 4 for end in (interval.low, interval.high))
        assert low == pytest.approx(percentile(sums, 0.025), abs=3 * standard_error_of_the_draw)
        assert high == pytest.approx(percentile(sums, 0.975), abs=3 * standard_error_of_the_draw)
