"""How wide text will be, near enough to break lines and leave room; whoever draws it knows exactly."""

from __future__ import annotations

from cxdesign.charts.breaking import is_wide, pieces

NARROW, BROAD = 0.56, 1.0
"""Mean widths of Latin and of full-width letters, in sizes (ours)."""


def width_of(text: str, size: float) -> float:
    """Return about how wide a text is in a size, in the same unit.

    >>> width_of("服务", 12), round(width_of("score", 12), 1)
    (24.0, 33.6)
    """
    return size * sum(BROAD if is_wide(letter) else NARROW for letter in text)


def broken(text: str, size: float, width: float) -> tuple[str, ...]:
    """Return a text in lines of at most a width: broken where :mod:`cxdesign.charts.breaking` allows.

    >>> broken("one two three", 10, 45), broken("服务设计", 10, 25)
    (('one two', 'three'), ('服务', '设计'))
    """
    lines = [""]
    for piece in pieces(text):
        if lines[-1] and width_of((lines[-1] + piece).rstrip(), size) > width:
            lines.append("")
        lines[-1] += piece if lines[-1] else piece.lstrip()
    return tuple(line.rstrip() for line in lines if line.strip())


def cut(text: str, size: float, width: float) -> str:
    """Return a text on one line, its end replaced by an ellipsis when it is wider.

    >>> cut("Feeling valued", 10, 60), cut("short", 10, 60)
    ('Feeling v…', 'short')
    """
    line = " ".join(text.split())
    if width_of(line, size) <= width:
        return line
    return line[: _fitting(line, size, width)].rstrip() + "…"


def _fitting(line: str, size: float, width: float) -> int:
    """Return how many letters find room before an ellipsis."""
    used = NARROW
    for place, letter in enumerate(line):
        used += BROAD if is_wide(letter) else NARROW
        if size * used > width:
            return place
    return len(line)
