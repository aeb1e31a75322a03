"""Times of one blueprint in one unit: seconds, minutes, hours or days, by the longest of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, floor, log10

from cxdesign.i18n import Translator
from cxdesign.views.durations import duration
from cxdesign.views.numbers import trimmed

UNITS: tuple[tuple[str, float, float], ...] = (("s", 1 / 60, 1), ("min", 1, 300), ("h", 60, 4_320), ("d", 1440, 0))
"""Units with their minutes, and the longest time, in minutes, that is still told in them (ours)."""

MOST_TICKS = 6
"""Most marks on the axis besides its zero (ours)."""


@dataclass(frozen=True)
class Scale:
    """A unit of time: ``size`` is its length in minutes."""

    unit: str
    size: float

    def number(self, minutes: float) -> str:
        """Return a time as a number of this unit, with at most two decimals."""
        return trimmed(minutes / self.size, 2)

    def told(self, minutes: float, translate: Translator) -> str:
        """Return a part of the whole as a number of this unit; beside hours and days it is told in units of its own.

        >>> Scale("min", 1).told(14, Translator("en")), Scale("h", 60).told(5, Translator("en"))
        ('14', '5 min')
        """
        return duration(minutes, translate) if self.size > 1 else self.number(minutes)

    def word(self, translate: Translator) -> str:
        """Return the name of the unit."""
        return translate(f"flow.unit.{self.unit}")

    def ticks(self, longest: float) -> tuple[float, ...]:
        """Return where the axis is marked, in minutes, from 0 to the first mark at or after the longest time.

        >>> Scale("min", 1).ticks(48)
        (0.0, 10.0, 20.0, 30.0, 40.0, 50.0)
        >>> Scale("min", 1).ticks(0)
        (0.0, 1.0)
        """
        length = longest / self.size
        if length <= 0:
            return (0.0, float(self.size))
        magnitude = 10.0 ** floor(log10(length))
        steps = (magnitude * factor for factor in (0.2, 0.5, 1, 2))
        step = next(step for step in steps if ceil(round(length / step, 9)) <= MOST_TICKS)
        return tuple(number * step * self.size for number in range(ceil(round(length / step, 9)) + 1))


def scale_for(times: Iterable[float | None]) -> Scale:
    """Return the unit in which times are told together; missing ones are passed over.

    >>> scale_for([34, 40, None]).unit, scale_for([0.5]).unit, scale_for([430, 780]).unit, scale_for([]).unit
    ('min', 's', 'h', 'min')
    """
    longest = max((minutes for minutes in times if minutes is not None), default=None)
    if longest is None:
        return Scale("min", 1)
    unit, size, _ = next(one for one in UNITS if longest <= one[2] or one is UNITS[-1])
    return Scale(unit, size)
