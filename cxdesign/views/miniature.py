"""A journey as a small picture without words: what Home shows of a sample or project, drawn from its graph.

Stage bars on top; the emotion plane with its two zones, the now curve, the dashed target curve, a star on planned peaks
and a triangle at the trough; cards by lane; pyramid levels below. Colours are named by role, never by value.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

import networkx as nx

from cxdesign.analysis.sequence import trough
from cxdesign.domain.vocabulary import BLUEPRINT_ONLY_ROLES

WIDTH, HEIGHT = 268.0, 180.0
LEFT, RIGHT = 10.0, 258.0
STAGE_Y, PLANE_TOP, PLANE_BOTTOM = 9.0, 16.0, 74.0
CARDS_TOP, CARDS_BOTTOM, CARD_HEIGHT, CARD_GAP = 82.0, 150.0, 16.0, 5.0
CHIP_Y, CHIP_WIDTH, CHIP_HEIGHT = 159.0, 11.0, 9.0
COLUMN_LIMIT = 48
"""Most columns a miniature has (ours); longer journeys are drawn with several touchpoints to a column."""
ROW_LIMIT = 5
"""Most lanes a miniature shows (ours): the first ones that hold cards."""

KINDS = {"customer_actions": "action", "thinking": "think", "pains": "pain", "opportunities": "opportunity"}


@dataclass(frozen=True)
class Rect:
    """A filled box; ``role`` names its colours."""

    role: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Line:
    """A horizontal stroke."""

    role: str
    x1: float
    x2: float
    y: float


@dataclass(frozen=True)
class Polyline:
    """A curve through points in ascending x."""

    role: str
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Mark:
    """A small shape around a point: ``star``, ``triangle`` or ``dot``."""

    shape: str
    role: str
    x: float
    y: float


@dataclass(frozen=True)
class Miniature:
    """Everything there is to draw, each group in drawing order: boxes, strokes, curves, marks."""

    width: float
    height: float
    rects: tuple[Rect, ...] = ()
    lines: tuple[Line, ...] = ()
    polylines: tuple[Polyline, ...] = ()
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True)
class _Column:
    """One or, in long journeys, several neighbouring touchpoints of a stage."""

    stage_id: str
    now: int | None
    target: int | None
    is_peak: bool
    is_counted: bool
    level: str | None
    lanes: frozenset[tuple[int, str]]


@dataclass(frozen=True)
class _Plane:
    """Where the columns stand and how high an emotion lies."""

    left: float
    right: float
    top: float
    bottom: float
    lowest: float
    count: int

    @property
    def step(self) -> float:
        return (self.right - self.left) / max(self.count, 1)

    def x(self, column: int) -> float:
        return self.left + (column + 0.5) * self.step

    def y(self, value: float) -> float:
        return self.top + (5 - value) * (self.bottom - self.top) / (5 - self.lowest)


def build_miniature(graph: nx.MultiDiGraph[str]) -> Miniature:
    """Return the small picture of a document's graph.

    Parameters
    ----------
    graph : networkx.MultiDiGraph
        As :func:`cxdesign.graph.build.build_graph` returns it.

    Returns
    -------
    Miniature
        268 × 180 units. Touchpoints without a value leave a gap in the curve.
    """
    columns = _columns(graph)
    plane = _plane(columns, LEFT, RIGHT, PLANE_TOP, PLANE_BOTTOM)
    satisfaction, delight = (plane.y(graph.graph[name]) for name in ("satisfaction_line", "delight_line"))
    zones = (
        Rect("zone_delight", LEFT, PLANE_TOP, RIGHT - LEFT, max(delight - PLANE_TOP, 0.0)),
        Rect("zone_below", LEFT, satisfaction, RIGHT - LEFT, max(PLANE_BOTTOM - satisfaction, 0.0)),
    )
    cards, writing = _cards(columns, plane)
    return Miniature(
        WIDTH,
        HEIGHT,
        rects=(*zones, *cards, *_chips(columns, plane)),
        lines=(
            *_stage_bars(columns, plane),
            Line("satisfaction", LEFT, RIGHT, satisfaction),
            Line("delight", LEFT, RIGHT, delight),
            *writing,
        ),
        polylines=(*_curve("target", columns, plane), *_curve("now", columns, plane)),
        marks=(*_lone_points(columns, plane), *_stars(columns, plane), *_trough_mark(columns, plane)),
    )


def build_sparkline(graph: nx.MultiDiGraph[str]) -> Miniature:
    """Return only the now curve, 64 × 24 units, over a stroke at the satisfaction line.

    Parameters
    ----------
    graph : networkx.MultiDiGraph
        As :func:`cxdesign.graph.build.build_graph` or :func:`cxdesign.graph.journey.journey_graph` returns it.
    """
    columns = _columns(graph)
    plane = _Plane(0.0, 64.0, 2.0, 22.0, -5.0, len(columns))
    base = plane.y(graph.graph["satisfaction_line"])
    marks = tuple(mark for mark in _lone_points(columns, plane) if mark.role == "now")
    return Miniature(
        64.0,
        24.0,
        lines=(Line("satisfaction", 0.0, 64.0, base),),
        polylines=_curve("now", columns, plane),
        marks=marks,
    )


def _columns(graph: nx.MultiDiGraph[str]) -> tuple[_Column, ...]:
    lanes: dict[str, set[tuple[int, str]]] = {}
    for source, target, data in graph.edges(data=True):
        card = graph.nodes[source]
        if data["kind"] == "at" and not card["is_hidden"] and card["lane"] not in BLUEPRINT_ONLY_ROLES:
            lanes.setdefault(target, set()).add((card["lane_place"], card["lane"]))
    touchpoints = [(node, data) for node, data in graph.nodes(data=True) if data["kind"] == "touchpoint"]
    last = next((data["place"] for _, data in touchpoints if data["is_end"]), len(touchpoints))
    single = [
        _Column(
            stage_id=data["stage_id"],
            now=data["emotion_now"],
            target=data["emotion_target"],
            is_peak=data["is_peak"],
            is_counted=data["place"] <= last,
            level=max(data["levels"], default=None),
            lanes=frozenset(lanes.get(node, ())),
        )
        for node, data in touchpoints
    ]
    size = -(-len(single) // COLUMN_LIMIT) or 1
    return tuple(_merged(single[start : start + size]) for start in range(0, len(single), size))


def _merged(columns: Sequence[_Column]) -> _Column:
    """Return several columns as one: the most intense emotion, the highest level, all lanes."""
    if len(columns) == 1:
        return columns[0]
    return _Column(
        stage_id=columns[0].stage_id,
        now=_most_intense(column.now for column in columns),
        target=_most_intense(column.target for column in columns),
        is_peak=any(column.is_peak for column in columns),
        is_counted=columns[0].is_counted,
        level=max((column.level for column in columns if column.level), default=None),
        lanes=frozenset[tuple[int, str]]().union(*(column.lanes for column in columns)),
    )


def _most_intense(values: Iterable[int | None]) -> int | None:
    return max((value for value in values if value is not None), key=lambda value: (abs(value), value), default=None)


def _plane(columns: Sequence[_Column], left: float, right: float, top: float, bottom: float) -> _Plane:
    """Return a plane from +5 down to −3, deeper only when a value lies as deep, so that the curve has room."""
    values = [value for column in columns for value in (column.now, column.target) if value is not None]
    deepest = min(values, default=0) - 1
    return _Plane(left, right, top, bottom, min(-3, deepest), len(columns))


def _stage_bars(columns: Sequence[_Column], plane: _Plane) -> tuple[Line, ...]:
    bars = []
    for _, group in groupby(enumerate(columns), key=lambda pair: pair[1].stage_id):
        places = [place for place, _ in group]
        bars.append(
            Line(
                "stage",
                plane.x(places[0]) - plane.step / 2 + min(1.0, plane.step / 6),
                plane.x(places[-1]) + plane.step / 2 - min(1.0, plane.step / 6),
                STAGE_Y,
            )
        )
    return tuple(bars)


def _curve(state: str, columns: Sequence[_Column], plane: _Plane) -> tuple[Polyline, ...]:
    return tuple(Polyline(state, points) for points in _pieces(state, columns, plane) if len(points) > 1)


def _lone_points(columns: Sequence[_Column], plane: _Plane) -> tuple[Mark, ...]:
    lone = [
        (state, points[0])
        for state in ("target", "now")
        for points in _pieces(state, columns, plane)
        if len(points) == 1
    ]
    return tuple(Mark("dot", state, x, y) for state, (x, y) in lone)


def _pieces(state: str, columns: Sequence[_Column], plane: _Plane) -> list[tuple[tuple[float, float], ...]]:
    value: Callable[[_Column], int | None] = (lambda c: c.now) if state == "now" else (lambda c: c.target)
    points = [
        None if (emotion := value(column)) is None else (plane.x(place), plane.y(emotion))
        for place, column in enumerate(columns)
    ]
    pieces = groupby(points, key=lambda point: point is not None)
    return [tuple(point for point in run if point is not None) for is_stated, run in pieces if is_stated]


def _stars(columns: Sequence[_Column], plane: _Plane) -> tuple[Mark, ...]:
    """Return a star for each planned peak: at its target, else at what it is now, else at the top."""
    peaks = [(place, column) for place, column in enumerate(columns) if column.is_peak]
    heights = [next((v for v in (column.target, column.now) if v is not None), 5) for _, column in peaks]
    return tuple(
        Mark("star", "accent", plane.x(place), plane.y(height))
        for (place, _), height in zip(peaks, heights, strict=True)
    )


def _trough_mark(columns: Sequence[_Column], plane: _Plane) -> tuple[Mark, ...]:
    lowest = trough([column.now for column in columns if column.is_counted])
    if lowest is None:
        return ()
    return (Mark("triangle", "trough", plane.x(lowest.index), plane.y(lowest.value) + 7.0),)


def _cards(columns: Sequence[_Column], plane: _Plane) -> tuple[tuple[Rect, ...], tuple[Line, ...]]:
    """Return a box with an edge in the colour of its lane for each filled cell, and the strokes that stand for text."""
    rows = sorted(frozenset[tuple[int, str]]().union(*(column.lanes for column in columns)))[:ROW_LIMIT]
    if not rows:
        return (), ()
    pitch = min(CARD_HEIGHT + CARD_GAP, (CARDS_BOTTOM - CARDS_TOP) / len(rows))
    height, width = pitch * CARD_HEIGHT / (CARD_HEIGHT + CARD_GAP), plane.step * 0.886
    boxes: list[Rect] = []
    strokes: list[Line] = []
    for number, row in enumerate(rows):
        y = CARDS_TOP + number * pitch
        for place, column in enumerate(columns):
            if row in column.lanes:
                x = plane.left + (place + 0.06) * plane.step
                boxes += [
                    Rect("card", x, y, width, height),
                    Rect(f"kind_{KINDS.get(row[1], 'note')}", x, y, min(1.8, width / 4), height),
                ]
                strokes += _strokes(x, y, width, height)
    return tuple(boxes), tuple(strokes)


def _strokes(x: float, y: float, width: float, height: float) -> list[Line]:
    if width < 8:
        return []
    first = Line("text", x + 4.5, x + width - 3.5, y + height * 0.28)
    second = Line("text", x + 4.5, x + 4.5 + (width - 8) * 0.62, y + height * 0.5)
    return [first, second] if height > 10 else [first]


def _chips(columns: Sequence[_Column], plane: _Plane) -> tuple[Rect, ...]:
    width = min(CHIP_WIDTH, plane.step * 0.8)
    return tuple(
        Rect(
            f"level_{column.level[1:]}", plane.left + place * plane.step + plane.step * 0.06, CHIP_Y, width, CHIP_HEIGHT
        )
        for place, column in enumerate(columns)
        if column.level
    )
