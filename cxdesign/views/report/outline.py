"""What a client report consists of, as plain data: sections of blocks, in words and rounded numbers.

Nothing here knows a page size, a font or a file. Texts from people stand in these fields as they were typed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

Tone = Literal["lead", "body", "heading", "quiet"]
Align = Literal["left", "right"]


@dataclass(frozen=True)
class Paragraph:
    """A text of its own; line breaks are kept."""

    text: str
    tone: Tone = "body"


@dataclass(frozen=True)
class Stated:
    """One figure stated large: its name, the figure, and what qualifies it."""

    label: str
    value: str
    small: str = ""


@dataclass(frozen=True)
class Figures:
    """A few figures side by side."""

    items: tuple[Stated, ...]


@dataclass(frozen=True)
class Column:
    """A column of a table; ``share`` is its part of the width, beside the shares of the others."""

    heading: str
    share: float = 1.0
    align: Align = "left"


@dataclass(frozen=True)
class Grid:
    """A table.

    Attributes
    ----------
    title : str
        What it shows: for whoever cannot see it.
    columns : tuple of Column
        From left to right.
    rows : tuple of tuples of str
        One text per column; a missing one is a dash or empty.
    groups_first : bool
        Whether a text of the first column that only repeats the one above it is left out.
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    groups_first: bool = False


Look = Literal["now", "target", "satisfaction", "delight", "edge"]


@dataclass(frozen=True)
class Series:
    """One line of a chart: a value per category, None where there is none; ``look`` tells which line of the board."""

    name: str
    values: tuple[float | None, ...]
    look: Look = "now"

    @property
    def is_line_of_reference(self) -> bool:
        """Whether it is no curve of points: a level curves are held against, or the edge of a spread."""
        return self.look in {"satisfaction", "delight", "edge"}


@dataclass(frozen=True)
class Mark:
    """A point of the first series that carries a word."""

    place: int
    text: str


@dataclass(frozen=True)
class Curve:
    """Emotions along a journey, −5 … +5.

    ``sentence`` says what the chart shows, for whoever cannot see it.
    """

    title: str
    sentence: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True)
class Bars:
    """Means on the scale 1 … 5, a bar each."""

    title: str
    sentence: str
    categories: tuple[str, ...]
    values: Series


@dataclass(frozen=True)
class Pair:
    """Two charts side by side."""

    left: Bars
    right: Bars


@dataclass(frozen=True)
class Photo:
    """A picture of the project, by its digest and size in pixels, with what stands below it.

    ``alt`` says what is seen on it, for whoever cannot see it.
    """

    digest: str
    width: int
    height: int
    title: str
    text: str
    alt: str


@dataclass(frozen=True)
class Gallery:
    """Pictures side by side, at most ``across`` in a row."""

    photos: tuple[Photo, ...]
    across: int = 4


Block: TypeAlias = Paragraph | Figures | Grid | Curve | Bars | Pair | Gallery


@dataclass(frozen=True)
class Rule:
    """How a figure of the report comes about: its name, its formula, where that comes from."""

    name: str
    formula: str
    source: str


@dataclass(frozen=True)
class Section:
    """One part of a report.

    Attributes
    ----------
    id : str
        One of :data:`SECTIONS`, or ``method``.
    title : str
        Its heading.
    blocks : tuple of Block
        What it shows; without any it is left out.
    sources : tuple of str
        Where its figures come from: stands in the notes of slides.
    rules : tuple of Rule
        The figures it shows; listed under method and sources.
    """

    id: str
    title: str
    blocks: tuple[Block, ...]
    sources: tuple[str, ...] = ()
    rules: tuple[Rule, ...] = ()


@dataclass(frozen=True)
class Report:
    """A whole report.

    Attributes
    ----------
    title, subtitle : str
        The project, and what this is.
    facts : tuple of str
        The lines below: who, when, which revision, what it is based on.
    footer : str
        Stands on every page.
    locale : str
        Its language.
    author : str
        Who made it; may be empty.
    sections : tuple of Section
        In order; method and sources last.
    """

    title: str
    subtitle: str
    facts: tuple[str, ...]
    footer: str
    locale: str
    author: str = ""
    sections: tuple[Section, ...] = field(default=())

    def texts(self) -> Iterable[str]:
        """Give every text a reader will see."""
        yield from (self.title, self.subtitle, *self.facts, self.footer)
        for section in self.sections:
            yield section.title
            for block in section.blocks:
                yield from block_texts(block)


SECTIONS = ("journey", "curve", "blueprint", "peaks", "environment", "evaluation", "findings")
"""What can be asked for, in order; title, and method and sources, always belong to a report."""


def block_texts(block: Block) -> Iterable[str]:
    """Give the texts of a block.

    >>> list(block_texts(Figures((Stated("Mean", "0.42"),))))
    ['Mean', '0.42', '']
    """
    match block:
        case Paragraph():
            yield block.text
        case Figures():
            for one in block.items:
                yield from (one.label, one.value, one.small)
        case Grid():
            yield from (column.heading for column in block.columns)
            for row in block.rows:
                yield from row
        case Gallery():
            yield from (text for photo in block.photos for text in (photo.title, photo.text))
        case Curve() | Bars() | Pair():
            yield from _chart_texts(block)


def _chart_texts(block: Curve | Bars | Pair) -> Iterable[str]:
    match block:
        case Curve():
            yield from (block.title, *block.categories, *(one.name for one in block.series))
            yield from (mark.text for mark in block.marks)
        case Bars():
            yield from (block.title, *block.categories, block.values.name)
        case Pair():
            yield from (*_chart_texts(block.left), *_chart_texts(block.right))
