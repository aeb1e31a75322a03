"""Where a record comes to stand among its siblings."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Protocol

from cxdesign.domain.cards import card_kind
from cxdesign.domain.change import Change, Patch
from cxdesign.domain.document import Document
from cxdesign.domain.journey import Lane
from cxdesign.domain.order import keys_between
from cxdesign.errors import IntegrityError

KEY_LENGTH = 40
"""Longest order key a command gives (ours); before a gap needs longer ones, the siblings get new keys."""


class Ordered(Protocol):
    """A record that has a place among its siblings."""

    @property
    def id(self) -> str: ...
    @property
    def order(self) -> str: ...


def place_before(
    document: Document, siblings: Sequence[Ordered], before_id: str | None, *, moving: str | None = None
) -> tuple[str, Change]:
    """Return the order key of a place among siblings, and what has to change to make room for it.

    Room is to be made in two rare cases: the neighbours have equal keys, which an undo can bring about, or the keys
    between them would become too long. A record that is at the place already keeps its key.

    Parameters
    ----------
    document : Document
        Where the siblings are.
    siblings : sequence of Record
        Records with an ``order``, sorted by it, then by id; each is found by bisection, because a command may move a
        thousand cards in a cell of thousands.
    before_id : str or None
        The sibling to stand before; None for the end.
    moving : str, optional
        The record being placed, when it is one of the siblings itself.

    Raises
    ------
    IntegrityError
        ``anchor_unknown`` when ``before_id`` is not among the siblings.
    """
    at = None if moving is None else _index(document, siblings, moving)
    current = None if at is None else siblings[at].order
    if current is not None and before_id == moving:
        return current, ()
    others = siblings if at is None else (*siblings[:at], *siblings[at + 1 :])
    place = len(others) if before_id is None else _index(document, others, before_id)
    if place is None:
        raise IntegrityError("anchor_unknown", id=before_id)
    lower, upper = _bounds(others, place, place)
    if current is not None and (lower is None or lower < current) and (upper is None or current < upper):
        return current, ()
    keys, aside = _room(others, place, 1)
    return keys[0], aside


def places_before(siblings: Sequence[Ordered], before_id: str | None, *, count: int) -> tuple[tuple[str, ...], Change]:
    """Return ascending order keys for several records that come to stand in a row among siblings, and what makes room.

    Raises
    ------
    IntegrityError
        ``anchor_unknown`` when ``before_id`` is not among the siblings.
    """
    return _room(siblings, _place(siblings, before_id), count)


def _room(others: Sequence[Ordered], place: int, count: int) -> tuple[tuple[str, ...], Change]:
    for start, end in _windows(others, place):
        lower, upper = _bounds(others, start, end)
        if lower is not None and upper is not None and lower >= upper:
            continue
        keys = keys_between(lower, upper, end - start + count)
        if max(map(len, keys), default=0) <= KEY_LENGTH:
            first = place - start
            free = (*keys[:first], *keys[first + count :])
            return keys[first : first + count], _moved_aside(others[start:end], free)
    raise AssertionError("all siblings together always have room")


def kind_in(document: Document, lane_id: str) -> str:
    """Return the kind of the cards in a lane, or refuse: unknown, or one that holds none."""
    kind = card_kind(document.expect(lane_id, Lane).role)
    if kind is None:
        raise IntegrityError("lane_holds_no_cards", id=lane_id)
    return kind


def _place(others: Sequence[Ordered], before_id: str | None) -> int:
    if before_id is None:
        return len(others)
    for number, sibling in enumerate(others):
        if sibling.id == before_id:
            return number
    raise IntegrityError("anchor_unknown", id=before_id)


def _index(document: Document, siblings: Sequence[Ordered], record_id: str) -> int | None:
    """Return where a record stands among its siblings, None when it is none of them."""
    order = getattr(document.get(record_id), "order", None)
    if order is None:
        return None
    at = bisect_left(siblings, (order, record_id), key=lambda sibling: (sibling.order, sibling.id))
    return at if at < len(siblings) and siblings[at].id == record_id else None


def _windows(others: Sequence[Ordered], place: int) -> Iterator[tuple[int, int]]:
    """Give the runs of siblings that may get new keys: none, those that share the anchor's key, all."""
    yield place, place
    end = place
    while end < len(others) and others[end].order == others[place].order:
        end += 1
    yield place, end
    yield 0, len(others)


def _bounds(others: Sequence[Ordered], start: int, end: int) -> tuple[str | None, str | None]:
    return (others[start - 1].order if start else None), (others[end].order if end < len(others) else None)


def _moved_aside(window: Sequence[Ordered], free: Sequence[str]) -> Change:
    return tuple(
        Patch(sibling.id, {"order": sibling.order}, {"order": key})
        for sibling, key in zip(window, free, strict=True)
        if sibling.order != key
    )
