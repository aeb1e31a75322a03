"""How a phone comes in: the page and its texts, what a code opens, and the cookie that brings a person back."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import asdict
from functools import cache
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from cxdesign.errors import CommandInvalid, CxDesignError, PermissionDenied, StorageError
from cxdesign.i18n import LOCALES, Translator, negotiate
from cxdesign.live.assets import assets_path
from cxdesign.live.sockets import is_same_origin
from cxdesign.live.visitors import address_of, proxy_count
from cxdesign.live.workshop.frames import PHONE_BYTES, Join, Look, parse_body
from cxdesign.live.workshop.limits import Allowance
from cxdesign.resources import frontend_folder
from cxdesign.services.agendas import agenda_words
from cxdesign.services.bootstrap import Services, display_name
from cxdesign.services.notice import participant_notice
from cxdesign.storage.workshops import Workshop
from cxdesign.views.room_ratings import criteria_words

JOINS_AT_ONCE, JOINS_A_MINUTE = 350, 50
"""How many may come into a workshop from one address (ours): a whole room behind one router, and who fills it up waits.

So at most 400 come in within a minute; each server counts by itself.
"""
COOKIE_SECONDS = 30 * 24 * 3600
"""How long a browser comes back as the same person (ours)."""
TEXT_AREAS = (
    "phone.",
    "agreement.",
    "lane.",
    "enum.rater_role.",
    "enum.empathy_area.",
    "rate.evidence_",
    "rate.between",
)
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "connect-src 'self' ws: wss:",
        "img-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)
"""The page loads its own files and nothing else; ``ws:`` is named as not every browser takes it for the same host."""


class RoomCookie:
    """What a phone keeps: workshop, participant and secret. Two servers side by side do not share its name."""

    def __init__(self, signing_key: str) -> None:
        self.name = f"cx_room_{hashlib.sha256(signing_key.encode()).hexdigest()[:8]}"

    def put(self, response: Response, path: str, workshop_id: str, participant_id: str, secret: str) -> None:
        """Have a browser keep who it is; scripts do not see it."""
        value = f"{workshop_id}.{participant_id.partition(':')[2]}.{secret}"
        response.set_cookie(
            self.name, value, max_age=COOKIE_SECONDS, path=path or "/", httponly=True, samesite="strict"
        )

    def read(self, cookies: Mapping[str, str]) -> tuple[str, str, str]:
        """Return workshop, participant and secret as a browser keeps them.

        Raises
        ------
        PermissionDenied
            ``workshop_closed`` when it keeps none.
        """
        parts = cookies.get(self.name, "").split(".", 2)
        if len(parts) != 3:
            raise PermissionDenied("workshop_closed")
        return parts[0], f"actor:{parts[1]}", parts[2]


class Entry:
    """Answers the requests of phones.

    Parameters
    ----------
    services : Services
        The workshops.
    cookie : RoomCookie
        What a browser keeps.
    prefix : str
        Path prefix of the server.
    """

    def __init__(self, services: Services, cookie: RoomCookie, prefix: str) -> None:
        self._services = services
        self._cookie = cookie
        self._prefix = prefix
        self._codes = services.codes
        self._proxies = proxy_count()
        self._joins = Allowance(JOINS_AT_ONCE, JOINS_A_MINUTE)

    async def page(self, request: Request) -> Response:
        """Answer ``GET /join``."""
        locale = negotiate(request.headers.get("accept-language"))
        page = (frontend_folder() / "workshop" / "phone.html").read_text("utf-8")
        page = page.replace("{base}", self._prefix).replace("{files}", phone_files(self._prefix))
        page = page.replace("{lang}", locale).replace("{title}", Translator(locale)("phone.page_title"))
        headers = {"content-security-policy": POLICY, "cache-control": "no-cache"}
        return HTMLResponse(page, headers=headers)

    async def texts(self, request: Request) -> Response:
        """Answer ``GET /join/texts/{locale}``."""
        locale = negotiate(request.path_params["locale"])
        return Response(_texts(locale), media_type="application/json", headers={"cache-control": "max-age=300"})

    async def look(self, request: Request) -> Response:
        """Answer ``POST /api/workshop/look``: which workshop a code opens."""
        try:
            asked = parse_body(Look, await read_body(request))
            workshop = await self._found(request, asked.code)
            told = await run_in_threadpool(self._told, workshop, request.cookies)
        except CxDesignError as error:
            return refused(request, error)
        except ClientDisconnect:
            return Response(status_code=400)
        return JSONResponse(told, headers={"cache-control": "no-store"})

    async def join(self, request: Request) -> Response:
        """Answer ``POST /api/workshop/join``: come in, and keep who one is."""
        try:
            asked = parse_body(Join, await read_body(request))
            workshop = await self._found(request, asked.code)
            if not self._joins.take(f"{workshop.id} {address_of(request, self._proxies)}"):
                raise PermissionDenied("joins_too_fast")
            person, secret = await run_in_threadpool(
                self._services.participants.join, workshop, display_name(asked.name), asked.role
            )
        except CxDesignError as error:
            return refused(request, error)
        except ClientDisconnect:
            return Response(status_code=400)
        response = JSONResponse({"number": person.number}, headers={"cache-control": "no-store"})
        self._cookie.put(response, self._prefix, workshop.id, person.id, secret)
        return response

    async def leave(self, request: Request) -> Response:
        """Answer ``POST /api/workshop/leave``: this browser is somebody else from now on."""
        if not is_same_origin(request.headers):
            return Response(status_code=403)
        response = Response(status_code=204)
        response.delete_cookie(self._cookie.name, path=self._prefix or "/")
        return response

    async def _found(self, request: Request, typed: str) -> Workshop:
        """Return the workshop a code opens; a wrong one costs a try.

        Raises
        ------
        PermissionDenied
            ``code_wrong``, ``codes_too_fast``, ``ticket_invalid`` for a page of another server.
        """
        if not is_same_origin(request.headers):
            raise PermissionDenied("ticket_invalid")
        return await run_in_threadpool(self._codes.find, typed, address_of(request, self._proxies))

    def _told(self, workshop: Workshop, cookies: Mapping[str, str]) -> dict[str, Any]:  # Any: JSON
        row = self._services.projects.row(workshop.project_id)
        people = len(self._services.store.workshops.participants(workshop.id))
        settings = self._services.store.settings
        notice = {locale: asdict(participant_notice(settings, Translator(locale))) for locale in LOCALES}
        return {"title": row.name, "people": people, "is_in": self._is_in(workshop, cookies), "notice": notice}

    def _is_in(self, workshop: Workshop, cookies: Mapping[str, str]) -> bool:
        """Return whether this browser takes part in the workshop already."""
        try:
            return self._services.participants.come_back(*self._cookie.read(cookies))[0].id == workshop.id
        except PermissionDenied:
            return False


@cache
def phone_files(prefix: str) -> str:
    """Return the path below which the phone's files lie; it changes with their content."""
    return f"{prefix}/join{assets_path()}"


