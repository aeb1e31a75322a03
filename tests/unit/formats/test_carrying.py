from __future__ import annotations

import pytest

from cxdesign.domain.change import apply, patch
from cxdesign.domain.document import Document
from cxdesign.formats import FORMATS, format_for
from cxdesign.formats.carrying import lost_parts
from tests.builders import a_journey

CSV = format_for("map.csv")
PLAIN = a_journey(peak="t1", end="t2", attributes={"t1": {"channel": "App", "levels": ("L1",)}})


def test_a_plain_map_loses_only_its_history() -> None:
    assert lost_parts(PLAIN, CSV) == ("history",)


@pytest.mark.parametrize(
    ("document", "key"),
    [
        (a_journey(attributes={"t1": {"owner": "Front desk"}}), "attributes"),
        (a_journey(attributes={"t1": {"source": "Interviews"}}), "provenance"),
        (a_journey(repeats={"r": ("t3", "t1")}), "paths"),
        (a_journey(cards={"note:n": ("t1", "pains", "one\ntwo")}), "line_breaks"),
        (apply(PLAIN, patch(PLAIN.get("step:c1"), is_fail=True)), "evidence"),  # type: ignore[arg-type]
        (apply(PLAIN, patch(PLAIN.project, delight_line=4)), "project"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_a_document_holds_and_a_table_cannot_carry_is_told(document: Document, key: str) -> None:
    assert lost_parts(document, CSV) == tuple(k for k in CSV.cannot_carry if k in {"history", key})


def test_what_is_said_of_a_format_as_a_whole_is_always_told() -> None:
    assert "reading_back" in lost_parts(PLAIN, next(known for known in FORMATS if known.name == "graphml"))
