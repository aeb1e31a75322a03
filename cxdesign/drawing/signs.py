"""The signs of the maps, each told by its shape before its colour: the same ones the board draws.

A sign is drawn with its left edge and middle at a place, and says how wide it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from cxdesign.domain.vocabulary import Evidence
from cxdesign.drawing.pen import Pen, Style, number

SIGN = 14.0
"""Width and height of a sign."""
DOTS: Mapping[str, int] = MappingProxyType(
    {Evidence.ASSUMPTION: 0, Evidence.OBSERVATION: 1, Evidence.TEST: 2, Evidence.MEASUREMENT: 3}
)
STAR = "M6.5.8l1.7 3.7 4 .5-3 2.7.8 4-3.5-2-3.5 2 .8-4-3-2.7 4-.5z"
"""The star on a field of 13."""
_FLAG = "M2.5 12V1.5h8l-2 2.8 2 2.8H3"
_BUBBLE = "M2.4 3h11.2v7.6H7.8L5 13.2v-2.6H2.4z"
_DIAMOND = "M7.5.3 14.7 7.5 7.5 14.7.3 7.5z"
PERSON = "M10.6 5a2.6 2.6 0 1 1-5.2 0a2.6 2.6 0 1 1 5.2 0zM3.2 13.8c.2-3 2.1-4.7 4.8-4.7s4.6 1.7 4.8 4.7"
"""A person on a field of 16."""
_ICONS: Mapping[str, str] = MappingProxyType(
    {
        "interpersonal": PERSON,
        "digital": "M5.6 1.8h4.8a1 1 0 0 1 1 1v10.4a1 1 0 0 1-1 1h-4.8a1 1 0 0 1-1-1v-10.4a1 1 0 0 1 1-1zM7.2 12h1.6",
        "physical": "M3.4 14V2.4h9.2V14M2 14h12M6.2 5.2h.8M9 5.2h.8M6.2 8h.8M9 8h.8M6.8 14v-2.8h2.4V14",
        "clock": "M13.8 8a5.8 5.8 0 1 1-11.6 0a5.8 5.8 0 1 1 11.6 0zM8 4.8V8l2.2 1.6",
        "skip": "M2.4 11.4C3.6 6.8 6 4.8 8.6 4.8c2 0 3.6 1.2 4.6 3.6M13.4 5v3.6H9.8",
    }
)
SYMBOLS: Mapping[str, str] = MappingProxyType(
    {"peak": "M-4.5 3.5 0-4 4.5 3.5z", "trough": "M-4.5-3.5 0 4 4.5-3.5z", "end": "M-3.6-3.6h7.2v7.2h-7.2z"}
)
"""Symbols of the computed marks, about their middle."""
Draw = Callable[[Pen, float, float], float]


def whisker(pen: Pen, x: float, low: float, high: float) -> None:
    """Draw an upright line with an end at either side, between two heights."""
    path = (
        f"M{number(x)} {number(high)}V{number(low)}M{number(x - 5)} {number(high)}h10M{number(x - 5)} {number(low)}h10"
    )
    pen.stroke(path, "ink-3", 1.25)


def star(pen: Pen, x: float, y: float) -> float:
    """Draw the star of a planned peak."""
    pen.signs.add("planned_peak")
    return _placed(pen, x, y, f'<path d="{STAR}" fill="{pen.palette["accent"]}"/>', 13.0)


def flag(pen: Pen, x: float, y: float) -> float:
    """Draw the flag of the planned end."""
    path = f'<path d="{_FLAG}" fill="none" stroke="{pen.palette["ink-2"]}" stroke-width="1.3" stroke-linejoin="round"/>'
    pen.signs.add("planned_end")
    return _placed(pen, x, y, path, 13.0)


def fail(pen: Pen, x: float, y: float) -> float:
    """Draw the diamond with an F: a point where it fails."""
    diamond = f'<path d="{_DIAMOND}" fill="{pen.palette["kind-pain"]}"/>'
    return _lettered(pen, x, y, "fail", shape=diamond, letter=("F", "card"))


def wait(pen: Pen, x: float, y: float) -> float:
    """Draw the ring with a W: a point where people wait."""
    ring = (
        f'<circle cx="7.5" cy="7.5" r="6.7" fill="{pen.palette["card"]}" stroke="{pen.palette["kind-onstage"]}"'
        ' stroke-width="1.3"/>'
    )
    return _lettered(pen, x, y, "wait", shape=ring, letter=("W", "kind-onstage"))


def need(pen: Pen, x: float, y: float) -> float:
    """Draw the square with an N: a place where needs arise."""
    square = (
        f'<rect x="1.2" y="1.2" width="12.6" height="12.6" rx="2" fill="none" stroke="{pen.palette["ink-3"]}"'
        ' stroke-width="1.3"/>'
    )
    return _lettered(pen, x, y, "need", shape=square, letter=("N", "ink-2"))


def bubble(pen: Pen, x: float, y: float, text: str, colour: str = "accent") -> float:
    """Draw the speech bubble of comments, and beside it how many there are or which."""
    pen.signs.add("comment")
    outline = (
        f'<path d="{_BUBBLE}" fill="none" stroke="{pen.palette[colour]}" stroke-width="1.5" stroke-linejoin="round"/>'
    )
    _scaled(pen, x, y - 6, 0.75, outline)
    if text:
        pen.text(x + 14, y + 4, (text,), Style(11, 14, colour, is_bold=True))
    return 12.0


def finding(pen: Pen, x: float, y: float, rule: str, *, is_error: bool) -> float:
    """Draw the square with an exclamation mark of a finding, filled for an error, and beside it the id of its rule."""
    colour = "div-n5" if is_error else "ink-2"
    square = (
        f'<rect x="1.2" y="1.2" width="12.6" height="12.6" rx="2" fill="{pen.palette[colour if is_error else "card"]}"'
        f' stroke="{pen.palette[colour]}" stroke-width="1.3"/>'
    )
    _lettered(pen, x, y, "finding", shape=square, letter=("!", "card" if is_error else colour))
    if rule:
        pen.text(x + SIGN + 3, y + 4, (rule,), Style(11, 14, colour))
    return SIGN


def level(pen: Pen, x: float, y: float, name: str, *, is_derived: bool = False) -> float:
    """Draw a level of the pyramid as a chip; dashed where it comes from a feature."""
    token = f"lvl-{name[-1]}"
    pen.signs.add("level")
    dashes = ' stroke-dasharray="2 1.5"' if is_derived else ""
    pen.parts.append(
        f'<g class="sign"><rect x="{number(x + 0.5)}" y="{number(y - 6.5)}" width="19" height="13" rx="2"'
        f' fill="{pen.palette[token]}" stroke="{pen.palette[token + "-line"]}"{dashes}/>'
        f'<text x="{number(x + 10)}" y="{number(y + 3.6)}" font-size="10" font-weight="600" text-anchor="middle"'
        f' fill="{pen.palette[token + "-ink"]}">{name}</text></g>'
    )
    return 20.0


def evidence(pen: Pen, x: float, y: float, name: str) -> float:
    """Draw three dots: none filled for an assumption, one observation, two test, three measurement."""
    pen.signs.add("evidence")
    ink = pen.palette["ink-2"]
    dots = "".join(
        f'<circle cx="{number(x + 2.5 + place * 6.2)}" cy="{number(y)}" r="2"'
        f' fill="{ink if place < DOTS[name] else "none"}" stroke="{ink}" stroke-width=".9"/>'
        for place in range(3)
    )
    pen.parts.append(f'<g class="sign">{dots}</g>')
    return 18.0


def icon(pen: Pen, x: float, y: float, name: str, *, colour: str = "ink-3", size: float = 12.0) -> float:
    """Draw what a touchpoint is met through, a clock, or that it may be skipped."""
    pen.signs.add(name)
    lines = (
        f'<path d="{_ICONS[name]}" fill="none" stroke="{pen.palette[colour]}" stroke-width="1.5"'
        ' stroke-linecap="round" stroke-linejoin="round"/>'
    )
    _scaled(pen, x, y - size / 2, size / 16, lines)
    return size


def person(pen: Pen, x: float, y: float, size: float) -> None:
    """Draw a person without explaining it."""
    pen.parts.append(
        f'<g transform="translate({number(x)} {number(y)}) scale({number(size / 16)})"><path d="{PERSON}" fill="none"'
        f' stroke="{pen.palette["ink"]}" stroke-width=".7" stroke-linecap="round"/></g>'
    )


def face(pen: Pen, x: float, y: float, value: int) -> None:
    """Draw the face of an emotion about a place: a mouth the deeper the stronger it is."""
    pen.signs.add("face")
    ink, card = pen.palette["ink"], pen.palette["card"]
    pen.parts.append(
        f'<g class="face" transform="translate({number(x)} {number(y)})"><circle r="7.5" fill="{card}" stroke="{ink}"'
        f' stroke-width="1.5"/><path d="M-2.7-1.8v.01M2.7-1.8v.01" stroke="{ink}" stroke-width="1.8"'
        f' stroke-linecap="round"/><path d="{_mouth(value)}" fill="none" stroke="{ink}" stroke-width="1.2"'
        ' stroke-linecap="round"/></g>'
    )


def symbol(pen: Pen, x: float, y: float, name: str, *, scale: float = 1.0, colour: str = "ink-2") -> None:
    """Draw the symbol of a computed mark about a place."""
    pen.signs.add(name)
    pen.parts.append(
        f'<path transform="translate({number(x)} {number(y)}) scale({number(scale)})" d="{SYMBOLS[name]}"'
        f' fill="{pen.palette[colour]}"/>'
    )


def quadrant(pen: Pen, x: float, y: float, corner: tuple[int, int] | None, *, colour: str = "ink-2") -> float:
    """Draw four squares, the one of a quadrant filled: customers upwards, the enterprise to the right."""
    ink = pen.palette[colour]
    squares = "".join(
        f'<rect x="{number(0.75 + across * 5.5)}" y="{number(0.75 + down * 5.5)}" width="4" height="4"'
        f' fill="{ink if corner == (across, down) else "none"}" stroke="{ink}"/>'
        for across in (0, 1)
        for down in (0, 1)
    )
    _scaled(pen, x, y - 5, 0.91, squares)
    return 10.0


def _mouth(value: int) -> str:
    depth = value * 0.9 + (value > 0) - (value < 0)
    capped = max(-3.4, min(3.4, depth))
    height = 2.6 if value == 0 else 2.1 if value > 0 else 3.1 + min(0.0, capped + 2) * -0.25
    return f"M-3.2 {number(height)}q3.2 {number(capped)} 6.4 0"


def _placed(pen: Pen, x: float, y: float, content: str, field: float = 15.0) -> float:
    _scaled(pen, x, y - SIGN / 2, SIGN / field, content)
    return SIGN


def _scaled(pen: Pen, x: float, top: float, scale: float, content: str) -> None:
    """Draw what a sign is made of at a place, in another size than it was made in."""
    place = f"translate({number(x)} {number(top)}) scale({number(scale)})"
    pen.parts.append(f'<g class="sign" transform="{place}">{content}</g>')


def _lettered(pen: Pen, x: float, y: float, name: str, *, shape: str, letter: tuple[str, str]) -> float:
    """Draw a shape with a letter in a colour in its middle, and note that this sign stands there."""
    pen.signs.add(name)
    text, colour = letter
    words = (
        f'<text x="7.5" y="10.6" font-size="8.5" font-weight="600" text-anchor="middle"'
        f' fill="{pen.palette[colour]}">{text}</text>'
    )
    return _placed(pen, x, y, shape + words)


SMALL = Style(11, 14, "ink-2")
