"""The choice of peaks in the gym sample: the published scores, what the methods make of them, and the comparisons."""

from __future__ import annotations

import pytest

from cxdesign.analysis.picking import picking
from cxdesign.i18n import LOCALES, Translator
from cxdesign.services.starters import load_starter
from cxdesign.views.picking_words import picking_words


@pytest.fixture(scope="module", params=LOCALES)
def gym(request):
    return request.param, load_starter("gym", request.param)


@pytest.fixture(scope="module")
def found(gym):
    return picking(gym[1])


def test_the_scores_are_those_of_the_worked_example(found):
    assert [row for row in found.matrix if None not in row] == [
        (4, 3, 2, 5, 1),
        (5, 4, 3, 4, 3),
        (3, 5, 5, 3, 4),
        (5, 5, 4, 2, 5),
    ]
    assert found.weighting.weights == (0.30, 0.25, 0.20, 0.15, 0.10)
    assert found.senses == (1, 1, 1, 1, -1)


@pytest.mark.parametrize(
    ("place", "scores"),
    [
        (0, (0.4000, 0.6417, 0.5250, 0.6833)),
        (1, (0.4594, 0.5706, 0.5317, 0.5467)),
        (2, (0.2424, 0.2618, 0.2447, 0.2511)),
    ],
    ids=["saw", "topsis", "weighted_product"],
)
def test_the_methods_disagree(found, place, scores):
    """The trial class in teaching is left unscored on purpose: it takes no part."""
    ranking = found.swap.rankings[place]
    assert [score for score in ranking.scores if score is not None] == pytest.approx(scores, abs=5e-5)


def test_the_answer_depends_on_the_method_and_on_the_weights(found):
    assert [ranking.winners for ranking in found.swap.rankings] == [(4,), (1,), (1,)]
    assert found.front.front == (0, 1, 2, 4)
    assert found.robust == ()
    shares = [[share for share in one.scores if share is not None] for one in found.acceptability]
    assert shares[0] == pytest.approx([0.27, 0.26, 0.28, 0.19], abs=0.02)
    assert shares[1] == pytest.approx([0.51, 0.13, 0.29, 0.07], abs=0.02)
    assert shares[2] == pytest.approx([0.56, 0.14, 0.22, 0.08], abs=0.02)


def test_a_fifth_of_feasibility_makes_the_body_test_win(found):
    changes = [(round(one.nearest.weight, 3), one.nearest.winner) for one in found.critical]
    assert changes == [(0.168, 2), (0.182, 1), (0.086, 1), (0.2, 1), (0.169, 1)]


def test_one_judge_contradicts_herself_and_the_group_does_not(found):
    ratios = sorted(judge.judgement.ratio for judge in found.weighting.judges)
    assert ratios == pytest.approx([0.0204, 0.1103], abs=5e-5)
    inconsistent = max(found.weighting.judges, key=lambda judge: judge.judgement.ratio).judgement
    assert (inconsistent.worst.first, inconsistent.worst.middle, inconsistent.worst.last) == (0, 1, 2)
    assert (inconsistent.worst.stated, inconsistent.worst.implied) == pytest.approx((3, 1 / 3))
    assert found.weighting.group.ratio == pytest.approx(0.0195, abs=5e-5)


def test_two_peaks_are_chosen_each_with_its_need(found):
    chosen = [(one.cell.touchpoint_id, one.need_ids, one.unmet_ids) for one in found.chosen]
    assert chosen == [
        ("touchpoint:body_test", ("need:serious",), ()),
        ("touchpoint:lesson", ("need:progress",), ()),
    ]
    memory = found.memory
    assert (memory.before.figures.peak_end.value, memory.after.peak_end.value) == (2.0, 3.0)


def test_the_page_says_so(gym, found):
    locale, document = gym
    words = picking_words(document, found, Translator(locale))
    names = {one.id: one.name for one in document.touchpoints}
    for suffix in ("body_test", "lesson"):
        assert names[f"touchpoint:{suffix}"] in words.statement
    assert names["touchpoint:door"] in words.lead
    assert "80 %" in words.lead
