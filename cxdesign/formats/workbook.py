"""Journey, blueprint and everything besides in XLSX workbooks: the map on one sheet, other tables on others.

The first sheet with content and without headings of another table is the map; the tables besides it are known by their
first heading, see :mod:`cxdesign.formats.sheets`; sheets that are neither are left out and told.

Values are read as last calculated; a formula that was never calculated reads as blank. Not supported: XLS, encrypted
workbooks, pictures, comments in cells, colours. Written with frozen headings, merged stage cells and wrapped text;
no text is ever written as a formula.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from itertools import chain, groupby
from typing import Any, Protocol

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from cxdesign.charts.widths import wrapped
from cxdesign.domain.document import Document
from cxdesign.errors import FormatError
from cxdesign.formats.format import (
    DEFAULT_READ,
    DEFAULT_WRITE,
    MEGABYTE,
    SIZE_LIMIT,
    Format,
    ReadOptions,
    ReadResult,
    WriteOptions,
)
from cxdesign.formats.grid import BLANK_ROWS, COLUMN_LIMIT, ROW_LIMIT, SEEN_LIMIT, escaped, too_large
from cxdesign.formats.sheet_rows import filled_sheets
from cxdesign.formats.table_rows import TableRow, table_rows
from cxdesign.formats.tables import read_tables
from cxdesign.i18n import Translator

ZIP_MARK = b"PK\x03\x04"
UNPACKED_LIMIT = 64 * MEGABYTE
PARTS_LIMIT = 2_000
RATIO_LIMIT = 200
"""What an archive may unpack to: bytes in all, parts, and times its packed size per part (ours)."""
MARKUP_LIMIT = 1_500_000
"""Most elements, opening and closing, in all parts together: what ``CELL_LIMIT`` cells need, and some (ours)."""
TAG_LIMIT = 400_000
"""Longest tag with the text behind it, comment or instruction, in bytes (ours): the parser looks at an open one again
with every block it reads."""
_MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s*<")
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")
_ASIDE = re.compile(rb"<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)", re.DOTALL)
_RATIO_FREE = MEGABYTE
_ZIP_ERRORS = (zipfile.BadZipFile, zlib.error, ValueError, OSError, NotImplementedError, EOFError, RuntimeError)
_MAIN_PART = "xl/workbook.xml"
_ILLEGAL = {code: None for code in (*range(32), 0xFFFE, 0xFFFF) if code not in (9, 10, 13)}
"""What XML cannot hold."""
_WIDTHS = (22, 26)
_FONT, _LETTER, _LINE, _DIGIT = "Calibri", 11, 15.0, 5.25
"""The font of new workbooks, its size, the height of a line, and the width of a digit, in points."""
_TALLEST = 409.0
"""Most points a row may be high in this format."""
_HEADING_GROUND = "F4F1EA"


class GridSheet(Protocol):
    """A table to be written: its name, its rows, how many of them are headings, and which of the first are one."""

    @property
    def title(self) -> str: ...

    @property
    def rows(self) -> Sequence[TableRow]: ...

    @property
    def heading_rows(self) -> int: ...

    @property
    def merged(self) -> Sequence[tuple[int, int]]: ...


def read(data: bytes, options: ReadOptions = DEFAULT_READ) -> ReadResult:
    """Return the document in an XLSX workbook.

    Raises
    ------
    FormatError
        ``file_too_large``; ``xlsx_damaged`` when it is no sound workbook; ``xlsx_bomb`` when it would unpack to too
        much; or a code of :func:`cxdesign.formats.tables.read_tables`.
    """
    return read_tables(raw_tables(data), options, format_name=FORMAT.name)


def raw_tables(data: bytes, *, row_limit: int = ROW_LIMIT) -> list[tuple[str, list[list[str]]]]:
    """Return title and cells of every sheet of a workbook, whatever they mean.

    Raises
    ------
    FormatError
        ``file_too_large``, ``xlsx_damaged``, ``xlsx_bomb``, ``table_too_large``.
    """
    if len(data) > SIZE_LIMIT:
        raise FormatError("file_too_large", limit=SIZE_LIMIT // MEGABYTE)
    _refuse_bomb(data)
    return _sheets(data, row_limit)


def write(document: Document, options: WriteOptions = DEFAULT_WRITE) -> bytes:
    """Return the document as an XLSX workbook; numbers are numbers, everything else is text.

    The map stands on the first sheet; every other table that holds anything has a sheet of its own, and the project has
    one for its name.
    """
    translate = Translator(options.locale)
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = translate("format.table.sheet")
    _write_map(sheet, document, options.locale)
    for table, rows in filled_sheets(document, options.locale, is_named=True):
        other = book.create_sheet(translate(f"format.sheet.{table.name}"))
        _write_rows(other, rows, heading_rows=1)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def write_sheets(sheets: Iterable[tuple[str, Sequence[TableRow]]]) -> bytes:
    """Return plain tables as an XLSX workbook, a sheet for each, the first row as its heading; see :func:`write`."""
    book = Workbook()
    first = book.active
    assert isinstance(first, Worksheet)
    for number, (title, rows) in enumerate(sheets):
        sheet = book.create_sheet() if number else first
        sheet.title = title
        _write_rows(sheet, rows, heading_rows=1)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def write_grids(grids: Iterable[GridSheet]) -> bytes:
    """Return tables as an XLSX workbook with frozen and merged headings and wrapped text; see :func:`write`."""
    book = Workbook()
    first = book.active
    assert isinstance(first, Worksheet)
    for number, grid in enumerate(grids):
        sheet = book.create_sheet() if number else first
        sheet.title = grid.title
        _write_rows(sheet, grid.rows, heading_rows=grid.heading_rows)
        for left, right in grid.merged:
            sheet.merge_cells(start_row=1, end_row=1, start_column=left, end_column=right)
        for row in sheet.iter_rows(max_row=grid.heading_rows):
            for cell in row:
                cell.fill = PatternFill("solid", start_color=_HEADING_GROUND)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _write_map(sheet: Worksheet, document: Document, locale: str) -> None:
    _write_rows(sheet, table_rows(document, locale), heading_rows=2)
    for first, last in _stage_spans(document):
        if last > first:
            sheet.merge_cells(start_row=1, end_row=1, start_column=first, end_column=last)


def _write_rows(sheet: Worksheet, rows: Sequence[TableRow], *, heading_rows: int) -> None:
    for row_number, row in enumerate(rows, start=1):
        _write_row(sheet, row_number, row, is_heading=row_number <= heading_rows)
    sheet.freeze_panes = f"B{heading_rows + 1}"
    for column in range(1, len(rows[0]) + 1):
        sheet.column_dimensions[get_column_letter(column)].width = _WIDTHS[column > 1]
    _set_heights(sheet, rows)
    sheet.page_setup.orientation = "landscape"
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.print_title_rows, sheet.print_title_cols = f"1:{heading_rows}", "A:A"


def _set_heights(sheet: Worksheet, rows: Sequence[TableRow]) -> None:
    """Make rows as high as their text, because not every program does so when it opens a file."""
    for number, row in enumerate(rows, start=1):
        lines = max((_lines(value, _WIDTHS[place > 0]) for place, value in enumerate(row)), default=1)
        if lines > 1:
            sheet.row_dimensions[number].height = min(_TALLEST, lines * _LINE)


def _lines(value: object, width: float) -> int:
    return len(wrapped(value, _LETTER, width * _DIGIT)) if isinstance(value, str) and value else 1


def _write_row(sheet: Worksheet, row_number: int, row: TableRow, *, is_heading: bool) -> None:
    for column, value in enumerate(row, start=1):
        if value is None:
            continue
        cell = sheet.cell(row_number, column)
        if not isinstance(value, str):
            cell.value = value
        else:
            text = value.translate(_ILLEGAL)
            cell.value = escaped(text) if text.startswith("'") else text
            cell.data_type = "s"  # else a text that begins with = becomes a formula
            cell.quotePrefix = True
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        if is_heading or column == 1:
            cell.font = Font(name=_FONT, size=_LETTER, bold=True)


def _stage_spans(document: Document) -> Iterator[tuple[int, int]]:
    """Yield first and last column of each stage, 1-based."""
    column = 2
    counts = {stage_id: len(list(group)) for stage_id, group in groupby(t.stage_id for t in document.touchpoints)}
    for stage in document.stages:
        width = max(1, counts.get(stage.id, 0))
        yield column, column + width - 1
        column += width


def _refuse_bomb(data: bytes) -> None:
    """Look at the archive's table of contents before anything is unpacked; ``zipfile`` never reads beyond it."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if _MAIN_PART not in archive.namelist():
                raise FormatError("xlsx_damaged")
            if _is_bomb(parts):
                raise FormatError("xlsx_bomb", limit=UNPACKED_LIMIT // MEGABYTE)
            _refuse_markup(archive, parts)
    except _ZIP_ERRORS as error:
        raise FormatError("xlsx_damaged") from error


def _is_bomb(parts: Sequence[zipfile.ZipInfo]) -> bool:
    unpacked = sum(part.file_size for part in parts)
    steep = any(
        part.file_size > _RATIO_FREE and part.file_size > RATIO_LIMIT * max(part.compress_size, 1) for part in parts
    )
    return unpacked > UNPACKED_LIMIT or len(parts) > PARTS_LIMIT or steep


def _refuse_markup(archive: zipfile.ZipFile, parts: Iterable[zipfile.ZipInfo]) -> None:
    """Refuse document types, which only bring entities, and more elements than any readable table has.

    What a part is shows in how it begins, not in its name: a workbook may call its sheets anything.
    """
    count = 0
    for part in parts:
        content = archive.read(part)
        if content.startswith(_WIDE_MARKS):  # nobody writes parts so, and these checks could not read them
            raise FormatError("xlsx_damaged")
        if not _MARKUP.match(content):
            continue
        count += content.count(b"<")
        if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
            raise FormatError("xlsx_damaged")
        if count > MARKUP_LIMIT or _longest_tag(content) > TAG_LIMIT:
            raise too_large()


def _longest_tag(content: bytes) -> int:
    tags = map(len, content.split(b"<"))
    asides = (len(found.group()) for found in _ASIDE.finditer(content))
    return max(chain(tags, asides))


def _sheets(data: bytes, row_limit: int) -> list[tuple[str, list[list[str]]]]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of styles and extensions that do not matter here
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            try:
                return [(sheet.title, _table(sheet, row_limit)) for sheet in book.worksheets]
            finally:
                book.close()
    except FormatError:
        raise
    except Exception as error:  # openpyxl raises nearly anything on a damaged or hostile part
        raise FormatError("xlsx_damaged") from error


def _table(sheet: Any, row_limit: int) -> list[list[str]]:
    # Any: the stubs do not know the read-only sheets
    sheet.reset_dimensions()  # the size a file claims may be anything
    table: list[list[str]] = []
    seen = 0
    for number, row in enumerate(sheet.iter_rows(values_only=True), start=1):
        seen += len(row)
        is_beyond = number > row_limit and any(value is not None for value in row)
        is_wide = any(value is not None for value in row[COLUMN_LIMIT:])
        if is_beyond or is_wide or number > row_limit + BLANK_ROWS or seen > SEEN_LIMIT:
            raise too_large()
        if number <= row_limit:
            table.append([_text(value) for value in row[:COLUMN_LIMIT]])
    return table


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return str(value)


def _sniff(data: bytes) -> bool:
    return data.startswith(ZIP_MARK)


FORMAT = Format(
    name="xlsx",
    suffixes=(".xlsx", ".xlsm"),
    media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    sniff=_sniff,
    read=read,
    write=write,
    cannot_carry=(
        *("history", "line_breaks", "spans", "emotion_sources", "hidden"),
        *("dismissals", "views", "evaluation", "pictures", "said"),
    ),
)
