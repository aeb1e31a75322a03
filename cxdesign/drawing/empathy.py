"""The empathy map as a drawing: who it is about, seven areas of notes, and the needs found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cxdesign.domain.document import Document
from cxdesign.domain.understanding import Need, Persona
from cxdesign.domain.vocabulary import EmpathyArea
from cxdesign.drawing import signs
from cxdesign.drawing.beside import Beside
from cxdesign.drawing.cards import CardBox, box, evidence_mark
from cxdesign.drawing.needs import draw_needs
from cxdesign.drawing.options import DrawOptions
from cxdesign.drawing.pen import Pen, Style
from cxdesign.drawing.pictures import portrait
from cxdesign.i18n import Translator

LEAST = 1120.0
"""Least width of the map (ours): four areas beside each other."""
_GAP = 8.0
_PAD = 16.0
_BETWEEN = 44.0
"""Between the maps of two personas."""
TITLE = Style(14, 18, "ink", is_bold=True)
HINT = Style(11, 14, "ink-3")
WHO = Style(17, 22, "ink", is_bold=True)
LABEL = Style(11, 14, "ink-3", is_bold=True)
TEXT = Style(12.5, 17, "ink")
KINDS = {
    EmpathyArea.SEE: "kind-evidence",
    EmpathyArea.SAY: "kind-action",
    EmpathyArea.DO: "kind-onstage",
    EmpathyArea.HEAR: "kind-think",
    EmpathyArea.THINK_AND_FEEL: "kind-think",
    EmpathyArea.PAINS: "kind-pain",
    EmpathyArea.GAINS: "kind-opportunity",
}
"""The colour of the edge by area."""
ROWS: tuple[tuple[tuple[EmpathyArea, float, int], ...], ...] = (
    tuple((area, 0.25, 2) for area in (EmpathyArea.SEE, EmpathyArea.SAY, EmpathyArea.DO, EmpathyArea.HEAR)),
    ((EmpathyArea.THINK_AND_FEEL, 0.5, 2), (EmpathyArea.PAINS, 0.25, 1), (EmpathyArea.GAINS, 0.25, 1)),
)
"""The areas in two rows, each with its share of the width and the columns of its cards."""


@dataclass(frozen=True)
class _Area:
    area: EmpathyArea
    left: float
    width: float
    columns: int
    notes: tuple[tuple[CardBox, ...], ...]
    """Its cards in rows."""

    @property
    def height(self) -> float:
        rows = [max(card.height for card in row) for row in self.notes]
        return 46 + sum(rows) + _GAP * max(0, len(rows) - 1) + 14


def personas_shown(document: Document, options: DrawOptions) -> tuple[Persona, ...]:
    """Return the personas whose maps are drawn: the one asked for, or all."""
    personas = document.entries(Persona)
    if options.persona_id is None:
        return personas
    return tuple(persona for persona in personas if persona.id == options.persona_id)


def draw_empathy(pen: Pen, document: Document, options: DrawOptions) -> tuple[float, float]:
    """Draw the empathy maps of the personas shown below each other, and return width and height."""
    translate = Translator(options.locale)
    beside = Beside(pen, document, options, translate)
    width = max(LEAST, options.width or 0.0)
    y = 0.0
    personas = personas_shown(document, options)
    for place, persona in enumerate(personas):
        y += _BETWEEN if place else 0
        y += _head(pen, persona, y, width, beside)
        for row in ROWS:
            areas = _measured(pen, document, persona, row, width, beside=beside)
            height = max(84.0, *(area.height for area in areas))
            for area in areas:
                _area(pen, area, y, height, translate)
            y += height
            pen.rect(0, y - 1, width, 1, "hair-2")
    needs = _needs(document, personas)
    if needs:
        y += draw_needs(pen, document, needs, (y, width), beside)
    return width, y


def _needs(document: Document, personas: Sequence[Persona]) -> list[Need]:
    """Return the needs of the personas shown, and those of customers in general."""
    shown = {persona.id for persona in personas} | {None}
    return [need for need in document.entries(Need) if need.persona_id in shown]


def _head(pen: Pen, persona: Persona, y: float, width: float, beside: Beside) -> float:
    """Draw who it is and what for; return the height."""
    translate = Translator(pen.lettering.locale)
    fields = [(key, getattr(persona, key)) for key in ("goal", "situation", "rests_on", "segment")]
    fields = [(key, text) for key, text in fields if text]
    first = width * (0.28 if fields else 1.0)
    pen.open("persona", key=persona.id)
    face = portrait(pen, persona, 44)
    if face is None:
        signs.person(pen, _PAD, y + 10, 40)
    else:
        face.draw(pen, _PAD, y + 14)
    talk = beside.room(persona.id)
    name = pen.wrapped(persona.name, WHO, first - 90 - talk)
    beside.draw(persona.id, 72 + _widest(pen, name) + 10, y + 23)
    about = [persona.description, translate("empathy.target") if persona.is_target else ""]
    what = pen.wrapped("  ·  ".join(part for part in about if part), Style(12.5, 17, "ink-2"), first - 90)
    pen.text(72, y + 28, name, WHO)
    pen.text(72, y + 28 + len(name) * WHO.leading - 2, what, Style(12.5, 17, "ink-2"))
    height = max(34 if face is None else 70, 34 + len(name) * WHO.leading + len(what) * 17)
    each = (width - first) / max(1, len(fields))
    written = [pen.wrapped(text, TEXT, each - 26) for _, text in fields]
    height = max([height, *(44 + len(lines) * TEXT.leading for lines in written)])
    for place, ((key, _), lines) in enumerate(zip(fields, written, strict=True)):
        x = first + place * each
        pen.rect(x, y + 10, 1, height - 22, "hair")
        pen.text(x + 14, y + 24, (translate(f"board.field_{key}"),), LABEL)
        pen.text(x + 14, y + 42, lines, TEXT)
    pen.rect(0, y + height - 1, width, 1, "hair-2")
    pen.close()
    return height


def _widest(pen: Pen, lines: Sequence[str]) -> float:
    return max((pen.lettering.width(line.rstrip(), WHO.size, is_bold=True) for line in lines), default=0.0)


def _measured(
    pen: Pen,
    document: Document,
    persona: Persona,
    row: Sequence[tuple[EmpathyArea, float, int]],
    width: float,
    *,
    beside: Beside,
) -> list[_Area]:
    """Return a row of areas with their notes as cards."""
    translate = Translator(pen.lettering.locale)
    left, found = 0.0, []
    for area, share, columns in row:
        wide = (share * width - 2 * _PAD - _GAP * (columns - 1)) / columns
        boxes = [
            box(
                pen,
                note.id,
                note.text,
                width=wide,
                kind=KINDS[area],
                marks=(evidence_mark(note.evidence, translate), *beside.talk(note.id)),
                least=44,
                size=13,
                depicted=note,
            )
            for note in document.empathy_notes(persona.id, area)
        ]
        rows = tuple(tuple(boxes[start : start + columns]) for start in range(0, len(boxes), columns))
        found.append(_Area(area, left, share * width, columns, rows))
        left += share * width
    return found


def _area(pen: Pen, area: _Area, y: float, height: float, translate: Translator) -> None:
    name = translate(f"enum.empathy_area.{area.area.value}")
    x = area.left + _PAD
    pen.open("area", key=f"area:{area.area.value}")
    if area.left:
        pen.rect(area.left, y, 1, height, "hair")
    pen.text(x, y + 26, (name,), TITLE)
    hint = translate(f"empathy.hint_{area.area.value}")
    beside = pen.lettering.width(name, TITLE.size, is_bold=True) + 10
    if beside + pen.lettering.width(hint, HINT.size) <= area.width - 2 * _PAD:
        pen.text(x + beside, y + 26, (hint,), HINT)
    top = y + 42
    for row in area.notes:
        high = max(card.height for card in row)
        for place, card in enumerate(row):
            card.grown(high).draw(pen, x + place * (card.width + _GAP), top)
        top += high + _GAP
    pen.close()
