"""Cards that grow with their text, and cells that stack them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from cxdesign.domain.cards import Card, Feature, Step
from cxdesign.domain.document import Document
from cxdesign.domain.images import Depicted
from cxdesign.domain.journey import Touchpoint
from cxdesign.domain.vocabulary import Evidence, LaneRole
from cxdesign.drawing import signs
from cxdesign.drawing.pen import Pen, Style, written
from cxdesign.drawing.pictures import BELOW, PlacedPicture, placed
from cxdesign.i18n import Translator
from cxdesign.views.numbers import trimmed

GAP = 4.0
"""Between the cards of a cell."""
EDGE = 3.0
"""Width of the coloured edge that tells the kind."""
_INSET = (6.0, 4.0, 5.0, 4.0)
"""Left of the text behind the edge, above it, right of it, below it."""
_MARKS = 19.0
"""Height of a row of marks."""
KINDS = {
    LaneRole.CUSTOMER_ACTIONS: "kind-action",
    LaneRole.THINKING: "kind-think",
    LaneRole.PAINS: "kind-pain",
    LaneRole.OPPORTUNITIES: "kind-opportunity",
    LaneRole.ONSTAGE: "kind-onstage",
    LaneRole.BACKSTAGE: "kind-backstage",
    LaneRole.SUPPORT: "kind-support",
    LaneRole.EVIDENCE: "kind-evidence",
    LaneRole.NOTES: "kind-note",
}
"""The colour of the edge by lane."""


@dataclass(frozen=True)
class Mark:
    """A sign on a card: how wide it is, what draws it from its left edge and middle, and what it says."""

    width: float
    draw: Callable[[Pen, float, float], object]
    words: str


@dataclass(frozen=True)
class CardBox:
    """A card ready to be drawn: its lines are as wide as it is, and its height holds them."""

    key: str
    kind: str
    look: str
    lines: tuple[str, ...]
    style: Style
    rows: tuple[tuple[Mark, ...], ...]
    width: float
    height: float
    outline: str = "hair"
    picture: PlacedPicture | None = None

    def grown(self, height: float) -> CardBox:
        """Return the card at least so high."""
        return replace(self, height=max(self.height, height))

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw it with its upper left corner at a place."""
        words = ", ".join(mark.words for row in self.rows for mark in row)
        pen.open(f"card {self.look}", key=self.key)
        if words:
            pen.parts.append(f"<desc>{written(words)}</desc>")
        _ground(pen, self, x, y)
        left, above, _, _ = insets(self.look)
        top = y + above
        if self.look == "evidence":
            letters = len(self.lines) * self.style.leading
            top = y + (self.height - len(self.rows) * _MARKS - letters - _room(self.picture)) / 2
        if self.picture is not None:
            self.picture.draw(pen, x + left, top)
            top += _room(self.picture)
        pen.text(x + left, top + self.style.leading * 0.5 + self.style.size * 0.36, self.lines, self.style)
        bottom = y + self.height - (3 if self.look == "card" else 2) - len(self.rows) * _MARKS
        for place, row in enumerate(self.rows):
            at = x + left
            for mark in row:
                mark.draw(pen, at, bottom + place * _MARKS + _MARKS / 2)
                at += mark.width + 5
        pen.close()


def _room(picture: PlacedPicture | None) -> float:
    """Return the height a picture takes from the text below it."""
    return 0.0 if picture is None else picture.height + BELOW


def insets(look: str) -> tuple[float, float, float, float]:
    """Return the room around the text of a look: left, above, right, below."""
    if look == "card":
        return EDGE + _INSET[0], _INSET[1], _INSET[2], _INSET[3]
    return (9.0, 3.0, 2.0, 3.0) if look == "quote" else (2.0, 4.0, 2.0, 4.0)


def box(
    pen: Pen,
    key: str,
    text: str,
    *,
    width: float,
    kind: str,
    look: str = "card",
    marks: Sequence[Mark] = (),
    least: float = 0.0,
    size: float = 12.0,
    depicted: Depicted | None = None,
) -> CardBox:
    """Return a card of a width, as high as its text and marks need.

    Parameters
    ----------
    pen : Pen
        Its lettering measures the text.
    key : str
        Id of the record.
    text : str
        What stands on it.
    width : float
        Width of the card.
    kind : str
        Token of its edge.
    look : {"card", "quote", "evidence"}
        A box; speech without one; physical evidence between two hairlines.
    marks : sequence of Mark
        In their fixed order.
    least : float
        Least height.
    size : float
        Size of the letters.
    depicted : Depicted, optional
        What has the picture that stands above the text.
    """
    leading = size + (5 if pen.lettering.is_chinese else 3)
    is_quote = look == "quote"
    style = Style(
        size,
        leading,
        "ink" if look == "card" else "ink-2",
        is_italic=is_quote and not pen.lettering.is_chinese,
    )
    left, above, right, below = insets(look)
    lines = pen.wrapped(text, style, width - left - right)
    rows = _rows(marks, width - left - right)
    picture = None if depicted is None else placed(pen, depicted, width - left - right)
    needed = above + _room(picture) + len(lines) * leading + below + (len(rows) * _MARKS if rows else 0)
    return CardBox(key, kind, look, lines, style, rows, width, max(needed, least), picture=picture)


