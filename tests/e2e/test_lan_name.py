"""The workbench opened over plain http by a name in the local network: no secure context, and the owner's key."""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect

from cxdesign.services.bootstrap import Services
from tests.acting import does
from tests.builders import a_journey
from tests.e2e.board import BoardPage
from tests.e2e.browser import PHONE, chromium
from tests.e2e.conftest import OpenWindow, opened, serving
from tests.e2e.maps import cards_of, texts
from tests.e2e.room import SOMEBODY_ELSE, Room
from tests.e2e.server import AppServer
from tests.e2e.test_accessibility import violations

pytestmark = pytest.mark.e2e

NAME = "room.test"
FORGED = """({ ticket, project }) => new Promise((done) => {
  const socket = new WebSocket(`${location.origin.replace("http", "ws")}/api/projects/${project}`);
  socket.onopen = () => socket.send(JSON.stringify({ type: "hello", ticket, revision: null }));
  socket.onmessage = ({ data }) => {
    const message = JSON.parse(data);
    const command = { name: "rename_project", new_name: "Mine" };
    if (message.type === "welcome") socket.send(JSON.stringify({ type: "command", id: "f".repeat(32), command }));
    if (message.type === "reject") { socket.close(); done(message.code); }
  };
})"""
"""Sends a command over a socket of its own, past the board, and gives the answer's code."""
TOLERATED_FAULTS = (r"status of 40[13]", r"response code: 403")
"""What the browser says when the server turns it away."""


@pytest.fixture(scope="module")
def open_server(tmp_path_factory: pytest.TempPathFactory, playwright: Playwright) -> Iterator[AppServer]:
    """A server that asks for the owner's key."""
    yield from serving(AppServer(tmp_path_factory.mktemp("open"), {"CXDESIGN_REQUIRE_KEY": "1"}))


@pytest.fixture(scope="module")
def open_services(open_server: AppServer) -> Iterator[Services]:
    """Its store."""
    yield from opened(open_server)


@pytest.fixture(scope="module")
def lan_browser(playwright: Playwright) -> Iterator[Browser]:
    """A Chromium for which the name leads to this machine."""
    with chromium(playwright, f"--host-resolver-rules=MAP {NAME} 127.0.0.1") as started:
        yield started


@pytest.fixture
def lan_room(open_server: AppServer, open_services: Services) -> Room:
    """The open server and its store."""
    return Room(open_server, open_services)


def test_a_viewer_comes_by_a_link_and_changes_nothing(lan_room: Room, lan_browser: Browser, window: OpenWindow) -> None:
    project, other = lan_room.project(a_journey(now={"t1": 1})), lan_room.sample("gym")
    links = lan_room.services.viewer_links
    origin = f"http://{NAME}:{lan_room.server.port}"
    page = window(within=lan_browser).page
    page.goto(f"{origin}/?project={project}&view={links.make(SOMEBODY_ELSE, project)}")
    expect(page.get_by_text("View only")).to_be_visible(timeout=60_000)
    assert "view=" not in page.url
    board = BoardPage(page)
    board.ready()
    board.settled()
    assert board.ask("b.canEdit") is False
    expect(page.locator("[data-history]:visible")).to_have_count(0)
    expect(page.locator(".insp-calm")).to_have_text(
        "Select something on the map, and everything about it can be read here."
    )
    expect(page.locator(".insp-keys")).to_have_count(0)
    expect(page.locator(".findings:visible, .talk-mark, .talk-group")).to_have_count(0)
    board.card("Books a room").click()
    expect(page.locator(".insp-kind")).to_have_text("Selected card")
    expect(page.locator(".insp-head:visible", has_text="Picture")).to_have_count(0)
    board.press_at_once(*"more words")
    expect(board.notices.last).to_contain_text("this view cannot be changed")
    page.keyboard.press("Escape")
    assert board.ask("b.projectId") == project
    bench = lan_room.services.projects.workbench(project)
    does(bench, SOMEBODY_ELSE, "add_comment", comment_id="comment:1", about_id="note:c3", text="Not for clients")
    does(bench, SOMEBODY_ELSE, "rename_touchpoint", touchpoint_id="touchpoint:t1", new_name="Lobby")
    expect(page.get_by_text("Lobby").first).to_be_visible()
    assert board.ask("[b.state.revision, ...[...b.state.records.keys()].filter((id) => id.startsWith('comment'))]") == [
        3
    ]
    expect(page.get_by_role("link", name="Import & export")).to_have_count(0)
    turned = board.ask("b.t('board.person_show', { name: 'Mei\\u202e\\u2066' })")
    assert ("Mei" in turned, {*"\u202e\u2066"} & {*turned}) == (True, set())  # nobody turns the words around
    page.keyboard.press("?")
    sheet = page.locator(".key-sheet")
    expect(sheet.locator("dt", has_text="Copy")).to_have_text("Copy")
    expect(sheet.locator("dt", has_text="Find on the map")).to_be_visible()
    expect(sheet.locator(".key-note, dt:text-matches('edit|delete|undo|paste|peak|comment', 'i')")).to_have_count(0)
    page.keyboard.press("Escape")
    page.goto(f"{origin}/blueprint?project={project}")
    expect(page.get_by_text("Reads the confirmation")).to_be_visible(timeout=60_000)
    expect(page.get_by_text("Nobody has drawn anything here yet.")).to_have_count(0)
    page.goto(f"{origin}/?project={project}")
    board.ready()
    board.settled()
    assert page.evaluate(FORGED, {"ticket": board.ask("b.data.ticket"), "project": project}) == "role_may_not_edit"
    assert lan_room.stored(project).revision == 3

    page.goto(f"{origin}/blueprint?project={other}")
    expect(page.get_by_text("A stay at the hotel").first).to_be_visible(timeout=60_000)
    expect(page.get_by_text("Gym with four scenes")).to_have_count(0)

    page.goto("about:blank")  # the page itself would complain of what it cannot load any more
    links.close(SOMEBODY_ELSE, project)
    page.goto(f"{origin}/?project={project}")
    expect(page.get_by_text("This link is not valid any more")).to_be_visible()
    page.goto(origin)
    expect(page.get_by_label("Owner's key")).to_be_visible()


