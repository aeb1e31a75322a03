"""A miniature as an SVG text. It holds no words but an escaped label, so nothing a user typed can act as markup."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from types import MappingProxyType
from xml.sax.saxutils import quoteattr

from cxdesign.views.miniature import Line, Mark, Miniature, Polyline, Rect, Route
from cxdesign.views.palette import Palette

KIND_TOKENS = (
    *("action", "think", "pain", "opportunity", "note"),
    *("evidence", "onstage", "backstage", "support"),
)
"""Endings of the tokens for the edge of a card."""
_RECTS = MappingProxyType(
    {
        "zone_delight": ("zone-delight", None),
        "zone_below": ("zone-below", None),
        "card": ("card", "hair-2"),
        "blank": ("paper", "hair-2"),
        **{f"kind_{kind}": (f"kind-{kind}", None) for kind in KIND_TOKENS},
        **{f"level_{level}": (f"lvl-{level}", f"lvl-{level}-line") for level in (1, 2, 3, 4)},
    }
)
_STROKES = MappingProxyType(
    {
        "stage": ("ink-2", 2.0, ""),
        "satisfaction": ("hair-2", 1.0, ""),
        "delight": ("hair-2", 1.0, "1.5 2"),
        "text": ("ink-4", 1.0, ""),
        "now": ("ink", 1.5, ""),
        "target": ("accent", 1.4, "3.5 2.5"),
        "flow": ("ink-4", 0.75, ""),
        "lit": ("accent", 1.4, ""),
        "line_of_interaction": ("ink-2", 1.0, ""),
        "line_of_visibility": ("ink-2", 1.0, "3.5 2.5"),
        "line_of_internal_interaction": ("ink-4", 1.0, "1.5 2"),
    }
)
_FILLS = MappingProxyType(
    {
        "accent": "accent",
        "trough": "ink-2",
        "now": "ink",
        "target": "accent",
        "blank": "ink-4",
        "fail": "kind-pain",
        "wait": "kind-onstage",
    }
)
_SHAPES = MappingProxyType(
    {
        "star": "M0 -5.4L1.7 -1.7L5.7 -1.2L2.7 1.5L3.5 5.5L0 3.5L-3.5 5.5L-2.7 1.5L-5.7 -1.2L-1.7 -1.7Z",
        "triangle": "M-3.5 -2.5H3.5L0 2.5Z",
        "diamond": "M0 -3.6L3.6 0L0 3.6L-3.6 0Z",
        "dot": "M-1.8 0A1.8 1.8 0 1 0 1.8 0A1.8 1.8 0 1 0 -1.8 0Z",
        "ring": "M-3 0A3 3 0 1 0 3 0A3 3 0 1 0 -3 0ZM-1.9 0A1.9 1.9 0 1 1 1.9 0A1.9 1.9 0 1 1 -1.9 0Z",
    }
)


def miniature_svg(miniature: Miniature, palette: Palette, *, label: str = "") -> str:
    """Return a miniature as an SVG element.

    Parameters
    ----------
    miniature : Miniature
        What to draw.
    palette : mapping
        One of those in :mod:`cxdesign.views.palette`.
    label : str, optional
        What a screen reader says; escaped. Without one the picture is decoration and hidden from it.

    Returns
    -------
    str
        The same for the same input, byte by byte; it scales to the width it is given.

    Examples
    --------
    >>> from cxdesign.views.palette import LIGHT
    >>> miniature_svg(Miniature(8, 4), LIGHT)
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 4" width="8" height="4" aria-hidden="true"></svg>'
    """
    size = f"{_number(miniature.width)} {_number(miniature.height)}"
    meaning = f'role="img" aria-label={quoteattr(label)}' if label else 'aria-hidden="true"'
    width, height = size.split()
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}" width="{width}" height="{height}" {meaning}>'
    parts = [
        *(_route(route, palette) for route in miniature.routes),
        *(_rect(rect, palette) for rect in miniature.rects if rect.width > 0 and rect.height > 0),
        *(_line(line, palette) for line in miniature.lines),
        *(_curve(curve, palette) for curve in miniature.polylines),
        *(_mark(mark, palette) for mark in miniature.marks),
    ]
    return head + "".join(parts) + "</svg>"


def smooth_path(points: Sequence[tuple[float, float]]) -> str:
    """Return a path through points that never overshoots them: cubic pieces with limited (monotone) slopes.

    The slope at a point is the harmonic mean of its neighbours' slopes, 0 where these differ in sign.

    >>> smooth_path([(0, 0), (3, 3), (6, 3)])
    'M0 0C1 1 2 3 3 3C4 3 5 3 6 3'
    """
    slopes = _slopes(points)
    path = [f"M{_number(points[0][0])} {_number(points[0][1])}"]
    for (x1, y1), (x2, y2), before, after in zip(points, points[1:], slopes, slopes[1:], strict=False):
        third = (x2 - x1) / 3
        numbers = (x1 + third, y1 + third * before, x2 - third, y2 - third * after, x2, y2)
        path.append("C" + " ".join(_number(number) for number in numbers))
    return "".join(path)


def _slopes(points: Sequence[tuple[float, float]]) -> list[float]:
    rises = [(y2 - y1) / (x2 - x1) for (x1, y1), (x2, y2) in pairwise(points)]
    if not rises:
        return [0.0] * len(points)
    inner = [2 * a * b / (a + b) if a * b > 0 else 0.0 for a, b in pairwise(rises)]
    return [rises[0], *inner, rises[-1]]


def _rect(rect: Rect, palette: Palette) -> str:
    fill, stroke = _RECTS[rect.role]
    outline = f' stroke="{palette[stroke]}" stroke-width=".75"' if stroke else ""
    place = f'x="{_number(rect.x)}" y="{_number(rect.y)}" width="{_number(rect.width)}" height="{_number(rect.height)}"'
    return f'<rect {place} fill="{palette[fill]}"{outline}/>'


def _line(line: Line, palette: Palette) -> str:
    return _stroke(f"M{_number(line.x1)} {_number(line.y)}H{_number(line.x2)}", line.role, palette)


def _curve(curve: Polyline, palette: Palette) -> str:
    return _stroke(smooth_path(curve.points), curve.role, palette)


def _route(route: Route, palette: Palette) -> str:
    first, *others = (f"{_number(x)} {_number(y)}" for x, y in route.points)
    return _stroke("M" + first + "".join(f"L{point}" for point in others), route.role, palette)


def _stroke(path: str, role: str, palette: Palette) -> str:
    colour, width, dashes = _STROKES[role]
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return f'<path d="{path}" fill="none" stroke="{palette[colour]}" stroke-width="{_number(width)}"{dashed}/>'


def _mark(mark: Mark, palette: Palette) -> str:
    place = f'transform="translate({_number(mark.x)} {_number(mark.y)})"'
    return f'<path {place} d="{_SHAPES[mark.shape]}" fill="{palette[_FILLS[mark.role]]}"/>'


def _number(value: float) -> str:
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text
