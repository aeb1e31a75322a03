"""The parts of the server beside Streamlit: routes, middleware, and what happens at start and stop."""

from __future__ import annotations

import logging
import logging.handlers
import os
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Mount, Route, WebSocketRoute

from cxdesign.live.assets import Assets, assets_path
from cxdesign.live.channel import Channel
from cxdesign.live.condition import Condition
from cxdesign.live.daily import daily, tidy
from cxdesign.live.gate import Door, Gate, is_loopback
from cxdesign.live.host import QuietHost
from cxdesign.live.hub import FOLLOW_SECONDS, Hub
from cxdesign.live.neighbours import Neighbours
from cxdesign.live.pictures import PictureRoutes
from cxdesign.live.promptness import Promptness
from cxdesign.live.tickets import BrowserCookies, Tickets
from cxdesign.live.workshop.room import Rooms
from cxdesign.live.workshop.routes import workshop_routes
from cxdesign.resources import frontend_folder, log_file
from cxdesign.services.bootstrap import Services, new_id

LOG_BYTES = 2_000_000
LOG_FILES = 5

logger = logging.getLogger("cxdesign")


@dataclass(frozen=True)
class Server:
    """What ``app.py`` hands to the frame.

    Parameters
    ----------
    services : Services
        The services of the configured store.
    address : str or None
        The address the server is bound to; None means every address of the machine.
    port : int
        Its port, for the printed link.
    base : str
        Path prefix, with or without slashes around it.
    has_sign_in : bool
        Whether people sign in at a provider of OpenID Connect.
    follow_seconds : float, optional
        How often to look for what another process has written without having been told.
    """

    services: Services
    address: str | None
    port: int
    base: str = ""
    has_sign_in: bool = False
    follow_seconds: float = FOLLOW_SECONDS

    @property
    def needs_key(self) -> bool:
        """Whether the owner's key is asked for: on any address but loopback, or when the environment says so."""
        return not is_loopback(self.address) or os.environ.get("CXDESIGN_REQUIRE_KEY", "") not in {"", "0"}

    @property
    def prefix(self) -> str:
        """The path prefix with a slash before it and none behind, or nothing."""
        path = self.base.strip("/")
        return f"/{path}" if path else ""

    @property
    def routes(self) -> list[BaseRoute]:
        """The channel, the snapshot, the pictures and the frontend's files."""
        key = self.services.signing_key()
        neighbours = Neighbours(self.services.store.news)
        condition = Condition(self.services.store.time.look, neighbours)
        hub = Hub(neighbours, follow_seconds=self.follow_seconds, condition=condition)
        rooms = Rooms(self.services, neighbours, follow_seconds=self.follow_seconds, condition=condition)
        channel = Channel(self.services, Tickets(key), BrowserCookies(key), hub)
        pictures = PictureRoutes(self.services, Tickets(key))
        project = f"{self.prefix}/api/projects/{{project_id}}"
        return [
            WebSocketRoute(project, channel.socket),
            Route(f"{project}/snapshot", channel.snapshot),
            Route(f"{project}/ticket", channel.ticket, methods=["POST"]),
            Route(f"{project}/pictures", pictures.take, methods=["POST"]),
            Route(f"{project}/pictures/carry", pictures.carry, methods=["POST"]),
            Route(f"{project}/pictures/{{digest}}", pictures.give),
            *workshop_routes(
                self.services, address=self.address, port=self.port, prefix=self.prefix, call=hub.call, rooms=rooms
            ),
            Mount(f"{self.prefix}{assets_path()}", Assets(frontend_folder())),
        ]

    @property
    def middleware(self) -> list[Middleware]:
        """The gate in front of everything, the frame's host configuration, and prompt sockets."""
        cookies = BrowserCookies(self.services.signing_key())
        owner_key, links = self.services.owner_key(), self.services.viewer_links
        door = Door(
            self.needs_key,
            owner_key,
            cookies,
            lambda: f"actor:{new_id()}",
            links,
            is_former=self.services.store.forgotten.is_former,
            has_sign_in=self.has_sign_in,
            open_below=(f"{self.prefix}/join", f"{self.prefix}/api/workshop"),
        )
        return [
            Middleware(Gate, door=door),
            Middleware(QuietHost),
            Middleware(Promptness),
        ]

    @asynccontextmanager
    async def lifespan(self, _app: object) -> AsyncIterator[dict[str, Any]]:  # Any: the frame's state
        """Start the log, and what is done daily; at the end close the store."""
        set_up_logging()
        logger.info("started on %s port %s, store %s", self.address, self.port, self.services.store.address)
        if self.needs_key or self.has_sign_in:
            self._print_link()
        try:
            async with daily(partial(tidy, self.services)):
                yield {}
        finally:
            logger.info("stopped")
            self.services.store.close()

    def _print_link(self) -> None:
        host = socket.gethostname() if self.address in {None, "", "0.0.0.0", "::"} else self.address  # noqa: S104
        link = f"http://{host}:{self.port}{self.prefix}/?key={self.services.owner_key()}"
        print(f"\n  Owner's link: {link}\n", flush=True)  # noqa: T201


def set_up_logging() -> None:
    """Log to a file that rotates. Doing it twice changes nothing."""
    if any(isinstance(handler, logging.handlers.RotatingFileHandler) for handler in logger.handlers):
        return
    handler = logging.handlers.RotatingFileHandler(
        log_file(), maxBytes=LOG_BYTES, backupCount=LOG_FILES, encoding="utf-8"
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
