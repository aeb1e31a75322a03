from __future__ import annotations

from cxdesign.domain.evaluation import RatingEntry, own_rater_id
from tests.acting import ANN, BEN, CAT, OWNER, VIEWER, does

PEOPLE = (ANN, BEN, CAT, VIEWER)


def sights(bench):
    found = bench.sights.of([actor.reader for actor in PEOPLE])
    return [found[actor.reader] for actor in PEOPLE]


def rates(bench, actor):
    does(bench, actor, "add_rater", rater_id=own_rater_id(actor.id), role="manager", rater_name=actor.id)
    place = {"round_id": "round:r", "rater_id": own_rater_id(actor.id), "criterion": "C1"}
    does(bench, actor, "rate", **place, score=2)


def test_who_may_see_the_same_is_given_the_very_same(bench):
    ann, ben, cat, viewer = sights(bench)
    assert ann is ben is cat
    assert viewer is not ann


def test_everybody_is_shown_what_they_may_see_and_no_more(bench):
    does(bench, OWNER, "open_round", round_id="round:r", round_name="Round 1")
    rates(bench, ANN)
    ann, ben, cat, viewer = sights(bench)
    assert [len(seen.all(RatingEntry)) for seen in (ann, ben, cat, viewer)] == [1, 0, 0, 0]
    assert ben is cat
    assert [ann, ben, cat, viewer] == [bench.document(actor) for actor in PEOPLE]
    does(bench, OWNER, "reveal_round", round_id="round:r")
    ann, ben, *_ = sights(bench)
    assert ann is ben
    assert len(ann.all(RatingEntry)) == 1
