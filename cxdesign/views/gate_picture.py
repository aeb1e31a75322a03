"""The base gate as a picture: how much of the delight counts, over the base, with the point where one stands."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from cxdesign.i18n import Translator
from cxdesign.scoring.pyramid import HIGHEST, LOWEST, Gate
from cxdesign.views.numbers import decimal, trimmed

WIDTH, HEIGHT = 372, 214
LEFT, RIGHT, TOP, BOTTOM = 28, 362, 22, 176


def gate_svg(found: Gate, translate: Translator, *, label: str) -> str:
    """Return the curve of g over B as an SVG element; colours are variables of the page's style sheet.

    Parameters
    ----------
    found : Gate
        The gate with its mode and thresholds; without a base there is no point.
    translate : Translator
        The reader's language.
    label : str
        What a screen reader says instead of the picture.

    Examples
    --------
    >>> from cxdesign.scoring.pyramid import gate
    >>> 'cx="195"' in gate_svg(gate([3, 3, 4, 4]), Translator("en"), label="Half gate")
    True
    """
    parts = [*_axes(found), *_curve(found), *_point(found, translate), *_words(translate)]
    head = f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" width="100%" role="img" aria-label={quoteattr(label)}>'
    return head + "".join(parts) + "</svg>"


def _x(base: float) -> float:
    return LEFT + (base - LOWEST) / (HIGHEST - LOWEST) * (RIGHT - LEFT)


def _y(factor: float) -> float:
    return BOTTOM - factor * (BOTTOM - TOP)


def _limits(found: Gate) -> tuple[float, ...]:
    if found.mode == "off":
        return ()
    return (found.hard,) if found.mode == "hard" else tuple(dict.fromkeys(found.thresholds))


def _axes(found: Gate) -> list[str]:
    base = found.base
    ticks = sorted({LOWEST, 2.0, 4.0, HIGHEST, *_limits(found)} | ({base} if base is not None else set()))
    parts = [_line(LEFT, BOTTOM, RIGHT, BOTTOM, "ink-3"), _line(LEFT, TOP, RIGHT, TOP, "hair")]
    for tick in ticks:
        crowded = base is not None and tick != base and abs(tick - base) < 0.3
        parts.append(_line(_x(tick), BOTTOM, _x(tick), BOTTOM + 4, "ink-3"))
        if not crowded:
            weight = "620" if tick == base else "420"
            parts.append(_text(_x(tick), BOTTOM + 17, trimmed(tick, 2), "middle", weight=weight))
    return parts + [_text(LEFT - 8, _y(value) + 4, trimmed(value, 1), "end") for value in (0.0, 0.5, 1.0)]


def _curve(found: Gate) -> list[str]:
    limits = _limits(found)
    if not limits:
        points = [(LOWEST, 1.0), (HIGHEST, 1.0)]
    else:
        points = [(LOWEST, 0.0), (limits[0], 0.0), (limits[-1], 1.0), (HIGHEST, 1.0)]
    path = "L".join(f"{_number(_x(base))} {_number(_y(factor))}" for base, factor in points)
    return [f'<path d="M{path}" fill="none" stroke="var(--ink)" stroke-width="2" stroke-linejoin="round"/>']


def _point(found: Gate, translate: Translator) -> list[str]:
    if found.base is None or found.factor is None:
        return []
    x, y = _x(found.base), _y(found.factor)
    return [
        _line(LEFT, y, x, y, "hair-2", dashes="2 3"),
        _line(x, y, x, BOTTOM, "hair-2", dashes="2 3"),
        *_label(x, found.factor, translate("pyramid.here"), _share(found.factor, translate)),
        f'<circle cx="{_number(x)}" cy="{_number(y)}" r="6" fill="var(--accent)"/>',
    ]


def _label(x: float, factor: float, here: str, share: str) -> list[str]:
    """Return the words beside the point, where the curve leaves room: above the flat parts, right of the ramp."""
    if factor == 1:
        return [_text(RIGHT, TOP - 8, f"{here} {share}", "end", size=12.5, colour="accent", weight="560")]
    at, y, anchor = (LEFT + 8, _y(0.75), "start") if factor == 0 else (x + 13, _y(factor) + 2, "start")
    if factor > 0 and x > _x(3.2):
        at, y, anchor = x - 13, _y(factor) - 12, "end"
    leader = [_line(x, y + 24, x, BOTTOM, "accent", dashes="2 3")] if factor == 0 else []
    return [
        *leader,
        _text(at, y, here, anchor, size=12.5, colour="accent", weight="620"),
        _text(at, y + 16, share, anchor, size=12.5, colour="accent"),
    ]


def _share(factor: float, translate: Translator) -> str:
    if factor in {0.0, 1.0}:
        return translate("pyramid.share_none" if factor == 0 else "pyramid.share_all")
    return translate("pyramid.share_part", percent=trimmed(factor * 100, 0))


def _words(translate: Translator) -> list[str]:
    return [
        _text(6, 11, translate("pyramid.axis_gate"), "start"),
        _text(RIGHT, HEIGHT - 4, translate("pyramid.axis_base"), "end"),
    ]


def _line(x1: float, y1: float, x2: float, y2: float, colour: str, *, dashes: str = "") -> str:
    ends = f'x1="{_number(x1)}" y1="{_number(y1)}" x2="{_number(x2)}" y2="{_number(y2)}"'
    return f'<line {ends} stroke="var(--{colour})"' + (f' stroke-dasharray="{dashes}"' if dashes else "") + "/>"


def _text(
    x: float, y: float, text: str, anchor: str, *, size: float = 11.5, colour: str = "ink-3", weight: str = "420"
) -> str:
    style = f'font-size="{size}" font-weight="{weight}" fill="var(--{colour})" text-anchor="{anchor}"'
    return f'<text x="{_number(x)}" y="{_number(y)}" {style}>{escape(text)}</text>'


def _number(value: float) -> str:
    return decimal(value, 1).removesuffix(".0").replace("−", "-")
