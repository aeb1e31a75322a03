from __future__ import annotations

import json
from pathlib import Path

import pytest

from cxdesign.analysis.changes import compare
from cxdesign.analysis.matching import Basis, aligned
from cxdesign.cli import main
from cxdesign.cli.diff import difference_as_data
from cxdesign.formats.files import write
from tests.builders import a_journey
from tests.performing import perform

Captured = pytest.CaptureFixture[str]
DOCS = Path(__file__).parents[3] / "docs"
LEFT = a_journey(now={"t1": 1})
RIGHT = perform(perform(LEFT, "edit_card", card_id="step:c1", text="Books by voice"), "remove_card", card_id="note:c3")


def told(capsys: Captured, *options: str) -> str:
    write(LEFT, "left.json")
    write(RIGHT, "right.json")
    assert main(["diff", "left.json", "right.json", *options]) == 0
    return capsys.readouterr().out


def test_the_difference_of_two_files_is_told_by_stage(capsys: Captured) -> None:
    lines = told(capsys).splitlines()
    assert lines[0] == "1 changed, 1 removed"
    assert lines[2] == "Stage s1"
    assert "  changed: Card Books by voice (Customer actions, Touchpoint t1)" in lines
    assert "    Text: “Books a room” → “Books by voice”" in lines


def test_it_is_told_in_chinese_too(capsys: Captured) -> None:
    assert told(capsys, "--lang", "zh-CN").startswith("修改 1 项、删除 1 项")


def test_equal_files_do_not_differ(capsys: Captured) -> None:
    write(LEFT, "left.json")
    assert main(["diff", "left.json", "left.json"]) == 0
    assert capsys.readouterr().out == "Nothing differs\n"


def test_json_holds_every_change_with_both_values(capsys: Captured) -> None:
    data = json.loads(told(capsys, "--json"))
    found = aligned(LEFT, RIGHT, Basis.IDS)
    assert data == json.loads(json.dumps(difference_as_data(compare(found.document, RIGHT), found)))
    assert data["counts"] == {"added": 0, "changed": 1, "moved": 0, "removed": 1}
    assert data["changes"][0]["fields"] == [{"field": "text", "before": "Books a room", "after": "Books by voice"}]


def test_files_can_be_matched_by_words(capsys: Captured) -> None:
    data = json.loads(told(capsys, "--match", "words", "--json"))
    assert data["matched_by"] == "words"
    assert {"left": "stage:s1", "right": "stage:s1", "similarity": 1.0} in data["matches"]
    assert "matched by similar words" in told(capsys, "--match", "words")


def test_a_missing_file_is_refused(capsys: Captured) -> None:
    write(LEFT, "left.json")
    assert main(["diff", "left.json", "gone.json"]) == 1
    assert "gone.json" in capsys.readouterr().err


def test_every_member_of_the_json_is_documented() -> None:
    found = aligned(LEFT, RIGHT, Basis.WORDS)
    data = difference_as_data(compare(found.document, RIGHT), found)
    text = (DOCS / "method.md").read_text("utf-8")
    members = {*data, *data["changes"][0], *data["matches"][0], *data["changes"][0]["fields"][0]}
    assert [member for member in sorted(members) if f"`{member}`" not in text] == []
