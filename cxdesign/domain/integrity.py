"""What holds in every document, whoever wrote it.

``check`` looks at what a change touched, ``check_all`` at everything; both refuse the same documents.
"""

from __future__ import annotations

from collections.abc import Iterable

from cxdesign.domain.cards import Card, card_kind
from cxdesign.domain.change import Change, Put, Remove
from cxdesign.domain.document import RECORD_TYPES, Document
from cxdesign.domain.journey import PROJECT_ID, Lane, Path, Touchpoint
from cxdesign.domain.records import Record, kind_of
from cxdesign.domain.relations import SINGLE, Relation
from cxdesign.domain.understanding import Persona
from cxdesign.domain.vocabulary import ATTRIBUTE_ROLES, BLUEPRINT_ONLY_ROLES, LaneRole
from cxdesign.errors import IntegrityError

RECORD_LIMIT = 50_000
"""Most records a document may hold (ours)."""
LASTING_ROLES = ATTRIBUTE_ROLES | BLUEPRINT_ONLY_ROLES
"""Lanes that are there once each, hidden but never deleted."""


def check(document: Document, change: Change) -> None:
    """Refuse a document that a change has broken.

    Parameters
    ----------
    document : Document
        The document *after* the change; before it, it was sound.
    change : Change
        What was done.

    Raises
    ------
    IntegrityError
        See :func:`check_all`.
    """
    touched = [record for edit in change if (record := document.get(edit.id)) is not None]
    removed = {edit.id for edit in change if isinstance(edit, Remove) and edit.id not in document}
    for record in touched:
        _check_record(document, record)
    if removed:
        _check_nothing_dangles(document, removed)
    lanes = [record.id for record in touched if isinstance(record, Lane)]
    for card in referring(document, lanes) if lanes else ():
        _check_record(document, card)
    if any(isinstance(edit, Put) for edit in change) and len(document) > RECORD_LIMIT:
        raise IntegrityError("document_too_large", limit=RECORD_LIMIT)
    _check_whole(document, {edit.id for edit in change})
    relations = [record for record in touched if isinstance(record, Relation)]
    if relations:
        _check_single(document, relations)


def check_all(document: Document) -> None:
    """Refuse a document that is not sound.

    Raises
    ------
    IntegrityError
        ``project_missing``; ``reference_unknown`` when a record points to nothing; ``card_kind_mismatch`` when a card
        lies in a lane of another kind; ``lane_role_twice``; ``end_twice`` when two touchpoints are the planned end;
        ``target_twice`` when two personas are the target audience; ``relation_twice`` when a record has two of what it
        can have one of, such as performers;
        ``path_to_itself``; ``path_cycle`` when paths lead back without being marked as repeat; ``document_too_large``.
    """
    for record in document:
        _check_record(document, record)
    if len(document) > RECORD_LIMIT:
        raise IntegrityError("document_too_large", limit=RECORD_LIMIT)
    _check_whole(document, None)
    _check_single(document, document.all(Relation))


def referring(document: Document, record_ids: Iterable[str]) -> tuple[Record, ...]:
    """Return the records that point directly to any of the given ones, by kind and id."""
    wanted = set(record_ids)
    kinds = {kind_of(record_id) for record_id in wanted}
    found: list[Record] = []
    for kind, record_type in RECORD_TYPES.items():
        records = document.of_kind(kind)
        fields = [name for name, targets in record_type.references.items() if records and kinds.intersection(targets)]
        pointing = {r.id: r for name in fields for r in records if getattr(r, name) in wanted}
        found += (pointing[record_id] for record_id in sorted(pointing))
    return tuple(found)


def _check_record(document: Document, record: Record) -> None:
    for field, kinds in record.references.items():
        target = getattr(record, field)
        if target is None:
            continue
        if kind_of(target) not in kinds or target not in document:
            raise IntegrityError("reference_unknown", id=record.id, field=field, target=target)
    if isinstance(record, Card):
        expected = card_kind(document.expect(record.lane_id, Lane).role)
        if record.kind != expected:
            raise IntegrityError("card_kind_mismatch", id=record.id, lane=record.lane_id)
    if isinstance(record, Path) and record.source_id == record.target_id:
        raise IntegrityError("path_to_itself", id=record.id)


def _check_nothing_dangles(document: Document, removed: set[str]) -> None:
    for record in referring(document, removed):
        field = next(name for name in record.references if getattr(record, name) in removed)
        raise IntegrityError("reference_unknown", id=record.id, field=field, target=getattr(record, field))


def _check_single(document: Document, relations: Iterable[Relation]) -> None:
    """Relations of which a record has at most one; those nobody touched are left as they are."""
    single = {(one.relation, one.source_id): one.id for one in relations if one.relation in SINGLE}
    for other in document.all(Relation) if single else ():
        if single.get((other.relation, other.source_id), other.id) != other.id:
            raise IntegrityError("relation_twice", id=other.id, source=other.source_id, relation=other.relation.value)


def _check_whole(document: Document, touched: set[str] | None) -> None:
    kinds = set(RECORD_TYPES) if touched is None else {kind_of(record_id) for record_id in touched}
    if PROJECT_ID not in document:
        raise IntegrityError("project_missing")
    if "lane" in kinds:
        _check_lanes(document)
    if "touchpoint" in kinds and sum(touchpoint.is_end for touchpoint in document.all(Touchpoint)) > 1:
        raise IntegrityError("end_twice")
    if "persona" in kinds and sum(persona.is_target for persona in document.all(Persona)) > 1:
        raise IntegrityError("target_twice")
    if kinds & {"path", "touchpoint", "stage"}:
        _check_paths(document)


def _check_lanes(document: Document) -> None:
    roles = [lane.role for lane in document.lanes if lane.role in LASTING_ROLES]
    for role in LaneRole:
        if roles.count(role) > 1:
            raise IntegrityError("lane_role_twice", role=role.value)


def _check_paths(document: Document) -> None:
    """Paths that are no repeats must agree with the order of the journey, so that ``next`` stays free of cycles."""
    paths = [path for path in document.all(Path) if not path.is_repeat]
    if not paths:
        return
    place = {touchpoint.id: number for number, touchpoint in enumerate(document.touchpoints)}
    back = next((path for path in paths if place[path.source_id] > place[path.target_id]), None)
    if back is not None:
        raise IntegrityError("path_cycle", id=back.id, source=back.source_id, target=back.target_id)
