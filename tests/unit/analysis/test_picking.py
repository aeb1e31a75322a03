"""The whole choice of peaks of a project, and its answers when something is missing."""

import math
from dataclasses import fields, is_dataclass

import pytest

from cxdesign.analysis.picking import picking, rank_reversals
from cxdesign.domain.vocabulary import WeightMethod
from tests.builders import a_journey, an_empty_journey, enriched
from tests.evaluations import with_scores

CRITERIA = {"peak_criterion:value": {"points": 60}, "peak_criterion:cost": {"points": 40, "is_cost": True}}
PLACES = [("t1", "arrival"), ("t2", "arrival"), ("t3", "arrival")]


def a_choice(scores=None, *, entries=None, cells=None, relations=(), journey=None, **more):
    """Return a project with three candidates in one scene and two criteria."""
    document = enriched(
        journey or a_journey(now={"t1": 1, "t2": -2, "t3": 1}, target={"t2": 4}),
        {"scene:arrival": {}, **CRITERIA} if entries is None else entries,
        cells=dict.fromkeys(PLACES, (5, 4)) if cells is None else cells,
        relations=relations,
    )
    return with_scores(document, dict(zip(PLACES, scores or (), strict=False)), **more)


def numbers(value):
    """Give every number inside a result."""
    if isinstance(value, float):
        yield value
    elif isinstance(value, tuple | list):
        for part in value:
            yield from numbers(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from numbers(getattr(value, field.name))


def test_scores_weights_and_senses_become_rankings():
    found = picking(a_choice([(5, 5), (3, 1), (4, 2)]))
    assert found.matrix == ((5, 5), (3, 1), (4, 2))
    assert found.senses == (1, -1)
    assert found.weighting.weights == (0.6, 0.4)
    saw = found.swap.rankings[0]
    assert saw.scores == pytest.approx((0.6, 0.4, 0.6))
    assert saw.ranks == (1, 3, 1)
    assert found.front.front == (0, 1, 2)
    assert found.is_ranked


def test_a_candidate_that_is_not_fully_scored_takes_no_part():
    found = picking(a_choice([(5, 5), (3, None), (4, 2)]))
    assert found.unscored == (1,)
    assert [ranking.ranks[1] for ranking in found.swap.rankings] == [None, None, None]
    assert found.front.dominated_by[1] is None
    assert [one.shares[1] for one in found.acceptability] == [None, None, None]


def test_nothing_is_ranked_before_anything_is_scored():
    found = picking(a_choice())
    assert not found.is_ranked
    assert {ranking.reason for ranking in found.swap.rankings} == {"no_alternative"}
    assert (found.critical, found.reversals, found.robust) == ((), (), ())


def test_weights_that_are_all_zero_rank_nothing():
    entries = {"scene:arrival": {}, "peak_criterion:value": {"points": 0}}
    found = picking(a_choice([(5,), (4,)], entries=entries))
    assert found.weighting.missing == "no_points"
    assert {ranking.reason for ranking in found.swap.rankings} == {"no_weight"}
    assert not found.is_ranked


def test_without_criteria_there_are_candidates_and_no_ranking():
    found = picking(a_choice(entries={"scene:arrival": {}}))
    assert len(found.candidates.sound) == 3
    assert found.matrix == ((), (), ())
    assert not found.is_ranked
    assert found.front.front == ()


def test_a_single_candidate_comes_first_whatever_the_weights():
    found = picking(a_choice([(2, 5)], cells={PLACES[0]: (5, 5)}))
    assert [ranking.winners for ranking in found.swap.rankings] == [(0,), (0,), (0,)]
    assert found.robust == (0,)
    assert all(one.nearest is None for one in found.critical)


def test_candidates_all_alike_tie():
    found = picking(a_choice([(3, 3)] * 3))
    assert [ranking.ranks for ranking in found.swap.rankings] == [(1, 1, 1)] * 3
    assert [one.winner for one in found.acceptability] == [None] * 3
    assert found.robust == ()


@pytest.mark.parametrize(
    "document",
    [
        an_empty_journey(),
        a_journey(),
        a_choice(),
        a_choice([(3, 3)] * 3),
        a_choice([(2, 5)], cells={PLACES[0]: (5, 5)}),
        a_choice([(1, 1), (5, 5), (1, 5)]),
        a_choice([(1, 1), (5, 5)], method=WeightMethod.PAIRWISE),
    ],
)
def test_no_figure_is_ever_not_a_number(document):
    found = list(numbers(picking(document)))
    assert all(math.isfinite(value) for value in found)


def test_without_scenes_there_is_nothing_to_choose_from():
    found = picking(an_empty_journey())
    assert (found.target_id, found.cells, found.candidates.sound, found.chosen) == (None, (), (), ())
    assert found.memory.after.peak_end is None


def test_the_target_audience_is_named():
    entries = {"persona:ann": {}, "persona:ben": {"is_target": True}}
    assert picking(a_choice(entries={**entries, "scene:arrival": {}})).target_id == "persona:ben"


def test_a_candidate_whose_base_fails_is_out_and_keeps_its_scores_aside():
    entries = {"scene:arrival": {}, **CRITERIA, "standard:late": {"is_met": False}}
    governed = [("governed_by", "touchpoint:t1", "standard:late")]
    found = picking(a_choice([(5, 1), (3, 3), (2, 2)], entries=entries, relations=governed))
    assert [one.cell.touchpoint_id for one in found.candidates.excluded] == ["touchpoint:t1"]
    assert found.matrix == ((3, 3), (2, 2))


def test_a_chosen_peak_tells_its_needs_its_target_and_what_is_wrong_with_it():
    entries = {"scene:arrival": {}, "need:rest": {}, "standard:late": {"is_met": False}}
    relations = [("answers", "touchpoint:t2", "need:rest"), ("governed_by", "touchpoint:t3", "standard:late")]
    cells = {PLACES[0]: (5, 1), PLACES[1]: (5, 5), PLACES[2]: (4, 4)}
    found = picking(a_choice(entries=entries, relations=relations, cells=cells, chosen=PLACES))
    first, second, third = found.chosen
    assert (first.need_ids, first.target, first.is_candidate) == ((), None, False)
    assert (second.need_ids, second.target, second.unmet_ids) == (("need:rest",), 4, ())
    assert third.unmet_ids == ("standard:late",)


def test_what_is_remembered_counts_the_planned_peaks_of_the_map():
    found = picking(a_choice(chosen=PLACES[1:2]))
    assert found.memory.before.figures.peak_end.value == (-2 + 1) / 2
    assert found.memory.after.peak_end.value == (4 + 1) / 2
    assert found.memory.changed == ("touchpoint:t2",)


def test_one_candidate_that_is_best_in_everything_is_robust():
    assert picking(a_choice([(5, 1), (3, 3), (2, 4)])).robust == (0,)


def test_the_same_project_gives_the_same_shares():
    document = a_choice([(5, 5), (3, 1), (4, 2)])
    first, second = picking(document), picking(document)
    assert first.acceptability == second.acceptability
    assert (first.acceptability[0].draws, first.acceptability[0].seed) == (10_000, 24082)


def test_leaving_out_a_candidate_can_change_who_of_the_others_leads():
    # Min-max with all: .60, .6 · 3/4 + .4 · 2/4 = .65, .40; without the third: .60 and .40.
    found = rank_reversals([(5, 1), (4, 3), (1, 5)], [0.6, 0.4], [1, 1])
    (reversal,) = [one for one in found if one.method == "saw" and one.left_out == 2]
    assert (reversal.before, reversal.after) == (1, 0)


def test_the_weighted_product_never_reverses():
    found = rank_reversals([(5, 1), (4, 3), (1, 5)], [0.6, 0.4], [1, 1])
    assert "weighted_product" not in {one.method for one in found}


def test_candidates_that_are_not_scored_reverse_nothing():
    assert rank_reversals([(5, None), (4, 3)], [1, 1], [1, 1]) == ()
