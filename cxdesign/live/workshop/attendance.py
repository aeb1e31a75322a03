"""Who is in the workshop of a project, on this server and on the others of the store.

It is kept nowhere: each server tells who is with it whenever that changes; one that falls silent is forgotten.
"""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from contextlib import suppress

from cxdesign.live.across import TOLD_SECONDS, Elsewhere
from cxdesign.live.neighbours import Neighbours
from cxdesign.storage import Announcement, Topic


class Attendance:
    """The participants who are connected to any server. All methods run on the event loop.

    Parameters
    ----------
    project_id : str
        Whose workshop.
    neighbours : Neighbours or None
        The line to the other servers.
    """

    def __init__(self, project_id: str, neighbours: Neighbours | None) -> None:
        self._project_id = project_id
        self._neighbours = neighbours if neighbours is not None and neighbours.exist else None
        self._loop = asyncio.get_running_loop()
        self._elsewhere = Elsewhere()
        self._here: frozenset[str] | None = None
        self._told_at = 0.0

    @property
    def everybody(self) -> frozenset[str]:
        """Who is here, and who is known to be with other servers."""
        return (self._here or frozenset()) | {str(peer["id"]) for peer in self._elsewhere.peers}

    def count(self, here: Collection[str]) -> None:
        """Take who is with this server, and tell the others if that is new; the first time they are asked as well."""
        before, self._here = self._here, frozenset(here)
        if before != self._here:
            self._tell(asks=before is None)

    def hear(self, announcement: Announcement) -> bool:
        """Take in what another server says; return whether somebody else is here now than before."""
        if self._neighbours is None or self._neighbours.is_own(announcement):
            return False
        before = self.everybody
        with suppress(ValueError, TypeError, KeyError):  # of another version of the program
            is_answer_due, _ = self._elsewhere.hear(announcement.body, self._loop.time())
            if is_answer_due:
                self._tell(asks=False)
        return self.everybody != before

    def begin_anew(self) -> None:
        """Forget the others, of whom something may have been missed, and ask them."""
        self._elsewhere = Elsewhere()
        self._tell(asks=True)

    def look_after(self) -> bool:
        """Do what is due; return whether there was a server that is gone."""
        if self._loop.time() - self._told_at > TOLD_SECONDS:
            self._tell(asks=False)
        return self._elsewhere.forget_silent(self._loop.time())

    def _tell(self, *, asks: bool) -> None:
        if self._neighbours is not None:
            self._told_at = self._loop.time()
            peers = [{"id": one} for one in sorted(self._here or ())]
            self._neighbours.tell_presence(self._project_id, peers, asks=asks, topic=Topic.ROOM)
