"""Signed claims: the ticket a page hands its board, and the cookie that lets a browser come back as the same person."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Mapping
from dataclasses import dataclass

from itsdangerous import BadSignature, SignatureExpired, URLSafeSerializer, URLSafeTimedSerializer

from cxdesign.errors import PermissionDenied
from cxdesign.services.actor import Actor, Role
from cxdesign.services.viewer_links import Viewing

TICKET_SECONDS = 12 * 3600
"""How long a ticket opens the channel; an open channel renews it (ours)."""
RENEWABLE_SECONDS = 30 * 24 * 3600
"""How long the browser it was made for may exchange it for a fresh one (ours)."""


@dataclass(frozen=True)
class Claims:
    """What a ticket says: who may do what on which project, and in which language to answer.

    ``fingerprint`` is that of the link a viewer came by. Of somebody who has signed in, ``holder`` is the id of the
    browser, and ``address`` what the role was given to.
    """

    project_id: str
    actor: Actor
    locale: str
    fingerprint: str = ""
    holder: str = ""
    address: str = ""


class Tickets:
    """Issues and reads tickets with the key that all servers of a store share."""

    def __init__(self, signing_key: str) -> None:
        self._timed = URLSafeTimedSerializer(signing_key, salt="ticket")

    def issue(self, claims: Claims) -> str:
        """Return a ticket for these claims."""
        return self._timed.dumps(
            {
                "p": claims.project_id,
                "a": claims.actor.id,
                "r": claims.actor.role.value,
                "l": claims.locale,
                **({"v": claims.fingerprint} if claims.fingerprint else {}),
                **({"h": claims.holder, "e": claims.address} if claims.holder else {}),
            }
        )

    def read(self, ticket: str, project_id: str, *, max_age: int = TICKET_SECONDS) -> Claims:
        """Return what a ticket says.

        Raises
        ------
        PermissionDenied
            ``ticket_expired``; ``ticket_invalid`` when it is forged, damaged or for another project.
        """
        try:
            claims = self._loaded(ticket, max_age)
            actor = Actor(claims["a"], Role(claims["r"]))
            signed_in = {"holder": claims.get("h", ""), "address": claims.get("e", "")}
            found = Claims(claims["p"], actor, claims["l"], claims.get("v", ""), **signed_in)
        except SignatureExpired as error:
            raise PermissionDenied("ticket_expired") from error
        except (BadSignature, KeyError, TypeError, ValueError) as error:
            raise PermissionDenied("ticket_invalid") from error
        if found.project_id != project_id:
            raise PermissionDenied("ticket_invalid")
        return found

    def _loaded(self, ticket: str, max_age: int) -> Mapping[str, str]:
        """Return what was signed; a ticket from the future only tells that the server's clock was set back."""
        try:
            claims: Mapping[str, str] = self._timed.loads(ticket, max_age=max_age)
        except SignatureExpired as error:
            if error.date_signed is None or error.date_signed.timestamp() <= time.time():
                raise
            claims = self._timed.loads(ticket)
        return claims

    def renew(self, ticket: str, project_id: str, *, holder: str | None) -> str:
        """Return a fresh ticket for one that expired while its browser slept.

        Parameters
        ----------
        ticket : str
            The old one, at most :data:`RENEWABLE_SECONDS` old.
        project_id : str
            The project it is for.
        holder : str or None
            Id of the browser, by its cookie.

        Raises
        ------
        PermissionDenied
            As :meth:`read`; ``ticket_invalid`` too when the browser is somebody else's.
        """
        claims = self.read(ticket, project_id, max_age=RENEWABLE_SECONDS)
        if (claims.holder or claims.actor.id) != holder:
            raise PermissionDenied("ticket_invalid")
        return self.issue(claims)


class BrowserCookies:
    """Signs what a browser keeps: its own id, that it has shown the owner's key, which project it may look at.

    Browsers do not tell the ports of a host apart, so the names carry a digest of the key: two servers side by side do
    not overwrite each other's cookies.
    """

    def __init__(self, signing_key: str) -> None:
        digest = hashlib.sha256(signing_key.encode()).hexdigest()[:8]
        self.browser_name = f"cx_browser_{digest}"
        self.owner_name = f"cx_owner_{digest}"
        self._browser = URLSafeSerializer(signing_key, salt="browser")
        self._owner = URLSafeSerializer(signing_key, salt="owner")
        self.viewer_name = f"cx_viewer_{digest}"
        self._viewer = URLSafeSerializer(signing_key, salt="viewer")

    def for_browser(self, actor_id: str) -> str:
        """Return the cookie that lets a browser come back as this person."""
        return str(self._browser.dumps(actor_id))

    def actor_id(self, cookies: Mapping[str, str]) -> str | None:
        """Return who a browser is, None when it is new or its cookie is forged."""
        return _loaded(self._browser, cookies.get(self.browser_name))

    def for_owner(self) -> str:
        """Return the cookie of a browser that has shown the owner's key."""
        return str(self._owner.dumps("owner"))

    def is_owner(self, cookies: Mapping[str, str]) -> bool:
        """Return whether a browser has shown the owner's key."""
        return _loaded(self._owner, cookies.get(self.owner_name)) == "owner"

    def for_viewer(self, viewing: Viewing) -> str:
        """Return the cookie of a browser that has opened a viewer link."""
        return str(self._viewer.dumps(f"{viewing.project_id} {viewing.fingerprint}"))

    def viewing(self, cookies: Mapping[str, str]) -> Viewing | None:
        """Return what a browser may look at; None when it is its owner's, or has opened no link."""
        found = _loaded(self._viewer, cookies.get(self.viewer_name))
        if found is None or self.is_owner(cookies):
            return None
        project_id, _, fingerprint = found.partition(" ")
        return Viewing(project_id, fingerprint)


def _loaded(serializer: URLSafeSerializer, cookie: str | None) -> str | None:
    if not cookie:
        return None
    try:
        value = serializer.loads(cookie)
    except BadSignature:
        return None
    return value if isinstance(value, str) else None
