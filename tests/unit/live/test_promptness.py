"""A WebSocket's small frames are not held back for an acknowledgement."""

from __future__ import annotations

import asyncio
import socket
import threading
from contextlib import contextmanager

import uvicorn
from websockets.sync.client import connect

from cxdesign.live.promptness import Promptness
from tests.contract.serving import START_SECONDS


async def tell_nodelay(scope, receive, send):
    """Answer with whether the server holds small frames back on this connection."""
    if scope["type"] != "websocket":
        return
    await receive()
    await send({"type": "websocket.accept"})
    nodelay = receive.__self__.transport.get_extra_info("socket").getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
    await send({"type": "websocket.send", "text": str(bool(nodelay))})
    await receive()


@contextmanager
def serving(app):
    """Serve on a listening socket made the way the frame makes it: without naming a protocol."""
    listening = socket.socket(family=socket.AF_INET)
    listening.bind(("127.0.0.1", 0))
    listening.listen()
    server = uvicorn.Server(uvicorn.Config(app, log_level="critical", ws="websockets-sansio", lifespan="off"))
    thread = threading.Thread(target=lambda: asyncio.run(server.serve(sockets=[listening])))
    thread.start()
    try:
        yield f"ws://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(START_SECONDS)
        listening.close()


def answer(app):
    with serving(app) as address, connect(address, open_timeout=START_SECONDS) as connection:
        return connection.recv(timeout=START_SECONDS)


def test_small_frames_are_not_held_back():
    assert answer(Promptness(tell_nodelay)) == "True"


def test_without_it_they_would_be():
    assert answer(tell_nodelay) == "False"


def test_a_server_without_a_socket_is_left_alone():
    heard = []

    async def app(scope, receive, send):
        heard.append(scope["type"])

    async def receive():
        return {"type": "websocket.connect"}

    for kind in ("websocket", "http"):
        asyncio.run(Promptness(app)({"type": kind}, receive, None))
    assert heard == ["websocket", "http"]
