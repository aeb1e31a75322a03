from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cxdesign.charts.hatching import stripes


@given(st.floats(1, 80), st.floats(0, 1), st.floats(5, 60), st.floats(2, 9))
def test_stripes_stay_inside_their_shape(foot, share, height, pitch):
    top = foot * share
    shape = [(-top, 0.0), (top, 0.0), (foot, height), (-foot, height)]
    for start, end in stripes(shape, pitch):
        for x, y in (start, end):
            edge = top + (foot - top) * y / height
            assert -edge - 0.01 <= x <= edge + 0.01
            assert -0.01 <= y <= height + 0.01
        assert abs((end[0] - start[0]) + (end[1] - start[1])) < 0.01


def test_a_triangle_with_a_point_on_top_is_striped_too():
    assert len(stripes([(0, 0), (0, 0), (10, 10), (-10, 10)], 5)) >= 3
