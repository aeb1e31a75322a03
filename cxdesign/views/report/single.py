"""What a report on one sheet of paper consists of, as plain data: everything there is, the weightiest first.

How much of it fits is measured where it is set; what does not is counted and said.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cxdesign.views.report.outline import Curve, Stated


@dataclass(frozen=True)
class Span:
    """A stretch of a scale with a mark on it, all as parts of the scale, 0 … 1."""

    low: float
    mark: float
    high: float


@dataclass(frozen=True)
class Row:
    """One line of a panel.

    Attributes
    ----------
    text, value : str
        What it is, and its figure.
    aside : str
        A second figure, beside the first and quieter.
    small : str
        What qualifies it; left out first where room is scarce.
    drawn : float or Span or None
        A bar as a part of the longest, or a stretch of a scale.
    """

    text: str
    value: str = ""
    aside: str = ""
    small: str = ""
    drawn: float | Span | None = None


@dataclass(frozen=True)
class Panel:
    """A titled list; ``note`` says how it comes about. Rows that weigh most come first.

    ``kept`` rows stay as long as other lists have any to spare.
    """

    title: str
    rows: tuple[Row, ...]
    note: str = ""
    kept: int = 1


@dataclass(frozen=True)
class Single:
    """A report on one sheet.

    Attributes
    ----------
    title, subtitle : str
        The project, and what this is.
    facts : tuple of str
        When, and who was there.
    figures : tuple of Stated
        A few figures side by side.
    curve : Curve or None
        The chart across the sheet, with ``curve_note`` below it.
    panels : tuple of Panel
        The lists, the weightiest first.
    footer : str
        Stands at the foot.
    locale : str
        Its language.
    """

    title: str
    subtitle: str
    facts: tuple[str, ...]
    figures: tuple[Stated, ...]
    curve: Curve | None
    curve_note: str
    panels: tuple[Panel, ...]
    footer: str
    locale: str

    def texts(self) -> Iterable[str]:
        """Give every text a reader may see."""
        yield from (self.title, self.subtitle, *self.facts, self.footer, self.curve_note)
        for stated in self.figures:
            yield from (stated.label, stated.value, stated.small)
        if self.curve is not None:
            yield from (self.curve.title, *self.curve.categories, *(mark.text for mark in self.curve.marks))
            yield from (series.name for series in self.curve.series)
        for panel in self.panels:
            yield from (panel.title, panel.note)
            for row in panel.rows:
                yield from (row.text, row.value, row.aside, row.small)
