"""Two designs on one map: the right one, with what was taken out still standing in its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cxdesign.analysis.changes import ChangeKind, Difference
from cxdesign.domain.blueprint import Flow
from cxdesign.domain.cards import Card
from cxdesign.domain.document import Document
from cxdesign.domain.journey import Lane, Stage, Touchpoint
from cxdesign.domain.order import key_between
from cxdesign.domain.records import Record

Placed = Stage | Touchpoint | Lane | Card


def overlaid(difference: Difference) -> Document:
    """Return the right document together with the records that only the left one has, each where it stood.

    A record that is gone stands behind the one that stood before it, as far as that is still there.

    Parameters
    ----------
    difference : Difference
        What :func:`cxdesign.analysis.changes.compare` found.

    Returns
    -------
    Document
        All stages, touchpoints, lanes, cards and arrows of both; emotions are those of the right one.

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
    for kind in (Stage, Lane, Touchpoint, Card):
        document = _with_back(document, difference.left, [record for record in gone if isinstance(record, kind)])
    return document.with_records(
        changed=[
            one for one in gone if isinstance(one, Flow) and one.source_id in document and one.target_id in document
        ]
    )


def _with_back(document: Document, left: Document, gone: Sequence[Placed]) -> Document:
    """Return the document with some records of one kind put back behind their former neighbours."""
    lost = {record.id for record in gone}
    for siblings in _rows(left, gone):
        behind: Record | None = None
        for record in siblings:
            if record.id in lost:
                placed = record.replaced({"order": _order_behind(_row(document, record), behind)})
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
    return () if record is None else (record.kind,)


def _row(document: Document, record: Placed) -> Sequence[Placed]:
    """Return what stands in a row with a record, in order."""
    if isinstance(record, Card):
        return document.cards(record.touchpoint_id, record.lane_id)
    if isinstance(record, Touchpoint):
        return [one for one in document.touchpoints if one.stage_id == record.stage_id]
    return document.stages if isinstance(record, Stage) else document.lanes


def _order_behind(row: Sequence[Placed], behind: Record | None) -> str:
    orders: Mapping[str, str] = {one.id: one.order for one in row}
    keys = sorted(set(orders.values()))
    lower = None if behind is None else orders[behind.id]
    upper = next((key for key in keys if lower is None or key > lower), None)
    return key_between(lower, upper)
