"""What taking a person's name out of a log comes to: a pure function of its lines, at the level of stored data.

Only where a name says *who* is it replaced: as a rater, as the signature of a decision, as a mention. Free text that
quotes it stays, and can be found; see :func:`quotes`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Any

from cxdesign.commands.base import shortened
from cxdesign.domain.comments import with_mentions_of
from cxdesign.domain.evaluation import own_rater_id
from cxdesign.domain.records import kind_of
from cxdesign.storage.rewriting import Data, StoredLine

_NAMES_RATER = frozenset({"add_rater", "edit_rater", "remove_rater"})
"""Commands whose subject is the name of a rater."""


@dataclass(frozen=True)
class Former:
    """Somebody whose name is to go.

    Attributes
    ----------
    person_id : str
        The person; or the rater, for a guest without a screen of their own.
    names : frozenset of str
        What the person was called.
    others : frozenset of str
        What others are called: such a name is not taken out, as nobody could tell whom it means.
    label : str
        What stands in the name's place where text is stored.
    """

    person_id: str
    names: frozenset[str]
    others: frozenset[str]
    label: str

    @cached_property
    def rater_id(self) -> str:
        """Under which id the person rates."""
        return self.person_id if kind_of(self.person_id) == "rater" else own_rater_id(self.person_id)


def redacted(former: Former, lines: Iterable[StoredLine]) -> tuple[StoredLine, ...]:
    """Return those lines of a log that say something else without a person's name, as they are then.

    Parameters
    ----------
    former : Former
        Who; names under which the person has rated are learnt from the lines.
    lines : iterable of StoredLine
        The whole log of a project, oldest first.
    """
    known = tuple(lines)
    rewriter = Rewriter(with_rater_names(former, known))
    return tuple(after for before, after in zip(known, map(rewriter.line, known), strict=True) if after != before)


def with_rater_names(former: Former, lines: Iterable[StoredLine]) -> Former:
    """Return the person with the names added under which they have rated."""
    learnt = {name for line in lines for name in _rater_names(line, former.rater_id) if name}
    return replace(former, names=former.names | learnt - {former.label})


class Rewriter:
    """Takes one name out of records and lines; of a log, the lines have to come in their order."""

    def __init__(self, former: Former) -> None:
        self._former = former
        self._quoted = {shortened(name): shortened(former.label) for name in former.names}
        self._subjects: dict[int, tuple[str, str]] = {}

    def record(self, record: Data) -> Data:
        """Return a stored record without the name."""
        return {**record, **self._fields(str(record.get("id", "")), record)}

    def line(self, line: StoredLine) -> StoredLine:
        """Return a stored line without the name."""
        change = [self._edit(edit) for edit in line.change]
        payload = self._payload(line.payload)
        after = replace(line, change=change, payload=payload)
        after = replace(after, subject=self._subject(after))
        self._subjects[line.revision] = (line.subject, after.subject)
        return after

    def _edit(self, edit: Data) -> Data:
        if "record" in edit:
            return {**edit, "record": self.record(edit["record"])}
        values = {
            side: {**edit[side], **self._fields(str(edit.get("id", "")), edit[side])} for side in ("before", "after")
        }
        return {**edit, **values}

    def _fields(self, record_id: str, values: Mapping[str, Any]) -> Data:  # Any: JSON
        """Return those fields of a record, or of what changes it, that say something else without the name."""
        found: Data = {}
        if record_id == self._former.rater_id and values.get("name"):
            found["name"] = self._former.label
        if kind_of(record_id) == "comment" and isinstance(values.get("text"), str):
            found["text"] = self._text(values["text"])
        if kind_of(record_id) == "decision" and self._is_own(values.get("signed_by")):
            found["signed_by"] = self._former.label
        return found

    def _payload(self, payload: Any) -> Any:  # Any: JSON
        """Return a command without the name, and those it consists of."""
        if isinstance(payload, list):
            return [self._payload(one) for one in payload]
        if not isinstance(payload, dict):
            return payload
        found = {key: self._payload(value) for key, value in payload.items()}
        if found.get("rater_id") == self._former.rater_id and found.get("rater_name"):
            found["rater_name"] = self._former.label
        if "comment_id" in found and isinstance(found.get("text"), str):
            found["text"] = self._text(found["text"])
        if self._is_own(found.get("signed_by")):
            found["signed_by"] = self._former.label
        return found

    def _text(self, text: str) -> str:
        after = with_mentions_of(text, self._former.names, self._former.others, self._former.label)
        if after != text:
            self._quoted[shortened(text)] = shortened(after)
        return after

    def _subject(self, line: StoredLine) -> str:
        """Return what a line is about: a comment or rater in its new words, or what an undone line is about now."""
        earlier = line.undoes if line.undoes is not None else line.redoes
        if earlier is not None:
            before, after = self._subjects.get(earlier, ("", ""))
            return after if line.subject == before else line.subject
        is_comment = "comment_id" in line.payload
        is_rater = line.payload.get("rater_id") == self._former.rater_id and line.payload.get("name") in _NAMES_RATER
        return self._quoted.get(line.subject, line.subject) if is_comment or is_rater else line.subject

    def _is_own(self, name: object) -> bool:
        return name in self._former.names - self._former.others


def quotes(text: str, names: Iterable[str]) -> bool:
    """Return whether a text contains one of some names, as words of their own where the script has words.

    >>> quotes("Ann said so", ["Ann"]), quotes("Annual report", ["Ann"]), quotes("请问梅琳女士", ["梅琳"])
    (True, False, True)
    """
    pattern = _pattern(frozenset(name for name in names if name))
    return pattern is not None and pattern.search(text) is not None


def strings(data: object) -> Iterator[str]:
    """Give all texts in stored data, however deep.

    >>> list(strings({"a": ["x", {"b": "y"}], "c": 1}))
    ['x', 'y']
    """
    if isinstance(data, str):
        yield data
    elif isinstance(data, Mapping):
        for value in data.values():
            yield from strings(value)
    elif isinstance(data, list | tuple):
        for value in data:
            yield from strings(value)


@lru_cache(maxsize=16)
def _pattern(names: frozenset[str]) -> re.Pattern[str] | None:
    return re.compile("|".join(map(_as_words, sorted(names))), re.IGNORECASE) if names else None


def _as_words(name: str) -> str:
    before = r"(?<![A-Za-z0-9])" if name[0].isascii() else ""
    after = r"(?![A-Za-z0-9])" if name[-1].isascii() else ""
    return f"{before}{re.escape(name)}{after}"


def _rater_names(line: StoredLine, rater_id: str) -> Iterator[str]:
    for edit in line.change:
        if edit.get("id") == rater_id:
            yield from (str(edit[side].get("name", "")) for side in ("before", "after"))
        record = edit.get("record", {})
        if record.get("id") == rater_id:
            yield str(record.get("name", ""))
