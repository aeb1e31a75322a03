from __future__ import annotations

import pytest

from cxdesign.commands import parse
from cxdesign.commands.picking import MOST_CHOSEN, candidate_name, is_chosen
from cxdesign.domain.journey import Touchpoint
from cxdesign.domain.picking import (
    PEAK_WEIGHTING_ID,
    PeakCriterion,
    PeakJudgement,
    PeakScore,
    PeakWeighting,
    peak_judgement_id,
    peak_score_id,
)
from cxdesign.domain.registers import SceneCell
from cxdesign.domain.relations import relation_id, scene_cell_id
from cxdesign.domain.vocabulary import CurveState, RelationType, WeightMethod
from tests.builders import a_journey, enriched
from tests.performing import perform, planned, refused

PLACES = ("t1", "t2", "t3", "t4", "t5")
VALUE, COST = "peak_criterion:value", "peak_criterion:cost"
SCENES = enriched(
    a_journey({"s1": PLACES}),
    {"scene:arrival": {"name": "Arrival"}, "scene:farewell": {}, "need:quiet": {}, VALUE: {"points": 60}, COST: {}},
    cells={**{(place, "arrival"): (5, 5) for place in PLACES}, ("t1", "farewell"): (3, 3)},
)


def cell(place, scene="arrival"):
    return scene_cell_id(f"touchpoint:{place}", f"scene:{scene}")


def peaks(document):
    return [touchpoint.id.partition(":")[2] for touchpoint in document.touchpoints if touchpoint.is_peak]


def chosen(document):
    return [one.source_id.partition(":")[2] for one in document.all(SceneCell) if is_chosen(document, one)]


def choose(document, *places):
    for place in places:
        document = perform(document, "choose_peak", scene_cell_id=cell(place))
    return document


def test_criteria_are_set_up_together_behind_those_that_are_there():
    new = [
        {"peak_criterion_id": "peak_criterion:a", "name": "Feeling", "points": 30, "key": "feeling"},
        {"peak_criterion_id": "peak_criterion:b", "name": "Risk", "is_cost": True},
    ]
    after = perform(SCENES, "set_up_peak_criteria", criteria=new)
    assert [one.name for one in after.entries(PeakCriterion)] == ["value", "cost", "Feeling", "Risk"]
    first = after.expect("peak_criterion:a", PeakCriterion)
    assert (first.points, first.key, first.is_cost) == (30, "feeling", False)
    assert parse({"name": "set_up_peak_criteria", "criteria": new}).subject(SCENES) == "Feeling, Risk"


@pytest.mark.parametrize(
    ("criteria", "code"),
    [
        ([], "command_invalid"),
        ([{"peak_criterion_id": VALUE, "name": "Value"}], "record_exists"),
        ([{"peak_criterion_id": "need:x", "name": "Value"}], "id_kind_mismatch"),
        ([{"peak_criterion_id": "peak_criterion:x", "name": ""}], "text_empty"),
        ([{"peak_criterion_id": "peak_criterion:x", "name": "x", "points": 101}], "number_invalid"),
        ([{"peak_criterion_id": "peak_criterion:x", "name": "x"}] * 2, "record_exists"),
        ([{"peak_criterion_id": f"peak_criterion:x{n}", "name": "x"} for n in range(21)], "command_invalid"),
    ],
)
def test_criteria_are_not_set_up(criteria, code):
    assert refused(SCENES, "set_up_peak_criteria", criteria=criteria) == code


def test_a_criterion_goes_with_its_scores_and_judgements():
    scored = perform(SCENES, "score_peak", scene_cell_id=cell("t1"), peak_criterion_id=VALUE, value=5)
    judged = perform(scored, "judge_peak_criteria", first_id=VALUE, second_id=COST, importance=3)
    after = perform(judged, "remove_entry", entry_id=VALUE)
    assert not [record.id for record in after if record.kind in {"peak_score", "peak_judgement"}]


def test_points_move_between_criteria_in_one_step():
    after = perform(SCENES, "give_peak_points", points={VALUE: 25, COST: 75})
    assert [(one.name, one.points) for one in after.entries(PeakCriterion)] == [("value", 25), ("cost", 75)]
    assert planned(after, "give_peak_points", points={VALUE: 25, COST: 75}) == ()
    assert parse({"name": "give_peak_points", "points": {VALUE: 25, COST: 75}}).subject(SCENES) == "value 25, cost 75"


