"""From where somebody comes: the address of a socket or a request, also behind proxies that are trusted."""

from __future__ import annotations

import ipaddress
import os

from starlette.requests import HTTPConnection

PREFIX_BITS = 64
"""What counts of an address of IPv6: whoever has one usually has all with the same first half."""


def proxy_count() -> int:
    """Return how many proxies stand before the server, by ``CXDESIGN_PROXIES``; none unless it says so."""
    try:
        return max(0, int(os.environ.get("CXDESIGN_PROXIES", "0")))
    except ValueError:
        return 0


def address_of(visitor: HTTPConnection, proxies: int) -> str:
    """Return the address somebody comes from.

    Each proxy adds to ``X-Forwarded-For`` whom it was called by. So as many entries as there are proxies, counted from
    the end, can be believed; what stands before them anybody may have written.

    Parameters
    ----------
    visitor : HTTPConnection
        A request or a socket.
    proxies : int
        How many proxies stand before the server.
    """
    told = [one.strip() for one in ",".join(visitor.headers.getlist("x-forwarded-for")).split(",") if one.strip()]
    if proxies and len(told) >= proxies:
        return _plain(told[-proxies])
    return _plain(visitor.client.host) if visitor.client is not None else ""


def _plain(text: str) -> str:
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return text[:64]
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped is None:
        return str(ipaddress.ip_network((address, PREFIX_BITS), strict=False))
    return str(getattr(address, "ipv4_mapped", None) or address)
