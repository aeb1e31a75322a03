"""What ``import cxdesign`` promises."""

from __future__ import annotations

import inspect
import subprocess
import sys
from collections.abc import Callable

import networkx as nx
import pytest

import cxdesign
from cxdesign.analysis import agreement, decision, emotion, metrics
from cxdesign.scoring import aggregate, pyramid
from cxdesign.scoring.catalogue import criteria_catalogue
from cxdesign.scoring.report import ScoreReport
from cxdesign.scoring.weights import default_weights
from tests.builders import a_journey
from tests.ratings import a_round

HEAVY = ("streamlit", "pandas", "openpyxl", "networkx", "sqlalchemy", "pydantic", "altair")


def test_the_public_names_are_those_listed() -> None:
    assert sorted(cxdesign.__all__) == ["build_graph", "read", "write"]
    assert set(cxdesign.__all__) <= set(dir(cxdesign))


def test_a_document_becomes_a_graph() -> None:
    assert isinstance(cxdesign.build_graph(a_journey()), nx.MultiDiGraph)


def test_another_name_is_refused() -> None:
    with pytest.raises(AttributeError, match="no attribute 'fly'"):
        _ = cxdesign.fly  # type: ignore[attr-defined]


def test_the_import_loads_nothing_heavy() -> None:
    code = f"import sys, cxdesign; print([name for name in {HEAVY!r} if name in sys.modules])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("function", "positional"),
    [
        (agreement.krippendorff_alpha, "ratings, level=ordinal"),
        (agreement.kendall_w, "ranks"),
        (agreement.r_wg, "scores, options=5"),
        (decision.saw, "matrix, weights, senses, normalisation=minmax"),
        (decision.topsis, "matrix, weights, senses, normalisation=vector"),
        (decision.weighted_product, "matrix, weights, senses, normalisation=raw"),
        (decision.ahp, "pairwise"),
        (decision.rank_acceptability, "matrix, senses, method=saw, draws=10000, seed=24082"),
        (metrics.nps, "answers"),
        (metrics.ces, "answers, version=2.0, reading=mean"),
        (metrics.csat, "answers, reading=share"),
        (metrics.kano, "pairs"),
        (metrics.servqual, "perceptions, expectations, dimensions=None, points=None"),
        (emotion.peak_end, "values"),
        (pyramid.gate, "levels"),
        (aggregate.evaluate, "rated, catalogue=None, weights=None"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_what_notebooks_call_keeps_its_names_and_places(function: Callable[..., object], positional: str) -> None:
    places = [
        name if parameter.default is parameter.empty else f"{name}={parameter.default}"
        for name, parameter in inspect.signature(function).parameters.items()
        if parameter.kind is parameter.POSITIONAL_OR_KEYWORD
    ]
    assert ", ".join(places) == positional
    assert "Examples\n" in (inspect.getdoc(function) or "")


def test_the_gate_is_set_by_name() -> None:
    settings = {
        name: parameter.default
        for name, parameter in inspect.signature(pyramid.gate).parameters.items()
        if parameter.kind is parameter.KEYWORD_ONLY
    }
    promised = {"vetoes": (), "mode": "ramp", "thresholds": (2.5, 3.5), "hard": 3.0}
    assert settings | promised == settings
    found = pyramid.gate([3, 3, 4, 4])
    assert (found.base, found.delight, found.factor, found.index) == (3, 4, 0.5, 3.75)
    assert found.verdict == "half_gate"


def test_judgements_unpack_and_rankings_carry_their_scores() -> None:
    weights, lambda_max, ratio = decision.ahp([[1, 2], [0.5, 1]])
    assert (weights, lambda_max, ratio) == (pytest.approx((2 / 3, 1 / 3)), pytest.approx(2), 0)
    arguments = ([[1, 2], [2, 1]], [3, 1], [1, 1])
    for method in (decision.saw, decision.topsis, decision.weighted_product):
        assert len(method(*arguments).scores) == 2
    assert len(decision.rank_acceptability(arguments[0], arguments[2], "topsis", 100, 1).scores) == 2


def test_a_round_is_evaluated_with_catalogue_and_weights() -> None:
    catalogue = criteria_catalogue()
    assert isinstance(aggregate.evaluate(a_round(), catalogue, default_weights(catalogue)), ScoreReport)
