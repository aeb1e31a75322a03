"""When a surprise was last renewed, and when that is too long ago."""

from __future__ import annotations

from datetime import date


def a_year_before(today: date) -> date:
    """Return the same day of the year before; of 29 February, the 28th.

    >>> a_year_before(date(2024, 2, 29)).isoformat()
    '2023-02-28'
    """
    is_leap_day = (today.month, today.day) == (2, 29)
    return today.replace(year=today.year - 1, day=28 if is_leap_day else today.day)


def is_worn(refreshed_on: date, today: date) -> bool:
    """Return whether a surprise renewed on a day has become expected: more than twelve months have passed.

    Notes
    -----
    That what is repeated becomes expected: Rust & Oliver 2000 (literature). The twelve months: ours.

    Examples
    --------
    >>> is_worn(date(2024, 3, 1), date(2025, 3, 1)), is_worn(date(2024, 2, 28), date(2025, 3, 1))
    (False, True)
    """
    return refreshed_on < a_year_before(today)
