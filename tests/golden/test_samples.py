"""The figures the samples are known by, worked out by hand from their values."""

from __future__ import annotations

from collections import Counter

import pytest

from cxdesign.analysis.emotion import curve_figures
from cxdesign.analysis.evidence import evidence_count
from cxdesign.commands.soundness import require_sound_flow
from cxdesign.domain.blueprint import Flow
from cxdesign.domain.cards import Card, Note, Step
from cxdesign.domain.journey import Lane
from cxdesign.domain.registers import Scene, SceneCell
from cxdesign.domain.vocabulary import CurveState, LaneRole
from cxdesign.i18n import LOCALES
from cxdesign.services.starters import load_starter


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(
    ("starter_id", "state", "expected"),
    [
        ("hotel", CurveState.NOW, (0.5, 3 / 8, 8)),  # 1 1 1 −1 1 0 0 0: peak +1 at 5, end 0
        ("hotel", CurveState.TARGET, (3.5, 20 / 8, 8)),  # 2 4 3 2 2 2 2 3: peak +4 at 2, end 3
        ("food_delivery", CurveState.NOW, (-1.0, 2 / 7, 7)),  # 2 1 1 −1 −3 1 1: peak −3 at 5, end 1
        ("food_delivery", CurveState.TARGET, (3.5, 16 / 7, 7)),  # 2 2 2 1 2 4 3: peak +4 at 6, end 3
        ("gym", CurveState.NOW, (2.0, 10 / 9, 9)),  # 1 2 1 2 3 −2 −1 3 1: peak +3 at 8, end 1
        ("gym", CurveState.TARGET, (4.0, 25 / 9, 9)),  # 2 3 2 4 3 1 2 5 3: peak +5 at 8, end 3
    ],
)
def test_the_curves_of_the_samples(
    starter_id: str, state: CurveState, expected: tuple[float, float, int], locale: str
) -> None:
    peak_end, mean, count = expected
    figures = curve_figures(load_starter(starter_id, locale), state).figures
    assert figures.peak_end is not None
    assert figures.peak_end.value == peak_end
    assert figures.mean == pytest.approx(mean)
    assert (figures.count, figures.missing) == (count, 0)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_hotel_has_twelve_moments_in_six_stages(locale: str) -> None:
    document = load_starter("hotel", locale)
    sizes = [sum(t.stage_id == stage.id for t in document.touchpoints) for stage in document.stages]
    assert sizes == [1, 2, 4, 1, 2, 2]
    assert [t.id for t in document.touchpoints if t.is_peak] == ["touchpoint:lobby"]
    assert document.planned_end is not None
    assert document.planned_end.id == "touchpoint:leaving"


@pytest.mark.parametrize("locale", LOCALES)
def test_thirteen_of_the_hotels_cards_rest_on_data(locale: str) -> None:
    document = load_starter("hotel", locale)
    thoughts = {lane.id for lane in document.lanes if lane.role is LaneRole.THINKING}
    found = evidence_count(card.evidence for card in document.all(Card) if card.lane_id not in thoughts)
    assert (found.backed, found.total) == (13, 29)


@pytest.mark.parametrize("kind", [Step, Note])
def test_food_delivery_has_seven_fail_points_and_three_wait_points(kind: type[Card]) -> None:
    cards = load_starter("food_delivery", "en").all(kind)
    assert (sum(card.is_fail for card in cards), sum(card.is_wait for card in cards)) == (7, 3)


@pytest.mark.parametrize(
    ("starter_id", "expected"),  # customer actions, onstage, backstage, support, evidence
    [
        ("food_delivery", (8, 7, 6, 7, 8)),  # 28 steps without evidence
        ("shoeshine", (5, 5, 0, 1, 5)),  # brush, polish, clean, buff, collect; supplies
        ("hotel_stay", (11, 5, 3, 4, 11)),  # the lanes as published
        ("parcel", (9, 9, 5, 7, 9)),
    ],
)
def test_the_lanes_of_the_blueprints(starter_id: str, expected: tuple[int, ...]) -> None:
    document = load_starter(starter_id, "en")
    roles = Counter(document.expect(step.lane_id, Lane).role for step in document.all(Step))
    order = (LaneRole.CUSTOMER_ACTIONS, LaneRole.ONSTAGE, LaneRole.BACKSTAGE, LaneRole.SUPPORT, LaneRole.EVIDENCE)
    assert tuple(roles[role] for role in order) == expected


def test_the_shoeshines_published_figures() -> None:
    document = load_starter("shoeshine", "en")
    seconds = {step.text: step.standard_minutes * 60 for step in document.all(Step) if step.standard_minutes}
    assert seconds == {"Brush shoes": 30, "Apply polish": 30, "Clean shoes": 45, "Buff": 45, "Collect payment": 15}
    project = document.project
    assert (project.price, project.fixed_cost, project.minute_cost) == (0.50, 0.12, 0.10)
    assert [step.text for step in document.all(Step) if step.is_fail] == ["Apply polish"]
    repeats = [(flow.source_id, flow.target_id) for flow in document.all(Flow) if flow.is_repeat]
    assert repeats == [("step:clean-onstage-1", "step:polish-onstage-1")]


def test_food_delivery_plans_recovery_at_two_fail_points_and_tells_one_wait() -> None:
    steps = load_starter("food_delivery", "en").all(Step)
    planned = [step.id for step in steps if step.is_fail and step.empowered_role and step.detection]
    assert planned == ["step:pay-support-1", "step:wait-support-1"]
    assert [step.id for step in steps if step.is_wait and step.wait_information] == ["step:wait-action-1"]


@pytest.mark.parametrize("starter_id", ["food_delivery", "hotel_stay", "shoeshine", "parcel"])
def test_every_arrow_of_a_sample_is_one_that_could_be_drawn(starter_id: str) -> None:
    document = load_starter(starter_id, "en")
    for flow in document.all(Flow):
        require_sound_flow(document, flow)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_gyms_scenes_read_as_published(locale: str) -> None:
    document = load_starter("gym", locale)
    scenes = [scene.id for scene in document.entries(Scene)]
    assert scenes == ["scene:reception", "scene:consultation", "scene:conversion", "scene:teaching"]
    cells = {(cell.source_id, cell.target_id): cell for cell in document.all(SceneCell)}
    assert len(cells) == 23
    shower = cells["touchpoint:shower", "scene:teaching"]
    assert (shower.customer_relevance, shower.enterprise_relevance) == (4, 1)
    contract = cells["touchpoint:contract", "scene:conversion"]
    assert (contract.customer_relevance, contract.enterprise_relevance) == (3, 5)
