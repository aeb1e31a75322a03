"""A difference as a list for readers: stage by stage, each change with its words, counts, and as rows of a table."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import groupby

from cxdesign.analysis.changes import ChangeKind, Difference, RecordChange
from cxdesign.domain.cards import Card
from cxdesign.domain.document import Document
from cxdesign.domain.journey import Lane
from cxdesign.domain.records import Record
from cxdesign.domain.vocabulary import BLUEPRINT_ONLY_ROLES
from cxdesign.i18n import Translator
from cxdesign.views.change_words import ChangeWords
from cxdesign.views.findings import record_name

_PAGES = {
    "flow": "blueprint",
    **dict.fromkeys(("scene", "scene_cell"), "scenes"),
    **dict.fromkeys(("need", "empathy_note"), "empathy"),
    **dict.fromkeys(("standard", "promise", "datapoint", "objective", "risk", "performer"), "standards"),
    "persona": "personas",
    "empowerment": "environment",
}


@dataclass(frozen=True)
class ChangeLine:
    """One change: what happened to which record, where, and what exactly.

    ``id`` is the record's in the right document, or in the left one when it is gone; ``page`` is where it stands.
    """

    id: str
    kinds: tuple[ChangeKind, ...]
    what: str
    name: str
    place: str
    details: tuple[str, ...]
    page: str

    @property
    def is_gone(self) -> bool:
        """Whether only the left document has the record."""
        return self.kinds == (ChangeKind.REMOVED,)


@dataclass(frozen=True)
class ChangeGroup:
    """The changes of one stage, or of all that stands in none."""

    heading: str
    lines: tuple[ChangeLine, ...]


def change_groups(
    difference: Difference, translate: Translator, *, kinds: Collection[ChangeKind] = tuple(ChangeKind)
) -> tuple[ChangeGroup, ...]:
    """Return the changes by stage, in the order of the map.

    Parameters
    ----------
    difference : Difference
        What :func:`cxdesign.analysis.changes.compare` found.
    translate : Translator
        The reader's language.
    kinds : collection of ChangeKind, optional
        Which changes; all by default.

    Examples
    --------
    >>> change_groups(Difference(Document(), Document(), ()), Translator("en"))
    ()
    """
    words = ChangeWords(difference.left, difference.right, translate)
    wanted = [one for one in difference.changes if one.leader_id is None and set(one.kinds) & set(kinds)]
    found = []
    for stage_id, changes in groupby(wanted, key=difference.stage_id):
        heading = translate("changes.elsewhere") if stage_id is None else _stage_name(difference, stage_id)
        found.append(ChangeGroup(heading, tuple(_line(difference, change, words) for change in changes)))
    return tuple(found)


def change_rows(difference: Difference, translate: Translator) -> list[tuple[str, ...]]:
    """Return the changes as rows of a table, its headings first: stage, change, kind, name, place, what changed.

    >>> len(change_rows(Difference(Document(), Document(), ()), Translator("en"))[0])
    6
    """
    columns = ("stage", "change", "kind", "name", "place", "details")
    rows = [tuple(translate(f"changes.column_{name}") for name in columns)]
    for group in change_groups(difference, translate):
        rows += [
            (
                group.heading,
                kind_words(line.kinds, translate),
                line.what,
                line.name,
                line.place,
                "\n".join(line.details),
            )
            for line in group.lines
        ]
    return rows


def kind_words(kinds: Sequence[ChangeKind], translate: Translator) -> str:
    """Return what happened in words.

    >>> kind_words((ChangeKind.CHANGED, ChangeKind.MOVED), Translator("en"))
    'changed, moved'
    """
    return translate("figure.separator").join(translate(f"changes.{kind.value}") for kind in kinds)


def statement(difference: Difference, translate: Translator) -> str:
    """Return what differs in one sentence of counts.

    >>> statement(Difference(Document(), Document(), ()), Translator("en"))
    'Nothing differs'
    """
    counts = difference.counts
    if not any(counts.values()):
        return translate("changes.nothing")
    told = [translate(f"changes.count_{kind.value}", count=count) for kind, count in counts.items() if count]
    return translate("figure.separator").join(told)


def _line(difference: Difference, change: RecordChange, words: ChangeWords) -> ChangeLine:
    document = difference.left if change.after is None else difference.right
    followers = [one for one in difference.changes if one.leader_id == change.record.id and one.kinds == change.kinds]
    with_it = [
        words.translate("changes.with_it", what=words.kind(one.record), name=words.name(one)) for one in followers
    ]
    return ChangeLine(
        change.record.id,
        change.kinds,
        words.kind(change.record),
        words.name(change),
        words.place(change),
        (*words.details(change), *with_it),
        _page(document, change.record),
    )


def _page(document: Document, record: Record) -> str:
    if isinstance(record, Card | Lane):
        lane = document.get(record.lane_id) if isinstance(record, Card) else record
        return "blueprint" if isinstance(lane, Lane) and lane.role in BLUEPRINT_ONLY_ROLES else "journey"
    return _PAGES.get(record.kind, "journey")


def _stage_name(difference: Difference, stage_id: str) -> str:
    return record_name(difference.right if stage_id in difference.right else difference.left, stage_id)
