"""A document as the rows of a table: two heading rows, one row a lane, two for the emotion curve, the marks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from cxdesign.domain.document import Document
from cxdesign.domain.journey import Lane, Touchpoint
from cxdesign.domain.vocabulary import CurveState, LaneRole
from cxdesign.formats.grid import Value, cells_of
from cxdesign.formats.row_names import MARKED, Mark, is_line, lane_label, mark
from cxdesign.i18n import Translator

TableRow = tuple[Value, ...]


def table_rows(document: Document, locale: str) -> tuple[TableRow, ...]:
    """Return the rows of a document: stage names, touchpoint names, the lanes in their order, the marks.

    Stage names are repeated over each of their touchpoints; a stage without any has a column of its own. Cards of a
    cell stand on lines of their own, in further rows of the lane's name where they are more than a spreadsheet's cell
    holds; a line break inside a card becomes a space. Planned peak and
    planned end have rows when anything is marked.
    """
    translate = Translator(locale)
    columns = tuple(_columns(document))
    stages = (translate("format.table.stage"), *(stage_name for stage_name, _ in columns))
    names = (
        translate("format.table.touchpoint"),
        *(touchpoint.name if touchpoint else None for _, touchpoint in columns),
    )
    touchpoints = tuple(touchpoint for _, touchpoint in columns)
    lanes = (row for lane in document.lanes for row in _lane_rows(document, lane, touchpoints, translate))
    return (stages, names, *lanes, *_mark_rows(touchpoints, translate))


def _mark_rows(touchpoints: tuple[Touchpoint | None, ...], translate: Translator) -> Iterator[TableRow]:
    for field in Mark:
        marks = tuple(MARKED if touchpoint and getattr(touchpoint, field.value) else None for touchpoint in touchpoints)
        if any(marks):
            yield (translate(f"format.table.{field.value}"), *marks)


def _columns(document: Document) -> Iterator[tuple[str, Touchpoint | None]]:
    for stage in document.stages:
        found = [touchpoint for touchpoint in document.touchpoints if touchpoint.stage_id == stage.id]
        yield from ((stage.name, touchpoint) for touchpoint in found)
        if not found:
            yield stage.name, None


def _lane_rows(
    document: Document, lane: Lane, touchpoints: tuple[Touchpoint | None, ...], translate: Translator
) -> Iterator[TableRow]:
    def row(name: str, value: Callable[[Touchpoint], Value]) -> TableRow:
        return (name, *(value(touchpoint) if touchpoint else None for touchpoint in touchpoints))

    name = _label(lane, translate)
    if lane.role is LaneRole.EMOTION:
        yield row(translate("format.table.emotion_now"), lambda t: document.emotion(t.id, CurveState.NOW))
        yield row(translate("format.table.emotion_target"), lambda t: document.emotion(t.id, CurveState.TARGET))
    elif lane.role is LaneRole.CHANNEL:
        yield row(name, lambda t: _one_line(t.channel))
    elif lane.role is LaneRole.PYRAMID:
        yield row(name, lambda t: ", ".join(level.value for level in t.levels) or None)
    else:
        yield from _card_rows(name, [_texts(document, t, lane) if t else [] for t in touchpoints])


def _label(lane: Lane, translate: Translator) -> str:
    """Return the name of a lane's row, so that the lane's role and its own name are read back from it."""
    role = translate(f"lane.{lane.role.value}")
    if lane.name is None:
        return role
    if lane.role is LaneRole.NOTES and not (mark(lane.name) or is_line(lane.name) or lane_label(lane.name)[0]):
        return lane.name
    return f"{role}: {lane.name}"


def _card_rows(name: str, columns: Sequence[Sequence[str]]) -> Iterator[TableRow]:
    """Yield the row of a lane, and more of its name where a spreadsheet's cell does not hold all cards."""
    cells = [cells_of(texts) for texts in columns]
    for number in range(max((1, *map(len, cells)))):
        yield (name, *(cell[number] if number < len(cell) else None for cell in cells))


def _texts(document: Document, touchpoint: Touchpoint, lane: Lane) -> list[str]:
    return [line for card in document.cards(touchpoint.id, lane.id) if (line := _one_line(card.text))]


def _one_line(text: str) -> str | None:
    return " ".join(text.split()) or None
