"""The page on choosing peaks: what is drawn, what an act does, choosing, and what it says when something is missing."""

from __future__ import annotations

import pytest

from cxdesign.checks.peaks import peak_limit
from cxdesign.commands.entry import ChooseTarget
from cxdesign.domain.picking import PEAK_WEIGHTING_ID, PeakCriterion, PeakJudgement, PeakScore
from cxdesign.domain.relations import scene_cell_id
from cxdesign.domain.vocabulary import CurveState, WeightMethod
from cxdesign.services.starters import load_starter
from tests.builders import an_empty_journey
from tests.pages.conftest import COLLEAGUE
from tests.pages.firing import component_data, fire
from tests.pages.reading import texts

CLASS = scene_cell_id("touchpoint:trial", "scene:teaching")
DOOR = scene_cell_id("touchpoint:door", "scene:reception")
LESSON = scene_cell_id("touchpoint:lesson", "scene:teaching")
VALUE, FEELING = "peak_criterion:customer_value", "peak_criterion:emotional_potential"


@pytest.fixture
def gym(services):
    return services.projects.create(COLLEAGUE, load_starter("gym", "en"))


@pytest.fixture
def document(services, gym):
    return lambda: services.projects.workbench(gym).document(COLLEAGUE)


def act(app, *acts, client="tab", part="candidates"):
    numbered = [{"number": number, **one} for number, one in enumerate(acts, start=1)]
    return fire(app, f"peaks.{part}", "acts", {"client": client, "acts": numbered})


def said(app):
    return " ".join(text for _, text in texts(app))


def test_the_sample_shows_every_part(open_app, gym):
    app = open_app("peaks", project=gym)
    assert "The method decides between" in said(app)
    for part in ("matrix", "candidates", "methods", "memory"):
        assert component_data(app, f"peaks.{part}")["part"] == part


def test_a_digit_scores_and_the_ranking_follows(open_app, gym, document):
    app = open_app("peaks", project=gym)
    scores = [
        {"name": "score", "cell": CLASS, "criterion": criterion.id, "value": 4}
        for criterion in document().entries(PeakCriterion)
    ]
    app = act(app, *scores)
    assert [one.value for one in document().all(PeakScore) if one.cell_id == CLASS] == [4] * 5
    assert len(component_data(app, "peaks.methods")["methods"]["rows"]) == 5
    assert component_data(app, "peaks.candidates")["ack"] == {"client": "tab", "number": 5}


def test_an_act_that_comes_again_is_done_once(open_app, gym, services):
    app = open_app("peaks", project=gym)
    score = {"name": "score", "cell": CLASS, "criterion": VALUE, "value": 4}
    bench = services.projects.workbench(gym)
    app = act(app, score)
    before = bench.revision
    app = act(app, score)
    assert bench.revision == before
    act(app, score, {**score, "value": 5})
    assert bench.revision == before + 1


def test_what_is_no_act_is_refused_and_changes_nothing(open_app, gym, services):
    app = open_app("peaks", project=gym)
    before = services.projects.workbench(gym).revision
    app = act(app, {"name": "score", "cell": CLASS, "criterion": VALUE, "value": 9})
    assert len(app.toast) == 1
    assert services.projects.workbench(gym).revision == before


def test_weights_are_moved_ordered_and_compared(open_app, gym, document):
    app = open_app("peaks", project=gym)
    points = dict(zip((one.id for one in document().entries(PeakCriterion)), (60, 10, 10, 10, 10), strict=True))
    app = act(app, {"name": "points", "points": points})
    assert [one.points for one in document().entries(PeakCriterion)] == [60, 10, 10, 10, 10]
    app = act(app, {"name": "move", "criterion": FEELING, "before": VALUE}, client="second")
    assert document().entries(PeakCriterion)[0].id == FEELING
    app = act(app, {"name": "method", "method": "pairwise"}, client="third")
    assert document().get(PEAK_WEIGHTING_ID).method is WeightMethod.PAIRWISE
    judged = {"name": "judge", "judge": "Ann", "first": VALUE, "second": FEELING, "importance": 3.0}
    act(app, judged, client="fourth")
    assert [one.importance for one in document().all(PeakJudgement) if one.judge == "Ann"] == [3.0]


def test_a_peak_is_chosen_with_its_need_and_can_be_undone(open_app, gym, document):
    app = open_app("peaks", project=gym)
    app = act(app, {"name": "choose", "cell": DOOR})
    assert app.selectbox(key=f"peaks.{DOOR}.need").value == "need:belong"
    app.slider(key=f"peaks.{DOOR}.target").set_value(5)
    app.text_area(key=f"peaks.{DOOR}.reason").set_value("First **minute**")
    app.button(key="peaks.choose").click().run()
    after = document()
    assert after.get(DOOR).is_chosen
    assert after.get(DOOR).reason == "First **minute**"
    assert "Chosen because: First \\*\\*minute" in said(app)
    assert after.get("touchpoint:door").is_peak
    assert after.emotion("touchpoint:door", CurveState.TARGET) == 5
    assert "is a planned peak of the journey now" in said(app)
    app.button(key="peaks.undo").click().run()
    assert not document().get(DOOR).is_chosen
    assert document().emotion("touchpoint:door", CurveState.TARGET) == 3


