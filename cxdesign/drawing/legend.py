"""What the signs of a drawing mean: those that occur in it, and no others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from cxdesign.domain.vocabulary import Evidence, Level
from cxdesign.drawing import signs
from cxdesign.drawing.pen import Pen, Style, way
from cxdesign.i18n import Translator

TEXT = Style(11, 14, "ink-2")
_ROW, _GAP = 20.0, 18.0


@dataclass(frozen=True)
class _Item:
    """A sign with its words; ``width`` is the sign's."""

    width: float
    draw: Callable[[Pen, float, float], object]
    words: str


def legend_height(pen: Pen, width: float, translate: Translator) -> float:
    """Return how high the legend is in a width; 0 without signs."""
    rows = list(_rows(pen, width, translate))
    return 8 + _ROW * len(rows) if rows else 0.0


def draw_legend(pen: Pen, x: float, y: float, width: float, translate: Translator) -> None:
    """Draw the legend with its upper left corner at a place."""
    rows = list(_rows(pen, width, translate))
    pen.open("legend")
    for place, row in enumerate(rows):
        at, middle = x, y + 8 + _ROW * (place + 0.5)
        for item in row:
            item.draw(pen, at, middle)
            pen.text(at + item.width + 5, middle + 4, (item.words,), TEXT)
            at += _wide(pen, item) + _GAP
    pen.close()


def _wide(pen: Pen, item: _Item) -> float:
    return item.width + 5 + pen.lettering.width(item.words, TEXT.size)


def _rows(pen: Pen, width: float, translate: Translator) -> Iterator[list[_Item]]:
    row: list[_Item] = []
    used = 0.0
    for item in _items(pen, translate):
        wide = _wide(pen, item)
        if row and used + wide > width:
            yield row
            row, used = [], 0.0
        row.append(item)
        used += wide + _GAP
    if row:
        yield row


def _items(pen: Pen, translate: Translator) -> Iterator[_Item]:
    """Give the items of what occurs, in their fixed order."""
    known = frozenset(pen.signs)
    for name, width, draw, key in _SIGNS:
        if name in known:
            yield _Item(width, draw, translate(key))
    for name, key in _ICONS:
        if name in known:
            yield _Item(12.0, _icon(name), translate(key))
    if "evidence" in known:
        for level in Evidence:
            yield _Item(18.0, _evidence(level.value), translate(f"enum.evidence.{level.value}"))
    if "level" in known:
        for step in Level:
            yield _Item(20.0, _level(step.value), translate(f"enum.level.{step.value}"))


def _icon(name: str) -> Callable[[Pen, float, float], object]:
    return lambda pen, x, y: signs.icon(pen, x, y, name, colour="ink-2")


def _evidence(name: str) -> Callable[[Pen, float, float], object]:
    return lambda pen, x, y: signs.evidence(pen, x, y, name)


def _level(name: str) -> Callable[[Pen, float, float], object]:
    return lambda pen, x, y: signs.level(pen, x, y, name)


def _symbol(name: str, colour: str) -> Callable[[Pen, float, float], object]:
    return lambda pen, x, y: signs.symbol(pen, x + 5, y, name, colour=colour)


def _face(pen: Pen, x: float, y: float) -> None:
    signs.face(pen, x + 8, y, 3)


def _whisker(pen: Pen, x: float, y: float) -> None:
    signs.whisker(pen, x + 6, y + 7, y - 7)
    pen.rect(x, y - 1, 12, 2, "ink")


def _bubble(pen: Pen, x: float, y: float) -> None:
    signs.bubble(pen, x, y, "")


def _finding(pen: Pen, x: float, y: float) -> None:
    signs.finding(pen, x, y, "", is_error=True)


def _critical(pen: Pen, x: float, y: float) -> None:
    pen.stroke(way([(x, y), (x + 20, y)]), "accent", 2.25)


def _dotted(pen: Pen, x: float, y: float) -> None:
    pen.stroke(way([(x, y), (x + 20, y)]), "ink-3", 1.5, dashes="1 3")


_SIGNS: tuple[tuple[str, float, Callable[[Pen, float, float], object], str], ...] = (
    ("face", 16.0, _face, "drawing.legend_face"),
    ("peak", 10.0, _symbol("peak", "ink-2"), "drawing.legend_peak"),
    ("trough", 10.0, _symbol("trough", "kind-pain"), "drawing.legend_trough"),
    ("end", 10.0, _symbol("end", "ink-2"), "drawing.legend_end"),
    ("room", 12.0, _whisker, "drawing.legend_room"),
    ("planned_peak", signs.SIGN, signs.star, "board.mark_planned_peak"),
    ("planned_end", signs.SIGN, signs.flag, "board.mark_planned_end"),
    ("fail", signs.SIGN, signs.fail, "board.mark_fail"),
    ("wait", signs.SIGN, signs.wait, "board.mark_wait"),
    ("need", signs.SIGN, signs.need, "drawing.legend_need"),
    ("finding", signs.SIGN, _finding, "drawing.legend_finding"),
    ("comment", 12.0, _bubble, "drawing.legend_comment"),
    ("critical", 20.0, _critical, "drawing.legend_critical"),
    ("non_visual", 20.0, _dotted, "board.arrow_non_visual"),
)
_ICONS = (
    *((name, f"enum.environment.{name}") for name in ("interpersonal", "digital", "physical")),
    ("skip", "board.mark_may_be_skipped"),
    ("clock", "drawing.legend_time"),
)
