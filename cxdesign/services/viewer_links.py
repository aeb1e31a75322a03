"""Links for people who may look at one project and change nothing: made, made anew and closed by the owner.

The store keeps a digest of the secret only, so a link is shown once. Whoever has opened it keeps a fingerprint of that
digest: with another link, or none, it stands no more.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cxdesign.services.actor import Actor
from cxdesign.services.secret import digest_of, is_digest_of, new_secret
from cxdesign.storage.settings import Settings


@dataclass(frozen=True)
class Viewing:
    """A project that is looked at, and the fingerprint of the link that opened it."""

    project_id: str
    fingerprint: str


class ViewerLinks:
    """The links of one store, at most one a project.

    Parameters
    ----------
    settings : Settings
        Where the digests are kept.
    new_secret : callable, optional
        Gives the secret of a new link.
    """

    def __init__(self, settings: Settings, new_secret: Callable[[], str] = new_secret) -> None:
        self._settings = settings
        self._new_secret = new_secret

    def make(self, actor: Actor, project_id: str) -> str:
        """Return the secret of a new link; an earlier one closes.

        Raises
        ------
        PermissionDenied
            ``role_must_own``.
        """
        actor.require_owner()
        secret = self._new_secret()
        self._settings.put(setting_key(project_id), digest_of(secret))
        return secret

    def close(self, actor: Actor, project_id: str) -> None:
        """Close the link of a project; without one nothing happens.

        Raises
        ------
        PermissionDenied
            ``role_must_own``.
        """
        actor.require_owner()
        self._settings.remove(setting_key(project_id))

    def is_open(self, project_id: str) -> bool:
        """Return whether a project has a link."""
        return self._settings.get(setting_key(project_id)) is not None

    def opened(self, project_id: str, secret: str) -> Viewing | None:
        """Return what a link opens, None when it is not the project's."""
        kept = self._settings.get(setting_key(project_id))
        if kept is None or not is_digest_of(kept, secret):
            return None
        return Viewing(project_id, digest_of(kept))

    def stands(self, viewing: Viewing) -> bool:
        """Return whether the link that somebody opened is still the project's."""
        kept = self._settings.get(setting_key(viewing.project_id))
        return kept is not None and is_digest_of(viewing.fingerprint, kept)


def setting_key(project_id: str) -> str:
    """Return where the digest of a project's link is kept; a key has no room for every id."""
    return f"viewer.{digest_of(project_id)[:40]}"
