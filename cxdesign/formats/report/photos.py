"""Pictures of the project set side by side: portraits beside what is said of a person, others above their words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from cxdesign.charts.widths import Line, wrapped
from cxdesign.formats.report.placed import Place, PlacedPhoto, Sheet, Style, Words
from cxdesign.views.report.outline import Gallery, Photo

HIGHEST = 118.0
"""Greatest height of a picture above its words, in points at full size (ours)."""
PORTRAIT = 64.0
"""Greatest width and height of a picture beside its words (ours)."""
BETWEEN, BESIDE, BELOW = 18.0, 12.0, 5.0
"""Between two columns, between a picture and the words beside it, and those below it."""
PIXEL = 0.75
"""Points of a pixel: a picture is not shown larger than it is."""
FEW = 2
"""With so many columns a picture stands beside its words."""


@dataclass(frozen=True)
class _Shot:
    """A picture with its words, measured."""

    photo: Photo
    width: float
    height: float
    title: tuple[Line, ...]
    text: tuple[Line, ...]


class Photos:
    """Sets a gallery in rows of a height; :meth:`rows` gives each with its elements, measured from its own top."""

    def __init__(self, gallery: Gallery, sheet: Sheet, title: Style, text: Style) -> None:
        self._gallery, self._sheet, self._title, self._text = gallery, sheet, title, text
        self._is_beside = gallery.across <= FEW
        self._column = (sheet.inner - BETWEEN * sheet.scale * (gallery.across - 1)) / gallery.across

    def rows(self, most: float) -> Iterator[tuple[float, list[PlacedPhoto | Words]]]:
        """Give the rows, none higher than a page has room; words that need more end with an ellipsis."""
        across = self._gallery.across
        for start in range(0, len(self._gallery.photos), across):
            shots = [self._shot(photo, most) for photo in self._gallery.photos[start : start + across]]
            found: list[PlacedPhoto | Words] = []
            picture = max(shot.height for shot in shots)
            for place, shot in enumerate(shots):
                x = self._sheet.margin + place * (self._column + BETWEEN * self._sheet.scale)
                found += self._placed(shot, x, picture)
            yield max(one.place.y + one.place.height for one in found), found

    def _shot(self, photo: Photo, most: float) -> _Shot:
        scale = self._sheet.scale
        wide, high = (PORTRAIT * scale,) * 2 if self._is_beside else (self._column, HIGHEST * scale)
        shrunk = min(wide / photo.width, high / photo.height, PIXEL)
        width, height = photo.width * shrunk, photo.height * shrunk
        room = self._room - 1
        title = wrapped(photo.title, self._title.size, room, is_bold=True)
        text = wrapped(photo.text, self._text.size, room) if photo.text else ()
        left = most - (0.0 if self._is_beside else height + BELOW * scale) - len(title) * self._title.leading
        return _Shot(photo, width, height, title, _ended(text, int(left // self._text.leading)))

    @property
    def _room(self) -> float:
        """The width of the words."""
        beside = (PORTRAIT + BESIDE) * self._sheet.scale if self._is_beside else 0.0
        return self._column - beside

    def _placed(self, shot: _Shot, x: float, picture: float) -> Iterator[PlacedPhoto | Words]:
        scale = self._sheet.scale
        yield PlacedPhoto(
            Place(x, 0 if self._is_beside else picture - shot.height, shot.width, shot.height), shot.photo
        )
        left = x + (PORTRAIT + BESIDE) * scale if self._is_beside else x
        top = 0.0 if self._is_beside else picture + BELOW * scale
        for lines, style in ((shot.title, self._title), (shot.text, self._text)):
            if lines:
                height = len(lines) * style.leading
                yield Words(Place(left, top, self._room, height), lines, style)
                top += height


def lowered(element: PlacedPhoto | Words, y: float) -> PlacedPhoto | Words:
    """Return an element further down."""
    return replace(element, place=replace(element.place, y=element.place.y + y))


def _ended(lines: tuple[Line, ...], most: int) -> tuple[Line, ...]:
    if len(lines) <= most:
        return lines
    kept = lines[: max(1, most)]
    return (*kept[:-1], Line(kept[-1].text[:-2].rstrip() + "…", "\n"))
