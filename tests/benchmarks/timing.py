"""Collecting times and telling them: minimum, median, 95th percentile, on which machine."""

from __future__ import annotations

import os
import platform
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass
class Times:
    """Durations of one kind, in milliseconds."""

    name: str
    values: list[float] = field(default_factory=list)

    @contextmanager
    def measured(self) -> Iterator[None]:
        start = time.perf_counter()
        yield
        self.values.append((time.perf_counter() - start) * 1000)

    def percentile(self, share: float) -> float:
        ordered = sorted(self.values)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))]

    def line(self) -> str:
        return (
            f"{self.name:<58} n={len(self.values):<4} min {min(self.values):9.2f}   "
            f"median {self.percentile(0.5):9.2f}   p95 {self.percentile(0.95):9.2f} ms"
        )


def repeated(name: str, act: Callable[[int], object], count: int, *, warm_up: int = 3) -> Times:
    """Return how long ``act(number)`` takes, after some runs that do not count."""
    times = Times(name)
    for number in range(-warm_up, count):
        if number < 0:
            act(number)
            continue
        with times.measured():
            act(number)
    return times


def told(title: str, results: Iterable[Times]) -> list[Times]:
    """Print results as they come and return them."""
    print(f"\n{title}", flush=True)
    kept = []
    for times in results:
        print("  " + times.line(), flush=True)
        kept.append(times)
    return kept


def machine() -> str:
    """Return one line about the machine."""
    return (
        f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores, "
        f"load {os.getloadavg()[0]:.1f} at the start, {platform.system()} {platform.release()}"
    )
