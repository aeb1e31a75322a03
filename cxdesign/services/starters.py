"""Samples and templates: the documents a new project can start from."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType

from cxdesign.domain.document import Document
from cxdesign.errors import FormatError
from cxdesign.formats import native
from cxdesign.i18n import LOCALES
from cxdesign.resources import data_folder


class StarterKind(StrEnum):
    """A sample is a worked example; a template has the structure only."""

    SAMPLE = "sample"
    TEMPLATE = "template"


_FOLDERS: Mapping[StarterKind, str] = MappingProxyType(
    {StarterKind.SAMPLE: "samples", StarterKind.TEMPLATE: "templates"}
)


@dataclass(frozen=True)
class Lesson:
    """What a rule finds in a sample and is left in on purpose, in every language."""

    rule: str
    texts: Mapping[str, str]


@dataclass(frozen=True)
class Starter:
    """What a document to start from is called and what it holds, in every language; ``map`` is the one it is about."""

    id: str
    kind: StarterKind
    titles: Mapping[str, str]
    descriptions: Mapping[str, str]
    lessons: tuple[Lesson, ...] = ()
    map: str = "journey"


@cache
def list_starters() -> tuple[Starter, ...]:
    """Return all samples, then all templates, in the order of display.

    >>> [starter.id for starter in list_starters() if starter.kind is StarterKind.SAMPLE]
    ['hotel', 'food_delivery', 'hotel_stay', 'shoeshine', 'parcel', 'gym', 'city_hotel']
    """
    return tuple(starter for kind in StarterKind for starter in _listed(kind))


@cache
def load_starter(starter_id: str, locale: str) -> Document:
    """Return the document of a sample or template in a language; an unknown language gives English.

    Raises
    ------
    FormatError
        ``starter_unknown`` when there is no sample or template with this id.

    Examples
    --------
    >>> load_starter("hotel", "zh-CN").touchpoints[0].name
    '预订'
    """
    starter = next((known for known in list_starters() if known.id == starter_id), None)
    if starter is None:
        raise FormatError("starter_unknown", id=starter_id, known=", ".join(known.id for known in list_starters()))
    language = locale if locale in LOCALES else LOCALES[0]
    file = data_folder() / _FOLDERS[starter.kind] / f"{starter.id}.{language}.json"
    return native.read(file.read_bytes()).document


def _listed(kind: StarterKind) -> tuple[Starter, ...]:
    entries = json.loads((data_folder() / _FOLDERS[kind] / "index.json").read_text("utf-8"))
    return tuple(
        Starter(
            entry["id"],
            kind,
            MappingProxyType(entry["title"]),
            MappingProxyType(entry["description"]),
            tuple(_lesson(lesson) for lesson in entry.get("on_purpose", ())),
            entry.get("map", "journey"),
        )
        for entry in entries
    )


def _lesson(entry: Mapping[str, str]) -> Lesson:
    return Lesson(entry["rule"], MappingProxyType({locale: entry[locale] for locale in LOCALES}))