def test_points_of_a_criterion_that_is_gone_are_not_given():
    assert (
        refused(SCENES, "give_peak_points", points={VALUE: 50, "peak_criterion:gone": 50}) == "peak_criterion_unknown"
    )


def test_a_candidate_is_scored_again_and_not_at_all():
    place = {"scene_cell_id": cell("t1"), "peak_criterion_id": VALUE}
    first = perform(SCENES, "score_peak", **place, value=5)
    again = perform(first, "score_peak", **place, value=2)
    assert again.expect(peak_score_id(*place.values()), PeakScore).value == 2
    assert perform(again, "score_peak", **place, value=None) == SCENES
    assert planned(SCENES, "score_peak", **place, value=None) == ()
    assert parse({"name": "score_peak", **place, "value": 1}).subject(SCENES) == "Touchpoint t1 · Arrival"


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"value": 0}, "number_invalid"),
        ({"value": 6}, "number_invalid"),
        ({"scene_cell_id": "scene_cell:none"}, "scene_cell_unknown"),
        ({"peak_criterion_id": "peak_criterion:none"}, "peak_criterion_unknown"),
        ({"peak_criterion_id": "need:quiet"}, "peak_criterion_unknown"),
    ],
)
def test_a_candidate_is_not_scored(fields, code):
    place = {"scene_cell_id": cell("t1"), "peak_criterion_id": VALUE, "value": 3}
    assert refused(SCENES, "score_peak", **{**place, **fields}) == code


def test_a_scene_cell_goes_with_its_scores():
    scored = perform(SCENES, "score_peak", scene_cell_id=cell("t1"), peak_criterion_id=VALUE, value=5)
    assert not list(perform(scored, "remove_scene_cell", scene_cell_id=cell("t1")).of_kind("peak_score"))


def judgement(document, judge="Ann"):
    return document.expect(peak_judgement_id(judge, COST, VALUE), PeakJudgement)


def test_a_judgement_is_the_same_whichever_criterion_is_named_first():
    one = perform(SCENES, "judge_peak_criteria", judge="Ann", first_id=COST, second_id=VALUE, importance=1 / 4)
    other = perform(SCENES, "judge_peak_criteria", judge="Ann", first_id=VALUE, second_id=COST, importance=4)
    assert one == other
    assert judgement(one).importance == 0.25


@pytest.mark.parametrize("importance", [1 / 9, 9, 1, 1 / 7, 3.3])
def test_every_importance_can_be_turned_round(importance):
    after = perform(SCENES, "judge_peak_criteria", judge="Ann", first_id=VALUE, second_id=COST, importance=importance)
    assert judgement(after).importance == pytest.approx(1 / importance)


def test_every_judge_judges_anew_and_takes_back_what_is_theirs():
    pair = {"first_id": COST, "second_id": VALUE}
    ann = perform(SCENES, "judge_peak_criteria", judge="Ann", **pair, importance=3)
    both = perform(ann, "judge_peak_criteria", judge="Ben", **pair, importance=5)
    changed = perform(both, "judge_peak_criteria", judge="Ann", **pair, importance=1 / 3)
    assert (judgement(changed).importance, judgement(changed, "Ben").importance) == (1 / 3, 5)
    assert perform(both, "judge_peak_criteria", judge="Ben", **pair, importance=None) == ann
    assert planned(SCENES, "judge_peak_criteria", judge="Ann", **pair, importance=None) == ()
    subject = parse({"name": "judge_peak_criteria", **pair, "importance": 1}).subject(SCENES)
    assert subject == "cost : value"


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"second_id": COST}, "judged_with_itself"),
        ({"importance": 9.5}, "number_invalid"),
        ({"importance": 0}, "number_invalid"),
        ({"first_id": "peak_criterion:none"}, "peak_criterion_unknown"),
        ({"judge": "x" * 201}, "text_too_long"),
    ],
)
def test_a_pair_is_not_judged(fields, code):
    pair = {"first_id": COST, "second_id": VALUE, "importance": 3}
    assert refused(SCENES, "judge_peak_criteria", **{**pair, **fields}) == code


