"""The look of the slides: a quiet master with the product's colours and fonts, in place of the library's own."""

from __future__ import annotations

import re

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.presentation import Presentation as Slides
from pptx.util import Pt

from cxdesign.formats.report.placed import SLIDE
from cxdesign.views.palette import LIGHT

LATIN, EAST_ASIAN = "Arial", "Microsoft YaHei"
"""Fonts named in the file: found on nearly every machine, or replaced by one of the same kind."""
COVER, PLAIN = 0, 1
"""Places of the two layouts that are kept."""
_KEPT = ("Title Slide", "Title Only")
_ROLES = {
    "dk1": "ink", "lt1": "card", "dk2": "ink-2", "lt2": "paper", "accent1": "accent", "accent2": "div-n3",
    "accent3": "div-p3", "accent4": "ink-3", "accent5": "accent-line", "accent6": "hair-2", "hlink": "accent",
    "folHlink": "ink-3",
}  # fmt: skip
_COLOUR = re.compile(rb"(<a:(\w+)>)<a:(?:sysClr|srgbClr)[^>]*/>(</a:\2>)")
_FONT = re.compile(rb'<a:latin typeface="[^"]*"[^>]*/>\s*<a:ea typeface="[^"]*"[^>]*/>')


def new_slides() -> Slides:
    """Return an empty presentation of 16:9 with two layouts: title slide, and title only."""
    slides = Presentation()
    slides.slide_width, slides.slide_height = Pt(SLIDE.width), Pt(SLIDE.height)
    for layout in list(slides.slide_layouts):
        if layout.name not in _KEPT:
            slides.slide_layouts.remove(layout)
    _paint(slides)
    _tidy(slides)
    return slides


def rgb(token: str) -> RGBColor:
    """Return a colour of the palette as the library takes it."""
    return RGBColor(*bytes.fromhex(LIGHT[token].lstrip("#")))  # type: ignore[no-untyped-call]  # the library's


def _paint(slides: Slides) -> None:
    """Put the product's colours and fonts into the theme; the library offers no way but the part's own bytes."""
    theme = slides.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    found = _COLOUR.sub(_recoloured, theme.blob)
    fonts = f'<a:latin typeface="{LATIN}"/><a:ea typeface="{EAST_ASIAN}"/>'.encode()
    theme._blob = _FONT.sub(fonts, found)


def _recoloured(match: re.Match[bytes]) -> bytes:
    role = match[2].decode()
    if role not in _ROLES:
        return match[0]
    return match[1] + f'<a:srgbClr val="{LIGHT[_ROLES[role]].lstrip("#").upper()}"/>'.encode() + match[3]


def _tidy(slides: Slides) -> None:
    """Give the master paper as its ground, and take out the placeholders for date, footer and number."""
    master = slides.slide_master
    fill = master.background.fill
    fill.solid()
    fill.fore_color.rgb = rgb("paper")
    for shapes in (master.shapes, *(layout.shapes for layout in slides.slide_layouts)):
        for shape in list(shapes):
            if shape.is_placeholder and shape.placeholder_format.idx in {10, 11, 12}:
                shape._element.getparent().remove(shape._element)  # the library cannot take a shape out
            else:
                shape.left, shape.top = Pt(SLIDE.margin), Pt(34)
                shape.width, shape.height = Pt(SLIDE.inner), Pt(34)
