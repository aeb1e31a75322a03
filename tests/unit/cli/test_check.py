from __future__ import annotations

import json
from pathlib import Path

import pytest

from cxdesign.checks.linter import check_document
from cxdesign.cli import main
from cxdesign.cli.check import findings_as_data
from cxdesign.domain.document import Document
from cxdesign.formats.files import read, write
from cxdesign.i18n import Translator
from tests.builders import a_blueprint, a_journey, enriched
from tests.unit.checks.examples import SERVED, TODAY

Captured = pytest.CaptureFixture[str]


def a_sound_service() -> Document:
    """Return a document without errors, but with warnings."""
    touchpoints = {"t1": {"environments": ["physical"]}}
    return a_blueprint({**SERVED, "sign": ("t1", "evidence")}, flows=[("ask", "greet")], touchpoints=touchpoints)


def test_errors_give_1_and_are_told(capsys: Captured) -> None:
    write(a_journey({"s1": ["t1"], "s2": []}), "map.json")
    assert main(["check", "map.json"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("Error R01: This is a journey map")
    assert "Error R03: The stage “Stage s2” has no touchpoint." in lines
    assert lines[-1].startswith("Errors: 3 · warnings: ")


def test_warnings_and_hints_give_0(capsys: Captured) -> None:
    write(a_sound_service(), "map.json")
    assert main(["check", "map.json"]) == 0
    assert "Errors: 0 · warnings: " in capsys.readouterr().out


def test_errors_that_are_set_aside_give_0(capsys: Captured) -> None:
    document = a_sound_service()
    bare = document.with_records(changed=[document.touchpoints[0].replaced({"environments": ()})])
    write(bare, "bare.json")
    write(enriched(bare, dismissals={("R04", "touchpoint:t1"): "As planned"}), "aside.json")
    assert (main(["check", "bare.json"]), main(["check", "aside.json"])) == (1, 0)
    out = capsys.readouterr().out.splitlines()
    assert out[-1].endswith("set aside: 1")
    assert not [
        line for line in out[out.index(next(line for line in out if "set aside: 0" in line)) :] if "R04" in line
    ]


def test_json_is_a_list_of_rule_severity_records_and_message(capsys: Captured) -> None:
    write(a_journey({"s1": ["t1"], "s2": []}), "map.json")
    assert main(["check", "map.json", "--json", "--rule", "R03", "--lang", "zh-CN"]) == 1
    assert json.loads(capsys.readouterr().out) == [
        {"rule": "R03", "severity": "error", "records": ["stage:s2"], "message": "阶段“Stage s2”没有触点。"}
    ]


def test_json_holds_every_open_finding(capsys: Captured) -> None:
    write(a_sound_service(), "map.json")
    assert main(["check", "map.json", "--json"]) == 0
    document = read("map.json")
    expected = findings_as_data(document, check_document(document, today=TODAY), Translator("en"))
    assert json.loads(capsys.readouterr().out) == expected


def test_only_the_rules_asked_for_decide(capsys: Captured) -> None:
    write(a_journey({"s1": ["t1"], "s2": []}), "map.json")
    assert main(["check", "map.json", "--rule", "R05", "--rule", "R06"]) == 0
    assert main(["check", "map.json", "--rule", "R05", "--rule", "R03"]) == 1
    assert "R01" not in capsys.readouterr().out


def test_an_unknown_rule_is_wrong_usage(capsys: Captured) -> None:
    write(a_journey(), "map.json")
    assert main(["check", "map.json", "--rule", "R99"]) == 2
    assert "R99" in capsys.readouterr().err


@pytest.mark.parametrize(("name", "content"), [("missing.json", None), ("bad.json", "{"), ("map.docx", "x")])
def test_what_cannot_be_read_gives_2(name: str, content: str | None, capsys: Captured) -> None:
    if content is not None:
        Path(name).write_text(content)
    assert main(["check", name, "--json"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err


def test_a_table_can_be_checked_too(capsys: Captured) -> None:
    Path("map.csv").write_text("Touchpoint,Book,Ride\nPains,Wait,\n", "utf-8")
    assert main(["check", "map.csv", "--rule", "R04"]) == 1
    assert capsys.readouterr().out.count("R04") == 2
