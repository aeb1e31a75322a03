from __future__ import annotations

from datetime import date

from cxdesign.analysis.renewal import a_year_before, is_worn


def test_a_year_before_a_leap_day_is_the_28th():
    assert a_year_before(date(2024, 2, 29)) == date(2023, 2, 28)
    assert a_year_before(date(2025, 3, 1)) == date(2024, 3, 1)


def test_a_surprise_is_worn_on_the_day_after_twelve_months():
    assert not is_worn(date(2024, 3, 1), date(2025, 3, 1))
    assert is_worn(date(2024, 2, 29), date(2025, 3, 1))
