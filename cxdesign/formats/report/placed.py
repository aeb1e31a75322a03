"""What stands on the pages of a report, and where: measured, in points from the top left corner."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from cxdesign.charts.widths import Line
from cxdesign.views.report.outline import Bars, Curve, Photo

Tell = Callable[[int, int], object]
"""Is told how many of how many pages are done."""


def silent(_done: int, _of: int) -> None:
    """Tell nobody."""


@dataclass(frozen=True)
class Sheet:
    """The size of a page in points, and by how much letters are smaller than on a slide."""

    width: float
    height: float
    scale: float

    @property
    def margin(self) -> float:
        """The space left and right of everything."""
        return 44 * self.scale

    @property
    def inner(self) -> float:
        """The width between the margins."""
        return self.width - 2 * self.margin

    @property
    def top(self) -> float:
        """Where the body begins, below the title."""
        return 88 * self.scale

    @property
    def bottom(self) -> float:
        """Where the body ends, above the footer."""
        return self.height - 44 * self.scale


SLIDE = Sheet(960, 540, 1.0)
"""A slide of 16:9."""
A4 = Sheet(841.89, 595.28, 0.88)
"""A page of A4, landscape (ISO 216)."""


UPRIGHT = Sheet(595.28, 841.89, 0.82)
"""A page of A4, portrait."""


@dataclass(frozen=True)
class Style:
    """How a text looks; ``colour`` is a token of the palette, ``leading`` the height of a line in points."""

    size: float
    leading: float
    colour: str = "ink"
    is_bold: bool = False


@dataclass(frozen=True)
class Place:
    """A rectangle of a page."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Words:
    """A text in its box; ``lines`` is the text as it was measured to break."""

    place: Place
    lines: tuple[Line, ...]
    style: Style
    align: Literal["left", "right"] = "left"


@dataclass(frozen=True)
class Hairline:
    """A thin line from left to right."""

    x: float
    y: float
    width: float
    colour: str = "hair-2"
    weight: float = 0.75


@dataclass(frozen=True)
class Cell:
    """A cell of a table: its lines and how they stand."""

    lines: tuple[Line, ...]
    align: Literal["left", "right"] = "left"


@dataclass(frozen=True)
class PlacedGrid:
    """A part of a table with its heads; ``heights`` are those of the rows below the head."""

    place: Place
    title: str
    widths: tuple[float, ...]
    head: tuple[Cell, ...]
    head_height: float
    rows: tuple[tuple[Cell, ...], ...]
    heights: tuple[float, ...]
    style: Style
    head_style: Style
    side: float
    top: float


@dataclass(frozen=True)
class PlacedChart:
    """A chart in its frame."""

    place: Place
    chart: Curve | Bars
    style: Style


@dataclass(frozen=True)
class Picture:
    """A drawing as an SVG document, and its size in its own units; ``note`` says what of the map it leaves out."""

    svg: str
    width: float
    height: float
    note: str = ""


@dataclass(frozen=True)
class PlacedPicture:
    """A drawing fitted into its place."""

    place: Place
    picture: Picture


@dataclass(frozen=True)
class PlacedPhoto:
    """A picture of the project in its place."""

    place: Place
    photo: Photo


Element: TypeAlias = Words | Hairline | PlacedGrid | PlacedChart | PlacedPicture | PlacedPhoto


@dataclass(frozen=True)
class Page:
    """One page.

    Attributes
    ----------
    title : str
        What stands on top, with its number where a section takes several.
    elements : tuple of Element
        What stands below, in reading order.
    section_id : str
        The section it belongs to; ``title`` for the first page.
    sources : tuple of str
        Where its figures come from: for the notes of a slide.
    """

    title: str
    elements: tuple[Element, ...]
    section_id: str
    sources: tuple[str, ...] = ()
