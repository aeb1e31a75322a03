"""The emotion curve: zones, both curves with their points, computed marks, planned peaks, and the numbers below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from cxdesign.analysis.emotion import curve_figures
from cxdesign.analysis.room_curve import rated_moments
from cxdesign.domain.document import Document
from cxdesign.domain.journey import Lane, Touchpoint
from cxdesign.domain.vocabulary import CurveState
from cxdesign.drawing import signs
from cxdesign.drawing.board import Board
from cxdesign.drawing.columns import Column
from cxdesign.drawing.options import DrawOptions
from cxdesign.drawing.pen import Pen, Style, number, way
from cxdesign.drawing.places import Box, Places
from cxdesign.views.numbers import signed
from cxdesign.views.room_curve import said_of
from cxdesign.views.svg import smooth_path

STEP, MARGIN = 14.0, 9.0
"""Height of one unit of emotion, and room beyond the ends of the scale."""
ROW = 16.0
"""Height of a row of numbers."""
_TIERS = (18.0, 32.0)
BESIDE = 20.0
"""How far from a face the star or square stands that would lie under it."""
AXIS = Style(11, 13, "ink-3", anchor="end")
WORD = Style(11, 13, "ink-2", is_bold=True)
PEAK = Style(11, 13, "accent", is_bold=True)


@dataclass(frozen=True)
class _Scale:
    """Where a value lies."""

    top: float

    @property
    def bottom(self) -> float:
        return self.top + 2 * MARGIN + 10 * STEP

    def y(self, value: float) -> float:
        return self.top + MARGIN + (5 - value) * STEP


@dataclass(frozen=True)
class _Point:
    column: Column
    value: int
    x: float
    y: float


def curve_height(options: DrawOptions) -> float:
    """Return how high the lane of emotions is."""
    return 2 * MARGIN + 10 * STEP + ROW * len(options.curves) + 8


def draw_curve(board: Board, top: float, lane: Lane) -> float:
    """Draw the lane of emotions, and return its height."""
    pen, plan, options = board.pen, board.plan, board.options
    scale, height = _Scale(top), curve_height(options)
    pen.open("lane emotion", key=lane.id)
    pen.rect(0, top, plan.left, height, "paper-2")
    _ground(board, scale, height)
    _axis(board, scale, lane)
    curves = {state: _points(board, scale, state) for state in options.curves}
    pen.open("curve", told=_told(curves, board))
    if CurveState.NOW in curves:
        _room(board, scale)
    for state in (CurveState.TARGET, CurveState.NOW):
        _line(pen, curves.get(state, ()), state)
    _veil(board, scale)
    _points_and_words(board, scale, curves)
    pen.close()
    _numbers(board, scale.bottom)
    pen.rect(0, top + height - 1, plan.right, 1, "hair-2")
    pen.close()
    return height


def _points_and_words(board: Board, scale: _Scale, curves: dict[CurveState, tuple[_Point, ...]]) -> None:
    """Draw the points of the curves, and the words beside them where they cover least."""
    places = Places(board.plan.left + 2, board.plan.right - 2, scale.top + 1, scale.bottom - 1)
    for points in curves.values():
        places.follow([(point.x, point.y) for point in points])
        for point in points:
            places.take(Box(point.x - 9, point.y - 9, point.x + 9, point.y + 9))
            if _stands_beside(point, curves):
                places.take(Box(point.x + 9, point.y - 9, point.x + BESIDE + 9, point.y + 9))
    now, target = curves.get(CurveState.NOW, ()), curves.get(CurveState.TARGET, ())
    for point in target:
        _target_point(board.pen, point, now)
    for point in now:
        _now_point(board.pen, point)
    _marks(board, now, places)
    _peak_names(board, target, places)


def _stands_beside(point: _Point, curves: dict[CurveState, tuple[_Point, ...]]) -> bool:
    """Whether a star or square stands beside this point, because both curves meet in it."""
    touchpoint = point.column.touchpoint
    values = [other.value for points in curves.values() for other in points if other.column is point.column]
    return (touchpoint.is_peak or touchpoint.is_end) and len(values) > len(set(values))


def _ground(board: Board, scale: _Scale, height: float) -> None:
    pen, plan, project = board.pen, board.plan, board.document.project
    left, width = plan.left, plan.right - plan.left
    delight, satisfaction = scale.y(project.delight_line), scale.y(project.satisfaction_line)
    pen.rect(left, scale.top, width, max(delight - scale.top, 0), "zone-delight")
    pen.rect(left, satisfaction, width, max(scale.bottom - satisfaction, 0), "zone-below")
    for column in plan.columns[1:]:
        pen.rect(column.left, scale.top, 1, height, "hair")
    pen.stroke(way([(left, satisfaction), (plan.right, satisfaction)]), "ink-4", 1.25)
    pen.stroke(way([(left, delight), (plan.right, delight)]), "ink-3", dashes="1.5 2.5")
    pen.rect(0, scale.bottom, plan.right, 1, "hair")


def _room(board: Board, scale: _Scale) -> None:
    """Draw what a room felt: a band of one standard deviation through neighbours, a whisker and the mean at each."""
    pen, rated = board.pen, {one.touchpoint_id: one for one in rated_moments(board.document)}
    found = [(column, rated[column.touchpoint.id]) for column in board.plan.columns if column.touchpoint.id in rated]
    if found:
        pen.signs.add("room")
    runs: list[list[tuple[Column, tuple[float, float]]]] = []
    for column, moment in found:
        if moment.reach is None:
            continue
        if runs and column.place == runs[-1][-1][0].place + 1:
            runs[-1].append((column, moment.reach))
        else:
            runs.append([(column, moment.reach)])
    for run in runs:
        if len(run) > 1:
            edge = [(column.middle, scale.y(high)) for column, (_, high) in run]
            edge += [(column.middle, scale.y(low)) for column, (low, _) in reversed(run)]
            points = " ".join(f"{number(x)},{number(y)}" for x, y in edge)
            pen.parts.append(f'<polygon class="room" points="{points}" fill="{pen.palette["ink"]}" fill-opacity=".1"/>')
    for column, moment in found:
        if moment.reach is not None:
            low, high = (scale.y(value) for value in moment.reach)
            signs.whisker(pen, column.middle, low, high)
        pen.rect(column.middle - 12, scale.y(moment.spread.mean or 0) - 1, 24, 2, "ink")


def _axis(board: Board, scale: _Scale, lane: Lane) -> None:
    pen, plan, translate, project = board.pen, board.plan, board.translate, board.document.project
    title = Style(11, 14, "ink", is_bold=True)
    right, name = plan.left - 8, board.name_of(lane)
    lines = pen.wrapped(name, title, plan.left - 48)
    pen.text(12, scale.top + 18, lines, title)
    taken: list[float] = [scale.top + 18 + place * 14 for place in range(len(lines))]
    if board.beside.talk(lane.id):
        board.beside.draw(lane.id, 12, taken[-1] + 14)
        taken.append(taken[-1] + 18)
    words = (
        (project.satisfaction_line, translate("board.curve_satisfaction", value=signed(project.satisfaction_line))),
        (project.delight_line, translate("board.curve_delight", value=signed(project.delight_line))),
    )
    for value, text in words:
        y = scale.y(value) + 4
        style = AXIS
        if pen.lettering.width(text, AXIS.size) > right - 4:
            style = Style(9.5, 12, "ink-3", anchor="end")
        if all(abs(other - y) >= 11 for other in taken):
            pen.text(right, y, (text,), style)
            taken.append(y)
    for value in (5, -5):
        y = scale.y(value) + 4
        if value < 0 or pen.lettering.width(name, title.size, is_bold=True) < right - 40:
            pen.text(right, y, (signed(value),), Style(10, 12, "ink-3", anchor="end"))


def _points(board: Board, scale: _Scale, state: CurveState) -> tuple[_Point, ...]:
    values = ((column, board.document.emotion(column.touchpoint.id, state)) for column in board.plan.columns)
    return tuple(_Point(column, value, column.middle, scale.y(value)) for column, value in values if value is not None)


def _line(pen: Pen, points: Sequence[_Point], state: CurveState) -> None:
    """Draw a curve: solid through neighbours, thin and dotted across touchpoints without a value."""
    colour, width, dashes = ("ink", 2.0, "") if state is CurveState.NOW else ("accent", 1.75, "5 3.5")
    runs: list[list[_Point]] = []
    for point in points:
        if runs and point.column.place == runs[-1][-1].column.place + 1:
            runs[-1].append(point)
        else:
            runs.append([point])
    for one, other in pairwise(runs):
        pen.stroke(way([(one[-1].x, one[-1].y), (other[0].x, other[0].y)]), colour, 1, dashes="1 4")
    for run in runs:
        if len(run) > 1:
            pen.stroke(smooth_path([(point.x, point.y) for point in run]), colour, width, dashes=dashes)


def _now_point(pen: Pen, point: _Point) -> None:
    if point.column.is_folded:
        pen.parts.append(f'<circle cx="{number(point.x)}" cy="{number(point.y)}" r="3.2" fill="{pen.palette["ink"]}"/>')
    else:
        signs.face(pen, point.x, point.y, point.value)


def _target_point(pen: Pen, point: _Point, now: Sequence[_Point]) -> None:
    """Draw a star at a planned peak, a square at the planned end, else a ring; beside and around a face they meet."""
    meets = any(other.column is point.column and other.value == point.value for other in now)
    touchpoint, x, y = point.column.touchpoint, point.x, point.y
    accent, card = pen.palette["accent"], pen.palette["card"]
    if meets and not point.column.is_folded:
        pen.parts.append(_ring(x, y, 10.5, "none", accent))
        x += BESIDE
    if touchpoint.is_peak:
        pen.signs.add("planned_peak")
        place = f"translate({number(x - 9.3)} {number(y - 9)}) scale(1.43)"
        pen.parts.append(f'<path class="peak" transform="{place}" d="{signs.STAR}" fill="{accent}"/>')
    elif touchpoint.is_end:
        pen.parts.append(
            f'<rect class="end" x="{number(x - 4)}" y="{number(y - 4)}" width="8" height="8" fill="{card}"'
            f' stroke="{accent}" stroke-width="1.75"/>'
        )
    elif not meets:
        pen.parts.append(_ring(x, y, 3.6, card, accent))


def _ring(x: float, y: float, radius: float, fill: str, stroke: str) -> str:
    return (
        f'<circle class="target" cx="{number(x)}" cy="{number(y)}" r="{number(radius)}" fill="{fill}"'
        f' stroke="{stroke}" stroke-width="1.75"/>'
    )


def _marks(board: Board, points: Sequence[_Point], places: Places) -> None:
    """Name peak, trough and end of the now curve beside their points."""
    pen, translate = board.pen, board.translate
    at = {point.column.touchpoint.id: point for point in points}
    for touchpoint_id, kinds in computed_marks(board.document, CurveState.NOW).items():
        point = at.get(touchpoint_id)
        if point is None:
            continue
        words = ["" if point.column.is_folded else translate(f"board.mark_{kind}") for kind in kinds]
        widths = [10 + (4 + pen.lettering.width(word, 11, is_bold=True) if word else 0) for word in words]
        total = sum(widths) + 8 * (len(kinds) - 1)
        box = places.best(_around(point, total, places))
        places.take(box)
        if box.top > point.y + 14 and box.left <= point.x <= box.right:
            pen.stroke(way([(point.x, point.y + 9), (point.x, box.top + 1)]), "ink-3", dashes="1 2.5")
        x, y = box.left, (box.top + box.bottom) / 2
        pen.open("computed", told=", ".join(word for word in words if word))
        for kind, word, width in zip(kinds, words, widths, strict=True):
            name = "trough" if kind == "negative_peak" else kind
            signs.symbol(pen, x + 5, y, name, colour="kind-pain" if name == "trough" else "ink-2")
            if word:
                pen.text(x + 13, y + 4, (word,), WORD)
            x += width + 8
        pen.close()


def _around(point: _Point, width: float, places: Places) -> list[Box]:
    """Return where words about a point may stand, the usual place first: below it, above it, beside it."""
    boxes = []
    centred = max(places.left, min(places.right - width, point.x - width / 2))
    for tier in _TIERS:
        boxes += [Box.about(centred, point.y + tier, width), Box.about(centred, point.y - tier, width)]
    for left in (point.x + 13, point.x - 13 - width):
        boxes += [Box.about(left, point.y + shift, width) for shift in (0, 14, -14)]
    return boxes


def _peak_names(board: Board, points: Sequence[_Point], places: Places) -> None:
    pen, word = board.pen, board.translate("board.curve_planned_peak")
    width = pen.lettering.width(word, PEAK.size, is_bold=True)
    for point in points:
        if not point.column.touchpoint.is_peak or point.column.is_folded:
            continue
        beside = [Box.about(point.x + 13, point.y - 7, width), Box.about(point.x - 13 - width, point.y - 7, width)]
        box = places.best([*beside, *_around(point, width, places)])
        places.take(box)
        pen.text(box.left, (box.top + box.bottom) / 2 + 4, (word,), PEAK)


def computed_marks(document: Document, state: CurveState) -> dict[str, list[str]]:
    """Return the computed marks of a curve by touchpoint: ``peak``, ``trough``, ``end``, or ``negative_peak``."""
    curve = curve_figures(document, state)
    figures = curve.figures
    found: dict[str, list[str]] = {}
    for kind, moment in (("peak", figures.peak), ("trough", figures.trough), ("end", figures.end)):
        touchpoint_id = curve.touchpoint_id(moment)
        if touchpoint_id is not None:
            found.setdefault(touchpoint_id, []).append(kind)
    peak = figures.peak
    if peak is not None and peak.value < 0:
        touchpoint_id = str(curve.touchpoint_id(peak))
        others = [kind for kind in found[touchpoint_id] if kind not in {"peak", "trough"}]
        found[touchpoint_id] = ["negative_peak", *others]
    return found


def _veil(board: Board, scale: _Scale) -> None:
    """Mark what lies behind the planned end and is not counted."""
    pen, plan, end = board.pen, board.plan, board.document.planned_end
    ends = [column for column in plan.columns if end is not None and column.touchpoint.id == end.id]
    after = [column for column in plan.columns if ends and column.place > ends[0].place]
    if not after:
        return
    left, width = after[0].left, after[-1].right - after[0].left
    pen.stroke(way([(left + 0.5, scale.top), (left + 0.5, scale.bottom)]), "ink-4", dashes="3 3")
    word, style = board.translate("board.curve_outside"), Style(10, 12, "ink-3")
    if pen.lettering.width(word, style.size) < width - 12:
        pen.text(left + 7, scale.bottom - 6, (word,), style)


def _numbers(board: Board, top: float) -> None:
    """Write the values below the curve, in rows for the states, those of computed marks bold."""
    pen, plan, document = board.pen, board.plan, board.document
    for row, state in enumerate(board.options.curves):
        y = top + 4 + ROW * (row + 0.75)
        colour = "ink" if state is CurveState.NOW else "accent"
        word = board.translate(f"enum.state.{state.value}").lower()
        pen.text(plan.left - 28, y, (word,), Style(11, 13, colour, anchor="end"))
        dashes = "" if state is CurveState.NOW else "4 3"
        pen.stroke(way([(plan.left - 23, y - 4), (plan.left - 8, y - 4)]), colour, 2, dashes=dashes)
        marked = computed_marks(document, state)
        for column in plan.columns:
            value = document.emotion(column.touchpoint.id, state)
            is_bold = value is not None and column.touchpoint.id in marked
            size = 10 if column.is_folded else 12
            text = "·" if value is None else signed(value)
            style = Style(size, 14, "ink-4" if value is None else colour, is_bold=is_bold, anchor="middle")
            pen.text(column.middle, y, (text,), style)


def _told(curves: dict[CurveState, tuple[_Point, ...]], board: Board) -> str:
    """Return both curves, and what a room felt, in words, for whoever does not see them."""
    translate = board.translate
    parts = [translate("board.curve_label")]
    for state, points in curves.items():
        values = ", ".join(f"{point.column.touchpoint.name} {signed(point.value)}" for point in points)
        if values:
            parts.append(f"{translate(f'enum.state.{state.value}')}: {values}")
    parts += [
        f"{board.document.expect(one.touchpoint_id, Touchpoint).name}: {said_of(one, translate)}"
        for one in (rated_moments(board.document) if CurveState.NOW in curves else ())
    ]
    return ". ".join(parts)
