from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import networkx as nx
import pytest

from cxdesign.cli import main
from cxdesign.cli.emotion import figures_as_data
from cxdesign.formats.files import LossWarning, read, write
from cxdesign.services.starters import list_starters, load_starter
from cxdesign.storage import open_store
from tests.builders import a_journey, a_whole_project
from tests.postgres import PostgresServer

ROOT = Path(__file__).parents[3]
FILES = ROOT / "tests" / "files"
Captured = pytest.CaptureFixture[str]


def test_new_starts_from_the_empty_template(capsys: Captured) -> None:
    assert main(["new", "map.json"]) == 0
    assert read("map.json") == load_starter("empty", "en")
    assert capsys.readouterr().out == "Written: map.json\n"


@pytest.mark.parametrize("starter", list_starters(), ids=lambda starter: starter.id)
def test_new_starts_from_any_template_in_any_language(starter: object) -> None:
    starter_id = str(getattr(starter, "id", ""))
    assert main(["new", "map.json", "--template", starter_id, "--lang", "zh-CN"]) == 0
    assert read("map.json") == load_starter(starter_id, "zh-CN")


def test_new_does_not_overwrite(capsys: Captured) -> None:
    Path("map.json").write_text("mine")
    assert main(["new", "map.json"]) == 1
    assert Path("map.json").read_text() == "mine"
    assert "map.json exists already" in capsys.readouterr().err


def test_new_refuses_an_unknown_template(capsys: Captured) -> None:
    assert main(["new", "map.json", "--template", "castle"]) == 1
    assert "castle" in capsys.readouterr().err
    assert not Path("map.json").exists()


def test_convert_reads_a_table_and_tells_what_was_lost(capsys: Captured) -> None:
    assert main(["convert", str(FILES / "taxi.xlsx"), "taxi.json"]) == 0
    assert [t.name for t in read("taxi.json").touchpoints] == ["叫车", "等车", "乘车", "评价"]
    out, err = capsys.readouterr()
    assert out == "Written: taxi.json\n"
    assert [line[:7] for line in err.splitlines()] == ["Cell E6", "Cell E7"]


def test_convert_tells_what_of_the_document_the_target_cannot_carry(capsys: Captured) -> None:
    write(a_journey(repeats={"r": ("t3", "t1")}), "map.json")
    assert main(["convert", "map.json", "map.csv", "--lang", "zh-CN"]) == 0
    assert capsys.readouterr().err.splitlines() == ["未能带出：触点之间的额外路径"]
    assert Path("map.csv").read_text("utf-8-sig").startswith("阶段,")


def test_convert_writes_any_table_as_csv(capsys: Captured) -> None:
    write(a_whole_project(), "map.json")
    assert main(["convert", "map.json", "needs.csv", "--table", "need"]) == 0
    assert Path("needs.csv").read_text("utf-8-sig").startswith("Need,Persona,")
    assert "All other tables" in capsys.readouterr().err
    with pytest.warns(LossWarning, match="no “Ann”"):
        document = read("needs.csv")
    assert [need.name for need in document.of_kind("need")] == ["a quiet night"]


def test_convert_overwrites_only_when_told_to(capsys: Captured) -> None:
    write(a_journey(), "map.json")
    Path("map.csv").write_text("mine")
    assert main(["convert", "map.json", "map.csv"]) == 1
    assert "map.csv exists already" in capsys.readouterr().err
    assert Path("map.csv").read_text() == "mine"
    assert main(["convert", "map.json", "map.csv", "--force"]) == 0
    assert Path("map.csv").read_text("utf-8-sig").startswith("Stage,")


def test_a_reader_that_has_enough_is_no_error(tmp_path: Path) -> None:
    write(load_starter("hotel", "en"), "map.json")
    command = f"{sys.executable} -m cxdesign emotion {tmp_path / 'map.json'} --json | true"
    done = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert done.stderr == ""


