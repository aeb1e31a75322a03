"""Where names go beside dots so that nothing covers anything: below, above, right or left, shortened or left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from cxdesign.charts.lettering import cut, width_of

STEP = 13.0
"""From one of several dots at a place to the next."""
RADIUS = 6.0
SHORTER = (132.0, 96.0, 64.0)
"""Widths a name is tried at, one after the other."""
MARGIN = 20.0
"""At the top and the foot, where the names of areas stand."""


@dataclass(frozen=True)
class Spot:
    """Dots at one place, side by side."""

    x: float
    y: float
    count: int = 1

    @property
    def reach(self) -> float:
        """How far they go to either side."""
        return (self.count - 1) * STEP / 2 + RADIUS


@dataclass(frozen=True)
class Label:
    """A name and where it stands; ``y`` is its middle."""

    x: float
    y: float
    text: str
    align: Literal["left", "center", "right"]


@dataclass(frozen=True)
class _Box:
    left: float
    top: float
    right: float
    foot: float

    def meets(self, other: _Box) -> bool:
        return self.left < other.right and other.left < self.right and self.top < other.foot and other.top < self.foot


def placed_labels(
    spots: Sequence[Spot], texts: Sequence[str], *, size: tuple[float, float], letters: float
) -> list[Label]:
    """Return the names that find room; those of the first spots are placed first.

    Parameters
    ----------
    spots : sequence of Spot
        All dots; none is covered.
    texts : sequence of str
        The name at each spot, empty for none.
    size : tuple of two float
        Width and height of the drawing; its top and foot are kept free.
    letters : float
        Size of the lettering.

    Examples
    --------
    >>> [label.text for label in placed_labels([Spot(50, 50)], ["here"], size=(100, 100), letters=11)]
    ['here']
    """
    taken = [_Box(spot.x - spot.reach, spot.y - RADIUS, spot.x + spot.reach, spot.y + RADIUS) for spot in spots]
    found = []
    for spot, text in zip(spots, texts, strict=True):
        for label, box in _tries(spot, text, letters, size[0]) if text else ():
            if _is_inside(box, size) and not any(box.meets(other) for other in taken):
                taken.append(box)
                found.append(label)
                break
    return found


def _tries(spot: Spot, text: str, letters: float, limit: float) -> Iterator[tuple[Label, _Box]]:
    half = letters * 0.62
    for room in SHORTER:
        short = cut(text, letters, room)
        width = width_of(short, letters)
        below, above = spot.y + RADIUS + half, spot.y - RADIUS - half
        centre = max(width / 2, min(spot.x, limit - width / 2))
        for y in (below, above):
            yield Label(centre, y, short, "center"), _Box(centre - width / 2, y - half, centre + width / 2, y + half)
        right, left = spot.x + spot.reach + 4, spot.x - spot.reach - 4
        yield Label(right, spot.y, short, "left"), _Box(right, spot.y - half, right + width, spot.y + half)
        yield Label(left, spot.y, short, "right"), _Box(left - width, spot.y - half, left, spot.y + half)


def _is_inside(box: _Box, size: tuple[float, float]) -> bool:
    return box.left >= 0 and box.right <= size[0] and box.top >= MARGIN and box.foot <= size[1] - MARGIN
