"""How wide text is at most, letter by letter, so that what is measured to fit does fit, whichever plain font draws it.

The widths of Latin letters are those that :mod:`cxdesign.charts.advances` tells; full-width letters are as wide as
their size. :mod:`cxdesign.charts.lettering` is nearer to the mean width.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from cxdesign.charts.advances import LATIN
from cxdesign.charts.breaking import UNSEEN, clusters, pieces

MARGIN, BOLD = 1.04, 1.09
"""What is added for fonts that run wider, and for bold letters (ours)."""
_WIDTHS = {letter: width / 1000 for letter, width in LATIN.items() if letter.isascii()}
_NARROW_SIGNS = frozenset("–−×÷·•‹›′")
EMOJI = 1.4
"""Width of a pictograph, in sizes (ours)."""
_WORD = re.compile(r"\s+|\S+")


def widest(text: str, size: float, *, is_bold: bool = False) -> float:
    """Return how wide a text is at most in a size, in the same unit.

    >>> round(widest("score", 10), 1), round(widest("服务", 10), 1)
    (25.4, 20.8)
    """
    return size * MARGIN * (BOLD if is_bold else 1.0) * sum(map(_width, text))


class Line(NamedTuple):
    """A line of a text; ``after`` is what stood between it and the next: a space, nothing, or a line break."""

    text: str
    after: str


def wrapped(text: str, size: float, width: float, *, is_bold: bool = False) -> tuple[Line, ...]:
    """Return a text in lines that are no wider than a width; line breaks in it are kept.

    A line ends between words and beside full-width letters; a word that is wider than a whole line is divided.

    >>> [line.text for line in wrapped("one two three", 10, 45)]
    ['one two', 'three']
    >>> [line.text for line in wrapped("abcdefghij", 10, 30)], [line.text for line in wrapped("服务设计。", 10, 22)]
    (['abcde', 'fghij'], ['服务', '设', '计。'])
    """
    room = width / (size * MARGIN * (BOLD if is_bold else 1.0))
    return tuple(line for part in text.split("\n") for line in _lines(part, room))


def paragraphs(lines: Iterable[Line]) -> tuple[str, ...]:
    r"""Return the text of lines as it was before it was broken, a paragraph each.

    >>> paragraphs(wrapped("one two three\nfour", 10, 45))
    ('one two three', 'four')
    """
    text = "".join(line.text + line.after for line in lines)
    return tuple(text.rstrip(" ").removesuffix("\n").split("\n"))


def cut_to(text: str, size: float, width: float) -> str:
    """Return a text on one line, its end replaced by an ellipsis when it could be wider.

    >>> cut_to("Feeling valued", 10, 45), cut_to("short", 10, 60)
    ('Feeling…', 'short')
    """
    line = " ".join(text.split())
    if widest(line, size) <= width:
        return line
    room = width / (size * MARGIN) - _width("…")
    return _divided(line, max(room, 1.0))[0].rstrip() + "…"


def _lines(text: str, room: float) -> Iterator[Line]:
    line, used = "", 0.0
    for piece in _pieces(text):
        needed = sum(map(_width, piece))
        if piece == " ":
            line, used = line + piece, used + needed
            continue
        if line.strip() and used + needed > room:
            yield Line(line.rstrip(), " " if line.endswith(" ") else "")
            line, used = "", 0.0
        *whole, rest = _divided(piece, room) if needed > room else [piece]
        yield from (Line(part, "") for part in whole)
        line, used = line.lstrip() + rest, used * bool(line.strip()) + sum(map(_width, rest))
    yield Line(line.rstrip(), "\n")


def _pieces(text: str) -> Iterator[str]:
    """Give the parts between which a line may end, and a space for what stands between words."""
    for word in _WORD.findall(text):
        if word.isspace():
            yield " "
        else:
            yield from pieces(word)


def _divided(word: str, room: float) -> list[str]:
    """Return the parts of a word of which each fits into a line, at least a letter each."""
    parts, used = [""], 0.0
    for letter in clusters(word):
        width = sum(map(_width, letter))
        if parts[-1] and used + width > room:
            parts.append("")
            used = 0.0
        parts[-1] += letter
        used += width
    return parts


@lru_cache(maxsize=4096)
def _width(letter: str) -> float:
    if letter in _WIDTHS:
        return _WIDTHS[letter]
    if unicodedata.category(letter) in UNSEEN:
        return 0.0
    if letter in _NARROW_SIGNS:
        return 0.6
    plain = unicodedata.normalize("NFD", letter)[0]
    if plain in _WIDTHS:
        return _WIDTHS[plain]
    if ord(letter) >= 0x1F000 and not _is_ideograph(letter):
        return EMOJI
    return 1.0


def _is_ideograph(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith("CJK")