def test_convert_into_the_same_format_loses_nothing(capsys: Captured) -> None:
    write(a_journey(), "map.json")
    assert main(["convert", "map.json", "copy.json"]) == 0
    assert read("copy.json") == a_journey()
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("source", "target", "reason"),
    [
        ("missing.json", "out.json", "There is no file missing.json"),
        ("bad.json", "out.json", "The file is broken at line 1"),
        ("newer.json", "out.json", "newer version"),
        ("map.json", "out.docx", "no known file ending"),
    ],
)
def test_a_refusal_says_why_and_writes_nothing(source: str, target: str, reason: str, capsys: Captured) -> None:
    write(a_journey(), "map.json")
    Path("bad.json").write_text("{")
    Path("newer.json").write_text('{"format": "cxdesign", "schema_version": 99, "records": []}')
    assert main(["convert", source, target]) == 1
    assert reason in capsys.readouterr().err
    assert not Path(target).exists()


def test_graph_writes_graphml() -> None:
    write(a_journey(), "map.json")
    assert main(["graph", "map.json", "-o", "map.graphml"]) == 0
    graph = nx.read_graphml(io.BytesIO(Path("map.graphml").read_bytes()), force_multigraph=True)
    assert graph.nodes["touchpoint:t1"]["name"] == "Touchpoint t1"


