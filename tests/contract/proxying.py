"""The way of some people to the server, which a test can take away and give back."""

from __future__ import annotations

import asyncio
import threading
from contextlib import suppress
from typing import Any

from tests.contract.serving import START_SECONDS, free_port


class Proxy:
    """The way of some people to the server, which can be taken away."""

    def __init__(self, target: int) -> None:
        self.port = free_port()
        self._target = target
        self._loop = asyncio.new_event_loop()
        self._writers: set[asyncio.StreamWriter] = set()
        self._server: asyncio.Server | None = None
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self.mend()

    def cut(self) -> None:
        """Let nothing through from now on."""
        self._do(self._cut())

    def mend(self) -> None:
        """Let everything through."""
        self._do(self._listen())

    def close(self) -> None:
        """End."""
        self.cut()
        self._do(self._rest())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(timeout=START_SECONDS)
        self._loop.close()

    def _do(self, act: Any) -> None:  # Any: a coroutine
        asyncio.run_coroutine_threadsafe(act, self._loop).result(timeout=START_SECONDS)

    async def _listen(self) -> None:
        self._server = await asyncio.start_server(self._pass_on, "127.0.0.1", self.port)

    async def _cut(self) -> None:
        if self._server is not None:
            self._server.close()
        for writer in tuple(self._writers):
            writer.transport.abort()

    async def _rest(self) -> None:
        """Wait for what is still under way."""
        await asyncio.gather(*(asyncio.all_tasks() - {asyncio.current_task()}), return_exceptions=True)

    async def _pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            onward, back = await asyncio.open_connection("127.0.0.1", self._target)
        except OSError:
            writer.transport.abort()
            return
        self._writers |= {writer, back}
        await asyncio.gather(_pour(reader, back), _pour(onward, writer))
        self._writers -= {writer, back}


async def _pour(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
    writer.transport.abort()
