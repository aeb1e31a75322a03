"""A page drawn as SVG turned into a page of a PDF: its text stays text, with the letters it needs embedded.

Works without network and without a browser. Where a text has a letter that no font of this machine has, all its other
letters would be lost with it: :func:`drawable` takes such letters out first.
"""

from __future__ import annotations

from cxdesign.charts.breaking import is_broad
from cxdesign.charts.converter import pdf
from cxdesign.charts.glyphs import missing_glyphs, writable

LATIN = "Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif"
CHINESE = (
    "'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', 'Source Han Sans SC', "
    "'WenQuanYi Micro Hei', sans-serif"
)
BOX = "□"
"""What stands for a letter that no font has."""


def pdf_page(svg: str) -> bytes:
    """Return a PDF of one page, of the size of the drawing: a unit of it is a point.

    >>> pdf_page('<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>')[:5]
    b'%PDF-'
    """
    return pdf(svg)


def undrawable_letters(texts: str) -> str:
    """Return the letters of texts that no font of this machine has, each once."""
    return missing_glyphs(texts)


def drawable(text: str, missing: str) -> str:
    """Return a text with a box in the place of each missing letter, without what no file can hold.

    >>> drawable("a" + chr(0xFFFE) + "bc", "c")
    'ab□'
    """
    return "".join(BOX if letter in missing else letter for letter in writable(text))


def family(text: str) -> str:
    """Return the font families for a text: those of Chinese as soon as it has a letter of theirs.

    Whatever draws the page takes all letters of a text from one font that has them all, if the first family has not.

    >>> family("A 服") == CHINESE, family("A") == LATIN
    (True, True)
    """
    return CHINESE if any(map(is_broad, text)) else LATIN
