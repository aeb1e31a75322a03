"""A comparison of evaluated designs in words: who comes first and how sure that is, the ranks, the verdicts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cxdesign.analysis.acceptability import ROBUST_SHARE
from cxdesign.analysis.ranking import Ranking
from cxdesign.domain.vocabulary import Provenance
from cxdesign.i18n import Translator
from cxdesign.scoring.comparison import DIMENSIONS, Alternative, Comparison
from cxdesign.views.evaluation import DASH, figure, joined
from cxdesign.views.numbers import decimal
from cxdesign.views.opened import Input, OpenedFigure, OriginLine


@dataclass(frozen=True)
class Grid:
    """A table in words: headings, and rows with the id of what each is about."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    ids: tuple[str, ...]


class ComparisonWords:
    """A comparison in one language."""

    def __init__(self, comparison: Comparison, translate: Translator) -> None:
        self._comparison = comparison
        self._translate = translate

    def statement(self) -> str:
        """Return who comes first, in one sentence."""
        found, translate = self._comparison, self._translate
        if not found.is_possible:
            return translate("compare.too_few")
        if found.robust_winner is not None:
            return translate("compare.robust", name=self._name(found.robust_winner))
        if found.winner is not None:
            return translate("compare.not_robust", name=self._name(found.winner))
        if any(ranking.reason for ranking in found.swap.rankings):
            return translate("compare.no_weights")
        winners = found.swap.winners
        is_tie = all(ranking.winners == winners for ranking in found.swap.rankings)
        return translate("compare.tied" if is_tie else "compare.disagree", names=self._listed(map(self._name, winners)))

    def lead(self) -> str:
        """Return what grounds the statement: shares of random weightings, dominance, and what does not compare."""
        found, translate = self._comparison, self._translate
        parts: list[str] = []
        if found.is_possible:
            parts += self._overlap()
            parts += self._shares()
            parts += [translate("compare.dominant", name=self._name(row)) for row in found.dominant]
        if not found.are_criteria_alike:
            parts.append(translate("compare.other_criteria"))
        for alternative, missing in found.left_out:
            names = self._listed(translate(f"enum.dimension.{name}") for name in missing)
            quoted = translate("compare.quoted", name=alternative.name)
            parts.append(translate("compare.left_out", name=quoted, dimensions=names))
        return joined(parts, translate)

    def profiles(self) -> Grid:
        """Return dimensions, total, levels, gate and verdict of every alternative, those left out included."""
        translate = self._translate
        heads = ("alternative", *DIMENSIONS, "total", "base", "delight", "gate", "index", "verdict", "alpha", "raters")
        columns = [
            translate(f"enum.dimension.{head}") if head in DIMENSIONS else translate(f"compare.column_{head}")
            for head in heads
        ]
        everybody = [*self._comparison.compared, *(one for one, _ in self._comparison.left_out)]
        return Grid(tuple(columns), tuple(map(self._profile, everybody)), tuple(one.id for one in everybody))

    def ranks(self) -> Grid:
        """Return rank and score of every alternative by each method."""
        found, translate = self._comparison, self._translate
        columns = (
            translate("compare.column_alternative"),
            *(translate(f"chart.method_{ranking.method}") for ranking in found.swap.rankings),
        )
        rows = tuple(
            (one.name, *(self._rank(ranking, row) for ranking in found.swap.rankings))
            for row, one in enumerate(found.compared)
        )
        return Grid(columns, rows, tuple(one.id for one in found.compared))

    def opened(self, figure_id: str) -> OpenedFigure | None:
        """Return an alternative opened: its dimensions with their weights, and how the ranks come about.

        The id may be that of a line of its profile, with the dimension before a colon.
        """
        found, translate = self._comparison, self._translate
        line, _, rest = figure_id.partition(":")
        wanted = rest if line in {*DIMENSIONS, "total"} else figure_id
        place = next((n for n, one in enumerate(found.compared) if one.id == wanted), None)
        if place is None:
            return None
        one, total = found.compared[place], sum(found.weights)
        shares = [DASH if not total else f"{decimal(100 * weight / total, 0)} %" for weight in found.weights]
        inputs = (
            Input(translate(f"enum.dimension.{name}"), decimal(value, 2), translate("compare.weighs", share=share))
            for name, value, share in zip(DIMENSIONS, found.matrix[place], shares, strict=True)
        )
        ranks = (
            Input(
                translate(f"chart.method_{ranking.method}"),
                self._rank(ranking, place),
                translate(f"compare.how_{ranking.method}"),
            )
            for ranking in found.swap.rankings
        )
        first = (
            Input(
                translate(f"chart.method_{result.method}"),
                _percent(result.scores[place]),
                translate("compare.first_share"),
            )
            for result in found.acceptability
        )
        return OpenedFigure(
            title=one.name,
            value=figure(one.report.total),
            formula=translate("compare.formula"),
            inputs=(*inputs, *ranks, *first),
            origins=(
                OriginLine(Provenance.LITERATURE, translate("compare.origin_methods")),
                OriginLine(Provenance.OURS, translate("compare.origin_robust")),
            ),
            against=(translate("compare.against"),),
        )

    def _profile(self, one: Alternative) -> tuple[str, ...]:
        report, gate = one.report, one.report.gate
        means = {dimension.dimension_id: dimension.mean for dimension in report.dimensions}
        verdict = DASH if gate.verdict is None else self._translate(f"score.verdict_{gate.verdict.value}")
        figures = (report.total, gate.base, gate.delight, gate.factor, gate.index)
        return (
            one.name,
            *(figure(means.get(name)) for name in DIMENSIONS),
            *map(figure, figures),
            verdict,
            figure(report.alpha),
            str(report.rater_count),
        )

    def _rank(self, ranking: Ranking, row: int) -> str:
        if ranking.reason is not None or ranking.scores[row] is None:
            return DASH
        return self._translate("compare.rank", rank=ranking.ranks[row], score=decimal(ranking.scores[row] or 0.0, 3))

    def _overlap(self) -> list[str]:
        """Return whom the raters cannot tell from the winner: their intervals of the total share a stretch."""
        found = self._comparison
        if found.winner is None:
            return []
        spans = [one.report.uncertainty.total for one in found.compared]
        best = spans[found.winner]
        close = [
            self._name(row)
            for row, span in enumerate(spans)
            if row != found.winner and best and span and span.low <= best.high and best.low <= span.high
        ]
        return [self._translate("compare.overlap", names=self._listed(close))] if close else []

    def _shares(self) -> list[str]:
        parts: list[str] = []
        for result in self._comparison.acceptability:
            best = result.winner
            if best is not None:
                method = self._translate(f"chart.method_{result.method}")
                share = _percent(result.scores[best])
                parts.append(self._translate("compare.share_of", method=method, name=self._name(best), share=share))
        draws = f"{self._comparison.acceptability[0].draws:,}"
        told = {"parts": self._listed(parts), "draws": draws, "limit": _percent(ROBUST_SHARE)}
        return [self._translate("compare.shares", **told)] if parts else []

    def _name(self, row: int) -> str:
        return self._translate("compare.quoted", name=self._comparison.compared[row].name)

    def _listed(self, parts: Iterable[str]) -> str:
        return self._translate("figure.separator").join(parts)


def _percent(share: float | None) -> str:
    return DASH if share is None else f"{decimal(100 * share, 0)} %"
