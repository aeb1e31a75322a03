"""From the rows of a table besides the map to records: what cannot be taken over is told with its place."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from pydantic import ValidationError

from cxdesign.domain.document import RECORD_TYPES, Document
from cxdesign.domain.environment import CANVAS_ID, participation_id
from cxdesign.domain.journey import PROJECT_ID
from cxdesign.domain.order import keys_between
from cxdesign.domain.records import Record
from cxdesign.domain.relations import ENDS, SINGLE, relation_id, scene_cell_id
from cxdesign.domain.understanding import WEIGHT_FIELDS
from cxdesign.domain.vocabulary import RaterRole, RelationType
from cxdesign.formats.format import Loss, shown
from cxdesign.formats.grid import Row, address, without_control
from cxdesign.formats.record_names import RecordNames
from cxdesign.formats.row_names import similar
from cxdesign.formats.shape import Kind, from_cell
from cxdesign.formats.sheets import Sheet, SheetColumn, heading_key, headings, recognised
from cxdesign.i18n import Translator

HEAD_ROWS = 5
"""In how many of the first rows headings are looked for (ours)."""
WEIGHTS = frozenset(WEIGHT_FIELDS)
Fields = dict[str, Any]  # Any: fields of a type known only from the sheet; the record checks them


def found_sheet(rows: Sequence[Row]) -> tuple[Sheet, int] | None:
    """Return which table some rows are, and at which of them its headings stand; None for a map.

    Rows with nothing but their first cell may stand above the headings: a title, a remark.
    """
    is_narrow = not any(any(row.cells[1:]) for row in rows)
    for number, row in enumerate(rows[:HEAD_ROWS]):
        others = [cell for cell in row.cells[1:] if cell]
        sheet = recognised(row.cell(0), others) if others or is_narrow else None
        if others or sheet is not None:
            return None if sheet is None else (sheet, number)
    return None


class SheetReading:
    """The reading of one table into a document.

    Parameters
    ----------
    document : Document
        What the map and earlier tables gave; the rows point to it.
    sheet : Sheet
        Which table it is.
    title : str
        The name of the sheet, for the places in losses; empty for a delimited file.
    locale : str
        Language of the headings that losses quote.
    """

    def __init__(self, document: Document, sheet: Sheet, title: str, locale: str) -> None:
        self.losses: list[Loss] = []
        self._document = document
        self._sheet = sheet
        self._names = RecordNames(document)
        self._title = f"{title}!" if title else ""
        self._records: dict[str, Record] = {}
        self._columns: dict[int, SheetColumn] = {}
        self._columns_of = {touchpoint.id: number for number, touchpoint in enumerate(document.touchpoints)}
        self._translate = Translator(locale)
        self._count = sum(1 for kind in sheet.kinds for _ in document.of_kind(kind))
        known = (_said(kind, record.to_dict()) for kind in sheet.kinds for record in document.of_kind(kind))
        self._known = {said for said in known if said}

    def read(self, rows: Sequence[Row]) -> Document:
        """Return the document with what the rows say; the first of them are the headings."""
        self._read_headings(rows[0])
        body = [row for row in rows[1:] if any(row.cells)]
        for key, row in zip(keys_between(self._last_key(), None, len(body)), body, strict=True):
            self._read_row(row, key)
        return self._document.with_records(changed=self._records.values())

    def _last_key(self) -> str | None:
        known = (record for kind in self._sheet.kinds for record in self._document.of_kind(kind))
        return max((str(getattr(record, "order", "")) for record in known), default=None) or None

    def _read_headings(self, row: Row) -> None:
        known = headings(self._sheet)
        for place, text in enumerate(row.cells):
            column = known.get(heading_key(text))
            if column is not None and column not in self._columns.values():
                self._columns[place] = column
            elif text:
                self._lose_column(text, row.number, place, known)

    def _lose_column(self, text: str, row: int, place: int, known: Mapping[str, SheetColumn]) -> None:
        near = similar(heading_key(text), (name for name in known if "_" not in name))
        if near is None:
            self._lose("column_unknown", row, place, name=shown(text, 40))
        else:
            self._lose("column_unknown_near", row, place, name=shown(text, 40), suggestion=near)

    def _read_row(self, row: Row, key: str) -> None:
        if not row.cell(0) and not self._sheet.is_single:
            self._lose("row_unnamed", row.number, 0)
            return
        fields = self._fields(row)
        if fields is not None:
            self._take(fields, key, row)

    def _fields(self, row: Row) -> Fields | None:
        """Return the fields a row gives; None when an end or the record that it is about is not there."""
        fields: Fields = {}
        kinds = self._kinds(row)
        for place, column in self._columns.items():
            text = row.cell(place)
            if not text:
                continue
            if column.shape.kind is not Kind.REFERENCE:
                value = self._value(text, column, row.number, place)
            else:
                value = self._reference(text, kinds.get(column.field, column.kinds), row.number, place)
                if value is None and self._is_required(column.field):
                    return None
            if value is not None:
                fields[column.field] = value
        return fields

    def _is_required(self, field: str) -> bool:
        return RECORD_TYPES[self._sheet.kinds[0]].model_fields[field].is_required()

    def _kinds(self, row: Row) -> Mapping[str, tuple[str, ...]]:
        """Return the kinds the ends of a link may be of, which follow from what it says."""
        place = self._place_of("relation")
        relation = None if place is None else from_cell(row.cell(place), self._columns[place].shape)
        if relation is None:
            return {}
        return dict(zip(("source_id", "target_id"), ENDS[RelationType(relation)], strict=True))

    def _place_of(self, field: str) -> int | None:
        return next((place for place, column in self._columns.items() if column.field == field), None)

    def _reference(self, text: str, kinds: tuple[str, ...], row: int, place: int) -> str | None:
        names = self._names if kinds != self._sheet.kinds else self._names_so_far()
        found = names.find(text, kinds)
        if len(found) == 1:
            return found[0]
        if not found:
            self._lose("reference_unknown", row, place, value=shown(text, 40))
        else:
            suggestion = shown(names.of(found[0], kinds), 60)
            self._lose("reference_ambiguous", row, place, value=shown(text, 40), suggestion=suggestion)
        return None

    def _names_so_far(self) -> RecordNames:
        """Return the names of the records above a row as well: an answer names another row of its own table."""
        return RecordNames(self._document.with_records(changed=self._records.values()))

    def _value(self, text: str, column: SheetColumn, row: int, place: int) -> Any:  # Any: see Fields
        value = from_cell(text, column.shape)
        if value is None:
            self._lose_value(text, column, row, place)
        if column.shape.kind is not Kind.TEXT or not isinstance(value, str):
            return value
        words, limit = without_control(value), column.shape.limit
        if len(words) > limit:
            self._lose("name_shortened", row, place, value=shown(words, 40), limit=limit)
        return words[:limit].strip() or None

    def _take(self, fields: Fields, key: str, row: Row) -> None:
        """Put the record that a row makes or extends among those read; without the values that do not fit it."""
        if self._sheet.extends:
            self._extend(fields.pop("id", PROJECT_ID), fields, row)
            return
        kind = self._sheet.kinds[0]
        fields |= {"order": key} if "order" in RECORD_TYPES[kind].model_fields else {}
        new_id = self._new_id(kind, fields)
        if new_id is None or not self._may_be(kind, fields):
            self._lose("row_refused", row.number, 0)
        elif _said(kind, fields) in self._known:
            self._lose("row_twice", row.number, 0)
        else:
            self._known |= {said for said in [_said(kind, fields)] if said}
            self._make(kind, {"id": new_id, **fields}, row)

    def _extend(self, record_id: str, fields: Fields, row: Row) -> None:
        known = self._records.get(record_id) or self._document.get(record_id)
        assert known is not None
        for field in sorted(fields.keys() - type(known).model_fields.keys()):
            self._lose_field(field, row)
            del fields[field]
        made = self._fitting(lambda: known.replaced(fields), fields, row)
        if made is not None:
            self._records[record_id] = made

    def _make(self, kind: str, fields: Fields, row: Row) -> None:
        if fields.get("is_target") and self._has_target():
            del fields["is_target"]
            self._lose("target_twice", row.number, self._place_of("is_target") or 0)
        made = self._fitting(lambda: RECORD_TYPES[kind].model_validate(fields), fields, row)
        if made is not None:
            self._records[made.id] = made

    def _fitting(self, make: Callable[[], Record], fields: Fields, row: Row) -> Record | None:
        """Return a record of the fields that fit it; those that do not are lost one by one."""
        while True:
            try:
                return make()
            except ValidationError as error:
                wrong = {str(problem["loc"][0]) for problem in error.errors() if problem["loc"]} & fields.keys()
            if not wrong and not WEIGHTS.intersection(fields):
                self._lose("row_refused", row.number, 0)
                return None
            for field in sorted(wrong or WEIGHTS.intersection(fields)):
                if wrong:
                    self._lose_field(field, row)
                del fields[field]
            if not wrong:
                self._lose("weights_not_hundred", row.number, self._place_of(WEIGHT_FIELDS[0]) or 0)

    def _new_id(self, kind: str, fields: Fields) -> str | None:
        """Return the id of the record a row makes, None when the row does not say enough for one."""
        if self._sheet.is_single:
            return CANVAS_ID
        needed = {"source_id", "target_id", "relation", "stage_id", "stakeholder"} & RECORD_TYPES[
            kind
        ].model_fields.keys()
        if not needed <= fields.keys():
            return None
        if kind == "relation":
            return relation_id(RelationType(fields["relation"]), fields["source_id"], fields["target_id"])
        if kind == "participation":
            return participation_id(fields["stage_id"], RaterRole(fields["stakeholder"]))
        if kind == "scene_cell":
            return scene_cell_id(fields["source_id"], fields["target_id"])
        return f"{kind}:x{self._count + len(self._records) + 1}"

    def _may_be(self, kind: str, fields: Fields) -> bool:
        """Return whether integrity lets two records be joined; an unsound arrow is let in and becomes a finding."""
        if kind != "path":
            return True
        ahead = self._columns_of[fields["target_id"]] - self._columns_of[fields["source_id"]]
        return ahead > 0 or (ahead < 0 and bool(fields.get("is_repeat")))

    def _has_target(self) -> bool:
        people = (*self._document.of_kind("persona"), *self._records.values())
        return any(getattr(person, "is_target", False) for person in people)

    def _lose_field(self, field: str, row: Row) -> None:
        place = self._place_of(field)
        if place is not None:
            self._lose_value(row.cell(place), self._columns[place], row.number, place)

    def _lose_value(self, text: str, column: SheetColumn, row: int, place: int) -> None:
        name = column.heading(self._translate)
        self._lose("value_unreadable", row, place, value=shown(text, 40), name=name)

    def _lose(self, code: str, row: int, place: int, **params: object) -> None:
        self.losses.append(Loss(code, MappingProxyType(params), cell=f"{self._title}{address(row, place)}"))


def _said(kind: str, fields: Mapping[str, Any]) -> tuple[object, ...] | None:  # Any: see Fields
    """Return what can be said only once: that two are joined, or that one is joined at all; None for other records."""
    if kind == "environment_canvas":
        return (kind,)
    if kind == "participation":
        return (kind, fields["stage_id"], fields["stakeholder"])
    if kind not in {"relation", "scene_cell", "flow"}:
        return None
    relation = fields.get("relation")
    target = None if relation in SINGLE else fields["target_id"]
    return (kind, relation, fields["source_id"], target)
