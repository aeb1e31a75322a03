"""What every chart hands out: the drawing, the table behind it, and its reading in one sentence.

A chart module has one public function that returns a picture::

    def dimension_picture(report: ScoreReport, translate: Translator, palette: Palette) -> Picture

Rules for it: the chart is passed through :func:`cxdesign.charts.style.styled`; what can be chosen carries a field
``id`` and the parameter of :func:`cxdesign.charts.style.chosen`; the table holds every figure that is drawn, and the
ids in the same order; without anything to draw ``chart`` is None and the sentence says why.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

import altair as alt

Drawing: TypeAlias = alt.Chart | alt.LayerChart | alt.HConcatChart | alt.VConcatChart


@dataclass(frozen=True)
class Entry:
    """What a row or a mark is about: the id under which it opens, and its name as it was typed."""

    id: str
    name: str


@dataclass(frozen=True)
class Table:
    """The figures behind a chart as text, ready to be read out.

    Attributes
    ----------
    columns : tuple of str
        Headings.
    rows : tuple of tuples of str
        One text per column; a missing figure is a dash, never empty.
    ids : tuple of str
        What each row is about, as it can be chosen in the chart; empty when nothing can be.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = ()
    ids: tuple[str, ...] = ()


@dataclass(frozen=True)
class Picture:
    """A chart with all that belongs to it.

    Attributes
    ----------
    name : str
        What its files are called and its keys contain: a noun of lower-case letters and underscores.
    title : str
        Heading of its files; the page has its own.
    sentence : str
        What the chart shows, in one sentence with its main figures: for screen readers, and instead of an empty chart.
    note : str
        Number of raters or values, scale, rule for ties or rounding; stands under the chart in its files.
    table : Table
        The figures behind it.
    chart : Drawing or None
        The specification; None when there is nothing to draw.
    """

    name: str
    title: str
    sentence: str
    note: str = ""
    table: Table = field(default_factory=lambda: Table(()))
    chart: Drawing | None = None

    @property
    def can_choose(self) -> bool:
        """Whether something in the chart can be chosen."""
        return self.chart is not None and bool(self.table.ids)

    def texts(self) -> str:
        """Return the words of its files; what else a chart says comes from the same catalogue of texts."""
        words = (
            self.title,
            self.sentence,
            self.note,
            *self.table.columns,
            *(cell for row in self.table.rows for cell in row),
        )
        return "".join(words)
