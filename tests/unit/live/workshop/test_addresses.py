from __future__ import annotations

from pathlib import Path

import pytest

from cxdesign.live.workshop.addresses import PUBLIC_URL, START_COMMANDS, start_command, ways_in
from cxdesign.live.workshop.interfaces import Interface, Machine

WIFI = Interface("192.0.2.7", "wlan0", is_way_out=True)
MACHINE = Machine((WIFI,))


def found(opened="http://localhost:8501", *, bound="0.0.0.0", machine=MACHINE, port=8501, **environment):
    ways = ways_in(opened, bound=bound, port=port, machine=machine, environment=environment)
    return [(way.origin, way.kind.value, way.is_likely) for way in ways]


def test_a_server_for_this_machine_alone_has_no_address_for_phones():
    assert found(bound="127.0.0.1") == [("http://localhost:8501", "here", False)]
    assert found("http://bench.localhost:8501", bound="localhost")[0][1] == "here"


def test_behind_a_proxy_on_this_machine_the_address_the_page_was_opened_by_is_right():
    assert found("https://maps.example.org", bound="127.0.0.1") == [("https://maps.example.org", "opened", True)]


def test_an_open_server_names_its_own_network_first_and_this_machine_last():
    assert found() == [("http://192.0.2.7:8501", "network", True), ("http://localhost:8501", "here", False)]


def test_the_address_the_page_was_opened_by_comes_before_the_machines_own_and_is_told_once():
    assert [one[:2] for one in found("http://room.test:8501")] == [
        ("http://room.test:8501", "opened"),
        ("http://192.0.2.7:8501", "network"),
    ]
    assert found("http://192.0.2.7:8501") == [("http://192.0.2.7:8501", "opened", True)]


def test_a_public_address_that_is_set_is_the_likeliest():
    setting = {PUBLIC_URL: " https://workshop.example.org/ "}
    assert found("http://room.test:8501", **setting)[0] == ("https://workshop.example.org", "public", True)
    assert found(**{PUBLIC_URL: "javascript:alert(1)"}) == found()


def test_networks_are_told_apart_by_what_they_are():
    cards = [("198.51.100.1", "docker0"), ("10.8.0.2", "tun0"), ("169.254.3.3", "eth1"), ("203.0.113.9", "eth0")]
    machine = Machine((*(Interface(address, name) for address, name in cards), WIFI))
    assert [(origin.removeprefix("http://"), kind) for origin, kind, _ in found(machine=machine)] == [
        ("192.0.2.7:8501", "network"),
        ("203.0.113.9:8501", "other"),
        ("10.8.0.2:8501", "tunnel"),
        ("169.254.3.3:8501", "alone"),
        ("198.51.100.1:8501", "inside"),
        ("localhost:8501", "here"),
    ]


def test_a_tunnel_that_all_goes_through_is_still_a_tunnel():
    machine = Machine((Interface("10.8.0.2", "utun3", is_way_out=True), Interface("192.0.2.7", "en0")))
    assert found(machine=machine)[0] == ("http://192.0.2.7:8501", "other", True)
    assert found(machine=Machine(machine.interfaces[:1]))[0] == ("http://10.8.0.2:8501", "tunnel", False)


def test_a_version_of_the_protocol_the_server_does_not_speak_is_left_out():
    machine = Machine((WIFI, Interface("2001:db8::7", "wlan0", is_way_out=True)))
    assert len(found(machine=machine)) == 2
    for bound in ("::", None, ""):
        assert ("http://[2001:db8::7]:8501", "six", False) in found(bound=bound, machine=machine)


def test_a_server_bound_to_one_address_answers_there_alone():
    machine = Machine((WIFI, Interface("203.0.113.9", "eth0")))
    assert found(bound="203.0.113.9", machine=machine)[0][0] == "http://203.0.113.9:8501"
    assert "http://192.0.2.7:8501" not in dict.fromkeys(one[0] for one in found(bound="203.0.113.9", machine=machine))
    assert found(bound="198.51.100.4")[0] == ("http://198.51.100.4:8501", "other", True)


@pytest.mark.parametrize(
    ("name", "answers", "told"),
    [
        ("Bench", True, {"http://bench.local:8501": "local_name", "http://bench:8501": "name"}),
        ("Bench.local", False, {"http://bench.local:8501": "local_name"}),
        ("bench.corp.test", False, {"http://bench.corp.test:8501": "name"}),
        ("localhost", True, {}),
        ("bench_1", True, {}),
    ],
)
def test_names_of_this_machine_are_offered_where_they_may_be_found(name, answers, told):
    names = found(machine=Machine((WIFI,), name, answers))
    assert {origin: kind for origin, kind, _ in names if "name" in kind} == told
    assert not [one for one in found(machine=Machine((), name, answers)) if "name" in one[1]]


@pytest.mark.parametrize("origin", ["", "javascript:alert(1)", "http://", "http://[", "http://a/b", "x" * 400])
def test_what_is_no_address_is_left_out(origin):
    assert found(origin, bound="127.0.0.1") == []


def test_the_command_is_the_one_of_the_readme():
    readme = (Path(__file__).parents[4] / "README.md").read_text("utf-8")
    assert START_COMMANDS["posix"] in readme
    assert start_command(8501) in START_COMMANDS.values()
    assert start_command(9000) == f"{start_command(8501)} --server.port 9000"
