"""Journey and blueprint as a table: stages and touchpoints across, lanes down. What the CSV and the XLSX format share.

The first column names the lanes, in English or Chinese, those of the blueprint included; ``Onstage: Front desk`` is a
lane with a name of its own. The first one or two rows name stages and touchpoints; numbers in an emotion lane become
emotions; rows of marks name planned peaks and the planned end; empty rows that name a line of the blueprint are passed
over. Several cards of a cell stand on lines of their own. Lanes of unknown names become lanes for notes. Not carried:
see ``NOT_IN_THE_MAP``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

from cxdesign.domain.cards import card_kind
from cxdesign.domain.document import RECORD_TYPES, Document
from cxdesign.domain.integrity import LASTING_ROLES, RECORD_LIMIT
from cxdesign.domain.journey import PROJECT_ID, Emotion, Lane, Project, Stage, Touchpoint, emotion_id
from cxdesign.domain.order import key_between, keys_between
from cxdesign.domain.records import NAME_LENGTH, TEXT_LENGTH, Record
from cxdesign.domain.vocabulary import CurveState, LaneRole, Level
from cxdesign.errors import FormatError
from cxdesign.formats.format import Loss, ReadOptions, shown
from cxdesign.formats.grid import Row, address, without_control
from cxdesign.formats.row_names import (
    Mark,
    RowMeaning,
    heading,
    is_line,
    is_marked,
    lane_label,
    mark,
    suggestion,
    whole_number,
)
from cxdesign.formats.table_heading import Column, Head, read_columns, read_head
from cxdesign.i18n import Translator

DEFAULT_LANES = (
    LaneRole.EMOTION,
    LaneRole.CUSTOMER_ACTIONS,
    LaneRole.THINKING,
    LaneRole.CHANNEL,
    LaneRole.PAINS,
    LaneRole.OPPORTUNITIES,
    LaneRole.PYRAMID,
)
"""The lanes of a new journey map, top to bottom."""
NOT_IN_THE_MAP = (
    *("history", "attributes", "evidence", "provenance", "paths", "line_breaks", "spans", "project", "hidden"),
    *("arrows", "understanding", "registers", "links", "dismissals", "comments", "views", "evaluation", "pictures"),
    *("environment", "said"),
)
"""What a table of journey and blueprint cannot hold."""
_EMOTION_RANGE = range(-5, 6)
_LEVELS: Mapping[str, Level] = MappingProxyType({level.value: level for level in Level})
_BULLET = re.compile(r"^[•·●▪‣]\s*")


def read_map(rows: Sequence[Row], options: ReadOptions) -> tuple[Document, tuple[Loss, ...]]:
    """Return the journey and blueprint in some rows, with what was lost.

    Parameters
    ----------
    rows : sequence of Row
        Those that hold anything, see :func:`cxdesign.formats.grid.rows_of`.
    options : ReadOptions
        The file name names the project; the language names what has no name.

    Raises
    ------
    FormatError
        ``table_without_columns``, or ``document_too_large``.

    Examples
    --------
    >>> from cxdesign.formats.grid import rows_of
    >>> rows = rows_of([["", "Book"], ["Emotion", "+2"], ["Onstage", "Greets"]])
    >>> document, losses = read_map(rows, ReadOptions())
    >>> [touchpoint.name for touchpoint in document.touchpoints], losses
    (['Book'], ())
    """
    head = read_head(rows)
    reading = _Reading(head, read_columns(head), Translator(options.locale))
    project = Project(id=PROJECT_ID, name=reading.name(head.title or stem(options.filename), "format.table.untitled"))
    document = Document([project, *reading.headings(), *reading.body()])
    warning = () if reading.is_understood else (Loss("nothing_recognised"),)
    return document, (*warning, *reading.losses)


def empty_map(options: ReadOptions) -> Document:
    """Return a project without a touchpoint: what tables besides the map come into when there is no map."""
    reading = _Reading(Head("", None, None, ()), (), Translator(options.locale))
    project = Project(id=PROJECT_ID, name=reading.name(stem(options.filename), "format.table.untitled"))
    return Document([project, *reading.body()])


def stem(filename: str | None) -> str:
    """Return the name of a file without folders and ending, an empty text when there is none.

    >>> stem("plans/hotel.v2.csv"), stem(None)
    ('hotel.v2', '')
    """
    name = re.split(r"[\\/]", filename or "")[-1]
    return name.rpartition(".")[0] or name


class _Reading:
    """The state of one reading: losses so far, lanes met so far, and how far numbering has come."""

    def __init__(self, head: Head, columns: Sequence[Column], translate: Translator) -> None:
        self.losses: list[Loss] = []
        self._head = head
        self._columns = columns
        self._translate = translate
        self._touchpoint_ids: dict[int, str] = {}
        self._channels: dict[int, str] = {}
        self._levels: dict[int, tuple[Level, ...]] = {}
        self._marked: dict[Mark, list[int]] = {Mark.PEAK: [], Mark.END: []}
        self._cards: list[Record] = []
        self._emotions: dict[str, Emotion] = {}
        self._lanes: dict[str, tuple[LaneRole, str | None]] = {}
        self._last_order: dict[tuple[int, str], str] = {}
        headings = [row for row in (head.stages, head.touchpoints) if row]
        self.is_understood = len(headings) > 1 or any(heading(row.cell(0)) for row in headings)

    def name(self, text: str, otherwise: str, *, cell: str | None = None, **params: object) -> str:
        """Return a name as records take it: one line, not empty, at most 200 characters."""
        line = " ".join(without_control(text).split())
        if not line:
            return self._translate(otherwise, **params)
        if len(line) > NAME_LENGTH:
            self._lose("name_shortened", cell, value=shown(line, 40), limit=NAME_LENGTH)
        return line[:NAME_LENGTH].strip()

    def headings(self) -> Iterator[Record]:
        """Yield the stages; touchpoints follow with the body, whose rows fill in their attributes."""
        firsts = {column.stage_number: column for column in reversed(self._columns)}
        keys = keys_between(None, None, len(firsts))
        row = self._head.stages.number if self._head.stages else 1
        for key, (number, column) in zip(keys, sorted(firsts.items()), strict=True):
            cell = address(row, column.place)
            name = self.name(column.stage_name, "format.table.stage_unnamed", cell=cell)
            yield Stage(id=f"stage:s{number}", name=name, order=key)
        for count, column in enumerate(filter(self._is_touchpoint, self._columns), start=1):
            self._touchpoint_ids[column.place] = f"touchpoint:t{count}"

    def body(self) -> Iterator[Record]:
        """Yield lanes, touchpoints, cards and emotions."""
        read_row: Callable[[Row], None] | None = None
        for row in self._head.body:
            label = row.cell(0)
            if is_line(label) and not any(row.cells[1:]):
                continue
            if label or read_row is None:
                read_row = self._reader_of(label, row.number)
            read_row(row)
        yield from self._lane_records()
        yield from self._touchpoint_records()
        yield from self._cards
        yield from self._emotions.values()

    def _is_touchpoint(self, column: Column) -> bool:
        return bool(column.touchpoint_name or column.has_values)

    def _touchpoint_records(self) -> Iterator[Touchpoint]:
        columns = [column for column in self._columns if column.place in self._touchpoint_ids]
        row = self._head.touchpoints.number if self._head.touchpoints else None
        for count, (key, column) in enumerate(zip(keys_between(None, None, len(columns)), columns, strict=True), 1):
            cell = address(row, column.place) if row else None
            text = column.touchpoint_name or (column.stage_name if row is None else "")
            if not text:
                self._lose("touchpoint_unnamed", cell)
            yield Touchpoint(
                id=self._touchpoint_ids[column.place],
                name=self.name(text, "format.table.touchpoint_unnamed", cell=cell, number=count),
                stage_id=f"stage:s{column.stage_number}",
                order=key,
                channel=self._channels.get(column.place, ""),
                levels=self._levels.get(column.place, ()),
                is_peak=column.place in self._marked[Mark.PEAK],
                is_end=column.place in self._marked[Mark.END],
            )

    def _reader_of(self, label: str, row_number: int) -> Callable[[Row], None]:
        """Return what reads the rows of a lane, and note the lane."""
        marked = mark(label)
        if marked is not None:
            self.is_understood = True
            return lambda row: self._read_marks(row, marked)
        found, own_name = lane_label(label)
        self.is_understood |= found is not None
        if found is None:
            lane_id = self._notes_lane(label, address(row_number, 0))
            return lambda row: self._read_cards(row, lane_id, "note")
        name = self.name(own_name, "lane.notes", cell=address(row_number, 0)) if own_name else None
        lane_id = self._lane(found.role, name)
        if found.role is LaneRole.EMOTION:
            return lambda row: self._read_emotions(row, found)
        if found.role is LaneRole.CHANNEL:
            return self._read_channels
        if found.role is LaneRole.PYRAMID:
            return self._read_levels
        kind = card_kind(found.role)
        assert kind is not None
        return lambda row: self._read_cards(row, lane_id, kind)

    def _notes_lane(self, label: str, cell: str) -> str:
        name = self.name(label, "lane.notes", cell=cell)
        near = suggestion(label) if label else None
        if near is not None:
            self._lose("lane_name_unknown", cell, name=shown(name, 40), suggestion=near)
        return self._lane(LaneRole.NOTES, name)

    def _lane(self, role: LaneRole, name: str | None) -> str:
        """Return the id of the lane of a role and name, a new one when there is none; some roles have one lane only."""
        for lane_id, (known_role, known_name) in self._lanes.items():
            if known_role is role and (known_name == name or role in LASTING_ROLES):
                return lane_id
        plain_id = f"lane:{role.value}"
        is_free = role is not LaneRole.NOTES and plain_id not in self._lanes
        lane_id = plain_id if is_free else f"{plain_id}{len(self._lanes) + 1}"
        self._lanes[lane_id] = (role, name)
        return lane_id

    def _lane_records(self) -> Iterator[Lane]:
        order = list(self._lanes)
        for number, role in enumerate(DEFAULT_LANES):
            lane_id = f"lane:{role.value}"  # the first lane of a role has this id
            if lane_id not in self._lanes:
                before = f"lane:{DEFAULT_LANES[number - 1].value}" if number else None
                order.insert(order.index(before) + 1 if before else 0, lane_id)
                self._lanes[lane_id] = (role, None)
        for key, lane_id in zip(keys_between(None, None, len(order)), order, strict=True):
            role, name = self._lanes[lane_id]
            yield Lane(id=lane_id, role=role, name=name, order=key)

    def _values(self, row: Row) -> Iterator[tuple[Column, str, str]]:
        for column in self._columns:
            text = row.cell(column.place)
            if text:
                yield column, text, address(row.number, column.place)

    def _read_emotions(self, row: Row, found: RowMeaning) -> None:
        state = found.state or CurveState.NOW
        for column, text, cell in self._values(row):
            touchpoint_id = self._touchpoint_ids[column.place]
            record_id = emotion_id(touchpoint_id, state)
            value = whole_number(text)
            if value is None or value not in _EMOTION_RANGE:
                self._lose("emotion_unreadable", cell, value=shown(text, 40))
            elif record_id in self._emotions:
                self._lose("emotion_twice", cell, value=value)
            else:
                self._emotions[record_id] = Emotion(id=record_id, touchpoint_id=touchpoint_id, state=state, value=value)

    def _read_channels(self, row: Row) -> None:
        for column, text, cell in self._values(row):
            parts = [self._channels.get(column.place, ""), *(line.strip() for line in text.splitlines())]
            line = ", ".join(part for part in (without_control(part) for part in parts) if part)
            if len(line) > NAME_LENGTH:
                self._lose("name_shortened", cell, value=shown(line, 40), limit=NAME_LENGTH)
            self._channels[column.place] = line[:NAME_LENGTH]

    def _read_levels(self, row: Row) -> None:
        for column, text, cell in self._values(row):
            words = list(dict.fromkeys(filter(None, re.split(r"[\s,;/+、，；]+", text))))
            levels = {word: _level(word) for word in words}
            unknown = [word for word in words if levels[word] is None]
            if unknown:
                self._lose("level_unknown", cell, value=shown(" ".join(unknown[:20]), 40))
            found = [level for level in levels.values() if level is not None]
            self._levels[column.place] = tuple(dict.fromkeys((*self._levels.get(column.place, ()), *found)))

    def _read_marks(self, row: Row, marked: Mark) -> None:
        for column, text, cell in self._values(row):
            answer = is_marked(text)
            if answer is None:
                self._lose("mark_unreadable", cell, value=shown(text, 40))
            elif answer and marked is Mark.END and self._marked[marked]:
                self._lose("end_twice", cell)
            elif answer:
                self._marked[marked].append(column.place)

    def _read_cards(self, row: Row, lane_id: str, kind: str) -> None:
        for column, text, cell in self._values(row):
            for line in text.splitlines():
                card = _BULLET.sub("", without_control(line).strip()).strip()
                if len(card) > TEXT_LENGTH:
                    self._lose("card_shortened", cell, value=shown(card, 40), limit=TEXT_LENGTH)
                if card:
                    self._add_card(column, lane_id, kind, card[:TEXT_LENGTH])

    def _add_card(self, column: Column, lane_id: str, kind: str, text: str) -> None:
        if len(self._cards) >= RECORD_LIMIT:
            raise FormatError("document_too_large", limit=RECORD_LIMIT)
        place = (column.place, lane_id)
        self._last_order[place] = key_between(self._last_order.get(place), None)
        fields = {
            "id": f"{kind}:c{len(self._cards) + 1}",
            "touchpoint_id": self._touchpoint_ids[column.place],
            "lane_id": lane_id,
            "order": self._last_order[place],
            "text": text,
        }
        self._cards.append(RECORD_TYPES[kind].model_validate(fields))

    def _lose(self, code: str, cell: str | None, **params: object) -> None:
        self.losses.append(Loss(code, MappingProxyType(params), cell=cell))


def _level(word: str) -> Level | None:
    return _LEVELS.get(f"L{whole_number(word.upper().removeprefix('L').removeprefix('Ｌ'))}")
