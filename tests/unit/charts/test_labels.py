from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cxdesign.charts.labels import RADIUS, Spot, placed_labels
from cxdesign.charts.lettering import width_of

SIZE, LETTERS = (400.0, 300.0), 11.5
PLACES = st.tuples(st.integers(10, 390), st.integers(10, 290), st.integers(1, 3))


def box(label):
    width = width_of(label.text, LETTERS)
    left = label.x - {"left": 0, "center": width / 2, "right": width}[label.align]
    return left, label.y - LETTERS * 0.62, left + width, label.y + LETTERS * 0.62


def meet(one, other) -> bool:
    gap = 1e-6
    return one[0] + gap < other[2] and other[0] + gap < one[2] and one[1] + gap < other[3] and other[1] + gap < one[3]


@given(st.lists(PLACES, max_size=14))
def test_names_never_cover_a_dot_or_each_other_or_the_edge(places):
    spots = [Spot(*place) for place in places]
    labels = placed_labels(spots, [f"触点 number {n}" for n in range(len(spots))], size=SIZE, letters=LETTERS)
    boxes = [box(label) for label in labels]
    dots = [(spot.x - spot.reach, spot.y - RADIUS, spot.x + spot.reach, spot.y + RADIUS) for spot in spots]
    assert not any(meet(one, other) for place, one in enumerate(boxes) for other in [*boxes[:place], *dots])
    assert all(left >= 0 and right <= SIZE[0] for left, _, right, _ in boxes)
