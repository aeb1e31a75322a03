from __future__ import annotations

import re

import segno

from cxdesign.live.workshop.addresses import Way, WayKind
from cxdesign.live.workshop.links import QUIET, join_links, squares

WAYS = (Way("http://192.0.2.7:8501", WayKind.NETWORK, "wlan0", True), Way("http://localhost:8501", WayKind.HERE))


def test_every_address_leads_to_the_workshop_by_its_code():
    found = join_links(WAYS, prefix="/x", code="CCCCCC")
    assert [(link["address"], link["is_near"], link["is_likely"]) for link in found] == [
        ("http://192.0.2.7:8501/x/join", False, True),
        ("http://localhost:8501/x/join", True, False),
    ]
    assert found[0]["path"] == squares("http://192.0.2.7:8501/x/join#CCCCCC")["path"]


def test_without_a_workshop_there_is_nothing_to_scan():
    assert all("path" not in link for link in join_links(WAYS, prefix="", code=None))


def test_the_drawing_has_exactly_the_dark_squares_of_the_code():
    text = "http://192.0.2.7:8501/join#CCCCCC"
    drawn = squares(text)
    dark = set()
    for x, y, length in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", drawn["path"]):
        dark |= {(int(x) + step, int(y)) for step in range(int(length))}
    matrix = segno.make_qr(text, error="m").matrix
    assert drawn["size"] == len(matrix) + 2 * QUIET
    assert dark == {(x + QUIET, y + QUIET) for y, row in enumerate(matrix) for x, bit in enumerate(row) if bit}
