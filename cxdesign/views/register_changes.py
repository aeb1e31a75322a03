"""What differs in the registers, as rows of a table: register, entry, field, before and after."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cxdesign.analysis.changes import ChangeKind, Difference, RecordChange
from cxdesign.domain.document import ENTRY_KINDS
from cxdesign.i18n import Translator
from cxdesign.views.change_words import NOTHING, ChangeWords


@dataclass(frozen=True)
class RegisterChange:
    """One field of one entry, before and after; an entry that came or went is told by its name in one row."""

    register: str
    name: str
    what: str
    before: str
    after: str

    @property
    def cells(self) -> tuple[str, str, str, str, str]:
        """The row of the table."""
        return self.register, self.name, self.what, self.before, self.after


def register_changes(difference: Difference, translate: Translator) -> tuple[RegisterChange, ...]:
    """Return what differs in personas, needs, standards and the other registers, register by register.

    Parameters
    ----------
    difference : Difference
        What :func:`cxdesign.analysis.changes.compare` found.
    translate : Translator
        The reader's language.

    Examples
    --------
    >>> from cxdesign.domain.document import Document
    >>> register_changes(Difference(Document(), Document(), ()), Translator("en"))
    ()
    """
    words = ChangeWords(difference.left, difference.right, translate)
    changes = [change for change in difference.changes if change.record.kind in ENTRY_KINDS]
    changes.sort(key=lambda change: ENTRY_KINDS.index(change.record.kind))
    return tuple(row for change in changes for row in _rows(change, words))


def _rows(change: RecordChange, words: ChangeWords) -> Iterator[RegisterChange]:
    register, name = words.kind(change.record), words.name(change)
    if change.before is None or change.after is None:
        kind = ChangeKind.ADDED if change.before is None else ChangeKind.REMOVED
        sides = (NOTHING, name) if change.before is None else (name, NOTHING)
        yield RegisterChange(register, name, words.translate(f"changes.{kind.value}"), *sides)
        return
    for what, before, after in words.values(change):
        yield RegisterChange(register, name, what, before, after)
