"""The whole choice of peaks as one result: candidates, criteria, weights, rankings, robustness, the chosen, the memory.

The arithmetic lives in :mod:`cxdesign.analysis.decision` and :mod:`cxdesign.analysis.peaks`; here it is fed from a
document, once, so that a page, a report and the command line tell the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cxdesign.analysis.acceptability import DRAWS, GENERATOR_START, Acceptability, rank_acceptability
from cxdesign.analysis.peaks import (
    Candidates,
    CellReading,
    Prediction,
    candidates,
    predicted_memory,
    scene_matrix,
    unmet_standards,
)
from cxdesign.analysis.ranking import METHODS, Method, ParetoFront, pareto_front
from cxdesign.analysis.sensitivity import CriticalWeight, MethodSwap, critical_weights, method_swap, ranked
from cxdesign.analysis.weighting import Weighting, peak_weighting
from cxdesign.commands.picking import is_chosen
from cxdesign.domain.document import Document
from cxdesign.domain.picking import PeakCriterion, PeakScore, peak_score_id
from cxdesign.domain.registers import SceneCell
from cxdesign.domain.relations import Relation
from cxdesign.domain.understanding import Persona
from cxdesign.domain.vocabulary import CurveState, RelationType

Scores = tuple[tuple[int | None, ...], ...]


@dataclass(frozen=True)
class Chosen:
    """A chosen peak.

    Attributes
    ----------
    cell : CellReading
        Touchpoint and scene.
    need_ids : tuple of str
        The needs it serves, by id; none is a gap.
    target : float or None
        The emotion it shall cause, as stated on the map.
    unmet_ids : tuple of str
        Standards of its touchpoint that are not met; any makes it delight on a base that fails.
    is_candidate : bool
        Whether both relevances are still high.
    """

    cell: CellReading
    need_ids: tuple[str, ...]
    target: float | None
    unmet_ids: tuple[str, ...]
    is_candidate: bool


@dataclass(frozen=True)
class Reversal:
    """Leaving out one alternative changes which of the others comes first.

    ``before`` and ``after`` lead the others with and without ``left_out``; all are rows of the matrix.
    """

    method: Method
    left_out: int
    before: int
    after: int


@dataclass(frozen=True)
class Picking:
    """The choice of peaks of one project.

    Attributes
    ----------
    target_id : str or None
        The persona of the target audience.
    cells : tuple of CellReading
        All linked cells of the scene matrix.
    candidates : Candidates
        Sound ones, and those whose base fails with the standards that are not met.
    criteria : tuple of PeakCriterion
        In their order; ``senses`` tells what is better: +1 more, −1 less.
    matrix : tuple of tuples
        Sound candidates × criteria, scores 1 … 5; None is not scored yet.
    weighting : Weighting
        The weights in force.
    swap : MethodSwap
        The rankings by weighted sum, TOPSIS and weighted product; rows are the sound candidates.
    front : ParetoFront
        Which of them no other one beats on all criteria.
    critical : tuple of CriticalWeight
        By the weighted sum; empty when nothing can be ranked.
    acceptability : tuple of Acceptability
        One per method, at equally likely weightings.
    reversals : tuple of Reversal
        Where the leader depends on who else takes part.
    chosen : tuple of Chosen
        In the order of journey and scenes.
    memory : Prediction
        What would be remembered: now, and with all planned peaks of the map at the emotions stated for them.
    """

    target_id: str | None
    cells: tuple[CellReading, ...]
    candidates: Candidates
    criteria: tuple[PeakCriterion, ...]
    senses: tuple[int, ...]
    matrix: Scores
    weighting: Weighting
    swap: MethodSwap
    front: ParetoFront
    critical: tuple[CriticalWeight, ...]
    acceptability: tuple[Acceptability, ...]
    reversals: tuple[Reversal, ...]
    chosen: tuple[Chosen, ...]
    memory: Prediction

    @property
    def unscored(self) -> tuple[int, ...]:
        """Rows that are not fully scored and so take no part."""
        return tuple(row for row, scores in enumerate(self.matrix) if None in scores)

    @property
    def is_ranked(self) -> bool:
        """Whether any method gives scores."""
        return bool(self.swap.winners)

    @property
    def robust(self) -> tuple[int, ...]:
        """Rows that come first in at least 80 % of the draws (ours) by every method that gives shares."""
        found = [one for one in self.acceptability if one.reason is None]
        winners = {one.winner for one in found if one.is_robust}
        return (
            tuple(sorted(row for row in winners if row is not None))
            if found and all(one.is_robust for one in found) and len(winners) == 1
            else ()
        )


def picking(document: Document, *, draws: int = DRAWS, generator_start: int = GENERATOR_START) -> Picking:
    """Return the whole choice of peaks of a document.

    Parameters
    ----------
    document : Document
        Any sound document.
    draws, generator_start : int
        How many random weightings, and where their random numbers begin; by default 10,000 and 24082.

    Returns
    -------
    Picking
        Every part has an answer for whatever is missing: no target audience, ``target_id`` None; no scenes or no
        candidate, empty rows; no criterion, no weight or nobody fully scored, rankings whose scores are None with the
        ``reason``, no critical weight, no share. Candidates that are not fully scored have neither score nor rank. All
        alike: all tie at rank 1. One candidate: it comes first, whatever the weights.

    Examples
    --------
    >>> from cxdesign.domain.journey import Project
    >>> found = picking(Document([Project(id="project:main", name="Gym")]))
    >>> found.is_ranked, found.matrix, found.chosen, found.weighting.missing
    (False, (), (), 'no_criterion')
    """
    criteria = document.entries(PeakCriterion)
    senses = tuple(-1 if criterion.is_cost else 1 for criterion in criteria)
    found = candidates(document)
    matrix = _scores(document, found.sound, criteria)
    weighting = peak_weighting(document)
    weights = weighting.weights or (0.0,) * len(criteria)
    return Picking(
        target_id=next((persona.id for persona in document.entries(Persona) if persona.is_target), None),
        cells=scene_matrix(document),
        candidates=found,
        criteria=criteria,
        senses=senses,
        matrix=matrix,
        weighting=weighting,
        swap=method_swap(matrix, weights, senses),
        front=pareto_front(matrix, senses) if criteria else ParetoFront((), (None,) * len(matrix)),
        critical=critical_weights(matrix, weights, senses),
        acceptability=tuple(rank_acceptability(matrix, senses, method, draws, generator_start) for method in METHODS),
        reversals=rank_reversals(matrix, weights, senses),
        chosen=_chosen(document),
        memory=predicted_memory(document, {one.id: None for one in document.touchpoints if one.is_peak}),
    )


def rank_reversals(matrix: Scores, weights: Sequence[float], senses: Sequence[int]) -> tuple[Reversal, ...]:
    """Return where leaving out one alternative changes which of the others comes first.

    Parameters
    ----------
    matrix, weights, senses
        As for :func:`cxdesign.analysis.ranking.saw`; alternatives that are not complete stay out.

    Returns
    -------
    tuple of Reversal
        By method, then by the alternative left out. The weighted product never has one: it compares each alternative
        by itself. When several lead together, the first of them counts; no change when the new leader led before too.

    Notes
    -----
    Rank reversal: literature (Belton & Gear 1983 for AHP, later for TOPSIS; quoted from memory). Looking only at who
    comes first is ours.

    Examples
    --------
    >>> rank_reversals([[1, 5], [5, 1]], [1, 1], [1, 1])
    ()
    """
    return tuple(reversal for method in METHODS for reversal in _reversals(matrix, weights, senses, method))


def _reversals(matrix: Scores, weights: Sequence[float], senses: Sequence[int], method: Method) -> Iterator[Reversal]:
    with_all = ranked(matrix, weights, senses, method)
    for left_out in range(len(matrix)):
        if None in matrix[left_out]:
            continue
        rest = [row for row in range(len(matrix)) if row != left_out]
        without = ranked([matrix[row] for row in rest], weights, senses, method)
        leaders = _leaders(with_all.ranks, rest)
        after = [rest[row] for row in without.winners]
        if leaders and after and not set(leaders) & set(after):
            yield Reversal(method, left_out, leaders[0], after[0])


def _leaders(ranks: Sequence[int | None], rows: Sequence[int]) -> list[int]:
    """Return the rows of the best rank among some."""
    known = {row: rank for row in rows if (rank := ranks[row]) is not None}
    best = min(known.values(), default=None)
    return [row for row, rank in known.items() if rank == best]


def _scores(document: Document, rows: Sequence[CellReading], criteria: Sequence[PeakCriterion]) -> Scores:
    return tuple(tuple(_score(document, cell.cell_id, criterion.id) for criterion in criteria) for cell in rows)


def _score(document: Document, cell_id: str, criterion_id: str) -> int | None:
    found = document.get(peak_score_id(cell_id, criterion_id))
    return found.value if isinstance(found, PeakScore) else None


def _chosen(document: Document) -> tuple[Chosen, ...]:
    unmet = unmet_standards(document)
    served: dict[str, list[str]] = {}
    for link in document.all(Relation):
        if link.relation is RelationType.ANSWERS:
            served.setdefault(link.source_id, []).append(link.target_id)
    return tuple(
        Chosen(
            cell=cell,
            need_ids=tuple(sorted(served.get(cell.touchpoint_id, ()))),
            target=document.emotion(cell.touchpoint_id, CurveState.TARGET),
            unmet_ids=unmet.get(cell.touchpoint_id, ()),
            is_candidate=cell.quadrant == "candidate",
        )
        for cell in scene_matrix(document)
        if is_chosen(document, document.expect(cell.cell_id, SceneCell))
    )
