"""When the line drops: edits wait, the badge says so, and each of them arrives once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from playwright.sync_api import Error, Page, WebSocketRoute, expect

from cxdesign.services.bootstrap import Services
from tests.builders import a_journey
from tests.e2e.conftest import NETWORK_NOISE, OpenWindow, opened, serving
from tests.e2e.maps import cards_of, texts
from tests.e2e.room import Room
from tests.e2e.server import AppServer
from tests.e2e.waiting import until

pytestmark = pytest.mark.e2e
TOLERATED_FAULTS = NETWORK_NOISE


@pytest.fixture(scope="module")
def own_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AppServer]:
    """A server that may be killed."""
    yield from serving(AppServer(tmp_path_factory.mktemp("own")))


@pytest.fixture(scope="module")
def own_services(own_server: AppServer) -> Iterator[Services]:
    """Its store."""
    yield from opened(own_server)


@pytest.fixture
def own_room(own_server: AppServer, own_services: Services) -> Room:
    """The server that may be killed, with its store; a test that failed may have left it dead."""
    if not own_server.is_running:
        own_server.start()
    return Room(own_server, own_services)


def test_edits_wait_while_one_is_offline_or_the_store_is_down_and_are_sent_once_on_return(
    room: Room, window: OpenWindow
) -> None:
    project = room.project(a_journey())
    ada_window, ben_window = window(), window()
    lines = lines_of(ben_window.page)
    ada, ben = room.enter(ada_window, project), room.enter(ben_window, project, name="Ben")
    ada_window.go_off_line()
    try:
        expect(ada.badge).to_have_text("Reconnecting")
        ada.add_card("Touchpoint t1", "pains", "first")
        ada.add_card("Touchpoint t1", "pains", "second")
        ada.drag(ada.card("Waits in line"), ada.cell("Touchpoint t3", "pains"))
        ada.press("ControlOrMeta+Z")
        expect(ada.badge).to_have_text("Reconnecting, 4 edits wait")
        expect(ada.root).to_have_attribute("data-pending", "4")
        foot = ada.page.locator(".st-key-shell-foot strong")
        said = "(node) => getComputedStyle(node, '::after').content + getComputedStyle(node).fontSize"
        assert foot.evaluate(said) == '"Edits wait in this browser"0px'
        ben.add_card("Touchpoint t1", "pains", "from Ben")
        ben.settled()
        assert texts(room.stored(project), "Touchpoint t1", "pains") == ["from Ben"]
    finally:
        ada_window.context.set_offline(False)
    expect(ada.badge).to_have_text("Live")
    room.agreed(project, ada, ben)
    assert foot.evaluate(said).startswith("none")
    assert texts(room.stored(project), "Touchpoint t1", "pains") == ["from Ben", "first", "second"]
    assert texts(room.stored(project), "Touchpoint t2", "pains") == ["Waits in line"]
    commands = Counter(operation.command for operation in room.operations(project, 1))
    assert commands == {"add_card": 3, "move_card": 1, "undo": 1}
    expect(ben.card("second")).to_be_visible()
    expect(ben.card("Waits in line")).to_be_visible()
    lines[-1].send('{"type":"store","is_up":false}')
    expect(ben.badge).to_have_text("Edits wait")
    ben.add_card("Touchpoint t1", "pains", "while the database is down")
    expect(ben.badge).to_have_text("1 edit waits")
    assert len(room.operations(project, 1)) == 5
    lines[-1].send('{"type":"store","is_up":true}')
    expect(ben.badge).to_have_text("Live")
    room.agreed(project, ada, ben)
    assert len(room.operations(project, 1)) == 6


def lines_of(page: Page) -> list[WebSocketRoute]:
    """Return the board's lines to the server, the newest last, on which the test may say something too."""
    lines: list[WebSocketRoute] = []

    def stand_between(line: WebSocketRoute) -> None:
        line.connect_to_server()
        lines.append(line)

    page.route_web_socket(re.compile(r"/api/projects/[^/]+$"), stand_between)
    return lines


