"""The board's scripts and styles, under an address that changes with their content."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from starlette.staticfiles import StaticFiles
from starlette.types import Message, Receive, Scope, Send

from cxdesign.resources import frontend_folder


@cache
def assets_path() -> str:
    """Return the path below which the frontend is served: ``/assets/<digest>``."""
    digest = hashlib.sha256()
    for file in sorted(frontend_folder().rglob("*")):
        if file.is_file():
            digest.update(str(file.relative_to(frontend_folder())).encode())
            digest.update(file.read_bytes())
    return f"/assets/{digest.hexdigest()[:16]}"


class Assets(StaticFiles):
    """Static files that never change under their address."""

    def __init__(self, folder: Path) -> None:
        super().__init__(directory=folder)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with a long life in the browser's cache."""

        async def send_with_age(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == 200:
                message["headers"] = [*message["headers"], (b"cache-control", b"public, max-age=31536000, immutable")]
            await send(message)

        await super().__call__(scope, receive, send_with_age)
