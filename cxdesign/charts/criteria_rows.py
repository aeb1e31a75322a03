"""The rows of the plot of criteria: what stands in each, in which order and where, and the same as a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cxdesign.charts.picture import Table
from cxdesign.charts.rows import Row
from cxdesign.domain.vocabulary import Evidence
from cxdesign.i18n import Translator
from cxdesign.scoring.criterion import CriterionScore, rank
from cxdesign.scoring.report import ScoreReport
from cxdesign.scoring.round import Rater, Rating
from cxdesign.views.evaluation import DASH, figure, listed, said
from cxdesign.views.numbers import signed, trimmed
from cxdesign.views.opened import figure_id

PITCH = 22.0
GROUP = 36.0
"""From the rule above a dimension to the middle of its first row."""
BETWEEN = 20.0
"""From the middle of the last row to the next rule."""
FIRST, STEP, ROOM = 5.5, 8.5, 74.0
"""Where the first dot hangs to the right of its score, the next one, and the most room all of them take."""
RISE = 4.2
"""How far the dots stand above and below the line."""


@dataclass(frozen=True)
class CriterionRows:
    """What the plot draws: rows of criteria, heads of dimensions, dots of ratings, and all of it as a table."""

    rows: tuple[Row, ...]
    groups: tuple[Row, ...]
    dots: tuple[Row, ...]
    height: float
    table: Table
    sentence: str


def criterion_rows(
    report: ScoreReport, raters: Sequence[Rater], translate: Translator, names: Mapping[str, str]
) -> CriterionRows:
    """Return the rows of all criteria, inside a dimension by falling mean, those without a result last."""
    words = _Words(report, raters, translate, names)
    rows: list[Row] = []
    groups: list[Row] = []
    dots: list[Row] = []
    scores: list[CriterionScore] = []
    y = 0.0
    for dimension in report.dimensions:
        ids = [share.criterion_id for share in dimension.shares]
        groups.append(
            {"y": y, "middle": y + 14, "name": words.dimension(dimension.dimension_id), "mean": figure(dimension.mean)}
        )
        y += GROUP
        for score in _ordered(report, ids):
            rows.append(words.row(score, y))
            dots += words.dots(score, y)
            scores.append(score)
            y += PITCH
        y += BETWEEN - PITCH
    table = Table(words.heads(), tuple(words.cells(score) for score in scores), tuple(str(row["id"]) for row in rows))
    return CriterionRows(tuple(rows), tuple(groups), tuple(dots), y - BETWEEN + PITCH / 2, table, words.sentence())


def _ordered(report: ScoreReport, ids: Sequence[str]) -> list[CriterionScore]:
    found = [score for score in report.criteria if score.criterion_id in ids]
    return sorted(found, key=lambda score: -(score.mean or 0.0))


class _Words:
    """The words of one plot."""

    def __init__(
        self, report: ScoreReport, raters: Sequence[Rater], translate: Translator, names: Mapping[str, str]
    ) -> None:
        self._report, self._translate, self._names = report, translate, names
        self._raters = {rater.id: rater for rater in raters}
        self._shorts = {criterion.id: said(criterion.short, translate) for criterion in report.catalogue.criteria}

    def dimension(self, dimension_id: str) -> str:
        return next(
            said(one.name, self._translate) for one in self._report.catalogue.dimensions if one.id == dimension_id
        )

    def row(self, score: CriterionScore, y: float) -> Row:
        name = self._shorts[score.criterion_id]
        is_flagged = score.is_split or score.is_gap_wide or score.criterion_id == self._report.weakest
        return {
            "id": figure_id("criterion", score.criterion_id),
            "sign": score.criterion_id,
            "name": name,
            "is_flagged": is_flagged,
            "y": y,
            "low": score.lowest,
            "high": score.highest,
            "middle": score.median,
            "median": DASH if score.median is None else trimmed(score.median, 1),
            "mean": figure(score.mean),
            "gap": score.gap,
            "gap_text": "" if score.gap is None else signed(score.gap, 2),
            "is_gap_wide": score.is_gap_wide,
            "is_one_sided": score.has_result and score.gap is None,
            "r_wg": score.r_wg,
            "r_wg_text": figure(score.r_wg),
            "is_split": score.is_split,
            "level": None if score.evidence is None else rank(score.evidence),
            "evidence": _evidence(score.evidence),
            "n": str(score.count),
            "said": f"{score.criterion_id} {name}: {figure(score.mean)}, n {score.count}",
        }

    def dots(self, score: CriterionScore, y: float) -> list[Row]:
        sides: dict[tuple[int, bool], list[Rating]] = {}
        for rating in score.ratings:
            if rating.score is not None:
                sides.setdefault((rating.score, self._raters[rating.rater_id].is_customer), []).append(rating)
        found: list[Row] = []
        for (value, is_customer), ratings in sides.items():
            step = min(STEP, (ROOM - FIRST) / max(len(ratings) - 1, 1))
            for place, rating in enumerate(ratings):
                found.append(
                    {
                        "id": figure_id("rating", score.criterion_id, rating.rater_id),
                        "score": value,
                        "shift": FIRST + step * place,
                        "y": y - RISE if is_customer else y + RISE,
                        "is_customer": is_customer,
                        "is_unproven": rating.rater_id in score.unproven,
                        "is_last": place == len(ratings) - 1,
                        "said": f"{score.criterion_id}: {self.rating(rating)}",
                    }
                )
        return found

    def rating(self, rating: Rating) -> str:
        """Return one rating in words: who, score, evidence."""
        return self._translate(
            "chart.rating", rater=self.rater(rating.rater_id), score=rating.score, evidence=_evidence(rating.evidence)
        )

    def rater(self, rater_id: str) -> str:
        role = self._translate(f"enum.rater_role.{self._raters[rater_id].role.value}")
        name = self._names.get(rater_id)
        return role if name is None else self._translate("chart.rater", name=name, role=role)

    def heads(self) -> tuple[str, ...]:
        names = ("criterion", "mean", "median", "range", "spread", "gap", "agreement", "evidence", "n", "ratings")
        return tuple(self._translate(f"chart.{name}") for name in names)

    def cells(self, score: CriterionScore) -> tuple[str, ...]:
        has_range = score.lowest is not None
        return (
            f"{score.criterion_id} {self._shorts[score.criterion_id]}",
            figure(score.mean),
            DASH if score.median is None else trimmed(score.median, 1),
            f"{score.lowest}–{score.highest}" if has_range else DASH,
            figure(score.spread),
            DASH if score.gap is None else signed(score.gap, 2),
            figure(score.r_wg),
            _evidence(score.evidence),
            str(score.count),
            listed([self.rating(rating) for rating in score.ratings], self._translate) or DASH,
        )

    def sentence(self) -> str:
        """Return the reading of the plot: best and weakest criterion, and every flag."""
        scores = [score for score in self._report.criteria if score.mean is not None]
        if not scores:
            return self._translate("chart.nothing_rated")
        best, weakest = max(scores, key=lambda score: score.mean or 0), min(scores, key=lambda score: score.mean or 0)
        named = {"best": best, "weakest": weakest}
        parts = {key: f"{one.criterion_id} {self._shorts[one.criterion_id]}" for key, one in named.items()}
        figures = {f"{key}_mean": figure(one.mean) for key, one in named.items()}
        flags = [
            (
                "gaps",
                [
                    f"{one.criterion_id} {signed(one.gap, 2)}"
                    for one in scores
                    if one.is_gap_wide and one.gap is not None
                ],
            ),
            ("splits", [f"{one.criterion_id} {figure(one.r_wg)}" for one in scores if one.is_split]),
            ("unproven", [one.criterion_id for one in scores if one.unproven]),
        ]
        told = [
            self._translate(f"chart.criteria_{name}", names=listed(found, self._translate))
            for name, found in flags
            if found
        ]
        return "".join([self._translate("chart.criteria_said", **parts, **figures), *told])


def _evidence(evidence: Evidence | None) -> str:
    return DASH if evidence is None else f"E{rank(evidence)}"