def test_a_fourth_peak_is_refused_with_the_reason(open_app, gym, document):
    app = open_app("peaks", project=gym)
    app = act(app, {"name": "choose", "cell": DOOR})
    app.button(key="peaks.choose").click().run()
    app = act(app, {"name": "choose", "cell": CLASS}, client="second")
    assert "3 peaks are chosen already" in app.toast[0].value
    assert not document().get(CLASS).is_chosen


def test_more_peaks_than_stand_out_on_this_journey_are_warned_of_before_and_after(open_app, gym, document):
    count = len(document().touchpoints)
    assert peak_limit(count) == 2
    app = open_app("peaks", project=gym)
    assert f"At most 2 on this journey (touchpoints: {count})" in said(app)
    assert "lets at most 2 stand out" not in said(app)
    app = act(app, {"name": "choose", "cell": DOOR})
    assert "Planned peaks: 3. Rule R12 lets at most 2 stand out" in said(app)
    app.button(key="peaks.choose").click().run()
    assert "Planned peaks: 3. Rule R12 lets at most 2 stand out" in said(app)


def test_a_choice_is_taken_back(open_app, gym, document):
    app = open_app("peaks", project=gym)
    app.button(key=f"peaks.leave.{LESSON}").click().run()
    assert not document().get("touchpoint:lesson").is_peak
    assert "is chosen no longer" in said(app)


def test_the_reason_of_a_chosen_peak_is_written_down_later(open_app, gym, document):
    app = open_app("peaks", project=gym)
    app.button(key=f"peaks.change.{LESSON}").click().run()
    app.text_area(key=f"peaks.{LESSON}.reason").set_value("The coach knows them").run()
    app.button(key="peaks.choose").click().run()
    assert (document().get(LESSON).is_chosen, document().get(LESSON).reason) == (True, "The coach knows them")
    assert "Chosen because: The coach knows them" in said(app)


def test_a_figure_opens_and_closes(open_app, gym):
    app = open_app("peaks", project=gym)
    app = act(app, {"name": "open", "figure": "score:saw:4"}, part="methods")
    assert ".6833" in said(app)
    app.button(key="opened.close.peaks").click().run()
    assert ".6833" not in said(app)


def test_criteria_are_added_renamed_turned_and_removed(open_app, gym, document):
    app = open_app("peaks", project=gym)
    app.selectbox(key="peaks.add_listed").set_value("renewability").run()
    app.text_input(key="peaks.add_own").set_value("Warmth").run()
    added = document().entries(PeakCriterion)[-2:]
    assert [(one.name, one.key) for one in added] == [("Renewability", "renewability"), ("Warmth", "")]
    name = next(one for one in app.text_input if str(one.key).startswith(f"peaks.criterion.{added[1].id}.name"))
    name.set_value("Kindness").run()
    next(one for one in app.toggle if str(one.key).startswith(f"peaks.criterion.{added[1].id}.cost")).set_value(
        True
    ).run()
    changed = document().get(added[1].id)
    assert (changed.name, changed.is_cost) == ("Kindness", True)
    app.button(key=f"peaks.criterion.{added[1].id}.move_up").click().run()
    assert document().entries(PeakCriterion)[-1].id == added[0].id
    app.button(key=f"peaks.criterion.{VALUE}.remove").click().run()
    assert document().get(VALUE) is None
    app.button(key="peaks.undo").click().run()
    assert document().get(VALUE) is not None


def test_a_project_without_scenes_says_what_to_do(services, open_app):
    empty = services.projects.create(COLLEAGUE, an_empty_journey())
    app = open_app("peaks", project=empty)
    assert not app.exception
    assert "No scene is linked" in said(app)
    assert "No target audience is chosen yet" in said(app)


def test_without_a_target_audience_one_may_still_look(services, open_app, gym):
    bench = services.projects.workbench(gym)
    bench.execute(COLLEAGUE, "c" * 32, ChooseTarget(persona_id="persona:he_jing", is_target=False))
    app = open_app("peaks", project=gym)
    assert "No target audience is chosen yet" in said(app)
    assert component_data(app, "peaks.methods")["methods"]["rows"]


def test_candidates_without_criteria_start_with_five(services, open_app, gym, document):
    app = open_app("peaks", project=gym)
    for criterion in document().entries(PeakCriterion):
        app.button(key=f"peaks.criterion.{criterion.id}.remove").click().run()
    assert "First say what a peak must be good for" in said(app)
    app.button(key="peaks.set_up").click().run()
    assert [one.points for one in document().entries(PeakCriterion)] == [30, 25, 20, 15, 10]
    assert "No candidate is fully scored yet" in said(app)
