"""What the steps of routing share: channels, cards in cells, and ways in the making."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

Side = Literal["left", "right", "top", "bottom"]
_GAP = 18.0
"""Width of a channel beside a single column or lane (ours)."""


@dataclass(frozen=True)
class Span:
    """From where to where."""

    low: float
    high: float

    @property
    def middle(self) -> float:
        """Half way between both ends."""
        return (self.low + self.high) / 2


@dataclass(frozen=True)
class CardPlace:
    """A card with the numbers of its column and lane, and its box."""

    id: str
    column: int
    lane: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class FlowEnds:
    """An arrow between two cards."""

    id: str
    source: str
    target: str
    is_repeat: bool = False


@dataclass
class End:
    """Where a way leaves or enters a card: by a side, into a channel; its place on the side comes later."""

    card: CardPlace
    side: Side
    is_vertical: bool
    channel: int = 0
    x: float = 0.0
    y: float = 0.0

    @property
    def at(self) -> float:
        """Where along its side it stands."""
        return self.x if self.is_vertical else self.y

    def put(self, place: float) -> None:
        """Put it to a place along its side."""
        edge: float = getattr(self.card, self.side)
        self.x, self.y = (place, edge) if self.is_vertical else (edge, place)


@dataclass
class Leg:
    """A part of a way along a channel; ``at`` is where across it, ``low`` to ``high`` how far along it."""

    is_vertical: bool
    channel: int
    at: float = 0.0
    low: float = 0.0
    high: float = 0.0
    track: int = 0
    met: tuple[tuple[float, int], ...] = ()


@dataclass(frozen=True)
class Segment:
    """A straight piece of a way as it is drawn along the middles of its channels."""

    is_vertical: bool
    at: float
    low: float
    high: float


@dataclass
class Way:
    """An arrow's way: no legs is a straight line."""

    flow: FlowEnds
    start: End
    end: End
    legs: list[Leg]
    segments: list[Segment] = field(default_factory=list)
    cost: float = 0.0


class Plan:
    """The board as the steps see it: channels, and which cards stand in which cell."""

    def __init__(
        self,
        columns: Sequence[Span],
        lanes: Sequence[Span],
        foot: Span,
        cards: Sequence[CardPlace],
        lined: Sequence[bool],
    ) -> None:
        self.cards = {card.id: card for card in cards}
        self.gutters = _channels(columns, None)
        self.streets = _channels(lanes, foot)
        self.lined = tuple(lined)
        self.foot = len(lanes)
        self._cells: dict[tuple[int, int], list[CardPlace]] = {}
        for card in cards:
            self._cells.setdefault((card.column, card.lane), []).append(card)
        for cell in self._cells.values():
            cell.sort(key=lambda card: card.top)

    def at(self, column: int, lane: int) -> list[CardPlace]:
        """Return the cards of a cell, from top to bottom."""
        return self._cells.get((column, lane), [])

    def is_empty(self, column: int, lane: int) -> bool:
        """Tell whether a cell holds no card."""
        return (column, lane) not in self._cells

    def span(self, leg: Leg) -> Span:
        """Return the room across the channel of a leg."""
        return self.gutters[leg.channel] if leg.is_vertical else self.streets[leg.channel]


def _channels(spans: Sequence[Span], last: Span | None) -> list[Span]:
    """Return the free spans before, between and behind spans; ``last`` stands for the one behind where it is given."""
    if not spans:
        return [last] if last is not None else []
    gap = spans[1].low - spans[0].high if len(spans) > 1 else _GAP
    free = [Span(spans[0].low - gap, spans[0].low)]
    free += [Span(before.high, after.low) for before, after in pairwise(spans)]
    free.append(last if last is not None else Span(spans[-1].high, spans[-1].high + gap))
    return free
