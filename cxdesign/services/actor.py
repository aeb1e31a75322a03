"""Who is acting, and what the role allows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from cxdesign.errors import PermissionDenied
from cxdesign.history.audience import Reader


class Role(StrEnum):
    """What somebody may do with a project."""

    OWNER = "owner"
    EDITOR = "editor"
    PARTICIPANT = "participant"
    VIEWER = "viewer"


@dataclass(frozen=True)
class Actor:
    """A person at work: a stable id kept by the browser, and the role on the project at hand."""

    id: str
    role: Role

    @property
    def can_edit(self) -> bool:
        """Whether this person may change documents."""
        return self.role in {Role.OWNER, Role.EDITOR}

    @property
    def is_viewer(self) -> bool:
        """Whether this person may look at the design and takes no part in the work."""
        return self.role is Role.VIEWER

    @property
    def reader(self) -> Reader:
        """Who this is for what may be seen."""
        return Reader() if self.is_viewer else Reader(self.id)

    def require_edit(self) -> None:
        """Refuse who may only look.

        Raises
        ------
        PermissionDenied
            ``role_may_not_edit``.
        """
        if not self.can_edit:
            raise PermissionDenied("role_may_not_edit", role=self.role.value)

    def require_owner(self) -> None:
        """Refuse who does not own the projects of this server.

        Raises
        ------
        PermissionDenied
            ``role_must_own``.
        """
        if self.role is not Role.OWNER:
            raise PermissionDenied("role_must_own", role=self.role.value)
