from __future__ import annotations

import pytest
from starlette.requests import HTTPConnection

from cxdesign.live.visitors import address_of, proxy_count


def visitor(host, *forwarded):
    headers = [(b"x-forwarded-for", one.encode()) for one in forwarded]
    return HTTPConnection({"type": "http", "headers": headers, "client": (host, 1) if host else None})


@pytest.mark.parametrize(
    ("forwarded", "proxies", "address"),
    [
        ((), 0, "192.0.2.9"),
        (("203.0.113.5",), 0, "192.0.2.9"),
        (("203.0.113.5",), 1, "203.0.113.5"),
        (("198.51.100.1, 203.0.113.5",), 1, "203.0.113.5"),
        (("198.51.100.1", "203.0.113.5"), 1, "203.0.113.5"),
        (("198.51.100.1, 203.0.113.5",), 2, "198.51.100.1"),
        (("203.0.113.5",), 2, "192.0.2.9"),
        ((), 1, "192.0.2.9"),
    ],
)
def test_as_many_entries_are_believed_as_there_are_proxies(forwarded, proxies, address):
    assert address_of(visitor("192.0.2.9", *forwarded), proxies) == address


def test_addresses_of_one_network_of_the_newer_kind_count_as_one():
    assert address_of(visitor("2001:db8::1"), 0) == address_of(visitor("2001:db8::ffff:2"), 0) == "2001:db8::/64"
    assert address_of(visitor("::ffff:192.0.2.9"), 0) == "192.0.2.9"


def test_who_has_no_address_is_somebody_all_the_same():
    assert address_of(visitor(None), 0) == ""
    assert address_of(visitor(None, "x" * 500), 1) == "x" * 64


@pytest.mark.parametrize(("told", "count"), [("", 0), ("2", 2), ("-1", 0), ("one", 0)])
def test_how_many_proxies_there_are_is_told_by_the_environment(monkeypatch, told, count):
    monkeypatch.setenv("CXDESIGN_PROXIES", told)
    assert proxy_count() == count
