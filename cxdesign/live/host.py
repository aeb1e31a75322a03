"""What the frame in the browser is told about its host: no dialog of its own when the line breaks.

The frame would lay a dialog over the page and make everything behind it unusable, although edits on the board wait in
the browser and are sent when the server is back. The page says by itself that the line is down.
"""

from __future__ import annotations

import json

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HOST_CONFIG_PATH = "/_stcore/host-config"


class QuietHost:
    """ASGI middleware that adds one setting to the frame's host configuration."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on, and the host configuration with the setting in it."""
        if scope["type"] != "http" or scope["method"] != "GET" or not scope["path"].endswith(HOST_CONFIG_PATH):
            await self._app(scope, receive, send)
            return
        start: Message = {}
        body = bytearray()

        async def collect(message: Message) -> None:
            if message["type"] == "http.response.start":
                start.update(message)
                return
            body.extend(message.get("body", b""))
            if not message.get("more_body", False):
                await _send_whole(send, start, bytes(body))

        await self._app(scope, receive, collect)


async def _send_whole(send: Send, start: Message, body: bytes) -> None:
    answer = _quiet(body) if start["status"] == 200 else body
    MutableHeaders(scope=start)["content-length"] = str(len(answer))
    await send(start)
    await send({"type": "http.response.body", "body": answer})


def _quiet(body: bytes) -> bytes:
    try:
        config = json.loads(body)
    except ValueError:
        return body
    return json.dumps({**config, "blockErrorDialogs": True}).encode() if isinstance(config, dict) else body
