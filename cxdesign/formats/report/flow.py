"""Blocks of a section set one below the other and broken over pages; nothing is cut off, whatever its length."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from cxdesign.charts.widths import Line, wrapped
from cxdesign.formats.report.photos import HIGHEST, Photos, lowered
from cxdesign.formats.report.placed import Element, Hairline, Place, PlacedChart, Sheet, Style, Words
from cxdesign.formats.report.tables import set_grid
from cxdesign.views.report.outline import Bars, Block, Curve, Figures, Gallery, Grid, Pair, Paragraph, Section, Stated

_TONES: Mapping[str, tuple[float, str, bool]] = MappingProxyType(
    {
        "lead": (15, "ink", False),
        "body": (12.5, "ink", False),
        "heading": (13, "accent", True),
        "quiet": (10.5, "ink-3", False),
    }
)
"""Size, colour and weight of paragraphs."""
LEADING = 1.38
CURVE_HEIGHT, BARS_HEIGHT = 260.0, 176.0
GAP = 12.0
ACROSS = 5
"""Most figures side by side."""
WIDEST_LINE = 760.0
"""Running text is no wider than this, so that lines can be read (ours)."""


class Flow:
    """Sets the blocks of one section; :meth:`pages` gives what stands on each page."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._pages: list[list[Element]] = [[]]
        self._y = sheet.top

    def pages(self, section: Section) -> list[list[Element]]:
        """Return the elements of each page of a section."""
        blocks = list(section.blocks)
        for place, block in enumerate(blocks):
            after = blocks[place + 1] if place + 1 < len(blocks) else None
            self._set(block, after)
        return [page for page in self._pages if page]

    def _set(self, block: Block, after: Block | None) -> None:
        match block:
            case Paragraph():
                self._paragraph(block, after)
            case Figures():
                self._figures(block)
            case Grid():
                self._grid(block)
            case Curve():
                self._charts((block,), CURVE_HEIGHT)
            case Bars():
                self._charts((block,), BARS_HEIGHT)
            case Pair():
                self._charts((block.left, block.right), BARS_HEIGHT)
            case Gallery():
                self._gallery(block)

    def _paragraph(self, block: Paragraph, after: Block | None) -> None:
        size, colour, is_bold = _TONES[block.tone]
        style = self._style(size, colour, is_bold=is_bold)
        width = min(self._sheet.inner, WIDEST_LINE * self._sheet.scale)
        lines = list(wrapped(block.text, style.size, width - 1, is_bold=is_bold))
        if block.tone == "heading":
            self._gap(6)
            self._keep(style.leading * len(lines) + self._needed_by(after))
        while lines:
            room = int((self._room + 0.01) // style.leading)
            if room < min(2, len(lines)):
                self._turn()
                continue
            taken, lines = lines[:room], lines[room:]
            height = style.leading * len(taken)
            self._pages[-1].append(Words(Place(self._sheet.margin, self._y, width, height), tuple(taken), style))
            self._y += height
        self._gap(4 if block.tone == "heading" else GAP)

    def _needed_by(self, after: Block | None) -> float:
        """Return how much room the block below a heading needs at least, so that the two are not parted."""
        match after:
            case Curve():
                return CURVE_HEIGHT * self._sheet.scale
            case Bars() | Pair():
                return BARS_HEIGHT * self._sheet.scale
            case Gallery():
                return (HIGHEST + 40) * self._sheet.scale
            case _:
                return 74 * self._sheet.scale

    def _figures(self, block: Figures) -> None:
        for start in range(0, len(block.items), ACROSS):
            items = block.items[start : start + ACROSS]
            width = self._sheet.inner / max(len(items), 4)
            columns = [list(self._figure(item, width - 14 * self._sheet.scale)) for item in items]
            height = max(sum(style.leading * len(lines) for lines, style in column) for column in columns)
            if height > self._room and self._pages[-1]:
                self._turn()
            for place, column in enumerate(columns):
                self._column(self._sheet.margin + place * width, width - 14 * self._sheet.scale, column)
            self._y += height
            self._gap(GAP)

    def _figure(self, item: Stated, width: float) -> Iterator[tuple[tuple[Line, ...], Style]]:
        """Give the three texts of a figure in lines; the value becomes smaller before it is broken."""
        label, small = self._style(10.5, "ink-3"), self._style(9.5, "ink-3")
        value = self._style(24, "ink", is_bold=True)
        for size in (24, 19, 15, 12):
            value = self._style(size, "ink", is_bold=True)
            if len(wrapped(item.value, value.size, width, is_bold=True)) == 1:
                break
        for text, style in ((item.label, label), (item.value, value), (item.small, small)):
            if text:
                yield wrapped(text, style.size, width - 1, is_bold=style.is_bold), style

    def _column(self, x: float, width: float, column: list[tuple[tuple[Line, ...], Style]]) -> None:
        y = self._y
        for lines, style in column:
            height = style.leading * len(lines)
            self._pages[-1].append(Words(Place(x, y, width, height), lines, style))
            y += height

    def _grid(self, block: Grid) -> None:
        if not block.rows:
            return
        scale = self._sheet.scale
        style, head = self._style(11, "ink"), self._style(11, "ink-3", is_bold=True)
        for part in set_grid(block, self._sheet, (style, head), lambda: self._room, fresh=self._whole):
            if part is None:
                self._turn()
                continue
            place = Place(self._sheet.margin - part.side, self._y, part.place.width, part.place.height)
            self._pages[-1].append(replace(part, place=place))
            self._y += part.place.height
        self._gap(GAP + 2 * scale)

    def _charts(self, charts: tuple[Curve | Bars, ...], height: float) -> None:
        height = height * self._sheet.scale
        if height > self._room:
            self._turn()
        if isinstance(charts[0], Curve):
            height = min(self._room - 30 * self._sheet.scale, height * 1.25) if self._room > height * 1.3 else height
        gap = 24 * self._sheet.scale
        width = (self._sheet.inner - gap * (len(charts) - 1)) / len(charts)
        for place, chart in enumerate(charts):
            x = self._sheet.margin + place * (width + gap)
            self._pages[-1].append(PlacedChart(Place(x, self._y, width, height), chart, self._style(9, "ink-2")))
        self._y += height
        self._gap(GAP)

    def _gallery(self, block: Gallery) -> None:
        title, text = self._style(10.5, "ink", is_bold=True), self._style(10.5, "ink-2")
        for height, row in Photos(block, self._sheet, title, text).rows(self._whole):
            self._keep(height)
            self._pages[-1] += [lowered(one, self._y) for one in row]
            self._y += height
            self._gap(GAP)

    def _keep(self, height: float) -> None:
        """Begin a new page when so much does not fit any more."""
        if height > self._room and self._pages[-1]:
            self._turn()

    def _turn(self) -> None:
        self._pages.append([])
        self._y = self._sheet.top

    def _gap(self, height: float) -> None:
        if self._pages[-1]:
            self._y += height * self._sheet.scale

    @property
    def _room(self) -> float:
        return self._sheet.bottom - self._y

    @property
    def _whole(self) -> float:
        return self._sheet.bottom - self._sheet.top

    def _style(self, size: float, colour: str, *, is_bold: bool = False) -> Style:
        size = size * self._sheet.scale
        return Style(size, round(size * LEADING, 2), colour, is_bold)


def rule_below_title(sheet: Sheet) -> Hairline:
    """Return the line between title and body."""
    return Hairline(sheet.margin, sheet.top - 14 * sheet.scale, sheet.inner)
