"""Times with their units, as people write them in either language: one reading for the whole product."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

UNITS: Mapping[float, tuple[str, ...]] = MappingProxyType(
    {
        1 / 60: ("s", "sec", "secs", "second", "seconds", "秒", "秒钟"),
        1.0: ("min", "mins", "minute", "minutes", "分", "分钟"),
        60.0: ("h", "hr", "hrs", "hour", "hours", "时", "小时", "个小时", "钟头"),
        1440.0: ("d", "day", "days", "天", "日"),
    }
)
"""Minutes of a unit to the ways of writing it. Working days, weeks and months are left out: they have no one length."""

SMALLEST = 1e-6
"""Minutes by which times have to differ to count as different (ours)."""

_MINUTES: Mapping[str, float] = MappingProxyType({word: size for size, words in UNITS.items() for word in words})


def unit_minutes(unit: str) -> float | None:
    """Return how many minutes a unit of time is.

    Parameters
    ----------
    unit : str
        As people write it; case, white space around it, a closing full stop and full-width letters do not matter.

    Returns
    -------
    float or None
        Minutes, 1/60 (a second) … 1440 (a day); None when it is no unit of time known here.

    Examples
    --------
    >>> unit_minutes("Min."), unit_minutes("小时"), unit_minutes("％")
    (1.0, 60.0, None)
    """
    return _MINUTES.get(unicodedata.normalize("NFKC", unit).strip().rstrip(".").lower())


def in_minutes(amount: float | None, unit: str) -> float | None:
    """Return an amount of a unit of time as minutes.

    Parameters
    ----------
    amount : float or None
        How many; None is not stated.
    unit : str
        See :func:`unit_minutes`.

    Returns
    -------
    float or None
        Minutes; None when no amount is stated, it is negative, or the unit is none of time.

    Examples
    --------
    >>> in_minutes(30, "s"), in_minutes(2, "天"), in_minutes(95, "%")
    (0.5, 2880.0, None)
    """
    size = unit_minutes(unit)
    if amount is None or amount < 0 or size is None:
        return None
    return amount / (1 / size) if size < 1 else amount * size  # dividing by 60 is exact where multiplying is not


def is_longer(minutes: float, limit: float) -> bool:
    """Return whether a time is longer than a limit by more than the rounding of sums.

    Parameters
    ----------
    minutes, limit : float
        Minutes, 0 or more.

    Examples
    --------
    >>> is_longer(0.1 + 0.2, 0.3), is_longer(0.31, 0.3)
    (False, True)
    """
    return minutes > limit + SMALLEST