@cache
def _texts(locale: str) -> bytes:
    """Return what phones are told in a language; a whole room asks for it at once."""
    texts = Translator(locale).below(*TEXT_AREAS)
    words = {**criteria_words(locale), "agenda": dict(agenda_words(locale))}
    return bytes(JSONResponse({"locale": locale, "texts": texts, **words}).body)


async def read_body(request: Request) -> str:
    """Return what a phone posted.

    Raises
    ------
    CommandInvalid
        ``frame_too_large``.
    """
    body = bytearray()
    async for part in request.stream():
        body.extend(part)
        if len(body) > PHONE_BYTES:
            raise CommandInvalid("frame_too_large", limit=PHONE_BYTES)
    return body.decode("utf-8", "replace")


def refused(request: Request, error: CxDesignError) -> JSONResponse:
    """Return why a phone was refused, in its language."""
    translate = Translator(negotiate(request.headers.get("x-locale") or request.headers.get("accept-language")))
    status = {"codes_too_fast": 429, "joins_too_fast": 429, "code_wrong": 404, "workshop_full": 409}.get(error.code)
    if status is None:
        status = 503 if isinstance(error, StorageError) else 400
    return JSONResponse(
        {"code": error.code, "message": translate.error(error)}, status, headers={"cache-control": "no-store"}
    )
