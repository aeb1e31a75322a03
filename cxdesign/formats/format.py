"""What a format is, and what reading a file gives: a document and what could not be carried over."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from cxdesign.domain.document import Document
from cxdesign.i18n import DEFAULT_LOCALE

MEGABYTE = 1_000_000
SIZE_LIMIT = 20 * MEGABYTE
"""Largest file that is read, in bytes (ours)."""
_NOWHERE = "–"


@dataclass(frozen=True)
class Loss:
    """Something in a file that the document could not take over, and where it stood.

    ``code`` is a key below ``loss.`` in the catalogues; ``line`` and ``column`` are 1-based; ``cell`` is a spreadsheet
    address such as ``C4``.
    """

    code: str
    params: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    line: int | None = None
    column: int | None = None
    cell: str | None = None

    @property
    def placeholders(self) -> dict[str, object]:
        """The values for the placeholders of the sentence, the place included; a dash stands for no place."""
        place = {"line": self.line, "column": self.column, "cell": self.cell}
        return {**{name: _NOWHERE if value is None else value for name, value in place.items()}, **self.params}


@dataclass(frozen=True)
class ReadResult:
    """A document read from a file, what was lost on the way, the name of the format, and the pictures by digest."""

    document: Document
    losses: tuple[Loss, ...] = ()
    format_name: str = ""
    pictures: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True)
class ReadOptions:
    """What a reader may know besides the bytes.

    ``filename`` names the project when the file itself does not; ``locale`` is the language of names that have to be
    invented.
    """

    filename: str | None = None
    locale: str = DEFAULT_LOCALE


@dataclass(frozen=True)
class WriteOptions:
    """What a writer may be told.

    The language of lane names and headings; which table, where a file holds but one; the pictures by digest.
    """

    locale: str = DEFAULT_LOCALE
    table: str = "map"
    pictures: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}))


DEFAULT_READ = ReadOptions()
DEFAULT_WRITE = WriteOptions()


@dataclass(frozen=True)
class Format:
    """One way to store a document in a file.

    ``cannot_carry`` lists keys below ``carry.`` in the catalogues: what a document loses in this format. ``write`` is
    None for formats that are only read. ``is_one_table`` says that a file holds one table only, the one that
    :class:`WriteOptions` names.
    """

    name: str
    suffixes: tuple[str, ...]
    media_type: str
    sniff: Callable[[bytes], bool]
    read: Callable[[bytes, ReadOptions], ReadResult]
    write: Callable[[Document, WriteOptions], bytes] | None
    cannot_carry: tuple[str, ...] = ()
    is_one_table: bool = False


def shown(value: object, length: int = 80) -> str:
    """Return a value as an error or a loss quotes it: one short line that any stream can take.

    >>> shown("a" + chr(10) + "b"), shown("12345", 4)
    ('a b', '123…')
    """
    line = " ".join(str(value)[: 10 * length].split()).encode("utf-8", "replace").decode()
    return line if len(line) <= length else line[: length - 1] + "…"
