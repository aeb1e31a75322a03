"""The door of the server: which hosts and owners it lets in, and who a browser is.

A server bound to a loopback address is local: no key is asked, but only loopback host names are answered, so that no
foreign name can be pointed at it. Any other address needs the owner's key, or people sign in. What counts is the
address the server is bound to, never the address of a client: behind a proxy every client looks local.
"""

from __future__ import annotations

import html
import ipaddress
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from cxdesign.errors import StorageError
from cxdesign.i18n import Translator, negotiate
from cxdesign.live.policy import content_security_policy
from cxdesign.live.tickets import BrowserCookies
from cxdesign.services.viewer_links import ViewerLinks, Viewing

COOKIE_SECONDS = 400 * 24 * 3600
"""As long as browsers keep a cookie at most."""
OPEN_PATHS = frozenset({"/_stcore/health"})
VIEW_PARAMETER = "view"
"""Part of an address that holds the secret of a viewer link."""
RENEWAL, FIGURES = "/ticket", "/_stcore/metrics"
"""Ends of the paths by which a ticket is renewed, and by which the frame tells of all its sessions."""
LEAVING = "/view/leave"
"""End of the path by which a viewer's browser becomes any other."""


@dataclass(frozen=True)
class Door:
    """How the server may be entered.

    Attributes
    ----------
    needs_key : bool
        Whether the owner's key is asked for.
    owner_key : str
        The key.
    cookies : BrowserCookies
        Signs what browsers keep.
    new_actor_id : callable
        Gives the id of a person whose browser is new.
    links : ViewerLinks
        The links for people who may only look.
    is_former : callable
        Tells whether a person's name was taken out for ever: their browser comes back as somebody new.
    has_sign_in : bool
        Whether the pages ask whoever has no key to sign in, and show a stranger nothing else.
    open_below : tuple of str
        Paths open to everybody, with all below them: what they give asks for a secret of its own.
    """

    needs_key: bool
    owner_key: str
    cookies: BrowserCookies
    new_actor_id: Callable[[], str]
    links: ViewerLinks
    is_former: Callable[[str], bool] = lambda _person_id: False
    has_sign_in: bool = False
    open_below: tuple[str, ...] = ()

    def is_open(self, path: str) -> bool:
        """Return whether a path is open to everybody."""
        return path in OPEN_PATHS or any(path == top or path.startswith(f"{top}/") for top in self.open_below)


def is_loopback(address: str | None) -> bool:
    """Return whether a bind address reaches this machine only.

    >>> is_loopback("127.0.0.1"), is_loopback("::1"), is_loopback("0.0.0.0"), is_loopback(None)
    (True, True, False, False)
    """
    if address in {None, ""}:
        return False
    if address == "localhost":
        return True
    try:
        return ipaddress.ip_address(str(address)).is_loopback
    except ValueError:
        return False


