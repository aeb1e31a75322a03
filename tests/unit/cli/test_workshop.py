from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from cxdesign.cli import main
from cxdesign.services.bootstrap import Services, build
from tests.acting import OWNER, a_project
from tests.unit.domain.test_agenda import an_agenda


@pytest.fixture
def services() -> Iterator[Services]:
    """The services of the store the command line works on."""
    found = build(os.environ["CXDESIGN_DATABASE_URL"])
    yield found
    found.store.close()


def test_the_result_of_a_workshop_is_written_in_its_language(services: Services, tmp_path: Path) -> None:
    project_id = a_project(services, name="Hotel")
    services.workshops.begin(OWNER, project_id, an_agenda())
    out = tmp_path / "result.html"
    assert main(["workshop", project_id, "-o", str(out), "--locale", "zh-CN", "--lang", "en"]) == 0
    assert "工作坊成果" in out.read_text("utf-8")
    assert main(["workshop", project_id, "-o", str(out)]) == 1, "nothing is written over"


def test_another_kind_of_file_is_refused(services: Services, tmp_path: Path, capsys) -> None:
    assert main(["workshop", "x", "-o", str(tmp_path / "result.docx"), "--lang", "en"]) == 1
    assert ".html or .pdf" in capsys.readouterr().err


def test_workshops_are_listed_and_a_former_one_is_written(services: Services, tmp_path: Path, capsys) -> None:
    project_id = a_project(services, name="Hotel")
    assert main(["workshop", project_id, "--lang", "en"]) == 1, "there is none"
    former = services.workshops.begin(OWNER, project_id, an_agenda()).id
    newest = services.workshops.begin(OWNER, project_id, an_agenda()).id
    assert main(["workshop", project_id, "--lang", "en"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert {line.split()[0] for line in lines} == {former, newest}
    assert all("0 took part" in line for line in lines)
    out = tmp_path / "former.pdf"
    assert main(["workshop", project_id, "--workshop", former, "--annex", "--names", "-o", str(out)]) == 0
    assert out.read_bytes().startswith(b"%PDF")
    assert main(["workshop", project_id, "--workshop", "0" * 32, "-o", str(tmp_path / "x.pdf")]) == 1
