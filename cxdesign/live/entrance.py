"""Whether a ticket that is good still opens a project."""

from __future__ import annotations

from cxdesign.errors import PermissionDenied
from cxdesign.live.tickets import Claims
from cxdesign.services.bootstrap import Services
from cxdesign.services.members import current_members
from cxdesign.services.viewer_links import Viewing


def may_enter(services: Services, claims: Claims) -> bool:
    """Return whether a ticket still opens the door.

    A viewer's does as long as the link it came by stands, that of somebody who signed in as long as the address has the
    role.
    """
    if claims.address:
        return current_members().role_at(claims.address) is claims.actor.role
    if not claims.actor.is_viewer:
        return True
    return services.viewer_links.stands(Viewing(claims.project_id, claims.fingerprint))


def require_entrance(services: Services, claims: Claims) -> None:
    """Refuse a ticket whose link was closed or whose project lies in the trash.

    Raises
    ------
    PermissionDenied
        ``view_link_closed``, ``sign_in_needed``.
    ProjectUnknown
        ``project_unknown``, ``project_trashed``.
    """
    if not may_enter(services, claims):
        raise PermissionDenied("sign_in_needed" if claims.address else "view_link_closed")
    services.projects.require_at_hand(claims.project_id)
