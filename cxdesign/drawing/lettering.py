"""Text in lines: how wide it will be, and where its lines break.

Latin breaks between words, behind hyphens and slashes, and inside a word only where it is wider than its line. Chinese,
Japanese and Korean break between any two letters, but no line begins with closing or ends with opening punctuation;
:mod:`cxdesign.charts.breaking` says how.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from cxdesign.charts.advances import BROAD, CJK, CJK_BOLD, LATIN, LATIN_BOLD, UNKNOWN
from cxdesign.charts.breaking import NO_START, UNSEEN, clusters, evened, is_broad, is_evened, is_wide, pieces

LATIN_FAMILIES = (
    "Arial, 'Liberation Sans', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC',"
    " 'Source Han Sans SC', sans-serif"
)
CHINESE_FAMILIES = (
    "'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', 'Source Han Sans SC', Arial,"
    " 'Liberation Sans', sans-serif"
)
"""Families whose widths are known: those of Arial are the same everywhere, Chinese letters are as wide as high."""


@dataclass(frozen=True)
class Lettering:
    """Measures and breaks text as one language sets it."""

    locale: str

    @property
    def is_chinese(self) -> bool:
        """Whether Chinese fonts come first, so that punctuation is theirs."""
        return self.locale.startswith("zh")

    @property
    def families(self) -> str:
        """Fonts, the first one that is there counts."""
        return CHINESE_FAMILIES if self.is_chinese else LATIN_FAMILIES

    def width(self, text: str, size: float, *, is_bold: bool = False) -> float:
        """Return how wide a line is.

        >>> Lettering("en").width("Plan", 10), Lettering("zh-CN").width("计划", 10)
        (20.01, 20.0)
        """
        return _units(text, self._is_cjk(text), is_bold) * size / 1000

    def lines(self, text: str, size: float, width: float, *, is_bold: bool = False) -> tuple[str, ...]:
        """Return a text in lines no wider than a width, as far as single letters allow.

        A line keeps the space it was broken at, which takes no room: joined, the lines are the text again.

        Parameters
        ----------
        text : str
            Its own line breaks are kept, blank lines are not.
        size : float
            Size of the letters.
        width : float
            Room of a line, in the same unit.
        is_bold : bool
            Whether it is set bold.

        Examples
        --------
        >>> Lettering("en").lines("Books in the app", 10, 50), Lettering("zh-CN").lines("服务（设计）。", 10, 40)
        (('Books in ', 'the app'), ('服务（设', '计）。'))
        """
        return _broken(text, size, round(width, 2), self._is_cjk(text), is_bold)

    def _is_cjk(self, text: str) -> bool:
        """Tell whether a text is measured by Chinese fonts: what draws PNG and PDF takes a mixed text from one font."""
        return self.is_chinese or (not text.isascii() and any(map(is_broad, text)))


def forget() -> None:
    """Forget what was measured before, to be timed as if nothing had been."""
    for kept in (_broken, _units, _other):
        kept.cache_clear()


@lru_cache(maxsize=16384)
def _broken(text: str, size: float, width: float, is_chinese: bool, is_bold: bool) -> tuple[str, ...]:
    room = width * 1000 / size
    parts = [_even(part.strip(), room, is_chinese, is_bold) for part in text.splitlines() if part.strip()]
    for part in parts[:-1]:
        part[-1] += " "
    return tuple(line for part in parts for line in part)


def _even(text: str, room: float, is_chinese: bool, is_bold: bool) -> list[str]:
    """Return a paragraph in lines: short Chinese ones even; in long ones no one or two letters are left for the last.

    Of the ways to give the last more, one that breaks behind punctuation is best.
    """
    lines = list(_filled(text, room, is_chinese, is_bold))
    if is_evened(text, len(lines)):
        parts = list(pieces(" ".join(text.split())))
        widths = [(_units(part, is_chinese, is_bold), _units(part.rstrip(), is_chinese, is_bold)) for part in parts]
        return evened(parts, widths, room, len(lines)) or lines
    if len(lines) < 2 or len(lines[-1]) > 2 or not is_broad(lines[-1][0]):
        return lines
    ways = [list(_filled(text, less, is_chinese, is_bold)) for less in _less(room)]
    ways = [way for way in ways if len(way) == len(lines) and len(way[-1]) > 2]
    return next((way for way in ways if way[-2][-1] in NO_START), ways[0] if ways else lines)


def _less(room: float) -> list[float]:
    """Return narrower rooms, by one to four full-width letters, as long as five find room."""
    return [room - less * BROAD for less in range(1, 5) if room - less * BROAD >= 5 * BROAD]


def _filled(text: str, room: float, is_chinese: bool, is_bold: bool) -> Iterator[str]:
    line, used = "", 0.0
    for piece in pieces(" ".join(text.split())):
        wide = _units(piece.rstrip(), is_chinese, is_bold)
        if line and used + wide > room:
            yield line
            line, used = "", 0.0
        while wide > room and len(piece) > 1:
            head = _fitting(piece, room, is_chinese, is_bold)
            if len(head) >= len(piece.rstrip()):
                break
            yield head
            piece = piece[len(head) :]  # noqa: PLW2901 – what is left of it
            wide = _units(piece.rstrip(), is_chinese, is_bold)
        line += piece
        used += _units(piece, is_chinese, is_bold)
    if line.rstrip():
        yield line.rstrip()


def _fitting(piece: str, room: float, is_chinese: bool, is_bold: bool) -> str:
    """Return the beginning of a word that finds room, at least one letter with what belongs to it."""
    used, end = 0.0, 0
    for letter in clusters(piece):
        used += _units(letter, is_chinese, is_bold)
        if end and used > room:
            break
        end += len(letter)
    return piece[:end]


@lru_cache(maxsize=65536)
def _units(text: str, is_chinese: bool, is_bold: bool) -> float:
    table = _TABLES[is_chinese, is_bold]
    return sum(table[letter] if letter in table else _other(letter) for letter in text)


@lru_cache(maxsize=8192)
def _other(letter: str) -> int:
    if unicodedata.category(letter) in UNSEEN:
        return 0
    if is_wide(letter):
        return BROAD if ord(letter) < 0x1F000 else 1250
    plain = unicodedata.normalize("NFD", letter)[0]
    return LATIN.get(plain, UNKNOWN) if plain != letter else UNKNOWN


_TABLES: Mapping[tuple[bool, bool], Mapping[str, int]] = {
    (False, False): LATIN,
    (False, True): LATIN_BOLD,
    (True, False): CJK,
    (True, True): CJK_BOLD,
}
