"""Which moments could be peaks: quadrants of the scene matrix, candidates, criteria, and what peaks would do to memory.

The choice among candidates is a decision: see :mod:`cxdesign.analysis.decision`. At most three are chosen (rule R12).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from cxdesign.analysis.emotion import CurveFigures, curve_figures
from cxdesign.analysis.sequence import SequenceFigures, sequence_figures
from cxdesign.domain.cards import Step
from cxdesign.domain.document import Document
from cxdesign.domain.registers import Scene, SceneCell, Standard
from cxdesign.domain.relations import Relation
from cxdesign.domain.vocabulary import CurveState, RelationType

Quadrant = Literal["candidate", "neglected", "firm_centred", "standardise"]

HIGH_RELEVANCE = 4
"""Relevance from which on it counts as high: 4 and 5 of 0 … 5 (ours)."""


@dataclass(frozen=True)
class Criterion:
    """A criterion for candidates, scored 1 … 5: its key, whether more is better (+1) or less (−1), its points."""

    key: str
    sense: int
    points: int


DEFAULT_CRITERIA = (
    Criterion("customer_value", 1, 30),
    Criterion("emotional_potential", 1, 25),
    Criterion("differentiation", 1, 20),
    Criterion("feasibility", 1, 15),
    Criterion("cost", -1, 10),
)
"""What candidates are scored on unless told otherwise, with 100 points in all (ours)."""
MORE_CRITERIA = (
    Criterion("need_intensity", 1, 0),
    Criterion("memory_position", 1, 0),
    Criterion("data_available", 1, 0),
    Criterion("renewability", 1, 0),
)
"""Further criteria to pick from: the need of the target audience, closeness to end or transition, data to adapt by, how
easily the surprise is renewed (ours)."""


@dataclass(frozen=True)
class CellReading:
    """A cell of the scene matrix with its relevances 0 … 5 and its quadrant; None while a relevance is missing."""

    cell_id: str
    touchpoint_id: str
    scene_id: str
    customer: int | None
    enterprise: int | None
    quadrant: Quadrant | None


@dataclass(frozen=True)
class Excluded:
    """A candidate that cannot become a peak, and the standards of its touchpoint that are not met."""

    cell: CellReading
    standard_ids: tuple[str, ...]


@dataclass(frozen=True)
class Candidates:
    """Candidates whose base holds, and those whose base fails; both in the order of journey and scenes."""

    sound: tuple[CellReading, ...]
    excluded: tuple[Excluded, ...]


@dataclass(frozen=True)
class Prediction:
    """The curve as it is felt now and as it would be with the peaks, over the same touchpoints.

    ``before`` are the figures now, ``after`` those with the peaks; both carry peak-end, mean, trough and the values
    they come from. ``changed`` names the touchpoints whose value was replaced.
    """

    before: CurveFigures
    after: SequenceFigures
    changed: tuple[str, ...]


def quadrant(customer: int | None, enterprise: int | None) -> Quadrant | None:
    """Return the quadrant of a cell: how relevant the touchpoint is for the customer, and for the enterprise.

    Parameters
    ----------
    customer, enterprise : int or None
        Relevance 0 … 5; high means 4 or 5 (ours).

    Returns
    -------
    {"candidate", "neglected", "firm_centred", "standardise"} or None
        High for both: a candidate for a peak. High for the customer only: neglected, improve it. High for the
        enterprise only: centred on the firm, simplify or explain it. Low for both: standardise or drop it. None while
        a relevance is missing.

    Notes
    -----
    Quadrants: source (essay on scene-based service design); the threshold is ours.

    Examples
    --------
    >>> quadrant(5, 4), quadrant(4, 1), quadrant(3, 5), quadrant(2, 2), quadrant(5, None)
    ('candidate', 'neglected', 'firm_centred', 'standardise', None)
    """
    if customer is None or enterprise is None:
        return None
    if customer >= HIGH_RELEVANCE:
        return "candidate" if enterprise >= HIGH_RELEVANCE else "neglected"
    return "firm_centred" if enterprise >= HIGH_RELEVANCE else "standardise"


def scene_matrix(document: Document) -> tuple[CellReading, ...]:
    """Return every linked cell of the scene matrix with its quadrant.

    Parameters
    ----------
    document : Document
        Any sound document.

    Returns
    -------
    tuple of CellReading
        In the order of the journey, the cells of a touchpoint in the order of the scenes.

    Examples
    --------
    >>> from cxdesign.domain.journey import Project
    >>> scene_matrix(Document([Project(id="project:main", name="Gym")]))
    ()
    """
    columns = {touchpoint.id: place for place, touchpoint in enumerate(document.touchpoints)}
    rows = {scene.id: place for place, scene in enumerate(document.entries(Scene))}
    cells = sorted(document.all(SceneCell), key=lambda cell: (columns[cell.source_id], rows[cell.target_id], cell.id))
    return tuple(
        CellReading(
            cell_id=cell.id,
            touchpoint_id=cell.source_id,
            scene_id=cell.target_id,
            customer=cell.customer_relevance,
            enterprise=cell.enterprise_relevance,
            quadrant=quadrant(cell.customer_relevance, cell.enterprise_relevance),
        )
        for cell in cells
    )


def candidates(document: Document) -> Candidates:
    """Return the cells that could become peaks, apart from those whose base fails.

    Parameters
    ----------
    document : Document
        Any sound document.

    Returns
    -------
    Candidates
        All cells of the quadrant "candidate". One is excluded when a standard of its touchpoint is known not to be met,
        exactly as rule R14 reads it: delight on a base that fails is worthless. Standards belong to touchpoints, so all
        scenes of a touchpoint are excluded together.

    Notes
    -----
    The precondition is source (article on ISO/TS 24082), its reading ours.

    Examples
    --------
    >>> from cxdesign.domain.journey import Project
    >>> candidates(Document([Project(id="project:main", name="Gym")]))
    Candidates(sound=(), excluded=())
    """
    unmet = unmet_standards(document)
    high = [cell for cell in scene_matrix(document) if cell.quadrant == "candidate"]
    return Candidates(
        sound=tuple(cell for cell in high if cell.touchpoint_id not in unmet),
        excluded=tuple(Excluded(cell, unmet[cell.touchpoint_id]) for cell in high if cell.touchpoint_id in unmet),
    )


def unmet_standards(document: Document) -> Mapping[str, tuple[str, ...]]:
    """Return the standards that are known not to be met, by touchpoint.

    Parameters
    ----------
    document : Document
        Any sound document.

    Returns
    -------
    mapping
        Touchpoint to the ids of standards that govern it or one of its steps and are not met, sorted. Touchpoints
        without one are left out; a standard that has not been measured is not unmet.

    Examples
    --------
    >>> from cxdesign.domain.journey import Project
    >>> unmet_standards(Document([Project(id="project:main", name="Gym")]))
    {}
    """
    unmet = {standard.id for standard in document.all(Standard) if standard.is_met is False}
    home = {step.id: step.touchpoint_id for step in document.all(Step)}
    found: dict[str, set[str]] = {}
    for link in document.all(Relation):
        if link.relation is RelationType.GOVERNED_BY and link.target_id in unmet:
            found.setdefault(home.get(link.source_id, link.source_id), set()).add(link.target_id)
    return {touchpoint_id: tuple(sorted(found[touchpoint_id])) for touchpoint_id in sorted(found)}


def predicted_memory(document: Document, peaks: Mapping[str, float | None]) -> Prediction:
    """Return what would be remembered with some peaks: peak-end and mean of the curve, before and after.

    Parameters
    ----------
    document : Document
        Any sound document.
    peaks : mapping
        Touchpoint to the emotion it shall cause, −5 … +5; None takes the target stated on the map. All other
        touchpoints stay as they are felt now.

    Returns
    -------
    Prediction
        Counted from the first touchpoint to the planned end, as everywhere; a peak beyond it changes nothing, nor does
        one without a value. Figures are None where nothing is stated.

    Notes
    -----
    It predicts by the peak-end rule, of which :func:`cxdesign.analysis.sequence.peak_end` says how far it carries. That
    all else stays the same is an assumption (ours).

    Examples
    --------
    >>> from cxdesign.domain.journey import Emotion, Project, Stage, Touchpoint
    >>> records = [Project(id="project:main", name="Café"), Stage(id="stage:s", name="Visit", order="a0")]
    >>> for suffix, order, value in (("a", "a0", 1), ("b", "a1", 2), ("c", "a2", 1)):
    ...     touchpoint_id = f"touchpoint:{suffix}"
    ...     records += [
    ...         Touchpoint(id=touchpoint_id, name=suffix, stage_id="stage:s", order=order),
    ...         Emotion(id=f"emotion:{suffix}.team.now", touchpoint_id=touchpoint_id, state="now", value=value),
    ...     ]
    >>> memory = predicted_memory(Document(records), {"touchpoint:b": 5})
    >>> memory.before.figures.peak_end.value, memory.after.peak_end.value
    (1.5, 3.0)
    """
    before = curve_figures(document, CurveState.NOW)
    wanted = {
        touchpoint_id: document.emotion(touchpoint_id, CurveState.TARGET) if value is None else value
        for touchpoint_id, value in peaks.items()
        if touchpoint_id in before.touchpoint_ids
    }
    changed = {touchpoint_id: value for touchpoint_id, value in wanted.items() if value is not None}
    now = zip(before.touchpoint_ids, before.figures.values, strict=True)
    values = [changed.get(touchpoint_id, value) for touchpoint_id, value in now]
    end_index = len(values) - 1 if document.planned_end is not None else None
    order = [touchpoint_id for touchpoint_id in before.touchpoint_ids if touchpoint_id in changed]
    return Prediction(before, sequence_figures(values, end_index=end_index), tuple(order))
