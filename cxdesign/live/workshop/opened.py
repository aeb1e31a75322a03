"""The routes that tell what a revealed prompt came to, and open a figure of it, to who may lead the workshop."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from cxdesign.domain.agenda import PromptKind
from cxdesign.domain.facilitation import expect_prompt
from cxdesign.errors import CommandInvalid, CxDesignError, StorageError
from cxdesign.i18n import Translator
from cxdesign.live.entrance import require_entrance
from cxdesign.live.tickets import Claims, Tickets
from cxdesign.live.workshop.asking import claims_of, refused
from cxdesign.services.agendas import spoken
from cxdesign.services.ballots import Ballots
from cxdesign.services.bootstrap import Services
from cxdesign.services.room_cards import cards_shown, of_workshop
from cxdesign.views.opened import Input, OpenedFigure
from cxdesign.views.room_notes import build_offer
from cxdesign.views.room_opened import Said, open_room_figure
from cxdesign.views.room_results import build_result

Json = dict[str, Any]  # Any: JSON


class FigureRoute:
    """Opens figures of workshops.

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

    async def give(self, request: Request) -> Response:
        """Answer ``GET /api/projects/{project_id}/workshop/figure?prompt=…&figure=…``; ticket in ``X-Ticket``."""
        return await self._answer(request, self._opened, request.query_params.get("figure", ""))

    async def result(self, request: Request) -> Response:
        """Answer ``GET /api/projects/{project_id}/workshop/revealed?prompt=…``; nothing moves on any screen."""
        return await self._answer(request, self._result)

    async def _answer(self, request: Request, read: Callable[..., Json], *more: str) -> Response:
        try:
            claims = claims_of(request, self._tickets)
            found = await run_in_threadpool(partial(read, claims, request.query_params.get("prompt", ""), *more))
        except CxDesignError as error:
            return refused(request, error)
        return JSONResponse(found, headers={"cache-control": "no-store"})

    def _result(self, claims: Claims, prompt_id: str) -> Json:
        said = self._said(claims, prompt_id)
        if said.prompt.kind is PromptKind.CARDS:
            return {"result": self._cards(claims, said)}
        if not said.prompt.is_revealed:
            raise CommandInvalid("prompt_state_refused", name=said.prompt.question)
        result = build_result(said.prompt, said.document, said.answers, said.roles)
        return {"result": result, **build_offer(said.workshop_id, said.prompt, result, said.document)}

    def _cards(self, claims: Claims, said: Said) -> Json:
        """Return the cards that came in with a prompt: they are on the map, so nothing of them is sealed."""
        workshop = self._services.workshops.newest(claims.actor, claims.project_id)
        if workshop is None:
            raise StorageError("workshop_closed")
        store = self._services.store.workshops
        people, ballots = store.participants(workshop.id), Ballots(store, workshop.id)
        return cards_shown(said.prompt, ballots, said.document, people, self._services.card_ids)

    def _opened(self, claims: Claims, prompt_id: str, wanted: str) -> Json:
        said, translate = self._said(claims, prompt_id), Translator(claims.locale)
        found = open_room_figure(said, wanted, translate)
        if found is None:
            raise CommandInvalid("prompt_state_refused", name=said.prompt.question)
        return told(found, translate)

    def _said(self, claims: Claims, prompt_id: str) -> Said:
        """Return what was answered to a prompt: nothing while it is sealed."""
        require_entrance(self._services, claims)
        workshop = self._services.workshops.newest(claims.actor, claims.project_id)
        if workshop is None:
            raise StorageError("workshop_closed")
        prompt = expect_prompt(spoken(workshop.agenda, claims.locale), prompt_id)
        store = self._services.store.workshops
        roles = {one.id: one.role.value for one in store.participants(workshop.id)}
        document = self._services.projects.workbench(claims.project_id).document(of_workshop(workshop))
        return Said(prompt, document, Ballots(store, workshop.id).revealed(prompt), roles, workshop.id)


def told(figure: OpenedFigure, translate: Translator) -> Json:
    """Return an opened figure as it travels: words and numbers, what is empty left empty.

    >>> told(OpenedFigure("Dots", "3", inputs=(Input("a", "3"),)), Translator("en"))["inputs"]
    [['a', '3', '']]
    """
    return {
        "title": figure.title,
        "value": figure.value,
        "formula": figure.formula,
        "worked": figure.worked,
        "inputs": _lines(figure.inputs),
        "ratings": _lines(figure.ratings),
        "notes": [[note.heading, note.text] for note in figure.notes],
        "origins": [
            translate(
                "glossary.origin", provenance=translate(f"enum.provenance.{one.provenance.value}"), source=one.text
            )
            for one in figure.origins
        ],
        "against": list(figure.against),
    }


def _lines(inputs: tuple[Input, ...]) -> list[list[str]]:
    return [[one.symbol, one.value, one.text] for one in inputs]