def test_two_people_work_together_with_one_of_them_on_plain_http(
    lan_room: Room, lan_browser: Browser, window: OpenWindow
) -> None:
    project = lan_room.project(a_journey(now={"t1": 1}))
    key = lan_room.services.owner_key()
    far_window = window(within=lan_browser)
    origin = f"http://{NAME}:{lan_room.server.port}"
    far_window.page.goto(f"{origin}/?key={key}")
    assert "key=" not in far_window.page.url
    far_window.page.goto(lan_room.address(project, origin, page="workshop"))
    phone = window(within=lan_browser, viewport=PHONE).page
    _a_phone_tries_the_way_in(far_window.page, phone, origin)
    far = lan_room.enter(far_window, project, origin=origin)
    assert far.page.evaluate("[isSecureContext, typeof crypto.randomUUID, typeof navigator.locks]") == [
        False,
        "undefined",
        "undefined",
    ]
    near_window = window(is_new=True)
    near_window.page.goto(f"{lan_room.server.url}/?key={key}")
    near = lan_room.enter(near_window, project, name="Ben")

    far.add_card("Touchpoint t1", "pains", "by the name")
    far.drag(far.card("Waits in line"), far.cell("Touchpoint t3", "opportunities"))
    far.drag_point("touchpoint:t1", "now", 4)
    far.rename(far.stage("Stage s1"), "Before")
    lan_room.agreed(project, far, near)
    expect(near.card("by the name")).to_be_visible()
    expect(near.point("touchpoint:t1", "now")).to_have_attribute("aria-valuenow", "4")
    near.add_card("Touchpoint t2", "pains", "by the number")
    expect(far.card("by the number")).to_be_visible()
    far.undo_button.click()
    far.settled()
    far.reload()
    stored = lan_room.stored(project)
    assert stored.stages[0].name == "Stage s1"
    assert texts(stored, "Touchpoint t1", "pains") == ["by the name"]
    assert ("Touchpoint t3", "opportunities") in cards_of(stored)


def _a_phone_tries_the_way_in(lead: Page, phone: Page, origin: str) -> None:
    """No workshop is open yet: the address this page was opened by is offered, and a phone without a key tries it."""
    lead.get_by_role("button", name="Address and test phone").click()
    host = origin.removeprefix("http://")
    expect(lead.get_by_role("radio", name=f"{host} likely right")).to_be_checked()
    address = lead.get_by_role("link", name="or open this link on it").get_attribute("href")
    phone.goto(address or "")
    expect(phone.get_by_role("heading", name="You got through")).to_be_visible()
    expect(lead.locator(".came li")).to_contain_text(f"got through at {origin}: ")
    for page in (phone, lead):
        assert violations(page) == []


def test_without_the_key_nothing_opens(lan_room: Room, lan_browser: Browser, window: OpenWindow) -> None:
    project = lan_room.project(a_journey(name="Nobody else's business"))
    origin = f"http://{NAME}:{lan_room.server.port}"
    page = window(within=lan_browser, locale="zh-CN").page
    answer = page.goto(lan_room.address(project, origin))
    assert answer is not None
    assert answer.status == 401
    expect(page.get_by_role("textbox")).to_be_visible()
    assert "Nobody else" not in page.content()
    page.get_by_role("textbox").fill("not the key")
    page.get_by_role("button").click()
    expect(page.get_by_role("alert")).to_be_visible()
    for path in ("/_stcore/host-config", f"/api/projects/{project}/snapshot", "/static/index.html"):
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(lan_room.server.url + path)
        refused.value.close()
        assert refused.value.code == 401
    refused_by = page.evaluate(
        """(path) => new Promise((resolve) => {
          const socket = new WebSocket(`ws://${location.host}${path}`);
          socket.onopen = () => resolve("open");
          socket.onerror = () => resolve("refused");
        })""",
        f"/api/projects/{project}",
    )
    assert refused_by == "refused"
    page.get_by_role("textbox").fill(lan_room.services.owner_key())
    page.get_by_role("button").click()
    expect(page.locator("[data-testid=stApp]")).to_be_visible()


def test_a_server_for_this_machine_answers_to_no_foreign_name(
    room: Room, lan_browser: Browser, window: OpenWindow
) -> None:
    page = window(within=lan_browser).page
    answer = page.goto(f"http://{NAME}:{room.server.port}/")
    assert answer is not None
    assert answer.status == 403