def journey_marks(card: Card, touchpoint: Touchpoint, translate: Translator, *, is_quoted: bool) -> list[Mark]:
    """Return the marks of a card on the journey map, in their order: level, peak or end, fail or wait, evidence."""
    marks: list[Mark] = []
    if isinstance(card, Feature):
        if card.level is not None:
            marks.append(_level(card.level.value, translate))
        if touchpoint.is_peak:
            marks.append(Mark(signs.SIGN, signs.star, translate("board.mark_planned_peak")))
        if touchpoint.is_end:
            marks.append(Mark(signs.SIGN, signs.flag, translate("board.mark_planned_end")))
    marks += _troubles(card, translate)
    if not is_quoted or card.evidence is not Evidence.ASSUMPTION or marks:
        marks.append(evidence_mark(card.evidence, translate))
    return marks


def step_marks(step: Card, pen: Pen, translate: Translator) -> list[Mark]:
    """Return the marks of a step on the blueprint: fail or wait, what it rests on, its standard and longest time.

    Steps are narrow: only what rests on more than an assumption says so, as on the board.
    """
    marks = _troubles(step, translate)
    if step.evidence is not Evidence.ASSUMPTION:
        marks.append(evidence_mark(step.evidence, translate))
    if not isinstance(step, Step) or (step.standard_minutes is None and step.tolerance_minutes is None):
        return marks
    standard, tolerance = step.standard_minutes, step.tolerance_minutes
    shown = "–" if standard is None else trimmed(standard, 2)
    words = [] if standard is None else [translate("board.mark_standard", minutes=trimmed(standard, 2))]
    if tolerance is not None:
        shown += f" / {trimmed(tolerance, 2)}"
        words.append(translate("board.mark_tolerance", minutes=trimmed(tolerance, 2)))

    def time(pen: Pen, x: float, y: float) -> None:
        signs.icon(pen, x, y, "clock", colour="ink-2")
        pen.text(x + 15, y + 4, (shown,), signs.SMALL)

    return [*marks, Mark(16 + pen.lettering.width(shown, signs.SMALL.size), time, ", ".join(words))]


def reach_mark(last: Touchpoint, place: int, pen: Pen, translate: Translator) -> Mark:
    """Return how far a step reaches that spans several touchpoints: an arrow and the number of the last of them."""
    shown = f"→ {place}"

    def reach(pen: Pen, x: float, y: float) -> None:
        pen.text(x, y + 4, (shown,), signs.SMALL)

    return Mark(pen.lettering.width(shown, signs.SMALL.size), reach, translate("board.span_words", name=last.name))


def feature_levels(document: Document) -> dict[str, set[str]]:
    """Return the levels that touchpoints get from the features at them."""
    found: dict[str, set[str]] = {}
    for feature in document.all(Feature):
        if feature.level is not None:
            for touchpoint in document.spanned(feature):
                found.setdefault(touchpoint.id, set()).add(feature.level.value)
    return found


def evidence_mark(level: Evidence, translate: Translator) -> Mark:
    """Return the three dots of an evidence level."""
    words = translate("board.mark_evidence", level=translate(f"enum.evidence.{level.value}"))
    return Mark(18.0, lambda pen, x, y: signs.evidence(pen, x, y, level.value), words)


def _level(name: str, translate: Translator) -> Mark:
    words = f"{name} {translate(f'enum.level.{name}')}"
    return Mark(20.0, lambda pen, x, y: signs.level(pen, x, y, name), words)


def _troubles(card: Card, translate: Translator) -> list[Mark]:
    marks = []
    if card.is_fail:
        marks.append(Mark(signs.SIGN, signs.fail, translate("board.mark_fail")))
    if card.is_wait:
        marks.append(Mark(signs.SIGN, signs.wait, translate("board.mark_wait")))
    return marks


def _rows(marks: Sequence[Mark], width: float) -> tuple[tuple[Mark, ...], ...]:
    rows: list[list[Mark]] = []
    used = 0.0
    for mark in marks:
        if not rows or used + mark.width > width:
            rows.append([])
            used = 0.0
        rows[-1].append(mark)
        used += mark.width + 5
    return tuple(tuple(row) for row in rows)


def _ground(pen: Pen, card: CardBox, x: float, y: float) -> None:
    if card.look == "card":
        pen.rect(x + 0.5, y + 0.5, card.width - 1, card.height - 1, "card", stroke=card.outline, radius=2.5)
        pen.rect(x, y, EDGE, card.height, card.kind, radius=1)
    elif card.look == "evidence":
        for edge in (y + 0.5, y + card.height - 0.5):
            pen.rect(x, edge - 0.5, card.width, 1, "hair-2")
