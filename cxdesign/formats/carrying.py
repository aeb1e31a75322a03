"""What a document would lose in a format: the part of ``Format.cannot_carry`` that it holds at all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from cxdesign.domain.cards import Card, Feature
from cxdesign.domain.document import Document
from cxdesign.domain.journey import Path, Project, Touchpoint, TouchpointAttributes
from cxdesign.domain.records import Record
from cxdesign.domain.vocabulary import Evidence
from cxdesign.formats.format import Format

_CARRIED_APART = frozenset({"channel", "levels", "provenance", "source"})


def lost_parts(document: Document, target: Format) -> tuple[str, ...]:
    """Return the keys below ``carry.`` of what this document holds and the format cannot carry.

    A document knows nothing of its history; whatever is said of a format as a whole is always part of it.

    Examples
    --------
    >>> from cxdesign.formats import format_for, read_bytes
    >>> lost_parts(read_bytes(b"Touchpoint,Book").document, format_for("map.csv"))
    ('history',)
    """
    return tuple(key for key in target.cannot_carry if key not in _HOLDS or _HOLDS[key](document))


def _has_attributes(document: Document) -> bool:
    return any(
        getattr(touchpoint, name) != field.default
        for touchpoint in document.all(Touchpoint)
        for name, field in TouchpointAttributes.model_fields.items()
        if name not in _CARRIED_APART
    )


def _has_evidence(document: Document) -> bool:
    return any(
        card.evidence is not Evidence.ASSUMPTION
        or card.is_fail
        or card.is_wait
        or (isinstance(card, Feature) and card.level is not None)
        for card in document.all(Card)
    )


def _has_provenance(document: Document) -> bool:
    return any(getattr(record, "provenance", None) or getattr(record, "source", "") for record in document.all(Record))


def _has_paths(document: Document) -> bool:
    return bool(document.all(Path))


def _has_line_breaks(document: Document) -> bool:
    return any("\n" in card.text for card in document.all(Card))


def _has_project_words(document: Document) -> bool:
    named = ("description", "based_on", "satisfaction_line", "delight_line")
    return any(getattr(document.project, name) != Project.model_fields[name].default for name in named)


_HOLDS: Mapping[str, Callable[[Document], bool]] = MappingProxyType(
    {
        "attributes": _has_attributes,
        "evidence": _has_evidence,
        "provenance": _has_provenance,
        "paths": _has_paths,
        "line_breaks": _has_line_breaks,
        "project": _has_project_words,
    }
)
