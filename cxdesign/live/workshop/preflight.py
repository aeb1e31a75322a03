"""A test before the room comes: a phone opens an address, sends its frames there and back, and who leads sees it.

The address holds a token that this store's servers have signed, good for some minutes. It opens nothing: whoever has
it can tell that somebody got through, a few times a minute, and no more.
"""

from __future__ import annotations

import asyncio
import html
import json
import logging
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from statistics import median
from typing import Any

from itsdangerous import BadSignature, TimestampSigner
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, HTTPConnection, Request
from starlette.responses import HTMLResponse, Response
from starlette.websockets import WebSocket

from cxdesign.errors import CommandInvalid, CxDesignError, PermissionDenied, StorageError
from cxdesign.i18n import Translator, negotiate
from cxdesign.live.frames import dumps
from cxdesign.live.gate import is_loopback
from cxdesign.live.sockets import is_same_origin, received
from cxdesign.live.workshop.entry import POLICY, phone_files, read_body, refused
from cxdesign.live.workshop.frames import Check, Opened, Probed, parse_body, parse_phone
from cxdesign.live.workshop.interfaces import this_machine
from cxdesign.live.workshop.limits import Allowance
from cxdesign.resources import frontend_folder
from cxdesign.storage import Announcement, News, Topic

CHECK = "/join/check"
CHECK_SECONDS = 600
"""How long a token is good (ours)."""
PROBES = 5
"""How often frames go there and back (ours); the median of the times is told."""
PROBE_SECONDS = 15
"""How long all of that may take (ours)."""
TESTS_AT_ONCE, TESTS_A_MINUTE = 20, 20
"""How often one token may be used, and twice so often all of them together (ours)."""

Json = dict[str, Any]  # Any: JSON
Ear = Callable[[Json], None]

logger = logging.getLogger(__name__)


class Checks:
    """Who waits for test phones, and what they are told. All but the tokens runs on the event loop.

    Parameters
    ----------
    signing_key : str
        Signs the tokens; all servers of a store share it.
    news : News
        The line to the other servers: a proxy may bring the phone to another one than who leads.
    prefix : str
        Path prefix of the server.
    allowance : Allowance, optional
        How often a token may be used.
    """

    def __init__(self, signing_key: str, news: News, prefix: str, allowance: Allowance | None = None) -> None:
        self._signer = TimestampSigner(signing_key, salt="check")
        self._news = news
        self._prefix = prefix
        self._tests = allowance or Allowance(TESTS_AT_ONCE, TESTS_A_MINUTE)
        self._all_tests = Allowance(2 * TESTS_AT_ONCE, 2 * TESTS_A_MINUTE)
        self._ears: dict[str, Ear] = {}
        self._is_listening = False

    @contextmanager
    def hearing(self, ear: Ear) -> Iterator[str]:
        """Give a number for which ``ear`` hears of test phones until the end."""
        self._listen()
        number = secrets.token_urlsafe(9)
        self._ears[number] = ear
        try:
            yield number
        finally:
            del self._ears[number]

    def address(self, origin: str, number: str) -> str:
        """Return what a test phone opens at an origin."""
        return f"{origin}{self._prefix}{CHECK}#{self._signer.sign(number).decode()}"

    async def page(self, request: Request) -> Response:
        """Answer ``GET /join/check``."""
        locale = negotiate(request.headers.get("accept-language"))
        translate = Translator(locale)
        page = (frontend_folder() / "workshop" / "check.html").read_text("utf-8")
        texts = html.escape(json.dumps(translate.below("wayin."), ensure_ascii=False))
        fields = {"base": self._prefix, "files": phone_files(self._prefix), "lang": locale, "texts": texts}
        for name, value in {**fields, "title": html.escape(translate("wayin.page_title"))}.items():
            page = page.replace(f"{{{name}}}", value)
        return HTMLResponse(page, headers={"content-security-policy": POLICY, "cache-control": "no-cache"})

    async def opened(self, request: Request) -> Response:
        """Answer ``POST /api/workshop/check``: the page has come, whatever becomes of the line."""
        try:
            if not is_same_origin(request.headers):
                raise PermissionDenied("ticket_invalid")
            asked = parse_body(Opened, await read_body(request))
            await self._tell(self._number(asked.token), self._news_of(request, asked.phone, None))
        except CxDesignError as error:
            return refused(request, error)
        except ClientDisconnect:
            return Response(status_code=400)
        return Response(status_code=204)

    async def serve(self, socket: WebSocket, hello: Check) -> None:
        """Send frames to a test phone and back, and tell it and who leads how long that takes.

        Raises
        ------
        CxDesignError, TimeoutError
            When it is refused, or does not do what is asked.
        """
        number = self._number(hello.token)
        milliseconds = []
        async with asyncio.timeout(PROBE_SECONDS):
            for probe in range(PROBES):
                at = time.perf_counter()
                await socket.send_text(dumps({"type": "probe", "number": probe}))
                answer = parse_phone(await received(socket))
                if not isinstance(answer, Probed) or answer.number != probe:
                    raise CommandInvalid("frame_malformed")
                milliseconds.append(1000 * (time.perf_counter() - at))
        taken = round(median(milliseconds), 1)
        await self._tell(number, self._news_of(socket, hello.phone, taken))
        await socket.send_text(dumps({"type": "checked", "ms": taken}))
        await socket.close()

    def _number(self, token: str) -> str:
        """Return for whom a token is.

        Raises
        ------
        PermissionDenied
            ``check_over`` when it has run out, or is none; ``checks_too_fast``.
        """
        try:
            number = self._signer.unsign(token, max_age=CHECK_SECONDS).decode()
        except (BadSignature, ValueError) as error:
            raise PermissionDenied("check_over") from error
        if not (self._tests.take(number) and self._all_tests.take()):
            raise PermissionDenied("checks_too_fast")
        return number

    def _news_of(self, came: HTTPConnection, phone: str, taken: float | None) -> Json:
        origin = came.headers.get("origin", "")[:300]
        return {"type": "checked", "phone": phone, "origin": origin, "ms": taken, "is_own": _is_own(came)}

    async def _tell(self, number: str, message: Json) -> None:
        if self._hear(number, message) or not self._news.has_servers:
            return
        try:
            await run_in_threadpool(self._news.tell, Topic.CHECK, "", dumps({"number": number, "message": message}))
        except StorageError as error:
            logger.info("a test phone was not told: %s", error.code)

    def _hear(self, number: str, message: Json) -> bool:
        ear = self._ears.get(number)
        if ear is not None:
            ear(message)
        return ear is not None

    def _listen(self) -> None:
        """Hear from now on what other servers say of test phones."""
        if self._is_listening or not self._news.has_servers:
            return
        self._is_listening = True
        loop = asyncio.get_running_loop()

        def hand_over(announcement: Announcement) -> None:
            if announcement.topic is Topic.CHECK:
                with suppress(ValueError, TypeError, KeyError, RuntimeError):  # another version; the loop has ended
                    told = json.loads(announcement.body)
                    loop.call_soon_threadsafe(self._hear, str(told["number"]), dict(told["message"]))

        self._news.listen(hand_over)


def _is_own(came: HTTPConnection) -> bool:
    """Return whether somebody came from this machine itself, and not by a proxy on it."""
    if came.client is None or "x-forwarded-for" in came.headers:
        return False
    address = came.client.host.removeprefix("::ffff:")
    return is_loopback(address) or address in {one.address for one in this_machine().interfaces}
