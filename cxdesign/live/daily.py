"""What a server does by itself once a day, beginning with its start: let go what was kept long enough."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress

from starlette.concurrency import run_in_threadpool

from cxdesign.errors import CxDesignError
from cxdesign.services.bootstrap import Services
from cxdesign.services.retention import carry_out, rules

DAY_SECONDS = 24 * 3600

logger = logging.getLogger(__name__)


def tidy(services: Services) -> None:
    """Carry out the rules of the environment; what goes wrong is logged, and the server goes on."""
    try:
        services.store.forgotten.clean_if_due()
        wanted = rules()
        if not wanted.is_off:
            carry_out(services, wanted)
    except CxDesignError as error:
        logger.warning("retention: nothing was removed: %s", error)
    except Exception:  # the last resort: else there would be no other day
        logger.exception("retention")


@asynccontextmanager
async def daily(act: Callable[[], None], *, seconds: float = DAY_SECONDS) -> AsyncIterator[None]:
    """Do something now and then once a day, in a thread, for as long as the block lasts; it is never cut off."""
    ended = asyncio.Event()

    async def repeat() -> None:
        while not ended.is_set():
            await run_in_threadpool(act)
            with suppress(TimeoutError):
                await asyncio.wait_for(ended.wait(), seconds)

    task = asyncio.create_task(repeat())
    try:
        yield
    finally:
        ended.set()
        await task
