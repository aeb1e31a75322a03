"""Who may enter when people sign in: owners and editors by their e-mail address.

What a provider of OpenID Connect says of a person comes as claims (OpenID Connect Core 1.0, 5.1): ``iss`` and ``sub``
together name one person for good, ``email`` is what people know each other by, ``email_verified`` whether the provider
has made sure of it.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cxdesign.services.actor import Role

OWNERS, EDITORS, TRUST = "CXDESIGN_OWNERS", "CXDESIGN_EDITORS", "CXDESIGN_TRUST_EMAIL"
PERSON_DIGITS = 32


@dataclass(frozen=True)
class Members:
    """The people of a server.

    Attributes
    ----------
    owners, editors : frozenset of str
        Addresses in lower case, ``ann@example.org``, or ``@example.org`` for everybody of a domain. Owners may do
        everything; editors make projects and work in all, and remove none and give no links away.
    trusts_email : bool
        Whether an address counts that the provider says nothing about; one it calls unverified never does.
    """

    owners: frozenset[str] = frozenset()
    editors: frozenset[str] = frozenset()
    trusts_email: bool = False

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> Members:
        """Return the people whom the environment names; addresses are parted by commas.

        >>> found = Members.of({"CXDESIGN_OWNERS": "Ann@Example.org", "CXDESIGN_EDITORS": "bob@a.org, @example.org"})
        >>> sorted(found.owners), sorted(found.editors), found.trusts_email
        (['ann@example.org'], ['@example.org', 'bob@a.org'], False)
        """
        owners, editors = (_addresses(environment.get(name, "")) for name in (OWNERS, EDITORS))
        return cls(owners, editors, environment.get(TRUST, "") not in {"", "0"})

    def role_of(self, claims: Mapping[str, Any]) -> Role | None:  # Any: what a provider says
        """Return what somebody with these claims is here, None for a stranger.

        >>> people = Members(frozenset({"ann@example.org"}), frozenset({"@example.org"}))
        >>> people.role_of({"email": "bob@example.org", "email_verified": True})
        <Role.EDITOR: 'editor'>
        >>> people.role_of({"email": "ann@example.org", "email_verified": False}) is None
        True
        """
        return self.role_at(str(claims.get("email") or "")) if self._is_verified(claims) else None

    def reason_against(self, claims: Mapping[str, Any]) -> str:  # Any: what a provider says
        """Return why somebody with these claims has no role: ``no_address``, ``unverified`` or ``unknown``.

        >>> Members().reason_against({"sub": "7"}), Members().reason_against({"email": "ann@example.org"})
        ('no_address', 'unverified')
        """
        if not claims.get("email"):
            return "no_address"
        return "unknown" if self._is_verified(claims) else "unverified"

    def role_at(self, address: str) -> Role | None:
        """Return what the holder of an e-mail address is here, None for a stranger."""
        name, at, domain = address.strip().lower().rpartition("@")
        if not (name and at and domain):
            return None
        known = {f"{name}@{domain}", f"@{domain}"}
        if known & self.owners:
            return Role.OWNER
        return Role.EDITOR if known & self.editors else None

    def _is_verified(self, claims: Mapping[str, Any]) -> bool:
        stated = claims.get("email_verified")
        return self.trusts_email if stated is None else stated is True


def person_id(claims: Mapping[str, Any]) -> str | None:  # Any: what a provider says
    """Return the id by which somebody who signed in is the same person on every device.

    >>> person_id({"iss": "https://a.org", "sub": "7"}) == person_id({"iss": "https://b.org", "sub": "7"})
    False
    >>> person_id({"email": "ann@example.org"}) is None
    True
    """
    issuer, subject = claims.get("iss"), claims.get("sub")
    if not issuer or not subject:
        return None
    digest = hashlib.sha256(f"{len(str(issuer))} {issuer} {subject}".encode()).hexdigest()
    return f"actor:{digest[:PERSON_DIGITS]}"


def current_members() -> Members:
    """Return the people of this server."""
    return Members.of(os.environ)


def _addresses(stated: str) -> frozenset[str]:
    return frozenset(address for one in stated.split(",") if (address := one.strip().lower()))
