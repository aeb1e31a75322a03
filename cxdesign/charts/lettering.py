"""How wide text will be, near enough to break lines and leave room; whoever draws it knows exactly."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

NARROW, BROAD = 0.56, 1.0
"""Mean widths of Latin and of full-width letters, in sizes (ours)."""
_WIDE = frozenset({"W", "F"})


def width_of(text: str, size: float) -> float:
    """Return about how wide a text is in a size, in the same unit.

    >>> width_of("服务", 12), round(width_of("score", 12), 1)
    (24.0, 33.6)
    """
    return size * sum(BROAD if _is_broad(letter) else NARROW for letter in text)


def broken(text: str, size: float, width: float) -> tuple[str, ...]:
    """Return a text in lines of at most a width: broken between words, and before any full-width letter.

    >>> broken("one two three", 10, 45), broken("服务设计", 10, 25)
    (('one two', 'three'), ('服务', '设计'))
    """
    lines = [""]
    for piece in _pieces(text):
        if lines[-1] and width_of((lines[-1] + piece).rstrip(), size) > width:
            lines.append("")
        lines[-1] += piece if lines[-1] else piece.lstrip()
    return tuple(line.rstrip() for line in lines if line.strip())


def cut(text: str, size: float, width: float) -> str:
    """Return a text on one line, its end replaced by an ellipsis when it is wider.

    >>> cut("Feeling valued", 10, 60), cut("short", 10, 60)
    ('Feeling v…', 'short')
    """
    line = " ".join(text.split())
    if width_of(line, size) <= width:
        return line
    return line[: _fitting(line, size, width)].rstrip() + "…"


def _fitting(line: str, size: float, width: float) -> int:
    """Return how many letters find room before an ellipsis."""
    used = NARROW
    for place, letter in enumerate(line):
        used += BROAD if _is_broad(letter) else NARROW
        if size * used > width:
            return place
    return len(line)


def _pieces(text: str) -> Iterator[str]:
    """Give the parts between which a line may end; closing punctuation stays with what it closes."""
    piece = ""
    for letter in text:
        if piece and (_may_begin(letter) or (piece[-1] == " " and letter != " ")):
            yield piece
            piece = ""
        piece += letter
    if piece:
        yield piece


def _may_begin(letter: str) -> bool:
    return _is_broad(letter) and unicodedata.category(letter) == "Lo"


def _is_broad(letter: str) -> bool:
    return unicodedata.east_asian_width(letter) in _WIDE
