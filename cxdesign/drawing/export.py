"""A map as a file: every kind there is, made from one set of options."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Literal, get_args

from cxdesign.charts import converter
from cxdesign.domain.document import Document
from cxdesign.domain.map_views import MapName
from cxdesign.drawing.grid import grids
from cxdesign.drawing.maps import draw_map
from cxdesign.drawing.options import DEFAULT_DRAW, DrawOptions
from cxdesign.drawing.page import page_html
from cxdesign.drawing.paper import Paper, pdf_of
from cxdesign.formats import delimited, workbook

FileFormat = Literal["svg", "png", "pdf", "html", "xlsx", "csv"]
FILE_FORMATS: tuple[FileFormat, ...] = get_args(FileFormat)
MEDIA_TYPES: Mapping[str, str] = MappingProxyType(
    {
        "svg": "image/svg+xml",
        "png": "image/png",
        "pdf": "application/pdf",
        "html": "text/html",
        "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "csv": "text/csv",
    }
)
LARGEST = 16_000.0
"""Most pixels a PNG has in one direction (ours): more is drawn smaller, because no program shows it."""
LARGEST_AREA = 64_000_000.0
"""Most pixels a PNG has in all (ours): more is drawn smaller, because the server holds each in four bytes."""


@dataclass(frozen=True)
class FileOptions:
    """How a file is made: pixels of a PNG for each unit of the drawing, and the paper of a PDF."""

    scale: float = 2.0
    paper: Paper = "drawing"


DEFAULT_FILE = FileOptions()


def export(
    document: Document,
    name: MapName,
    file_format: FileFormat,
    options: DrawOptions = DEFAULT_DRAW,
    *,
    file: FileOptions = DEFAULT_FILE,
) -> bytes:
    """Return a map as a file.

    Parameters
    ----------
    document : Document
        Any sound document.
    name : {"journey", "blueprint", "empathy", "scenes"}
        Which map.
    file_format : {"svg", "png", "pdf", "html", "xlsx", "csv"}
        What kind of file.
    options : DrawOptions
        What of the map is shown.
    file : FileOptions
        How the file is made.

    Examples
    --------
    >>> from cxdesign.domain.journey import Project
    >>> export(Document([Project(id="project:main", name="Café")]), "journey", "svg")[:4]
    b'<svg'
    """
    return _MAKERS[file_format](document, name, options, file)


def _svg(document: Document, name: MapName, options: DrawOptions, file: FileOptions) -> bytes:  # noqa: ARG001
    return draw_map(document, name, options).svg.encode()


def _png(document: Document, name: MapName, options: DrawOptions, file: FileOptions) -> bytes:
    drawing = draw_map(document, name, options)
    sides = LARGEST / max(drawing.width, drawing.height)
    scale = min(file.scale, sides, math.sqrt(LARGEST_AREA / (drawing.width * drawing.height)))
    return converter.png(drawing.svg, scale)


def _pdf(document: Document, name: MapName, options: DrawOptions, file: FileOptions) -> bytes:
    return pdf_of(draw_map(document, name, options), file.paper)


def _html(document: Document, name: MapName, options: DrawOptions, file: FileOptions) -> bytes:  # noqa: ARG001
    return page_html(document, name, replace(options, width=None)).encode()


def _xlsx(document: Document, name: MapName, options: DrawOptions, file: FileOptions) -> bytes:  # noqa: ARG001
    return workbook.write_grids(grids(document, name, options))


def _csv(document: Document, name: MapName, options: DrawOptions, file: FileOptions) -> bytes:  # noqa: ARG001
    return delimited.write_rows(grids(document, name, options)[0].rows)


_Maker = Callable[[Document, MapName, DrawOptions, FileOptions], bytes]
_MAKERS: Mapping[str, _Maker] = MappingProxyType(
    {"svg": _svg, "png": _png, "pdf": _pdf, "html": _html, "xlsx": _xlsx, "csv": _csv}
)
