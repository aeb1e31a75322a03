"""Two designs on one map: the right one, with what was taken out, and what was moved away, still in its old place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cxdesign.analysis.changes import ChangeKind, Difference, RecordChange
from cxdesign.domain.blueprint import Flow
from cxdesign.domain.cards import Card
from cxdesign.domain.document import Document
from cxdesign.domain.journey import Lane, Stage, Touchpoint
from cxdesign.domain.order import key_between
from cxdesign.domain.records import Record
from cxdesign.domain.registers import Scene, SceneCell
from cxdesign.domain.understanding import EmpathyNote, Need, Persona

Placed = Stage | Touchpoint | Lane | Persona | Scene | Need | Card | EmpathyNote
_IN_ORDER = (Stage, Lane, Touchpoint, Persona, Scene, Need, Card, EmpathyNote)
"""What stands in an order, the places before what stands in them."""
_GHOST = ".was"
_LONGEST = 64
"""Most letters of an id behind its kind."""


def ghosts(difference: Difference) -> Mapping[str, RecordChange]:
    """Return the moves to another place, each by the id that its old place has in :func:`overlaid`.

    Only cards and notes of the empathy map: a touchpoint that was moved takes its whole column along.

    >>> ghosts(Difference(Document(), Document(), ()))
    {}
    """
    return {
        _ghost_id(change.before.id): change
        for change in difference.changes
        if change.places and isinstance(change.before, Card | EmpathyNote) and _has_left(change)
    }


def _has_left(change: RecordChange) -> bool:
    """Whether a record begins elsewhere: one that only reaches further has left no place."""
    return any(field.name != "last_touchpoint_id" for field in change.places)


def _ghost_id(record_id: str) -> str:
    kind, _, suffix = record_id.partition(":")
    return f"{kind}:{suffix[: _LONGEST - len(_GHOST)]}{_GHOST}"


def overlaid(difference: Difference) -> Document:
    """Return the right document together with the records that only the left one has, each where it stood.

    A record that is gone stands behind the one that stood before it, as far as that is still there. A card or note that
    was moved to another place stands at both: at the old one with an id of :func:`ghosts`.

    Parameters
    ----------
    difference : Difference
        What :func:`cxdesign.analysis.changes.compare` found.

    Returns
    -------
    Document
        All that stands on the maps of both; emotions, and what a cell of the scenes says, are those of the right one.

    Examples
    --------
    >>> from cxdesign.analysis.changes import compare
    >>> from cxdesign.domain.journey import Project
    >>> before = Document([Project(id="project:main", name="Café"), Stage(id="stage:a", name="Visit", order="a0")])
    >>> [stage.name for stage in overlaid(compare(before, before.with_records(removed=["stage:a"]))).stages]
    ['Visit']
    """
    document = difference.right
    gone = [change.record for change in difference.changes if change.kinds == (ChangeKind.REMOVED,)]
    moved = {change.before.id: ghost_id for ghost_id, change in ghosts(difference).items() if change.before is not None}
    before = [change.before for change in ghosts(difference).values()]
    for kind in _IN_ORDER:
        back = [record for record in (*gone, *before) if isinstance(record, kind)]
        document = _with_back(document, difference.left, back, moved)
    return document.with_records(changed=[one for one in gone if _may_stand(document, one)])


def _may_stand(document: Document, record: Record) -> bool:
    """Whether a record is an arrow or a cell of the scenes with both its ends."""
    return isinstance(record, Flow | SceneCell) and record.source_id in document and record.target_id in document


def _with_back(document: Document, left: Document, gone: Sequence[Placed], moved: Mapping[str, str]) -> Document:
    """Return the document with some records of one kind put back behind their former neighbours.

    ``moved`` are the new ids of those that stand elsewhere by now.
    """
    lost = {record.id for record in gone}
    for siblings in _rows(left, gone):
        behind: Record | None = None
        for record in siblings:
            if record.id in lost:
                fields = {"order": _order_behind(_row(document, record), behind)}
                if record.id in moved:
                    fields["id"] = moved[record.id]
                placed = record.replaced(fields)
                document = document.with_records(changed=[placed])
                behind = placed
            elif _row_key(document.get(record.id)) == _row_key(record):
                behind = document.get(record.id)
    return document


def _rows(left: Document, gone: Sequence[Placed]) -> list[Sequence[Placed]]:
    found: dict[tuple[str, ...], Sequence[Placed]] = {}
    for record in gone:
        key = _row_key(record)
        if key not in found:
            found[key] = _row(left, record)
    return list(found.values())


def _row_key(record: Record | None) -> tuple[str, ...]:
    if isinstance(record, Card):
        return "card", record.touchpoint_id, record.lane_id
    if isinstance(record, Touchpoint):
        return "touchpoint", record.stage_id
    if isinstance(record, EmpathyNote):
        return "empathy_note", record.persona_id, record.area.value
    return () if record is None else (record.kind,)


def _row(document: Document, record: Placed) -> Sequence[Placed]:
    """Return what stands in a row with a record, in order."""
    if isinstance(record, Card):
        return document.cards(record.touchpoint_id, record.lane_id)
    if isinstance(record, Touchpoint):
        return [one for one in document.touchpoints if one.stage_id == record.stage_id]
    if isinstance(record, EmpathyNote):
        return document.empathy_notes(record.persona_id, record.area)
    if isinstance(record, Stage):
        return document.stages
    return document.lanes if isinstance(record, Lane) else document.entries(type(record))


def _order_behind(row: Sequence[Placed], behind: Record | None) -> str:
    orders: Mapping[str, str] = {one.id: one.order for one in row}
    keys = sorted(set(orders.values()))
    lower = None if behind is None else orders[behind.id]
    upper = next((key for key in keys if lower is None or key > lower), None)
    return key_between(lower, upper)
