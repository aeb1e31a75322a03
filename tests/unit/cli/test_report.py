from __future__ import annotations

from pathlib import Path

import pytest
from pptx import Presentation

from cxdesign.cli import main
from cxdesign.formats.files import write
from tests.builders import a_journey


@pytest.fixture
def source(tmp_path: Path) -> Path:
    write(a_journey(name="Hotel"), tmp_path / "hotel.json")
    return tmp_path / "hotel.json"


def test_a_report_is_written_in_its_language(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = source.with_name("report.pptx")
    assert (
        main(["report", str(source), "-o", str(out), "--locale", "zh-CN", "--by", "Mei", "--lang", "en", "--force"])
        == 0
    )
    titles = [slide.shapes.title.text_frame.text for slide in Presentation(str(out)).slides]
    assert titles[0] == "Hotel"
    assert titles[1].startswith("用户旅程")
    assert "Written" in capsys.readouterr().out


def test_sections_can_be_left_out(source: Path) -> None:
    out = source.with_name("report.pptx")
    assert main(["report", str(source), "-o", str(out), "--without", "journey", "--lang", "en"]) == 0
    titles = [slide.shapes.title.text_frame.text for slide in Presentation(str(out)).slides]
    assert not [title for title in titles if title.startswith("Journey")]


def test_nothing_is_written_over_and_no_other_ending_taken(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = source.with_name("report.pdf")
    out.write_bytes(b"mine")
    assert main(["report", str(source), "-o", str(out), "--lang", "en"]) == 1
    assert out.read_bytes() == b"mine"
    assert main(["report", str(source), "-o", str(source.with_name("a.docx")), "--lang", "en"]) == 1
    assert "ends in .pptx or .pdf" in capsys.readouterr().err
