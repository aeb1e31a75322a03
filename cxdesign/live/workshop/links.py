"""How phones are led to the workshop: the links under each address, and a code of squares that a camera reads."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import segno

from cxdesign.live.workshop.addresses import Way, WayKind

JOIN = "/join"
QUIET = 4
"""Light squares around the code that a camera needs."""
Json = dict[str, Any]  # Any: JSON


def join_links(ways: Iterable[Way], *, prefix: str, code: str | None) -> list[Json]:
    """Return the links that lead to a workshop, each with its code of squares; without a join code there is none.

    Parameters
    ----------
    ways : iterable of Way
        The addresses, the likeliest first.
    prefix : str
        Path prefix.
    code : str or None
        The join code, None while no workshop is open.
    """
    links = []
    for way in ways:
        address = f"{way.origin}{prefix}{JOIN}"
        told = {"origin": way.origin, "address": address, "kind": way.kind.value, "interface": way.interface}
        drawn = {} if code is None else squares(f"{address}#{code}")
        links.append({**told, "is_near": way.kind is WayKind.HERE, "is_likely": way.is_likely, **drawn})
    return links


def squares(text: str) -> Json:
    """Return a code of squares: how many a side, the quiet edge included, and the dark ones as a path of a drawing."""
    matrix = [list(row) for row in segno.make_qr(text, error="m").matrix_iter(border=QUIET)]
    path = []
    for y, row in enumerate(matrix):
        x = 0
        while x < len(row):
            length = next((n for n in range(x, len(row)) if not row[n]), len(row)) - x
            if length:
                path.append(f"M{x} {y}h{length}v1h-{length}z")
            x += length + 1
    return {"size": len(matrix), "path": "".join(path)}
