"""A journey as a small picture without words: what Home shows of a sample or project, drawn from its graph.

Stage bars on top; the emotion plane with its two zones, the now curve, the dashed target curve, a star on planned peaks
and a triangle at the trough; cards by lane; pyramid levels below. What a map has no content of yet is drawn as the
places that wait for it. Colours are named by role, never by value.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

import networkx as nx

from cxdesign.analysis.sequence import trough
from cxdesign.domain.document import Document
from cxdesign.domain.vocabulary import ATTRIBUTE_ROLES, BLUEPRINT_ONLY_ROLES, LaneRole
from cxdesign.graph.build import build_graph

WIDTH, HEIGHT = 268.0, 180.0
LEFT, RIGHT = 10.0, 258.0
STAGE_Y, PLANE_TOP, PLANE_BOTTOM = 9.0, 16.0, 74.0
CARDS_TOP, CARDS_BOTTOM, CARD_HEIGHT, CARD_GAP = 82.0, 150.0, 16.0, 5.0
CHIP_Y, CHIP_WIDTH, CHIP_HEIGHT = 159.0, 11.0, 9.0
COLUMN_LIMIT = 48
"""Most columns a miniature has (ours); longer journeys are drawn with several touchpoints to a column."""
ROW_LIMIT = 5
"""Most lanes a miniature shows (ours): the first ones that hold cards."""

KINDS = {
    "customer_actions": "action",
    "thinking": "think",
    "pains": "pain",
    "opportunities": "opportunity",
    "evidence": "evidence",
    "onstage": "onstage",
    "backstage": "backstage",
    "support": "support",
}


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
class Route:
    """A right-angled way through points."""

    role: str
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Mark:
    """A small shape around a point: ``star``, ``triangle``, ``diamond``, ``dot`` or ``ring``."""

    shape: str
    role: str
    x: float
    y: float


@dataclass(frozen=True)
class Miniature:
    """Everything there is to draw, each group in drawing order: ways, boxes, strokes, curves, marks."""

    width: float
    height: float
    routes: tuple[Route, ...] = ()
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

    def cell(self, column: int, y: float, height: float) -> Rect:
        """Return the place of a card in a column."""
        return Rect("cell", self.left + (column + 0.06) * self.step, y, self.step * 0.886, height)

    def y(self, value: float) -> float:
        return self.top + (5 - value) * (self.bottom - self.top) / (5 - self.lowest)


def build_miniature(document: Document) -> Miniature:
    """Return the small picture of a document.

    Parameters
    ----------
    document : Document
        Any sound document.

    Returns
    -------
    Miniature
        268 × 180 units. Touchpoints without a value leave a gap in the curve. Without a single card, value or level the
        cells, the line of satisfaction or the chips stand empty: so does a template.
    """
    graph = build_graph(document)
    roles = [lane.role for lane in document.lanes if not lane.is_hidden]
    lanes = [role for role in roles if role not in BLUEPRINT_ONLY_ROLES]
    columns = _columns(graph)
    plane = _plane(columns, LEFT, RIGHT, PLANE_TOP, PLANE_BOTTOM)
    satisfaction, delight = (plane.y(graph.graph[name]) for name in ("satisfaction_line", "delight_line"))
    zones = (
        Rect("zone_delight", LEFT, PLANE_TOP, RIGHT - LEFT, max(delight - PLANE_TOP, 0.0)),
        Rect("zone_below", LEFT, satisfaction, RIGHT - LEFT, max(PLANE_BOTTOM - satisfaction, 0.0)),
    )
    cards, writing = _cards(columns, plane)
    cells = cards or _blank_cells([role for role in lanes if role not in ATTRIBUTE_ROLES], plane)
    chips = _chips(columns, plane) or (_blank_chips(plane) if LaneRole.PYRAMID in lanes else ())
    blank_points = _blank_points(columns, plane, satisfaction) if LaneRole.EMOTION in lanes else ()
    return Miniature(
        WIDTH,
        HEIGHT,
        rects=(*zones, *cells, *chips),
        lines=(
            *_stage_bars(columns, plane),
            Line("satisfaction", LEFT, RIGHT, satisfaction),
            Line("delight", LEFT, RIGHT, delight),
            *writing,
        ),
        polylines=(*_curve("target", columns, plane), *_curve("now", columns, plane)),
        marks=(*blank_points, *_lone_points(columns, plane), *_stars(columns, plane), *_trough_mark(columns, plane)),
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
    boxes: list[Rect] = []
    strokes: list[Line] = []
    for row, (y, height) in zip(rows, _row_places(len(rows)), strict=True):
        for place, column in enumerate(columns):
            if row in column.lanes:
                card, edge = box("card", row[1], plane.cell(place, y, height))
                boxes += [card, edge]
                strokes += text_strokes(card.x, y, card.width, height)
    return tuple(boxes), tuple(strokes)


def _blank_cells(lanes: Sequence[LaneRole], plane: _Plane) -> tuple[Rect, ...]:
    """Return a cell without writing for each lane and column; without columns, one that spans the map."""
    shown = lanes[:ROW_LIMIT]
    return tuple(
        rect
        for role, (y, height) in zip(shown, _row_places(len(shown)), strict=True)
        for place in range(max(plane.count, 1))
        for rect in box("blank", role.value, plane.cell(place, y, height))
    )


def _row_places(count: int) -> list[tuple[float, float]]:
    """Return the upper edge and the height of the cards of each row."""
    pitch = min(CARD_HEIGHT + CARD_GAP, (CARDS_BOTTOM - CARDS_TOP) / max(count, 1))
    return [(CARDS_TOP + number * pitch, pitch * CARD_HEIGHT / (CARD_HEIGHT + CARD_GAP)) for number in range(count)]


def box(role: str, lane: str, cell: Rect) -> tuple[Rect, Rect]:
    """Return a box of a role in the place of a cell, and its edge in the colour of its lane."""
    edge = replace(cell, role=f"kind_{KINDS.get(lane, 'note')}", width=min(1.8, cell.width / 4))
    return replace(cell, role=role), edge


def text_strokes(x: float, y: float, width: float, height: float) -> list[Line]:
    """Return the strokes that stand for the text of a card."""
    if width < 8:
        return []
    first = Line("text", x + 4.5, x + width - 3.5, y + height * 0.28)
    second = Line("text", x + 4.5, x + 4.5 + (width - 8) * 0.62, y + height * 0.5)
    return [first, second] if height > 10 else [first]


def _chips(columns: Sequence[_Column], plane: _Plane) -> tuple[Rect, ...]:
    return tuple(
        _chip(f"level_{column.level[1:]}", plane, place) for place, column in enumerate(columns) if column.level
    )


def _blank_chips(plane: _Plane) -> tuple[Rect, ...]:
    return tuple(_chip("blank", plane, place) for place in range(plane.count))


def _chip(role: str, plane: _Plane, place: int) -> Rect:
    x = plane.left + place * plane.step + plane.step * 0.06
    return Rect(role, x, CHIP_Y, min(CHIP_WIDTH, plane.step * 0.8), CHIP_HEIGHT)


def _blank_points(columns: Sequence[_Column], plane: _Plane, height: float) -> tuple[Mark, ...]:
    if any(value is not None for column in columns for value in (column.now, column.target)):
        return ()
    return tuple(Mark("ring", "blank", plane.x(place), height) for place in range(plane.count))
