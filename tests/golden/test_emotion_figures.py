"""Hand-worked figures of two curves; both are illustrative values, the arithmetic is spelled out in docs/method.md."""

import pytest

from cxdesign.analysis.emotion import journey_figures, sequence_figures
from cxdesign.formats.files import read
from cxdesign.i18n import Translator
from cxdesign.resources import data_folder
from cxdesign.views.figures import build_figures
from tests.golden.hotel import NOW, TARGET, the_hotel


def test_seven_values_worked_by_hand():
    figures = sequence_figures([1, 0, -2, 2, 4, 1, 3])
    assert figures.peak_end.value == 3.5
    assert figures.mean == pytest.approx(9 / 7)
    assert figures.trough.value == -2
    assert (figures.trough.value + figures.end.value) / 2 == 0.5
    assert figures.trend.slope == -0.5
    assert [(run.start, run.end, run.length) for run in figures.negative_stretches] == [(2, 2, 1)]


def test_hotel_now():
    now = journey_figures(the_hotel()).now
    figures = now.figures
    assert figures.count == 8
    assert figures.peak_end.value == 0.5
    assert figures.mean == 0.375
    assert (now.place(figures.peak.index), figures.peak.value) == (5, 1)
    assert [now.place(index) for index in figures.peak.tied] == [1, 2, 3, 4, 5]
    assert (now.place(figures.trough.index), figures.trough.value) == (4, -1)
    assert now.touchpoint_id(figures.end) == "touchpoint:m8"
    assert figures.trend.slope == 0
    assert now.touchpoint_ids == tuple(f"touchpoint:m{number}" for number in range(1, 9))


def test_hotel_target():
    target = journey_figures(the_hotel()).target
    figures = target.figures
    assert figures.peak_end.value == 3.5
    assert figures.mean == 2.5
    assert (target.place(figures.peak.index), figures.peak.value) == (2, 4)
    assert (target.place(figures.trough.index), figures.trough.value) == (7, 2)
    assert len(figures.trough.tied) == 5
    assert figures.trend.slope == 0.5
    assert figures.negative_stretches == ()


@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_the_hotel_sample_has_these_figures(language):
    figures = journey_figures(read(data_folder() / "samples" / f"hotel.{language}.json"))
    assert (figures.now.figures.values, figures.target.figures.values) == (NOW[:8], TARGET[:8])
    assert (figures.now.figures.peak_end.value, figures.target.figures.peak_end.value) == (0.5, 3.5)
    assert len(figures.uncounted) == 4


def test_the_hotel_sample_rests_on_data_in_thirteen_cards():
    figures = build_figures(read(data_folder() / "samples" / "hotel.en.json"), Translator("en"))
    assert figures["strip"][-1]["now"] == "13 of 29"
