"""Rank acceptability and alpha, beside other ways to the same figures on the same data.

Peers that are not installed are left out; none of them is among the requirements (``krippendorff`` is GPL).
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec

import numpy as np

from cxdesign.analysis.agreement import krippendorff_alpha
from cxdesign.analysis.decision import METHODS, critical_weights, rank_acceptability
from tests.benchmarks.timing import Times, repeated

DRAWS, ALTERNATIVES, CRITERIA = 10_000, 20, 12
RATERS, UNITS, MISSING = 200, 29, 0.2
GOALS = {"topsis": ", goal 10 ms"}
"""What rank acceptability may take (ours)."""


def results() -> Iterator[Times]:
    matrix, senses = a_decision()
    size = f"{DRAWS:,} × {ALTERNATIVES} × {CRITERIA}"
    for method in METHODS:
        name = f"acceptability, {method}, {size}{GOALS.get(method, '')}"
        yield repeated(name, lambda _n, by=method: rank_acceptability(matrix, senses, by), 40)
    yield repeated(
        f"peer: plain numpy, topsis, {size}", lambda _n: plain_numpy(np.array(matrix), senses), 10, warm_up=1
    )
    if find_spec("pymcdm"):
        yield repeated(
            f"peer: loop over pymcdm, topsis, {size}", lambda _n: loop(np.array(matrix), senses), 1, warm_up=0
        )
    for method in METHODS:
        name = f"critical weights, {method}, {ALTERNATIVES} × {CRITERIA}"
        yield repeated(name, lambda _n, by=method: critical_weights(matrix, [1] * CRITERIA, senses, by), 20)
    yield from alphas()


def a_decision() -> tuple[list[list[float]], list[int]]:
    """Return random alternatives, half of the criteria costs."""
    generator = np.random.default_rng(1)
    return generator.uniform(1, 5, (ALTERNATIVES, CRITERIA)).tolist(), [1, -1] * (CRITERIA // 2)


def plain_numpy(matrix: np.ndarray, senses: list[int]) -> np.ndarray:
    """TOPSIS written down for all weightings at once."""
    weights = np.random.default_rng(1).dirichlet(np.ones(CRITERIA), DRAWS)
    weighted = weights[:, None, :] * (matrix / np.sqrt((matrix**2).sum(axis=0)))
    high, low = weighted.max(axis=1, keepdims=True), weighted.min(axis=1, keepdims=True)
    best, worst = np.where(np.array(senses) > 0, high, low), np.where(np.array(senses) > 0, low, high)
    to_best, to_worst = (np.sqrt(((weighted - point) ** 2).sum(axis=2)) for point in (best, worst))
    ranks = np.argsort(np.argsort(-to_worst / (to_best + to_worst), axis=1), axis=1)
    return np.array([np.bincount(column, minlength=ALTERNATIVES) for column in ranks.T]) / DRAWS


def loop(matrix: np.ndarray, senses: list[int]) -> np.ndarray:
    """TOPSIS of pymcdm, one weighting after the other."""
    peer = import_module("pymcdm.methods").TOPSIS(import_module("pymcdm.normalizations").vector_normalization)
    weights = np.random.default_rng(1).dirichlet(np.ones(CRITERIA), DRAWS)
    counts = np.zeros((ALTERNATIVES, ALTERNATIVES))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for drawn in weights:
            counts[np.arange(ALTERNATIVES), peer.rank(peer(matrix, drawn, senses)).astype(int) - 1] += 1
    return counts / DRAWS


def alphas() -> Iterator[Times]:
    generator = np.random.default_rng(1)
    ratings = np.clip(np.round(generator.normal(3.2, 1, (RATERS, UNITS))), 1, 5)
    ratings[generator.random(ratings.shape) < MISSING] = np.nan
    listed = [[None if np.isnan(value) else value for value in row] for row in ratings.tolist()]
    size = f"{RATERS} × {UNITS}, {MISSING:.0%} missing"
    yield repeated(f"alpha, {size}", lambda _n: krippendorff_alpha(ratings), 200)
    yield repeated(f"alpha, {size}, from lists", lambda _n: krippendorff_alpha(listed), 200)
    if find_spec("krippendorff"):
        peer = import_module("krippendorff")
        yield repeated(
            f"peer: krippendorff, {size}", lambda _n: peer.alpha(ratings, level_of_measurement="ordinal"), 200
        )
