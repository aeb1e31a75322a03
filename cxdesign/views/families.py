"""The order of a list in which what was made of something stands right behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def in_families(ids: Sequence[str], origins: Mapping[str, str]) -> tuple[str, ...]:
    """Return ids so that what was made of one stands behind it; families in the order of their first member given.

    Parameters
    ----------
    ids : sequence of str
        In the order of the list.
    origins : mapping
        What each was made of; an origin that is not in the list counts as none.

    Examples
    --------
    >>> in_families(["x", "to-be", "as-is"], {"to-be": "as-is"})
    ('x', 'as-is', 'to-be')
    """
    heads = {one: _head(one, ids, origins) for one in ids}
    found: list[str] = []

    def put(one: str) -> None:
        if one not in found:
            found.append(one)
            for other in ids:
                if origins.get(other) == one:
                    put(other)

    for one in ids:
        put(heads[one])
    return tuple(found)


def _head(one: str, ids: Sequence[str], origins: Mapping[str, str]) -> str:
    """Return the first of a family; in a circle, which only a forged file can bring, the member itself."""
    seen = {one}
    current = one
    while (origin := origins.get(current, "")) in ids:
        if origin in seen:
            return one
        seen.add(origin)
        current = origin
    return current
