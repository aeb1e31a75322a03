"""A file of every schema version ever released opens for ever, with what it held. The files are never changed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cxdesign.domain.document import RECORD_TYPES
from cxdesign.domain.vocabulary import CurveState, Level, Sense
from cxdesign.formats import native
from cxdesign.migrations import SCHEMA_VERSION

DOCUMENTS = Path(__file__).parents[2] / "documents"
VERSIONS = range(1, SCHEMA_VERSION + 1)


@pytest.mark.parametrize("version", VERSIONS)
def test_a_file_of_every_released_version_opens(version: int) -> None:
    result = native.read((DOCUMENTS / f"v{version}.json").read_bytes())
    assert not result.losses
    assert native.read(native.write(result.document)).document == result.document


def test_there_is_a_file_for_every_version_and_no_other() -> None:
    assert sorted(path.name for path in DOCUMENTS.glob("*.json")) == sorted(f"v{version}.json" for version in VERSIONS)


def test_the_newest_file_holds_every_kind_of_record() -> None:
    stored = json.loads((DOCUMENTS / f"v{SCHEMA_VERSION}.json").read_text("utf-8"))
    assert {record["kind"] for record in stored["records"]} == set(RECORD_TYPES)


def test_version_1_keeps_its_values() -> None:
    document = native.read((DOCUMENTS / "v1.json").read_bytes()).document
    assert [touchpoint.name for touchpoint in document.touchpoints] == ["Full", "Bare", "End"]
    full = document.touchpoints[0]
    assert (full.levels, full.senses) == ((Level.L1, Level.L4), (Sense.SIGHT, Sense.SMELL))
    assert (full.duration_minutes, full.importance, full.is_peak) == (2.5, 5, True)
    assert document.emotion(full.id, CurveState.NOW) == -5
    assert document.project.delight_line == 4
    assert [lane.name for lane in document.lanes if lane.name] == ["What guests do", "Legal"]
