"""The start of a server: it waits for a database that does not answer yet, and says so in a line."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from cxdesign.errors import CxDesignError
from cxdesign.i18n import Translator, negotiate
from cxdesign.services.bootstrap import Services

WAIT_SECONDS = 120
"""How long a server waits for its database before it gives up (ours)."""
PAUSE_SECONDS = 1.0
"""How long it rests between two attempts (ours)."""


def started(
    build: Callable[[], Services],
    *,
    say: Callable[[str], None] | None = None,
    rest: Callable[[float], None] = time.sleep,
    clock: Callable[[], float] = time.monotonic,
) -> Services:
    """Return the services of the store as soon as it can be opened.

    Parameters
    ----------
    build : callable
        Opens the store.
    say, rest, clock : callable, optional
        Tell the operator something, let seconds pass, give seconds that only go forward.

    Raises
    ------
    SystemExit
        With the code 1, after a sentence that says why: the database has not answered for :data:`WAIT_SECONDS`, or the
        store cannot be opened for another reason.
    """
    with _stoppable():
        return _started(build, say or _say, rest, clock)


def _started(
    build: Callable[[], Services],
    tell: Callable[[str], None],
    rest: Callable[[float], None],
    clock: Callable[[], float],
) -> Services:
    translate = Translator(negotiate(os.environ.get("LANG", "").replace("_", "-")))
    ends_at, has_told = clock() + WAIT_SECONDS, False
    while True:
        try:
            services = build()
        except CxDesignError as error:
            if not error.is_passing:
                tell(translate.error(error))
                raise SystemExit(1) from None
            if clock() >= ends_at:
                tell(translate("start.gave_up", seconds=WAIT_SECONDS))
                raise SystemExit(1) from None
            if not has_told:
                tell(translate("start.waiting", seconds=WAIT_SECONDS))
            has_told = True
            rest(PAUSE_SECONDS)
        else:
            if has_told:
                tell(translate("start.goes_on"))
            return services


@contextmanager
def _stoppable() -> Iterator[None]:
    """Let the operator end the program meanwhile: the server that takes such wishes does not run yet."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.signal(number, _stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _stop(number: int, _frame: object) -> None:
    raise SystemExit(128 + number)


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)  # noqa: T201
