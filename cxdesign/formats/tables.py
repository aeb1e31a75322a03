"""Some tables as a document, and a document as some tables: what the CSV and the XLSX format share.

The first table that is none of :data:`cxdesign.formats.sheets.SHEETS` is the map; the others add to it, in their own
order. All or nothing: what is wrong with a cell or row is told and left out, but a document is sound or refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cxdesign.domain.document import Document
from cxdesign.domain.integrity import check_all
from cxdesign.errors import FormatError, IntegrityError
from cxdesign.formats.format import Loss, ReadOptions, ReadResult, shown
from cxdesign.formats.grid import Row, rows_of
from cxdesign.formats.sheet_reading import SheetReading, found_sheet
from cxdesign.formats.sheet_rows import sheet_rows
from cxdesign.formats.sheets import MAP, SHEET_NAMES, SHEETS, Sheet
from cxdesign.formats.table import empty_map, read_map
from cxdesign.formats.table_rows import TableRow, table_rows

Table = Sequence[Sequence[str]]


def read_tables(tables: Iterable[tuple[str, Table]], options: ReadOptions, *, format_name: str) -> ReadResult:
    """Return the document in some tables.

    Parameters
    ----------
    tables : iterable of (title, rows of str)
        Cells as shown, blank ones as empty strings; the title is that of the sheet, empty when there is but one.
    options : ReadOptions
        The file name names the project; the language names what has no name.

    Raises
    ------
    FormatError
        ``file_empty``, ``table_too_large``, ``table_without_columns``, ``table_without_rows`` when nothing came of
        tables besides the map, or a code of :func:`cxdesign.domain.integrity.check_all`.

    Examples
    --------
    >>> tables = [("", [["Need", "Type"], ["a quiet night", "Expectation"]])]
    >>> [need.name for need in read_tables(tables, ReadOptions(), format_name="csv").document.of_kind("need")]
    ['a quiet night']
    """
    maps: list[tuple[str, tuple[Row, ...]]] = []
    found: list[tuple[Sheet, str, Sequence[Row]]] = []
    for title, table in tables:
        if not any(cell.strip() for row in table for cell in row):
            continue
        rows = rows_of(table)
        sheet = found_sheet(rows)
        if sheet is None:
            maps.append((title, rows))
        else:
            found.append((sheet[0], title, rows[sheet[1] :]))
    document, losses = _map(maps, options, is_alone=not found)
    read, told = _with_sheets(document, found, options.locale)
    if not maps and len(read) == len(document) and read == document:
        raise FormatError("table_without_rows")
    skipped = (Loss("sheet_skipped", {"name": shown(title, 40)}) for title, _ in maps[1:])
    return ReadResult(_sound(read), (*losses, *told, *skipped), format_name)


def written_table(document: Document, name: str, locale: str) -> tuple[TableRow, ...]:
    """Return the rows of one table of a document: the map, or another one by its name.

    Raises
    ------
    FormatError
        ``table_unknown`` when there is no such table.
    """
    if name == MAP:
        return table_rows(document, locale)
    sheet = next((sheet for sheet in SHEETS if sheet.name == name), None)
    if sheet is None:
        raise FormatError("table_unknown", name=shown(name, 40), known=", ".join((MAP, *SHEET_NAMES)))
    return sheet_rows(document, sheet, locale)


def _map(
    maps: Sequence[tuple[str, tuple[Row, ...]]], options: ReadOptions, *, is_alone: bool
) -> tuple[Document, tuple[Loss, ...]]:
    if maps:
        return read_map(maps[0][1], options)
    if is_alone:
        raise FormatError("file_empty")
    return empty_map(options), ()


def _with_sheets(
    document: Document, found: Iterable[tuple[Sheet, str, Sequence[Row]]], locale: str
) -> tuple[Document, list[Loss]]:
    losses: list[Loss] = []
    for sheet, title, rows in sorted(found, key=lambda table: SHEETS.index(table[0])):
        reading = SheetReading(document, sheet, title, locale)
        document = reading.read(rows)
        losses += reading.losses
    return document, losses


def _sound(document: Document) -> Document:
    try:
        check_all(document)
    except IntegrityError as error:
        raise FormatError(error.code, **error.params) from error
    return document
