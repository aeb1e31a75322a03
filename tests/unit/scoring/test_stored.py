from __future__ import annotations

import pytest

from cxdesign.domain.document import Document
from cxdesign.domain.evaluation import EvaluationRound, RaterEntry
from cxdesign.domain.vocabulary import Provenance, RaterRole
from cxdesign.errors import IntegrityError, NumbersInvalid
from cxdesign.scoring.aggregate import evaluate
from cxdesign.scoring.catalogue import criteria_catalogue
from cxdesign.scoring.stored import evaluate_round, own_catalogue, round_catalogue, round_weights, stored_round
from tests.builders import a_journey, a_whole_project
from tests.evaluations import a_rating
from tests.golden.hotel_ratings import RATERS, hotel_round
from tests.performing import perform


def a_hotel_round(**fields) -> Document:
    """Return a project with the illustrative round of the hotel as it is stored."""
    keys = [f"a{number}" for number in range(len(RATERS))]
    people = [
        RaterEntry(id=f"rater:{rater.id}", role=rater.role, order=key) for rater, key in zip(RATERS, keys, strict=True)
    ]
    ratings = [
        a_rating("1", rating.rater_id, rating.criterion_id, rating.score, evidence=rating.evidence)
        for rating in hotel_round().ratings
    ]
    return a_journey().with_records(
        changed=[EvaluationRound(id="round:1", name="First", order="a0", **fields), *people, *ratings]
    )


def test_a_stored_round_has_the_figures_of_its_ratings():
    stored, plain = evaluate_round(a_hotel_round(), "round:1"), evaluate(hotel_round())
    assert stored.total == pytest.approx(plain.total)
    assert (stored.gate.base, stored.gate.verdict) == (plain.gate.base, plain.gate.verdict)
    assert stored.alpha == pytest.approx(plain.alpha)
    assert stored.uncertainty == plain.uncertainty


def test_weights_and_gate_of_the_round_are_used():
    points = {"weight_customer": 100, "weight_organisation": 0, "weight_sustainability": 0}
    report = evaluate_round(a_hotel_round(gate_mode="hard", gate_hard=2.0, without=["S8"], **points), "round:1")
    assert report.total == pytest.approx(report.dimensions[0].mean)
    assert (report.gate.mode, report.gate.hard, report.gate.factor) == ("hard", 2.0, 1.0)
    assert report.weights.without == ("S8",)


@pytest.mark.parametrize(
    ("stated", "thresholds"),
    [
        ({}, (2.5, 3.5)),
        ({"gate_low": 3.0}, (3.0, 3.5)),
        ({"gate_low": 4.5}, (4.5, 4.5)),
        ({"gate_high": 2.0}, (2.0, 2.0)),
        ({"gate_high": 5.0}, (2.5, 5.0)),
        ({"gate_low": 4.0, "gate_high": 4.5}, (4.0, 4.5)),
    ],
)
def test_a_limit_of_the_ramp_that_is_not_stated_gives_way_to_one_that_is(stated, thresholds):
    assert evaluate_round(a_hotel_round(**stated), "round:1").gate.thresholds == thresholds


def test_raters_who_said_nothing_are_left_out():
    document = a_hotel_round()
    more = RaterEntry(id="rater:late", role=RaterRole.CUSTOMER, order="a9")
    found = document.expect("round:1", EvaluationRound)
    assert len(stored_round(document.with_records(changed=[more]), found).raters) == len(RATERS)


def test_own_criteria_keep_the_mappings_that_are_left():
    catalogue = own_catalogue(a_whole_project(), "criteria_set:own")
    assert [criterion.id for criterion in catalogue.criteria] == ["C1", "C2"]
    assert catalogue.criterion("C1").name.of("zh-CN") == "Criterion C1"
    assert catalogue.vetoes == ("C1", "C2")
    assert [factor.criteria for factor in catalogue.factors] == [("C1",)]
    assert catalogue.detour is None


def test_where_an_idea_comes_from_is_not_where_its_anchors_come_from():
    document = a_whole_project()
    first = document.criteria("criteria_set:own")[0].replaced({"provenance": Provenance.SOURCE})
    criterion = own_catalogue(document.with_records(changed=[first]), "criteria_set:own").criterion("C1")
    assert criterion.origins[0].provenance is Provenance.SOURCE
    assert criterion.anchors_provenance is Provenance.OURS


def test_the_catalogue_of_a_round_is_its_own_set():
    document = a_whole_project()
    catalogue = round_catalogue(document, document.expect("round:first", EvaluationRound))
    assert catalogue.title.en == "Our criteria"
    assert round_weights(document.expect("round:first", EvaluationRound), catalogue).kind == "equal"


def test_criteria_out_of_use_are_not_asked():
    document = a_whole_project()
    for criterion in document.criteria("criteria_set:own"):
        document = perform(document, "edit_criterion", criterion_id=criterion.id, attributes={"is_used": False})
    with pytest.raises(NumbersInvalid, match="criteria_missing"):
        own_catalogue(document, "criteria_set:own")


def test_an_unknown_round_is_refused():
    with pytest.raises(IntegrityError, match="round_unknown"):
        evaluate_round(a_journey(), "round:none")


def test_a_set_that_copies_all_criteria_gives_the_same_figures():
    known = criteria_catalogue()
    copied = [
        {
            "code": criterion.id,
            "name": criterion.name.en,
            "question": criterion.question.en,
            **{f"anchor_{step}": text.en for step, text in criterion.anchors.items()},
            "dimension": criterion.dimension,
            "level": criterion.level,
        }
        for criterion in known.criteria
    ]
    document = perform(a_hotel_round(), "copy_criteria", set_id="criteria_set:c", set_name="Copy", criteria=copied)
    moved = document.expect("round:1", EvaluationRound).replaced({"set_id": "criteria_set:c"})
    own, plain = evaluate_round(document.with_records(changed=[moved]), "round:1"), evaluate(hotel_round())
    assert own.total == pytest.approx(plain.total)
    assert own.activity == plain.activity
    assert [factor.mean for factor in own.factors] == [factor.mean for factor in plain.factors]
