"""A server that does nothing but confirm and spread: what the frames of a full room cost by themselves."""

from __future__ import annotations

import json
import time
import urllib.request
from collections.abc import Sequence
from contextlib import suppress

import uvicorn
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

HEALTH = "/_stcore/health"
FILLING = "x" * 450
"""An operation that moves a card is about so long."""


def serve(port: int) -> None:
    """Serve until the end."""
    sockets: list[WebSocket] = []
    revision = 1

    async def room(socket: WebSocket) -> None:
        nonlocal revision
        await socket.accept()
        with suppress(WebSocketDisconnect):
            await socket.receive_text()
            await socket.send_text(json.dumps({"type": "welcome", "revision": revision}))
            sockets.append(socket)
            while True:
                frame = json.loads(await socket.receive_text())
                if frame["type"] != "command":
                    continue
                revision += 1
                told = {"type": "operation", "revision": revision, "id": frame["id"], "filling": FILLING}
                text = json.dumps(told, separators=(",", ":"))
                for one in sockets:
                    await one.send_text(text)
                await socket.send_text(json.dumps({"type": "ack", "id": frame["id"]}, separators=(",", ":")))

    health = Route(HEALTH, lambda _request: PlainTextResponse("ok"))
    app = Starlette(routes=[WebSocketRoute("/", room), health])
    uvicorn.run(
        app, host="127.0.0.1", port=port, log_level="critical", ws="websockets-sansio", ws_per_message_deflate=False
    )


def wait_for(ports: Sequence[int], seconds: float = 60.0) -> None:
    """Return when all servers answer."""
    deadline = time.monotonic() + seconds
    for port in ports:
        while True:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}{HEALTH}", timeout=2).close()
                break
            except OSError:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.05)
