"""The levels people have rated last, to begin the playground of the gate with."""

from __future__ import annotations

from dataclasses import dataclass

from cxdesign.domain.document import Document
from cxdesign.domain.evaluation import EvaluationRound
from cxdesign.scoring.pyramid import Gate
from cxdesign.scoring.stored import evaluate_round


@dataclass(frozen=True)
class RatedLevels:
    """The gate of a round, with the round's id and name."""

    round_id: str
    name: str
    gate: Gate


def rated_levels(document: Document) -> RatedLevels | None:
    """Return the gate of the newest revealed round that has a result for any level, None when there is none.

    Parameters
    ----------
    document : Document
        The project, as somebody may see it. Open rounds do not count: nobody is to see others' ratings in them.

    Returns
    -------
    RatedLevels or None
        Levels 1 … 5, None where a level has no result.

    Examples
    --------
    >>> from cxdesign.domain.journey import Project
    >>> rated_levels(Document([Project(id="project:main", name="Hotel")])) is None
    True
    """
    for found in reversed(document.entries(EvaluationRound)):
        if found.is_open:
            continue
        result = evaluate_round(document, found.id, draws=0).gate
        if any(level is not None for level in result.levels):
            return RatedLevels(found.id, found.name, result)
    return None
