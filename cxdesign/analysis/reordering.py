"""The fewest items that must have moved to turn one order into another."""

from __future__ import annotations

from collections.abc import Collection, Sequence


def moved_items(before: Sequence[str], after: Sequence[str], *, settled: Collection[str] = ()) -> frozenset[str]:
    """Return the smallest set of items whose move alone turns one order into the other.

    What stays is a longest common subsequence: of the items in both orders, the longest run that stands in the same
    order in both. An insertion before everything else therefore moves nothing.

    Parameters
    ----------
    before, after : sequence of str
        The items in both orders, each at most once; items that stand in one of them only are passed over.
    settled : collection of str, optional
        Items that are known not to have been touched: of several smallest sets one that leaves most of them alone.

    Returns
    -------
    frozenset of str
        Items of both orders; empty when what they share stands in the same order.

    Notes
    -----
    As no item occurs twice, the longest common subsequence is the longest increasing run of places, found in
    O(n log n) with the best run for each last place (Fredman 1975, literature, quoted from memory).

    Examples
    --------
    >>> sorted(moved_items("abcd", "dabc")), sorted(moved_items("abc", "xabyc"))
    (['d'], [])
    >>> moved_items("ab", "ba", settled="a"), moved_items("ab", "ba", settled="b")
    (frozenset({'b'}), frozenset({'a'}))
    """
    place = {item: number for number, item in enumerate(before)}
    shared = [item for item in after if item in place]
    weights = [len(shared) + 1 + (item in settled) for item in shared]
    kept = _heaviest_increasing([place[item] for item in shared], weights)
    return frozenset(shared) - {shared[number] for number in kept}


def _heaviest_increasing(values: Sequence[int], weights: Sequence[int]) -> list[int]:
    """Return the positions of an increasing run of different values whose weights sum to most."""
    rank = {value: number for number, value in enumerate(sorted(values), start=1)}
    best = [(0, -1)] * (len(values) + 1)
    earlier: list[int] = []
    for position, value in enumerate(values):
        total, last = _best_below(best, rank[value])
        earlier.append(last)
        _put(best, rank[value], (total + weights[position], position))
    found: list[int] = []
    position = _best_below(best, len(values) + 1)[1]
    while position >= 0:
        found.append(position)
        position = earlier[position]
    return found[::-1]


def _best_below(best: Sequence[tuple[int, int]], rank: int) -> tuple[int, int]:
    """Return the heaviest run that ends below a rank: a query of a Fenwick tree of maxima."""
    found, place = (0, -1), rank - 1
    while place > 0:
        if best[place][0] > found[0]:
            found = best[place]
        place -= place & -place
    return found


def _put(best: list[tuple[int, int]], rank: int, run: tuple[int, int]) -> None:
    place = rank
    while place < len(best):
        if run[0] > best[place][0]:
            best[place] = run
        place += place & -place
