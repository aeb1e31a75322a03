"""How often somebody may try: an allowance that fills up again with time, kept in memory."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable

KEYS_AT_MOST = 10_000
"""Most tries kept apart (ours); beyond that the longest unused is forgotten."""


class Allowance:
    """So many tries at once for each key, and so many more a minute.

    Parameters
    ----------
    burst : int
        How many at once.
    per_minute : float
        How many come back in a minute.
    clock : callable, optional
        Gives seconds that only go forward.
    """

    def __init__(self, burst: int, per_minute: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._burst = burst
        self._per_second = per_minute / 60
        self._clock = clock
        self._kept: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def has(self, key: str = "") -> bool:
        """Return whether there is a try left, without taking it."""
        return self._left(key) >= 1

    def take(self, key: str = "") -> bool:
        """Take a try; False when there was none left."""
        left = self._left(key)
        is_free = left >= 1
        self._kept[key] = (left - 1 if is_free else left, self._clock())
        self._kept.move_to_end(key)
        if len(self._kept) > KEYS_AT_MOST:
            self._kept.popitem(last=False)
        return is_free

    def _left(self, key: str) -> float:
        left, at = self._kept.get(key, (float(self._burst), self._clock()))
        return min(float(self._burst), left + (self._clock() - at) * self._per_second)
