"""Where a line of text may end.

Latin breaks between words, behind hyphens and slashes. Chinese, Japanese and Korean break between any two letters, but
no line begins with closing or ends with opening punctuation. Short texts in these are set in lines of about one width,
which end behind punctuation where they can: without a dictionary that tears the fewest words apart.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import accumulate

NO_START = frozenset("、。，．·！？：；）」』】》〉〕］｝”’…—～‰％%,.!?:;)]}»›")
"""Signs no line begins with."""
NO_END = frozenset("（「『【《〈〔［｛“‘([{«‹$¥￥#")
"""Signs no line ends with."""
UNSEEN = frozenset({"Mn", "Me", "Cf", "Cc"})
"""Categories of letters that take no room of their own."""
EVENED = 4
"""Most lines that are made even (ours): in longer texts one ragged line is not seen."""
FULL_ENOUGH = 0.55
"""Least part of the mean width of a line that ends early for punctuation (ours)."""
_PAUSES = frozenset("、。，．！？：；…—）」』】》〉”’,.!?:;)")
_LEANS_BACK = frozenset("的了吗呢吧么们着")
_LEANS_ON = frozenset("第不很更最没每0123456789")
"""Letters that nearly always belong to what stands before, and after them."""
_PAUSE, _TORN = 0.3, 0.2
"""What a line gains that ends behind punctuation and costs when it tears such letters off, in squared shares (ours)."""
_BREAK_AFTER = frozenset("-/–|\\_\u200b")
_JOINER = "\u200d"


def clusters(text: str) -> Iterator[str]:
    """Give letters with the marks and joiners that belong to them."""
    found = ""
    for letter in text:
        if found and not (found[-1] == _JOINER or unicodedata.category(letter) in UNSEEN or _is_modifier(letter)):
            yield found
            found = ""
        found += letter
    if found:
        yield found


def pieces(text: str) -> Iterator[str]:
    """Give the parts between which a line may end."""
    if text.isascii():
        yield from _words(text)
        return
    piece = ""
    for letter in text:
        if piece and _may_break(piece[-1], letter):
            yield piece
            piece = ""
        piece += letter
    if piece:
        yield piece


def is_evened(text: str, count: int) -> bool:
    """Return whether a text in so many lines is to be set in even ones.

    >>> is_evened("开会间隙", 2), is_evened("between meetings", 2), is_evened("开会间隙", 1)
    (True, False, False)
    """
    return 1 < count <= EVENED and not text.isascii() and any(map(is_broad, text))


def evened(parts: Sequence[str], widths: Sequence[tuple[float, float]], room: float, count: int) -> list[str] | None:
    """Return parts of a text in a number of lines of about one width, nothing where they do not fit in so many.

    Of all ways the one is taken whose lines differ least, in squares, from their mean; a line that ends behind
    punctuation is worth an uneven one.

    Parameters
    ----------
    parts : sequence of str
        As :func:`pieces` gives them.
    widths : sequence of (float, float)
        How wide each part is in the middle of a line, and without the space at its end.
    room : float
        Room of a line, in the same unit.
    count : int
        How many lines.

    Examples
    --------
    >>> evened("开会间隙用手机预订", [(1, 1)] * 9, 6, 2)
    ['开会间隙用', '手机预订']
    >>> evened(["开", "门，", "先", "试", "试", "床"], [(1, 1), (2, 2), *[(1, 1)] * 4], 6, 2)
    ['开门，', '先试试床']
    """
    starts = [0.0, *accumulate(wide for wide, _ in widths)]
    mean = starts[-1] / count
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for line in range(1, count + 1):
        found: dict[int, tuple[float, tuple[int, ...]]] = {}
        for start, (cost, ends) in best.items():
            for end in range(start + 1, len(parts) + 1):
                wide = starts[end - 1] - starts[start] + widths[end - 1][1]
                if wide > room:
                    break
                if (line == count) is not (end == len(parts)):
                    continue
                total = cost + _cost(wide / mean, parts[end - 1], parts[end] if end < len(parts) else "")
                if end not in found or total <= found[end][0] + 1e-9:
                    found[end] = (total, (*ends, end))
        best = found
    if len(parts) not in best:
        return None
    ends = best[len(parts)][1]
    return ["".join(parts[start:end]) for start, end in zip((0, *ends), ends, strict=False)]


def _cost(share: float, last: str, following: str) -> float:
    """Return what a line costs: how far it is from the mean, and how well it ends."""
    cost = (share - 1) ** 2
    if not following:
        return cost
    end = last.rstrip()[-1:]
    if end in _PAUSES:
        return cost - _PAUSE * (share >= FULL_ENOUGH)
    return cost + _TORN * ((end in _LEANS_ON) + (following[0] in _LEANS_BACK))


def _words(text: str) -> Iterator[str]:
    start = 0
    for place in range(1, len(text)):
        if _may_break(text[place - 1], text[place]):
            yield text[start:place]
            start = place
    if start < len(text):
        yield text[start:]


def _may_break(before: str, after: str) -> bool:
    if after == " " or after in NO_START or before in NO_END:
        return False
    if before == " ":
        return True
    if before in _BREAK_AFTER:
        return after.isalnum()
    if before == _JOINER or unicodedata.category(after) in UNSEEN or _is_modifier(after):
        return False
    return is_broad(before) or is_broad(after)


def is_broad(letter: str) -> bool:
    """Return whether a letter is drawn by a font of East Asian letters."""
    return letter > "\u10ff" and is_wide(letter)


def is_wide(letter: str) -> bool:
    """Return whether a letter is as wide as its size."""
    return unicodedata.east_asian_width(letter) in {"W", "F"}


def _is_modifier(letter: str) -> bool:
    return "\U0001f3fb" <= letter <= "\U0001f3ff"
