"""Under which addresses phones may find this server, the likeliest first, and how to start it so that they do."""

from __future__ import annotations

import ipaddress
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from urllib.parse import urlsplit

from cxdesign.live.gate import is_loopback
from cxdesign.live.workshop.interfaces import Interface, Machine, is_for_others

PUBLIC_URL = "CXDESIGN_PUBLIC_URL"
"""The setting that tells the address under which everybody reaches the server, where a proxy stands before it."""
START_COMMANDS = {
    "posix": ".venv/bin/python -m streamlit run app.py --server.address 0.0.0.0",
    "nt": r".venv\Scripts\python -m streamlit run app.py --server.address 0.0.0.0",
}
"""How the server is started for a room, by the kind of system, as the README says it."""
USUAL_PORT = 8501
ADDRESSES_AT_MOST = 12
"""Most addresses to choose from (ours)."""
ALL_OF_FOUR = "0.0.0.0"  # noqa: S104
EVERYWHERE = frozenset({None, "", ALL_OF_FOUR, "::"})
_INSIDE = re.compile(r"docker|br-|veth|virbr|vboxnet|vmnet|lxc|lxd|cni|flannel|podman|cali", re.IGNORECASE)
_TUNNEL = re.compile(r"tun|tap|utun|wg|ppp|ipsec|tailscale|zt|gpd", re.IGNORECASE)


class WayKind(StrEnum):
    """What an address is, the likeliest for phones first."""

    PUBLIC = "public"
    OPENED = "opened"
    NETWORK = "network"
    OTHER = "other"
    LOCAL_NAME = "local_name"
    NAME = "name"
    SIX = "six"
    TUNNEL = "tunnel"
    ALONE = "alone"
    INSIDE = "inside"
    HERE = "here"


UNLIKELY = frozenset({WayKind.NAME, WayKind.SIX, WayKind.TUNNEL, WayKind.ALONE, WayKind.INSIDE, WayKind.HERE})
"""What is never called likely right (ours)."""


@dataclass(frozen=True)
class Way:
    """One address: ``origin`` is what stands before the path, ``interface`` the network card it belongs to."""

    origin: str
    kind: WayKind
    interface: str = ""
    is_likely: bool = False


def ways_in(
    opened: str, *, bound: str | None, port: int, machine: Machine, environment: Mapping[str, str] | None = None
) -> tuple[Way, ...]:
    """Return the addresses under which phones may find the server, the likeliest first.

    Parameters
    ----------
    opened : str
        Where the facilitator's browser found the server.
    bound : str or None
        The address the server is bound to; None means every address of the machine.
    port : int
        Its port.
    machine : Machine
        What this machine is called in its networks.
    environment : mapping, optional
        The settings.

    Examples
    --------
    >>> machine = Machine((Interface("192.168.1.23", "wlan0", is_way_out=True),))
    >>> found = ways_in("http://localhost:8501", bound="0.0.0.0", port=8501, machine=machine)
    >>> [(way.origin, way.kind.value, way.is_likely) for way in found]
    [('http://192.168.1.23:8501', 'network', True), ('http://localhost:8501', 'here', False)]
    """
    found = [*_configured(os.environ if environment is None else environment), *_opened(opened)]
    if not is_loopback(bound):
        found += _own(bound, port, machine)
    order = list(WayKind)
    kept: dict[str, Way] = {}
    for way in sorted(found, key=lambda one: order.index(one.kind)):
        kept.setdefault(way.origin, way)
    ways = list(kept.values())[:ADDRESSES_AT_MOST]
    if ways and ways[0].kind not in UNLIKELY:
        ways[0] = replace(ways[0], is_likely=True)
    return tuple(ways)


def start_command(port: int) -> str:
    """Return the command that starts the server for a room."""
    command = START_COMMANDS.get(os.name, START_COMMANDS["posix"])
    return command if port == USUAL_PORT else f"{command} --server.port {port}"


def is_web(origin: str) -> bool:
    """Return whether a text is what stands before the path of an address.

    >>> is_web("http://192.168.1.23:8501"), is_web("http://a/b"), is_web("javascript:alert(1)")
    (True, False, False)
    """
    try:
        parts = urlsplit(origin)
    except ValueError:
        return False
    is_bare = not (parts.path or parts.query or parts.fragment or parts.username)
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and len(origin) <= 300 and is_bare


def _configured(environment: Mapping[str, str]) -> Iterator[Way]:
    origin = environment.get(PUBLIC_URL, "").strip().rstrip("/")
    if is_web(origin):
        yield Way(origin, WayKind.PUBLIC)


def _opened(origin: str) -> Iterator[Way]:
    if is_web(origin):
        host = urlsplit(origin).hostname or ""
        is_here = is_loopback(host) or host.endswith(".localhost")
        yield Way(origin, WayKind.HERE if is_here else WayKind.OPENED)


def _own(bound: str | None, port: int, machine: Machine) -> Iterator[Way]:
    """Give the addresses and names of this machine under which a server answers that is bound so."""
    known = [one for one in machine.interfaces if _is_answered(one.address, bound)]
    if bound not in EVERYWHERE and is_for_others(str(bound)) and bound not in {one.address for one in known}:
        known.append(Interface(str(bound)))
    for one in known:
        host = f"[{one.address}]" if ":" in one.address else one.address
        yield Way(f"http://{host}:{port}", _kind(one), one.name)
    if known:
        yield from _named(port, machine)


def _named(port: int, machine: Machine) -> Iterator[Way]:
    name = machine.host_name.lower().rstrip(".")
    if not re.fullmatch(r"[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})*", name) or is_loopback(name):
        return
    short = name.partition(".")[0]
    if machine.answers_local or name.endswith(".local"):
        yield Way(f"http://{short}.local:{port}", WayKind.LOCAL_NAME)
    if not name.endswith(".local"):
        yield Way(f"http://{name}:{port}", WayKind.NAME)


def _is_answered(address: str, bound: str | None) -> bool:
    """Return whether a server bound so answers at an address: one bound to all of IPv4 does not speak IPv6."""
    if bound == ALL_OF_FOUR:
        return ":" not in address
    return bound in EVERYWHERE or address == bound


def _kind(one: Interface) -> WayKind:
    address = ipaddress.ip_address(one.address)
    if _TUNNEL.match(one.name):
        return WayKind.TUNNEL
    if _INSIDE.match(one.name):
        return WayKind.INSIDE
    if address.version == 6:
        return WayKind.SIX
    if address.is_link_local:
        return WayKind.ALONE
    return WayKind.NETWORK if one.is_way_out else WayKind.OTHER
