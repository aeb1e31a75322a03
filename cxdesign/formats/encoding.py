"""From bytes to text: UTF-8 and UTF-16 with a byte-order mark, UTF-8 without, else GB18030."""

from __future__ import annotations

import codecs
import re

from cxdesign.errors import FormatError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


def decode(data: bytes) -> str:
    r"""Return the text of a file.

    UTF-8 is tried first because Chinese text in GB18030 is practically never valid UTF-8, while the reverse happens.

    Raises
    ------
    FormatError
        ``file_encoding`` when no encoding fits, or the text has control characters that no text file has.

    Examples
    --------
    >>> decode("情绪".encode("gb18030")), decode(b"\xef\xbb\xbfEmotion")
    ('情绪', 'Emotion')
    """
    text = _decoded(data)
    control = _CONTROL.search(text)
    if control is not None:
        raise FormatError("file_encoding", line=text.count("\n", 0, control.start()) + 1)
    return text


def _decoded(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _strictly(data, "gb18030")


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise FormatError("file_encoding", line=data.count(b"\n", 0, error.start) + 1) from error


def is_text(data: bytes) -> bool:
    """Return whether the bytes are text in an encoding that :func:`decode` knows.

    >>> is_text(b"a,b"), is_text(b"PK" + bytes([3, 4, 0]))
    (True, False)
    """
    try:
        decode(data)
    except FormatError:
        return False
    return True


def first_character(data: bytes) -> str:
    """Return the first character of a text file that is not white space, or an empty string."""
    head = data[:4096]
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return head[len(mark) :].decode(encoding, "ignore").lstrip()[:1]
    return head.decode("utf-8", "ignore").lstrip()[:1]
