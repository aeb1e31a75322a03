"""A WebSocket client and a request that cost next to nothing, so that many of them fit beside the server they load.

Frames are masked with zeros, and nothing is compressed: the server offers neither more nor less to a browser.
"""

from __future__ import annotations

import asyncio
import base64
import os
import struct
from collections.abc import Callable, Mapping
from typing import cast

Hear = Callable[[bytes], None]
TEXT, CLOSE, PING, PONG = 1, 8, 9, 10
HEAD_END = b"\r\n\r\n"
REQUEST_SECONDS = 30


class Wire(asyncio.Protocol):
    """One socket; ``hear`` is called with the payload of every text frame, ``lost`` when it is gone.

    Parameters
    ----------
    path : str
        What is asked for.
    host : str
        Address and port, as the header names them.
    hear : callable
        Takes what arrives.
    headers : mapping, optional
        Further headers.
    """

    def __init__(self, path: str, host: str, hear: Hear, *, headers: Mapping[str, str] | None = None) -> None:
        self._path, self._host, self._headers = path, host, dict(headers or {})
        self._hear = hear
        self._data = bytearray()
        self._transport: asyncio.Transport | None = None
        self._is_open = False
        self.opened = asyncio.get_running_loop().create_future()
        self.is_lost = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Ask for the socket."""
        self._transport = cast("asyncio.Transport", transport)
        key = base64.b64encode(os.urandom(16)).decode()
        fixed = {"Host": self._host, "Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Key": key}
        self._transport.write(_head(f"GET {self._path}", {**fixed, "Sec-WebSocket-Version": "13", **self._headers}))

    def data_received(self, data: bytes) -> None:
        """Take in frames, however they are cut."""
        self._data += data
        if not self._is_open:
            end = self._data.find(HEAD_END)
            if end < 0:
                return
            if b" 101 " not in self._data[:20]:
                self.opened.set_exception(ConnectionRefusedError(bytes(self._data[:60])))
                return
            del self._data[: end + len(HEAD_END)]
            self._is_open = True
            self.opened.set_result(self)
        start = 0
        while (cut := self._frame_at(start)) is not None:
            begin, end = cut
            self._take(self._data[start] & 15, bytes(self._data[begin:end]))
            start = end
        del self._data[:start]

    def connection_lost(self, exc: Exception | None) -> None:
        """Remember that it is gone."""
        self.is_lost = True
        if not self.opened.done():
            self.opened.set_exception(exc or ConnectionResetError())

    def send(self, text: str) -> None:
        """Send a text frame."""
        self._send(TEXT, text.encode())

    def close(self) -> None:
        """Let go of the line without a word."""
        if self._transport is not None:
            self._transport.abort()

    def _send(self, kind: int, payload: bytes) -> None:
        size = len(payload)
        length = struct.pack("!B", 128 | size) if size < 126 else struct.pack("!BH", 128 | 126, size)
        if self._transport is not None:
            self._transport.write(bytes([128 | kind]) + length + b"\0\0\0\0" + payload)

    def _frame_at(self, start: int) -> tuple[int, int] | None:
        """Return where the payload of a frame begins and ends, None while not all of it is there."""
        have = len(self._data)
        if have < start + 2:
            return None
        size, begin = self._data[start + 1] & 127, start + 2
        if size > 125:
            form = "!H" if size == 126 else "!Q"
            begin += struct.calcsize(form)
            if have < begin:
                return None
            (size,) = struct.unpack_from(form, self._data, start + 2)
        return (begin, begin + size) if have >= begin + size else None

    def _take(self, kind: int, payload: bytes) -> None:
        if kind == TEXT:
            self._hear(payload)
        elif kind == PING:
            self._send(PONG, payload)
        elif kind == CLOSE:
            self.close()


async def connect(port: int, path: str, hear: Hear, *, headers: Mapping[str, str] | None = None) -> Wire:
    """Return a socket that is open.

    Raises
    ------
    OSError
        When there is nobody, or the server refuses.
    """
    loop = asyncio.get_running_loop()
    wire = Wire(path, f"127.0.0.1:{port}", hear, headers=headers)
    await loop.create_connection(lambda: wire, "127.0.0.1", port)
    await asyncio.wait_for(wire.opened, REQUEST_SECONDS)
    return wire


class Caller:
    """One kept connection for requests, one after the other, as a browser reuses its own."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(self, line: str, body: str = "") -> tuple[int, dict[str, str], bytes]:
        """Return status, headers and body of an answer; ``line`` is method and path."""
        if self._streams is None:
            self._streams = await asyncio.open_connection("127.0.0.1", self._port)
        reader, writer = self._streams
        content = {"Content-Type": "application/json", "Content-Length": str(len(body))} if body else {}
        writer.write(_head(line, {"Host": f"127.0.0.1:{self._port}", **content}) + body.encode())
        head = (await asyncio.wait_for(reader.readuntil(HEAD_END), REQUEST_SECONDS)).decode("latin-1").split("\r\n")
        headers = {name.lower(): value for name, _, value in (entry.partition(": ") for entry in head[1:] if entry)}
        return int(head[0].split(" ")[1]), headers, await reader.readexactly(int(headers.get("content-length", 0)))

    def close(self) -> None:
        """Let go of the connection."""
        if self._streams is not None:
            self._streams[1].close()


def _head(line: str, headers: Mapping[str, str]) -> bytes:
    return "\r\n".join([f"{line} HTTP/1.1", *(f"{name}: {value}" for name, value in headers.items()), "", ""]).encode()
