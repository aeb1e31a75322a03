"""What the routes of who leads a workshop share: whose ticket it is, and how they refuse."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse

from cxdesign.errors import CxDesignError, PermissionDenied
from cxdesign.i18n import Translator, negotiate
from cxdesign.live.tickets import Claims, Tickets


def claims_of(request: Request, tickets: Tickets) -> Claims:
    """Return who asks about the project of an address, by the ticket in ``X-Ticket``.

    Raises
    ------
    PermissionDenied
        When the ticket does not hold for the project.
    """
    return tickets.read(request.headers.get("x-ticket", ""), request.path_params["project_id"])


def refused(request: Request, error: CxDesignError) -> JSONResponse:
    """Return why something is not given, in the language of the browser that asks."""
    translate = Translator(negotiate(request.headers.get("accept-language")))
    status = 403 if isinstance(error, PermissionDenied) else 409
    return JSONResponse({"code": error.code, "message": translate.error(error)}, status)
