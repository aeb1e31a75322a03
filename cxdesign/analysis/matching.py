"""Bringing two documents together whose records do not share their ids: by names and texts in the same place.

This is a guess and is called one wherever it is shown. Thresholds are ours.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from enum import StrEnum
from types import MappingProxyType
from typing import TypeVar

from cxdesign.analysis.changes import design_of
from cxdesign.domain.blueprint import Flow
from cxdesign.domain.cards import CARD_KINDS, Card
from cxdesign.domain.document import ENTRY_TYPES, Document
from cxdesign.domain.journey import Emotion, Path, emotion_id
from cxdesign.domain.records import Link, Record, joint_id, suffix_of
from cxdesign.domain.registers import SceneCell
from cxdesign.domain.relations import Relation, relation_id, scene_cell_id
from cxdesign.domain.understanding import EmpathyNote

LEAST_SIMILAR = 0.6
"""Similarity (0 … 1, difflib) from which two texts in the same place are taken for the same record (ours)."""
LEAST_AGREEING = 0.5
"""Share of the records with the same id that must have similar words for ids to be trusted (ours)."""
LONGEST = 300
"""Characters of a text that are compared (ours)."""
MOST_COMPARED = 60_000_000
"""Most pairs of letters weighed against each other in all (ours): some seconds; then only the same words match."""
SAMPLE = 300
"""Most records looked at to tell whether ids can be trusted (ours)."""

R = TypeVar("R", bound=Record)


class Basis(StrEnum):
    """What records of two documents are matched by."""

    IDS = "ids"
    WORDS = "words"


@dataclass(frozen=True)
class Match:
    """Two records taken for the same, and how alike their words are, 0 … 1."""

    left_id: str
    right_id: str
    similarity: float


@dataclass(frozen=True)
class Alignment:
    """A left document whose records go by the ids of their matches in the right one.

    Attributes
    ----------
    document : Document
        The left design with the ids of the right one.
    basis : Basis
        What was matched by.
    matches : tuple of Match
        By words: which records were taken for the same; by ids: empty.
    left_ids : mapping
        The left document's own id by the id a record goes by here.
    """

    document: Document
    basis: Basis
    matches: tuple[Match, ...] = ()
    left_ids: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}), hash=False)


def similarity(one: str, other: str) -> float:
    """Return how alike two texts are.

    Parameters
    ----------
    one, other : str
        Any texts; case, white space and width of letters do not matter.

    Returns
    -------
    float
        0 (nothing in common) … 1 (the same), the ratio of difflib's ``SequenceMatcher`` (Ratcliff & Metzener 1988,
        literature, quoted from memory).

    Examples
    --------
    >>> similarity("Check in", "CHECK  IN"), similarity("Check in", "Check-in desk") > 0.6, similarity("ab", "c")
    (1.0, True, 0.0)
    """
    return _ratio(_plain(one), _plain(other))


def trusted_basis(left: Document, right: Document) -> Basis:
    """Return whether two documents can be matched by their ids.

    Ids are trusted when at least half of the records that share one are called alike: two files may use the same ids
    for different things.

    Parameters
    ----------
    left, right : Document
        Any sound documents.

    Examples
    --------
    >>> trusted_basis(Document(), Document())
    <Basis.WORDS: 'words'>
    """
    others = {_identity(record): record for record in right if _words(record)}
    pairs = [(record, others[_identity(record)]) for record in left if _words(record) and _identity(record) in others]
    looked_at = [(one, other) for one, other in pairs if one.kind != "project"][:SAMPLE]
    alike = sum(similarity(_words(one), _words(other)) >= LEAST_SIMILAR for one, other in looked_at)
    return Basis.IDS if looked_at and alike >= LEAST_AGREEING * len(looked_at) else Basis.WORDS


def aligned(left: Document, right: Document, basis: Basis) -> Alignment:
    """Return the left document with the ids of the right one.

    By words, stages are matched by name; touchpoints by name within a stage, those left over by the same name in
    another one; lanes by role, then by name; cards by text within a cell, those left over by the same text elsewhere;
    personas, needs and registers by name; notes by text within an area. The most alike pair goes first.

    Parameters
    ----------
    left, right : Document
        Sound documents.
    basis : Basis
        By ids nothing has to be done.

    Examples
    --------
    >>> from cxdesign.domain.journey import Project, Stage
    >>> def cafe(stage_id, name):
    ...     return Document([Project(id="project:main", name="Café"), Stage(id=stage_id, name=name, order="a0")])
    >>> found = aligned(cafe("stage:a", "At the desk"), cafe("stage:b", "At desk"), Basis.WORDS)
    >>> [(match.left_id, match.right_id) for match in found.matches], [stage.id for stage in found.document.stages]
    ([('stage:a', 'stage:b')], ['stage:b'])
    """
    left = design_of(left)
    if basis is Basis.IDS:
        return Alignment(left, basis)
    matcher = _Matcher(left, design_of(right))
    names = matcher.renamed()
    records = [_with_ids(record, names) for record in left]
    back = {new.id: old.id for new, old in zip(records, left, strict=True)}
    return Alignment(Document(records, revision=left.revision), basis, tuple(matcher.matches), back)


class _Matcher:
    """Finds the pairs, place by place."""

    def __init__(self, left: Document, right: Document) -> None:
        self._left, self._right = left, right
        self.matches: list[Match] = []
        self._names: dict[str, str] = {}
        self._left_to_compare = MOST_COMPARED
        self._pair(left.stages, right.stages)
        self._pair_within(left.touchpoints, right.touchpoints, lambda one: one.stage_id)
        self._pair_same_words(left.touchpoints, right.touchpoints)
        self._pair_lanes()
        for kind in CARD_KINDS:
            mine, theirs = ([one for one in side.all(Card) if one.kind == kind] for side in (left, right))
            self._pair_within(mine, theirs, _cell)
            self._pair_same_words(mine, theirs)
        for entry_type in ENTRY_TYPES:
            self._pair(left.entries(entry_type), right.entries(entry_type))
        self._pair_within(left.all(EmpathyNote), right.all(EmpathyNote), lambda one: (one.persona_id, one.area))

    def renamed(self) -> Mapping[str, str]:
        """Return the new id of every record of the left document."""
        names = dict(self._names)
        for record in self._left:
            if record.id not in names and not isinstance(record, Link | Emotion) and record.kind != "project":
                names[record.id] = _free_id(record.id, self._right)
        for record in self._left:
            names[record.id] = _linked_id(record, names, self._right)
        return names

    def _pair(self, left: Sequence[Record], right: Iterable[Record]) -> None:
        """Match the most alike, those with the same words first: for them alone nothing has to be compared."""
        taken = {match.right_id for match in self.matches}
        free = [one for one in right if one.id not in taken]
        mine = [one for one in left if one.id not in self._names]
        self._pair_same_words(mine, free)
        mine = [one for one in mine if one.id not in self._names]
        used = {self._names[one.id] for one in left if one.id in self._names}
        free = [one for one in free if one.id not in used]
        for ratio, i, j in sorted(self._alike(mine, free)):
            if mine[i].id not in self._names and free[j].id not in used:
                used.add(free[j].id)
                self._take(mine[i], free[j], -ratio)

    def _alike(self, mine: Sequence[Record], theirs: Sequence[Record]) -> Iterator[tuple[float, int, int]]:
        """Yield the pairs that are alike enough, the more alike the smaller the first number."""
        texts = [_plain(_words(one)) for one in mine]
        found = SequenceMatcher(None, autojunk=False)
        for j, other in enumerate(theirs):
            wanted = _plain(_words(other))
            found.set_seq2(wanted)  # what is prepared for the second text serves all the first ones
            for i, text in enumerate(texts):
                if self._left_to_compare <= 0:
                    return
                found.set_seq1(text)
                self._left_to_compare -= len(text) + len(wanted)
                if found.real_quick_ratio() < LEAST_SIMILAR or found.quick_ratio() < LEAST_SIMILAR:
                    continue
                self._left_to_compare -= len(text) * len(wanted)
                ratio = found.ratio()
                if ratio >= LEAST_SIMILAR:
                    yield -ratio, i, j

    def _take(self, one: Record, other: Record, ratio: float) -> None:
        self._names[one.id] = other.id
        self.matches.append(Match(one.id, other.id, ratio))

    def _pair_within(self, left: Iterable[R], right: Iterable[R], place: Callable[[R], object]) -> None:
        """Match what stands in the same place, as far as places are matched already."""
        there: dict[object, list[R]] = {}
        for one in right:
            there.setdefault(place(one), []).append(one)
        here: dict[object, list[R]] = {}
        for one in left:
            here.setdefault(place(_with_places(one, self._names)), []).append(one)
        for where, records in here.items():
            self._pair(records, there.get(where, ()))

    def _pair_same_words(self, left: Sequence[Record], right: Sequence[Record]) -> None:
        """Match what has the very same words in another place."""
        taken = {match.right_id for match in self.matches}
        free: dict[str, list[Record]] = {}
        for one in right:
            if one.id not in taken:
                free.setdefault(_plain(_words(one)), []).append(one)
        for one in left:
            found = free.get(_plain(_words(one)), [])
            if one.id not in self._names and found:
                self._take(one, found.pop(0), 1.0)

    def _pair_lanes(self) -> None:
        """Match lanes of one role by name, and the only ones left of a role whatever they are called."""
        for role in dict.fromkeys(lane.role for lane in self._left.lanes):
            mine, theirs = ([lane for lane in side.lanes if lane.role is role] for side in (self._left, self._right))
            self._pair([one for one in mine if one.name], [one for one in theirs if one.name])
            taken = {match.right_id for match in self.matches}
            rest = [one for one in mine if one.id not in self._names]
            for one, other in zip(rest, [lane for lane in theirs if lane.id not in taken], strict=False):
                if one.name is None or other.name is None:
                    self._take(one, other, 1.0)


def _cell(card: Card) -> tuple[str, str]:
    return card.touchpoint_id, card.lane_id


def _identity(record: Record) -> str:
    return suffix_of(record.id) if isinstance(record, Card) else record.id


def _words(record: Record) -> str:
    return str(getattr(record, "name", None) or getattr(record, "text", ""))


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text[:LONGEST]).casefold().split())


def _ratio(one: str, other: str) -> float:
    return 1.0 if one == other else SequenceMatcher(None, one, other, autojunk=False).ratio()


def _free_id(record_id: str, right: Document) -> str:
    """Return an id for a record without a match that stands for nothing in the other document."""
    return joint_id(record_id.partition(":")[0], "left", record_id) if record_id in right else record_id


def _with_places(record: R, names: Mapping[str, str]) -> R:
    """Return a record that points to the matches of what it points to."""
    fields = {name: names.get(getattr(record, name), getattr(record, name)) for name in type(record).references}
    return record.model_copy(update=fields)


def _linked_id(record: Record, names: Mapping[str, str], right: Document) -> str:
    """Return the id of a record that is made of others' ids, or is known by what it joins."""
    if isinstance(record, Emotion):
        return emotion_id(names.get(record.touchpoint_id, record.touchpoint_id), record.state)
    if not isinstance(record, Link):
        return names.get(record.id, record.id)
    ends = names.get(record.source_id, record.source_id), names.get(record.target_id, record.target_id)
    if isinstance(record, Relation):
        return relation_id(record.relation, *ends)
    if isinstance(record, SceneCell):
        return scene_cell_id(*ends)
    same = (one for one in right.of_kind(record.kind) if isinstance(one, Flow | Path) and _ends(one) == ends)
    found = min((one.id for one in same), default=None)
    return found or _free_id(record.id, right)


def _ends(link: Link) -> tuple[str, str]:
    return link.source_id, link.target_id


def _with_ids(record: Record, names: Mapping[str, str]) -> Record:
    fields = {
        name: names.get(getattr(record, name), getattr(record, name))
        for name in type(record).references
        if getattr(record, name) is not None
    }
    return record.replaced({**fields, "id": names[record.id]})
