"""The addresses of this machine's own networks, as its system lists them: nobody else is asked.

Linux, macOS and the BSDs are asked by ``getifaddrs``, which Python does not offer, so it is called in the system's own
library. Elsewhere (Windows) the machine's own name is looked up, which answers there without a network.
"""

from __future__ import annotations

import ctypes
import ipaddress
import socket
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

OUTSIDE = ((socket.AF_INET, "192.0.2.1"), (socket.AF_INET6, "2001:db8::1"))
"""Addresses for documentation: asking which way leads there sends nothing."""
ANY_PORT = 9
UP = 1
"""The flag of an interface that works."""
AVAHI = Path("/run/avahi-daemon")
"""Where a Linux machine keeps what answers to names ending in ``.local``."""


@dataclass(frozen=True)
class Interface:
    """One address of this machine; ``name`` is that of its network card, empty where the system does not tell."""

    address: str
    name: str = ""
    is_way_out: bool = False


@dataclass(frozen=True)
class Machine:
    """What this machine is called in its networks; ``answers_local`` says whether it answers to its ``.local`` name."""

    interfaces: tuple[Interface, ...]
    host_name: str = ""
    answers_local: bool = False


def this_machine() -> Machine:
    """Return the addresses and names of this machine, without loopback and without those that hold on one link only."""
    ways_out = tuple(_ways_out())
    with suppress(OSError, AttributeError):
        listed = tuple(_listed())
        return _machine([*((address, "") for address in ways_out), *listed], ways_out)
    return _machine([*((address, "") for address in (*ways_out, *_by_name()))], ways_out)


def is_for_others(address: str) -> bool:
    """Return whether another machine can be told an address of this one.

    >>> is_for_others("192.168.1.23"), is_for_others("127.0.0.1"), is_for_others("fe80::1"), is_for_others("x")
    (True, False, False, False)
    """
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return False
    is_bound_to_link = found.version == 6 and found.is_link_local  # no browser takes the number of the link with it
    return not (found.is_loopback or found.is_unspecified or found.is_multicast or is_bound_to_link)


def _machine(found: list[tuple[str, str]], ways_out: tuple[str, ...]) -> Machine:
    names: dict[str, str] = {}
    for address, name in found:
        if is_for_others(address):
            names[address] = names.get(address) or name
    interfaces = tuple(Interface(address, name, address in ways_out) for address, name in names.items())
    return Machine(interfaces, socket.gethostname(), sys.platform in {"darwin", "win32"} or AVAHI.exists())


def _ways_out() -> Iterator[str]:
    for family, address in OUTSIDE:
        with suppress(OSError), socket.socket(family, socket.SOCK_DGRAM) as probe:
            probe.connect((address, ANY_PORT))
            yield str(probe.getsockname()[0])


def _by_name() -> Iterator[str]:
    with suppress(OSError):
        yield from (str(entry[4][0]) for entry in socket.getaddrinfo(socket.gethostname(), None))


class _Entry(ctypes.Structure):
    """``struct ifaddrs`` as far as it is the same everywhere; ``next`` is the place of another one."""

    _fields_ = (
        ("next", ctypes.c_void_p),
        ("name", ctypes.c_char_p),
        ("flags", ctypes.c_uint),
        ("address", ctypes.c_void_p),
    )


def _listed() -> Iterator[tuple[str, str]]:
    """Give address and name of all interfaces that work.

    Raises
    ------
    OSError, AttributeError
        Where the system has no such list.
    """
    library = ctypes.CDLL(None, use_errno=True)
    first = ctypes.c_void_p()
    if library.getifaddrs(ctypes.byref(first)) != 0:
        raise OSError(ctypes.get_errno(), "getifaddrs")
    try:
        place = first.value
        while place:
            known = _Entry.from_address(place)
            text = _address(known.address) if known.address and known.flags & UP else ""
            if text:
                yield text, known.name.decode("utf-8", "replace")
            place = known.next
    finally:
        library.freeifaddrs(first)


def _address(place: int) -> str:
    """Return the address at a place of memory as text, nothing when it is of another kind."""
    head = ctypes.string_at(place, 2)
    # BSD puts the length before the family and needs one byte for each
    family = head[1] if sys.platform == "darwin" or "bsd" in sys.platform else int.from_bytes(head, sys.byteorder)
    if family == socket.AF_INET:
        return str(ipaddress.IPv4Address(ctypes.string_at(place + 4, 4)))
    if family == socket.AF_INET6:
        return str(ipaddress.IPv6Address(ctypes.string_at(place + 8, 16)))
    return ""
