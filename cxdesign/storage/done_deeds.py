"""Which deeds of who leads are done, by their ids: what is sent again, because no answer came, is not done again."""

from __future__ import annotations

from sqlalchemy import Connection, delete, func, insert, select

from cxdesign.storage.tables import done_deeds

KEPT = 500
"""How many of the last deeds of a project are known (ours): more do not wait for an answer."""


def is_done(connection: Connection, project_id: str, deed_id: str | None) -> bool:
    """Return whether a deed is done already; if not, it counts as done when this transaction ends well.

    Parameters
    ----------
    connection : Connection
        Writes; what the deed changes is written by it too.
    project_id : str
        The project: a deed may open another workshop, so it is not kept by the workshop.
    deed_id : str or None
        What is the same when it is sent again; None: it is not sent again.
    """
    if deed_id is None:
        return False
    mine = done_deeds.c.project_id == project_id
    if connection.scalar(select(done_deeds.c.number).where(mine, done_deeds.c.id == deed_id)) is not None:
        return True
    number = (connection.scalar(select(func.max(done_deeds.c.number)).where(mine)) or 0) + 1
    connection.execute(insert(done_deeds).values({"project_id": project_id, "id": deed_id, "number": number}))
    connection.execute(delete(done_deeds).where(mine, done_deeds.c.number <= number - KEPT))
    return False
