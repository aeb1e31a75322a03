from __future__ import annotations

from pathlib import Path

import pytest

from cxdesign.cli import main
from cxdesign.formats.files import write
from cxdesign.services.starters import load_starter

Captured = pytest.CaptureFixture[str]
HEADS = {"svg": b"<svg", "png": b"\x89PNG", "pdf": b"%PDF", "html": b"<!doctype", "xlsx": b"PK", "csv": b"\xef\xbb\xbf"}


@pytest.fixture(autouse=True)
def gym() -> None:
    write(load_starter("gym", "en"), "gym.json")


@pytest.mark.parametrize("file_format", HEADS)
def test_every_kind_of_file_is_written_by_the_name_of_the_file(file_format: str, capsys: Captured) -> None:
    assert main(["draw", "gym.json", "--map", "scenes", "-o", f"out.{file_format}"]) == 0
    assert Path(f"out.{file_format}").read_bytes().startswith(HEADS[file_format])
    assert capsys.readouterr().out == f"Written: out.{file_format}\n"


def test_what_the_file_leaves_out_is_told(capsys: Captured) -> None:
    assert main(["draw", "gym.json", "-o", "out.csv"]) == 0
    assert "Not carried over: signs on cards" in capsys.readouterr().err


def test_an_existing_file_is_kept_unless_told_otherwise(capsys: Captured) -> None:
    Path("out.svg").write_text("mine", "utf-8")
    assert main(["draw", "gym.json", "-o", "out.svg"]) == 1
    assert Path("out.svg").read_text("utf-8") == "mine"
    assert main(["draw", "gym.json", "-o", "out.svg", "--force"]) == 0


def test_an_unknown_kind_of_file_is_refused_and_nothing_is_written(capsys: Captured) -> None:
    assert main(["draw", "gym.json", "-o", "out.bmp"]) == 1
    assert "svg, png, pdf" in capsys.readouterr().err
    assert not Path("out.bmp").exists()


@pytest.mark.parametrize("width", ["wide", "1", "1000000"])
def test_a_width_that_makes_no_sense_is_wrong_usage(width: str, capsys: Captured) -> None:
    assert main(["draw", "gym.json", "-o", "out.svg", "--width", width]) == 2


def test_the_options_reach_the_drawing(capsys: Captured) -> None:
    options = ["--width", "900", "--no-title", "--no-legend", "--no-background", "--theme", "dark", "--lang", "zh-CN"]
    assert main(["draw", "gym.json", "--map", "journey", "-o", "out.svg", *options]) == 0
    svg = Path("out.svg").read_text("utf-8")
    assert 'width="900"' in svg
    assert 'lang="zh-CN"' in svg
    assert 'class="title"' not in svg
    assert 'class="legend"' not in svg


def test_a_saved_view_is_drawn_as_it_shows_the_map_and_an_unknown_one_is_refused(capsys: Captured) -> None:
    write(load_starter("hotel", "en"), "hotel.json")
    drawn = ["draw", "hotel.json", "-o", "out.svg"]
    assert main([*drawn, "--view", "Only pains and emotions"]) == 0
    svg = Path("out.svg").read_text("utf-8")
    assert "Queue at six" in svg
    assert "Walks in with" not in svg
    assert main([*drawn, "--view", "Nobody’s", "--force"]) == 1
    assert "What guests do and think" in capsys.readouterr().err