class Gate:
    """ASGI middleware in front of everything, the frame's own socket included."""

    def __init__(self, app: ASGIApp, door: Door) -> None:
        self._app = app
        self._door = door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request in, or answer it here."""
        if scope["type"] not in {"http", "websocket"}:
            await self._app(scope, receive, send)
            return
        request = HTTPConnection(scope)
        refusal = self._refusal(request)
        if refusal is None:
            await self._app(scope, receive, self._with_headers(request, send) if scope["type"] == "http" else send)
        elif scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.close", "code": 4403})
        else:
            await refusal(scope, receive, self._with_headers(request, send))

    def _refusal(self, request: HTTPConnection) -> Response | None:
        path = request.scope["path"]  # not that of request.url, which is put together with the host's name
        if path in OPEN_PATHS:
            return None
        translator = Translator(negotiate(request.headers.get("accept-language")))
        if self._door.needs_key or self._door.has_sign_in:
            return None if self._door.is_open(path) else self._keyed(request, translator)
        if is_loopback(_host(request)) or _host(request).endswith(".localhost"):
            return self._viewer(request, translator)
        return PlainTextResponse(translator("gate.foreign_host"), 403)

    def _keyed(self, request: HTTPConnection, translator: Translator) -> Response | None:
        """Let in the owner, and viewers; ask everybody else for the key, unless the pages ask them to sign in."""
        cookies = self._door.cookies
        if cookies.is_owner(request.cookies):
            return None
        offered = request.query_params.get("key", "")
        if offered and secrets.compare_digest(offered.encode(), self._door.owner_key.encode()):
            return self._welcome(request)
        if request.query_params.get(VIEW_PARAMETER) or cookies.viewing(request.cookies) is not None:
            return self._viewer(request, translator)
        if self._door.has_sign_in and not offered and not request.scope["path"].endswith(FIGURES):
            return None
        return HTMLResponse(_key_page(translator, is_wrong=bool(offered)), 401)

    def _viewer(self, request: HTTPConnection, translator: Translator) -> Response | None:
        """Let in viewers as long as their link stands, and whoever is none; who opens a link becomes a viewer."""
        cookies = self._door.cookies
        if request.scope["path"].endswith(LEAVING):
            return self._leave(request)
        if secret := request.query_params.get(VIEW_PARAMETER):
            opened = self._door.links.opened(request.query_params.get("project", ""), secret)
            return _closed_page(translator) if opened is None else self._show(request, opened)
        viewing = cookies.viewing(request.cookies)
        if viewing is None:
            return None
        if self._door.links.stands(viewing):
            return None if _only_looks(request) else PlainTextResponse(translator("error.role_may_not_edit"), 403)
        response = _closed_page(translator)
        is_read = "text/html" in request.headers.get("accept", "")  # what a page fetches by itself nobody reads
        if is_read:
            response.delete_cookie(cookies.viewer_name)
        return response

    def _show(self, request: HTTPConnection, viewing: Viewing) -> Response:
        """Remember which project a browser may look at, and take the secret out of the address."""
        cookies = self._door.cookies
        query = urlencode({"project": viewing.project_id})
        path = "/" + request.url.path.lstrip("/\\")
        response = RedirectResponse(f"{path}?{query}", 303)
        response.set_cookie(
            cookies.viewer_name, cookies.for_viewer(viewing), max_age=COOKIE_SECONDS, httponly=True, samesite="lax"
        )
        return response

    def _leave(self, request: HTTPConnection) -> Response:
        """Forget that a browser is a viewer's; what it may do then, the gate asks anew."""
        path = "/" + request.scope["path"].removesuffix(LEAVING).lstrip("/\\")
        response = RedirectResponse(path, 303)
        response.delete_cookie(self._door.cookies.viewer_name)
        return response

    def _welcome(self, request: HTTPConnection) -> Response:
        """Remember the owner's browser and take the key out of the address."""
        query = urlencode([(k, v) for k, v in parse_qsl(request.url.query) if k != "key"])
        path = "/" + request.url.path.lstrip("/\\")
        response = RedirectResponse(f"{path}?{query}" if query else path, 303)
        cookies = self._door.cookies
        response.set_cookie(
            cookies.owner_name, cookies.for_owner(), max_age=COOKIE_SECONDS, httponly=True, samesite="lax"
        )
        return response

    def _with_headers(self, request: HTTPConnection, send: Send) -> Send:
        cookies = self._door.cookies
        known = cookies.actor_id(request.cookies)
        is_open = self._door.is_open(request.scope["path"])

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.setdefault("content-security-policy", content_security_policy())
                headers["x-content-type-options"] = "nosniff"
                headers["referrer-policy"] = "same-origin"
                is_page = headers.get("content-type", "").startswith("text/html") and message["status"] < 300
                if is_page and not is_open and (known is None or self._is_former(known)):
                    carrier = Response()
                    carrier.set_cookie(
                        cookies.browser_name,
                        cookies.for_browser(self._door.new_actor_id()),
                        max_age=COOKIE_SECONDS,
                        httponly=True,
                        samesite="lax",
                    )
                    headers.append("set-cookie", carrier.headers["set-cookie"])
            await send(message)

        return send_with_headers

    def _is_former(self, person_id: str) -> bool:
        try:
            return self._door.is_former(person_id)
        except StorageError:  # the page itself says so; nobody becomes somebody else by it
            return False


def _closed_page(translator: Translator) -> PlainTextResponse:
    return PlainTextResponse(translator("error.view_link_closed"), 403)


def _only_looks(request: HTTPConnection) -> bool:
    """Return whether a request leaves nothing here and asks for nothing about the server itself."""
    path = request.scope["path"]
    if request.scope.get("method", "GET") not in {"GET", "HEAD"}:
        return bool(path.endswith(RENEWAL))
    return not path.endswith(FIGURES)


def _host(request: HTTPConnection) -> str:
    host = request.headers.get("host", "").lower()
    return host[1:].partition("]")[0] if host.startswith("[") else host.partition(":")[0]


def _key_page(translator: Translator, *, is_wrong: bool) -> str:
    title, ask, button = (html.escape(translator(f"gate.{part}")) for part in ("title", "ask", "open"))
    wrong = f"<p role=alert>{html.escape(translator('gate.wrong'))}</p>" if is_wrong else ""
    return f"""<!doctype html>
<html lang="{html.escape(translator.locale)}"><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title>
<style>
:root {{ color-scheme: light dark; --paper: #faf8f4; --ink: #1d2226; --accent: #0c6a68; --hair: #cbc4b6; }}
@media (prefers-color-scheme: dark) {{
  :root {{ --paper: #15181a; --ink: #ebe8e1; --accent: #5cbdb5; --hair: #434a4e; }}
}}
body {{ font: 15px/1.5 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif;
  background: var(--paper); color: var(--ink); max-width: 26rem; margin: 15vh auto; padding: 0 1.5rem; }}
h1 {{ font-size: 1.4rem; }} [role=alert] {{ color: #b95513; }}
input, button {{ font: inherit; padding: .5rem .7rem; border: 1px solid var(--hair); border-radius: 3px; width: 100%;
  box-sizing: border-box; margin-top: .6rem; background: transparent; color: inherit; }}
button {{ background: var(--accent); color: var(--paper); border-color: var(--accent); }}
</style>
<h1>{title}</h1><p>{ask}</p>{wrong}
<form method="get">
<input name="key" type="password" autocomplete="current-password" aria-label="{title}" autofocus required>
<button>{button}</button></form></html>
"""
