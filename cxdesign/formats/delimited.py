"""Journey and blueprint, or one other table, in delimited text: CSV with comma or semicolon, and tab-separated text.

A file is one table, which its first heading announces: the map, or arrows, personas, needs, a register and so on, see
:mod:`cxdesign.formats.sheets`. What points to another table is lost, because that is not in the file.

UTF-8 with and without a byte-order mark, UTF-16 with one, GB18030; cells over several lines in quotes; the delimiter is
found out. Written as UTF-8 with a byte-order mark and commas, which spreadsheets open without questions. Not supported:
other delimiters, comment lines.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Sequence

from cxdesign.domain.document import Document
from cxdesign.errors import FormatError
from cxdesign.formats.encoding import decode, is_text
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
from cxdesign.formats.grid import BLANK_ROWS, ROW_LIMIT, SEEN_LIMIT, Value, escaped, too_large
from cxdesign.formats.table import NOT_IN_THE_MAP
from cxdesign.formats.tables import read_tables, written_table

DELIMITERS = (",", ";", "\t")
_SAMPLE_LENGTH = 64_000
_SAMPLE_ROWS = 20


def read(data: bytes, options: ReadOptions = DEFAULT_READ) -> ReadResult:
    r"""Return what is in a delimited text file.

    Raises
    ------
    FormatError
        ``file_too_large``, ``file_encoding``, ``csv_quote_open`` when a quoted cell never ends, ``csv_cell_too_long``,
        or a code of :func:`cxdesign.formats.tables.read_tables`.

    Examples
    --------
    >>> read("阶段;预订\n情绪;＋２".encode("gb18030")).document.touchpoints[0].name
    '预订'
    """
    return read_tables([("", raw_table(data))], options, format_name=FORMAT.name)


def raw_table(data: bytes) -> list[list[str]]:
    r"""Return the cells of a delimited text file, whatever they mean.

    Raises
    ------
    FormatError
        ``file_too_large``, ``file_encoding``, ``csv_quote_open``, ``csv_cell_too_long``, ``table_too_large``.

    Examples
    --------
    >>> raw_table(b"Answer;Site\n9;North")
    [['Answer', 'Site'], ['9', 'North']]
    """
    if len(data) > SIZE_LIMIT:
        raise FormatError("file_too_large", limit=SIZE_LIMIT // MEGABYTE)
    text = decode(data)
    announced, text = _announced_delimiter(text)
    return _rows(text, announced or _delimiter(text))


def write(document: Document, options: WriteOptions = DEFAULT_WRITE) -> bytes:
    """Return one table as CSV; texts that a spreadsheet would take for a formula get an apostrophe in front."""
    return write_rows(written_table(document, options.table, options.locale))


def write_rows(rows: Iterable[Sequence[Value]]) -> bytes:
    """Return a plain table as CSV, see :func:`write`."""
    buffer = io.StringIO(newline="")
    csv.writer(buffer).writerows([[_cell(value) for value in row] for row in rows])
    return buffer.getvalue().encode("utf-8-sig")


def _cell(value: Value) -> str | int | float:
    if value is None:
        return ""
    return escaped(value) if isinstance(value, str) else value


def _announced_delimiter(text: str) -> tuple[str | None, str]:
    """Return the delimiter of a first line ``sep=;``, as spreadsheets write it, and the text without that line."""
    first, _, rest = text.partition("\n")
    line = first.strip("\r")
    if line.lower().startswith("sep=") and line[4:] in DELIMITERS:
        return line[4:], rest
    return None, text


def _delimiter(text: str) -> str:
    """Return the delimiter that splits the first rows into the most equal and, among those, the widest rows."""
    return max(DELIMITERS, key=lambda delimiter: _fit(text[:_SAMPLE_LENGTH], delimiter))


def _fit(sample: str, delimiter: str) -> tuple[int, int]:
    """Return how many of the first rows have the commonest width, and that width; nothing when it is a single cell."""
    widths: Counter[int] = Counter()
    try:
        for row in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter):
            widths[len(row)] += any(row)
            if widths.total() >= _SAMPLE_ROWS:
                break
    except csv.Error:
        return 0, 0
    width, count = max(widths.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
    return (count, width) if width > 1 else (0, 0)


def _rows(text: str, delimiter: str) -> list[list[str]]:
    try:
        return _parsed(text, delimiter, strict=True)
    except csv.Error:  # a quote inside a cell is no reason to refuse a file
        try:
            return _parsed(text, delimiter, strict=False)
        except csv.Error as error:
            raise FormatError("csv_cell_too_long", limit=csv.field_size_limit()) from error


def _parsed(text: str, delimiter: str, *, strict: bool) -> list[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=strict)
    rows: list[list[str]] = []
    started, seen = 1, 0
    try:
        for row in reader:
            rows.append(row)
            started = reader.line_num + 1
            seen += len(row)
            if len(rows) > ROW_LIMIT + BLANK_ROWS or seen > SEEN_LIMIT:
                raise too_large()
    except csv.Error as error:
        if "unexpected end of data" in str(error):
            raise FormatError("csv_quote_open", line=started) from error
        raise
    return rows


FORMAT = Format(
    name="csv",
    suffixes=(".csv", ".tsv", ".txt"),
    media_type="text/csv",
    sniff=is_text,
    read=read,
    write=write,
    cannot_carry=NOT_IN_THE_MAP,
    is_one_table=True,
)
