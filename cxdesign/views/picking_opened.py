"""The figures of the choice of peaks, opened: formula, the numbers in it, what speaks against, where it comes from."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from cxdesign.analysis.acceptability import ROBUST_SHARE
from cxdesign.analysis.picking import Picking
from cxdesign.analysis.ranking import METHODS, Ranking
from cxdesign.analysis.sequence import SequenceFigures
from cxdesign.domain.document import Document
from cxdesign.domain.journey import Touchpoint
from cxdesign.domain.vocabulary import Provenance, WeightMethod
from cxdesign.i18n import Translator
from cxdesign.views.numbers import decimal, emotion
from cxdesign.views.opened import Input, Note, OpenedFigure, OriginLine, RecordLine
from cxdesign.views.picking_names import PickingNames, percent, points, score
from cxdesign.views.picking_table import contradiction, ratio_words


class OpenedPicking:
    """Opens the figures of one choice of peaks in one language."""

    def __init__(self, document: Document, found: Picking, translate: Translator) -> None:
        self._document = document
        self._found = found
        self._translate = translate
        self._names = PickingNames(document, found, translate)

    def figure(self, figure_id: str) -> OpenedFigure | None:
        """Return a figure by its id, such as ``score:saw:0``; None when there is no such figure by now."""
        kind, _, rest = figure_id.partition(":")
        makers: Mapping[str, Callable[[str], OpenedFigure]] = {
            "cell": self._cell,
            "score": self._score,
            "share": self._share,
            "weight": self._weight,
            "critical": self._critical,
            "memory": self._memory,
            "ratio": self._ratio,
            "front": lambda _: self._front(),
        }
        try:
            return makers[kind](rest)
        except (KeyError, IndexError, ValueError, StopIteration):  # of a candidate, criterion or judge that is gone
            return None

    def _cell(self, cell_id: str) -> OpenedFigure:
        translate = self._translate
        cell = next(one for one in self._found.cells if one.cell_id == cell_id)
        values = {"customer": cell.customer, "enterprise": cell.enterprise}
        return OpenedFigure(
            title=self._pair(self._names.touchpoint(cell), self._names.scene(cell)),
            value=translate(f"peaks.quadrant.{cell.quadrant or 'open'}"),
            formula=translate("peaks.formula_quadrant"),
            inputs=tuple(
                Input(symbol[0], "–" if value is None else str(value), translate(f"peaks.relevance_{symbol}"))
                for symbol, value in values.items()
            ),
            records=(RecordLine(cell.touchpoint_id, self._names.touchpoint(cell)),),
            origins=(self._origin("source", "quadrant"), self._origin("ours", "high")),
        )

    def _score(self, rest: str) -> OpenedFigure:
        method, _, row_text = rest.partition(":")
        row = int(row_text)
        ranking = next(one for one in self._found.swap.rankings if one.method == method)
        return OpenedFigure(
            title=self._pair(self._names.candidate(row), self._names.method(ranking.method)),
            value=score(ranking.scores[row]),
            formula=self._translate(f"peaks.formula_{ranking.method}"),
            worked=self._worked(ranking, row),
            inputs=self._contributions(ranking, row),
            origins=self._method_origins(ranking.method),
            against=(self._translate(f"peaks.against_{ranking.method}"), *self.reversals(ranking.method)),
        )

    def _worked(self, ranking: Ranking, row: int) -> str:
        """Return the formula with the numbers in."""
        normalised, value = ranking.normalised[row], ranking.scores[row]
        if normalised is None or value is None:
            return ""
        if ranking.distances is not None:
            far, near = ranking.distances.to_anti_ideal[row], ranking.distances.to_ideal[row]
            assert far is not None
            assert near is not None
            return self._translate("peaks.worked_topsis", far=score(far), near=score(near), value=score(value))
        if ranking.products is not None:
            product = ranking.products[row]
            assert product is not None
            total = sum(one for one in ranking.products if one is not None)
            made = {"product": decimal(product, 3), "total": decimal(total, 3)}
            return self._translate("peaks.worked_product", value=score(value), **made)
        terms = zip(ranking.weights, normalised, strict=True)
        told = " + ".join(f"{decimal(weight, 2)} · {decimal(part, 2)}" for weight, part in terms)
        return f"{told} = {score(value)}"

    def _contributions(self, ranking: Ranking, row: int) -> tuple[Input, ...]:
        normalised = ranking.normalised[row]
        return tuple(
            Input(
                self._names.criterion(position),
                str(self._found.matrix[row][position]),
                self._translate(
                    "peaks.input_cost" if ranking.senses[position] < 0 else "peaks.input_benefit",
                    weight=points(ranking.weights[position]),
                    part="–" if normalised is None else decimal(normalised[position], 3),
                ),
            )
            for position in range(len(self._found.criteria))
        )

    def _share(self, rest: str) -> OpenedFigure:
        translate = self._translate
        method, _, row_text = rest.partition(":")
        row = int(row_text)
        one = next(found for found in self._found.acceptability if found.method == method)
        shares = one.shares[row] or ()
        return OpenedFigure(
            title=self._pair(self._names.candidate(row), self._names.method(one.method)),
            value=percent(one.scores[row]),
            formula=translate("peaks.formula_share"),
            worked=translate("peaks.worked_share", draws=f"{one.draws:,}", start=one.seed),
            inputs=tuple(
                Input(translate("peaks.rank", rank=place), percent(share))
                for place, share in enumerate(shares, start=1)
            ),
            notes=(
                Note(translate("peaks.robust_heading"), translate("peaks.robust_text", limit=percent(ROBUST_SHARE))),
            ),
            origins=(self._origin("literature", "share"), self._origin("ours", "robust")),
            against=(translate("peaks.against_share"),),
        )

    def _weight(self, rest: str) -> OpenedFigure:
        translate, weighting = self._translate, self._found.weighting
        position = int(rest)
        method = weighting.method.value
        weights = weighting.weights
        notes: tuple[Note, ...] = ()
        if weighting.method is WeightMethod.PAIRWISE and weighting.group is not None:
            told = ratio_words(weighting.group, translate)
            notes = (Note(translate("peaks.consistency"), told),)
        return OpenedFigure(
            title=self._names.criterion(position),
            value=points(None if weights is None else weights[position]),
            formula=translate(f"peaks.formula_{method}"),
            inputs=tuple(
                Input(
                    self._names.criterion(place),
                    points(None if weights is None else weights[place]),
                    translate("peaks.given_points", points=criterion.points)
                    if weighting.method is WeightMethod.POINTS
                    else translate("peaks.rank", rank=place + 1),
                )
                for place, criterion in enumerate(self._found.criteria)
            ),
            notes=notes,
            origins=(self._origin("literature", method),),
            against=(translate("peaks.against_weight"),),
        )

    def _critical(self, rest: str) -> OpenedFigure:
        translate = self._translate
        one = next(found for found in self._found.critical if found.criterion == int(rest))
        changes = [
            Input(
                translate(f"peaks.change_{side}"),
                "–" if change is None else points(change.weight),
                translate("peaks.critical_never") if change is None else self._names.candidate(change.winner),
            )
            for side, change in (("below", one.below), ("above", one.above))
        ]
        return OpenedFigure(
            title=self._names.criterion(one.criterion),
            value="–" if one.nearest is None else points(one.nearest.weight),
            formula=translate("peaks.formula_critical"),
            inputs=(Input(translate("peaks.weight_now"), points(one.weight)), *changes),
            origins=(self._origin("literature", "critical"),),
            against=(translate("peaks.against_critical"),),
        )

    def _memory(self, name: str) -> OpenedFigure:
        translate, memory = self._translate, self._found.memory
        before, after = memory.before.figures, memory.after
        values = {"peak_end": (peak_end_of(before), peak_end_of(after)), "mean": (before.mean, after.mean)}[name]
        inputs = tuple(
            Input(
                self._document.expect(touchpoint_id, Touchpoint).name,
                "–" if then is None else emotion(then),
                translate("peaks.was", now="–" if now is None else emotion(now)) if now != then else "",
            )
            for touchpoint_id, now, then in zip(memory.before.touchpoint_ids, before.values, after.values, strict=True)
        )
        return OpenedFigure(
            title=translate(f"peaks.memory_{name}"),
            value=translate("peaks.from_to", now=_two(values[0]), then=_two(values[1])),
            formula=translate(f"figure.{name}.formula"),
            inputs=inputs,
            origins=(
                OriginLine(Provenance.LITERATURE, translate(f"figure.{name}.source")),
                self._origin("ours", "memory"),
            ),
            against=(translate("peaks.against_memory"),),
        )

    def _ratio(self, rest: str) -> OpenedFigure:
        translate, weighting = self._translate, self._found.weighting
        if rest == "group":
            judgement, title = weighting.group, translate("peaks.group")
        else:
            judge = weighting.judges[int(rest)]
            judgement, title = judge.judgement, judge.judge or translate("peaks.unnamed")
        if judgement is None:
            raise KeyError(rest)
        told = contradiction(judgement, self._names, translate)
        return OpenedFigure(
            title=self._pair(title, translate("peaks.consistency")),
            value="–" if judgement.ratio is None else decimal(judgement.ratio, 2),
            formula=translate("peaks.formula_ratio"),
            worked=translate(
                "peaks.worked_ratio", lambda_max=decimal(judgement.lambda_max, 3), n=len(judgement.weights)
            ),
            inputs=tuple(
                Input(self._names.criterion(place), points(weight)) for place, weight in enumerate(judgement.weights)
            ),
            notes=(Note(translate("peaks.contradiction_heading"), told),) if told else (),
            origins=(self._origin("literature", "pairwise"),),
        )

    def _front(self) -> OpenedFigure:
        translate, front = self._translate, self._found.front
        return OpenedFigure(
            title=translate("peaks.front"),
            value=str(len(front.front)),
            formula=translate("peaks.formula_front"),
            inputs=tuple(
                Input(
                    self._names.candidate(row),
                    translate("peaks.on_front") if not rivals else translate("peaks.off_front"),
                    translate("peaks.beaten_by", names=self._names.candidates(rivals)) if rivals else "",
                )
                for row, rivals in enumerate(front.dominated_by)
                if rivals is not None
            ),
            origins=(self._origin("literature", "front"),),
        )

    def reversals(self, method: str) -> tuple[str, ...]:
        """Return where, by a method, leaving out a candidate changes who of the others comes first."""
        return tuple(
            self._translate(
                "peaks.reversal",
                method=self._names.method_inline(one.method),
                left_out=self._names.candidate(one.left_out),
                before=self._names.candidate(one.before),
                after=self._names.candidate(one.after),
            )
            for one in self._found.reversals
            if one.method == method
        )

    def _method_origins(self, method: str) -> tuple[OriginLine, ...]:
        lines = [self._origin("literature", method)]
        return (*lines, self._origin("ours", "minmax")) if method == METHODS[0] else tuple(lines)

    def _origin(self, provenance: str, name: str) -> OriginLine:
        return OriginLine(Provenance(provenance), self._translate(f"peaks.origin_{name}"))

    def _pair(self, first: str, second: str) -> str:
        return self._translate("peaks.pair", first=first, second=second)


def peak_end_of(figures: SequenceFigures) -> float | None:
    """Return the peak-end value, None where nothing is stated."""
    return None if figures.peak_end is None else figures.peak_end.value


def _two(value: float | None) -> str:
    return "–" if value is None else decimal(value, 2)
