"""Where words about a curve may stand: the place that covers least of lines, points and other words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

HEIGHT = 14.0
"""Height of a line of words."""
_OUTSIDE = 1000.0


@dataclass(frozen=True)
class Box:
    """A rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def about(cls, left: float, middle: float, width: float) -> Box:
        """Return the box of one line of words.

        >>> Box.about(10, 20, 30)
        Box(left=10, top=13.0, right=40, bottom=27.0)
        """
        return cls(left, middle - HEIGHT / 2, left + width, middle + HEIGHT / 2)

    def shared(self, other: Box) -> float:
        """Return the area both cover.

        >>> Box(0, 0, 2, 2).shared(Box(1, 1, 3, 3)), Box(0, 0, 1, 1).shared(Box(1, 0, 2, 1))
        (1, 0)
        """
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(0, wide) * max(0, high)


class Places:
    """The room of a plot, with what already stands in it."""

    def __init__(self, left: float, right: float, top: float, bottom: float) -> None:
        self.left, self.right, self.top, self.bottom = left, right, top, bottom
        self._taken: list[Box] = []

    def take(self, box: Box) -> None:
        """Note that something stands here."""
        self._taken.append(box)

    def follow(self, points: Sequence[tuple[float, float]]) -> None:
        """Note a line through points, in short pieces."""
        for (x1, y1), (x2, y2) in pairwise(points):
            count = max(1, int(abs(x2 - x1) / 8))
            for place in range(count):
                x = x1 + (x2 - x1) * (place + 0.5) / count
                y = y1 + (y2 - y1) * (place + 0.5) / count
                self.take(Box(x - 4, y - 1.5, x + 4, y + 1.5))

    def best(self, boxes: Sequence[Box]) -> Box:
        """Return the first of the boxes that covers least."""
        left, right = min(box.left for box in boxes), max(box.right for box in boxes)
        near = [other for other in self._taken if other.right > left and other.left < right]
        return min(boxes, key=lambda box: self._trouble(box, near))

    def _trouble(self, box: Box, near: Sequence[Box]) -> float:
        outside = max(0.0, self.left - box.left, box.right - self.right, self.top - box.top, box.bottom - self.bottom)
        return sum(box.shared(other) for other in near) + (_OUTSIDE + outside if outside > 0 else 0)
