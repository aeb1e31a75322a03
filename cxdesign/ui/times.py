"""Points in time in the words of a language and the clock of the reader."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from cxdesign.i18n import Translator

JUST_NOW = timedelta(minutes=1)
MINUTES_UNTIL = timedelta(hours=1)


def reader_zone() -> tzinfo:
    """Return the time zone of the reader's browser, UTC when it tells none."""
    name = st.context.timezone
    if name:
        try:
            return ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError):
            pass
    offset = st.context.timezone_offset
    return UTC if offset is None else timezone(timedelta(minutes=-offset))


def clock(moment: datetime, zone: tzinfo | None = None) -> str:
    """Return hours and minutes.

    >>> clock(datetime(2025, 11, 21, 14, 6, tzinfo=UTC), UTC)
    '14:06'
    """
    return moment.astimezone(zone or reader_zone()).strftime("%H:%M")


def day(moment: date, today: date, translate: Translator) -> str:
    """Return a day as people say it: today, yesterday, day and month, and the year when it is another one.

    >>> from cxdesign.i18n import Translator
    >>> day(date(2025, 11, 18), date(2025, 11, 21), Translator("en"))
    '18 November'
    """
    if moment == today:
        return translate("time.today")
    if moment == today - timedelta(days=1):
        return translate("time.yesterday")
    month = translate(f"time.month_{moment.month}")
    if moment.year == today.year:
        return translate("time.day", day=moment.day, month=month)
    return translate("time.day_year", day=moment.day, month=month, year=moment.year)


def ago(moment: datetime, now: datetime, zone: tzinfo, translate: Translator) -> str:
    """Return how long ago something was, in the coarsest words that still help.

    >>> from cxdesign.i18n import Translator
    >>> now = datetime(2025, 11, 21, 14, 6, tzinfo=UTC)
    >>> ago(now - timedelta(minutes=2), now, UTC, Translator("en"))
    '2 min ago'
    """
    passed = now - moment
    if passed < JUST_NOW:
        return translate("time.now")
    if passed < MINUTES_UNTIL:
        return translate("time.minutes", minutes=int(passed.total_seconds() // 60))
    here, today = moment.astimezone(zone), now.astimezone(zone).date()
    if here.date() == today:
        return here.strftime("%H:%M")
    return day(here.date(), today, translate)


def ago_here(moment: datetime, translate: Translator) -> str:
    """Return how long ago something was for the reader of this page."""
    return ago(moment, datetime.now(UTC), reader_zone(), translate)
