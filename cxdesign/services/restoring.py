"""Putting a backup in the place of a store, without bringing back what the store has promised to forget."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from cxdesign.errors import CxDesignError
from cxdesign.services.bootstrap import build
from cxdesign.storage import open_store, restore_backup


@dataclass(frozen=True)
class Restored:
    """What a restore came to.

    Attributes
    ----------
    kept : Path or None
        Where the store is kept that was replaced, None when there was none.
    redacted_count, deleted_count : int
        Names that were taken out again, and projects that were deleted again.
    """

    kept: Path | None
    redacted_count: int
    deleted_count: int


@dataclass(frozen=True)
class _Promises:
    former: Mapping[str, int]
    deleted: frozenset[str]


def restore(source: Path, target: Path, *, with_deleted: bool = False) -> Restored:
    """Put a backup in the place of a store that no server has open; see :func:`cxdesign.storage.restore_backup`.

    Names that were taken out of the present store since the backup are taken out of it again, and projects that were
    deleted for good are deleted again.

    Parameters
    ----------
    source, target : Path
        The backup, and the place of the store.
    with_deleted : bool
        Whether projects that were deleted for good come back all the same, because the backup is there for that.
    """
    promises = _promises(target)
    kept = restore_backup(source, target)
    if promises is None:
        return Restored(kept, 0, 0)
    deleted = frozenset() if with_deleted else promises.deleted
    services = build(_url(target))
    try:
        former = {one: number for one, number in promises.former.items() if not services.store.forgotten.is_former(one)}
        for person_id, number in former.items():
            services.care.redact_as(person_id, number)
        for project_id in deleted - services.store.forgotten.deleted():
            services.projects.delete_again(project_id)
        services.store.forgotten.clean()
    finally:
        services.store.close()
    return Restored(kept, len(former), len(deleted))


def _promises(target: Path) -> _Promises | None:
    """Return what the present store has promised to forget; None when there is none, or it cannot be read any more."""
    if not target.exists():
        return None
    try:
        store = open_store(_url(target))
        try:
            return _Promises(store.forgotten.former(), store.forgotten.deleted())
        finally:
            store.close()
    except CxDesignError:
        return None


def _url(path: Path) -> str:
    return f"sqlite:///{quote(str(path.absolute()), safe=':/')}"
