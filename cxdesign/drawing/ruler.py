"""The critical path to scale below a blueprint: a bar for each timed step, promise, waiting; places from the strip."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby, pairwise

from cxdesign.analysis.flow import flow_figures
from cxdesign.domain.document import Document
from cxdesign.drawing.pen import Pen, Style, way
from cxdesign.i18n import Translator
from cxdesign.views.time_strip import Bar, Mark, Span, TimeStrip, build_strip

LEAST = 560.0
"""Narrowest ruler (ours): on less its words would lie over each other."""
_RIGHT = 24.0
_TOP, _HIGH, _NAME, _BAR, _MIDDLE, _WAIT, _BOTTOM, _TICK, _FAILURE = (
    19.0,
    14.0,
    30.0,
    35.0,
    42.0,
    60.0,
    66.0,
    79.0,
    94.0,
)
"""Heights below the upper edge: of lines, words over them, names, bars, stretches, ends of lines, figures, failure."""
_THICK = 14.0
_GAP = 10.0
_TITLE = Style(12, 16, "ink-2", is_bold=True)
_UNIT = Style(11, 14, "ink-3")
_WORDS = Style(11, 14, "ink-3")
_NAMES = Style(11, 14, "ink")
_STRONG = Style(11, 14, "ink", is_bold=True)
_FIGURE = Style(11, 14, "ink-3", anchor="middle")


@dataclass(frozen=True)
class Ruler:
    """What a ruler shows, and where: its left edge, that of its axis, and its right edge."""

    strip: TimeStrip
    left: float
    axis: float
    right: float

    def at(self, minutes: float) -> float:
        """Return where a time stands."""
        return self.axis + minutes / self.strip["end"] * (self.right - _RIGHT - self.axis)


def ruler_strip(document: Document, translate: Translator) -> TimeStrip | None:
    """Return the critical path of a document in words and places; nothing where there is none.

    >>> from cxdesign.domain.journey import Project
    >>> ruler_strip(Document([Project(id="project:main", name="Café")]), Translator("en")) is None
    True
    """
    strip = build_strip(document, flow_figures(document), translate)
    return strip if strip["bars"] else None


def draw_ruler(pen: Pen, ruler: Ruler, top: float, translate: Translator) -> float:
    """Draw the ruler from a height on, and return how high it is.

    Bars too narrow for their names carry numbers, which a line below explains: on paper nothing opens under a pointer.
    """
    strip = ruler.strip
    pen.open("ruler", told=strip["title"])
    room = ruler.axis - ruler.left - 20
    titled = pen.wrapped(strip["title"], _TITLE, room)
    pen.text(ruler.left + 12, top + 18, titled, _TITLE)
    unit = pen.wrapped(strip["unit"], _UNIT, room)
    pen.text(ruler.left + 12, top + 18 + len(titled) * _TITLE.leading, unit, _UNIT)
    for tick in strip["ticks"]:
        _line(pen, ruler.at(tick["at"]), top + _TOP, top + _BOTTOM, "hair")
        pen.text(ruler.at(tick["at"]), top + _TICK, (tick["label"],), _FIGURE)
    key = _bars(pen, ruler, top, translate)
    _limits(pen, ruler, top)
    if strip["spare"]:
        _stretch(pen, ruler, strip["spare"], top + _MIDDLE, _STRONG)
    if strip["wait"]:
        _stretch(pen, ruler, strip["wait"], top + _WAIT, Style(11, 14, "kind-onstage"))
    bottom = top + _TICK
    if strip["failure"]:
        bottom = top + _FAILURE
        _failure(pen, ruler, strip["failure"], top)
    for text in (key, strip["note"]):
        lines = pen.wrapped(text, _WORDS, ruler.right - ruler.left - 36)
        pen.text(ruler.left + 12, bottom + 18, lines, _WORDS)
        bottom += len(lines) * _WORDS.leading + (4 if lines else 0)
    pen.close()
    return bottom + 10 - top


def _bars(pen: Pen, ruler: Ruler, top: float, translate: Translator) -> str:
    """Draw the bars with their names, and return what the numbers of those without a name mean."""
    named: list[tuple[int, Bar, bool]] = []
    for place, bar in enumerate(ruler.strip["bars"], start=1):
        left, right = ruler.at(bar["start"]), ruler.at(bar["end"])
        pen.rect(left + 0.75, top + _BAR, max(1.5, right - left - 1.5), _THICK, "accent-line")
        named.append((place, bar, _width(pen, _name(bar)) + 12 <= right - left))
    for is_named, run in groupby(named, key=lambda found: found[2]):
        bars = list(run)
        for _, bar, _ in bars if is_named else ():
            pen.text(ruler.at(bar["start"]) + 6, top + _NAME, (_name(bar),), _NAMES)
        if not is_named:
            first, last = bars[0], bars[-1]
            middle = (ruler.at(first[1]["start"]) + ruler.at(last[1]["end"])) / 2
            numbers = str(first[0]) if len(bars) == 1 else f"{first[0]}–{last[0]}"
            pen.text(middle, top + _NAME, (numbers,), Style(11, 14, "ink", anchor="middle"))
    short = [f"{place} {_name(bar)}" for place, bar, is_named in named if not is_named]
    return translate("figure.separator").join(short)


def _limits(pen: Pen, ruler: Ruler, top: float) -> None:
    """Draw promise and limit as lines, their words over them and apart."""
    strip = ruler.strip
    limits = [(mark, dashes) for mark, dashes in ((strip["promise"], ""), (strip["overdue"], "4 3")) if mark]
    places = [_within(pen, ruler, ruler.at(mark["at"]), mark["label"]) for mark, _ in limits]
    for place, (one, other) in enumerate(pairwise(limits)):
        room = (_width(pen, one[0]["label"]) + _width(pen, other[0]["label"])) / 2 + _GAP
        places[place] = min(places[place], places[place + 1] - room)
    for (mark, dashes), middle in zip(limits, places, strict=True):
        _line(pen, ruler.at(mark["at"]), top + _TOP, top + _BOTTOM, "ink", dashes=dashes, width=1.5)
        is_promise = mark is strip["promise"]
        pen.text(middle, top + _HIGH, (mark["label"],), Style(11, 14, "ink", is_bold=is_promise, anchor="middle"))


def _failure(pen: Pen, ruler: Ruler, failure: Mark, top: float) -> None:
    _line(pen, ruler.at(failure["at"]), top + _BAR, top + _TICK + 3, "kind-pain", dashes="1 3", width=1.5)
    middle = _within(pen, ruler, ruler.at(failure["at"]), failure["label"])
    pen.text(middle, top + _FAILURE, (failure["label"],), Style(11, 14, "kind-pain", anchor="middle"))


def _stretch(pen: Pen, ruler: Ruler, span: Span, y: float, style: Style) -> None:
    """Draw a stretch with its words in its middle, beside it where they do not fit."""
    left, right = ruler.at(span["start"]), ruler.at(span["end"])
    wide = _width(pen, span["label"], style) + 8
    pen.stroke(way([(left + 0.5, y), (right - 0.5, y)]), style.colour)
    for edge in (left + 0.5, right - 0.5):
        _line(pen, edge, y - 4, y + 4, style.colour)
    if wide + 8 <= right - left:
        at = (left + right - wide) / 2
    elif right + wide + 4 <= ruler.right:
        at = right + 4
    else:
        at = left - wide - 4
    pen.rect(at, y - 7, wide, 14, "paper")
    pen.text(at + 4, y + 4, (span["label"],), style)


def _line(pen: Pen, x: float, top: float, bottom: float, colour: str, *, dashes: str = "", width: float = 1) -> None:
    pen.stroke(way([(x, top), (x, bottom)]), colour, width, dashes=dashes)


def _name(bar: Bar) -> str:
    return f"{bar['name']} {bar['time']}"


def _width(pen: Pen, words: str, style: Style = _STRONG) -> float:
    return pen.lettering.width(words, style.size, is_bold=style.is_bold)


def _within(pen: Pen, ruler: Ruler, x: float, words: str) -> float:
    """Keep words that stand about a place between the edges."""
    half = _width(pen, words) / 2
    return min(ruler.right - half - 4, max(ruler.left + half + 4, x))
