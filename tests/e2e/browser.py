"""The machine's own Chromium, and windows that keep a record of everything that went wrong in them."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright, expect, sync_playwright

from tests.e2e.waiting import until

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""The shell comes first: it is the same browser without a window's own controls, which cost a fifth of the time."""
ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PATIENCE = 30_000
"""Milliseconds an element may take to appear on a busy machine; it costs time only where a test fails."""
DESKTOP = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}

IS_CUT_OFF = """() => fetch(`${location.origin}/_stcore/health`, { cache: "no-store" }).then(() => false, () => true)"""
CLOSES_LATE = """() => {
  const { close } = WebSocket.prototype;
  WebSocket.prototype.close = function closeLate(...how) {
    if (navigator.onLine) close.apply(this, how);
    else addEventListener("online", () => close.apply(this, how), { once: true });
  };
}"""
"""What Chromium does when anything was still to be sent: a socket closes when the line is back, and no earlier."""
FRAME_NOISE = re.compile(r"404.*/[a-z]+/_stcore/(health|host-config)")
"""On a page below the root, Streamlit's own script finds out where its server is by asking below that page first."""

REPORT_VIOLATIONS = """
addEventListener("securitypolicyviolation", (event) =>
  console.error(`content security policy: ${event.violatedDirective} refused ${event.blockedURI || event.sourceFile}`));
"""


def chromium_path() -> str:
    """Return where Chromium lies; skip the test where there is none, fail where one is required."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        reason = "no Chromium on this machine; install one, for example: apt-get install chromium"
        if os.environ.get("CXDESIGN_REQUIRE_BROWSER") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    return found


@contextmanager
def chromium(playwright: Playwright, *arguments: str) -> Iterator[Browser]:
    """Run Chromium without a window."""
    browser = playwright.chromium.launch(executable_path=chromium_path(), args=[*ARGUMENTS, *arguments])
    try:
        yield browser
    finally:
        browser.close()


@contextmanager
def driver() -> Iterator[Playwright]:
    """Start what drives the browser."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        yield playwright


def new_context(browser: Browser, **options: Any) -> BrowserContext:
    """Open a browser of its own: its own cookies, storage and cache."""
    defaults = {"viewport": DESKTOP, "locale": "en-US", "color_scheme": "light", "reduced_motion": "reduce"}
    context = browser.new_context(**{**defaults, **options})
    context.set_default_timeout(PATIENCE)
    context.add_init_script(REPORT_VIOLATIONS)
    return context


class Window:
    """One page, with a record of its faults.

    A fault is an error on the console, an uncaught exception, a violation of the content security policy, or a request
    to any host but the server.
    """

    def __init__(self, context: BrowserContext) -> None:
        self.context = context
        self.page: Page = context.new_page()
        self.faults: list[str] = []
        self.hosts: set[str] = set()
        self.origins: set[str] = set()
        self.page.on("request", lambda request: self._note_host(request.url))
        self.page.on("websocket", lambda socket: self._note_host(socket.url))
        self.page.on("console", self._note_message)
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))

    def go_off_line(self) -> None:
        """Cut the line, and the socket that could come up again while the browser is only just learning of it.

        Nobody hears from a socket that its line is gone: it is closed when the other end has agreed, which cannot be.
        """
        self.page.evaluate(CLOSES_LATE)
        self.context.set_offline(True)
        until(lambda: self.page.evaluate(IS_CUT_OFF), "nothing gets through")
        self.page.evaluate("() => dispatchEvent(new Event('offline'))")

    def faults_except(self, tolerated: Sequence[str]) -> list[str]:
        """Return the faults and the foreign hosts that were asked, except those that fit one of the patterns."""
        foreign = [f"a request left for {host}" for host in sorted(self.hosts) if not _is_here(host)]
        own = [fault for fault in self.faults if not FRAME_NOISE.search(fault)]
        return [fault for fault in foreign + own if not any(re.search(one, fault) for one in tolerated)]

    def _note_message(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.faults.append(f"{message.text} ({message.location.get('url', '')})")

    def _note_host(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme in {"http", "https", "ws", "wss"}:
            self.hosts.add(parts.hostname or "")
        if parts.scheme in {"http", "https"}:
            self.origins.add(f"{parts.scheme}://{parts.netloc}")


class People:
    """The browsers of the people in the tests; kept from test to test, because their cache spares seconds each time.

    The first window a test opens is always the same person's, the second another's, and so on. A stranger's browser
    was another stranger's before, and has forgotten everything but what it has in its cache.
    """

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._known: dict[str, BrowserContext] = {}
        self._free: dict[str, list[BrowserContext]] = {}

    def context(self, number: int, options: dict[str, Any]) -> BrowserContext:
        """Return the browser of the person of a number, with these options."""
        key = f"{number} {_sorted(options)}"
        if key not in self._known:
            self._known[key] = new_context(self._browser, **options)
        return self._known[key]

    def stranger(self, options: dict[str, Any]) -> BrowserContext:
        """Return a browser, with these options, that knows nothing of any server."""
        free = self._free.setdefault(_sorted(options), [])
        return free.pop() if free else new_context(self._browser, **options)

    def part(self, context: BrowserContext, options: dict[str, Any], origins: Iterable[str]) -> None:
        """Let a stranger go: close what is open and forget what the origins left behind."""
        context.set_offline(False)
        for page in context.pages:
            page.close()
        context.clear_cookies()
        context.clear_permissions()
        page = context.new_page()
        session = context.new_cdp_session(page)
        for origin in origins:
            session.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
        page.close()
        self._free[_sorted(options)].append(context)

    def close(self) -> None:
        """Close all of them."""
        for context in [*self._known.values(), *(one for free in self._free.values() for one in free)]:
            context.close()


def _sorted(options: dict[str, Any]) -> str:
    return repr(sorted(options.items(), key=repr))


def _is_here(host: str) -> bool:
    return host in {"127.0.0.1", "room.test"}
