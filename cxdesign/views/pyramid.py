"""The pyramid of a project in one language: its features level by level, each with what the map shows for it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypedDict

from cxdesign.domain.cards import Feature
from cxdesign.domain.document import Document
from cxdesign.i18n import Translator
from cxdesign.scoring.backing import Backing, Element, LevelReading, MapReading
from cxdesign.views.findings import record_name
from cxdesign.views.numbers import decimal, trimmed

DAYS_WARNED: frozenset[str] = frozenset({"no_refresh_date"})
"""Open grounds that a rule finds fault with (R30)."""
SHORT_NAME = 28
"""Longest name of a standard or data point on a card (ours)."""


class CardView(TypedDict):
    """One card: a feature, or the level a touchpoint has itself.

    ``fact`` is what always stands on it, ``more`` what is added once it is chosen. ``is_warned`` is drawn in orange.
    """

    id: str
    kind: str
    level: str
    text: str
    fact: str
    more: str
    backing: str
    value: str
    is_warned: bool


class LevelView(TypedDict):
    """One level: its name, what the customer says, its reading in words, and its cards."""

    level: str
    name: str
    said: str
    reading: str
    formula: str
    cards: list[CardView]


class PyramidView(TypedDict):
    """The levels from the top down, and the features without one."""

    levels: list[LevelView]
    unplaced: list[CardView]


def build_pyramid(document: Document, reading: MapReading, translate: Translator) -> PyramidView:
    """Return the pyramid of a document, ready to draw.

    Parameters
    ----------
    document : Document
        The document that was read.
    reading : MapReading
        What :func:`cxdesign.scoring.backing.map_reading` says of it.
    translate : Translator
        The reader's language.

    Examples
    --------
    >>> from datetime import date
    >>> from cxdesign.domain.journey import Project
    >>> from cxdesign.scoring.backing import map_reading
    >>> cafe = Document([Project(id="project:main", name="Café")])
    >>> view = build_pyramid(cafe, map_reading(cafe, date(2025, 3, 1)), Translator("en"))
    >>> [level["level"] for level in view["levels"]], view["levels"][0]["reading"]
    (['L4', 'L3', 'L2', 'L1'], '–')
    """
    places = {touchpoint.id: number for number, touchpoint in enumerate(document.touchpoints, start=1)}
    told = _Teller(document, places, translate)
    return {
        "levels": [told.level(level) for level in reversed(reading.levels)],
        "unplaced": [told.waiting(document.expect(one, Feature)) for one in reading.unplaced],
    }


def level_formula(level: LevelReading) -> str:
    """Return the reading of a level as a formula with its numbers.

    >>> from cxdesign.domain.vocabulary import Level
    >>> level_formula(LevelReading(Level.L1, ()))
    '–'
    """
    if level.value is None:
        return "–"
    terms = " + ".join(trimmed(element.value, 1) for element in level.elements)
    return f"({terms})/{len(level.elements)} = {decimal(level.value, 2)}"


class _Teller:
    def __init__(self, document: Document, places: dict[str, int], translate: Translator) -> None:
        self._document = document
        self._places = places
        self._translate = translate

    def level(self, level: LevelReading) -> LevelView:
        name = level.level.value
        return {
            "level": name,
            "name": self._translate(f"enum.level.{name}"),
            "said": self._translate(f"pyramid.said_{name}"),
            "reading": "–" if level.value is None else decimal(level.value, 1),
            "formula": level_formula(level),
            "cards": [self._card(element) for element in level.elements],
        }

    def waiting(self, feature: Feature) -> CardView:
        return {
            "id": feature.id,
            "kind": "feature",
            "level": "",
            "text": feature.text,
            "fact": self._place(feature.touchpoint_id),
            "more": self._translate(f"enum.evidence.{feature.evidence.value}"),
            "backing": Backing.OPEN.value,
            "value": "",
            "is_warned": False,
        }

    def _card(self, element: Element) -> CardView:
        is_feature = element.record_id != element.touchpoint_id
        record = self._document.get(element.record_id)
        return {
            "id": element.record_id,
            "kind": "feature" if is_feature else "touchpoint",
            "level": element.level.value,
            "text": record.text if isinstance(record, Feature) else record_name(self._document, element.record_id),
            "fact": self._fact(element),
            "more": self._more(element, is_own=not is_feature),
            "backing": element.backing.value,
            "value": trimmed(element.value, 1),
            "is_warned": element.backing is Backing.FAILING or element.ground in DAYS_WARNED,
        }

    def _place(self, touchpoint_id: str) -> str:
        number, name = self._places[touchpoint_id], record_name(self._document, touchpoint_id)
        return self._translate("pyramid.place", number=number, name=name)

    def _fact(self, element: Element) -> str:
        day = getattr(self._document.get(element.record_id), "refreshed_on", None)
        ground = self._translate(
            f"pyramid.ground_{element.ground}",
            name=self._names(element.record_ids),
            date="" if day is None else day.isoformat(),
        )
        return self._translate("pyramid.fact", number=self._places[element.touchpoint_id], ground=ground)

    def _more(self, element: Element, *, is_own: bool) -> str:
        place = self._translate("pyramid.own") if is_own else record_name(self._document, element.touchpoint_id)
        evidence = self._translate(f"enum.evidence.{element.evidence.value}")
        return self._translate("pyramid.more", place=place, evidence=evidence)

    def _names(self, record_ids: Iterable[str]) -> str:
        names = [record_name(self._document, one) for one in record_ids]
        if not names:
            return ""
        first = names[0] if len(names[0]) <= SHORT_NAME else f"{names[0][: SHORT_NAME - 1].rstrip()}…"
        return first if len(names) == 1 else self._translate("pyramid.and_more", name=first, count=len(names) - 1)
