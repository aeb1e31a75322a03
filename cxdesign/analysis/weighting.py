"""The weights of a project's criteria for peaks, by the method the group has chosen, with the judgements behind them.

The arithmetic lives in :mod:`cxdesign.analysis.weights`; here it is fed from a document.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from cxdesign.analysis.weights import Judgement, ahp, direct_weights, group_judgement, rank_order_centroid
from cxdesign.domain.document import Document
from cxdesign.domain.picking import PEAK_WEIGHTING_ID, PeakCriterion, PeakJudgement, PeakWeighting
from cxdesign.domain.vocabulary import WeightMethod

Missing = Literal["no_criterion", "no_points", "no_judgement"]
Entry = float | None


@dataclass(frozen=True)
class JudgeGrid:
    """What one judge says of all pairs of criteria.

    Attributes
    ----------
    judge : str
        Name of the judge; may be empty.
    grid : tuple of tuples
        Criteria × criteria, reciprocal; None where the judge has not compared yet, 1 on the diagonal.
    compared, pairs : int
        How many of how many pairs are compared.
    judgement : Judgement or None
        Weights and consistency; None until all pairs are compared.
    """

    judge: str
    grid: tuple[tuple[Entry, ...], ...]
    compared: int
    pairs: int
    judgement: Judgement | None


@dataclass(frozen=True)
class Weighting:
    """The weights in force and where they come from.

    Attributes
    ----------
    method : WeightMethod
        Points, order or pairwise comparison.
    weights : tuple of float or None
        One per criterion in their order, summing to 1; None when the method gives none.
    missing : str or None
        Why there are none: no criterion, no points, nobody who has compared all pairs.
    judges : tuple of JudgeGrid
        By name, whatever the method, so that a change of method loses nothing.
    group : Judgement or None
        The judgements of all judges who have compared all pairs, drawn together; None without such a judge.
    """

    method: WeightMethod
    weights: tuple[float, ...] | None
    missing: Missing | None
    judges: tuple[JudgeGrid, ...]
    group: Judgement | None


def peak_weighting(document: Document) -> Weighting:
    """Return the weights of the criteria for peaks, by the method chosen in the document.

    Parameters
    ----------
    document : Document
        Any sound document.

    Returns
    -------
    Weighting
        Points count in proportion, whatever they sum to; when all are 0 there are no weights. The order of the criteria
        is their rank. Of the judges only those count who have compared every pair, each as much as any other; their
        judgements are drawn together by the geometric mean. A judge whose judgements are inconsistent counts too: the
        ratio is told, not enforced.

    Notes
    -----
    That a judge counts from the last pair on is ours: a grid with gaps has no eigenvector.

    Examples
    --------
    >>> from cxdesign.domain.journey import Project
    >>> peak_weighting(Document([Project(id="project:main", name="Gym")])).missing
    'no_criterion'
    """
    criteria = document.entries(PeakCriterion)
    judges = _judges(document, criteria)
    complete = [judge.judgement.pairwise for judge in judges if judge.judgement is not None]
    group = ahp(group_judgement(complete)) if complete else None
    chosen = document.get(PEAK_WEIGHTING_ID)
    method = chosen.method if isinstance(chosen, PeakWeighting) else WeightMethod.POINTS
    weights, missing = _weights(method, criteria, group)
    return Weighting(method, weights, missing, judges, group)


def _weights(
    method: WeightMethod, criteria: Sequence[PeakCriterion], group: Judgement | None
) -> tuple[tuple[float, ...] | None, Missing | None]:
    if not criteria:
        return None, "no_criterion"
    if method is WeightMethod.RANK_ORDER:
        return rank_order_centroid(range(len(criteria))), None
    if method is WeightMethod.PAIRWISE:
        return (None, "no_judgement") if group is None else (group.weights, None)
    weights = direct_weights([criterion.points for criterion in criteria])
    return weights, "no_points" if weights is None else None


def _judges(document: Document, criteria: Sequence[PeakCriterion]) -> tuple[JudgeGrid, ...]:
    found = document.all(PeakJudgement)
    names = sorted({judgement.judge for judgement in found})
    return tuple(_grid(name, [one for one in found if one.judge == name], criteria) for name in names)


def _grid(judge: str, found: Sequence[PeakJudgement], criteria: Sequence[PeakCriterion]) -> JudgeGrid:
    said = {(one.first_id, one.second_id): one.importance for one in found}
    said |= {(second, first): 1 / importance for (first, second), importance in said.items()}
    ids = [criterion.id for criterion in criteria]
    grid = tuple(tuple(1.0 if row == column else said.get((row, column)) for column in ids) for row in ids)
    pairs = list(combinations(ids, 2))
    compared = sum(pair in said for pair in pairs)
    whole = [[value for value in row if value is not None] for row in grid]
    judgement = ahp(whole) if ids and compared == len(pairs) else None
    return JudgeGrid(judge, grid, compared, len(pairs), judgement)
