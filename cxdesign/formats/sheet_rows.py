"""A document as the rows of the tables besides the map: a row of headings, then a row a record."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cxdesign.domain.document import Document
from cxdesign.domain.journey import Project
from cxdesign.domain.records import Record, kind_of
from cxdesign.domain.relations import ENDS, Relation
from cxdesign.formats.grid import Value
from cxdesign.formats.record_names import RecordNames
from cxdesign.formats.shape import Kind, to_cell
from cxdesign.formats.sheets import KINDS, SHEETS, Sheet, SheetColumn
from cxdesign.formats.table_rows import TableRow
from cxdesign.i18n import Translator


def filled_sheets(
    document: Document, locale: str, *, is_named: bool = False
) -> Iterator[tuple[Sheet, tuple[TableRow, ...]]]:
    """Yield the tables that hold anything of a document, with their rows; if it is to be named, the project's too."""
    names = RecordNames(document)
    for sheet in SHEETS:
        rows = sheet_rows(document, sheet, locale, names=names, is_named=is_named)
        if len(rows) > 1:
            yield sheet, rows


def sheet_rows(
    document: Document, sheet: Sheet, locale: str, *, names: RecordNames | None = None, is_named: bool = False
) -> tuple[TableRow, ...]:
    """Return the rows of one table, the headings first.

    Of cards, touchpoints and the project only those have a row that say more than the map does; the project, whose name
    the map does not say, also when it is to be named. A link to something no table holds, such as answers, has none.
    """
    translate = Translator(locale)
    known = names or RecordNames(document)
    head = tuple(column.heading(translate) for column in sheet.columns)
    rows = (
        tuple(_cell(record, column, known, translate) for column in sheet.columns)
        for record in known.ordered(sheet.kinds)
        if _has_row(record, sheet, is_named=is_named)
    )
    return (head, *rows)


def _has_row(record: Record, sheet: Sheet, *, is_named: bool) -> bool:
    if isinstance(record, Relation):
        return {kind_of(record.source_id), kind_of(record.target_id)} <= KINDS
    return not sheet.extends or (is_named and isinstance(record, Project)) or _says_more(record, sheet)


def _kinds(record: Record, column: SheetColumn) -> tuple[str, ...]:
    """Return the kinds a reference may name; those of a link follow from what it says."""
    if isinstance(record, Relation):
        return ENDS[record.relation][column.field == "target_id"]
    return column.kinds


def _says_more(record: Record, sheet: Sheet) -> bool:
    fields = type(record).model_fields
    return any(
        getattr(record, column.field) != fields[column.field].default
        for column in sheet.columns[1:]
        if column.field in fields
    )


def _cell(record: Record, column: SheetColumn, names: RecordNames, translate: Translator) -> Value:
    value: Any = getattr(record, column.field, None)  # Any: the value of a field known only by name
    if column.shape.kind is Kind.REFERENCE:
        return None if value is None else names.of(value, _kinds(record, column))
    if column.field == "text":  # a card's own line breaks go, an empathy note keeps them
        return str(value)
    return to_cell(value, column.shape, translate)
