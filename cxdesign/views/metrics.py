"""What sets of answers come to, in words and rounded numbers: the figure, its groups, and all it consists of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cxdesign.analysis.measures import Measured, measured_touchpoints
from cxdesign.analysis.metrics import Kano, Nps, Servqual
from cxdesign.domain.answers import AnswerSet
from cxdesign.domain.document import Document
from cxdesign.domain.vocabulary import Metric, Provenance
from cxdesign.i18n import Translator
from cxdesign.views import metric_words as words
from cxdesign.views.metric_words import DASH, or_dash, percent, signed_or_dash
from cxdesign.views.numbers import decimal, trimmed
from cxdesign.views.opened import Note, OpenedFigure, OriginLine, RecordLine
from cxdesign.views.statements import Statement

GROUPS_SHOWN = 200
"""Most groups that are listed (ours)."""
_FROM_SOURCE = frozenset({Metric.ON_TIME, Metric.VARIATION})
"""Figures of the report on service standardisation; the others are literature."""
_SHARES = frozenset({Metric.CSAT, Metric.ON_TIME})
_GAP_COLUMNS = ("dimension", "weight", "expected", "perceived", "gap", "pairs")
_KANO_COLUMNS = ("feature", "class", "better", "worse", "n")


@dataclass(frozen=True)
class Lines:
    """A table in words: headings and rows."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class MeasuredWords:
    """One set of answers in one language.

    Parameters
    ----------
    document : Document
        The project.
    answers : AnswerSet
        The set.
    measured : Measured
        What it comes to.
    translate : Translator
        The reader's language.
    """

    def __init__(self, document: Document, answers: AnswerSet, measured: Measured, translate: Translator) -> None:
        self._document = document
        self._answers = answers
        self._measured = measured
        self._translate = translate

    def statement(self) -> Statement:
        """Return the figure with its label and small print; a dash without an answer."""
        figure, count = self._measured.figure, len(self._measured.groups)
        return Statement(
            id=self._answers.id,
            label=self._label,
            value=self._value,
            small=words.counted("metrics.by_feature", count, self._translate)
            if self._is_by_feature
            else words.small(figure, self._translate),
        )

    def facts(self) -> str:
        """Return what is known of the set in one line: metric, rows, who was asked when."""
        count = self._measured.row_count
        rows = words.counted("metrics.rows", count, self._translate)
        metric = self._translate(f"enum.metric.{self._answers.metric.value}")
        told = ("" if metric == self._answers.name else metric, rows, self._answers.collected)
        return self._translate("home.separator").join(part for part in told if part)

    def opened(self) -> OpenedFigure:
        """Return the figure opened: formula, inputs, touchpoints it measures, provenance, and its limits."""
        metric, translate, figure = self._answers.metric, self._translate, self._measured.figure
        return OpenedFigure(
            title=self._label,
            value=self._value,
            formula=translate(f"metrics.{metric.value}_formula"),
            worked=words.worked(figure),
            inputs=tuple(words.inputs(figure, translate)),
            notes=tuple(self._notes()),
            records=tuple(self._records()),
            origins=tuple(self._origins()),
            against=(translate(f"metrics.{metric.value}_against"),),
        )

    def groups(self) -> Lines | None:
        """Return the figures by group, for SERVQUAL its dimensions; None where there is nothing to tell apart."""
        figure, metric, translate = self._measured.figure, self._answers.metric, self._translate
        if isinstance(figure, Servqual):
            return self._gaps(figure)
        if not self._measured.groups:
            return None
        if metric is Metric.KANO:
            return self._features()
        shown = self._measured.groups[:GROUPS_SHOWN]
        heads = (translate("metrics.column_group"), translate("metrics.column_n"), self._label)
        return Lines(heads, tuple((g.name, str(g.row_count), words.value(g.figure, translate)) for g in shown))

    def between(self) -> str | None:
        """Return how far the groups differ, None with fewer than two."""
        found = self._measured.between
        if found is None:
            return None
        deviation = DASH if found.deviation is None else self._in_unit(found.deviation)
        ends = {"highest": found.highest, "lowest": found.lowest}
        return self._translate("metrics.between", span=self._in_unit(found.span), deviation=deviation, **ends)

    @property
    def _is_by_feature(self) -> bool:
        return self._measured.figure is None and bool(self._measured.groups)

    @property
    def _value(self) -> str:
        """Return the figure; where there is one for each feature only, how many features there are."""
        if self._is_by_feature:
            return str(len(self._measured.groups))
        return words.value(self._measured.figure, self._translate)

    @property
    def _label(self) -> str:
        return self._translate(f"metrics.{self._answers.metric.value}_label")

    def _notes(self) -> Iterator[Note]:
        translate, figure = self._translate, self._measured.figure
        if isinstance(figure, Nps):
            text = "metrics.interval_text" if figure.low is not None else "metrics.interval_none"
            yield Note(translate("metrics.interval"), translate(text, error=decimal(figure.standard_error, 2)))
        if isinstance(figure, Kano) and figure.is_tie:
            yield Note(translate("metrics.tie"), translate("metrics.tie_text"))

    def _origins(self) -> Iterator[OriginLine]:
        metric, own = self._answers.metric, self._answers.provenance
        provenance = Provenance.SOURCE if metric in _FROM_SOURCE else Provenance.LITERATURE
        yield OriginLine(provenance, self._translate(f"metrics.{metric.value}_source"))
        if own is not None:
            yield OriginLine(own, self._answers.source or self._answers.name)

    def _records(self) -> Iterator[RecordLine]:
        measured = set(measured_touchpoints(self._document, self._answers.id))
        for touchpoint in self._document.touchpoints:
            if touchpoint.id in measured:
                yield RecordLine(touchpoint.id, touchpoint.name)

    def _gaps(self, figure: Servqual) -> Lines:
        rows = (
            (
                self._translate(f"board.field_weight_{gap.dimension}"),
                percent(gap.weight),
                or_dash(gap.expected),
                or_dash(gap.perceived),
                signed_or_dash(gap.gap),
                str(gap.pairs),
            )
            for gap in figure.gaps
        )
        return self._lines(_GAP_COLUMNS, rows)

    def _features(self) -> Lines:
        shown = ((g.name, g.figure, g.row_count) for g in self._measured.groups[:GROUPS_SHOWN])
        rows = (
            (name, words.value(k, self._translate), or_dash(k.better), signed_or_dash(k.worse), str(count))
            for name, k, count in shown
            if isinstance(k, Kano)
        )
        return self._lines(_KANO_COLUMNS, rows)

    def _lines(self, columns: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> Lines:
        return Lines(tuple(self._translate(f"metrics.column_{name}") for name in columns), tuple(rows))

    def _in_unit(self, value: float) -> str:
        """Return a difference of scores in the unit of the score."""
        if self._answers.metric in _SHARES:
            return self._translate("metrics.points_of_percent", value=trimmed(100 * value, 1))
        return trimmed(value, 2)
