"""Slanted stripes inside a convex shape: a hatch that needs no pattern, so that it looks the same in every file."""

from __future__ import annotations

from collections.abc import Sequence

Point = tuple[float, float]
SLANT = 1.0
"""How far a stripe runs to the right for each unit upward."""


def stripes(shape: Sequence[Point], pitch: float) -> list[tuple[Point, Point]]:
    """Return stripes at 45° inside a convex shape, as pairs of ends.

    >>> stripes([(0, 0), (4, 0), (4, 4), (0, 4)], 4)
    [((0.0, 4.0), (4.0, 0.0))]
    """
    offsets = [x + y / SLANT for x, y in shape]
    found, count = [], int((max(offsets) - min(offsets)) / pitch)
    for place in range(count + 1):
        ends = _crossings(shape, min(offsets) + place * pitch)
        if len(ends) >= 2 and ends[0] != ends[-1]:
            found.append((ends[0], ends[-1]))
    return found


def _crossings(shape: Sequence[Point], offset: float) -> list[Point]:
    """Return where the line x + y/slant = offset crosses the outline, from left to right."""
    points = []
    for (x1, y1), (x2, y2) in zip(shape, [*shape[1:], shape[0]], strict=True):
        first, second = x1 + y1 / SLANT - offset, x2 + y2 / SLANT - offset
        if first != second and first * second <= 0:
            share = first / (first - second)
            points.append((round(x1 + share * (x2 - x1), 3), round(y1 + share * (y2 - y1), 3)))
    return sorted(set(points))
