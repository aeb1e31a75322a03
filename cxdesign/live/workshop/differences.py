"""What is new in something that was told before, so that a room of hundreds is not told anew with every answer.

A difference is itself plain data: ``{"set": value}``; for objects ``{"in": differences by key, "gone": keys}``; for
lists of things with ids ``{"at": differences by id, "put": places with what is new there, "gone": ids}``. The screen
puts it together again (``workshop/differences.js``).
"""

from __future__ import annotations

from typing import Any

Json = Any  # Any: JSON


def difference(before: Json, now: Json) -> dict[str, Json] | None:
    """Return what makes of the one the other, None when they are the same.

    >>> difference({"answered": 1, "of": 3}, {"answered": 2, "of": 3})
    {'in': {'answered': {'set': 2}}}
    >>> difference([{"id": "a"}], [{"id": "a"}, {"id": "b"}])
    {'put': [[1, {'id': 'b'}]]}
    >>> difference([], [])
    """
    if before == now:
        return None
    if isinstance(before, dict) and isinstance(now, dict):
        return _of_objects(before, now)
    if _has_ids(before) and _has_ids(now):
        return _of_lists({one["id"]: one for one in before}, {one["id"]: one for one in now}) or {"set": now}
    return {"set": now}


def _has_ids(value: Json) -> bool:
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        return False
    ids = {one.get("id") for one in value}
    return len(ids) == len(value) and None not in ids


def _of_objects(before: dict[str, Json], now: dict[str, Json]) -> dict[str, Json]:
    changed: dict[str, Json] = {}
    for key, value in now.items():
        inner = difference(before[key], value) if key in before else {"set": value}
        if inner is not None:
            changed[key] = inner
    return _filled({"in": changed, "gone": [key for key in before if key not in now]})


def _of_lists(before: dict[str, Json], now: dict[str, Json]) -> dict[str, Json] | None:
    """Return what is new in a list, None where what stays stands in another order."""
    if [key for key in before if key in now] != [key for key in now if key in before]:
        return None
    found = {key: difference(before[key], one) for key, one in now.items() if key in before}
    changed = {key: inner for key, inner in found.items() if inner is not None}
    fresh = [[place, one] for place, (key, one) in enumerate(now.items()) if key not in before]
    return _filled({"at": changed, "put": fresh, "gone": [key for key in before if key not in now]})


def _filled(parts: dict[str, Json]) -> dict[str, Json]:
    return {name: part for name, part in parts.items() if part}
