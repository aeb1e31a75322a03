"""Which of the parallel tracks of a gutter or street each leg takes, in an order that makes few of them cross."""

from __future__ import annotations

from collections.abc import Sequence

from cxdesign.drawing.routing.plan import Leg, Plan, Span, Way

APART, CLEAR, FROM_LINE = 4.0, 10.0, 5.0
_Entry = tuple[Leg, Way, int]
"""A leg with its way and its number in it."""


def assign_tracks(plan: Plan, ways: Sequence[Way]) -> None:
    """Give every leg its place across its channel, and its extent along it."""
    channels: dict[tuple[bool, int], list[_Entry]] = {}
    for way in ways:
        for place, leg in enumerate(way.legs):
            leg.at = plan.span(leg).middle
            channels.setdefault((leg.is_vertical, leg.channel), []).append((leg, way, place))
    # Gutters first, then streets, whose ends then stand where they will stand.
    ordered = sorted(channels.items(), key=lambda item: not item[0][0])
    for (is_vertical, channel), entries in ordered:
        for entry in entries:
            _measure(entry)
        has_line = not is_vertical and channel < len(plan.lined) and plan.lined[channel]
        for bundle in _bundles(entries):
            _spread([leg for leg, _, _ in bundle], plan.span(entries[0][0]), has_line=has_line)
    for _, entries in ordered:
        for entry in entries:
            _measure(entry)


def _measure(entry: _Entry) -> None:
    leg, way, place = entry
    leg.met = (_neighbour(way, place, -1), _neighbour(way, place, 1))
    leg.low, leg.high = sorted(along for along, _ in leg.met)


def _neighbour(way: Way, place: int, step: int) -> tuple[float, int]:
    """Return what a leg meets at an end: where along it, and on which side of its channel (−1 before, 1 behind)."""
    leg, legs = way.legs[place], way.legs
    end = way.start if step < 0 else way.end
    if 0 <= place + step < len(legs):
        # The leg behind a bend continues to its own far end.
        beyond = place + 2 * step
        far = legs[beyond].at if 0 <= beyond < len(legs) else end.x if leg.is_vertical else end.y
        return legs[place + step].at, _sign(far - leg.at)
    return (end.y, _sign(end.x - leg.at)) if leg.is_vertical else (end.x, _sign(end.y - leg.at))


def _sign(value: float) -> int:
    return (value > 0) - (value < 0)


def _bundles(entries: Sequence[_Entry]) -> list[list[_Entry]]:
    """Return legs that overlap, directly or through others, in runs."""
    bundles: list[list[_Entry]] = []
    reach = float("-inf")
    for entry in sorted(entries, key=lambda entry: (entry[0].low, entry[1].flow.id)):
        if entry[0].low > reach + APART:
            bundles.append([])
        bundles[-1].append(entry)
        reach = max(reach, entry[0].high)
    return bundles


def _spread(bundle: Sequence[Leg], span: Span, *, has_line: bool) -> None:
    legs = _in_few_crossings(bundle)
    count = 0
    for place, leg in enumerate(legs):
        before = [other.track for other in legs[:place] if _overlap(leg, other)]
        leg.track = max(before) + 1 if before else 0
        count = max(count, leg.track + 1)
    for leg in legs:
        leg.at = _across(leg.track, count, span, has_line=has_line)


def _overlap(a: Leg, b: Leg) -> bool:
    return a.low < b.high + APART and b.low < a.high + APART


def _across(track: int, count: int, span: Span, *, has_line: bool) -> float:
    """Return where a track lies: they share a channel evenly; one with a line in its middle leaves the line alone."""
    if not has_line:
        return span.low + (track + 1) * (span.high - span.low) / (count + 1)
    middle, upper = span.middle, -(-count // 2)
    if track < upper:
        low, high = span.low + min(CLEAR, (middle - span.low) / 2), middle - FROM_LINE
        place, among = track, upper
    else:
        low, high = middle + FROM_LINE, span.high - min(CLEAR, (span.high - middle) / 2)
        place, among = track - upper, count - upper
    return (low + high) / 2 if among == 1 else low + place * (high - low) / (among - 1)


def _in_few_crossings(bundle: Sequence[Leg]) -> list[Leg]:
    """Return legs in an order in which no two neighbours would cross less often the other way round."""
    order = list(bundle)
    for _ in range(len(order)):
        is_settled = True
        for place in range(len(order) - 1):
            one, other = order[place], order[place + 1]
            if _crossings(other, one) < _crossings(one, other):
                order[place], order[place + 1] = other, one
                is_settled = False
        if is_settled:
            break
    return order


def _crossings(first: Leg, second: Leg) -> int:
    """Return how often two legs cross when the first lies before the second."""
    count = sum(side > 0 and second.low <= along <= second.high for along, side in first.met)
    return count + sum(side < 0 and first.low <= along <= first.high for along, side in second.met)
