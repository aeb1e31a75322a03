"""Whether this machine has the letters a picture needs: a missing one would become an empty box in a PNG."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from xml.sax.saxutils import escape

import vl_convert

from cxdesign.charts.converter import use_font_folder
from cxdesign.charts.style import FONT

NOWHERE = "\U0010fffd"
"""A letter no font has: it is drawn as the sign for missing ones."""
PLAIN = 0x250
"""Letters below are in every font: Latin with its accents."""
UNSEEN = frozenset({"Cc", "Cf", "Cs", "Mn", "Me", "Zl", "Zp", "Zs"})
"""Categories of letters that leave no trace of their own: spaces, joiners, marks on others."""
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def missing_glyphs(text: str) -> str:
    """Return the letters of a text that no font of this machine has, each once, in order.

    Each letter is drawn and compared with the sign for missing ones, so what is asked for is what a PNG will show.

    >>> missing_glyphs("score 3.72 – Ä")
    ''
    """
    use_font_folder()
    return "".join(letter for letter in sorted(set(writable(text))) if _needs_look(letter) and not _is_drawn(letter))


def writable(text: str) -> str:
    """Return a text without the letters that no SVG can hold.

    The drawing library ends the whole process over one such letter, so none may reach it.

    >>> writable("a" + chr(0xFFFE) + "b")
    'ab'
    """
    return _UNWRITABLE.sub("", text)


def _needs_look(letter: str) -> bool:
    return ord(letter) >= PLAIN and unicodedata.category(letter) not in UNSEEN


@cache
def _is_drawn(letter: str) -> bool:
    return _drawn(letter) != _drawn(NOWHERE)


@cache
def _drawn(letter: str) -> bytes:
    head = '<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" font-size="16"'
    return vl_convert.svg_to_png(f'{head} font-family="{FONT}"><text x="3" y="18">{escape(letter)}</text></svg>')
