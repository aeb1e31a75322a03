"""What a document would lose in a format: the part of ``Format.cannot_carry`` that it holds at all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from cxdesign.domain.cards import Card
from cxdesign.domain.document import ENTRY_KINDS, Document
from cxdesign.domain.images import IMAGE_FIELDS, image_digests
from cxdesign.domain.journey import Emotion, Path, Project, Touchpoint, TouchpointAttributes
from cxdesign.domain.records import Record
from cxdesign.formats.format import Format
from cxdesign.formats.sheets import MAP, SHEETS

EVALUATION = ("criteria_set", "round", "rater", "decision")
PICKING = ("peak_score", "peak_judgement", "peak_weighting")
_CARRIED_APART = frozenset({"channel", "levels", "provenance", "source"})


def lost_parts(document: Document, target: Format, *, table: str = MAP) -> tuple[str, ...]:
    """Return the keys below ``carry.`` of what this document holds and the format cannot carry.

    Of a file that holds but one table, and not the map, it is everything else.

    A document knows nothing of its history; whatever is said of a format as a whole is always part of it.

    Examples
    --------
    >>> from cxdesign.formats import format_for, read_bytes
    >>> lost_parts(read_bytes(b"Touchpoint,Book").document, format_for("map.csv"))
    ('history',)
    """
    if target.is_one_table and table != MAP:
        return one_table_losses(table)
    return tuple(key for key in target.cannot_carry if key not in _HOLDS or _HOLDS[key](document))


def one_table_losses(table: str) -> tuple[str, ...]:
    """Return the keys below ``carry.`` of what a file of one table leaves out, whichever it is.

    >>> one_table_losses("need"), one_table_losses("flow")
    (('history', 'other_tables'), ('history', 'other_tables', 'named_elsewhere'))
    """
    needs_others = any(sheet.name == table and not sheet.stands_alone for sheet in SHEETS)
    return ("history", "other_tables", *(["named_elsewhere"] if needs_others else []))


def _has_attributes(document: Document) -> bool:
    return any(
        getattr(touchpoint, name) != field.default
        for touchpoint in document.all(Touchpoint)
        for name, field in TouchpointAttributes.model_fields.items()
        if name not in _CARRIED_APART
    )


def _has_evidence(document: Document) -> bool:
    apart = {"kind", "provenance", "source", "last_touchpoint_id", "said", *IMAGE_FIELDS}
    return any(
        getattr(card, name) != field.default
        for card in document.all(Card)
        for name, field in type(card).model_fields.items()
        if name not in apart and not field.is_required()
    )


def _has_provenance(document: Document) -> bool:
    return any(getattr(record, "provenance", None) or getattr(record, "source", "") for record in document.all(Record))


def _has_paths(document: Document) -> bool:
    return bool(document.all(Path))


def _has_hidden_lanes(document: Document) -> bool:
    return any(lane.is_hidden for lane in document.lanes)


def _has_emotion_sources(document: Document) -> bool:
    return any(emotion.provenance or emotion.source for emotion in document.all(Emotion))


def _has_any(*kinds: str) -> Callable[[Document], bool]:
    return lambda document: any(True for kind in kinds for _ in document.of_kind(kind))


def _has_line_breaks(document: Document) -> bool:
    return any("\n" in card.text for card in document.all(Card))


def _has_spans(document: Document) -> bool:
    return any(len(document.spanned(card)) > 1 for card in document.all(Card) if card.last_touchpoint_id)


def _has_project_words(document: Document) -> bool:
    fields = {name: field for name, field in Project.model_fields.items() if name not in {"kind", "id", "name"}}
    return any(getattr(document.project, name) != field.default for name, field in fields.items())


_HOLDS: Mapping[str, Callable[[Document], bool]] = MappingProxyType(
    {
        "attributes": _has_attributes,
        "evidence": _has_evidence,
        "provenance": _has_provenance,
        "paths": _has_paths,
        "line_breaks": _has_line_breaks,
        "spans": _has_spans,
        "project": _has_project_words,
        "hidden": _has_hidden_lanes,
        "said": lambda document: any(card.said for card in document.all(Card)),
        "pictures": lambda document: bool(image_digests(document)),
        "emotion_sources": _has_emotion_sources,
        "arrows": _has_any("flow"),
        "understanding": _has_any("persona", "empathy_note", "need"),
        "registers": _has_any(*(kind for kind in ENTRY_KINDS if kind not in {"persona", "need"})),
        "links": _has_any("relation", "scene_cell"),
        "dismissals": _has_any("dismissal"),
        "comments": _has_any("comment"),
        "views": _has_any("view"),
        "environment": _has_any("environment_canvas", "participation"),
        "evaluation": _has_any(*EVALUATION, *PICKING, "answer_set"),
    }
)
