from __future__ import annotations

import json
from dataclasses import fields, is_dataclass

import numpy as np
import pytest

from cxdesign.domain.vocabulary import Level, RaterRole
from cxdesign.scoring.aggregate import evaluate
from cxdesign.scoring.catalogue import criteria_catalogue, read_catalogue
from cxdesign.scoring.pyramid import Verdict
from cxdesign.scoring.round import Rater, Rating, Round
from cxdesign.scoring.weights import default_weights, direct_weights
from tests.ratings import IDS, a_round, raters

CATALOGUE = criteria_catalogue()
POINTS = {"customer": 40, "organisation": 30, "sustainability": 30}


def numbers(value):
    """Give every number in a report, however deep."""
    if isinstance(value, float | int):
        yield value
    elif isinstance(value, tuple):
        for entry in value:
            yield from numbers(entry)
    elif is_dataclass(value):
        for field in fields(value):
            yield from numbers(getattr(value, field.name))


def test_three_raters_of_one_mind_give_that_score_everywhere():
    report = evaluate(a_round(3, 4))
    assert [dimension.mean for dimension in report.dimensions] == [4, 4, 4]
    assert [level.mean for level in report.levels] == [4, 4, 4, 4]
    assert [factor.mean for factor in report.factors] == [4] * 6
    assert (report.total, report.arithmetic) == pytest.approx((4, 4))
    assert (report.gate.index, report.gate.verdict) == (4.75, Verdict.DELIGHT)
    assert (report.rater_count, report.rating_count, report.missing) == (3, 87, ())
    assert report.alpha is None, "without any variance there is no alpha"


def test_weights_are_told_as_shares():
    weights = direct_weights(CATALOGUE, POINTS, {"C1": 75, "C2": 25})
    report = evaluate(a_round(rows={"C1": [5, 5, 5], "C2": [1, 1, 1]}), CATALOGUE, weights)
    customer = report.dimensions[0]
    assert (customer.mean, customer.weight) == (4, pytest.approx(0.4))
    assert [(s.criterion_id, s.weight) for s in customer.shares if s.weight] == [("C1", 0.75), ("C2", 0.25)]
    assert report.weights.kind == "direct"


def test_the_missing_criterion_is_named_and_its_weight_goes_to_the_others():
    report = evaluate(a_round(rows={"C3": [5, None, None], "O4": [None, None, None]}))
    assert report.missing == ("C3", "O4")
    assert report.dimensions[0].missing == ("C3",)
    assert {share.criterion_id: share.weight for share in report.dimensions[0].shares}["C3"] == 0
    assert sum(share.weight for share in report.dimensions[0].shares) == pytest.approx(1)
    assert (report.levels[0].mean, report.levels[0].missing) == (None, ("C3",))
    assert (report.gate.index, report.gate.missing) == (None, (Level.L1,))
    assert report.factors[5].missing == ("O4",)
    assert report.factors[5].mean == 4


@pytest.mark.parametrize("name", ["C1", "C2"])
def test_a_base_criterion_below_two_is_a_veto(name):
    report = evaluate(a_round(rows={name: [1, 2, 2]}))
    assert (report.gate.verdict, report.gate.vetoes) == (Verdict.BASE_FIRST, (name,))
    kept = evaluate(a_round(rows={name: [2, 2, 2]}))
    assert kept.gate.vetoes == ()


def test_a_veto_holds_where_the_levels_alone_would_not_shut_the_gate():
    report = evaluate(a_round(rows={"C1": [1, 1, 2], "C3": [5, 5, 5], "C9": [5, 5, 5]}))
    assert report.gate.factor == 1
    assert report.gate.verdict is Verdict.BASE_FIRST


def test_observers_and_strange_criteria_are_ignored_and_told():
    extra = (Rating("watcher", "C1", 1), Rating("r0", "X1", 1), Rating("r1", "S8", 4))
    rated = a_round()
    rated = Round(
        (*rated.raters, Rater("watcher", RaterRole.OBSERVER)),
        (*(r for r in rated.ratings if (r.rater_id, r.criterion_id) != ("r1", "S8")), *extra),
    )
    report = evaluate(rated, CATALOGUE, default_weights(CATALOGUE, without=["S8"]))
    assert {(rating.rater_id, rating.criterion_id) for rating in report.ignored} == {
        ("watcher", "C1"),
        ("r0", "X1"),
        *((rater.id, "S8") for rater in raters(3)),
    }
    assert (report.rater_count, report.total) == (3, pytest.approx(4))
    assert "S8" not in [score.criterion_id for score in report.criteria]


