"""A change of a document as a value: puts, patches and removals with before and after.

The inverse, the application, the difference of two documents and the squash of several changes are pure functions.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from cxdesign.domain.document import Document, parse_record
from cxdesign.domain.records import Record
from cxdesign.errors import IntegrityError

Values = Mapping[str, Any]  # Any: JSON values of a record's fields


@dataclass(frozen=True)
class Put:
    """A record that was not there is put in."""

    record: Record

    @property
    def id(self) -> str:
        """Id of the record."""
        return self.record.id


@dataclass(frozen=True)
class Patch:
    """Some fields of a record get other values; ``before`` and ``after`` name the same fields."""

    id: str
    before: Values
    after: Values


@dataclass(frozen=True)
class Remove:
    """A record is taken out."""

    record: Record

    @property
    def id(self) -> str:
        """Id of the record."""
        return self.record.id


Edit = Put | Patch | Remove
Change = tuple[Edit, ...]


def patch(record: Record, **fields: object) -> Change:
    """Return the change that gives fields of a record new values; fields that keep their value are left out."""
    return patch_fields(record, fields)


def patch_fields(record: Record, fields: Mapping[str, object]) -> Change:
    """Return the change that gives fields of a record new values.

    Raises
    ------
    pydantic.ValidationError
        When a value does not fit its field.
    """
    changed = record.replaced(dict(fields))
    before, after = _values(record), _values(changed)
    names = [name for name in after if before[name] != after[name]]
    if not names:
        return ()
    return (Patch(record.id, {n: before[n] for n in names}, {n: after[n] for n in names}),)


def inverse(change: Change) -> Change:
    """Return the change that takes another one back.

    >>> inverse(())
    ()
    """
    return tuple(_inverse_edit(edit) for edit in reversed(change))


def apply(document: Document, change: Change, *, revision: int | None = None) -> Document:
    """Return the document after a change.

    Raises
    ------
    IntegrityError
        ``record_exists`` when a put finds its id taken, ``record_missing`` when a patch or removal finds nothing,
        ``record_invalid`` when a patched record no longer fits its type.
    """
    changed: dict[str, Record] = {}
    removed: set[str] = set()

    def current(record_id: str) -> Record | None:
        if record_id in changed:
            return changed[record_id]
        return None if record_id in removed else document.get(record_id)

    for edit in change:
        record = current(edit.id)
        if isinstance(edit, Put):
            if record is not None:
                raise IntegrityError("record_exists", id=edit.id)
            changed[edit.id] = edit.record
            continue
        if record is None:
            raise IntegrityError("record_missing", id=edit.id)
        if isinstance(edit, Patch):
            changed[edit.id] = _patched(record, edit.after)
        else:
            changed.pop(edit.id, None)
            removed.add(edit.id)
    return document.with_records(changed=changed.values(), removed=removed - changed.keys(), revision=revision)


def difference(before: Document, after: Document) -> Change:
    """Return the change that turns one document into another: removals, then patches and puts, by id."""
    gone = [Remove(record) for record in before if record.id not in after]
    edits: list[Edit] = list(reversed(gone))
    for record in after:
        known = before.get(record.id)
        if known is None:
            edits.append(Put(record))
        elif known != record:
            edits.extend(patch_fields(known, {name: getattr(record, name) for name in type(record).model_fields}))
    return tuple(edits)


def squash(changes: Iterable[Change]) -> Change:
    """Return one change with the effect of several in a row; what cancels out is left out."""
    merged: dict[str, Edit] = {}
    for edit in (edit for change in changes for edit in change):
        earlier = merged.pop(edit.id, None)
        combined = edit if earlier is None else _followed_by(earlier, edit)
        if combined is not None:
            merged[edit.id] = combined
    return tuple(merged.values())


def to_edits(change: Change) -> list[dict[str, Any]]:  # Any: JSON
    """Return a change as JSON-able data."""
    return [_to_edit(edit) for edit in change]


def from_edits(edits: Sequence[Mapping[str, Any]]) -> Change:  # Any: JSON
    """Return the change that JSON-able data describe.

    Raises
    ------
    IntegrityError
        ``edit_invalid`` when an edit is not a put, patch or removal.
    pydantic.ValidationError
        When a record does not fit its type.
    """
    return tuple(_from_edit(edit) for edit in edits)


def _values(record: Record) -> dict[str, Any]:
    return record.model_dump(mode="json")


def _patched(record: Record, fields: Values) -> Record:
    try:
        return record.replaced(dict(fields))
    except ValidationError as error:
        raise IntegrityError("record_invalid", id=record.id) from error


def _inverse_edit(edit: Edit) -> Edit:
    if isinstance(edit, Put):
        return Remove(edit.record)
    if isinstance(edit, Remove):
        return Put(edit.record)
    return Patch(edit.id, edit.after, edit.before)


def _followed_by(earlier: Edit, later: Edit) -> Edit | None:
    """Return what two edits of the same record amount to, None when nothing is left of them."""
    match earlier, later:
        case Put(record), Patch():
            return Put(_patched(record, later.after))
        case Put(), Remove():
            return None
        case Patch(), Patch():
            before = {**later.before, **earlier.before}
            after = {**earlier.after, **later.after}
            names = [name for name in after if before[name] != after[name]]
            return Patch(later.id, {n: before[n] for n in names}, {n: after[n] for n in names}) if names else None
        case Patch(), Remove(record):
            return Remove(_patched(record, earlier.before))
        case Remove(old), Put(new):
            fields = {name: getattr(new, name) for name in type(new).model_fields}
            edits = patch_fields(old, fields)
            return edits[0] if edits else None
    raise IntegrityError("edit_invalid", id=later.id)


def _to_edit(edit: Edit) -> dict[str, Any]:
    if isinstance(edit, Patch):
        return {"op": "patch", "id": edit.id, "before": dict(edit.before), "after": dict(edit.after)}
    return {"op": "put" if isinstance(edit, Put) else "remove", "record": edit.record.to_dict()}


def _from_edit(edit: Mapping[str, Any]) -> Edit:
    match edit:
        case {"op": "put", "record": dict(record)}:
            return Put(parse_record(record))
        case {"op": "remove", "record": dict(record)}:
            return Remove(parse_record(record))
        case {"op": "patch", "id": str(record_id), "before": dict(before), "after": dict(after)}:
            return Patch(record_id, before, after)
    raise IntegrityError("edit_invalid", id=str(edit.get("id"))[:80] if isinstance(edit, Mapping) else "")