def test_a_server_killed_while_somebody_writes_loses_nothing(own_room: Room, window: OpenWindow) -> None:
    project = own_room.project(a_journey())
    ada = own_room.enter(window(), project)
    ben = own_room.enter(window(), project, name="Ben")
    ada.add_card("Touchpoint t1", "pains", "before")
    ada.settled()
    ben.card("Waits in line").dblclick()
    ben.press("End")
    own_room.server.kill()
    for board in (ada, ben):
        expect(board.page.get_by_test_id("stApp")).to_have_attribute("data-test-connection-state", "PINGING_SERVER")
    with ben.page.expect_console_message(lambda message: "server is not responding" in message.text):
        ada.add_card("Touchpoint t1", "pains", "meanwhile")
    ada.drag_point("touchpoint:t2", "now", 3)
    ben.page.keyboard.type(", still")
    expect(ada.badge).to_have_text("Reconnecting, 2 edits wait")
    own_room.server.start()
    expect(ada.badge).to_have_text("Live")
    expect(ben.editor).to_have_value("Waits in line, still")
    ben.press("Enter")
    for board in (ada, ben):
        board.settled()
    stored = own_room.stored(project)
    assert texts(stored, "Touchpoint t1", "pains") == ["before", "meanwhile"]
    assert texts(stored, "Touchpoint t2", "pains") == ["Waits in line, still"]
    assert len(own_room.operations(project, 1)) == 4
    own_room.agreed(project, ada, ben)
    for board in (ada, ben):
        expect(board.card("Waits in line, still")).to_be_visible()
        expect(board.card("meanwhile")).to_be_visible()


def test_edits_that_wait_survive_a_reload(own_room: Room, window: OpenWindow) -> None:
    project = own_room.project(a_journey())
    ada = own_room.enter(window(), project)
    own_room.server.kill()
    expect(ada.root).to_have_attribute("data-live", "offline")
    ada.add_card("Touchpoint t1", "pains", "kept over the reload")
    ada.menu(ada.card("Waits in line"), "delete")
    expect(ada.root).to_have_attribute("data-pending", "2")
    with pytest.raises(Error, match="ERR_CONNECTION_REFUSED"):
        ada.page.reload()
    own_room.server.start()
    ada.open(own_room.address(project))
    ada.settled()
    expect(ada.card("kept over the reload")).to_be_visible()
    expect(ada.card("Waits in line")).to_have_count(0)
    stored = own_room.stored(project)
    assert texts(stored, "Touchpoint t1", "pains") == ["kept over the reload"]
    assert ("Touchpoint t2", "pains") not in cards_of(stored)
    assert len(own_room.operations(project, 1)) == 2


def test_without_a_socket_edits_go_by_the_page_and_a_colleagues_come_too(room: Room, window: OpenWindow) -> None:
    project = room.project(a_journey())
    ada_window = window()
    block_the_channel(ada_window.page)
    ada = room.enter(ada_window, project, live="fallback")
    ben = room.enter(window(), project, name="Ben")
    expect(ada.badge).to_have_text("Slow line")
    ada.add_card("Touchpoint t1", "pains", "by the slower way")
    ada.drag_point("touchpoint:t1", "now", 2)
    ada.settled()
    assert texts(room.stored(project), "Touchpoint t1", "pains") == ["by the slower way"]
    expect(ben.card("by the slower way")).to_be_visible()
    ben.add_card("Touchpoint t2", "pains", "from Ben")
    ben.settled()
    expect(ada.card("from Ben")).to_be_visible()
    ada.press("ControlOrMeta+Z")
    ada.settled()
    until(lambda: room.operations(project)[-1].command == "undo", "the undo went by the page too")
    assert len(room.operations(project, 1)) == 4


def block_the_channel(page: Page) -> None:
    """Close every socket of the board at once, as some proxies do; the page's own is left alone."""
    page.route_web_socket("**/api/projects/**", lambda socket: socket.close())
