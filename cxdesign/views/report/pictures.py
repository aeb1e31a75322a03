"""The pictures of personas and cards in the report: whom it is for, and what was seen where."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from cxdesign.domain.cards import Card
from cxdesign.domain.document import Document
from cxdesign.domain.images import Depicted
from cxdesign.domain.journey import Lane, Touchpoint
from cxdesign.domain.understanding import Persona
from cxdesign.i18n import Translator
from cxdesign.views.report.outline import Block, Gallery, Paragraph, Photo
from cxdesign.views.report.parts import lane_name, left_out, touchpoint_name

PHOTOS_SHOWN = 24
"""Most pictures of cards that a section shows (ours): a slide takes eight, a file stays small enough to be mailed."""


def personas_told(document: Document, translate: Translator, pictured: Collection[str]) -> Iterator[Block]:
    """Give whom the report is for: those with a picture side by side, the others in a sentence each.

    Parameters
    ----------
    document : Document
        The project.
    translate : Translator
        The reader's language.
    pictured : collection of str
        Digests of the pictures that are there.
    """
    personas = document.entries(Persona)
    shown = [one for one in personas if one.is_target] or list(personas[:1])
    photos = [_portrait(one, translate) for one in shown if _is_there(one, pictured)]
    if photos:
        yield Gallery(tuple(photos), across=2)
    for one in shown:
        if not _is_there(one, pictured):
            told = _told(one, translate)
            text = translate("report.persona", name=one.name, text=told)
            yield Paragraph(text if told else translate("report.persona_only", name=one.name), "quiet")


def cards_pictured(
    document: Document, lanes: Sequence[Lane], page: str, translate: Translator, pictured: Collection[str]
) -> Iterator[Block]:
    """Give the pictures of the cards of lanes in the order of the journey, and how many are not shown.

    Parameters
    ----------
    document : Document
        The project.
    lanes : sequence of Lane
        Whose cards.
    page : str
        The page on which all of them stand.
    translate : Translator
        The reader's language.
    pictured : collection of str
        Digests of the pictures that are there.
    """
    cards = [
        (touchpoint, lane, card)
        for touchpoint in document.touchpoints
        for lane in lanes
        for card in document.cards(touchpoint.id, lane.id)
        if card.has_image
    ]
    there = [one for one in cards if _is_there(one[2], pictured)]
    if cards:
        yield Paragraph(translate("report.pictures"), "heading")
    if there:
        yield Gallery(tuple(_photo(document, *one, translate) for one in there[:PHOTOS_SHOWN]))
    yield from left_out("pictures", PHOTOS_SHOWN, len(there), page, translate)
    if missing := len(cards) - len(there):
        yield Paragraph(translate("report.pictures_missing", count=missing), "quiet")


def _is_there(record: Depicted, pictured: Collection[str]) -> bool:
    return record.has_image and record.image in pictured


def _told(persona: Persona, translate: Translator) -> str:
    told = [part for part in (persona.description, " ".join(persona.goal.split())) if part]
    return translate("figure.clause_separator").join(told)


def _portrait(persona: Persona, translate: Translator) -> Photo:
    name = translate("report.persona_only", name=persona.name)
    return _of(persona, name, _told(persona, translate), translate("report.portrait_of", name=persona.name))


def _photo(document: Document, touchpoint: Touchpoint, lane: Lane, card: Card, translate: Translator) -> Photo:
    place, text = touchpoint_name(document, touchpoint), " ".join(card.text.split())
    title = translate("report.field", name=lane_name(lane, translate), text=text)
    return _of(card, place, title, translate("report.picture_of", text=text))


def _of(record: Depicted, title: str, text: str, otherwise: str) -> Photo:
    return Photo(
        digest=record.image or "",
        width=record.image_width or 1,
        height=record.image_height or 1,
        title=title,
        text=text,
        alt=record.image_alt or otherwise,
    )
