"""How files are read and written. Every format there is stands in :data:`FORMATS`; pages and command line follow it."""

from __future__ import annotations

from cxdesign.errors import FormatError
from cxdesign.formats import delimited, graphml, native, workbook
from cxdesign.formats.format import MEGABYTE, SIZE_LIMIT, Format, Loss, ReadOptions, ReadResult, WriteOptions
from cxdesign.i18n import DEFAULT_LOCALE

FORMATS: tuple[Format, ...] = (native.FORMAT, workbook.FORMAT, graphml.FORMAT, delimited.FORMAT)
"""In the order in which they are tried on a file's first bytes; delimited text takes every text, so it comes last."""

_OLE_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

__all__ = ["FORMATS", "Format", "Loss", "ReadOptions", "ReadResult", "WriteOptions", "format_for", "read_bytes"]


def read_bytes(data: bytes, filename: str | None = None, *, locale: str = DEFAULT_LOCALE) -> ReadResult:
    r"""Return the document in a file of any known format, with what was lost.

    Parameters
    ----------
    data : bytes
        The whole file, at most 20 MB. The format is found from its first bytes, not from its name.
    filename : str, optional
        Names the project when the file itself does not.
    locale : str
        Language of names that have to be invented.

    Raises
    ------
    FormatError
        ``file_empty``, ``file_too_large``, ``xls_unsupported``, ``file_unknown``, or what the format's reader raises.
    MigrationError
        ``document_newer`` when a newer program wrote the file.

    Examples
    --------
    >>> result = read_bytes(b"Stage,Plan\nTouchpoint,Book\nEmotion,+2")
    >>> result.format_name, [stage.name for stage in result.document.stages]
    ('csv', ['Plan'])
    """
    if len(data) > SIZE_LIMIT:
        raise FormatError("file_too_large", limit=SIZE_LIMIT // MEGABYTE)
    if not data.strip():
        raise FormatError("file_empty")
    if data.startswith(_OLE_MARK):
        raise FormatError("xls_unsupported")
    found = next((known for known in FORMATS if known.sniff(data)), None)
    if found is None:
        raise FormatError("file_unknown")
    return found.read(data, ReadOptions(filename=filename, locale=locale))


def format_for(filename: str) -> Format:
    """Return the format that a file name asks for by its suffix.

    Raises
    ------
    FormatError
        ``suffix_unknown`` when no format has this suffix.

    Examples
    --------
    >>> format_for("hotel.xlsx").name
    'xlsx'
    """
    suffix = f".{filename.rpartition('.')[2].lower()}" if "." in filename else ""
    for known in FORMATS:
        if suffix in known.suffixes:
            return known
    known_suffixes = ", ".join(suffix for known in FORMATS for suffix in known.suffixes)
    raise FormatError("suffix_unknown", suffix=suffix, known=known_suffixes)
