"""The needs below the empathy map: what they are, where they come from, and what answers them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from cxdesign.domain.document import Document
from cxdesign.domain.relations import Relation
from cxdesign.domain.understanding import Need
from cxdesign.domain.vocabulary import RelationType
from cxdesign.drawing import signs
from cxdesign.drawing.beside import Beside
from cxdesign.drawing.cards import Mark
from cxdesign.drawing.pen import Pen, Style
from cxdesign.drawing.table import Cell, Column, draw_table
from cxdesign.i18n import Translator
from cxdesign.views.findings import record_name

TITLE = Style(14, 18, "ink", is_bold=True)
_COLUMNS = (
    ("number", 0.5),
    ("need", 4.2),
    ("from", 1.0),
    ("kind", 1.2),
    ("kano", 1.3),
    ("importance", 1.3),
    ("evidence", 1.6),
    ("place", 1.9),
    ("answer", 2.6),
)
_PAD = 16.0


def draw_needs(
    pen: Pen, document: Document, needs: Sequence[Need], place: tuple[float, float], beside: Beside
) -> float:
    """Draw the register of needs at a height and in a width, and return its height."""
    y, width = place
    translate = Translator(pen.lettering.locale)
    pen.open("needs")
    pen.text(_PAD, y + 30, (translate("empathy.needs_title"),), TITLE)
    shares = (share for _, share in _COLUMNS)
    columns = [Column(heading, share) for heading, share in zip(need_headings(translate), shares, strict=True)]
    cells_of = _cells_of(document, translate)
    rows = [(need.id, _commented(cells_of(need), beside.talk(need.id))) for need in needs]
    height = draw_table(pen, columns, rows, (_PAD, y + 40, width - 2 * _PAD))
    pen.close()
    return height + 48


def _commented(cells: Sequence[Cell], marks: Sequence[Mark]) -> list[Cell]:
    """Return the cells of a need, the mark of its comments below its sentence."""
    return [replace(cell, marks=marks) if place == 1 else cell for place, cell in enumerate(cells)]


def need_headings(translate: Translator) -> list[str]:
    """Return the headings of the register of needs."""
    return [translate(f"empathy.column_{key}") for key, _ in _COLUMNS]


def need_cells(document: Document, translate: Translator) -> Callable[[Need], list[str]]:
    """Return what gives the cells of a need as words, under :func:`need_headings`."""
    cells_of = _cells_of(document, translate)
    return lambda need: [cell.text for cell in cells_of(need)]


def _cells_of(document: Document, translate: Translator) -> Callable[[Need], list[Cell]]:
    links = _Links(document)
    numbers = {need.id: f"N{place}" for place, need in enumerate(document.entries(Need), start=1)}
    return lambda need: _cells(document, need, numbers[need.id], links, translate)


def need_sentence(need: Need, translate: Translator) -> str:
    """Return a need in a sentence: what is needed, when, and what it is good for."""
    parts = [need.name]
    if need.occasion:
        parts.append(translate("drawing.need_when", text=need.occasion))
    if need.outcome:
        parts.append(translate("drawing.need_so", text=need.outcome))
    return translate("drawing.clause").join(parts)


class _Links:
    """What needs stem from, where they arise, and what answers them."""

    def __init__(self, document: Document) -> None:
        self._relations = sorted(document.all(Relation), key=lambda link: link.id)

    def notes(self, need: Need) -> int:
        """Return how many notes a need stems from."""
        return sum(link.relation is RelationType.STEMS_FROM and link.source_id == need.id for link in self._relations)

    def places(self, need: Need) -> list[str]:
        """Return where a need arises."""
        return [
            link.target_id
            for link in self._relations
            if link.relation is RelationType.ARISES_AT and link.source_id == need.id
        ]

    def answers(self, need: Need) -> list[str]:
        """Return the standards and features that answer a need."""
        answering = (RelationType.MEETS, RelationType.SERVES)
        return [link.source_id for link in self._relations if link.relation in answering and link.target_id == need.id]


def _cells(document: Document, need: Need, number: str, links: _Links, translate: Translator) -> list[Cell]:
    count = links.notes(need)
    notes = translate("empathy.note_count_one") if count == 1 else translate("empathy.note_count", count=count)
    kano = translate(f"enum.kano_class.{need.kano.value}") if need.kano else translate("empathy.no_kano")
    answers = links.answers(need)
    level = need.evidence.value
    return [
        Cell(number, is_faint=True),
        Cell(need_sentence(need, translate)),
        Cell(notes if count else translate("empathy.no_note"), is_faint=True),
        Cell(translate(f"enum.need_type.{need.need_type.value}")),
        Cell(kano, is_faint=need.kano is None),
        _importance(need),
        Cell(translate(f"enum.evidence.{level}"), room=24, sign=lambda pen, x, y: signs.evidence(pen, x, y, level)),
        Cell(_names(document, links.places(need), translate) or translate("empathy.no_place"), is_faint=True),
        Cell(_names(document, answers, translate) or translate("empathy.no_answer"), is_faint=not answers),
    ]


def _names(document: Document, record_ids: Iterable[str], translate: Translator) -> str:
    return translate("scenes.and").join(record_name(document, record_id) for record_id in record_ids)


def _importance(need: Need) -> Cell:
    value = need.importance
    return Cell("–" if value is None else str(value), room=0 if value is None else 46, sign=_bars(value))


def _bars(value: int | None) -> Callable[[Pen, float, float], None] | None:
    if value is None:
        return None

    def draw(pen: Pen, x: float, y: float) -> None:
        for place in range(5):
            pen.rect(x + place * 8.4, y - 2, 7, 4, "ink-2" if place < value else "hair-2")

    return draw
