"""Figures of a document's emotion curves, of the whole journey and of each stage, and of any sequence of values.

The functions on sequences live in :mod:`cxdesign.analysis.sequence` and are offered here too.

**Range.** The whole runs from the first touchpoint to the planned end, without one to the last touchpoint; later
touchpoints are drawn but not counted. A stage counts all its touchpoints, up to the planned end when that lies in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

import networkx as nx

from cxdesign.analysis.sequence import (
    Moment,
    PeakEnd,
    SequenceFigures,
    Stretch,
    Trend,
    end,
    mean,
    negative_stretches,
    peak,
    peak_end,
    sequence_figures,
    trend,
    trough,
)
from cxdesign.domain.document import Document
from cxdesign.domain.vocabulary import CurveState
from cxdesign.graph.journey import journey_graph

__all__ = [
    "CurveFigures",
    "JourneyFigures",
    "Moment",
    "PeakEnd",
    "SequenceFigures",
    "StageFigures",
    "Stretch",
    "Trend",
    "curve_figures",
    "end",
    "journey_figures",
    "mean",
    "negative_stretches",
    "peak",
    "peak_end",
    "sequence_figures",
    "trend",
    "trough",
]


@dataclass(frozen=True)
class CurveFigures:
    """The figures of one curve over a range of touchpoints.

    Attributes
    ----------
    state : CurveState
        Which curve: now or target.
    touchpoint_ids : tuple of str
        The touchpoints counted, in the order of the journey; positions in ``figures`` point into it.
    first_place : int
        Number of the first of them in the whole journey, from 1.
    figures : SequenceFigures
        The figures and the values they come from.
    """

    state: CurveState
    touchpoint_ids: tuple[str, ...]
    first_place: int
    figures: SequenceFigures

    def touchpoint_id(self, moment: Moment | None) -> str | None:
        """Return the touchpoint at a moment of these figures."""
        return None if moment is None else self.touchpoint_ids[moment.index]

    def place(self, index: int) -> int:
        """Return the number in the whole journey, from 1, of a position in these figures."""
        return self.first_place + index


@dataclass(frozen=True)
class StageFigures:
    """The figures of both curves within one stage."""

    stage_id: str
    now: CurveFigures
    target: CurveFigures


@dataclass(frozen=True)
class JourneyFigures:
    """The figures of both curves, whole and by stage; ``uncounted`` are the touchpoints after the planned end."""

    now: CurveFigures
    target: CurveFigures
    stages: tuple[StageFigures, ...]
    uncounted: tuple[str, ...]


@dataclass(frozen=True)
class _Point:
    touchpoint_id: str
    stage_id: str
    place: int
    is_end: bool
    now: int | None
    target: int | None


def curve_figures(document: Document, state: CurveState) -> CurveFigures:
    """Return the figures of one emotion curve from the first touchpoint to the planned end.

    Parameters
    ----------
    document : Document
        Any sound document.
    state : CurveState
        Which curve: now or target.

    Returns
    -------
    CurveFigures
        Values −5 … +5, higher is better; each figure None where it has no value. When the planned end has no value,
        there is no end and no peak-end value.

    Notes
    -----
    Formulas: :mod:`cxdesign.analysis.sequence`. The range rule is ours, after the peak-end rule (Kahneman et al. 1993,
    literature, quoted from memory), which speaks of an episode that has ended.

    Examples
    --------
    >>> from cxdesign.domain.journey import Emotion, Project, Stage, Touchpoint
    >>> records = [Project(id="project:main", name="Café"), Stage(id="stage:s", name="Visit", order="a0")]
    >>> for suffix, order, value in (("a", "a0", 1), ("b", "a1", 3), ("c", "a2", -5)):
    ...     touchpoint_id = f"touchpoint:{suffix}"
    ...     records += [
    ...         Touchpoint(id=touchpoint_id, name=suffix, stage_id="stage:s", order=order, is_end=suffix == "b"),
    ...         Emotion(id=f"emotion:{suffix}.team.now", touchpoint_id=touchpoint_id, state="now", value=value),
    ...     ]
    >>> curve = curve_figures(Document(records), CurveState.NOW)
    >>> curve.touchpoint_ids, curve.figures.peak_end.value, curve.figures.mean
    (('touchpoint:a', 'touchpoint:b'), 3.0, 2.0)
    """
    return _curve(_counted(_points(journey_graph(document))), CurveState(state))


def journey_figures(document: Document) -> JourneyFigures:
    """Return the figures of both emotion curves, of the whole journey and of each stage.

    Parameters
    ----------
    document : Document
        Any sound document.

    Returns
    -------
    JourneyFigures
        As :func:`curve_figures`, for both curves; stages in the order of the journey, those without touchpoints left
        out.

    Notes
    -----
    Stages are counted apart because the peak-end rule was found to hold inside single episodes where it failed for a
    long, mixed whole (Chark, King & Tang 2020, literature).

    Examples
    --------
    >>> from cxdesign.domain.journey import Project
    >>> figures = journey_figures(Document([Project(id="project:main", name="Café")]))
    >>> figures.now.figures.count, figures.now.figures.mean, figures.stages
    (0, None, ())
    """
    points = _points(journey_graph(document))
    counted = _counted(points)
    stages = [tuple(group) for _, group in groupby(points, key=lambda point: point.stage_id)]
    return JourneyFigures(
        now=_curve(counted, CurveState.NOW),
        target=_curve(counted, CurveState.TARGET),
        stages=tuple(
            StageFigures(
                stage[0].stage_id, _curve(_counted(stage), CurveState.NOW), _curve(_counted(stage), CurveState.TARGET)
            )
            for stage in stages
        ),
        uncounted=tuple(point.touchpoint_id for point in points[len(counted) :]),
    )


def _points(graph: nx.MultiDiGraph[str]) -> tuple[_Point, ...]:
    return tuple(
        _Point(
            touchpoint_id=node,
            stage_id=data["stage_id"],
            place=data["place"],
            is_end=data["is_end"],
            now=data["emotion_now"],
            target=data["emotion_target"],
        )
        for node, data in graph.nodes(data=True)
        if data["kind"] == "touchpoint"
    )


def _counted(points: Sequence[_Point]) -> Sequence[_Point]:
    last = next((number for number, point in enumerate(points, start=1) if point.is_end), len(points))
    return points[:last]


def _curve(points: Sequence[_Point], state: CurveState) -> CurveFigures:
    values = [point.now if state is CurveState.NOW else point.target for point in points]
    has_planned_end = bool(points) and points[-1].is_end
    return CurveFigures(
        state=state,
        touchpoint_ids=tuple(point.touchpoint_id for point in points),
        first_place=points[0].place if points else 1,
        figures=sequence_figures(values, end_index=len(points) - 1 if has_planned_end else None),
    )
