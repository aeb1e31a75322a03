"""Documents from files and to files, in one call each: what ``import cxdesign`` offers."""

from __future__ import annotations

import os
import stat
import tempfile
import warnings
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from cxdesign.domain.document import Document
from cxdesign.errors import FormatError
from cxdesign.formats import format_for, read_bytes
from cxdesign.formats.format import MEGABYTE, SIZE_LIMIT, ReadResult, WriteOptions
from cxdesign.formats.sheets import MAP
from cxdesign.i18n import DEFAULT_LOCALE, Translator

NO_PICTURES: Mapping[str, bytes] = MappingProxyType({})
_NEW_FILE_MODE = 0o644
_WRITING_PREFIX = ".cxdesign."
"""A file that is being written is called so; its own name may be as long as the folder allows."""
_AT_ONCE = getattr(os, "O_NONBLOCK", 0)


class LossWarning(UserWarning):
    """Something in a file could not be taken over; the message says what and where."""


def read(source: str | os.PathLike[str] | bytes, *, locale: str = DEFAULT_LOCALE) -> Document:
    r"""Return the document in a file.

    What could not be taken over is told as :class:`LossWarning`; :func:`~cxdesign.formats.read_bytes` returns it.

    Parameters
    ----------
    source : path or bytes
        A native file, a CSV or an XLSX table, or its bytes.
    locale : str
        Language of names that have to be invented, and of warnings: ``"en"`` or ``"zh-CN"``.

    Raises
    ------
    FormatError
        When nothing useful can be read; ``file_missing`` when there is no such file, ``file_unreadable`` when it cannot
        be opened.
    MigrationError
        When a newer program wrote the file.

    Examples
    --------
    >>> document = read(b"Touchpoint,Book,Ride\nEmotion,1,-2")
    >>> [touchpoint.name for touchpoint in document.touchpoints]
    ['Book', 'Ride']
    """
    result = read_bytes(source, locale=locale) if isinstance(source, bytes) else read_file(Path(source), locale=locale)
    translate = Translator(locale)
    for loss in result.losses:
        warnings.warn(translate(f"loss.{loss.code}", **loss.placeholders), LossWarning, stacklevel=2)
    return result.document


def read_file(path: Path, *, locale: str = DEFAULT_LOCALE) -> ReadResult:
    """Return the document in a file together with the losses.

    Raises
    ------
    FormatError
        As :func:`read`.
    """
    try:
        with open(path, "rb", opener=_open_at_once) as stream:
            data = stream.read(SIZE_LIMIT + 1)  # a device may have no end
    except FileNotFoundError as error:
        raise FormatError("file_missing", path=str(path)) from error
    except OSError as error:
        raise FormatError("file_unreadable", path=str(path)) from error
    if len(data) > SIZE_LIMIT:
        raise FormatError("file_too_large", limit=SIZE_LIMIT // MEGABYTE)
    return read_bytes(data, path.name, locale=locale)


def write(
    document: Document,
    path: str | os.PathLike[str],
    *,
    locale: str = DEFAULT_LOCALE,
    table: str = MAP,
    pictures: Mapping[str, bytes] = NO_PICTURES,
) -> None:
    r"""Write a document to a file; the suffix says in which format.

    An existing file is replaced, as a whole or not at all.

    Parameters
    ----------
    document : Document
        What to write.
    path : path
        ``.json`` keeps everything; ``.xlsx`` nearly everything, a table a sheet; ``.csv`` one table; ``.graphml`` the
        graph.
    locale : str
        Language of the lane names and headings in tables.
    table : str
        Which table a ``.csv`` file holds: ``"map"`` for journey and blueprint, or one of
        :data:`cxdesign.formats.sheets.SHEET_NAMES`.
    pictures : mapping of str to bytes
        The pictures by digest, for ``.json``; :func:`~cxdesign.formats.read_bytes` returns those of a file.

    Raises
    ------
    FormatError
        ``suffix_unknown``, ``table_unknown``, or ``file_unwritable`` when the file cannot be written.

    Examples
    --------
    >>> import tempfile
    >>> document = read(b"Touchpoint,Book\nEmotion,1")
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write(document, f"{folder}/journey.json")
    ...     read(f"{folder}/journey.json") == document
    True
    """
    target = Path(path)
    writer = format_for(target.name).write
    if writer is None:
        raise FormatError("format_read_only", name=target.suffix)
    replace_file(target, writer(document, WriteOptions(locale, table, pictures)))


def replace_file(target: Path, data: bytes) -> None:
    """Put bytes in the place of a file in one step.

    Raises
    ------
    FormatError
        ``file_unwritable`` when the folder or the file does not allow it; ``file_special`` when a folder, a pipe or a
        device has this name.
    """
    try:
        target = target.resolve()
        mode = target.stat().st_mode if target.exists() else stat.S_IFREG | _NEW_FILE_MODE
        if not stat.S_ISREG(mode):
            raise FormatError("file_special", path=str(target))
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=_WRITING_PREFIX)
    except (OSError, RuntimeError) as error:  # the latter: a link that leads to itself
        raise FormatError("file_unwritable", path=str(target)) from error
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        Path(name).chmod(stat.S_IMODE(mode) & 0o777)
        Path(name).replace(target)
    except OSError as error:
        Path(name).unlink(missing_ok=True)
        raise FormatError("file_unwritable", path=str(target)) from error


def _open_at_once(path: str, flags: int) -> int:
    """Open a file without waiting for somebody to write to it, as a pipe would; reading waits for who does."""
    descriptor = os.open(path, flags | _AT_ONCE)
    if _AT_ONCE:
        os.set_blocking(descriptor, True)
    return descriptor