def test_the_way_of_weighing_is_chosen_and_changed():
    first = perform(SCENES, "weigh_peaks", method="pairwise")
    after = perform(first, "weigh_peaks", method="rank_order")
    assert after.expect(PEAK_WEIGHTING_ID, PeakWeighting).method is WeightMethod.RANK_ORDER
    assert planned(after, "weigh_peaks", method="rank_order") == ()
    assert refused(SCENES, "weigh_peaks", method="dice") == "command_invalid"
    assert parse({"name": "weigh_peaks", "method": "points"}).subject(SCENES) == "points"


def test_a_chosen_candidate_is_a_planned_peak_with_its_need_and_the_emotion_it_shall_cause():
    after = perform(SCENES, "choose_peak", scene_cell_id=cell("t2"), need_id="need:quiet", target=4)
    assert (peaks(after), chosen(after)) == (["t2"], ["t2"])
    assert relation_id(RelationType.ANSWERS, "touchpoint:t2", "need:quiet") in after
    assert after.emotion("touchpoint:t2", CurveState.TARGET) == 4
    again = perform(after, "choose_peak", scene_cell_id=cell("t2"), need_id="need:quiet", target=5)
    assert again.emotion("touchpoint:t2", CurveState.TARGET) == 5
    assert planned(again, "choose_peak", scene_cell_id=cell("t2"), need_id="need:quiet") == ()


def test_a_peak_says_why_it_is_chosen_and_forgets_it_when_it_is_taken_back():
    after = perform(SCENES, "choose_peak", scene_cell_id=cell("t2"), reason="Nobody else greets by name")
    assert after.expect(cell("t2"), SceneCell).reason == "Nobody else greets by name"
    assert planned(after, "choose_peak", scene_cell_id=cell("t2")) == ()
    assert perform(after, "choose_peak", scene_cell_id=cell("t2"), reason="") == choose(SCENES, "t2")
    assert perform(after, "leave_peak", scene_cell_id=cell("t2")) == SCENES


def test_more_than_a_few_peaks_are_none():
    document = choose(SCENES, *PLACES[:MOST_CHOSEN])
    assert refused(document, "choose_peak", scene_cell_id=cell("t5")) == "peaks_too_many"
    unmarked = perform(document, "mark_peak", touchpoint_id="touchpoint:t1", is_peak=False)
    assert sorted(chosen(choose(unmarked, "t5"))) == ["t2", "t3", "t5"]


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"scene_cell_id": "scene_cell:none"}, "scene_cell_unknown"),
        ({"need_id": "need:none"}, "need_unknown"),
        ({"need_id": VALUE}, "need_unknown"),
        ({"target": 6}, "number_invalid"),
    ],
)
def test_a_peak_is_not_chosen(fields, code):
    assert refused(SCENES, "choose_peak", **{"scene_cell_id": cell("t1"), **fields}) == code


def test_a_choice_is_taken_back():
    assert perform(choose(SCENES, "t1"), "leave_peak", scene_cell_id=cell("t1")) == SCENES
    assert planned(SCENES, "leave_peak", scene_cell_id=cell("t1")) == ()
    assert refused(SCENES, "leave_peak", scene_cell_id="scene_cell:none") == "scene_cell_unknown"


def test_a_touchpoint_chosen_in_two_scenes_stays_a_peak_until_both_are_taken_back():
    twice = perform(choose(SCENES, "t1"), "choose_peak", scene_cell_id=cell("t1", "farewell"))
    once = perform(twice, "leave_peak", scene_cell_id=cell("t1"))
    assert peaks(once) == ["t1"]
    assert peaks(perform(once, "leave_peak", scene_cell_id=cell("t1", "farewell"))) == []


def test_a_candidate_is_called_by_touchpoint_and_scene_however_long_their_names_are():
    long = SCENES.expect("touchpoint:t1", Touchpoint).replaced({"name": "x" * 200})
    name = candidate_name(SCENES.with_records(changed=[long]), cell("t1"))
    assert name.endswith(" · Arrival")
    assert len(name) <= 80
