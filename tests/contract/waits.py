"""How long somebody in a test waits for what was sent, and how long they are ready to."""

from __future__ import annotations

import math
import time


class Waits:
    """The waits of one person: each lasts from a frame that is sent to the next confirmation while any frame is out."""

    def __init__(self) -> None:
        self.longest = 0.0
        self.deadline = math.inf
        self._since: float | None = None

    def sent(self) -> None:
        """Take note that something is out."""
        if self._since is None:
            self._since = time.monotonic()

    def confirmed(self, *, is_all: bool) -> None:
        """Take note that something was confirmed, and whether that was all."""
        now = time.monotonic()
        if self._since is not None:
            self.longest = max(self.longest, now - self._since)
        self._since = None if is_all else now

    def forget(self) -> float:
        """Return the longest wait so far, and begin anew."""
        longest, self.longest = self.longest, 0.0
        return longest

    def left(self) -> float:
        """Return for how many seconds this person still waits.

        Raises
        ------
        AssertionError
            When there are none: whatever is tried again and again ends by this.
        """
        seconds = self.deadline - time.monotonic()
        assert seconds > 0, "not done in the time there was"
        return seconds
