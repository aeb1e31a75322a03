"""Putting a backup in the place of a store, without bringing back what the store has promised to forget."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from cxdesign.services.bootstrap import Services, build
from cxdesign.services.viewer_links import setting_key
from cxdesign.storage import ProjectState, promises, restore_backup


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
    former, deleted = promises(target)
    kept = restore_backup(source, target)
    if not former and not deleted:
        return Restored(kept, 0, 0)
    services = build(_url(target))
    try:
        new = {one: number for one, number in former.items() if not services.store.forgotten.is_former(one)}
        for person_id, number in new.items():
            services.care.redact_as(person_id, number)
        again = _projects(services) & deleted
        for project_id in () if with_deleted else deleted:
            keys = [setting_key(project_id)]
            services.store.forgotten.delete_project(project_id, at=services.clock(), setting_keys=keys)
        services.store.forgotten.clean()
    finally:
        services.store.close()
    return Restored(kept, len(new), 0 if with_deleted else len(again))


def _projects(services: Services) -> frozenset[str]:
    return frozenset(row.id for state in ProjectState for row in services.projects.rows(state))


def _url(path: Path) -> str:
    return f"sqlite:///{quote(str(path.absolute()), safe=':/')}"
