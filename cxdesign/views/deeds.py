"""What an operation did, in words: the fields it changed, the values before and after."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from cxdesign.commands import ImportDocument, RestoreRevision
from cxdesign.commands.base import shortened
from cxdesign.domain.change import Patch, Put
from cxdesign.domain.document import ENTRY_KINDS
from cxdesign.domain.environment import STAKEHOLDERS
from cxdesign.domain.journey import Emotion
from cxdesign.domain.records import Record, kind_of
from cxdesign.history.operation import Operation
from cxdesign.i18n import Translator
from cxdesign.views.numbers import emotion

FIRST_REVISION = 1
_NOTHING = "–"
_LABELS: Mapping[str, str] = MappingProxyType({"based_on": "shell.based_on", "description": "shell.description"})
"""Fields whose label stands elsewhere than with the board's fields."""
Telling = Callable[[Operation, str], str | None]


class Deeds:
    """Sentences about operations in one language; ``starters`` says what a title is, ``sample`` or ``template``."""

    def __init__(self, translate: Translator, starters: Mapping[str, str] = MappingProxyType({})) -> None:
        self.translate = translate
        self._starters = starters
        self._tellings: Mapping[str, Telling] = {
            "import_document": self._import,
            "mark_peak": self._mark,
            "mark_end": self._mark,
            "choose_target": self._mark,
            "hide_lane": self._hide_lane,
            "paste": self._paste,
            "set_emotion": self._emotion,
            "edit_touchpoint": self._fields,
            "edit_card_attributes": self._fields,
            "edit_project": self._fields,
            "edit_economics": self._fields,
            "edit_environment": self._fields,
            "set_participation": self._participation,
            "edit_empathy_note_attributes": self._fields,
            "edit_card": self._text,
            "edit_empathy_note": self._text,
            **dict.fromkeys(("add_entry", "edit_entry", "move_entry", "remove_entry"), self._entry),
            "toggle_level": self._level,
            **dict.fromkeys(
                ("rename_project", "rename_stage", "rename_touchpoint", "rename_lane", "rename_view"), self._rename
            ),
        }

    def of(self, operation: Operation) -> str:
        """Return what an operation did; in general words when its change does not say more."""
        subject = self._subject(operation)
        telling = self._tellings.get(operation.command)
        told = telling(operation, subject) if telling else None
        return told or self.translate(f"history.{operation.command}", subject=subject)

    def _subject(self, operation: Operation) -> str:
        """Return what an operation was about; a lane without a name is known by its role, a revision by its number."""
        if operation.command.endswith("_lane") and operation.subject.startswith("lane."):
            return self.translate.below("lane.").get(operation.subject, operation.subject)
        if operation.command == RestoreRevision.name and operation.subject.isdecimal():
            return self.translate("history.revision", revision=operation.subject)
        return operation.subject

    def _import(self, operation: Operation, subject: str) -> str | None:
        assert operation.command == ImportDocument.name
        if operation.revision != FIRST_REVISION:
            return None
        kind = self._starters.get(subject)
        return self.translate(f"history.started_{kind}" if kind else "history.started", subject=subject)

    def _mark(self, operation: Operation, subject: str) -> str | None:
        is_set = any(value is True for _, _, value in _values(operation))
        if is_set or not operation.change:
            return None
        return self.translate(f"history.{operation.command}_removed", subject=subject)

    def _hide_lane(self, operation: Operation, subject: str) -> str | None:
        for _, _, is_hidden in _values(operation):
            return self.translate("history.lane_hidden" if is_hidden else "history.lane_shown", subject=subject)
        return None

    def _paste(self, operation: Operation, subject: str) -> str | None:
        """Tell the number of cards that went among what was there; a lane or column is told by its name."""
        put = [edit.record for edit in operation.change if isinstance(edit, Put)]
        heads = {record.id for record in put}
        cards = [record for record in put if hasattr(record, "text")]
        if len(cards) < 2 or all(heads & set(_place(card)) for card in cards):
            return None
        return self.translate("history.paste", subject=self.translate("history.paste_cards", count=f"{len(cards):,}"))

    def _emotion(self, operation: Operation, subject: str) -> str | None:
        state = operation.payload.get("state")
        if state not in {"now", "target"} or not operation.change:
            return None
        before, after = (_NOTHING if value is None else emotion(value) for value in _emotions(operation))
        return self.translate(f"history.emotion_{state}", subject=subject, before=before, after=after)

    def _fields(self, operation: Operation, subject: str) -> str | None:
        fields = self._listed(operation)
        return self.translate(f"history.{operation.command}_fields", subject=subject, fields=fields) if fields else None

    def _listed(self, operation: Operation) -> str:
        fields = (self._field(name, value) for name, _, value in _values(operation))
        return self.translate("figure.separator").join(fields)

    def _field(self, name: str, value: object) -> str:
        label = self.translate(_LABELS.get(name) or f"board.field_{name}")
        label = label[:1].lower() + label[1:]
        is_left = bool(value) or (value == 0 and value is not False)
        return label if is_left else self.translate("history.field_removed", field=label)

    def _text(self, operation: Operation, subject: str) -> str | None:
        for _, _, text in _values(operation):
            return self.translate(f"history.{operation.command}", subject=shortened(str(text)))
        return None

    def _entry(self, operation: Operation, subject: str) -> str | None:
        """Tell what was done to an entry of a register; the id says of which."""
        kind = kind_of(str(operation.payload.get("entry_id", "")))
        if kind not in ENTRY_KINDS:
            return None
        label = self.translate(f"enum.entry.{kind}")
        if operation.command == "edit_entry":
            fields = self._listed(operation)
            if fields:
                return self.translate("history.edit_entry_fields", kind=label, subject=subject, fields=fields)
        return self.translate(f"history.{operation.command}_kind", kind=label, subject=subject)

    def _participation(self, operation: Operation, subject: str) -> str | None:
        """Tell which role takes part how far, or no longer; the command alone says both."""
        role, level = (str(operation.payload.get(name) or "") for name in ("stakeholder", "level"))
        if role not in STAKEHOLDERS:
            return None
        told = self.translate(f"enum.rater_role.{role}")
        if not level:
            return self.translate("history.participation_removed", subject=subject, role=told)
        name = self.translate(f"enum.participation_level.{level}")
        return self.translate("history.participation", subject=subject, role=told, level=name)

    def _level(self, operation: Operation, subject: str) -> str | None:
        for _, before, after in _values(operation):
            key = "history.level_added" if len(after) > len(before) else "history.level_removed"
            return self.translate(key, level=min(set(before) ^ set(after)), subject=subject)
        return None

    def _rename(self, operation: Operation, subject: str) -> str | None:
        for _, before, after in _values(operation):
            if after is not None:
                names = self.translate("history.renamed", before=before or subject, after=after)
                return self.translate(f"history.{operation.command}", subject=names)
        return None


def _place(card: Record) -> tuple[str | None, ...]:
    return tuple(getattr(card, field, None) for field in ("touchpoint_id", "lane_id"))


def _values(operation: Operation) -> Iterator[tuple[str, Any, Any]]:  # Any: JSON
    """Yield name, value before and value after of each field the operation changed in place."""
    for edit in operation.change:
        if isinstance(edit, Patch):
            yield from ((name, edit.before.get(name), value) for name, value in edit.after.items())


def _emotions(operation: Operation) -> tuple[int | None, int | None]:
    for edit in operation.change:
        if isinstance(edit, Patch):
            return edit.before.get("value"), edit.after.get("value")
        if isinstance(edit.record, Emotion):
            value = edit.record.value
            return (None, value) if isinstance(edit, Put) else (value, None)
    return None, None
