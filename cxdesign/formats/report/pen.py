"""Words and lines drawn as SVG, for the pages of a report that are printed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

from cxdesign.charts.paper import drawable, family
from cxdesign.charts.widths import Line
from cxdesign.formats.report.lettered import held
from cxdesign.formats.report.placed import PlacedPhoto, PlacedPicture, Style
from cxdesign.formats.report.project_pictures import NO_PICTURES, embedded
from cxdesign.views.palette import LIGHT

_SIZE = re.compile(r'<svg (?=[^>]*viewBox)(?:xmlns="[^"]*" )?width="[^"]*" height="[^"]*"')
ASCENT = 0.78
"""How far below the top of its line a letter stands, in parts of the line."""


class Pen:
    """Draws words, lines and pictures; letters that no font has become boxes."""

    def __init__(self, missing: str, pictures: Mapping[str, bytes] = NO_PICTURES) -> None:
        self._missing, self._pictures = missing, pictures

    def words(self, x: float, y: float, text: str, style: Style, *, anchor: str = "start") -> str:
        """Return a text whose letters stand on a height."""
        shown = drawable(held(text), self._missing)
        if not shown.strip():
            return ""
        weight = ' font-weight="700"' if style.is_bold else ""
        return (
            f'<text x="{x:.2f}" y="{y:.2f}" font-size="{style.size:.2f}" text-anchor="{anchor}"'
            f' fill="{LIGHT[style.colour]}"{weight} font-family={quoteattr(family(shown))}>{escape(shown)}</text>'
        )

    def lines(self, x: float, y: float, lines: tuple[Line, ...], style: Style, *, anchor: str = "start") -> str:
        """Return lines one below the other, from a height downward."""
        return "".join(
            self.words(x, y + (place + ASCENT) * style.leading, line.text, style, anchor=anchor)
            for place, line in enumerate(lines)
        )

    def picture(self, placed: PlacedPicture) -> str:
        """Return a drawing in its place."""
        place = placed.place
        size = f'x="{place.x:.2f}" y="{place.y:.2f}" width="{place.width:.2f}" height="{place.height:.2f}"'
        return drawable(_SIZE.sub(f"<svg {size}", placed.picture.svg, count=1), self._missing)

    def photo(self, placed: PlacedPhoto) -> str:
        """Return a picture of the project in its place, a frame where it cannot be read."""
        place = placed.place
        box = f'x="{place.x:.2f}" y="{place.y:.2f}" width="{place.width:.2f}" height="{place.height:.2f}"'
        address = embedded(self._pictures.get(placed.photo.digest, b""))
        if not address:
            return f'<rect {box} fill="{LIGHT["paper-2"]}" stroke="{LIGHT["hair"]}"/>'
        return f'<image {box} href="{address}" preserveAspectRatio="xMidYMid meet"/>'

    def rule(self, x: float, y: float, width: float, colour: str = "hair", weight: float = 0.75) -> str:
        """Return a level line."""
        return (
            f'<rect x="{x:.2f}" y="{y - weight / 2:.2f}" width="{width:.2f}" height="{weight}" fill="{LIGHT[colour]}"/>'
        )
