"""How much of what a map says rests on data."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cxdesign.domain.vocabulary import Evidence


@dataclass(frozen=True)
class EvidenceCount:
    """Of ``total`` statements ``backed`` rest on data."""

    backed: int
    total: int

    @property
    def share(self) -> float | None:
        """The backed share, 0 … 1; None when there is nothing to count."""
        return self.backed / self.total if self.total else None


def evidence_count(evidence: Iterable[Evidence]) -> EvidenceCount:
    """Return how many statements rest on data: everything but an assumption (E1 to E3).

    Parameters
    ----------
    evidence : iterable of Evidence
        The evidence of each statement.

    Returns
    -------
    EvidenceCount
        ``backed`` and ``total``, counts; more backed is better.

    Notes
    -----
    The scale E0 to E3 and the count are ours.

    Examples
    --------
    >>> evidence_count([Evidence.ASSUMPTION, Evidence.OBSERVATION, Evidence.TEST])
    EvidenceCount(backed=2, total=3)
    """
    levels = list(evidence)
    return EvidenceCount(sum(level is not Evidence.ASSUMPTION for level in levels), len(levels))
