"""Records, fields and values of a difference in words of a reader's language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from functools import cache
from types import MappingProxyType
from typing import Any

from cxdesign.analysis.changes import RecordChange, touchpoint_of
from cxdesign.domain.cards import Card
from cxdesign.domain.document import ENTRY_KINDS, Document
from cxdesign.domain.journey import Emotion, Lane
from cxdesign.domain.records import Record
from cxdesign.domain.understanding import EmpathyNote
from cxdesign.domain.vocabulary import CurveState, LaneRole, RelationType
from cxdesign.i18n import Translator
from cxdesign.views.durations import duration
from cxdesign.views.findings import record_name
from cxdesign.views.numbers import emotion, trimmed

LENGTH = 240
"""Characters of a value that are quoted (ours)."""
NOTHING = "–"
_LABELS: Mapping[str, str] = MappingProxyType(
    {
        "based_on": "shell.based_on",
        "is_target": "format.column.is_target",
        "area": "format.column.area",
        "relation": "format.column.relation",
        "customer_relevance": "format.column.customer_relevance",
        "enterprise_relevance": "format.column.enterprise_relevance",
        "reason": "format.column.reason",
        "source_id": "format.column.from",
        "target_id": "format.column.to",
        **{name: f"changes.field_{name}" for name in ("value", "is_hidden", "role", "stage_id")},
        "touchpoint_id": "changes.kind_touchpoint",
        "lane_id": "changes.kind_lane",
    }
)
_SPANS: Mapping[str, str] = MappingProxyType({"last_touchpoint_id": "touchpoint_id"})
"""Fields that are told with another one."""
_WITH_IMAGE = frozenset({"image_width", "image_height"})
"""Fields that say nothing to a reader: the picture itself is told."""
_ENUM_KEYS: Mapping[type[Enum], str] = MappingProxyType(
    {CurveState: "enum.state", RelationType: "enum.relation", LaneRole: "lane"}
)


class ChangeWords:
    """Words for the records of two documents; ``left`` and ``right`` share their ids."""

    def __init__(self, left: Document, right: Document, translate: Translator) -> None:
        self._left, self._right = left, right
        self.translate = translate

    def kind(self, record: Record) -> str:
        """Return what a record is: a card, a touchpoint, an emotion of one of the curves."""
        if isinstance(record, Emotion):
            return self.translate(f"changes.kind_emotion_{record.state.value}")
        if record.kind in ENTRY_KINDS:
            label = self.translate(f"enum.entry.{record.kind}")
            return label[:1].upper() + label[1:]
        return self.translate("changes.kind_card" if isinstance(record, Card) else f"changes.kind_{record.kind}")

    def name(self, change: RecordChange) -> str:
        """Return what a record is called, by what it stands at where it has no name of its own."""
        record, document = change.record, self._document(change)
        if isinstance(record, Emotion):
            return record_name(document, record.touchpoint_id)
        if isinstance(record, Lane):
            return self._lane(record)
        if record.kind == "project":
            return document.project.name
        return record_name(document, record.id)

    def place(self, change: RecordChange) -> str:
        """Return where a record stands, empty when its name says it or it stands nowhere."""
        record, document = change.record, self._document(change)
        if isinstance(record, Card):
            return self._listed([self._lane(document.get(record.lane_id)), record_name(document, record.touchpoint_id)])
        if isinstance(record, EmpathyNote):
            area = self.translate(f"enum.empathy_area.{record.area.value}")
            return self._listed([area, record_name(document, record.persona_id)])
        if record.kind == "touchpoint":
            stage = touchpoint_of(document, record)
            return "" if stage is None else record_name(document, stage.stage_id)
        return ""

    def details(self, change: RecordChange) -> tuple[str, ...]:
        """Return what is different about a record, a sentence for each field or move; nothing for one new or gone."""
        if isinstance(change.record, Emotion):
            return (self._emotion(change),)
        if change.before is None or change.after is None:
            return ()
        told = (field.name for field in change.fields if field.name not in _WITH_IMAGE)
        return (*self._moves(change), *(self._field(change, name) for name in told))

    def values(self, change: RecordChange) -> Iterator[tuple[str, str, str]]:
        """Give what is different about a record that both documents have: name of the field, before, after."""
        for field in change.fields:
            if field.name == "image":
                yield self.translate("board.field_image"), NOTHING, self._image(change)
            elif field.name not in _WITH_IMAGE:
                label = self.translate(_LABELS.get(field.name) or f"board.field_{field.name}")
                yield label, self._value(change, 0, field.name), self._value(change, 1, field.name)
        if change.positions:
            earlier, later = change.positions
            yield self.translate("changes.position"), str(earlier), str(later)

    def _emotion(self, change: RecordChange) -> str:
        values = (side.value if isinstance(side, Emotion) else None for side in (change.before, change.after))
        before, after = (NOTHING if value is None else emotion(value) for value in values)
        return self.translate("history.renamed", before=before, after=after)

    def _moves(self, change: RecordChange) -> Iterable[str]:
        if change.places:
            names = dict.fromkeys(_SPANS.get(field.name, field.name) for field in change.places)
            before, after = (self._listed(self._placed(change, side, name) for name in names) for side in (0, 1))
            yield self.translate("changes.moved_place", before=before, after=after)
        elif change.positions:
            before_number, after_number = change.positions
            yield self.translate("changes.moved_position", before=before_number, after=after_number)

    def _placed(self, change: RecordChange, side: int, name: str) -> str:
        """Return a place by its name; of a card that spans several touchpoints, from the first to the last."""
        record, found = (change.before, change.after)[side], self._value(change, side, name)
        is_long = name == "touchpoint_id" and isinstance(record, Card) and record.last_touchpoint_id is not None
        return f"{found} – {self._value(change, side, 'last_touchpoint_id')}" if is_long else found

    def _field(self, change: RecordChange, name: str) -> str:
        if name == "image":
            return self._image(change)
        label = self.translate(_LABELS.get(name) or f"board.field_{name}")
        before, after = (self._value(change, side, name) for side in (0, 1))
        return self.translate("changes.field", field=label, before=before, after=after)

    def _image(self, change: RecordChange) -> str:
        before, after = (getattr(side, "image", None) for side in (change.before, change.after))
        key = "replaced" if before and after else "added" if after else "removed"
        return self.translate(f"changes.image_{key}")

    def _value(self, change: RecordChange, side: int, name: str) -> str:
        record = (change.before, change.after)[side]
        document = (self._left, self._right)[side]
        assert record is not None
        return self._worded(document, record, name, getattr(record, name, None))

    def _worded(self, document: Document, record: Record, name: str, value: Any) -> str:  # Any: a value of some field
        if value in {None, "", ()}:
            return NOTHING
        if name in type(record).references:
            found = document.get(value)
            return self._lane(found) if isinstance(found, Lane) else record_name(document, value)
        if isinstance(value, tuple):
            return self._listed(self._plain("", one) for one in value)
        return self._plain(name, value)

    def _plain(self, name: str, value: Any) -> str:  # Any: a value of some field
        if isinstance(value, bool):
            return self.translate("format.cell.yes" if value else "format.cell.no")
        if isinstance(value, Enum):
            return self.translate(f"{_enum_key(type(value))}.{value.value}")
        if name.endswith("_minutes"):
            return duration(value, self.translate)
        if isinstance(value, int | float):
            return trimmed(value, 2)
        return self._quoted(str(value))

    def _quoted(self, text: str) -> str:
        line = " ".join(text.split())
        return self.translate("changes.quoted", text=line if len(line) <= LENGTH else f"{line[: LENGTH - 1]}…")

    def _lane(self, record: Record | None) -> str:
        if not isinstance(record, Lane):
            return NOTHING
        return record.name or self.translate(f"lane.{record.role.value}")

    def _listed(self, texts: Iterable[str]) -> str:
        return self.translate("figure.separator").join(texts)

    def _document(self, change: RecordChange) -> Document:
        return self._left if change.after is None else self._right


@cache
def _enum_key(enum: type[Enum]) -> str:
    """Return the key below which the words of an enumeration stand.

    >>> from cxdesign.domain.vocabulary import ServiceSubject
    >>> _enum_key(ServiceSubject), _enum_key(CurveState)
    ('enum.service_subject', 'enum.state')
    """
    words = "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in enum.__name__)
    return _ENUM_KEYS.get(enum, f"enum.{words.removeprefix('_')}")
