"""What the needs register says as a whole: what needs stem from, rest on, were learned by, and which lack an answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from cxdesign.domain.document import Document
from cxdesign.domain.relations import Relation
from cxdesign.domain.understanding import EmpathyNote, Need
from cxdesign.domain.vocabulary import Evidence, LearningWay, RelationType

ANSWERING = frozenset({RelationType.MEETS, RelationType.SERVES})
"""What answers a need: a standard that meets it or a feature that serves it; a peak or a promise alone does not."""
ASSUMPTION_LIMIT = 0.5
"""Above this share of assumptions the register is more guessed than known (rule R27)."""


@dataclass(frozen=True)
class NeedFigures:
    """The figures of some needs and of the empathy notes beside them.

    Attributes
    ----------
    need_ids : tuple of str
        The needs that were looked at, in the order of the register.
    note_count : int
        The empathy notes beside them.
    used_note_count : int
        Those notes of which at least one of the needs stems.
    unanswered_ids : tuple of str
        Needs that no standard meets and no feature serves, in the order of the register; fewer is better.
    assumption_ids : tuple of str
        Needs that rest on an assumption (E0), in the order of the register; fewer is better.
    learned : tuple of (LearningWay, int)
        How many needs were learned in each of the six ways, in the order of the standard.
    untold_count : int
        Needs of which nobody said how they were learned.
    """

    need_ids: tuple[str, ...]
    note_count: int
    used_note_count: int
    unanswered_ids: tuple[str, ...]
    assumption_ids: tuple[str, ...]
    learned: tuple[tuple[LearningWay, int], ...]
    untold_count: int

    @property
    def assumption_share(self) -> float | None:
        """The share of needs that are assumptions, 0 … 1, less is better; None without needs."""
        return len(self.assumption_ids) / len(self.need_ids) if self.need_ids else None

    @property
    def is_mostly_assumed(self) -> bool:
        """Whether more than half of the needs are assumptions (rule R27)."""
        share = self.assumption_share
        return share is not None and share > ASSUMPTION_LIMIT

    @property
    def missing_ways(self) -> tuple[LearningWay, ...]:
        """The ways in which no need was learned."""
        return tuple(way for way, count in self.learned if count == 0)


def need_figures(document: Document, persona_id: str | None = None) -> NeedFigures:
    """Return the figures of the needs register, of all needs or of those that concern one persona.

    A persona is concerned by its own needs and by those of customers in general, which name no persona. Its notes are
    its own; without a persona all notes count.

    Parameters
    ----------
    document : Document
        Any sound document.
    persona_id : str, optional
        The persona to look at.

    Returns
    -------
    NeedFigures
        Counts and ids in the order of the register.

    Notes
    -----
    The six ways are those of GB/T 42509-2023, 6.1.2 (public). That a need is answered by a standard or a feature
    follows rule R21, the limit of assumptions rule R27 (both source). That general needs count for each persona is
    ours.

    Examples
    --------
    >>> from cxdesign.domain.journey import Project
    >>> from cxdesign.domain.understanding import Persona
    >>> document = Document([
    ...     Project(id="project:main", name="Hotel"),
    ...     Persona(id="persona:ann", name="Ann", order="a0"),
    ...     Need(id="need:rest", name="to rest", order="a0", persona_id="persona:ann", evidence=Evidence.TEST),
    ...     Need(id="need:eat", name="to eat late", order="a1", persona_id="persona:ann"),
    ... ])
    >>> figures = need_figures(document)
    >>> figures.unanswered_ids, figures.assumption_ids, figures.assumption_share
    (('need:rest', 'need:eat'), ('need:eat',), 0.5)
    """
    needs = [need for need in document.entries(Need) if persona_id is None or need.persona_id in {persona_id, None}]
    notes = {note.id for note in document.all(EmpathyNote) if persona_id is None or note.persona_id == persona_id}
    need_ids = tuple(need.id for need in needs)
    relations = tuple(document.all(Relation))
    return NeedFigures(
        need_ids=need_ids,
        note_count=len(notes),
        used_note_count=len(notes & _notes_behind(relations, need_ids)),
        unanswered_ids=_unanswered(relations, need_ids),
        assumption_ids=tuple(need.id for need in needs if need.evidence is Evidence.ASSUMPTION),
        learned=learned_by(needs),
        untold_count=sum(need.learned_by is None for need in needs),
    )


def learned_by(needs: Iterable[Need]) -> tuple[tuple[LearningWay, int], ...]:
    """Return how many of the needs were learned in each of the six ways, in the order of the standard.

    Parameters
    ----------
    needs : iterable of Need
        Needs that say nothing of how they were learned are left out.

    Returns
    -------
    tuple of (LearningWay, int)
        All six ways, those with 0 included.

    Notes
    -----
    The ways: GB/T 42509-2023, 6.1.2 (public); one way a need, the one it was learned by first, is ours.

    Examples
    --------
    >>> need = Need(id="need:a", name="Quiet", order="a0", learned_by=LearningWay.EMPLOYEES)
    >>> [(way.value, count) for way, count in learned_by([need]) if count]
    [('employees', 1)]
    """
    counts = Counter(need.learned_by for need in needs)
    return tuple((way, counts[way]) for way in LearningWay)


def _notes_behind(relations: Iterable[Relation], need_ids: Iterable[str]) -> set[str]:
    wanted = set(need_ids)
    stems = (link for link in relations if link.relation is RelationType.STEMS_FROM)
    return {link.target_id for link in stems if link.source_id in wanted}


def _unanswered(relations: Iterable[Relation], need_ids: Iterable[str]) -> tuple[str, ...]:
    answered = {link.target_id for link in relations if link.relation in ANSWERING}
    return tuple(need_id for need_id in need_ids if need_id not in answered)
