"""The routes of workshops, and which of them are open to people without the owner's key."""

from __future__ import annotations

from functools import partial
from typing import Any

from starlette.routing import BaseRoute, Mount, Route, WebSocketRoute

from cxdesign.live.assets import Assets
from cxdesign.live.gate import is_loopback
from cxdesign.live.tickets import Tickets
from cxdesign.live.workshop.addresses import WayKind, start_command, ways_in
from cxdesign.live.workshop.entry import Entry, RoomCookie, phone_files
from cxdesign.live.workshop.interfaces import this_machine
from cxdesign.live.workshop.links import join_links
from cxdesign.live.workshop.opened import FigureRoute
from cxdesign.live.workshop.preflight import Checks
from cxdesign.live.workshop.results import ResultRoute
from cxdesign.live.workshop.room import Rooms
from cxdesign.live.workshop.sockets import CallBoards, Sockets
from cxdesign.resources import frontend_folder
from cxdesign.services.bootstrap import Services


def workshop_routes(
    services: Services, *, address: str | None, port: int, prefix: str, call: CallBoards, rooms: Rooms
) -> list[BaseRoute]:
    """Return the routes: the phones' page and files, their entrance and sockets, and those of who leads.

    ``call`` tells the boards of a project where everybody is called to; ``rooms`` are told what other servers say.
    """
    key = services.signing_key()
    cookie = RoomCookie(key)
    entry = Entry(services, cookie, prefix)
    checks = Checks(key, services.store.news, prefix)
    ways = partial(told_ways, address=address, port=port, prefix=prefix)
    sockets = Sockets(services, Tickets(key), cookie, ways_in=ways, checks=checks, call=call, rooms=rooms)
    results, figures = ResultRoute(services, Tickets(key)), FigureRoute(services, Tickets(key))
    open_to_all = f"{prefix}/api/workshop"
    return [
        Route(f"{prefix}/join", entry.page),
        Route(f"{prefix}/join/texts/{{locale}}", entry.texts),
        Route(f"{prefix}/join/check", checks.page),
        Mount(phone_files(prefix), Assets(frontend_folder() / "workshop")),
        Route(f"{open_to_all}/look", entry.look, methods=["POST"]),
        Route(f"{open_to_all}/join", entry.join, methods=["POST"]),
        Route(f"{open_to_all}/leave", entry.leave, methods=["POST"]),
        Route(f"{open_to_all}/check", checks.opened, methods=["POST"]),
        WebSocketRoute(f"{open_to_all}/room", sockets.phone),
        WebSocketRoute(f"{prefix}/api/projects/{{project_id}}/workshop", sockets.desk),
        Route(f"{prefix}/api/projects/{{project_id}}/workshop/result.{{kind}}", results.give),
        Route(f"{prefix}/api/projects/{{project_id}}/workshops", results.held),
        Route(f"{prefix}/api/projects/{{project_id}}/workshop/figure", figures.give),
        Route(f"{prefix}/api/projects/{{project_id}}/workshop/revealed", figures.result),
    ]


def told_ways(
    origin: str, code: str | None, *, address: str | None, port: int, prefix: str
) -> dict[str, Any]:  # Any: JSON
    """Return how phones come in: the links, and whether the server is open to others at all."""
    found = ways_in(origin, bound=address, port=port, machine=this_machine())
    return {
        "links": join_links(found, prefix=prefix, code=code),
        "bound": address or "",
        "is_shut": is_loopback(address) and all(way.kind is WayKind.HERE for way in found),
        "command": start_command(port),
    }