def test_emotion_prints_the_figures_with_the_tie_rule(capsys: Captured) -> None:
    assert main(["new", "hotel.json", "--template", "hotel"]) == 0
    capsys.readouterr()
    assert main(["emotion", "hotel.json"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Business hotel in twelve moments"
    assert "Peak-end: now 0.5, target 3.5 (Moments 1–8)" in lines
    assert "Mean: now 0.38, target 2.50 (n = 8 moments)" in lines
    assert any(line.startswith("Tie rule") for line in lines)
    assert [line.split(" – ")[0] for line in lines[-6:]] == ["Plan", "Arrive", "Stay", "Leave", "Recall", "Share"]


def test_emotion_prints_dashes_where_nothing_is_stated(capsys: Captured) -> None:
    write(a_journey(), "map.json")
    assert main(["--lang", "zh-CN", "emotion", "map.json"]) == 0
    assert "峰终值 –" in capsys.readouterr().out


def test_emotion_as_json_is_exact(capsys: Captured) -> None:
    write(a_journey(now={"t1": 1, "t2": 2, "t3": 2}), "map.json")
    assert main(["emotion", "map.json", "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data == json.loads(json.dumps(figures_as_data(read("map.json"))))
    assert data["tie_rule"] == "latest"
    assert data["now"]["mean"] == 5 / 3
    assert data["now"]["peak"] == {"index": 2, "value": 2, "tied": [1, 2]}
    assert data["target"]["peak_end"] is None
    assert [stage["stage_id"] for stage in data["stages"]] == ["stage:s1", "stage:s2"]


def test_a_backup_can_be_restored(tmp_path: Path, capsys: Captured) -> None:
    url = f"sqlite:///{tmp_path / 'store.db'}"
    store = open_store(url)
    store.settings.get_or_set("signing_key", "first")
    store.close()
    assert main(["backup", "copy.db"]) == 0
    assert sorted(path.name for path in tmp_path.iterdir() if "copy" in path.name) == ["copy.db"]
    assert main(["restore", "copy.db"]) == 0
    assert f"kept: {tmp_path / 'store.db.before-restore'}" in capsys.readouterr().out
    (tmp_path / "store.db").unlink()
    assert main(["restore", "copy.db"]) == 0
    restored = open_store(url)
    assert restored.settings.get_or_set("signing_key", "second") == "first"
    restored.close()
    assert "Restored" in capsys.readouterr().out


def test_a_backup_of_nothing_is_refused(tmp_path: Path, capsys: Captured) -> None:
    assert main(["backup", "copy.db"]) == 1
    assert "There is no store" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_a_backup_does_not_overwrite(tmp_path: Path) -> None:
    open_store(f"sqlite:///{tmp_path / 'store.db'}").close()
    Path("copy.db").write_text("mine")
    assert main(["backup", "copy.db"]) == 1
    assert Path("copy.db").read_text() == "mine"


def test_what_is_no_backup_is_refused(tmp_path: Path, capsys: Captured) -> None:
    open_store(f"sqlite:///{tmp_path / 'store.db'}").close()
    before = (tmp_path / "store.db").read_bytes()
    Path("copy.db").write_text("no database")
    assert main(["restore", "copy.db"]) == 1
    assert "no sound backup" in capsys.readouterr().err
    assert (tmp_path / "store.db").read_bytes() == before


@pytest.mark.parametrize("arguments", [[], ["fly"], ["new"], ["convert", "a.json"], ["new", "a.json", "--lang", "tlh"]])
def test_wrong_usage_exits_with_two(arguments: list[str], capsys: Captured) -> None:
    assert main(arguments) == 2
    assert "usage:" in capsys.readouterr().err


@pytest.mark.parametrize(("lang", "words"), [("en", "Exit codes"), ("zh-CN", "退出码")])
def test_help_speaks_the_language_asked_for(lang: str, words: str, capsys: Captured) -> None:
    assert main(["--lang", lang, "--help"]) == 0
    told = capsys.readouterr().out
    assert words in told
    assert ("usage:" in told) is (lang == "en")


def test_the_environment_names_the_language(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    assert main(["convert", "missing.json", "out.json"]) == 1
    assert "找不到文件" in capsys.readouterr().err


def in_a_process(line: str, **environment: str) -> tuple[int, str]:
    """Run a line of a shell, in which CXDESIGN is the command; return its exit code and what it said of errors."""
    known = {**os.environ, "CXDESIGN": f"{sys.executable} -m cxdesign", "PYTHONPATH": str(ROOT), **environment}
    done = subprocess.run(["bash", "-c", line], env=known, capture_output=True, text=True, timeout=60, check=False)
    return done.returncode, done.stderr


@pytest.mark.parametrize(
    "command", ["emotion map.json", "score map.json", "peaks map.json", "convert map.json --force out.csv", "--help"]
)
def test_an_output_that_is_full_is_said_in_one_sentence(command: str) -> None:
    write(load_starter("hotel", "en"), "map.json")
    code, said = in_a_process(f"$CXDESIGN --lang zh-CN {command} > /dev/full")
    assert code == 1
    assert "系统" in said.splitlines()[-1]
    assert "Traceback" not in said
    assert "Exception" not in said


@pytest.mark.parametrize("command", ["emotion map.json", "convert map.json out.csv"])
def test_an_output_that_is_closed_is_said_before_anything_is_done(command: str) -> None:
    write(load_starter("hotel", "en"), "map.json")
    code, said = in_a_process(f"$CXDESIGN {command} >&-")
    assert (code, len(said.splitlines())) == (1, 1)
    assert not Path("out.csv").exists()


def test_a_full_place_for_errors_breaks_nothing() -> None:
    assert in_a_process("$CXDESIGN convert missing.json out.json 2> /dev/full") == (1, "")


LONG = "n" * 300


@pytest.mark.parametrize(
    "arguments",
    [
        ["new", f"{LONG}.json"],
        ["convert", "map.json", f"{LONG}.json"],
        ["convert", f"{LONG}.json", "out.json"],
        ["convert", "map.json", "loop.json"],
        ["convert", "--force", "map.json", "loop.json"],
        ["convert", "loop.json", "out.json"],
        ["convert", "pipe.json", "out.json"],
        ["convert", "/dev/zero", "out.json"],
        ["graph", "map.json", "-o", "loop.json"],
        ["graph", "map.json", "-o", "pipe.json"],
        ["graph", "map.json", "-o", "."],
        ["graph", "map.json", "-o", f"{LONG}.graphml"],
        ["emotion", f"{LONG}.json"],
        ["score", f"{LONG}.json"],
        ["score", "pipe.json"],
        ["peaks", "loop.json"],
        ["backup", f"{LONG}.db"],
        ["backup", "map.json/beyond.db"],
        ["restore", f"{LONG}.db"],
        ["restore", "pipe.json"],
        ["restore", "loop.json"],
    ],
    ids=lambda arguments: " ".join(arguments).replace(LONG, "long"),
)
def test_a_name_that_is_no_ordinary_file_is_refused_in_one_sentence(
    arguments: list[str], tmp_path: Path, capsys: Captured
) -> None:
    open_store(f"sqlite:///{tmp_path / 'store.db'}").close()
    write(a_journey(), "map.json")
    Path("loop.json").symlink_to("loop.json")
    os.mkfifo("pipe.json")
    before = sorted(entry.name for entry in tmp_path.iterdir())
    assert main(arguments) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert sorted(entry.name for entry in tmp_path.iterdir()) == before


@pytest.mark.parametrize("command", [["backup", "copy.db"], ["restore", "copy.db"]])
@pytest.mark.parametrize("home", ["a file", "~nobody-of-this-name/x"])
def test_a_home_that_is_no_folder_is_refused_in_one_sentence(
    command: list[str], home: str, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    Path("a file").write_text("x")
    monkeypatch.delenv("CXDESIGN_DATABASE_URL")
    monkeypatch.setenv("CXDESIGN_HOME", home)
    assert main(command) == 1
    assert "CXDESIGN_HOME" in capsys.readouterr().err


def test_a_store_whose_name_is_too_long_is_refused_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.setenv("CXDESIGN_DATABASE_URL", f"sqlite:///{LONG}.db")
    assert main(["backup", "copy.db"]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_store_is_copied_to_postgres_and_back(tmp_path: Path, capsys: Captured, postgres: PostgresServer) -> None:
    address = postgres.fresh()
    store = open_store(f"sqlite:///{tmp_path / 'store.db'}")
    store.settings.put("signing_key", "first")
    store.close()
    assert main(["copy", "store.db", address]) == 0
    assert main(["copy", address, "back.db"]) == 0
    assert "Copied and compared: back.db" in capsys.readouterr().out
    back = open_store(f"sqlite:///{tmp_path / 'back.db'}")
    assert back.settings.get("signing_key") == "first"
    back.close()
    for taken in (address, "back.db"):
        assert main(["copy", "store.db", taken]) == 1
        assert "holds something already" in capsys.readouterr().err


def test_a_copy_needs_a_store_and_makes_none(tmp_path: Path, capsys: Captured) -> None:
    assert main(["copy", "none.db", "copy.db"]) == 1
    assert "no store at none.db" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_copy_says_no_password(
    tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch, postgres: PostgresServer
) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'store.db'}")
    store.settings.put("kept", "yes")
    store.close()
    address = postgres.fresh().replace("tests@", "tests:secret@")
    assert main(["copy", "store.db", address]) == 0
    assert main(["copy", "store.db", address]) == 1
    monkeypatch.setenv("CXDESIGN_DATABASE_URL", address)
    assert main(["backup", "copy.db"]) == 0
    assert main(["restore", "copy.db"]) == 1
    told = capsys.readouterr()
    assert "copy it into an empty one" in told.err
    assert "secret" not in told.out + told.err


HOSTILE = "\x9b31m\u202e"


@pytest.fixture
def hostile() -> str:
    """Return a project file all of whose texts begin with what colours a terminal and turns its letters around."""
    data = json.loads((ROOT / "tests" / "documents" / "v4.json").read_text("utf-8"))
    worded = {"name", "text", "reason", "description", "label", "design", "target"}
    for record in data["records"]:
        record.update(
            {key: HOSTILE + value for key, value in record.items() if key in worded and isinstance(value, str)}
        )
    name = f"{HOSTILE}map.json"
    Path(name).write_text(json.dumps(data), "utf-8")
    return name


@pytest.mark.parametrize(
    "command",
    [
        *(["check", "IN"], ["check", "IN", "--json"], ["emotion", "IN"], ["emotion", "IN", "--json"]),
        *(["score", "IN"], ["score", "IN", "--json"], ["peaks", "IN"], ["peaks", "IN", "--json"]),
        *(["diff", "empty.json", "IN"], ["diff", "empty.json", "IN", "--json"]),
        *(["convert", "IN", f"{HOSTILE}.csv"], ["convert", "IN", f"{HOSTILE}.xyz"], ["new", "IN"], ["new", HOSTILE]),
        *(["graph", "IN", "-o", f"{HOSTILE}.graphml"], ["draw", "IN", "-o", f"{HOSTILE}.svg"]),
        *(["check", f"{HOSTILE}gone.json"], ["report", "IN", "-o", f"{HOSTILE}.txt"], ["draw", "IN", HOSTILE]),
    ],
    ids=lambda command: "_".join(part for part in command if part.isascii()),
)
def test_no_command_lets_the_texts_of_a_project_steer_the_terminal(hostile, command, capsys: Captured) -> None:
    main(["new", "empty.json"])
    main([hostile if part == "IN" else part for part in command])
    out, err = capsys.readouterr()
    assert out + err
    assert not {*HOSTILE} & {*(out + err)} - {*"31m"}
    if "--json" in command:
        json.loads(out.partition("\n")[2])
