"""The head of a map: stages over numbered touchpoints, and where each column stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

from cxdesign.domain.document import Document
from cxdesign.domain.journey import Stage, Touchpoint
from cxdesign.domain.map_views import Density
from cxdesign.drawing import signs
from cxdesign.drawing.beside import Beside
from cxdesign.drawing.cards import Mark
from cxdesign.drawing.options import DrawOptions
from cxdesign.drawing.pen import Pen, Style
from cxdesign.i18n import Translator

FOLDED = 24.0
"""Width of a touchpoint in a folded stage."""
STAGE = Style(12, 16, "ink", is_bold=True)
NAME = Style(12, 15, "ink", is_bold=True)
NUMBER = Style(12, 15, "ink-3")
CLOSENESS: Mapping[Density, float] = MappingProxyType({Density.COMFORTABLE: 1.35})
"""How much wider the columns of a density are than the narrowest, as on the board."""
NUMBER_ROOM = 22.0
"""Left of a touchpoint's name."""


@dataclass(frozen=True)
class Column:
    """A touchpoint, its number in the whole journey, and where it stands; ``is_first`` of its stage."""

    touchpoint: Touchpoint
    place: int
    left: float
    width: float
    is_folded: bool
    is_first: bool

    @property
    def middle(self) -> float:
        """Where its points and arrows stand."""
        return self.left + self.width / 2

    @property
    def right(self) -> float:
        """Where the next column begins."""
        return self.left + self.width


@dataclass(frozen=True)
class Span:
    """A stage and the room its touchpoints take, or the room it takes without any."""

    stage: Stage
    left: float
    width: float
    columns: tuple[Column, ...]


@dataclass(frozen=True)
class Plan:
    """All columns of a map and its stages; ``left`` is where the first one begins."""

    left: float
    right: float
    columns: tuple[Column, ...]
    spans: tuple[Span, ...]


def plan(document: Document, options: DrawOptions, *, left: float, least: float, most: float) -> Plan:
    """Return where stages and touchpoints stand.

    Parameters
    ----------
    document : Document
        The map.
    options : DrawOptions
        Which stages, which folded, and the width to be filled.
    left : float
        Width of the labels of the lanes.
    least, most : float
        Narrowest and widest column; the narrowest unless the width asks for more.
    """
    stages = [stage for stage in document.stages if options.stage_ids is None or stage.id in options.stage_ids]
    numbers = {touchpoint.id: number for number, touchpoint in enumerate(document.touchpoints, start=1)}
    by_stage = {stage.id: [t for t in document.touchpoints if t.stage_id == stage.id] for stage in stages}
    folded = {stage.id for stage in stages if stage.id in options.folded_ids and by_stage[stage.id]}
    least, most = (limit * CLOSENESS.get(options.density, 1.0) for limit in (least, most))
    narrow = sum(len(by_stage[stage_id]) for stage_id in folded) * FOLDED
    count = sum(max(1, len(by_stage[stage.id])) for stage in stages if stage.id not in folded)
    room = 0.0 if options.width is None else options.width - left - narrow
    width = round(min(most, max(least, room / max(count, 1))), 2)
    spans: list[Span] = []
    x = left
    for stage in stages:
        is_folded = stage.id in folded
        each = FOLDED if is_folded else width
        columns = tuple(
            Column(touchpoint, numbers[touchpoint.id], x + place * each, each, is_folded, place == 0)
            for place, touchpoint in enumerate(by_stage[stage.id])
        )
        taken = each * max(1, len(columns))
        spans.append(Span(stage, x, taken, columns))
        x += taken
    return Plan(left, x, tuple(column for span in spans for column in span.columns), tuple(spans))


def stage_row(pen: Pen, found: Plan, y: float, beside: Beside) -> float:
    """Draw the row of stages, and return its height."""
    marks_of = [[*beside.needs(span.stage.id), *beside.talk(span.stage.id)] for span in found.spans]
    taken = [sum(mark.width + 5 for mark in marks) for marks in marks_of]
    rooms = [span.width - (12 if span.width > 60 else 6) for span in found.spans]
    wrapped = [
        pen.wrapped(span.stage.name, STAGE, max(20.0, room - used))
        for span, room, used in zip(found.spans, rooms, taken, strict=True)
    ]
    height = 9 + max((len(lines) for lines in wrapped), default=1) * STAGE.leading
    pen.rect(0, y, found.right, height, "paper-2")
    for span, lines, marks, used in zip(found.spans, wrapped, marks_of, taken, strict=True):
        pen.open("stage", key=span.stage.id)
        if span is not found.spans[0]:
            pen.rect(span.left, y, 1, height, "hair-2")
        pen.text(span.left + (8 if span.width > 60 else 4), y + 17, lines, STAGE)
        x = span.left + span.width - used
        for mark in marks:
            x += _shown(mark, pen, x, y + 13) + 5
        pen.close()
    pen.rect(0, y + height - 1, found.right, 1, "hair-2")
    return height


