"""What a table calls a record, so that another table or another row can point to it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

from cxdesign.domain.cards import Card
from cxdesign.domain.comments import Comment
from cxdesign.domain.document import Document
from cxdesign.domain.environment import Participation
from cxdesign.domain.journey import Lane, Stage, Touchpoint
from cxdesign.domain.records import Link, Record
from cxdesign.domain.relations import Relation
from cxdesign.domain.understanding import EmpathyNote, Persona
from cxdesign.domain.vocabulary import EmpathyArea, RelationType
from cxdesign.formats.format import shown
from cxdesign.formats.shape import plain

_LENGTH, _END_LENGTH = 120, 50
_AREAS, _RELATIONS = tuple(EmpathyArea), tuple(RelationType)
Kinds = tuple[str, ...]


class RecordNames:
    """The names of a document's records, unique among the kinds that a column may name.

    A record is called by its name or text, a lane without a name by its role, a link by its ends; cards of one text by
    that and their touchpoint, comments by that and their time; what is still called the same gets a number, in the
    order of the maps. Read back from its tables, a document gives its records these names.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._names: dict[Kinds, Mapping[str, str]] = {}
        self._meanings: dict[Kinds, Mapping[str, tuple[str, ...]]] = {}
        self._columns = {touchpoint.id: number for number, touchpoint in enumerate(document.touchpoints)}
        self._rows = {record.id: number for number, record in enumerate((*document.stages, *document.lanes))}

    def of(self, record_id: str, kinds: Kinds) -> str:
        """Return the name of a record among those of some kinds."""
        return self._all(kinds)[record_id]

    def find(self, text: str, kinds: Kinds) -> tuple[str, ...]:
        """Return the ids of the records a text may mean: none, the one, or several."""
        if kinds not in self._meanings:
            meant: dict[str, list[str]] = defaultdict(list)
            for record in self.ordered(kinds):
                said = self._text(record)
                for words in {plain(said), plain(shown(said, _LENGTH))}:
                    meant[words].append(record.id)
            exact = {plain(name): (record_id,) for record_id, name in self._all(kinds).items()}
            self._meanings[kinds] = {**{words: tuple(ids) for words, ids in meant.items()}, **exact}
        return self._meanings[kinds].get(plain(text), ())

    def ordered(self, kinds: Kinds) -> list[Record]:
        """Return the records of some kinds: kind by kind, in the order of the maps and registers."""
        return [record for kind in kinds for record in sorted(self._document.of_kind(kind), key=self._place)]

    def _place(self, record: Record) -> tuple[int | str, ...]:
        """Return where a record stands; of a link, where its ends stand."""
        if isinstance(record, Link):
            kind = _RELATIONS.index(record.relation) if isinstance(record, Relation) else 0
            ends = [self._document.get(end) for end in (record.source_id, record.target_id)]
            return (kind, *(part for end in ends if end is not None for part in self._place(end)))
        order = self._order(record)
        if isinstance(record, Touchpoint):
            return self._columns[record.id], 0, order, record.id
        if isinstance(record, Card):
            return self._columns[record.touchpoint_id], self._rows[record.lane_id], order, record.id
        if isinstance(record, EmpathyNote):
            person = self._document.expect(record.persona_id, Persona)
            return 0, _AREAS.index(record.area), f"{person.order} {person.id} {order}", record.id
        if isinstance(record, Comment):
            return 0, 0, "" if record.written_at is None else record.written_at.isoformat(), record.id
        return self._rows.get(record.id, 0), 0, order, record.id

    def _order(self, record: Record) -> str:
        if isinstance(record, Participation):
            stage = self._document.expect(record.stage_id, Stage)
            return f"{stage.order} {stage.id} {record.stakeholder.value}"
        return str(getattr(record, "order", ""))

    def _all(self, kinds: Kinds) -> Mapping[str, str]:
        if kinds not in self._names:
            self._names[kinds] = self._unique(self.ordered(kinds))
        return self._names[kinds]

    def _unique(self, records: list[Record]) -> Mapping[str, str]:
        names = {record.id: shown(self._text(record), _LENGTH) for record in records}
        counts = _counts(names)
        for record in records:
            if counts[plain(names[record.id])] > 1 and isinstance(record, Card):
                touchpoint = self._document.expect(record.touchpoint_id, Touchpoint)
                names[record.id] = f"{names[record.id]} ({touchpoint.name})"
            if isinstance(record, Comment) and record.written_at is not None:
                names[record.id] += f" ({record.written_at:%Y-%m-%d %H:%M:%S})"
        return _numbered(names)

    def _text(self, record: Record) -> str:
        if isinstance(record, Link):
            ends = (self._document.get(end) for end in (record.source_id, record.target_id))
            return " → ".join(shown(self._text(end), _END_LENGTH) for end in ends if end is not None)
        if isinstance(record, Lane):
            return record.name or record.role.value
        return str(getattr(record, "name", None) or getattr(record, "text", ""))


def _counts(names: Mapping[str, str]) -> Counter[str]:
    return Counter(plain(name) for name in names.values())


def _numbered(names: Mapping[str, str]) -> Mapping[str, str]:
    """Return the names with a number behind those that are the same; no other name gets in their way."""
    counts, last = _counts(names), Counter[str]()
    numbered: dict[str, str] = {}
    for record_id, name in names.items():
        words = plain(name)
        numbered[record_id] = name
        while counts[words] > 1 and plain(numbered[record_id]) in counts:
            last[words] += 1
            numbered[record_id] = f"{name} #{last[words]}"
    return numbered
