"""Arrows along their ways: line, head, and the word of a repeat."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from cxdesign.domain.blueprint import Flow
from cxdesign.drawing.beside import Beside
from cxdesign.drawing.pen import Pen, Style, way
from cxdesign.drawing.routing import Route

HEAD, HALF = 6.25, 3.0
"""Length of the head, and half of its width."""
WORD = Style(11, 13, "ink-2", anchor="middle")


def draw_arrows(
    pen: Pen, ways: Mapping[str, Route], flows: Sequence[Flow], *, lit: frozenset[tuple[str, str]], word: str
) -> None:
    """Draw arrows, those that are lit last so that they lie on top.

    Parameters
    ----------
    pen : Pen
        Draws.
    ways : mapping
        The way of each arrow by its id.
    flows : sequence of Flow
        The arrows.
    lit : frozenset of (str, str)
        Ends of the arrows that are lit.
    word : str
        What stands on a repeat.
    """
    for flow in sorted(flows, key=lambda flow: (_is_lit(flow, lit), flow.id)):
        if flow.id in ways:
            _arrow(pen, flow, ways[flow.id], is_lit=_is_lit(flow, lit))
    for flow in flows:
        route = ways.get(flow.id)
        if route is not None and route.run is not None:
            _word(pen, route.run, word)


def draw_talk(pen: Pen, ways: Mapping[str, Route], beside: Beside) -> None:
    """Draw the marks of the comments on arrows, each on the longest stretch of its way and on a ground of its own."""
    for flow_id, route in ways.items():
        width = beside.room(flow_id)
        if width:
            x, y = _beside(route, width)
            pen.rect(x - 3, y - 8, width + 6, 16, "paper", stroke="hair", radius=3)
            beside.draw(flow_id, x, y)


def _beside(route: Route, width: float) -> tuple[float, float]:
    """Return where a mark of a width stands: right of a line that goes up or down, else on it, off its word."""
    stretches = list(pairwise(route.points))
    (x1, y1), (x2, y2) = max(stretches, key=lambda ends: abs(ends[0][0] - ends[1][0]) + abs(ends[0][1] - ends[1][1]))
    if x1 == x2:
        return x1 + 7, y1 + (y2 - y1) * 0.25
    part = 0.5 if route.run is None else 0.2
    return x1 + (x2 - x1) * part - width / 2, y1 + (y2 - y1) * part


def _is_lit(flow: Flow, lit: frozenset[tuple[str, str]]) -> bool:
    return not flow.is_repeat and (flow.source_id, flow.target_id) in lit


def _arrow(pen: Pen, flow: Flow, route: Route, *, is_lit: bool) -> None:
    colour, width = ("accent", 2.25) if is_lit else ("ink-3", 1.1)
    dashes = "1 3" if flow.is_non_visual else "4 3" if flow.is_repeat else ""
    if is_lit:
        pen.signs.add("critical")
    if flow.is_non_visual:
        pen.signs.add("non_visual")
    points = list(route.points)
    (x1, y1), (x, y) = points[-2], points[-1]
    dx, dy = (x > x1) - (x < x1), (y > y1) - (y < y1)
    points[-1] = (x - dx * (HEAD - 1), y - dy * (HEAD - 1))
    pen.open("arrow", key=flow.id)
    pen.stroke(way(points), colour, max(width, 1.5) if flow.is_non_visual else width, dashes=dashes)
    back = (x - dx * HEAD, y - dy * HEAD)
    pen.shape(
        way([(x, y), (back[0] + dy * HALF, back[1] + dx * HALF), (back[0] - dy * HALF, back[1] - dx * HALF)]) + "z",
        colour,
    )
    pen.close()


def _word(pen: Pen, run: tuple[float, float, float], word: str) -> None:
    x1, x2, y = run
    width = pen.lettering.width(word, WORD.size) + 10
    if x2 - x1 > width:
        middle = (x1 + x2) / 2
        pen.rect(middle - width / 2, y - 7, width, 14, "paper-2")
        pen.text(middle, y + 4, (word,), WORD)
