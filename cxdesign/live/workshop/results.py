"""The routes that list the workshops of a project and give the result of one as a file, to who may lead it."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import timedelta
from functools import partial
from types import MappingProxyType
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from cxdesign.errors import CxDesignError
from cxdesign.i18n import Translator
from cxdesign.live.entrance import require_entrance
from cxdesign.live.tickets import Claims, Tickets
from cxdesign.live.workshop.asking import claims_of, refused
from cxdesign.services.agendas import agenda_words
from cxdesign.services.bootstrap import Services
from cxdesign.services.workshop_result import KINDS, Kind, Wanted, write_workshop_result

MEDIA_TYPES: Mapping[str, str] = MappingProxyType({"html": "text/html; charset=utf-8", "pdf": "application/pdf"})
FARTHEST_MINUTES = 14 * 60
"""No clock is further from UTC."""


class ResultRoute:
    """Gives results of workshops, one at a time: paper takes a while to be drawn.

    Parameters
    ----------
    services : Services
        The workshops.
    tickets : Tickets
        Reads what the page handed the facilitator's screen.
    """

    def __init__(self, services: Services, tickets: Tickets) -> None:
        self._services = services
        self._tickets = tickets
        self._turn = asyncio.Semaphore(1)

    async def give(self, request: Request) -> Response:
        """Answer ``GET /api/projects/{project_id}/workshop/result.{kind}``; the ticket comes in ``X-Ticket``."""
        kind = next((one for one in KINDS if one == request.path_params["kind"]), None)
        if kind is None:
            return Response(status_code=404)
        try:
            claims = claims_of(request, self._tickets)
            async with self._turn:
                write = partial(self._written, claims, kind, _wanted(request.query_params))
                data = await run_in_threadpool(write)
        except CxDesignError as error:
            return refused(request, error)
        headers = {"cache-control": "no-store", "content-disposition": f'attachment; filename="workshop.{kind}"'}
        return Response(data, media_type=MEDIA_TYPES[kind], headers=headers)

    async def held(self, request: Request) -> Response:
        """Answer ``GET /api/projects/{project_id}/workshops``: all of them, the newest first."""
        try:
            claims = claims_of(request, self._tickets)
            told = await run_in_threadpool(self._held, claims)
        except CxDesignError as error:
            return refused(request, error)
        return JSONResponse(told, headers={"cache-control": "no-store"})

    def _held(self, claims: Claims) -> dict[str, Any]:  # Any: JSON
        require_entrance(self._services, claims)
        words = agenda_words(claims.locale)
        return {
            "workshops": [
                {
                    "id": one.id,
                    "name": words.get(one.name, one.name),
                    "opened_at": one.opened_at.isoformat(),
                    "is_open": one.closed_at is None,
                    "people": one.people,
                }
                for one in self._services.workshops.held(claims.actor, claims.project_id)
            ]
        }

    def _written(self, claims: Claims, kind: Kind, wanted: Wanted) -> bytes:
        require_entrance(self._services, claims)
        translate = Translator(claims.locale)
        return write_workshop_result(self._services, claims.actor, claims.project_id, kind, translate, wanted=wanted)


def _wanted(asked: Mapping[str, str]) -> Wanted:
    """Return what a query asks for: which workshop, with all of it behind, with names, by which clock."""
    return Wanted(
        workshop_id=asked.get("workshop") or None,
        has_annex=asked.get("annex") == "1",
        has_names=asked.get("names") == "1",
        offset=_offset(asked.get("offset", "0")),
    )


def _offset(told: str) -> timedelta:
    """Return how far a browser's clock is ahead of UTC, nothing when it says nothing sensible."""
    try:
        minutes = int(told)
    except ValueError:
        return timedelta()
    return timedelta(minutes=minutes if abs(minutes) <= FARTHEST_MINUTES else 0)
