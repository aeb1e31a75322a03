from __future__ import annotations

import pytest

from cxdesign.domain.vocabulary import Evidence
from cxdesign.scoring.aggregate import evaluate
from cxdesign.scoring.catalogue import criteria_catalogue
from cxdesign.scoring.criterion import CriterionScore
from cxdesign.scoring.pyramid import gate
from cxdesign.scoring.returning import Why, proposals
from tests.ratings import a_round

CATALOGUE = criteria_catalogue()
SOUND = gate([4, 4, 4, 4])


def led(*scores, gated=SOUND, alpha=0.9, catalogue=CATALOGUE):
    return [
        (proposal.activity, [(reason.why.value, reason.criterion_id) for reason in proposal.reasons])
        for proposal in proposals(catalogue, scores, gated, alpha)
    ]


def a_score(name, mean=4.0, evidence=Evidence.TEST, **figures):
    return CriterionScore(name, (), 0, mean=mean, evidence=evidence, **figures)


@pytest.mark.parametrize(
    ("activity", "names"), [(row.activity, row.criteria) for row in CATALOGUE.returns], ids=lambda value: str(value)[:9]
)
def test_a_weak_criterion_leads_to_its_activity(activity, names):
    for name in names:
        needs = () if name == "C4" else (a_score("C4"),)
        assert led(a_score(name, 2.9), *needs) == [(activity, [("weak", name)])]


def test_a_mean_of_three_is_not_weak_and_no_result_leads_nowhere():
    assert led(a_score("C1", 3.0), a_score("C3", None)) == []


@pytest.mark.parametrize("needs", [(), (a_score("C4", evidence=Evidence.OBSERVATION),), (a_score("C4", None),)])
def test_weak_delight_leads_to_the_needs_while_these_are_not_well_evidenced(needs):
    assert led(a_score("C7", 2.0), *needs) == [(1, [("weak", "C7")])]


def test_what_holds_the_gate_comes_before_what_is_weaker():
    half = gate([4, 3.2, 4, 4])
    assert led(a_score("C2", 3.2), a_score("O2", 2.0), gated=half) == [
        (3, [("holds_gate", "C2")]),
        (4, [("weak", "O2")]),
    ]


def test_only_the_criteria_of_the_lower_level_that_are_below_the_opening_hold_the_gate():
    half = gate([3, 4, 4, 4])
    found = led(a_score("C1", 2.5), a_score("C3", 3.0), a_score("C9", 3.5), a_score("C2", 4), gated=half)
    assert found == [(3, [("holds_gate", "C1"), ("holds_gate", "C3")])]


def test_a_veto_comes_first():
    shut = gate([1.9, 2, 4, 4], vetoes=["C1"])
    assert led(a_score("C3", 1.5), a_score("C1", 1.9), gated=shut)[0] == (3, [("veto", "C1"), ("holds_gate", "C3")])


def test_a_hard_gate_asks_for_its_own_height_only():
    assert led(a_score("C2", 3.2), gated=gate([4, 3.2, 4, 4], mode="hard")) == []


def test_the_lowest_mean_comes_first_and_equals_stand_in_the_order_of_activities():
    found = led(a_score("S1", 2.5), a_score("O1", 2.0), a_score("S9", 2.5), a_score("S3", 2.4))
    assert [activity for activity, _ in found] == [4, 3, 0, 1]


def test_signs_come_after_weak_means_and_better_evidence_last():
    found = led(
        a_score("S6", 1.0),
        a_score("C9", gap=-1.0, is_gap_wide=True),
        a_score("C2", r_wg=0.4, is_split=True),
        a_score("C5", unproven=("ann",)),
        a_score("O3", evidence=Evidence.ASSUMPTION),
        a_score("S2", 2.9),
        alpha=0.5,
    )
    signs = [("split", "C2"), ("unproven", "C5"), ("assumed", "O3"), ("low_agreement", None)]
    assert found == [
        (2, [("weak", "S2")]),
        (1, [("wide_gap", "C9")]),
        (5, [("weak", "S6"), *signs]),
    ]


def test_a_catalogue_that_does_not_say_leads_nowhere():
    silent = CATALOGUE.model_copy(update={"returns": (), "detour": None})
    assert led(a_score("C1", 1.0), alpha=0.1, catalogue=silent) == []


def test_no_agreement_figure_is_no_low_agreement():
    assert led(a_score("C1"), alpha=None) == []


def test_a_sound_design_leads_nowhere():
    assert evaluate(a_round()).activity is None
    assert evaluate(a_round(rows={"O8": [2, 2, 2]})).activity == 3


def test_the_reasons_carry_their_figures():
    report = evaluate(a_round(rows={"O2": [2, 3, 3]}))
    reason = report.proposals[0].reasons[0]
    assert (reason.why, reason.criterion_id, reason.value) == (Why.WEAK, "O2", pytest.approx(8 / 3))
