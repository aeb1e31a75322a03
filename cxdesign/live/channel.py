"""The channel beside Streamlit: one WebSocket a board, and the snapshot for whoever missed something."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable
from contextlib import suppress
from functools import partial

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.websockets import WebSocket, WebSocketDisconnect

from cxdesign.errors import (
    CommandInvalid,
    CxDesignError,
    PermissionDenied,
    ProjectUnknown,
    StorageError,
)
from cxdesign.i18n import Translator, negotiate
from cxdesign.live.connection import Connection
from cxdesign.live.desk import Desk
from cxdesign.live.entrance import may_enter, require_entrance
from cxdesign.live.frames import (
    CommandFrame,
    Frame,
    Hello,
    ImpactFrame,
    Message,
    NameFrame,
    Ping,
    PresenceFrame,
    UndoFrame,
    call_message,
    dumps,
    parse_frame,
)
from cxdesign.live.hub import Hub, Room
from cxdesign.live.sockets import HELLO_SECONDS, TOO_SLOW, is_accepted, is_same_origin, received, send_all, turn_away
from cxdesign.live.tickets import BrowserCookies, Claims, Tickets
from cxdesign.services.bootstrap import Services

RENEWAL_SECONDS = 30 * 60
WATCH_SECONDS = 5
"""How long a viewer may go on looking after the link was closed (ours)."""

logger = logging.getLogger(__name__)


class Channel:
    """Answers the board's socket and snapshot requests.

    Parameters
    ----------
    services : Services
        The projects and people.
    tickets : Tickets
        Reads what the page handed its board.
    cookies : BrowserCookies
        Tells who a browser is.
    hub : Hub
        Who is connected.
    """

    def __init__(self, services: Services, tickets: Tickets, cookies: BrowserCookies, hub: Hub) -> None:
        self._services = services
        self._tickets = tickets
        self._cookies = cookies
        self._hub = hub
        services.care.watch(self._hub.forget_name)

    async def snapshot(self, request: Request) -> JSONResponse:
        """Answer ``GET /api/projects/{project_id}/snapshot``; the ticket comes in the header ``X-Ticket``."""
        try:
            claims = self._tickets.read(request.headers.get("x-ticket", ""), request.path_params["project_id"])
            wanted = request.query_params.get("parts", "figures").split(",")
            answer = await run_in_threadpool(self._present, claims, wanted)
        except CxDesignError as error:
            return _refused(request, error)
        return JSONResponse(answer, headers={"cache-control": "no-store"})

    async def ticket(self, request: Request) -> JSONResponse:
        """Answer ``POST /api/projects/{project_id}/ticket``: a fresh ticket for the one in the header ``X-Ticket``."""
        try:
            if not is_same_origin(request.headers):
                raise PermissionDenied("ticket_invalid")
            fresh = self._tickets.renew(
                request.headers.get("x-ticket", ""),
                request.path_params["project_id"],
                holder=self._cookies.actor_id(request.cookies),
            )
        except CxDesignError as error:
            return _refused(request, error)
        return JSONResponse({"ticket": fresh}, headers={"cache-control": "no-store"})

    async def socket(self, socket: WebSocket) -> None:
        """Answer ``WebSocket /api/projects/{project_id}``."""
        if not await is_accepted(socket):
            return
        try:
            connection, hello, claims = await self._greet(socket)
        except (CxDesignError, TimeoutError) as error:
            await turn_away(socket, error)
            return
        except WebSocketDisconnect:
            return
        await self._serve(socket, connection, hello, claims)

    async def _greet(self, socket: WebSocket) -> tuple[Connection, Hello, Claims]:
        async with asyncio.timeout(HELLO_SECONDS):
            frame = parse_frame(await received(socket))
        if not isinstance(frame, Hello):
            raise CommandInvalid("frame_malformed")
        claims = self._tickets.read(frame.ticket, socket.path_params["project_id"])
        desk = await run_in_threadpool(self._desk, claims)
        if frame.name and not claims.actor.is_viewer:
            with suppress(PermissionDenied):  # a browser goes on saying the name that was taken out
                await run_in_threadpool(self._services.rename_person, claims.actor.id, frame.name)
        name = (await run_in_threadpool(self._services.store.people.names)).get(claims.actor.id, "")
        return self._hub.connection(desk, name, frame.parts), frame, claims

    def _present(self, claims: Claims, parts: Iterable[str]) -> Message:
        desk = self._desk(claims)
        state = desk.state(None)
        return {"snapshot": state["snapshot"], "undo": desk.undo_state(), "parts": desk.parts(parts)}

    def _desk(self, claims: Claims) -> Desk:
        require_entrance(self._services, claims)
        workbench = self._services.projects.workbench(claims.project_id)
        translator = Translator(claims.locale)
        names = partial(self._services.care.names, translator)
        former = self._services.store.forgotten.former
        return Desk(workbench, claims.actor, translator, names, self._services.today, former=former)

    async def _serve(self, socket: WebSocket, connection: Connection, hello: Hello, claims: Claims) -> None:
        room = self._hub.enter(connection)
        sender = asyncio.create_task(send_all(socket, connection.next_text))
        renewal = asyncio.create_task(self._renew(connection, claims))
        watch = asyncio.create_task(self._watch(socket, claims))
        try:
            await self._welcome(connection, room, hello)
            while not connection.is_overrun:
                frame = parse_frame(await received(socket))
                await self._answer(connection, room, frame)
            await socket.close(TOO_SLOW)
        except CxDesignError as error:
            await turn_away(socket, error)
        except (WebSocketDisconnect, RuntimeError):
            pass
        finally:
            self._hub.leave(connection)
            for task in (sender, renewal, watch):
                task.cancel()
            with suppress(asyncio.CancelledError):
                await asyncio.gather(sender, renewal, watch, return_exceptions=True)

    async def _welcome(self, connection: Connection, room: Room, hello: Hello) -> None:
        desk = connection.desk
        state = await run_in_threadpool(desk.state, hello.revision)
        connection.place = (await run_in_threadpool(desk.project))["state"]
        message = {
            "type": "welcome",
            "actor": desk.actor.id,
            "role": desk.actor.role.value,
            "name": connection.name or None,
            "project": connection.place,
            **state,
            "undo": await run_in_threadpool(desk.undo_state),
            "parts": await run_in_threadpool(desk.parts, connection.parts),
            "peers": room.peers(connection),
            "people": await run_in_threadpool(desk.people),
            "colour": connection.colour,
            "call": await run_in_threadpool(self._standing_call, desk),
            "store_is_up": self._hub.store_is_up,
        }
        connection.welcome(state["revision"], dumps(message))
        room.show_presence()

    def _standing_call(self, desk: Desk) -> Message | None:
        """Return where everybody is called to at the moment, for who may edit; None when nobody calls."""
        workshop = self._services.store.workshops.newest(desk.workbench.project_id) if desk.actor.can_edit else None
        call = workshop.agenda.call if workshop is not None and workshop.is_open else None
        return None if call is None or call.place_id is None else call_message(call.place_id, "", call.number)

    async def _answer(self, connection: Connection, room: Room, frame: Frame) -> None:
        match frame:
            case CommandFrame() | UndoFrame():
                answer = await run_in_threadpool(connection.desk.carry_out, frame)
                connection.send(dumps(answer))
                self._hub.learn(answer)
                if answer.get("code", "").startswith("project_"):
                    room.show_place(await run_in_threadpool(connection.desk.workbench.whereabouts.now))
            case PresenceFrame():
                editing = frame.editing if connection.desk.actor.can_edit else None
                if (connection.selection, connection.editing) != (frame.selection, editing):
                    connection.selection, connection.editing = frame.selection, editing
                    room.show_presence()
            case NameFrame() if connection.desk.actor.is_viewer:
                connection.desk.actor.require_edit()
            case NameFrame():
                await self._rename(connection, room, frame)
            case ImpactFrame():
                connection.send(dumps(await run_in_threadpool(connection.desk.impact, frame.id)))
            case Ping():
                connection.send(dumps({"type": "pong"}))
            case Hello():
                raise CommandInvalid("frame_malformed")

    async def _rename(self, connection: Connection, room: Room, frame: NameFrame) -> None:
        try:
            name = await run_in_threadpool(self._services.rename_person, connection.desk.actor.id, frame.name)
        except PermissionDenied as error:  # of a former participant: the line stays
            message = connection.desk.translator.error(error)
            connection.send(dumps({"type": "error", "code": error.code, "message": message}))
            return
        connection.name = name
        await room.show_names()

    async def _renew(self, connection: Connection, claims: Claims) -> None:
        while True:
            await asyncio.sleep(RENEWAL_SECONDS)
            connection.send(dumps({"type": "ticket", "ticket": self._tickets.issue(claims)}))

    async def _watch(self, socket: WebSocket, claims: Claims) -> None:
        """Close a viewer's socket soon after the link was closed or made anew."""
        while claims.actor.is_viewer:
            await asyncio.sleep(WATCH_SECONDS)
            try:
                stands = await run_in_threadpool(may_enter, self._services, claims)
            except StorageError:  # a store that fails for a moment says nothing of the link: look again
                continue
            if not stands:
                await turn_away(socket, PermissionDenied("view_link_closed"))
                return


def _refused(request: Request, error: CxDesignError) -> JSONResponse:
    translator = Translator(negotiate(request.headers.get("accept-language")))
    status = 404 if isinstance(error, ProjectUnknown) else 401 if isinstance(error, PermissionDenied) else 503
    return JSONResponse({"code": error.code, "message": translator.error(error)}, status)
