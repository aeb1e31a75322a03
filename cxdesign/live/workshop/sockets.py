"""The sockets of a workshop: one a phone, known by its cookie, and one for who leads, known by the project's ticket."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.websockets import WebSocket, WebSocketDisconnect

from cxdesign.commands import NameVersion, parse
from cxdesign.domain.facilitation import CallTo
from cxdesign.errors import CommandError, CommandInvalid, CxDesignError, StorageError
from cxdesign.i18n import Translator, negotiate
from cxdesign.live.entrance import require_entrance
from cxdesign.live.frames import Message, call_message
from cxdesign.live.sockets import HELLO_SECONDS, REPLACED, close_for, is_accepted, received, send_all, turn_away
from cxdesign.live.tickets import Claims, Tickets
from cxdesign.live.workshop.entry import RoomCookie
from cxdesign.live.workshop.frames import (
    AnswerFrame,
    Arrive,
    Check,
    DeedFrame,
    Lead,
    LedFrame,
    MergeFrame,
    ParkFrame,
    PhoneFrame,
    Ping,
    SessionFrame,
    Speak,
    TakingFrame,
    TryWay,
    UnmergeFrame,
    Ways,
    command_id_of,
    merge_id_of,
    parse_desk,
    parse_phone,
)
from cxdesign.live.workshop.limits import Allowance
from cxdesign.live.workshop.links import squares
from cxdesign.live.workshop.preflight import CHECK_SECONDS, Checks
from cxdesign.live.workshop.reading import told_formats, told_templates
from cxdesign.live.workshop.room import Lectern, Line, Phone, Room, Rooms
from cxdesign.live.workshop.sent_again import deed_id_of
from cxdesign.live.workshop.taking import take
from cxdesign.services.agenda_templates import named_agenda
from cxdesign.services.agendas import agenda_words, make_agenda, spoken
from cxdesign.services.bootstrap import Services
from cxdesign.services.room_curve import take_curve
from cxdesign.services.room_guests import let_go
from cxdesign.services.room_piles import merge_cards
from cxdesign.services.room_ratings import take_round
from cxdesign.storage.workshops import Participant

PAGES_AT_MOST = 4
"""Most sockets of one participant (ours); one more and the oldest is closed."""
ANSWERS_AT_ONCE, ANSWERS_A_MINUTE = 40, 240
"""How fast one participant may answer (ours)."""

KEEPING = frozenset({"keep_agenda", "forget_agenda"})
"""What changes the agendas somebody keeps."""

CallBoards = Callable[[str, Message], None]
"""Tells the boards of a project where everybody is called to; called on the event loop."""

logger = logging.getLogger(__name__)


class Sockets:
    """Answers the sockets of workshops.

    Parameters
    ----------
    services : Services
        The workshops.
    tickets : Tickets
        Reads what the page handed the facilitator's screen.
    cookie : RoomCookie
        Reads what a phone keeps.
    ways_in : callable
        Gives the ways in, from where the facilitator's browser found the server and the join code.
    checks : Checks
        Hears of test phones.
    pace : Allowance, optional
        How fast one participant may answer.
    call : callable, optional
        Tells the boards of a project where everybody is called to.
    rooms : Rooms, optional
        Who is connected.
    """

    def __init__(
        self,
        services: Services,
        tickets: Tickets,
        cookie: RoomCookie,
        *,
        ways_in: Callable[[str, str | None], dict[str, Any]],
        checks: Checks,
        pace: Allowance | None = None,
        call: CallBoards = lambda _project_id, _message: None,
        rooms: Rooms | None = None,
    ) -> None:
        self._call = call
        self._services = services
        self._tickets = tickets
        self._cookie = cookie
        self._ways_in = ways_in
        self._checks = checks
        self._rooms = rooms or Rooms(services)
        self._pace = pace or Allowance(ANSWERS_AT_ONCE, ANSWERS_A_MINUTE)

    async def phone(self, socket: WebSocket) -> None:
        """Answer ``WebSocket /api/workshop/room``."""
        if not await is_accepted(socket):
            return
        try:
            async with asyncio.timeout(HELLO_SECONDS):
                hello = parse_phone(await received(socket))
            if isinstance(hello, Check):
                await self._checks.serve(socket, hello)
                return
            if not isinstance(hello, Arrive):
                raise CommandInvalid("frame_malformed")
            kept = self._cookie.read(socket.cookies)
            workshop, participant = await run_in_threadpool(self._services.participants.come_back, *kept)
            serial = await run_in_threadpool(self._services.store.workshops.last_serial, workshop.id, participant.id)
        except (CxDesignError, TimeoutError) as error:
            await turn_away(socket, error)
            return
        except WebSocketDisconnect:
            return
        line = Phone(participant=participant, locale=hello.locale)
        line.send({"type": "welcome", "me": _me(participant), "serial": serial})

        async def answer(room: Room, text: str) -> None:
            await self._hear(line, participant, room, parse_phone(text))

        await self._serve(socket, line, workshop.project_id, answer)

    async def _hear(self, line: Phone, participant: Participant, room: Room, frame: PhoneFrame) -> None:
        if isinstance(frame, AnswerFrame | ParkFrame):
            answered = await self._answered(participant, frame, Translator(negotiate(line.locale)))
            line.send(answered)
            room.learn(answered)
            if answered["type"] == "ack":  # what is refused is no news: who floods has nobody else's screen read
                room.changed()
        elif isinstance(frame, Speak):
            line.locale = frame.locale
        elif isinstance(frame, Ping):
            line.send({"type": "pong"})
        else:
            raise CommandInvalid("frame_malformed")

    async def desk(self, socket: WebSocket) -> None:
        """Answer ``WebSocket /api/projects/{project_id}/workshop``."""
        if not await is_accepted(socket):
            return
        project_id = socket.path_params["project_id"]
        try:
            async with asyncio.timeout(HELLO_SECONDS):
                hello = parse_desk(await received(socket))
            if not isinstance(hello, Lead):
                raise CommandInvalid("frame_malformed")
            claims = self._tickets.read(hello.ticket, project_id)
            await run_in_threadpool(require_entrance, self._services, claims)
            claims.actor.require_edit()
            origin, own = hello.origin, await run_in_threadpool(told_templates, self._services, claims.actor)
        except (CxDesignError, TimeoutError) as error:
            await turn_away(socket, error)
            return
        except WebSocketDisconnect:
            return
        line = Lectern(links=lambda code: self._ways_in(origin, code))
        line.send({"type": "welcome", "formats": told_formats(claims.locale)})
        line.send(own)

        async def answer(room: Room, text: str) -> None:
            frame = parse_desk(text)
            if isinstance(frame, LedFrame):
                await self._carry_out(line, room, claims, frame)
            elif isinstance(frame, Ways | TryWay):
                line.send(await run_in_threadpool(self._tried, line, number, frame))
            elif isinstance(frame, Lead):
                raise CommandInvalid("frame_malformed")
            else:
                line.send({"type": "pong"})

        with self._checks.hearing(line.send) as number:
            await self._serve(socket, line, project_id, answer)

    async def _carry_out(self, line: Lectern, room: Room, claims: Claims, frame: LedFrame) -> None:
        if isinstance(frame, SessionFrame) and frame.do == "let_go" and room.is_here(frame.of):
            line.send({"type": "ack", "id": frame.id})  # back meanwhile, and stays
            return
        answered = await run_in_threadpool(self._led, claims, frame)
        line.send(answered)
        room.learn(answered)
        if isinstance(frame, SessionFrame) and frame.do in KEEPING:
            line.send(await run_in_threadpool(told_templates, self._services, claims.actor))
        room.changed()
        if answered["type"] == "ack" and isinstance(frame, DeedFrame) and isinstance(frame.deed, CallTo):
            await self._call_boards(claims)

    def _tried(self, line: Lectern, number: str, frame: Ways | TryWay) -> dict[str, Any]:  # Any: JSON
        """Return the ways in as they are now, or what a test phone opens at one of them."""
        told = line.links(line.code or None)
        if isinstance(frame, TryWay) and frame.at in {link["origin"] for link in told["links"]}:
            address = self._checks.address(frame.at, number)
            return {"type": "try", "at": frame.at, "address": address, "seconds": CHECK_SECONDS, **squares(address)}
        return {"type": "links", **told}

    async def _call_boards(self, claims: Claims) -> None:
        """Tell the boards what the call is now; a workshop that is gone meanwhile calls nobody."""
        with suppress(CxDesignError):
            workshop = await run_in_threadpool(self._services.store.workshops.newest, claims.project_id)
            call = None if workshop is None else workshop.agenda.call
            if call is not None:
                self._call(claims.project_id, call_message(call.place_id, claims.actor.id, call.number))

    async def _answered(
        self, participant: Participant, frame: AnswerFrame | ParkFrame, translate: Translator
    ) -> dict[str, Any]:
        if not self._pace.take(participant.id):
            return _refusal(frame.id, StorageError("answers_too_fast"), translate)
        return await run_in_threadpool(self._kept, participant, frame, translate)

    def _kept(
        self, participant: Participant, frame: AnswerFrame | ParkFrame, translate: Translator
    ) -> dict[str, Any]:  # Any: JSON
        service = self._services.participants
        try:
            if isinstance(frame, ParkFrame):
                service.park(participant, frame.item, frame.text)
                return {"type": "ack", "id": frame.id, "item": frame.item}
            value = service.answer(
                participant,
                frame.prompt_id,
                frame.item,
                frame.value,
                serial=frame.serial,
                place=frame.place,
                run=frame.run,
            )
        except CxDesignError as error:
            return _refusal(frame.id, error, translate)
        except Exception:  # the last resort: else the phone would send the frame again for ever
            logger.exception("answer of %s", participant.id)
            return _refusal(frame.id, CommandError("unexpected"), translate)
        return {"type": "ack", "id": frame.id, "item": frame.item, "value": value}

    def _led(self, claims: Claims, frame: LedFrame) -> dict[str, Any]:  # Any: JSON
        translate, project_id = Translator(claims.locale), claims.project_id
        try:
            require_entrance(self._services, claims)
            told: dict[str, Any] = {}
            if isinstance(frame, DeedFrame):
                self._services.workshops.carry_out(claims.actor, project_id, frame.deed, once=deed_id_of(claims, frame))
            elif isinstance(frame, MergeFrame | UnmergeFrame):
                self._merge(claims, frame)
            elif isinstance(frame, TakingFrame):
                take(self._services, claims, frame)
            else:
                told = self._do(claims, frame)
        except CxDesignError as error:
            return _refusal(frame.id, error, translate)
        except Exception:
            logger.exception("workshop of %s", project_id)
            return _refusal(frame.id, CommandError("unexpected"), translate)
        return {"type": "ack", "id": frame.id, **told}

    def _do(self, claims: Claims, frame: SessionFrame) -> dict[str, Any]:  # Any: JSON
        workshops, actor, project_id = self._services.workshops, claims.actor, claims.project_id
        once = deed_id_of(claims, frame)
        match frame.do:
            case "begin":
                agenda = make_agenda(frame.of, claims.locale)
                workshops.begin(actor, project_id, agenda, once=once, seen=frame.seen)
            case "begin_own" | "keep_agenda" | "forget_agenda":
                self._with_own(claims, frame)
            case "close" | "reopen" | "renew_code":
                whole = {"close": workshops.close, "reopen": workshops.reopen, "renew_code": workshops.renew_code}
                whole[frame.do](actor, project_id, once=once)
            case "reset":
                workshops.reset(actor, project_id, frame.of, once=once, seen=frame.seen)
            case "redact":
                return {"quoted": workshops.redact(actor, project_id, frame.of)}
            case "let_go" | "take_curve" | "take_round":
                self._with_newest(claims, frame)
            case "snapshot":
                command = parse({"name": NameVersion.name, "version_name": frame.of})
                self._services.projects.workbench(project_id).execute(actor, command_id_of(frame), command)
        return {}

    def _with_newest(self, claims: Claims, frame: SessionFrame) -> None:
        actor, project_id, kept = claims.actor, claims.project_id, self._services.store.workshops
        workshop = self._services.workshops.newest(actor, project_id)
        if workshop is None:
            return
        if frame.do == "let_go":
            let_go(kept, workshop, frame.of, forget=partial(self._services.workshops.redact, actor, project_id))
            return
        take = take_curve if frame.do == "take_curve" else take_round
        bench = self._services.projects.workbench(project_id)
        workshop = replace(workshop, agenda=spoken(workshop.agenda, claims.locale))
        take(bench, kept, workshop, frame.of, actor=actor, command_id=command_id_of(frame))

    def _with_own(self, claims: Claims, frame: SessionFrame) -> None:
        templates, actor, project_id = self._services.templates, claims.actor, claims.project_id
        document = self._services.projects.workbench(project_id).document(actor)
        workshop = self._services.workshops.newest(actor, project_id)
        if frame.do == "begin_own":
            agenda, once = templates.agenda(actor, frame.of, document), deed_id_of(claims, frame)
            self._services.workshops.begin(actor, project_id, agenda, once=once, seen=frame.seen)
        elif frame.do == "forget_agenda":
            templates.forget(actor, frame.of)
        elif workshop is not None:
            kept = named_agenda(workshop.agenda, frame.of)
            templates.keep(actor, command_id_of(frame), kept, document)

    def _merge(self, claims: Claims, frame: MergeFrame | UnmergeFrame) -> None:
        bench = self._services.projects.workbench(claims.project_id)
        workshop = self._services.workshops.newest(claims.actor, claims.project_id)
        if isinstance(frame, UnmergeFrame):
            bench.undo(claims.actor, merge_id_of(frame.id), of=merge_id_of(frame.of))
        elif workshop is not None:
            command_id = merge_id_of(frame.id)
            merge_cards(bench, workshop, frame.card_ids, frame.text, actor=claims.actor, command_id=command_id)

    async def _serve(
        self, socket: WebSocket, line: Line, project_id: str, answer: Callable[[Room, str], Awaitable[None]]
    ) -> None:
        room = self._rooms.enter(project_id, line)
        if isinstance(line, Phone) and line.participant is not None:
            for surplus in room.lines_of(line.participant.id)[:-PAGES_AT_MOST]:
                surplus.end(REPLACED)
        sender = asyncio.create_task(send_all(socket, line.queue.get))
        listener = asyncio.create_task(_listen(socket, line, partial(answer, room)))
        ending = asyncio.create_task(line.ended.wait())
        tasks = (sender, listener, ending)
        try:
            await asyncio.wait((listener, ending), return_when=asyncio.FIRST_COMPLETED)
            if listener.done():
                listener.result()  # what nobody expected is told by the server
        finally:
            self._rooms.leave(project_id, line)
            for task in tasks:
                task.cancel()
            with suppress(asyncio.CancelledError):
                await asyncio.gather(*tasks, return_exceptions=True)
        if line.ended.is_set():
            await close_for(socket, line.reason)


async def _listen(socket: WebSocket, line: Line, answer: Callable[[str], Awaitable[None]]) -> None:
    """Answer what comes until the socket is closed, or is to be closed."""
    try:
        while True:
            await answer(await received(socket))
    except CxDesignError as error:
        line.end(error)
    except (WebSocketDisconnect, RuntimeError):
        pass


def _me(participant: Participant) -> dict[str, Any]:  # Any: JSON
    return {
        "id": participant.id,
        "number": participant.number,
        "name": participant.name,
        "role": participant.role.value,
    }


def _refusal(frame_id: str, error: CxDesignError, translate: Translator) -> dict[str, Any]:  # Any: JSON
    """Return that a frame was refused; one that failed by the store may be sent again."""
    name, words = str(error.params.get("name", "")), agenda_words(translate.locale)
    params = {**error.params, "name": words[name]} if name in words else error.params
    is_final = not isinstance(error, StorageError) or error.code in {"workshop_closed", "workshop_full"}
    return {
        "type": "reject",
        "id": frame_id,
        "code": error.code,
        "message": translate.code(error.code, params),
        "is_final": is_final,
    }
