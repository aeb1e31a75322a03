"""By what a deed of who leads is known when it is sent again: its answer may have been lost on the way."""

from __future__ import annotations

import hashlib

from cxdesign.live.tickets import Claims
from cxdesign.live.workshop.frames import DeedFrame, SessionFrame


def deed_id_of(claims: Claims, frame: DeedFrame | SessionFrame) -> str:
    """Return by what a deed is known to be done: the same for one that the same person's screen sends again."""
    return hashlib.sha256(f"{claims.actor.id} {frame.model_dump_json()}".encode()).hexdigest()[:32]
