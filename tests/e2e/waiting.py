"""Waiting for what must become true. Nothing here waits for time to pass."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

SECONDS = 30
PAUSE = 0.02

Answer = TypeVar("Answer")


def until(ask: Callable[[], Answer], what: str, *, seconds: float = SECONDS) -> Answer:
    """Ask again and again, and return the first answer that counts as true.

    Raises
    ------
    AssertionError
        When there is none within ``seconds``; it says ``what`` and the last answer.
    """
    limit = time.monotonic() + seconds
    while True:
        answer = ask()
        if answer:
            return answer
        assert time.monotonic() < limit, f"not within {seconds} s: {what}; the last answer was {answer!r}"
        time.sleep(PAUSE)
