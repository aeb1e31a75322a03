"""A drawing as PDF: on a page of its own size, fitted to one sheet, or over several sheets that can be glued together.

Its words stay text that can be selected and searched, Chinese included. Fonts are those of this machine, embedded.
"""

from __future__ import annotations

import io
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    TextStringObject,
)

from cxdesign.charts.paper import drawable, pdf_page, undrawable_letters
from cxdesign.drawing.maps import Drawing
from cxdesign.drawing.pen import number

Paper = Literal["drawing", "a4", "a3", "a4_tiles", "a3_tiles"]
PAPERS: tuple[Paper, ...] = get_args(Paper)
"""One page as large as the drawing, fitted to a sheet, or several sheets in full size."""
_SHEETS = {"a4": (595.28, 841.89), "a3": (841.89, 1190.55)}
"""Width and height in points (ISO 216)."""
MARGIN = 28.35
"""10 mm around a sheet."""
OVERLAP = 14.17
"""5 mm that neighbouring sheets share, to be glued."""
FULL_SIZE = 0.75
"""Points for a pixel: 96 pixels and 72 points are an inch."""


_NUMBER_FONT = DictionaryObject(
    {
        NameObject("/Type"): NameObject("/Font"),
        NameObject("/Subtype"): NameObject("/Type1"),
        NameObject("/BaseFont"): NameObject("/Helvetica"),
    }
)


@dataclass(frozen=True)
class Tile:
    """A sheet: its number in row and column, and the part of the drawing it shows, in points from the upper left."""

    row: int
    column: int
    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True)
class Tiling:
    """How a drawing is spread over sheets: their size in points, and the part each shows."""

    width: float
    height: float
    rows: int
    columns: int
    tiles: tuple[Tile, ...]


def tiling(width: float, height: float, paper: Paper) -> Tiling:
    """Return how a drawing of a size in points is spread over sheets, upright or across, whichever takes fewer.

    Parameters
    ----------
    width, height : float
        Size of the drawing.
    paper : {"a4_tiles", "a3_tiles"}
        Which sheets.

    Examples
    --------
    >>> found = tiling(1200, 500, "a4_tiles")
    >>> found.rows, found.columns, round(found.width)
    (1, 2, 842)
    """
    short, long = _SHEETS[paper.removesuffix("_tiles")]
    choices = [_tiled(width, height, sheet) for sheet in ((long, short), (short, long))]
    return min(choices, key=lambda choice: choice.rows * choice.columns)


def pdf_of(drawing: Drawing, paper: Paper = "drawing") -> bytes:
    """Return a drawing as PDF.

    Parameters
    ----------
    drawing : Drawing
        As :func:`cxdesign.drawing.maps.draw_map` returns it.
    paper : {"drawing", "a4", "a3", "a4_tiles", "a3_tiles"}
        One page as large as the drawing; one sheet it is fitted to; sheets in full size that overlap, with marks where
        they do and the number of each.
    """
    # A letter no font has would take all other letters of its text with it.
    source = PdfReader(io.BytesIO(pdf_page(drawable(drawing.svg, undrawable_letters(drawing.svg)))))
    writer = PdfWriter()
    form = _form(source, writer)
    if paper == "drawing":
        _page(writer, form, (drawing.width * FULL_SIZE, drawing.height * FULL_SIZE), (0, 0, FULL_SIZE))
    elif paper in _SHEETS:
        _fitted(writer, form, drawing, _SHEETS[paper])
    else:
        _tiles(writer, form, drawing, tiling(drawing.width * FULL_SIZE, drawing.height * FULL_SIZE, paper))
    writer.add_metadata({"/Title": drawing.title, "/Producer": "cxdesign"})
    writer.root_object[NameObject("/Lang")] = TextStringObject(drawing.locale)
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def _tiled(width: float, height: float, sheet: tuple[float, float]) -> Tiling:
    room = (sheet[0] - 2 * MARGIN, sheet[1] - 2 * MARGIN)
    columns, rows = (
        max(1, math.ceil((whole - OVERLAP) / (each - OVERLAP)))
        for whole, each in zip((width, height), room, strict=True)
    )
    # The last sheet is no narrow strip: all show equally much.
    each_width = min(room[0], (width + (columns - 1) * OVERLAP) / columns)
    each_height = min(room[1], (height + (rows - 1) * OVERLAP) / rows)
    tiles = tuple(
        Tile(row, column, column * (each_width - OVERLAP), row * (each_height - OVERLAP), each_width, each_height)
        for row in range(rows)
        for column in range(columns)
    )
    return Tiling(*sheet, rows, columns, tiles)


