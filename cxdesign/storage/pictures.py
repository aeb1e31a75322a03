"""The bytes of pictures, by project and digest. They stay as long as the project: its history may need any of them."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import Engine, func, literal, select

from cxdesign.errors import StorageError
from cxdesign.storage.engine import put_missing, reading, writing
from cxdesign.storage.tables import pictures


def digest_of(data: bytes) -> str:
    """Return the digest a picture is kept under.

    >>> digest_of(b"")[:8]
    'e3b0c442'
    """
    return hashlib.sha256(data).hexdigest()


class Pictures:
    """The pictures of all projects; each project has its own, so nobody reaches those of another one."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def put(self, project_id: str, pictures_: Iterable[bytes]) -> tuple[str, ...]:
        """Keep pictures of a project, all of them or none, and return their digests; those it has stay as they are.

        Raises
        ------
        StorageError
            ``database_failed`` when there is no such project.
        """
        found = {digest_of(data): data for data in pictures_}
        rows = [{"project_id": project_id, "digest": digest, "data": data} for digest, data in found.items()]
        if rows:
            with writing(self._engine) as connection:
                connection.execute(put_missing(connection, pictures), rows)
        return tuple(found)

    def copy(self, source_id: str, project_id: str, digests: Collection[str]) -> None:
        """Keep pictures of one project for another one too; those it has stay as they are.

        Raises
        ------
        StorageError
            ``database_failed`` when there is no such project.
        """
        wanted = (pictures.c.project_id == source_id) & pictures.c.digest.in_(digests)
        rows = select(literal(project_id), pictures.c.digest, pictures.c.data).where(wanted)
        with writing(self._engine) as connection:
            connection.execute(put_missing(connection, pictures).from_select(["project_id", "digest", "data"], rows))

    def get(self, project_id: str, digest: str) -> bytes | None:
        """Return the bytes of a picture, None when the project has none of this digest.

        Raises
        ------
        StorageError
            ``database_failed`` when what is kept is not what the digest says.
        """
        wanted = select(pictures.c.data).where(pictures.c.project_id == project_id, pictures.c.digest == digest)
        with reading(self._engine) as connection:
            data: bytes | None = connection.scalar(wanted)
        if data is not None and digest_of(data) != digest:
            raise StorageError("database_failed", reason="digest")
        return data

    def sizes(self, project_id: str) -> Mapping[str, int]:
        """Return how many bytes each picture of a project takes, by digest."""
        wanted = select(pictures.c.digest, func.length(pictures.c.data)).where(pictures.c.project_id == project_id)
        with reading(self._engine) as connection:
            return {digest: int(size) for digest, size in connection.execute(wanted)}
