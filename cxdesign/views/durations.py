"""How durations are written for readers: in the two largest units, rounded to seconds."""

from __future__ import annotations

from cxdesign.i18n import Translator
from cxdesign.views.numbers import decimal

SECONDS = (("days", 86_400), ("hours", 3_600), ("minutes", 60), ("seconds", 1))


def duration(minutes: float, translate: Translator) -> str:
    """Return a duration in words, less than a second with decimals.

    Parameters
    ----------
    minutes : float
        Minutes, 0 or more.
    translate : Translator
        The reader's language.

    Examples
    --------
    >>> duration(3.25, Translator("en")), duration(1500, Translator("en")), duration(0, Translator("en"))
    ('3 min 15 s', '1 d 1 h', '0 s')
    >>> duration(3.25, Translator("zh-CN")), duration(2, Translator("zh-CN"))
    ('3 分 15 秒', '2 分钟')
    """
    left = round(minutes * 60)
    if 0 < minutes * 60 < 1:
        return translate("duration.seconds", count=decimal(minutes * 60, 2))
    parts: list[tuple[str, int]] = []
    for unit, size in SECONDS:
        count, left = divmod(left, size)
        if count:
            parts.append((unit, count))
    if not parts:
        return translate("duration.seconds", count=0)
    if len(parts) > 1 and parts[0][0] == "minutes":
        return translate("duration.minutes_seconds", minutes=parts[0][1], seconds=parts[1][1])
    return " ".join(translate(f"duration.{unit}", count=count) for unit, count in parts[:2])
