"""An evaluation: the bootstrap of index and dimensions on its own, and all figures of a round."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from cxdesign.scoring.aggregate import evaluate
from cxdesign.scoring.catalogue import criteria_catalogue
from cxdesign.scoring.profile import build_scheme
from cxdesign.scoring.pyramid import gate
from cxdesign.scoring.uncertainty import uncertainty
from cxdesign.scoring.weights import default_weights
from tests.benchmarks.timing import Times, repeated
from tests.ratings import IDS, a_round

SIZES = (6, 12, 200)
GOAL = 100
"""Milliseconds 1,000 resamples may take (ours)."""


def results() -> Iterator[Times]:
    scheme = build_scheme(criteria_catalogue(), default_weights(criteria_catalogue()))
    for count in SIZES:
        rows = some_rows(count)
        rated = a_round(count, rows=rows)
        scores = np.array([[np.nan if score is None else score for score in rows[name]] for name in IDS]).T
        yield repeated(
            f"bootstrap, {count} raters × 29, 1,000 resamples, goal {GOAL} ms",
            lambda _n, s=scores: uncertainty(s, scheme, lambda levels, _means: gate(levels)),
            20,
        )
        yield repeated(f"evaluate, {count} raters × 29, with them", lambda _n, r=rated: evaluate(r), 20)
        yield repeated(f"evaluate, {count} raters × 29, without", lambda _n, r=rated: evaluate(r, draws=0), 20)


def some_rows(count: int) -> dict[str, list[int | None]]:
    """Return the scores of each criterion; every fifth rating is "cannot judge"."""
    return {
        name: [None if (rater + place) % 5 == 0 else 1 + (rater * 7 + place) % 5 for rater in range(count)]
        for place, name in enumerate(IDS)
    }
