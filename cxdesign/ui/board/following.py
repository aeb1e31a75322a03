"""A part of a page that is drawn again as soon as anything has happened to its project."""

from __future__ import annotations

from collections.abc import Callable

from cxdesign.live.desk import Desk
from cxdesign.services.workbench import Workbench
from cxdesign.ui import session
from cxdesign.ui.board import mount
from cxdesign.ui.board.mount import Face, Json


def followed(bench: Workbench, part: Callable[[], None], *, key: str) -> None:
    """Draw a part now and after every operation; where no socket gets through, every two seconds.

    The part must need nothing that the rest of the page computes: it is drawn alone.
    """
    key = f"{key}.{bench.project_id}"
    mount.draw(bench, Face("cxdesign_follow", "follow.js", _data, take={"moved": _moved}, after=part), key)


def _data(desk: Desk) -> Json:
    """Return what it takes to listen; what has happened is read by the part itself."""
    return {
        "project_id": desk.workbench.project_id,
        "base": session.base_path(),
        "ticket": session.tickets().issue(session.claims(desk.workbench.project_id)),
        "locale": session.locale(),
        "wanted": [],
        "snapshot": {"revision": desk.workbench.document(desk.actor).revision},
    }


def _moved() -> None:
    """Do nothing: that it was told is enough for the part to be drawn again."""
