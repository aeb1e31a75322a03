"""How much of what a map says rests on data: as a whole, by lane and by stage."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from cxdesign.domain.cards import Card
from cxdesign.domain.document import Document
from cxdesign.domain.journey import Touchpoint
from cxdesign.domain.vocabulary import BLUEPRINT_ONLY_ROLES, BLUEPRINT_ROLES, Evidence, LaneRole

JOURNEY_STATEMENTS: frozenset[LaneRole] = frozenset(LaneRole) - BLUEPRINT_ONLY_ROLES - {LaneRole.THINKING}
"""Lanes whose cards count on the journey map: all of its own but quotations (ours)."""
BLUEPRINT_STATEMENTS: frozenset[LaneRole] = frozenset(BLUEPRINT_ROLES)
"""Lanes whose cards count on the blueprint: all five (ours)."""


@dataclass(frozen=True)
class EvidenceCount:
    """Of ``total`` statements ``backed`` rest on data; ``levels`` counts them by level, E0 to E3."""

    backed: int
    total: int
    levels: tuple[int, ...] = (0, 0, 0, 0)

    @property
    def share(self) -> float | None:
        """The backed share, 0 … 1; None when there is nothing to count."""
        return self.backed / self.total if self.total else None


@dataclass(frozen=True)
class EvidenceMeter:
    """How much of a map rests on data: all of it, and each lane and stage by its id, in the order of the map."""

    whole: EvidenceCount
    lanes: tuple[tuple[str, EvidenceCount], ...]
    stages: tuple[tuple[str, EvidenceCount], ...]


def evidence_count(evidence: Iterable[Evidence]) -> EvidenceCount:
    """Return how many statements rest on data: everything but an assumption (E1 to E3).

    Parameters
    ----------
    evidence : iterable of Evidence
        The evidence of each statement.

    Returns
    -------
    EvidenceCount
        ``backed`` and ``total``, counts; more backed is better. ``levels`` holds the counts of E0 to E3.

    Notes
    -----
    The scale E0 to E3 and the count are ours.

    Examples
    --------
    >>> evidence_count([Evidence.ASSUMPTION, Evidence.OBSERVATION, Evidence.TEST])
    EvidenceCount(backed=2, total=3, levels=(1, 1, 1, 0))
    """
    counts = Counter(evidence)
    return EvidenceCount(
        backed=counts.total() - counts[Evidence.ASSUMPTION],
        total=counts.total(),
        levels=tuple(counts[level] for level in Evidence),
    )


def card_count(document: Document) -> int:
    """Return how many cards a project has: every step, note and feature of journey map and blueprint, each once.

    Hidden lanes and quotations count too. The figure of the evidence meter is out of fewer: see :func:`evidence_meter`.

    Notes
    -----
    What counts as a card is ours.

    Examples
    --------
    >>> card_count(Document())
    0
    """
    return len(document.all(Card))


def evidence_meter(document: Document, roles: Collection[LaneRole]) -> EvidenceMeter:
    """Return how much of a map rests on data: of all cards in its lanes, lane by lane and stage by stage.

    Parameters
    ----------
    document : Document
        Any sound document.
    roles : collection of LaneRole
        Whose cards count, as :data:`JOURNEY_STATEMENTS` or :data:`BLUEPRINT_STATEMENTS`; hidden lanes count too.

    Returns
    -------
    EvidenceMeter
        Counts; more backed is better. ``lanes`` and ``stages`` leave out those without a card that counts.

    Notes
    -----
    Which lanes count is ours: a quotation is what somebody said, and states nothing about the service.

    Examples
    --------
    >>> from cxdesign.domain.journey import Project
    >>> evidence_meter(Document([Project(id="project:main", name="Café")]), JOURNEY_STATEMENTS).whole.share is None
    True
    """
    lanes = {lane.id for lane in document.lanes if lane.role in roles}
    cards = [card for card in document.all(Card) if card.lane_id in lanes]
    stage_of = {touchpoint.id: touchpoint.stage_id for touchpoint in document.all(Touchpoint)}
    return EvidenceMeter(
        whole=evidence_count(card.evidence for card in cards),
        lanes=_parts((lane.id for lane in document.lanes), [(card.lane_id, card.evidence) for card in cards]),
        stages=_parts(
            (stage.id for stage in document.stages), [(stage_of[card.touchpoint_id], card.evidence) for card in cards]
        ),
    )


def _parts(
    record_ids: Iterable[str], statements: Iterable[tuple[str, Evidence]]
) -> tuple[tuple[str, EvidenceCount], ...]:
    found: dict[str, list[Evidence]] = {record_id: [] for record_id in record_ids}
    for record_id, evidence in statements:
        found[record_id].append(evidence)
    return tuple((record_id, evidence_count(levels)) for record_id, levels in found.items() if levels)
