"""Pictures in memory: what the store promises, without a disk."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from cxdesign.errors import StorageError
from cxdesign.storage.pictures import digest_of


class MemoryPictures:
    """Keeps the pictures of some projects in dictionaries."""

    def __init__(self, project_ids: Iterable[str]) -> None:
        self._kept: dict[str, dict[str, bytes]] = {project_id: {} for project_id in project_ids}

    def put(self, project_id: str, pictures: Iterable[bytes]) -> tuple[str, ...]:
        found = {digest_of(data): data for data in pictures}
        if project_id not in self._kept:
            raise StorageError("database_failed", reason="project")
        self._kept[project_id] |= found
        return tuple(found)

    def get(self, project_id: str, digest: str) -> bytes | None:
        return self._kept[project_id].get(digest)

    def sizes(self, project_id: str) -> Mapping[str, int]:
        return {digest: len(data) for digest, data in self._kept[project_id].items()}
