"""One server and one Chromium for all browser tests; windows and projects of its own for each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Playwright

from cxdesign.services.bootstrap import Services, build
from tests.e2e.browser import People, Window, chromium, chromium_path, driver, new_context
from tests.e2e.room import Room
from tests.e2e.server import AppServer

OpenWindow = Callable[..., Window]
NETWORK_NOISE = (
    r"net::ERR_",
    r"WebSocket connection to .* failed",
    r"Cannot send .* when disconnected from server",
    r"Client Error in reaching server endpoint",
    r"Client error: \w+ timed out",
    r"Streamlit server is not responding",
)
"""What the browser and the page's frame say while there is no network."""


@pytest.fixture(scope="package")
def playwright() -> Iterator[Playwright]:
    """What drives the browser."""
    chromium_path()
    with driver() as started:
        yield started


@pytest.fixture(scope="package")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """The Chromium that most tests share."""
    with chromium(playwright) as started:
        yield started


@pytest.fixture(scope="package")
def server(tmp_path_factory: pytest.TempPathFactory, playwright: Playwright) -> Iterator[AppServer]:
    """The server that most tests share."""
    yield from serving(AppServer(tmp_path_factory.mktemp("shared")))


@pytest.fixture(scope="package")
def services(server: AppServer) -> Iterator[Services]:
    """The store of the shared server, seen from the test's own process."""
    yield from opened(server)


@pytest.fixture
def room(server: AppServer, services: Services) -> Room:
    """The shared server and its store."""
    return Room(server, services)


@pytest.fixture(scope="package")
def people(browser: Browser) -> Iterator[People]:
    """The browsers of the people in the tests."""
    known = People(browser)
    yield known
    known.close()


@pytest.fixture
def window(people: People, browser: Browser, request: pytest.FixtureRequest) -> Iterator[OpenWindow]:
    """Open windows; afterwards none of them may have had a fault.

    ``is_new`` gives a browser that knows nothing of the server, ``within`` one of another Chromium. A module may say in
    ``TOLERATED_FAULTS`` what the browser complains of because of the test itself.
    """
    tolerated = getattr(request.module, "TOLERATED_FAULTS", ())
    windows: list[Window] = []
    strangers: list[tuple[BrowserContext, dict[str, Any]]] = []
    fresh: list[BrowserContext] = []

    def open_window(*, is_new: bool = False, within: Browser | None = None, **options: Any) -> Window:
        if within is not None or "storage_state" in options:
            fresh.append(new_context(within or browser, **options))
            context = fresh[-1]
        elif is_new:
            strangers.append((people.stranger(options), options))
            context = strangers[-1][0]
        else:
            context = people.context(len(windows), options)
        windows.append(Window(context))
        return windows[-1]

    yield open_window
    faults = [fault for one in windows for fault in one.faults_except(tolerated)]
    for one in windows:
        one.page.close()
    for context in fresh:
        context.close()
    origins = {origin for one in windows for origin in one.origins}
    for context, options in strangers:
        people.part(context, options, origins)
    assert faults == []


def serving(server: AppServer) -> Iterator[AppServer]:
    """Run a server; at the end it must not have printed an unhandled error."""
    server.start()
    try:
        yield server
    finally:
        server.stop()
    assert "Traceback" not in server.output, server.output


def opened(server: AppServer) -> Iterator[Services]:
    """Open the store of a server beside it."""
    services = build(server.database_url)
    yield services
    services.store.close()
