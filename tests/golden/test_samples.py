"""The figures the samples are known by, worked out by hand from their values."""

from __future__ import annotations

import pytest

from cxdesign.analysis.emotion import curve_figures
from cxdesign.analysis.evidence import evidence_count
from cxdesign.domain.cards import Card
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
        ("gym", CurveState.TARGET, (3.5, 23 / 9, 9)),  # 2 3 2 3 3 1 2 4 3: peak +4 at 8, end 3
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


def test_food_delivery_has_seven_fail_points_and_three_wait_points() -> None:
    cards = load_starter("food_delivery", "en").all(Card)
    assert (sum(card.is_fail for card in cards), sum(card.is_wait for card in cards)) == (7, 3)
