"""Input that says little or nothing has a documented answer in every public function: never "not a number".

One row a case; the wording of each answer stands in the docstring of its function and in ``docs/method.md``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict, is_dataclass
from enum import Enum
from math import isfinite
from typing import Any

import pytest

from cxdesign.analysis.agreement import kendall_w, krippendorff_alpha, r_wg
from cxdesign.analysis.decision import ahp, rank_acceptability, saw, topsis, weighted_product
from cxdesign.analysis.emotion import peak_end
from cxdesign.analysis.metrics import ces, csat, kano, nps, servqual
from cxdesign.scoring.aggregate import evaluate
from cxdesign.scoring.catalogue import criteria_catalogue
from cxdesign.scoring.pyramid import gate
from cxdesign.scoring.weights import direct_weights
from tests.ratings import a_round

NOTHING = [None, None, None]
METHODS = (saw, topsis, weighted_product)
RANKED: dict[str, tuple[list[list[Any]], list[float]]] = {
    "single alternative": ([[4, 2]], [1, 1]),
    "all alike": ([[3, 3], [3, 3], [3, 3]], [1, 1]),
    "all missing": ([NOTHING[:2], NOTHING[:2]], [1, 1]),
    "no alternative": ([], [1, 1]),
    "criterion without spread": ([[3, 1], [3, 2]], [1, 1]),
    "tie": ([[1, 2], [2, 1]], [1, 1]),
    "weights of 0": ([[1, 2], [2, 1]], [0, 0]),
}
FIRST_RANKS: dict[str, tuple[int | None, ...]] = {
    "single alternative": (1,),
    "all alike": (1, 1, 1),
    "all missing": (None, None),
    "no alternative": (),
    "criterion without spread": (2, 1),
    "tie": (1, 1),
    "weights of 0": (None, None),
}
REASONS = {"all missing": "no_alternative", "no alternative": "no_alternative", "weights of 0": "no_weight"}


def numbers(value: object) -> Iterator[float]:
    """Give every number in a result, however deep."""
    if is_dataclass(value) and not isinstance(value, type):
        yield from numbers({key: one for key, one in vars(value).items() if key not in {"catalogue", "weights"}})
    elif isinstance(value, dict):
        yield from (number for one in value.values() for number in numbers(one))
    elif isinstance(value, tuple | list):
        yield from (number for one in value for number in numbers(one))
    elif isinstance(value, float | int) and not isinstance(value, bool | Enum):
        yield value


@pytest.mark.parametrize("method", METHODS, ids=lambda method: method.__name__)
@pytest.mark.parametrize("case", RANKED)
def test_a_ranking_has_an_answer(case: str, method: Callable[..., Any]) -> None:
    matrix, weights = RANKED[case]
    found = method(matrix, weights, [1, 1])
    assert found.ranks == FIRST_RANKS[case]
    assert found.reason == REASONS.get(case)
    assert all(map(isfinite, numbers(asdict(found))))


@pytest.mark.parametrize("method", ["saw", "topsis", "weighted_product"])
@pytest.mark.parametrize("case", [case for case in RANKED if case != "weights of 0"])
def test_acceptability_has_an_answer(case: str, method: str) -> None:
    found = rank_acceptability(RANKED[case][0], [1, 1], method, draws=200)
    first = {
        "single alternative": (1.0,),
        "all alike": (1.0, 1.0, 1.0),
        "all missing": (None, None),
        "no alternative": (),
        "criterion without spread": (0.0, 1.0),
    }
    assert found.scores == first.get(case, found.scores)
    assert found.reason == REASONS.get(case)
    assert all(map(isfinite, numbers(asdict(found))))


def test_acceptability_around_weights_of_0_has_an_answer() -> None:
    found = rank_acceptability([[1, 2], [2, 1]], [1, 1], centre=[0, 0], draws=200)
    assert (found.scores, found.winner, found.reason) == ((None, None), None, "no_weight")


@pytest.mark.parametrize(
    ("pairwise", "weights", "ratio"),
    [([[1]], (1.0,), 0.0), ([[1, 1], [1, 1]], (0.5, 0.5), 0.0), ([[1, 1, 1]] * 3, (1 / 3,) * 3, 0.0)],
    ids=["one criterion", "two alike", "all alike"],
)
def test_pairwise_judgements_have_an_answer(
    pairwise: list[list[float]], weights: tuple[float, ...], ratio: float
) -> None:
    found = ahp(pairwise)
    assert found.weights == pytest.approx(weights)
    assert found.ratio == pytest.approx(ratio)


@pytest.mark.parametrize("level", ["nominal", "ordinal", "interval", "ratio"])
@pytest.mark.parametrize(
    "ratings",
    [[], [[1, 2, 3]], [[3, 3], [3, 3]], [NOTHING, NOTHING], [[1, None], [None, 2]]],
    ids=["nobody", "one rater", "all equal", "all missing", "no unit twice"],
)
def test_alpha_is_none_where_nothing_can_be_said(ratings: list[list[Any]], level: Any) -> None:
    assert krippendorff_alpha(ratings, level) is None


@pytest.mark.parametrize(
    "ranks",
    [[], [[1, 2, 3]], [[2, 2, 2], [2, 2, 2]], [NOTHING, NOTHING], [[1], [1]]],
    ids=["nobody", "one rater", "all tie", "all missing", "single item"],
)
def test_concordance_is_none_where_nothing_can_be_said(ranks: list[list[Any]]) -> None:
    assert kendall_w(ranks) is None


@pytest.mark.parametrize(
    ("scores", "agreement"),
    [([], None), ([4], None), (NOTHING, None), ([4, None], None), ([3, 3, 3], 1.0), ([1, 5, 1, 5], 0.0)],
    ids=["nobody", "one rater", "all missing", "one of two", "all equal", "more spread than chance"],
)
def test_agreement_on_a_criterion_has_an_answer(scores: list[Any], agreement: float | None) -> None:
    assert r_wg(scores) == agreement


@pytest.mark.parametrize("figure", [nps, ces, csat, peak_end], ids=lambda figure: figure.__name__)
@pytest.mark.parametrize("answers", [[], NOTHING], ids=["nobody", "all missing"])
def test_a_figure_of_nothing_is_none(figure: Callable[..., object], answers: list[Any]) -> None:
    assert figure(answers) is None


def test_figures_of_one_answer_and_of_answers_all_alike() -> None:
    for answers in ([9], [9, 9, 9]):
        found = nps(answers)
        assert found is not None
        assert (found.score, found.standard_error, found.low, found.high) == (100, 0, None, None)
    assert [found.score for found in (ces([4]), csat([4, 4])) if found] == [4, 1.0]
    assert [found.value for found in (peak_end([2]), peak_end([0, 0])) if found] == [2, 0]


@pytest.mark.parametrize("pairs", [[], [("like", None)], [("dislike", "like")]], ids=["nobody", "missing", "reversed"])
def test_kano_of_nothing_that_counts_has_no_better_and_worse(pairs: list[Any]) -> None:
    found = kano(pairs)
    assert (found.better, found.worse) == (None, None)


def test_gaps_of_nobody_of_nothing_and_of_points_that_are_0() -> None:
    for rows in ([], [[None, None]]):
        found = servqual(rows, rows, ["a", "b"])
        assert (found.weighted, found.unweighted, found.servperf) == (None, None, None)
    equal = servqual([[5, 3]], [[6, 6]], ["a", "b"], {"a": 0, "b": 0})
    assert equal.weighted == equal.unweighted == -2


def test_the_gate_of_missing_levels_has_no_index() -> None:
    found = gate([None, None, None, None])
    assert (found.base, found.delight, found.factor, found.index, found.verdict) == (None,) * 5
    assert gate([3, 3, None, None]).index is None


@pytest.mark.parametrize(
    ("count", "score"), [(0, 4), (1, 4), (4, None)], ids=["nobody", "one rater", "nobody can judge"]
)
def test_a_round_without_two_valid_raters_has_no_result(count: int, score: int | None) -> None:
    report = evaluate(a_round(count, score))
    assert (report.total, report.arithmetic, report.gate.index, report.alpha, report.weakest) == (None,) * 5
    assert report.uncertainty.kind == "none" or report.uncertainty.index is None
    assert all(map(isfinite, numbers(report)))


def test_raters_all_of_one_mind_agree_beyond_measure() -> None:
    report = evaluate(a_round(6, 4))
    assert (report.alpha, report.alpha_reading) == (None, None)  # nothing tells criteria apart
    assert report.total == pytest.approx(4)
    assert {score.r_wg for score in report.criteria} == {1.0}
    assert report.weakest == "C1"  # a tie: the first of the catalogue
    assert all(map(isfinite, numbers(report)))


def test_weights_that_sum_to_0_leave_no_total() -> None:
    catalogue = criteria_catalogue()
    nothing = direct_weights(catalogue, dict.fromkeys(("customer", "organisation", "sustainability"), 0))
    report = evaluate(a_round(6), catalogue, nothing)
    assert (report.total, report.arithmetic) == (None, None)
    assert report.gate.index == pytest.approx(4.75)
    assert all(map(isfinite, numbers(report)))
