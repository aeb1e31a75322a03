"""The routes for pictures: one takes them, one gives them. Both ask for the ticket of the project, in a header."""

from __future__ import annotations

import asyncio
import re
from functools import partial
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response

from cxdesign.commands.paste import CARDS_LIMIT
from cxdesign.domain.images import ImageDigest
from cxdesign.errors import CxDesignError, FormatError, PermissionDenied, ProjectUnknown, StorageError
from cxdesign.formats.format import MEGABYTE
from cxdesign.formats.pictures import UPLOAD_LIMIT, media_type
from cxdesign.i18n import Translator, negotiate
from cxdesign.live.entrance import require_entrance
from cxdesign.live.sockets import is_same_origin
from cxdesign.live.tickets import Claims, Tickets
from cxdesign.services.bootstrap import Services

AT_ONCE = 2
"""Most pictures that are drawn anew at the same time (ours): each takes up to some hundred megabytes meanwhile."""
CARRY_LIMIT = 200_000
"""Most bytes that name pictures to be carried over: as many as one paste has room for (ours)."""
_DIGEST = re.compile(r"[0-9a-f]{64}")
_FOR_EVER = {"cache-control": "private, max-age=31536000, immutable"}
_STATUS = {"picture_too_large": 413, "picture_unknown": 415, "role_may_not_edit": 403, "pictures_full": 507}


class PictureRoutes:
    """Takes and gives the pictures of projects.

    Parameters
    ----------
    services : Services
        The projects and their pictures.
    tickets : Tickets
        Reads what the page handed its board.
    """

    def __init__(self, services: Services, tickets: Tickets) -> None:
        self._services = services
        self._tickets = tickets
        self._turn = asyncio.Semaphore(AT_ONCE)

    async def take(self, request: Request) -> Response:
        """Answer ``POST /api/projects/{project_id}/pictures``: the body is the file; tell how a record names it."""
        locale = None
        try:
            claims = await self._editing(request)
            locale = claims.locale
            async with self._turn:
                data = await _body(request, UPLOAD_LIMIT)
                kept = await run_in_threadpool(self._services.pictures.add, claims.actor, claims.project_id, data)
        except CxDesignError as error:
            return _refused(request, error, locale)
        except ClientDisconnect:
            return Response(status_code=400)
        return JSONResponse(kept.attributes, 201, headers={"cache-control": "no-store"})

    async def carry(self, request: Request) -> Response:
        """Answer ``POST /api/projects/{project_id}/pictures/carry``: pictures of another project; tell which came."""
        locale = None
        try:
            claims = await self._editing(request)
            locale = claims.locale
            wanted = _Carrying.model_validate_json(await _body(request, CARRY_LIMIT))
            carry = partial(self._services.pictures.carry, claims.actor, claims.project_id)
            found = await run_in_threadpool(carry, wanted.source, wanted.digests)
        except ValidationError:
            return _refused(request, FormatError("picture_unknown"), locale)
        except CxDesignError as error:
            return _refused(request, error, locale)
        except ClientDisconnect:
            return Response(status_code=400)
        return JSONResponse({"digests": found}, headers={"cache-control": "no-store"})

    async def give(self, request: Request) -> Response:
        """Answer ``GET /api/projects/{project_id}/pictures/{digest}``: under a digest nothing ever changes."""
        digest = request.path_params["digest"]
        try:
            claims = self._claims(request)
            await run_in_threadpool(require_entrance, self._services, claims)
            wanted = digest if _DIGEST.fullmatch(digest) else ""
            data = await run_in_threadpool(self._services.pictures.get, claims.project_id, wanted)
        except CxDesignError as error:
            return _refused(request, error, None)
        if data is None:
            return Response(status_code=404, headers={"cache-control": "no-store"})
        return Response(data, media_type=media_type(data), headers=_FOR_EVER)

    async def _editing(self, request: Request) -> Claims:
        """Return whose request it is, or refuse who may not change the project."""
        if not is_same_origin(request.headers):
            raise PermissionDenied("ticket_invalid")
        claims = self._claims(request)
        claims.actor.require_edit()
        await run_in_threadpool(require_entrance, self._services, claims)
        return claims

    def _claims(self, request: Request) -> Claims:
        return self._tickets.read(request.headers.get("x-ticket", ""), request.path_params["project_id"])


class _Carrying(BaseModel):
    """Which pictures of which project are to be kept here too."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    source: Annotated[str, Field(max_length=200)]
    digests: Annotated[tuple[ImageDigest, ...], Field(max_length=CARDS_LIMIT)]


async def _body(request: Request, limit: int) -> bytes:
    """Return what was sent; of what is too large no more than that it is.

    Raises
    ------
    FormatError
        ``picture_too_large``.
    """
    announced = request.headers.get("content-length", "")
    body = bytearray()
    if not (announced.isdecimal() and int(announced) > limit):
        async for part in request.stream():
            body.extend(part)
            if len(body) > limit:
                break
        else:
            return bytes(body)
    raise FormatError("picture_too_large", limit=UPLOAD_LIMIT // MEGABYTE)


def _refused(request: Request, error: CxDesignError, locale: str | None) -> JSONResponse:
    translate = Translator(locale or negotiate(request.headers.get("accept-language")))
    known = {PermissionDenied: 401, ProjectUnknown: 404, StorageError: 503, FormatError: 400}
    status = _STATUS.get(error.code) or known.get(type(error), 400)
    return JSONResponse({"code": error.code, "message": translate.error(error)}, status)
