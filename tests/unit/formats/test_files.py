from __future__ import annotations

import os
import select
import stat
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from cxdesign.errors import FormatError
from cxdesign.formats.files import LossWarning, read, read_file, replace_file, write
from tests.builders import a_journey


@pytest.mark.parametrize("suffix", ["json", "csv", "xlsx"])
def test_a_written_file_can_be_read(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"journey.{suffix}"
    write(a_journey(), path)
    assert len(read(path).touchpoints) == 3


def test_a_native_file_keeps_everything(tmp_path: Path) -> None:
    write(a_journey(now={"t1": 2}), tmp_path / "journey.json")
    assert read(str(tmp_path / "journey.json")) == a_journey(now={"t1": 2})


def test_the_table_is_written_in_the_language_asked_for(tmp_path: Path) -> None:
    write(a_journey(), tmp_path / "journey.csv", locale="zh-CN")
    assert "顾客行为" in (tmp_path / "journey.csv").read_text("utf-8-sig")


def test_losses_are_warnings_in_the_language_asked_for() -> None:
    with pytest.warns(LossWarning, match="单元格 B2"):
        read("触点,预订\n情绪,还行".encode(), locale="zh-CN")


def test_an_unknown_suffix_writes_nothing(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match="suffix_unknown"):
        write(a_journey(), tmp_path / "journey.doc")
    assert not list(tmp_path.iterdir())


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match="file_missing"):
        read(tmp_path / "nothing.json")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match="file_unreadable"):
        read_file(tmp_path)


def test_a_huge_file_is_refused_without_reading_it(tmp_path: Path) -> None:
    path = tmp_path / "huge.json"
    with path.open("wb") as stream:
        stream.truncate(30_000_000)
    with pytest.raises(FormatError, match="file_too_large"):
        read_file(path)


def test_a_file_is_replaced_as_a_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    replace_file(path, b"old")
    replace_file(path, b"new")
    assert path.read_bytes() == b"new"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.bin"]


def test_a_private_file_stays_private_and_a_link_stays_a_link(tmp_path: Path) -> None:
    path, link = tmp_path / "a.bin", tmp_path / "link.bin"
    replace_file(path, b"old")
    path.chmod(0o600)
    link.symlink_to(path)
    replace_file(link, b"new")
    assert (path.read_bytes(), path.stat().st_mode & 0o777, link.is_symlink()) == (b"new", 0o600, True)


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match="file_unwritable"):
        replace_file(tmp_path / "nowhere" / "a.bin", b"x")


def test_a_folder_in_the_place_of_the_file_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a.bin").mkdir()
    with pytest.raises(FormatError, match="file_special"):
        replace_file(tmp_path / "a.bin", b"x")
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.bin"]


def test_a_pipe_or_device_is_not_replaced_by_a_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to(tmp_path / "pipe")
    for name in ("pipe", "link"):
        with pytest.raises(FormatError, match="file_special"):
            replace_file(tmp_path / name, b"x")
    with pytest.raises(FormatError, match="file_special"):
        replace_file(Path(os.devnull), b"x")
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["link", "pipe"]


def test_a_link_to_itself_is_refused(tmp_path: Path) -> None:
    loop = tmp_path / "loop.json"
    loop.symlink_to(loop)
    with pytest.raises(FormatError, match="file_unwritable"):
        replace_file(loop, b"x")
    with pytest.raises(FormatError, match="file_unreadable"):
        read_file(loop)


def test_a_name_may_be_as_long_as_the_folder_allows_and_no_longer(tmp_path: Path) -> None:
    replace_file(tmp_path / ("n" * 255), b"x")
    with pytest.raises(FormatError, match="file_unwritable"):
        replace_file(tmp_path / ("n" * 256), b"x")
    with pytest.raises(FormatError, match="file_unreadable"):
        read_file(tmp_path / ("n" * 256))


def test_what_never_ends_is_read_no_further_than_the_limit() -> None:
    with pytest.raises(FormatError, match="file_too_large"):
        read_file(Path("/dev/zero"))


def test_a_pipe_nobody_writes_to_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.json")
    with pytest.raises(FormatError, match="file_empty"):
        read_file(tmp_path / "pipe.json")


def test_a_pipe_somebody_writes_to_is_read_to_its_end(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    descriptor = os.open(tmp_path / "pipe.csv", os.O_RDWR)
    os.write(descriptor, b"Touchpoint,Book\nEmotion,1")
    with ThreadPoolExecutor(1) as pool:
        reading = pool.submit(read_file, tmp_path / "pipe.csv")
        while not _is_drained(descriptor):
            time.sleep(0.01)
        os.close(descriptor)
        assert [t.name for t in reading.result(20).document.touchpoints] == ["Book"]


def _is_drained(descriptor: int) -> bool:
    return not select.select([descriptor], [], [], 0)[0]
