"""What differs between two documents whose records share their ids: added, changed field by field, moved, removed.

Two versions of one project share their ids, and so do a project and the to-be made of it. Documents that do not are
first brought together by :func:`cxdesign.analysis.matching.aligned`. Only the design is compared, see
:data:`DESIGN_KINDS`: what people have said of it in ratings, answers and comments is another matter.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from cxdesign.analysis.reordering import moved_items
from cxdesign.domain.cards import CARD_KINDS, Card
from cxdesign.domain.change import Change, Edit, Patch, Put, Remove
from cxdesign.domain.document import ENTRY_KINDS, Document
from cxdesign.domain.journey import Emotion, Stage, Touchpoint
from cxdesign.domain.records import Link, Record, kind_of, suffix_of
from cxdesign.domain.relations import Relation
from cxdesign.domain.understanding import EmpathyNote

DESIGN_KINDS: tuple[str, ...] = (
    *("project", "stage", "touchpoint", "lane", *CARD_KINDS, "emotion", "path", "flow"),
    *(kind for kind in ENTRY_KINDS if kind not in {"peak_criterion", "session", "idea"}),
    *("empathy_note", "scene_cell", "relation"),
)
"""The kinds of records that make up a design, in the order in which their changes are told."""
TITLE_FIELDS = frozenset({"name", "origin_project", "origin_name", "origin_revision"})
"""Fields of the project that tell one document from another, not one design from another."""
PLACES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "touchpoint": ("stage_id",),
        **dict.fromkeys(CARD_KINDS, ("touchpoint_id", "last_touchpoint_id", "lane_id")),
        "empathy_note": ("persona_id", "area"),
    }
)
"""The fields that say where a record stands, by its kind; another value there is a move."""
_UNTOLD = frozenset({"kind", "id", "order"})
Container = tuple[str, ...]


class ChangeKind(StrEnum):
    """What happened to a record."""

    ADDED = "added"
    CHANGED = "changed"
    MOVED = "moved"
    REMOVED = "removed"


@dataclass(frozen=True)
class FieldChange:
    """A field with another value; values as in a project file, None where a kind has no such field."""

    name: str
    before: Any  # Any: JSON
    after: Any  # Any: JSON


@dataclass(frozen=True)
class RecordChange:
    """What happened to one record.

    Attributes
    ----------
    before, after : Record or None
        The record on either side; one of them is there.
    fields : tuple of FieldChange
        What is said otherwise.
    places : tuple of FieldChange
        Where it stands otherwise: see :data:`PLACES`.
    positions : tuple of int or None
        Its numbers in the order of its place, from 1, before and after, when it was put elsewhere within it.
    order : FieldChange or None
        The order keys behind a move.
    leader_id : str or None
        Of a link or an emotion that came or went with what it belongs to: the id of that record.
    """

    before: Record | None
    after: Record | None
    fields: tuple[FieldChange, ...] = ()
    places: tuple[FieldChange, ...] = ()
    positions: tuple[int, int] | None = None
    order: FieldChange | None = None
    leader_id: str | None = None

    @property
    def record(self) -> Record:
        """The record as it is now, or as it was when it is gone."""
        found = self.after or self.before
        assert found is not None
        return found

    @property
    def kinds(self) -> tuple[ChangeKind, ...]:
        """What happened; a record can be moved and changed at once."""
        if self.before is None:
            return (ChangeKind.ADDED,)
        if self.after is None:
            return (ChangeKind.REMOVED,)
        told = ((ChangeKind.CHANGED, self.fields), (ChangeKind.MOVED, self.places or self.positions))
        return tuple(kind for kind, is_so in told if is_so)


@dataclass(frozen=True)
class Difference:
    """What turns the left document into the right one.

    Attributes
    ----------
    left, right : Document
        The designs compared, without all that is none.
    changes : tuple of RecordChange
        In the order of the map: stage by stage, touchpoint by touchpoint, lane by lane; what stands on no map last.
    rekeyed : tuple of Patch
        Records whose order key differs though they stand where they stood; nobody sees them.
    """

    left: Document
    right: Document
    changes: tuple[RecordChange, ...]
    rekeyed: tuple[Patch, ...] = ()

    @property
    def counts(self) -> Mapping[ChangeKind, int]:
        """How many records were added, changed, moved and removed.

        One that was moved and changed counts in both; what came or went with another record counts in none.
        """
        found = [kind for change in self.changes if change.leader_id is None for kind in change.kinds]
        return {kind: found.count(kind) for kind in ChangeKind}

    def stage_id(self, change: RecordChange) -> str | None:
        """Return the stage a change belongs to, None when it stands in none."""
        document = self.right if change.after is not None else self.left
        if isinstance(change.record, Stage):
            return change.record.id
        touchpoint = touchpoint_of(document, change.record)
        return None if touchpoint is None else touchpoint.stage_id


def design_of(document: Document) -> Document:
    """Return what of a document is compared: its design.

    >>> design_of(Document(revision=3))
    <Document revision 3, 0 records>
    """
    records = [record for kind in DESIGN_KINDS for record in document.of_kind(kind)]
    known = {record.id for record in records}
    kept = [r for r in records if not isinstance(r, Relation) or known.issuperset((r.source_id, r.target_id))]
    return Document(kept, revision=document.revision)


def compare(left: Document, right: Document) -> Difference:
    """Return what differs between two documents that share their ids.

    Cards are known by the part of the id behind their kind, because a move to another lane may change the kind.

    Parameters
    ----------
    left, right : Document
        Sound documents.

    Returns
    -------
    Difference
        Every record whose words, attributes or place differ, each once; links and emotions that came or went with what
        they belong to name it. Among records that stay in their place, as few
        as possible count as moved (:func:`cxdesign.analysis.reordering.moved_items`).

    Notes
    -----
    What counts as a place and as a change is ours.

    Examples
    --------
    >>> from cxdesign.domain.journey import Project, Stage
    >>> before = Document([Project(id="project:main", name="Café"), Stage(id="stage:a", name="Visit", order="a0")])
    >>> after = before.with_records(changed=[Stage(id="stage:a", name="Stay", order="a0")])
    >>> [change] = compare(before, after).changes
    >>> change.kinds, change.fields
    ((<ChangeKind.CHANGED: 'changed'>,), (FieldChange(name='name', before='Visit', after='Stay'),))
    """
    left, right = design_of(left), design_of(right)
    earlier, later = _by_key(left), _by_key(right)
    before, after = _sequences(left), _sequences(right)
    settled = frozenset(key for key, record in later.items() if _order(record) == _order(earlier.get(key)))
    moves = _moves(before, after, settled)
    changes: list[RecordChange] = []
    rekeyed: list[Patch] = []
    for key in [*later, *(key for key in earlier if key not in later)]:
        change = _changed(earlier.get(key), later.get(key), moves.get(key))
        if change is not None and change.kinds:
            changes.append(change)
        elif change is not None and change.order is not None:
            rekeyed.append(_order_patch(change))
    changes.sort(key=_Places(left, right).of)
    return Difference(left, right, tuple(_led(changes)), tuple(rekeyed))


def as_change(difference: Difference) -> Change:
    """Return the change that turns the left document of a difference into the right one.

    The title of the project is not part of a design and stays.

    >>> as_change(Difference(Document(), Document(), ()))
    ()
    """
    edits: list[Edit] = []
    for change in difference.changes:
        if change.before is None or change.after is None or change.before.id != change.after.id:
            edits += [Remove(change.before)] if change.before is not None else []
            edits += [Put(change.after)] if change.after is not None else []
            continue
        told = [*change.fields, *change.places, *([change.order] if change.order else [])]
        if told:
            edits.append(Patch(change.after.id, {f.name: f.before for f in told}, {f.name: f.after for f in told}))
    return (*edits, *difference.rekeyed)


def touchpoint_of(document: Document, record: Record) -> Touchpoint | None:
    """Return the touchpoint a record stands at, None when it stands at none.

    >>> touchpoint_of(Document(), Stage(id="stage:a", name="Visit", order="a0")) is None
    True
    """
    if isinstance(record, Touchpoint):
        return record
    if isinstance(record, Card | Emotion):
        found = document.get(record.touchpoint_id)
        return found if isinstance(found, Touchpoint) else None
    if isinstance(record, Link):
        ends = [document.get(end) for end in (record.source_id, record.target_id)]
        return next((found for end in ends if end is not None and (found := touchpoint_of(document, end))), None)
    return None


def _led(changes: Sequence[RecordChange]) -> Iterator[RecordChange]:
    """Yield the changes; links and emotions that came or went with what they belong to name it."""
    leaders = {(change.kinds, change.record.id) for change in changes if not isinstance(change.record, Link | Emotion)}
    for change in changes:
        record = change.record
        if isinstance(record, Link | Emotion) and (change.before is None or change.after is None):
            ends = [getattr(record, name) for name in type(record).references]
            yield replace(change, leader_id=next((end for end in ends if (change.kinds, end) in leaders), None))
        else:
            yield change


def _key(record: Record) -> str:
    return f"card:{suffix_of(record.id)}" if record.kind in CARD_KINDS else record.id


def _by_key(document: Document) -> Mapping[str, Record]:
    return {_key(record): record for record in document}


def _sequences(document: Document) -> Mapping[Container, tuple[str, ...]]:
    """Return the keys of all records that have an order, by what they are ordered in."""
    found: dict[Container, list[tuple[str, str, str]]] = {}
    for record in document:
        order = _order(record)
        if order is not None:
            found.setdefault(_container(record), []).append((order, record.id, _key(record)))
    return {container: tuple(key for _, _, key in sorted(keys)) for container, keys in found.items()}


def _container(record: Record) -> Container:
    if isinstance(record, Card):
        return "card", record.touchpoint_id, record.lane_id
    if isinstance(record, EmpathyNote):
        return "empathy_note", record.persona_id, record.area.value
    if isinstance(record, Touchpoint):
        return "touchpoint", record.stage_id
    return (record.kind,)


def _order(record: Record | None) -> str | None:
    return None if record is None else getattr(record, "order", None)


def _moves(
    before: Mapping[Container, tuple[str, ...]], after: Mapping[Container, tuple[str, ...]], settled: frozenset[str]
) -> Mapping[str, tuple[int, int]]:
    """Return the numbers, before and after, of what stands in the same place at another position."""
    found: dict[str, tuple[int, int]] = {}
    for container, keys in after.items():
        earlier = before.get(container, ())
        for key in moved_items(earlier, keys, settled=settled):
            found[key] = (earlier.index(key) + 1, keys.index(key) + 1)
    return found


def _changed(before: Record | None, after: Record | None, positions: tuple[int, int] | None) -> RecordChange | None:
    if before is None or after is None:
        return RecordChange(before, after)
    if before == after and positions is None:
        return None
    differing = tuple(_differing(before, after))
    places = PLACES.get(after.kind, ())
    untold = _UNTOLD | (TITLE_FIELDS if after.kind == "project" else frozenset())
    return RecordChange(
        before,
        after,
        fields=tuple(field for field in differing if field.name not in untold and field.name not in places),
        places=tuple(field for field in differing if field.name in places),
        positions=positions,
        order=next((field for field in differing if field.name == "order"), None),
    )


def _differing(before: Record, after: Record) -> Iterator[FieldChange]:
    earlier, later = before.model_dump(mode="json"), after.model_dump(mode="json")
    defaults = {
        name: field.default for kind in (type(before), type(after)) for name, field in kind.model_fields.items()
    }
    for name in dict.fromkeys((*later, *earlier)):
        values = [side.get(name, defaults[name]) for side in (earlier, later)]
        if values[0] != values[1]:
            yield FieldChange(name, values[0], values[1])


def _order_patch(change: RecordChange) -> Patch:
    assert change.order is not None
    return Patch(change.record.id, {"order": change.order.before}, {"order": change.order.after})


class _Places:
    """Where a change is told: by stage, touchpoint, kind, lane and order; what is gone behind what is there."""

    def __init__(self, left: Document, right: Document) -> None:
        self._sides = (left, right)
        self._stages = _numbers(stage.id for side in (right, left) for stage in side.stages)
        self._touchpoints = _numbers(one.id for side in (right, left) for one in side.touchpoints)
        self._lanes = _numbers(lane.id for side in (right, left) for lane in side.lanes)

    def of(self, change: RecordChange) -> tuple[int | str, ...]:
        record = change.record
        touchpoint = touchpoint_of(self._sides[change.after is not None], record)
        stage_id = record.id if isinstance(record, Stage) else None if touchpoint is None else touchpoint.stage_id
        return (
            len(self._stages) if stage_id is None else self._stages[stage_id],
            -1 if touchpoint is None else self._touchpoints[touchpoint.id],
            self._rank(record),
            str(getattr(record, "order", "")),
            record.id,
        )

    def _rank(self, record: Record) -> int:
        """Return the place of a kind; among the cards that of their lane."""
        rank = DESIGN_KINDS.index(kind_of(record.id)) * 1000
        if isinstance(record, Card):
            return DESIGN_KINDS.index(CARD_KINDS[0]) * 1000 + self._lanes[record.lane_id]
        return rank


def _numbers(ids: Iterator[str]) -> Mapping[str, int]:
    return {record_id: number for number, record_id in enumerate(dict.fromkeys(ids))}
