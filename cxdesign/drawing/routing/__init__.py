"""Right-angled ways of arrows between cards, from boxes to points: the same rules as on the board.

Cards stand in cells of columns and lanes. Between columns run gutters, between lanes streets, and no card ever reaches
into either. A way leaves a card by a side, follows gutters and streets, bends only there, and enters another card by a
side; where the cells between are empty it goes straight through them. So no way crosses a card.

Three steps: choose the channels of each way, spread the ports of each side of a card, give each channel its tracks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cxdesign.drawing.routing.plan import CardPlace, FlowEnds, Plan, Span, Way
from cxdesign.drawing.routing.ports import spread_ports
from cxdesign.drawing.routing.tracks import assign_tracks
from cxdesign.drawing.routing.ways import choose_ways, home_of

__all__ = ["CardPlace", "FlowEnds", "Route", "Span", "routes"]


@dataclass(frozen=True)
class Route:
    """The points of an arrow from its source to its target; ``run`` is the level stretch of a repeat: x, x, y."""

    points: tuple[tuple[float, float], ...]
    run: tuple[float, float, float] | None


def routes(
    columns: Sequence[Span],
    lanes: Sequence[Span],
    *,
    foot: Span,
    cards: Sequence[CardPlace],
    flows: Sequence[FlowEnds],
    lined: Sequence[bool] = (),
) -> dict[str, Route]:
    """Return the way of each arrow by its id.

    Parameters
    ----------
    columns, lanes : sequence of Span
        What cards take up, from left to right and from top to bottom.
    foot : Span
        The room below the last lane, where repeats run.
    cards : sequence of CardPlace
        Every card with its cell and its box.
    flows : sequence of FlowEnds
        The arrows; one whose ends are not both there has no way.
    lined : sequence of bool, optional
        By lane, whether a line is drawn above it; arrows leave it free.

    Examples
    --------
    >>> cards = [CardPlace("a", 0, 0, 0, 0, 80, 40), CardPlace("b", 1, 0, 100, 0, 180, 40)]
    >>> columns, lanes, flows = [Span(0, 80), Span(100, 180)], [Span(0, 40)], [FlowEnds("f", "a", "b")]
    >>> found = routes(columns, lanes, foot=Span(40, 60), cards=cards, flows=flows)
    >>> found["f"].points
    ((80, 20.0), (100, 20.0))
    """
    plan = Plan(columns, lanes, foot, cards, lined)
    known = [flow for flow in flows if flow.source in plan.cards and flow.target in plan.cards]
    ways = choose_ways(plan, known)
    spread_ports(plan, ways)
    assign_tracks(plan, ways)
    return {way.flow.id: Route(_points(way), _run(plan, way)) for way in ways}


def _points(way: Way) -> tuple[tuple[float, float], ...]:
    points = [(way.start.x, way.start.y)]
    is_vertical = way.start.is_vertical
    for leg in way.legs:
        x, y = points[-1]
        points.append((leg.at, y) if leg.is_vertical else (x, leg.at))
        is_vertical = leg.is_vertical
    x, y = points[-1]
    if way.legs:
        points.append((x, way.end.y) if is_vertical else (way.end.x, y))
    points.append((way.end.x, way.end.y))
    return tuple(point for place, point in enumerate(points) if place == 0 or point != points[place - 1])


def _run(plan: Plan, way: Way) -> tuple[float, float, float] | None:
    if not way.flow.is_repeat:
        return None
    home = home_of(plan, way.start.card, way.end.card)
    leg = next((leg for leg in way.legs if not leg.is_vertical and leg.channel == home), None)
    return None if leg is None else (leg.low, leg.high, leg.at)
