import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxdesign.i18n import Translator
from cxdesign.views.time_scale import MOST_TICKS, Scale, scale_for


@pytest.mark.parametrize(
    ("times", "unit"),
    [([0.5, 1], "s"), ([1.5], "min"), ([300], "min"), ([301], "h"), ([4320.0], "h"), ([5000], "d"), ([None], "min")],
)
def test_the_longest_time_chooses_the_unit(times, unit):
    assert scale_for(times).unit == unit


def test_seconds_are_whole_where_minutes_are_parts():
    assert scale_for([0.75]).number(0.75) == "45"
    assert scale_for([0.75]).word(Translator("en")) == "s"


def test_beside_hours_a_step_is_told_in_units_of_its_own():
    assert scale_for([600]).told(65, Translator("en")) == "1 h 5 min"
    assert scale_for([60]).told(6.5, Translator("en")) == "6.5"


@given(st.floats(0.001, 5_000_000))
def test_the_axis_covers_the_longest_time_with_few_marks(longest):
    scale = scale_for([longest])
    ticks = scale.ticks(longest)
    assert 2 <= len(ticks) <= MOST_TICKS + 1
    assert ticks[0] == 0
    assert ticks[-1] >= longest * (1 - 1e-6)
    assert ticks[-2] < longest
    assert Scale("min", 1).ticks(0) == (0.0, 1.0)
