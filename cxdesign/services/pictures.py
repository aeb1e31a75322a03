"""The pictures of a project: drawn anew when they come, kept by digest, given to whoever may see the project."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cxdesign.domain.document import Document
from cxdesign.domain.images import image_digests
from cxdesign.errors import ProjectUnknown, StorageError
from cxdesign.formats.format import MEGABYTE
from cxdesign.formats.native import carried_digests
from cxdesign.formats.pictures import redrawn
from cxdesign.services.actor import Actor
from cxdesign.storage import ProjectState, Store

PROJECT_LIMIT = 200 * MEGABYTE
"""Most bytes the pictures of a project take (ours)."""


@dataclass(frozen=True)
class KeptPicture:
    """A picture that is kept: its digest, and its size in pixels."""

    digest: str
    width: int
    height: int

    @property
    def attributes(self) -> dict[str, str | int]:
        """The fields by which a record names it."""
        return {"image": self.digest, "image_width": self.width, "image_height": self.height}


class PictureService:
    """What can be done with the pictures of the projects of a store.

    Parameters
    ----------
    store : Store
        Where they are kept.
    limit : int
        Most bytes a project's pictures take.
    """

    def __init__(self, store: Store, *, limit: int = PROJECT_LIMIT) -> None:
        self._pictures = store.pictures
        self._projects = store.projects
        self._limit = limit

    def add(self, actor: Actor, project_id: str, data: bytes) -> KeptPicture:
        """Keep a picture somebody brought; nothing shows it until a record names it.

        Raises
        ------
        PermissionDenied
            ``role_may_not_edit``.
        FormatError
            When it is no picture that is taken, see :func:`cxdesign.formats.pictures.redrawn`.
        StorageError
            ``pictures_full`` when the project has no room for it.
        """
        actor.require_edit()
        picture = redrawn(data)
        (digest,) = self.keep(actor, project_id, [picture.data])
        return KeptPicture(digest, picture.width, picture.height)

    def keep(self, actor: Actor, project_id: str, pictures: Iterable[bytes]) -> tuple[str, ...]:
        """Keep pictures that were checked already, all or none, and return their digests.

        Raises
        ------
        PermissionDenied
            ``role_may_not_edit``.
        StorageError
            ``pictures_full``.
        """
        actor.require_edit()
        wanted = tuple(pictures)
        if wanted and sum(self._pictures.sizes(project_id).values()) + sum(map(len, wanted)) > self._limit:
            raise StorageError("pictures_full", limit=self._limit // MEGABYTE)
        return self._pictures.put(project_id, wanted)

    def carry(self, actor: Actor, project_id: str, source_id: str, digests: Iterable[str]) -> tuple[str, ...]:
        """Keep pictures of another project of this server, as for a paste, and return those that are there now.

        Who may edit one project of a server sees all of them. All that the other project has are kept, or none.

        Raises
        ------
        PermissionDenied
            ``role_may_not_edit``.
        ProjectUnknown
            ``project_unknown`` or ``project_trashed``, of the other project.
        StorageError
            ``pictures_full``.
        """
        actor.require_edit()
        if self._projects.get(source_id).state is ProjectState.TRASHED:
            raise ProjectUnknown("project_trashed", id=source_id)
        source, known = self._pictures.sizes(source_id), self._pictures.sizes(project_id)
        found = tuple(digest for digest in dict.fromkeys(digests) if digest in source)
        new = [digest for digest in found if digest not in known]
        if new and sum(known.values()) + sum(source[digest] for digest in new) > self._limit:
            raise StorageError("pictures_full", limit=self._limit // MEGABYTE)
        self._pictures.copy(source_id, project_id, new)
        return found

    def left_out(self, project_id: str, document: Document) -> int:
        """Return how many pictures of a document its native file will not hold: too many, or not there."""
        sizes = self._pictures.sizes(project_id)
        return len(image_digests(document)) - len(carried_digests(document, sizes))

    def get(self, project_id: str, digest: str) -> bytes | None:
        """Return a picture of a project, None when it has none of this digest."""
        return self._pictures.get(project_id, digest)

    def of(self, project_id: str, document: Document) -> Mapping[str, bytes]:
        """Return the pictures a document of the project shows, by digest; those that are missing are left out."""
        found = ((digest, self._pictures.get(project_id, digest)) for digest in image_digests(document))
        return {digest: data for digest, data in found if data is not None}