def touchpoint_row(pen: Pen, found: Plan, y: float, translate: Translator, *, beside: Beside, least: float) -> float:
    """Draw the row of touchpoints with their numbers, what they are met through and their marks; return its height."""
    wrapped = [_name_lines(pen, column) for column in found.columns]
    signs_of = [
        [] if column.is_folded else touchpoint_marks(column.touchpoint, translate, beside) for column in found.columns
    ]
    lines_most = max((len(lines) for lines in wrapped), default=1)
    rows_of = [
        _in_rows(draws, column.width - NUMBER_ROOM) for column, draws in zip(found.columns, signs_of, strict=True)
    ]
    rows_most = max((len(rows) for rows in rows_of), default=0)
    height = max(least, 10 + lines_most * NAME.leading + 6 + 18 * rows_most)
    pen.rect(0, y, found.left, height, "paper-2")
    for column, lines, rows in zip(found.columns, wrapped, rows_of, strict=True):
        pen.open("touchpoint", key=column.touchpoint.id)
        if column.is_folded:
            pen.rect(column.left, y, column.width, height, "paper-2")
            pen.text(column.middle, y + 18, (str(column.place),), Style(11, 15, "ink-3", anchor="middle"))
        else:
            number = Style(12, 15, "ink-3", anchor="end")
            pen.text(column.left + NUMBER_ROOM - 5, y + 18, (str(column.place),), number)
            style = Style(12, 15, "ink", is_bold=True, is_italic=_is_slanted(pen, column.touchpoint))
            pen.text(column.left + NUMBER_ROOM, y + 18, lines, style)
        if column is not found.columns[0]:
            pen.rect(column.left, y, 1, height, "hair-2" if column.is_first else "hair")
        for place, row in enumerate(reversed(rows)):
            x = column.left + NUMBER_ROOM
            for _, draw in row:
                x += draw(pen, x, y + height - 12 - 18 * place) + 5
        pen.close()
    pen.rect(0, y + height - 1, found.right, 1, "hair-2")
    return height


Wide = tuple[float, signs.Draw]
"""How wide a sign is, and what draws it."""


def touchpoint_marks(touchpoint: Touchpoint, translate: Translator, beside: Beside) -> list[Wide]:
    """Return the signs of a touchpoint, in their order.

    What it is met through, planned peak, planned end, fail, skipped, how many needs arise there, and comments.
    """

    def met(name: str) -> signs.Draw:
        return lambda pen, x, y: _told(pen, translate(f"enum.environment.{name}"), signs.icon, x, y, name)

    found: list[Wide] = [(12.0, met(environment.value)) for environment in touchpoint.environments]
    for is_set, draw, key in (
        (touchpoint.is_peak, signs.star, "board.mark_planned_peak"),
        (touchpoint.is_end, signs.flag, "board.mark_planned_end"),
        (touchpoint.is_fail, signs.fail, "board.mark_fail"),
    ):
        if is_set:
            found.append((signs.SIGN, _telling(translate(key), draw)))
    if touchpoint.may_be_skipped:
        found.append((12.0, _skip(translate("board.mark_may_be_skipped"))))
    marks = (*beside.needs(touchpoint.id), *beside.talk(touchpoint.id))
    return [*found, *((mark.width, partial(_shown, mark)) for mark in marks)]


def _in_rows(draws: list[Wide], width: float) -> list[list[Wide]]:
    rows: list[list[Wide]] = []
    used = 0.0
    for wide, draw in draws:
        if not rows or used + wide > width:
            rows.append([])
            used = 0.0
        rows[-1].append((wide, draw))
        used += wide + 5
    return rows


def _telling(words: str, draw: signs.Draw) -> signs.Draw:
    return lambda pen, x, y: _told(pen, words, draw, x, y)


def _shown(mark: Mark, pen: Pen, x: float, y: float) -> float:
    pen.open("mark", told=mark.words)
    mark.draw(pen, x, y)
    pen.close()
    return mark.width


def _skip(words: str) -> signs.Draw:
    return lambda pen, x, y: _told(pen, words, signs.icon, x, y, "skip")


def _told(pen: Pen, words: str, draw: Callable[..., float], x: float, y: float, *name: str) -> float:
    """Draw a sign inside a group that says what it means."""
    pen.open("mark", told=words)
    width = draw(pen, x, y, *name)
    pen.close()
    return width


def _name_lines(pen: Pen, column: Column) -> tuple[str, ...]:
    if column.is_folded:
        return ()
    return pen.wrapped(column.touchpoint.name, NAME, column.width - NUMBER_ROOM - 5)


def _is_slanted(pen: Pen, touchpoint: Touchpoint) -> bool:
    return touchpoint.may_be_skipped and not pen.lettering.is_chinese
