"""Where on the side of a card each arrow leaves or enters: straight lines first, the others over what is left."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from cxdesign.drawing.routing.plan import End, Leg, Plan, Span, Way

MARGIN, STEP = 8.0, 14.0
_Port = tuple[Way, End, End]
"""A way, its end at this side, its other end."""


def spread_ports(plan: Plan, ways: Sequence[Way]) -> None:
    """Give both ends of every way their place."""
    sides: dict[tuple[str, str], list[_Port]] = {}
    for way in ways:
        for end, other in ((way.start, way.end), (way.end, way.start)):
            sides.setdefault((end.card.id, end.side), []).append((way, end, other))
    _place_straights(ways)
    for ports in sides.values():
        _place_flexible(plan, ports)


def _place_straights(ways: Sequence[Way]) -> None:
    """Put straight lines between the same two sides side by side about the middle of what both sides share."""
    groups: dict[tuple[tuple[str, str], ...], list[Way]] = {}
    for way in ways:
        if not way.legs:
            key = tuple(sorted(((way.start.card.id, way.start.side), (way.end.card.id, way.end.side))))
            groups.setdefault(key, []).append(way)
    for group in groups.values():
        group.sort(key=lambda way: way.flow.id)
        one, other = _side(group[0].start), _side(group[0].end)
        low, high = max(one.low, other.low), min(one.high, other.high)
        step = min(STEP, (high - low) / (len(group) + 1))
        for place, way in enumerate(group):
            at = (low + high) / 2 + (place - (len(group) - 1) / 2) * step
            way.start.put(at)
            way.end.put(at)


def _place_flexible(plan: Plan, ports: Sequence[_Port]) -> None:
    span = _side(ports[0][1])
    fixed = sorted(end.at for way, end, _ in ports if not way.legs)
    flexible = sorted(
        ((_towards(plan, port), port[0].flow.id, port) for port in ports if port[0].legs), key=lambda item: item[:2]
    )
    bounds = [span.low, *fixed, span.high]
    gaps: list[tuple[Span, list[End]]] = [(Span(low, high), []) for low, high in pairwise(bounds)]
    for heading, _, (_, end, _) in flexible:
        _gap_for(gaps, heading)[1].append(end)
    for gap, ends in gaps:
        low = gap.low + MARGIN / 2 if gap.low == span.low else gap.low
        high = gap.high - MARGIN / 2 if gap.high == span.high else gap.high
        for place, end in enumerate(ends, start=1):
            end.put(low + place * (high - low) / (len(ends) + 1))


def _gap_for(gaps: Sequence[tuple[Span, list[End]]], heading: float) -> tuple[Span, list[End]]:
    """Return the gap on the side a way heads for: an outermost one, because straight lines keep the middle."""
    first, last = gaps[0], gaps[-1]
    return first if heading < (first[0].high + last[0].low) / 2 else last


def _towards(plan: Plan, port: _Port) -> float:
    """Return where a way goes once it has left this side, in the direction of the side."""
    way, end, other = port
    legs: list[Leg] = way.legs if end is way.start else way.legs[::-1]
    if len(legs) > 1:
        return plan.span(legs[1]).middle
    card = other.card
    return (card.left + card.right) / 2 if end.is_vertical else (card.top + card.bottom) / 2


def _side(end: End) -> Span:
    card = end.card
    if end.is_vertical:
        return Span(card.left + MARGIN, card.right - MARGIN)
    return Span(card.top + MARGIN, card.bottom - MARGIN)
