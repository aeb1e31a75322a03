"""Pictures as files: SVG with real text, and PNG. Each carries title, reading, chart, note and source on paper.

Works without network and without a browser. A PNG is drawn with the fonts of this machine, so
:func:`cxdesign.charts.glyphs.missing_glyphs` is to be asked first; an SVG is drawn with those of whoever opens it.
Not supported: dark files, and what can be clicked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import altair as alt
import vl_convert

from cxdesign.charts.converter import png, use_font_folder
from cxdesign.charts.glyphs import missing_glyphs, writable
from cxdesign.charts.lettering import broken
from cxdesign.charts.picture import Drawing, Picture
from cxdesign.charts.style import FONT, LABEL
from cxdesign.views.palette import LIGHT

MARGIN = 24.0
NARROWEST = 420.0
"""A file is at least so wide, so that its title has room."""
SCALE = 2.0
"""Pixels of a PNG for each unit of the drawing."""
LATIN, FIRST_CHINESE = "Arial, 'Liberation Sans', 'DejaVu Sans'", "'PingFang SC'"
VERSION = ".".join(alt.SCHEMA_VERSION.removeprefix("v").split(".")[:2])
_SIZE = re.compile(r'width="([\d.]+)" height="([\d.]+)"')


@dataclass(frozen=True)
class _Line:
    text: str
    size: float
    colour: str
    weight: int = 400


def picture_svg(picture: Picture, *, source: str = "", locale: str = "en") -> str:
    """Return a picture as an SVG document.

    Parameters
    ----------
    picture : Picture
        Made with :data:`cxdesign.views.palette.LIGHT`.
    source : str, optional
        Where the figures come from: project, round, date.
    locale : str
        Language of its words; it decides which forms of shared Chinese letters are drawn.

    Returns
    -------
    str
        Its words are text: they can be searched and copied.
    """
    drawn, width, height = ("", 0.0, 0.0) if picture.chart is None else _drawn(picture.chart, locale)
    room = max(width, NARROWEST)
    head = _lines(picture.title, 17, LIGHT["ink"], room, 600) + _lines(picture.sentence, 12.5, LIGHT["ink-2"], room)
    foot = _lines(picture.note, LABEL, LIGHT["ink-3"], room) + _lines(source, LABEL, LIGHT["ink-3"], room)
    above, y = _written(head, MARGIN)
    y += 12
    placed = drawn.replace("<svg ", f'<svg x="{MARGIN:g}" y="{y:g}" ', 1)
    below, bottom = _written(foot, y + height + 10)
    size = f'width="{room + 2 * MARGIN:g}" height="{bottom + MARGIN:g}"'
    document = (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} lang={quoteattr(locale)} xml:lang={quoteattr(locale)}'
        f' role="img" aria-label={quoteattr(picture.sentence)} font-family={quoteattr(_font(locale))}'
        f' style="font-variant-numeric:tabular-nums"><title>{escape(picture.title)}</title>'
        f'<rect width="100%" height="100%" fill="{LIGHT["paper"]}"/>{above}{placed}{below}</svg>'
    )
    return writable(document)


def picture_png(picture: Picture, *, source: str = "", locale: str = "en", scale: float = SCALE) -> bytes:
    """Return a picture as a PNG of ``scale`` pixels for each unit; otherwise as :func:`picture_svg`."""
    return png(picture_svg(picture, source=source, locale=locale), scale)


def undrawable(picture: Picture, source: str = "") -> str:
    """Return the letters of a picture that a PNG made here would show as boxes, each once."""
    return missing_glyphs(picture.texts() + source)


def _drawn(chart: Drawing, locale: str) -> tuple[str, float, float]:
    """Return the chart as SVG with its width and height."""
    use_font_folder()
    specification = _writable(chart.to_dict(validate=False))
    specification["config"] = {**specification.get("config", {}), "font": _font(locale)}
    svg = vl_convert.vegalite_to_svg(specification, vl_version=VERSION)
    found = _SIZE.search(svg)
    assert found is not None, "a drawing has a size"
    return svg, float(found[1]), float(found[2])


def _writable(found: Any) -> Any:  # Any: JSON
    """Return a specification without the letters that no SVG can hold."""
    if isinstance(found, str):
        return writable(found)
    if isinstance(found, dict):
        return {name: _writable(value) for name, value in found.items()}
    return [_writable(value) for value in found] if isinstance(found, list | tuple) else found


def _font(locale: str) -> str:
    """Return the families for a language: Latin quotation marks must not come from a Chinese font, nor the reverse."""
    return FONT if locale.startswith("zh") else FONT.replace(FIRST_CHINESE, f"{LATIN}, {FIRST_CHINESE}")


def _lines(text: str, size: float, colour: str, width: float, weight: int = 400) -> list[_Line]:
    return [_Line(line, size, colour, weight) for line in broken(text, size, width)]


def _written(lines: list[_Line], y: float) -> tuple[str, float]:
    """Return lines as SVG from a height downward, and the height below them."""
    found = []
    for line in lines:
        y += line.size * 1.4
        place = f'x="{MARGIN:g}" y="{y - line.size * 0.3:.1f}" font-size="{line.size:g}" font-weight="{line.weight}"'
        found.append(f'<text {place} fill="{line.colour}">{escape(line.text)}</text>')
    return "".join(found), y
