"""The channels that each arrow follows: of all ways with at most two bends too many, the one that costs least."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from cxdesign.drawing.routing.plan import CardPlace, End, FlowEnds, Leg, Plan, Segment, Side, Way

BEND, CROSSING, COMPANY, BACKWARDS = 26.0, 34.0, 7.0, 60.0
"""What a bend, a crossing, a stretch beside another way, and leading back cost, in pixels of length (ours)."""
LOOKED_AT = 8
"""How many of the cheapest ways are compared with what is drawn already."""
LEAST_OVERLAP = 12.0
"""What two cards of a lane must share in height for a straight line."""


def choose_ways(plan: Plan, flows: Sequence[FlowEnds]) -> list[Way]:
    """Return a way for each arrow that has one, in the order of the arrows."""
    drawn = _Drawn()
    ways: dict[str, Way] = {}
    for flow in sorted(flows, key=lambda flow: (_length(plan, flow), flow.id)):
        options = sorted((_costed(plan, way) for way in _options(plan, flow)), key=lambda way: way.cost)
        best: Way | None = None
        least = 0.0
        for way in options[:LOOKED_AT]:
            if best is not None and way.cost >= least:
                break
            total = way.cost + drawn.trouble(way)
            if best is None or total < least:
                best, least = way, total
        if best is not None:
            drawn.add(best)
            ways[flow.id] = best
    return [ways[flow.id] for flow in flows if flow.id in ways]


def home_of(plan: Plan, start: CardPlace, end: CardPlace) -> int:
    """Return where a repeat runs: below its own lane between neighbours, below all lanes otherwise."""
    are_neighbours = start.lane == end.lane and abs(start.column - end.column) == 1
    return start.lane + 1 if are_neighbours else plan.foot


def _length(plan: Plan, flow: FlowEnds) -> int:
    """Return the order of choice: short ones first, repeats last, because what has the least choice chooses first."""
    source, target = plan.cards[flow.source], plan.cards[flow.target]
    return abs(source.column - target.column) + abs(source.lane - target.lane) + (1000 if flow.is_repeat else 0)


def _options(plan: Plan, flow: FlowEnds) -> list[Way]:
    start, end = plan.cards[flow.source], plan.cards[flow.target]
    home = home_of(plan, start, end)
    exits = [_exits(plan, start, end, flow), _exits(plan, end, start, flow)]
    if flow.is_repeat and home != plan.foot:
        exits = _from_below(exits, home)
    sources, targets = exits
    if flow.source == flow.target:
        return [_loop(flow, sources, targets)]
    ways = [] if flow.is_repeat else _straights(plan, flow)
    return ways + [
        Way(flow, _copied(source), _copied(target), legs)
        for source in sources
        for target in targets
        for legs in _legs(plan, flow, source, target)
    ]


def _legs(plan: Plan, flow: FlowEnds, source: End, target: End) -> Iterator[list[Leg]]:
    """Give the channels a way may take between two exits."""
    if not source.is_vertical and not target.is_vertical:
        if source.channel == target.channel and not flow.is_repeat:
            yield [Leg(True, source.channel)]
            return
        for street in _streets(plan, flow, source, target):
            yield [Leg(True, source.channel), Leg(False, street), Leg(True, target.channel)]
        return
    foot = home_of(plan, source.card, target.card) if flow.is_repeat else plan.foot
    is_foot = (source.channel if source.is_vertical else target.channel) == foot
    if flow.is_repeat != is_foot:
        return
    if source.is_vertical and target.is_vertical:
        if source.channel == target.channel:
            yield [Leg(False, source.channel)]
    elif source.is_vertical:
        yield [Leg(False, source.channel), Leg(True, target.channel)]
    else:
        yield [Leg(True, source.channel), Leg(False, target.channel)]


def _loop(flow: FlowEnds, sources: Sequence[End], targets: Sequence[End]) -> Way:
    """Return an arrow to itself, which only a file can bring in: out at the right, back in from above or below."""
    start = next(end for end in sources if end.side == "right")
    end = next((end for end in targets if end.is_vertical), None)
    if end is not None:
        return Way(flow, _copied(start), _copied(end), [Leg(True, start.channel), Leg(False, end.channel)])
    left = next(end for end in targets if end.side == "left")
    legs = [Leg(True, start.channel), Leg(False, start.card.lane + 1), Leg(True, left.channel)]
    return Way(flow, _copied(start), _copied(left), legs)


def _copied(end: End) -> End:
    return End(end.card, end.side, end.is_vertical, end.channel)


def _from_below(exits: list[list[End]], street: int) -> list[list[End]]:
    """Return the exits down into the street where both cards have one; facing sides would make a hairpin."""
    below = [[end for end in ends if end.is_vertical and end.channel == street] for ends in exits]
    return below if all(below) else exits


def _streets(plan: Plan, flow: FlowEnds, source: End, target: End) -> list[int]:
    """Return streets a way between two gutters may take: those beside its ends, or the foot."""
    if flow.is_repeat:
        return [home_of(plan, source.card, target.card)]
    near = (source.card.lane, source.card.lane + 1, target.card.lane, target.card.lane + 1)
    streets = [street for street in dict.fromkeys(near) if street != plan.foot]
    return streets or [plan.foot]


def _exits(plan: Plan, card: CardPlace, other: CardPlace, flow: FlowEnds) -> list[End]:
    """Return ways out of a card: by each free side, and past empty cells to the channels nearer to another card."""
    found = [End(card, "right", False, gutter) for gutter in _right(plan, card, other)]
    found += [End(card, "left", False, gutter) for gutter in _left(plan, card, other)]
    cell = plan.at(card.column, card.lane)
    if cell[-1] is card:
        last = plan.foot if flow.is_repeat else other.lane
        found += [End(card, "bottom", True, street) for street in _down(plan, card, last)]
    if cell[0] is card:
        found += [End(card, "top", True, street) for street in _up(plan, card, other)]
    return found


def _right(plan: Plan, card: CardPlace, other: CardPlace) -> Iterator[int]:
    gutter = card.column + 1
    yield gutter
    while gutter < other.column and plan.is_empty(gutter, card.lane):
        gutter += 1
        yield gutter


def _left(plan: Plan, card: CardPlace, other: CardPlace) -> Iterator[int]:
    gutter = card.column
    yield gutter
    while gutter > other.column + 1 and plan.is_empty(gutter - 1, card.lane):
        gutter -= 1
        yield gutter


def _down(plan: Plan, card: CardPlace, last: int) -> Iterator[int]:
    street = card.lane + 1
    yield street
    while street < last and plan.is_empty(card.column, street):
        street += 1
        yield street


def _up(plan: Plan, card: CardPlace, other: CardPlace) -> Iterator[int]:
    street = card.lane
    while street > 0:
        yield street
        if street <= other.lane + 1 or not plan.is_empty(card.column, street - 1):
            return
        street -= 1


def _straights(plan: Plan, flow: FlowEnds) -> list[Way]:
    """Return straight lines: along a lane or column, past empty cells only, where two sides face each other."""
    source, target = plan.cards[flow.source], plan.cards[flow.target]
    if source.lane == target.lane and source.column != target.column:
        low, high = sorted((source.column, target.column))
        shared = min(source.bottom, target.bottom) - max(source.top, target.top)
        if shared < LEAST_OVERLAP or not all(plan.is_empty(column, source.lane) for column in range(low + 1, high)):
            return []
        sides: tuple[Side, Side] = ("right", "left") if source.column < target.column else ("left", "right")
        return [Way(flow, End(source, sides[0], False), End(target, sides[1], False), [])]
    if source.column != target.column or source.lane == target.lane:
        return []
    upper, lower = (source, target) if source.lane < target.lane else (target, source)
    is_free = all(plan.is_empty(source.column, lane) for lane in range(upper.lane + 1, lower.lane))
    if not is_free or plan.at(upper.column, upper.lane)[-1] is not upper:
        return []
    if plan.at(lower.column, lower.lane)[0] is not lower:
        return []
    sides = ("bottom", "top") if upper is source else ("top", "bottom")
    return [Way(flow, End(source, sides[0], True), End(target, sides[1], True), [])]


def _costed(plan: Plan, way: Way) -> Way:
    """Return a way with its cost: length and bends along the middles of its channels, and leading back."""
    way.segments = _segments(_nominal(plan, way))
    start, end = way.start, way.end
    cost = (len(way.legs) + 1 if way.legs else 0) * BEND + sum(part.high - part.low for part in way.segments)
    dx = end.card.column - start.card.column
    if (dx > 0 and start.side == "left") or (dx < 0 and start.side == "right"):
        cost += BACKWARDS
    if (dx > 0 and end.side == "right") or (dx < 0 and end.side == "left"):
        cost += BACKWARDS
    # Time runs to the right: into the next column a way leaves and enters by the sides.
    if dx == 1 and (start.is_vertical or end.is_vertical):
        cost += BEND / 2
    way.cost = cost
    return way


def _nominal(plan: Plan, way: Way) -> list[tuple[float, float]]:
    a, b = _edge(way.start), _edge(way.end)
    if not way.legs:
        return [(b[0], a[1]), b] if way.start.is_vertical else [(a[0], b[1]), b]
    points = [a]
    for leg in way.legs:
        x, y = points[-1]
        middle = plan.span(leg).middle
        points.append((middle, y) if leg.is_vertical else (x, middle))
    x, y = points[-1]
    points += [(x, b[1]) if way.legs[-1].is_vertical else (b[0], y), b]
    return points


def _edge(end: End) -> tuple[float, float]:
    """Return the middle of the side of a card."""
    card = end.card
    if end.is_vertical:
        return (card.left + card.right) / 2, getattr(card, end.side)
    return getattr(card, end.side), (card.top + card.bottom) / 2


def _segments(points: Sequence[tuple[float, float]]) -> list[Segment]:
    found = []
    for (x1, y1), (x2, y2) in pairwise(points):
        is_vertical = x1 == x2
        low, high = sorted((y1, y2) if is_vertical else (x1, x2))
        if low != high:
            found.append(Segment(is_vertical, x1 if is_vertical else y1, low, high))
    return found


class _Drawn:
    """What is drawn already, by direction and place, so that only what can be met is looked at."""

    def __init__(self) -> None:
        self._lines: dict[bool, dict[float, list[Segment]]] = {True: {}, False: {}}

    def add(self, way: Way) -> None:
        """Add the pieces of a way."""
        for part in way.segments:
            self._lines[part.is_vertical].setdefault(part.at, []).append(part)

    def trouble(self, way: Way) -> float:
        """Return what it costs to cross what is drawn, and to run beside it."""
        return sum(self._company(part) + self._crossings(part) for part in way.segments)

    def _company(self, part: Segment) -> float:
        beside = self._lines[part.is_vertical].get(part.at, ())
        return COMPANY * sum(part.low < other.high and other.low < part.high for other in beside)

    def _crossings(self, part: Segment) -> float:
        return CROSSING * sum(
            other.low < part.at < other.high
            for at, others in self._lines[not part.is_vertical].items()
            if part.low < at < part.high
            for other in others
        )
