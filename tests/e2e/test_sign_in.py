"""People sign in at a provider of OpenID Connect: strangers see a door, those who are known their projects."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, expect

from cxdesign.services.bootstrap import Services
from cxdesign.services.members import person_id
from tests.builders import a_journey
from tests.e2e.board import BoardPage
from tests.e2e.conftest import OpenWindow, opened, serving
from tests.e2e.room import Room
from tests.e2e.server import AppServer, answers, free_port
from tests.e2e.waiting import until

pytestmark = pytest.mark.e2e

SECRETS = """[auth]
redirect_uri = "{origin}/oauth2callback"
cookie_secret = "a secret of forty letters, for this test"
client_id = "workbench"
client_secret = "between the two"
server_metadata_url = "{provider}/.well-known/openid-configuration"
"""
TOLERATED_FAULTS = (r"cdn\.jsdelivr\.net", r"pico")
"""What the provider's own page asks for elsewhere."""
PEOPLE = (
    {"sub": "ann", "email": "ann@example.org", "email_verified": True},
    {"sub": "bob", "email": "bob@team.example", "email_verified": True},
    {"sub": "eve", "email": "ann@example.org", "email_verified": False},
)


@pytest.fixture(scope="module")
def provider(playwright: Playwright) -> Iterator[str]:
    """Where people sign in, and what its tokens call it."""
    port = free_port()
    people = [part for person in PEOPLE for part in ("--user-claims", json.dumps(person))]
    command = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "--port", str(port), *people]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        until(lambda: answers(f"{address}/.well-known/openid-configuration"), "the provider answers", seconds=60)
        yield address
    finally:
        running.terminate()
        running.wait(20)


@pytest.fixture
def signed_room(provider: str, tmp_path: Path) -> Iterator[Room]:
    """A server whose people sign in, and its store."""
    secrets = tmp_path / "secrets.toml"
    environment = {
        "STREAMLIT_SECRETS_FILES": str(secrets),
        "CXDESIGN_OWNERS": "ann@example.org",
        "CXDESIGN_EDITORS": "@team.example",
    }
    server = AppServer(tmp_path, environment)
    secrets.write_text(SECRETS.format(origin=server.url, provider=provider), "utf-8")
    for running in serving(server):
        for services in opened(running):
            yield Room(running, services)


def sign_in(page: Page, person: str) -> None:
    """Go through the provider's own page as one of its people."""
    page.get_by_role("button", name="Sign in").click()
    page.get_by_placeholder("sub").fill(person)
    page.get_by_role("button", name="Authorize").click()


def made_by(services: Services, project: str) -> str:
    """Return who did the last step in a project."""
    return services.store.log.after(project, 0)[-1].actor_id


def test_strangers_stay_at_the_door_and_those_who_are_known_work(
    signed_room: Room, provider: str, window: OpenWindow
) -> None:
    project = signed_room.project(a_journey(name="Nobody else's business"))
    page = window(is_new=True).page
    page.goto(signed_room.address(project))
    expect(page.get_by_role("button", name="Sign in")).to_be_visible(timeout=60_000)
    expect(page.get_by_test_id("stPageLink")).to_have_count(0)
    assert "Nobody else" not in page.content()

    sign_in(page, "eve")
    expect(page.get_by_text("has not verified this address")).to_be_visible(timeout=60_000)
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url(f"{provider}/oauth2/end_session?*")
    page.goto(signed_room.address(project))
    sign_in(page, "bob")
    expect(page.get_by_role("button", name="Open Nobody else's business")).to_be_visible(timeout=60_000)
    page.goto(signed_room.address(project))
    board = BoardPage(page)
    board.ready()
    board.settled()
    board.add_card("Touchpoint t1", "pains", "from bob")
    signed_room.agreed(project, board)
    bob = person_id({"iss": provider, "sub": "bob"})
    assert made_by(signed_room.services, project) == bob
