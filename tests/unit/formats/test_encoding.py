from __future__ import annotations

import codecs

import pytest

from cxdesign.errors import FormatError
from cxdesign.formats.encoding import decode, first_character, is_text

TEXT = "阶段,预订\n情绪,＋３"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode("utf-8"),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("gb18030"),
    ],
    ids=["utf-8", "utf-8-sig", "utf-16-le", "utf-16-be", "gb18030"],
)
def test_known_encodings_are_read(data: bytes) -> None:
    assert decode(data) == TEXT


@pytest.mark.parametrize("data", [b"a\x00b", b"\x89PNG\r\n\x1a\n", b"ab\n\xff\xff", b"\xff\xfea", b"a\x1bb"])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(FormatError, match="file_encoding"):
        decode(data)
    assert not is_text(data)


def test_the_line_of_the_fault_is_named() -> None:
    with pytest.raises(FormatError) as refusal:
        decode(b"a\nb\nc\x00")
    assert refusal.value.params == {"line": 3}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_the_first_character_is_found_behind_marks_and_white_space(encoding: str) -> None:
    assert first_character("\n  {}".encode(encoding)) == "{"


def test_an_empty_file_has_no_first_character() -> None:
    assert first_character(b"") == ""
