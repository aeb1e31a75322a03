from __future__ import annotations

import socket

import pytest

from cxdesign.live.workshop import interfaces
from cxdesign.live.workshop.interfaces import is_for_others, this_machine


def test_the_system_lists_its_own_interfaces():
    assert ("127.0.0.1", "lo") in list(interfaces._listed())
    found = this_machine()
    assert found.host_name == socket.gethostname()
    assert all(is_for_others(one.address) for one in found.interfaces)


def test_what_the_system_lists_gets_its_name_and_whether_it_is_the_way_out(monkeypatch):
    monkeypatch.setattr(interfaces, "_ways_out", lambda: iter(["192.0.2.7"]))
    listed = [("127.0.0.1", "lo"), ("192.0.2.7", "wlan0"), ("fe80::1", "wlan0"), ("10.0.0.1", "tun0")]
    monkeypatch.setattr(interfaces, "_listed", lambda: iter(listed))
    found = [(one.address, one.name, one.is_way_out) for one in this_machine().interfaces]
    assert found == [("192.0.2.7", "wlan0", True), ("10.0.0.1", "tun0", False)]


@pytest.mark.parametrize("error", [OSError, AttributeError])
def test_a_system_without_such_a_list_is_asked_by_its_own_name(monkeypatch, error):
    def missing():
        raise error

    monkeypatch.setattr(interfaces, "_listed", missing)
    monkeypatch.setattr(interfaces, "_ways_out", lambda: iter(["192.0.2.7"]))
    monkeypatch.setattr(interfaces, "_by_name", lambda: iter(["192.0.2.7", "198.51.100.4"]))
    assert [one.address for one in this_machine().interfaces] == ["192.0.2.7", "198.51.100.4"]


def test_a_machine_without_a_network_has_no_address_for_others(monkeypatch):
    monkeypatch.setattr(interfaces, "_listed", lambda: iter([("127.0.0.1", "lo")]))
    monkeypatch.setattr(interfaces, "_ways_out", lambda: iter([]))
    assert this_machine().interfaces == ()
