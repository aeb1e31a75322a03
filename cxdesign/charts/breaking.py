"""Where a line of text may end.

Latin breaks between words, behind hyphens and slashes. Chinese, Japanese and Korean break between any two letters, but
no line begins with closing or ends with opening punctuation.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

NO_START = frozenset("、。，．·！？：；）」』】》〉〕］｝”’…—～‰％%,.!?:;)]}»›")
"""Signs no line begins with."""
NO_END = frozenset("（「『【《〈〔［｛“‘([{«‹$¥￥#")
"""Signs no line ends with."""
UNSEEN = frozenset({"Mn", "Me", "Cf", "Cc"})
"""Categories of letters that take no room of their own."""
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
