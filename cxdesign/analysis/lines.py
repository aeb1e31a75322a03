"""Which moments of an emotion curve reach the delight line, and which fall below the satisfaction line."""

from __future__ import annotations

from dataclasses import dataclass

from cxdesign.analysis.emotion import curve_figures
from cxdesign.domain.document import Document
from cxdesign.domain.vocabulary import CurveState


@dataclass(frozen=True)
class AgainstLines:
    """The touchpoints of a curve held against both lines, in the order of the journey.

    Attributes
    ----------
    delighted, dissatisfied : tuple of str
        Touchpoints that reach the delight line, and those below the satisfaction line.
    count : int
        Touchpoints with a value.
    satisfaction_line, delight_line : int
        As they went in, −5 … +5.
    """

    delighted: tuple[str, ...]
    dissatisfied: tuple[str, ...]
    count: int
    satisfaction_line: int
    delight_line: int


def against_lines(document: Document, state: CurveState) -> AgainstLines:
    """Return which moments of a curve reach the delight line and which stay below the satisfaction line.

    Parameters
    ----------
    document : Document
        Any sound document; the lines are those of its project.
    state : CurveState
        Which curve: now or target.

    Returns
    -------
    AgainstLines
        Counted from the first touchpoint to the planned end, as every figure of the curve. Delighted: v ≥ delight
        line. Dissatisfied: v < satisfaction line. Moments without a value are in neither.

    Notes
    -----
    Both lines, 0 and +3 unless changed, are ours; that satisfaction and delight are different responses: Oliver, Rust
    & Varki 1997 (literature). An emotion on the map is the team's estimate, no measurement of either.

    Examples
    --------
    >>> from cxdesign.domain.journey import Project
    >>> against_lines(Document([Project(id="project:main", name="Café")]), CurveState.NOW).count
    0
    """
    curve, project = curve_figures(document, state), document.project
    stated = [
        (touchpoint_id, value)
        for touchpoint_id, value in zip(curve.touchpoint_ids, curve.figures.values, strict=True)
        if value is not None
    ]
    return AgainstLines(
        delighted=tuple(one for one, value in stated if value >= project.delight_line),
        dissatisfied=tuple(one for one, value in stated if value < project.satisfaction_line),
        count=len(stated),
        satisfaction_line=project.satisfaction_line,
        delight_line=project.delight_line,
    )