def _form(source: PdfReader, writer: PdfWriter) -> IndirectObject:
    """Return the drawing as one part that all pages share."""
    page = source.pages[0]
    contents = page.get_contents()
    form = DecodedStreamObject()
    form.set_data(b"" if contents is None else contents.get_data())
    packed = form.flate_encode()
    packed.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Form"),
            NameObject("/BBox"): ArrayObject(FloatObject(value) for value in page.mediabox),
            NameObject("/Resources"): page["/Resources"].clone(writer),
        }
    )
    return writer._add_object(packed)


def _page(
    writer: PdfWriter,
    form: IndirectObject,
    size: tuple[float, float],
    place: tuple[float, float, float],
    *,
    clip: tuple[float, float, float, float] | None = None,
    over: str = "",
) -> None:
    """Add a page that shows the drawing at a place, from the lower left, in a scale, within a rectangle.

    ``over`` are further instructions, drawn on top.
    """
    page = writer.add_blank_page(*size)
    x, y, scale = place
    cut = "" if clip is None else f"{' '.join(number(value) for value in clip)} re W n "
    content = DecodedStreamObject()
    content.set_data(f"q {cut}{scale:.6f} 0 0 {scale:.6f} {number(x)} {number(y)} cm /Map Do Q {over}".encode())
    page[NameObject("/Contents")] = writer._add_object(content.flate_encode())
    fonts = DictionaryObject({NameObject("/Number"): _NUMBER_FONT})
    maps = DictionaryObject({NameObject("/Map"): form})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): maps, NameObject("/Font"): fonts})


def _fitted(writer: PdfWriter, form: IndirectObject, drawing: Drawing, sheet: tuple[float, float]) -> None:
    short, long = sheet
    size = (long, short) if drawing.width > drawing.height else (short, long)
    room = (size[0] - 2 * MARGIN, size[1] - 2 * MARGIN)
    scale = min(room[0] / drawing.width, room[1] / drawing.height, 1.0)
    left = (size[0] - drawing.width * scale) / 2
    top = MARGIN + drawing.height * scale
    _page(writer, form, size, (left, size[1] - top, scale))


def _tiles(writer: PdfWriter, form: IndirectObject, drawing: Drawing, found: Tiling) -> None:
    whole = drawing.height * FULL_SIZE
    for place, tile in enumerate(found.tiles, start=1):
        x, y = MARGIN - tile.left, found.height - MARGIN - whole + tile.top
        clip = (MARGIN, found.height - MARGIN - tile.height, tile.width, tile.height)
        over = " ".join([*_marks(found, tile), _numbered(found, tile, place)])
        _page(writer, form, (found.width, found.height), (x, y, FULL_SIZE), clip=clip, over=over)


def _numbered(found: Tiling, tile: Tile, place: int) -> str:
    """Return what writes the number of a sheet, and where it belongs: rows by letter, columns by number."""
    text = f"{place} / {len(found.tiles)}   {chr(ord('A') + tile.row % 26)}{tile.column + 1}"
    return f"BT 0.4 g /Number 8 Tf {number(found.width / 2 - 16)} 11 Td ({text}) Tj ET"


def _marks(found: Tiling, tile: Tile) -> Iterator[str]:
    """Give the short strokes in the margins that show where a neighbouring sheet begins."""
    top = found.height - MARGIN
    right, bottom = MARGIN + tile.width, top - tile.height
    lefts = [MARGIN + OVERLAP] if tile.column else []
    rights = [right - OVERLAP] if tile.column + 1 < found.columns else []
    tops = [top - OVERLAP] if tile.row else []
    bottoms = [bottom + OVERLAP] if tile.row + 1 < found.rows else []
    yield "0.5 w 0.4 G"
    for x in lefts + rights:
        for y in (top + 3, bottom - 12):
            yield f"{number(x)} {number(y)} m {number(x)} {number(y + 9)} l S"
    for y in tops + bottoms:
        for x in (MARGIN - 12, right + 3):
            yield f"{number(x)} {number(y)} m {number(x + 9)} {number(y)} l S"
