"""Text in shapes of slides: exact line spacing, fonts for both scripts, and only what a file can hold."""

from __future__ import annotations

import re

from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.text.text import Font, TextFrame
from pptx.util import Pt

from cxdesign.formats.report.placed import Style
from cxdesign.formats.report.theme import EAST_ASIAN, LATIN, rgb

_UNHELD = re.compile("[^\t\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
ALIGNS = {"left": PP_ALIGN.LEFT, "right": PP_ALIGN.RIGHT}


def put(frame: TextFrame, paragraphs: tuple[str, ...], style: Style, align: str = "left") -> None:
    """Put paragraphs into a frame without margins of its own."""
    frame.word_wrap = True
    frame.auto_size = MSO_AUTO_SIZE.NONE
    frame.vertical_anchor = MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Pt(0)
    for place, text in enumerate(paragraphs):
        if place:
            frame.add_paragraph()  # type: ignore[no-untyped-call]  # the library's
        paragraph = frame.paragraphs[place]
        paragraph.alignment = ALIGNS[align]
        paragraph.line_spacing = Pt(style.leading)
        paragraph.space_before = paragraph.space_after = Pt(0)
        run = paragraph.add_run()
        run.text = held(text)
        dress(run.font, style)


def dress(font: Font, style: Style) -> None:
    """Give a font size, colour, weight and the families of both scripts."""
    font.size, font.bold = Pt(round(style.size, 1)), style.is_bold
    font.color.rgb = rgb(style.colour)
    font.name = LATIN
    properties = font._rPr  # the library knows Latin letters only
    for tag in ("a:ea", "a:cs"):
        family = EAST_ASIAN if tag == "a:ea" else LATIN
        properties.append(properties.makeelement(qn(tag), {"typeface": family}))


def held(text: str) -> str:
    """Return a text without what no file of this kind can hold, on one line.

    >>> held("a" + chr(11) + "b")
    'a b'
    """
    return " ".join(_UNHELD.sub("", " ".join(text.splitlines())).split(" "))