def test_the_weakest_is_the_lowest_and_the_first_on_a_tie():
    assert evaluate(a_round(rows={"O8": [2, 2, 3], "S3": [2, 3, 2]})).weakest == "O8"


def test_roles_are_profiled_from_their_own_ratings():
    report = evaluate(a_round(3, rows={name: [2, 4, 4] for name in IDS if name[0] == "C"}))
    assert [(profile.role, profile.raters) for profile in report.roles] == [
        (RaterRole.CUSTOMER, 1),
        (RaterRole.FRONT_LINE, 1),
        (RaterRole.MANAGER, 1),
    ]
    assert dict(report.roles[0].dimensions) == {"customer": 2, "organisation": 4, "sustainability": 4}


@pytest.mark.parametrize(
    "rated",
    [Round((), ()), Round(raters(1), ()), a_round(1), a_round(6, None), a_round(3, None)],
    ids=["nobody", "no rating", "one rater", "six cannot judge", "three cannot judge"],
)
def test_without_two_raters_there_is_no_result_anywhere(rated):
    report = evaluate(rated)
    assert report.missing == tuple(IDS)
    assert {dimension.mean for dimension in report.dimensions} == {None}
    assert (report.total, report.arithmetic, report.weakest, report.alpha_reading) == (None,) * 4
    assert (report.gate.index, report.gate.verdict, report.activity) == (None, None, None)
    assert report.uncertainty.kind == "none"


@pytest.mark.parametrize(
    "rated",
    [
        Round((), ()),
        a_round(1),
        a_round(6, None),
        a_round(5),
        a_round(2, rows={"C1": [1, None]}),
        a_round(6, rows={"C2": [None] * 6, "S1": [3, 4, None, None, None, None]}),
    ],
)
@pytest.mark.parametrize("weights", [None, direct_weights(CATALOGUE, {}), direct_weights(CATALOGUE, POINTS, {"C1": 0})])
def test_no_figure_is_ever_not_a_number(rated, weights):
    assert all(np.isfinite(number) for number in numbers(evaluate(rated, CATALOGUE, weights)))


def test_weights_that_sum_to_nothing_leave_levels_and_gate():
    report = evaluate(a_round(), CATALOGUE, direct_weights(CATALOGUE, {}))
    assert (report.total, report.dimensions[0].mean, report.dimensions[0].weight) == (None, 4, 0)
    assert report.gate.index == 4.75


def test_agreement_is_read():
    rows = {name: [1 + n % 5] * 3 for n, name in enumerate(IDS)}
    alike = evaluate(a_round(3, rows=rows))
    assert (alike.alpha, alike.alpha_reading) == (pytest.approx(1), "reliable")
    apart = evaluate(a_round(3, rows={name: [1, 5, 1 + n % 5] for n, name in enumerate(IDS)}))
    assert apart.alpha_reading == "discuss"
    between = evaluate(a_round(2, rows={name: [1 + n % 5, min(2 + n % 5, 5)] for n, name in enumerate(IDS)}))
    assert 0.667 <= between.alpha < 0.8
    assert between.alpha_reading == "tentative"


def test_the_limits_of_an_edited_catalogue_are_used():
    data = json.loads(CATALOGUE.model_dump_json(by_alias=True))
    for name, value in (("gate_low", 4), ("gate_high", 4.5), ("veto", 4.5), ("valid_raters", 3), ("weak", 4.1)):
        data["thresholds"][name]["value"] = value
    report = evaluate(a_round(rows={"S2": [4, 4, None]}), read_catalogue(json.dumps(data)))
    assert (report.gate.factor, report.gate.vetoes, report.missing) == (0, ("C1", "C2"), ("S2",))
    assert {proposal.activity for proposal in report.proposals} == set(range(6))


def test_a_catalogue_with_few_criteria_is_evaluated_too():
    data = json.loads(CATALOGUE.model_dump_json(by_alias=True)) | {"factors": [], "returns": [], "detour": None}
    data["criteria"] = [entry for entry in data["criteria"] if entry["id"] in {"C1", "C2", "O1"}]
    report = evaluate(a_round(), read_catalogue(json.dumps(data)))
    assert [dimension.mean for dimension in report.dimensions] == [4, 4, None]
    assert [level.mean for level in report.levels] == [4, 4, None, None]
    assert (report.gate.base, report.gate.index, report.total) == (4, None, None)


def test_modes_and_draws_are_passed_on():
    report = evaluate(a_round(6, 3), mode="hard", draws=50)
    assert (report.gate.mode, report.gate.factor, report.uncertainty.draws) == ("hard", 1, 50)
    assert evaluate(a_round(6), draws=0).uncertainty.kind == "range"
