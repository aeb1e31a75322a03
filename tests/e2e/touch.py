"""A finger on the screen: real touch events, as the browser gets them from the system."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page

Point = tuple[float, float]
STEPS = 6


class Finger:
    """One finger that is pressed, moved and lifted."""

    def __init__(self, page: Page) -> None:
        self._session = page.context.new_cdp_session(page)
        self._at: Point = (0, 0)

    def press(self, at: Point) -> None:
        """Put the finger down."""
        self._at = at
        self._send("touchStart", at)

    def move(self, to: Point) -> None:
        """Move it in a few steps."""
        start = self._at
        for step in range(1, STEPS + 1):
            share = step / STEPS
            at = (start[0] + (to[0] - start[0]) * share, start[1] + (to[1] - start[1]) * share)
            self._send("touchMove", at)
        self._at = to

    def lift(self) -> None:
        """Take it off."""
        self._send("touchEnd")

    def tap(self, at: Point) -> None:
        """Press and lift."""
        self.press(at)
        self.lift()

    def tap_twice(self, at: Point) -> None:
        """Tap two times in quick succession, by the clock of the screen, however busy the machine is."""
        now = time.time()
        for after in (0.0, 0.1):
            self._send("touchStart", at, when=now + after)
            self._send("touchEnd", when=now + after + 0.02)

    def detach(self) -> None:
        """Let go of the browser."""
        self._session.detach()

    def _send(self, kind: str, *points: Point, when: float | None = None) -> None:
        event = {"type": kind, "touchPoints": [{"x": x, "y": y} for x, y in points]}
        self._session.send("Input.dispatchTouchEvent", event if when is None else {**event, "timestamp": when})


@contextmanager
def finger(page: Page) -> Iterator[Finger]:
    """Lend a finger to a page."""
    one = Finger(page)
    try:
        yield one
    finally:
        one.detach()
