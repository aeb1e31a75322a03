"""Where phones find the workshop: addresses of this machine, and a code of squares that a camera reads."""

from __future__ import annotations

import socket
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

import segno

from cxdesign.live.gate import is_loopback

OUTSIDE = ("192.0.2.1", 9)
"""An address for documentation: asking which way leads there sends nothing."""
JOIN = "/join"
QUIET = 4
"""Light squares around the code that a camera needs."""
Json = dict[str, Any]  # Any: JSON


def own_addresses() -> tuple[str, ...]:
    """Return the addresses under which others in the network may reach this machine; none without a network."""
    found: list[str] = []
    with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.connect(OUTSIDE)
        found.append(str(probe.getsockname()[0]))
    with suppress(OSError):
        found += [str(entry[4][0]) for entry in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)]
    return tuple(dict.fromkeys(address for address in found if not is_loopback(address)))


def join_links(origin: str, *, is_bound_wide: bool, port: int, prefix: str, code: str) -> list[Json]:
    """Return the links that lead to a workshop, the likeliest first, each with its code of squares.

    Parameters
    ----------
    origin : str
        Where the facilitator's browser found the server.
    is_bound_wide : bool
        Whether other machines reach the server.
    port : int
        The server's port.
    prefix : str
        Path prefix.
    code : str
        The join code.
    """
    origins = [origin] if _is_web(origin) else []
    if is_bound_wide:
        near = [f"http://{address}:{port}" for address in own_addresses()]
        origins = [*near, *origins] if not origins or _is_own(origin) else [*origins, *near]
    links = []
    for found in dict.fromkeys(origins):
        address = f"{found}{prefix}{JOIN}"
        links.append({"address": address, "is_near": _is_own(found), **squares(f"{address}#{code}")})
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


def _is_web(origin: str) -> bool:
    try:
        parts = urlsplit(origin)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc) and len(origin) <= 300 and not parts.path


def _is_own(origin: str) -> bool:
    return is_loopback(urlsplit(origin).hostname)
