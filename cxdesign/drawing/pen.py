"""A pen that writes SVG: the only place that puts text into markup, always escaped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from xml.sax.saxutils import escape, quoteattr

from cxdesign.charts.glyphs import writable
from cxdesign.drawing.lettering import Lettering
from cxdesign.i18n import unturned
from cxdesign.views.palette import Palette

HUNG = frozenset("“‘（「『《【")
"""Full-width signs whose left half is blank."""


@dataclass(frozen=True)
class Style:
    """How text is set: size, distance of lines, colour by token, weight, slant, and which end of it stands at x."""

    size: float
    leading: float
    colour: str = "ink"
    is_bold: bool = False
    is_italic: bool = False
    anchor: str = "start"


@dataclass
class Pen:
    """Collects the parts of one drawing; colours are tokens of its palette.

    ``signs`` are the signs drawn so far, by name, so that the legend explains what is there and nothing else;
    ``keys`` are the ids of what was drawn, ``numbered`` the comments with a number by id;
    ``pictures`` are those of the project, by digest.
    """

    palette: Palette
    lettering: Lettering
    parts: list[str] = field(default_factory=list)
    signs: set[str] = field(default_factory=set)
    keys: set[str] = field(default_factory=set)
    numbered: dict[str, int] = field(default_factory=dict)
    pictures: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}))

    def rect(
        self, x: float, y: float, width: float, height: float, fill: str, *, stroke: str = "", radius: float = 0
    ) -> None:
        """Draw a box; ``fill`` may be ``none``."""
        outline = f' stroke="{self.palette[stroke]}"' if stroke else ""
        round_ = f' rx="{number(radius)}"' if radius else ""
        self.parts.append(
            f'<rect x="{number(x)}" y="{number(y)}" width="{number(width)}" height="{number(height)}"{round_}'
            f' fill="{self.colour(fill)}"{outline}/>'
        )

    def stroke(self, path: str, colour: str, width: float = 1, *, dashes: str = "", fill: str = "none") -> None:
        """Draw a path."""
        dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
        self.parts.append(
            f'<path d="{path}" fill="{self.colour(fill)}" stroke="{self.palette[colour]}"'
            f' stroke-width="{number(width)}"{dashed} stroke-linejoin="round"/>'
        )

    def shape(self, path: str, fill: str) -> None:
        """Fill a path."""
        self.parts.append(f'<path d="{path}" fill="{self.colour(fill)}"/>')

    def text(self, x: float, y: float, lines: Sequence[str], style: Style) -> None:
        """Write lines, the first one's baseline at y; they are one text, broken where a line ends."""
        if not lines:
            return
        look = f'font-size="{number(style.size)}" fill="{self.palette[style.colour]}"'
        if style.is_bold:
            look += ' font-weight="600"'
        if style.is_italic:
            look += ' font-style="italic"'
        if style.anchor != "start":
            look += f' text-anchor="{style.anchor}"'
        if len(lines) == 1:
            left = number(x - self._hanging(lines[0], style))
            self.parts.append(f'<text x="{left}" y="{number(y)}" {look}>{written(lines[0])}</text>')
            return
        spans = "".join(
            f'<tspan x="{number(x - self._hanging(line, style))}" y="{number(y + place * style.leading)}">'
            f"{written(line if style.anchor == 'start' else line.rstrip())}</tspan>"
            for place, line in enumerate(lines)
        )
        self.parts.append(f"<text {look}>{spans}</text>")

    def _hanging(self, line: str, style: Style) -> float:
        """Return how far a line moves left, so that full-width opening punctuation leaves no gap at its beginning."""
        is_hung = self.lettering.is_chinese and style.anchor == "start" and line[0] in HUNG
        return 0.42 * style.size if is_hung else 0.0

    def open(self, name: str, *, key: str = "", place: tuple[float, float] | None = None, told: str = "") -> None:
        """Begin a group of a class; ``key`` is the id of what it shows, ``told`` what a reader of the picture hears."""
        attributes = f' class="{name}"'
        if key:
            self.keys.add(key)
            attributes += f" data-id={quoteattr(key)}"
        if place is not None:
            attributes += f' transform="translate({number(place[0])} {number(place[1])})"'
        if told:
            attributes += ' role="img"'
        self.parts.append(f"<g{attributes}>" + (f"<title>{written(told)}</title>" if told else ""))

    def close(self) -> None:
        """End the group begun last."""
        self.parts.append("</g>")

    def colour(self, token: str) -> str:
        """Return the colour of a token; ``none`` is none."""
        return token if token == "none" else self.palette[token]  # noqa: S105 – the name of a colour

    def wrapped(self, text: str, style: Style, width: float) -> tuple[str, ...]:
        """Return a text in the lines of a style."""
        return self.lettering.lines(text, style.size, width, is_bold=style.is_bold)


def written(text: str) -> str:
    """Return a text as it stands in markup, without what would turn the words around it.

    >>> written("a < b & c")
    'a &lt; b &amp; c'
    """
    return escape(writable(unturned(text)))


def number(value: float) -> str:
    """Return a coordinate with at most two decimals.

    >>> number(2.0), number(1 / 3), number(-0.001)
    ('2', '0.33', '0')
    """
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def way(points: Iterable[tuple[float, float]]) -> str:
    """Return a path through points.

    >>> way([(0, 0), (4, 0), (4, 2.5)])
    'M0 0L4 0L4 2.5'
    """
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points)
