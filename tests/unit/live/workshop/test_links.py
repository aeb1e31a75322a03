from __future__ import annotations

import re

import pytest
import segno

from cxdesign.live.workshop.links import QUIET, join_links, squares


def links(origin, **where):
    found = join_links(origin, **{"is_bound_wide": False, "port": 8501, "prefix": "", "code": "CCCCCC", **where})
    return [(link["address"], link["is_near"]) for link in found]


def test_the_address_of_the_facilitators_browser_leads_to_the_workshop():
    assert links("https://maps.example.org", prefix="/x") == [("https://maps.example.org/x/join", False)]
    assert links("http://127.0.0.1:8501") == [("http://127.0.0.1:8501/join", True)]


@pytest.mark.parametrize("origin", ["", "javascript:alert(1)", "http://", "http://[", "http://a/b", "x" * 400])
def test_what_is_no_address_is_left_out(origin):
    assert links(origin) == []


def test_a_server_open_to_the_network_names_the_machines_own_addresses_first(monkeypatch):
    monkeypatch.setattr("cxdesign.live.workshop.links.own_addresses", lambda: ("192.0.2.7",))
    assert links("http://localhost:8501", is_bound_wide=True) == [
        ("http://192.0.2.7:8501/join", False),
        ("http://localhost:8501/join", True),
    ]
    assert links("http://room.test:80", is_bound_wide=True)[0] == ("http://room.test:80/join", False)


def test_the_drawing_has_exactly_the_dark_squares_of_the_code():
    text = "http://192.0.2.7:8501/join#CCCCCC"
    drawn = squares(text)
    dark = set()
    for x, y, length in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", drawn["path"]):
        dark |= {(int(x) + step, int(y)) for step in range(int(length))}
    matrix = segno.make_qr(text, error="m").matrix
    assert drawn["size"] == len(matrix) + 2 * QUIET
    assert dark == {(x + QUIET, y + QUIET) for y, row in enumerate(matrix) for x, bit in enumerate(row) if bit}
