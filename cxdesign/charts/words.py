"""Words and rounded numbers that several charts share."""

from __future__ import annotations

from cxdesign.i18n import DEFAULT_LOCALE, PSEUDO_LOCALE, Translator
from cxdesign.i18n.text import Text
from cxdesign.scoring.report import ScoreReport
from cxdesign.scoring.uncertainty import Interval, Uncertainty
from cxdesign.views.numbers import decimal

DASH = "–"
"""Where there is no figure."""


def said(text: Text, translate: Translator) -> str:
    """Return a text of a catalogue of data in the reader's language.

    >>> said(Text.model_validate({"en": "Peak", "zh-CN": "峰值"}), Translator("zh-CN"))
    '峰值'
    """
    if translate.locale == PSEUDO_LOCALE:
        return f"⟦{text.of(DEFAULT_LOCALE)}⟧"
    return text.of(translate.locale)


def figure(value: float | None, places: int = 2) -> str:
    """Return a figure as it is written in charts and tables, a dash when there is none.

    >>> figure(3.4267), figure(None)
    ('3.43', '–')
    """
    return DASH if value is None else decimal(value, places)


def span(interval: Interval | None) -> str:
    """Return an interval as it is written, a dash when there is none.

    >>> span(Interval(2.333, 4.74))
    '[2.33, 4.74]'
    """
    return DASH if interval is None else f"[{decimal(interval.low, 2)}, {decimal(interval.high, 2)}]"


def interval_name(uncertainty: Uncertainty, translate: Translator) -> str:
    """Return what the intervals of a report are: resampled, or the range of single raters, or none."""
    return translate(f"chart.interval_{uncertainty.kind}")


def report_note(report: ScoreReport, translate: Translator) -> str:
    """Return what stands below a chart of a round: raters, ratings, scale, kind of interval, rounding."""
    raters = translate("chart.note_raters", raters=report.rater_count, ratings=report.rating_count)
    kind = translate(f"chart.note_{report.uncertainty.kind}", draws=f"{report.uncertainty.draws:,}")
    return translate("chart.note", raters=raters, interval=kind)


def listed(parts: list[str], translate: Translator) -> str:
    """Return parts as a list in running text."""
    return translate("figure.separator").join(parts)
