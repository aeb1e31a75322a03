"""What every socket of the server does alike: ask where it comes from, read a frame, say why it is closed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from urllib.parse import urlsplit

from starlette.websockets import WebSocket, WebSocketDisconnect

from cxdesign.errors import (
    CommandInvalid,
    CxDesignError,
    MigrationError,
    PermissionDenied,
    ProjectUnknown,
    StorageError,
)
from cxdesign.i18n import Translator, negotiate
from cxdesign.live.frames import dumps

BAD_FRAME, NO_TICKET, FOREIGN_ORIGIN, NO_PROJECT, TOO_SLOW, TRY_AGAIN = 4400, 4401, 4403, 4404, 4408, 4503
REPLACED = 4409
HELLO_SECONDS = 10
"""How long a socket may take to say who is there (ours)."""


def is_same_origin(headers: Mapping[str, str]) -> bool:
    """Return whether a request comes from a page of this server; other programs send no origin."""
    origin = headers.get("origin")
    try:
        return origin is None or urlsplit(origin).netloc == headers.get("host")
    except ValueError:  # an address that is none
        return False


async def is_accepted(socket: WebSocket) -> bool:
    """Accept a socket that a page of this server opened, and close any other."""
    if not is_same_origin(socket.headers):
        await socket.close(FOREIGN_ORIGIN)
        return False
    await socket.accept()
    return True


async def received(socket: WebSocket) -> str:
    """Return the text of the next frame.

    Raises
    ------
    CommandInvalid
        ``frame_malformed`` when it is a frame of bytes.
    """
    try:
        return await socket.receive_text()
    except KeyError as error:
        raise CommandInvalid("frame_malformed") from error


async def send_all(socket: WebSocket, next_text: Callable[[], Awaitable[str]]) -> None:
    """Send what there is to be sent, in order, until the socket is closed."""
    with suppress(WebSocketDisconnect, RuntimeError):
        while True:
            await socket.send_text(await next_text())


async def turn_away(socket: WebSocket, error: Exception) -> None:
    """Say why somebody cannot be here, in the browser's language, and close the socket."""
    known = error if isinstance(error, CxDesignError) else CommandInvalid("hello_missing")
    translator = Translator(negotiate(socket.headers.get("accept-language")))
    with suppress(RuntimeError, WebSocketDisconnect):
        await socket.send_text(dumps({"type": "error", "code": known.code, "message": translator.error(known)}))
        await socket.close(_number(known))


async def close_for(socket: WebSocket, reason: int | CxDesignError) -> None:
    """Close a socket with a number, or say what is wrong and close it."""
    if isinstance(reason, CxDesignError):
        await turn_away(socket, reason)
        return
    with suppress(RuntimeError, WebSocketDisconnect):
        await socket.close(reason)


def _number(error: CxDesignError) -> int:
    """Return the number a socket is closed with, which tells a browser what to do next."""
    if isinstance(error, PermissionDenied):
        return NO_TICKET
    if isinstance(error, ProjectUnknown):
        return NO_PROJECT
    return TRY_AGAIN if isinstance(error, StorageError | MigrationError) else BAD_FRAME
