"""Words that several charts share, beside those of :mod:`cxdesign.views.evaluation`."""

from __future__ import annotations

from cxdesign.i18n import Translator
from cxdesign.scoring.uncertainty import Interval, Uncertainty
from cxdesign.views.evaluation import DASH
from cxdesign.views.numbers import decimal


def span(interval: Interval | None) -> str:
    """Return an interval as it is written, a dash when there is none.

    >>> span(Interval(2.333, 4.74))
    '[2.33, 4.74]'
    """
    return DASH if interval is None else f"[{decimal(interval.low, 2)}, {decimal(interval.high, 2)}]"


def interval_name(uncertainty: Uncertainty, translate: Translator) -> str:
    """Return what the intervals of a report are: resampled, or the range of single raters, or none."""
    return translate(f"chart.interval_{uncertainty.kind}")
